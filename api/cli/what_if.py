"""`what-if`: two plans beside each other, for people, as CSV, and as a picture."""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import typer

from api.cli.saying import before_shown, show, table, tell
from api.words.figures import money
from api.words.shell.speech import on_day, say
from api.words.what_if import GROUPS, WIDENED, letter_kind, limit, of_pair, part_of, tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.queries.what_if_shapes import ClaimDiffersOut, WhatIfOut

Chart: TypeAlias = Annotated[
    Path | None, typer.Option("--chart", metavar="FILE", help="also draw the picture here, as SVG")
]
Csv: TypeAlias = Annotated[bool, typer.Option("--csv", help="as CSV: a line for each sum")]

_TELL_EACH: Final = 250
_MOST: Final = 20


def plan_file(name: str) -> str:
    """The text of a plan's file, or the name of a plan; raises Refusal ``plan.encoding``.

    Raises BadParameter of a file that is not there: no plan is called so.
    """
    from domain.errors import Refusal

    file = Path(name)
    if not file.is_file():
        if file.suffix == ".toml" or "/" in name:
            raise typer.BadParameter(f"'{name[:200]}' does not exist.")
        return name
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refusal(
            "plan.encoding", f"{file.name} is not UTF-8.", way_out="Save it as UTF-8."
        ) from None


@dataclass(slots=True)
class HowFar:
    """Says now and then to a person who waits how many claims were looked at."""

    parts: int = 0

    def __call__(self, looked_at: int) -> None:
        """Hear how many there were so far."""
        if sys.stderr.isatty() and looked_at // _TELL_EACH > self.parts:
            self.parts = looked_at // _TELL_EACH
            tell(say("{count} claims looked at", count=looked_at))


def write_chart(found: "WhatIfOut", place: Path) -> None:
    """Draw the picture of an answer into a file."""
    from api.words.what_if_picture import picture_of

    before_shown()
    place.write_text(picture_of(found), encoding="utf-8")
    tell(say("The picture is in {place}.", place=place))


def show_csv(found: "WhatIfOut") -> None:
    """Print every sum as a line, for a spreadsheet: codes, and amounts as decimals."""
    before_shown()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("plan", "what", "of", "by", "number", "low", "high"))
    for one in found.plans:
        for row in one.counted:
            out.writerow((one.plan, row.what, row.of, row.by, row.count, row.low, row.high))
        for sum_ in one.summed:
            rest = (sum_.amount, sum_.low, sum_.high)
            out.writerow((one.plan, sum_.what, sum_.month, "", *rest))


def show_what_if(found: "WhatIfOut") -> None:
    """Print both plans side by side, where claims differ, and what is not known."""
    from api.words.what_if_picture import plan_called, rows_of

    plans = [plan_called(one, found) for one in found.plans]
    show(
        say(
            "{first} through {last}: {claims} claims, {runs} runs. Nothing was sent or recorded.",
            first=on_day(found.first),
            last=on_day(found.last),
            claims=found.claims,
            runs=found.runs,
        )
    )
    show(*_remarks(found))
    counts, sums = _names(found)
    rows = [
        *((_head(name, label), *(one.said for one in bars)) for name in counts
          for label, bars in rows_of(found, [name], write=str)),
        *((_head(name, label), *(one.said for one in bars)) for name in sums
          for label, bars in rows_of(found, [name], write=money)),
    ]  # fmt: skip
    show(table("what", *plans, rows=rows, right=plans))
    show(say("{count} claims go otherwise.", count=found.differing))
    show(*(line for one in found.differ[:_MOST] for line in _claim(one)))
    show(*_observed(found), *(f"- {limit(one.code)}" for one in found.limits))


def _names(found: "WhatIfOut") -> tuple[list[str], list[str]]:
    counts = dict.fromkeys(row.what for one in found.plans for row in one.counted)
    sums = dict.fromkeys(row.what for one in found.plans for row in one.summed)
    return sorted(counts), sorted(sums)


def _head(name: str, label: str) -> str:
    return tried(name) if label == tried(name) else f"{tried(name)}: {label}"


def _remarks(found: "WhatIfOut") -> "Iterator[str]":
    for one in found.plans:
        yield from (f"{one.plan}, {row.line}: {row.says} [{row.code}]" for row in one.remarks)


def _claim(one: "ClaimDiffersOut") -> "Iterator[str]":
    yield one.invoice_number
    for under in one.under:
        told = (
            f"{on_day(m.on)} {tried(m.what).lower()} {part_of(m.what, m.of, m.by)}".strip()
            for m in under.moments
        )
        yield f"  {under.plan}: {'; '.join(told) or '-'}"


def _observed(found: "WhatIfOut") -> "Iterator[str]":
    for one in found.observed:
        parts = (letter_kind(one.asked_by), *(of_pair(GROUPS[x]) for x in (one.band, one.debtor)))
        yield say(
            "{group}: {seen} answers observed, {widened}",
            group=", ".join(parts),
            seen=one.observed,
            widened=of_pair(WIDENED[one.widened]),
        )
