"""The files of a report in sections: what some claims come to in each, written by whoever may.

A section knows nothing of the others, so that many hands write them; put behind each other in the
order of the claims they are the same bytes, however many they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from adapters.exports.rulings import claim_lines, ruling_lines
from adapters.exports.rulings_parquet import packed_rulings
from application.compliance.asked import canonical
from application.compliance.on_paper import PaperFound
from application.compliance.rows import about, claim_rows, ruling_rows
from application.compliance.run_lines import Lines
from application.compliance.sums import Sums
from application.replay.portion import claim_of, result_of, value_of
from projections.parts import Hands

CLAIMS: Final = 100
"""In a section: some megabyte of each file."""


@dataclass(frozen=True, slots=True)
class Section:
    """What some claims that follow each other come to: in each file, counted, and on paper."""

    number: int
    report: bytes
    """The claims as JSON, between commas."""
    rulings: bytes
    claims: bytes
    table: bytes
    """The rulings as they go into a Parquet file."""
    sums: Sums
    paper: PaperFound
    about: tuple[Mapping[str, Any], ...]
    """Which claims, and whose."""


@dataclass(frozen=True, slots=True)
class WriteSection:
    """Writes a section from lines of a replay, with what runs told of its claims.

    ``paper`` says what paper still has room for.
    """

    number: int
    lines: tuple[bytes, ...]
    of_runs: Lines
    codes: tuple[str, ...]
    paper: PaperFound

    def __call__(self, _place: object) -> Section:
        """Read each claim once for all files."""
        return section_of(self._claims(), self.codes, number=self.number, paper=self.paper)

    def _claims(self) -> Iterator[tuple[Mapping[str, Any], bytes]]:
        for line in self.lines:
            result = result_of(line)
            if told := self.of_runs.get(result.claim_id):
                withheld = [*result.value["withheld"], *told]
                withheld.sort(key=lambda what: what["facts"][0]["position"])
                claim = {**result.value, "withheld": withheld}
                yield claim, canonical(claim)
            else:
                yield result.value, value_of(line)


def section_of(
    claims: Iterable[tuple[Mapping[str, Any], bytes]],
    codes: Sequence[str],
    *,
    number: int = 0,
    paper: PaperFound | None = None,
) -> Section:
    """What some claims come to; each comes with its canonical JSON."""
    paper = paper or PaperFound()
    sums, told, texts = Sums(()), list[Mapping[str, Any]](), list[bytes]()
    for claim, text in claims:
        sums.add(claim)
        paper.add(claim)
        told.append(claim)
        texts.append(text)
    rows = list(ruling_rows(told))
    return Section(
        number=number,
        report=b",".join(texts),
        rulings=ruling_lines(rows),
        claims=claim_lines(claim_rows(told, codes), codes),
        table=packed_rulings(rows),
        sums=sums,
        paper=paper,
        about=tuple(map(about, told)),
    )


def sections(
    lines: Iterable[bytes],
    of_runs: Lines,
    codes: tuple[str, ...],
    paper: PaperFound,
    *,
    hands: Hands[Any],
) -> Iterator[Section]:
    """The sections of a report in order; ``paper`` is filled by whoever takes them."""
    coming = hands(_work(lines, of_runs, codes, paper))
    early: dict[int, Section] = {}
    wanted = 0
    for one in coming:
        early[one.number] = one
        while wanted in early:
            yield early.pop(wanted)
            wanted += 1


def _work(
    lines: Iterable[bytes], of_runs: Lines, codes: tuple[str, ...], paper: PaperFound
) -> Iterator[WriteSection]:
    left, number = iter(lines), 0
    while some := tuple(islice(left, CLAIMS)):
        told = {}
        if of_runs:
            ids = map(claim_of, some)
            told = {one: of_runs[one] for one in ids if one in of_runs}
        yield WriteSection(number, some, told, codes, paper.later())
        number += 1
