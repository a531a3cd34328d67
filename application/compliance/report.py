"""The inspector's file: every claim judged as known at a point, and what came of it in a folder.

From one position of the log its bytes are the same: whenever, wherever and by however many
processes it is made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from adapters.exports.rulings import claims_head, rulings_head
from adapters.exports.rulings_parquet import RulingsFile
from adapters.paper.compliance_page import print_compliance
from application.compliance.asked import ComplianceAsked, canonical
from application.compliance.folder import Writing, whole_folder, write_digests
from application.compliance.head import head_of
from application.compliance.on_paper import PaperFound
from application.compliance.over_all import HeldToObligations, Over, over_the_store
from application.compliance.persons import PERSONS, write_persons
from application.compliance.rows import Claims
from application.compliance.run_lines import lines_of_runs
from application.compliance.section import Section, sections
from application.compliance.sums import Sums
from application.compliance.words import SaysCompliance
from application.house import House
from application.replay.run import program_version
from domain.letter.text.content import Language

MADE_BY: Final = "made-by.txt"
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A report that was written: its digest (that of ``report.json``), its head and its sums."""

    sha256: str
    head: Mapping[str, Any]
    sums: Sums
    left_out: tuple[Mapping[str, Any], ...]


def write_report(
    house: House,
    asked: ComplianceAsked,
    to: Path,
    *,
    words: SaysCompliance,
    over: Over | None = None,
    names: bool = False,
    before: Callable[[Claims], None] = lambda _: None,
) -> ReportMade:
    """Write a report to a new folder: all of it, or nothing.

    ``over`` holds the claims to the obligations; none given: a replay of the store. ``names``:
    also who the debtors are, in a sheet beside the report. ``before`` is done when all is
    written and nobody can see it yet.
    Raises FolderTaken, DiskFull, FolderUnfit, ReplayEnded, StoreError.
    """
    over = over or over_the_store(house, asked)
    with whole_folder(to) as folder, over(HeldToObligations.of(asked)) as found:
        runs = lines_of_runs(house, asked.period, asked.at)
        left_out = [asdict(one) for one in sorted({*found.left_out, *runs.left_out})]
        head, paper = head_of(house, asked), PaperFound()
        coming = sections(found.lines, runs.lines, asked.codes, paper, hands=found.hands)
        about: list[Mapping[str, Any]] = []
        made = fill_folder(
            folder,
            asked,
            head,
            _noting(coming, about),
            left_out=left_out,
            words=words,
            paper=paper,
        )
        # Beside the digests: a later program gives the same report, and says that it was it.
        (folder / MADE_BY).write_text(f"vordering {program_version()}\n", "ascii")
        if names:
            write_persons(house, folder / PERSONS, about)
        before(about)
        return made


def _noting(coming: Iterable[Section], about: list[Mapping[str, Any]]) -> Iterator[Section]:
    for one in coming:
        about += one.about
        yield one


def fill_folder(
    folder: Path,
    asked: ComplianceAsked,
    head: Mapping[str, Any],
    coming: Iterable[Section],
    *,
    left_out: Sequence[Mapping[str, Any]],
    words: SaysCompliance,
    paper: PaperFound,
) -> ReportMade:
    """Write every file of a report from its sections, which come in order; ``paper`` is filled."""
    sums = Sums(asked.in_force)
    known = _write_for_machines(
        folder,
        asked,
        _joined(coming, sums, paper),
        rest=lambda: {"head": head, "left_out": list(left_out), "sums": sums.told()},
    )
    sha256 = known["report.json"]
    for language in LANGUAGES:
        printed = paper.paper(
            head, sums, report_sha256=sha256, left_out=left_out, words=words, language=language
        )
        pdf = print_compliance(printed, language=language)
        (folder / f"report.{language}.pdf").write_bytes(pdf)
    write_digests(folder, known)
    return ReportMade(sha256, head, sums, tuple(left_out))


def _joined(coming: Iterable[Section], sums: Sums, paper: PaperFound) -> Iterator[Section]:
    for one in coming:
        sums.join(one.sums)
        paper.join(one.paper)
        yield one


def _write_for_machines(
    folder: Path,
    asked: ComplianceAsked,
    coming: Iterable[Section],
    *,
    rest: Callable[[], Mapping[str, Any]],
) -> dict[str, str]:
    """The digests of what was written; ``rest`` is asked when all sections came.

    The report is one JSON object, canonical: ``claims`` is the first of its keys.
    """
    (folder / "rules.json").write_bytes(asked.rules)
    with (
        Writing(folder / "report.json") as report,
        Writing(folder / "rulings.csv") as rulings,
        Writing(folder / "claims.csv") as claims,
        RulingsFile(folder / "rulings.parquet") as table,
    ):
        report.add(b'{"claims":[')
        rulings.add(rulings_head())
        claims.add(claims_head(asked.codes))
        for one in coming:
            report.add((b"," if one.number else b"") + one.report)
            rulings.add(one.rulings)
            claims.add(one.claims)
            table.add(one.table)
        last = rest()
        assert min(last) > "claims"
        report.add(b"]," + canonical(last)[1:])
    return {
        "report.json": report.sha256,
        "rulings.csv": rulings.sha256,
        "claims.csv": claims.sha256,
    }
