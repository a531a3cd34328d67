"""The inspector's file: every claim judged as known at a point, and what came of it in a folder.

From one position of the log its bytes are the same: whenever, wherever and by however many
processes it is made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from adapters.exports.rulings import claims_sheet, rulings_sheet
from adapters.exports.rulings_parquet import write_rulings
from adapters.paper.compliance_page import print_compliance
from application.compliance.asked import ComplianceAsked, canonical
from application.compliance.folder import digest_of, whole_folder, write_digests, written
from application.compliance.head import head_of
from application.compliance.on_paper import PaperFound
from application.compliance.over_all import HeldToObligations, Over, over_the_store
from application.compliance.persons import PERSONS, write_persons
from application.compliance.rows import Claims, claim_rows, ruling_rows
from application.compliance.run_lines import Lines, lines_of_runs
from application.compliance.sums import Sums
from application.compliance.words import SaysCompliance
from application.house import House
from application.replay.household import ClaimResult
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


@dataclass(frozen=True, slots=True)
class _Claims:
    """The claims of a report in order, with what runs withheld; read as often as asked."""

    found: Iterable[ClaimResult]
    lines: Lines

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for one in self.found:
            if told := self.lines.get(one.claim_id):
                withheld = [*one.value["withheld"], *told]
                withheld.sort(key=lambda what: what["facts"][0]["position"])
                yield {**one.value, "withheld": withheld}
            else:
                yield one.value


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
        claims = _Claims(found, runs.lines)
        head = head_of(house, asked)
        made = fill_folder(folder, asked, head, claims, left_out=left_out, words=words)
        # Beside the digests: a later program gives the same report, and says that it was it.
        (folder / MADE_BY).write_text(f"vordering {program_version()}\n", "ascii")
        if names:
            write_persons(house, folder / PERSONS, claims)
        before(claims)
        return made


def fill_folder(
    folder: Path,
    asked: ComplianceAsked,
    head: Mapping[str, Any],
    claims: Claims,
    *,
    left_out: Sequence[Mapping[str, Any]],
    words: SaysCompliance,
) -> ReportMade:
    """Write every file of a report from what was found of claims, which are gone through often."""
    sums, paper = Sums(asked.in_force), PaperFound()
    for claim in claims:
        sums.add(claim)
        paper.add(claim)
    rest = {"head": head, "left_out": list(left_out), "sums": sums.told()}
    _write_for_machines(folder, asked, claims, rest)
    sha256 = digest_of(folder / "report.json")
    for language in LANGUAGES:
        printed = paper.paper(
            head, sums, report_sha256=sha256, left_out=left_out, words=words, language=language
        )
        pdf = print_compliance(printed, language=language)
        (folder / f"report.{language}.pdf").write_bytes(pdf)
    write_digests(folder)
    return ReportMade(sha256, head, sums, tuple(left_out))


def _write_for_machines(
    folder: Path,
    asked: ComplianceAsked,
    claims: Claims,
    rest: Mapping[str, Any],
) -> None:
    codes = [one.code for one in asked.in_force]
    written(folder / "report.json", _whole(claims, rest))
    written(folder / "rules.json", (asked.rules,))
    written(folder / "rulings.csv", rulings_sheet(ruling_rows(claims)))
    written(folder / "claims.csv", claims_sheet(claim_rows(claims, codes), codes))
    write_rulings(folder / "rulings.parquet", ruling_rows(claims))


def _whole(claims: Claims, rest: Mapping[str, Any]) -> Iterator[bytes]:
    """One JSON object, canonical, written claim by claim: ``claims`` is the first of its keys."""
    assert min(rest) > "claims"
    yield b'{"claims":['
    for number, claim in enumerate(claims):
        yield (b"," if number else b"") + canonical(claim)
    yield b"]," + canonical(rest)[1:]
