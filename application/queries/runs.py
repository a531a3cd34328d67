"""The runs there were, as answers: of late, and one day's in full."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from pydantic import Field

from application.house import House
from application.queries.lists import Mine
from application.queries.shapes import Out
from application.run.day import runs_of
from domain.days import add_days
from domain.facts import StreamKind
from domain.run.events import RunLine
from domain.run.state import Run

DAYS_BACK: Final = 60
"""So far back `recent_runs` looks: two months of days, most of which have one run."""


class RunLineOut(Out):
    """What a run did with one claim, or why it did not."""

    claim: UUID
    invoice_number: str
    what: str
    why: str
    step: str
    letter: UUID | None


class RunOut(Out):
    """A run of a day; ``status`` is finished, stopped, or open (at work, or it died)."""

    id: UUID
    day: date
    status: str
    why: str
    started_at: datetime
    finished_at: datetime | None
    totals: dict[str, int]
    report_sha256: str


class RunFullOut(RunOut):
    """A run with every line of its report at which whoever asks may look."""

    lines: list[RunLineOut]
    unseen: int = Field(description="so many lines are about claims at which you may not look")


def recent_runs(house: House, *, days: int = DAYS_BACK) -> list[RunOut]:
    """The runs of late, the newest first."""
    today = house.today
    found = [run for back in range(days) for run in _newest(house, add_days(today, -back))]
    return [_told(run) for run in found]


def runs_in_full(house: House, day: date, *, mine: Mine) -> list[RunFullOut]:
    """The runs of a day with their reports, the first one first."""
    found: list[RunFullOut] = []
    for run in runs_of(house, day):
        lines = lines_of(house, run.lines, mine)
        told = [_line(line) for line in lines]
        found.append(RunFullOut(**dict(_told(run)), lines=told, unseen=len(run.lines) - len(told)))
    return found


def lines_of(house: House, lines: Sequence[RunLine], mine: Mine) -> list[RunLine]:
    """Those of the lines that are about claims of some creditors; None: of all.

    Whoever begins a run does not by that look at the claims it is about.
    """
    if mine is None:
        return [*lines]
    claims = {one for log in mine for one in house.store.streams(StreamKind.CLAIM, log)}
    return [line for line in lines if line.claim_id in claims]


def _newest(house: House, day: date) -> list[Run]:
    return list(runs_of(house, day))[::-1]


def _told(run: Run) -> RunOut:
    assert run.started_at is not None
    assert run.day is not None
    return RunOut(
        id=run.id,
        day=run.day,
        status="finished" if run.finished else "stopped" if run.aborted else "open",
        why=run.aborted,
        started_at=run.started_at,
        finished_at=run.finished_at,
        totals=dict(sorted(Counter(line.what for line in run.lines).items())),
        report_sha256=run.totals.report_sha256 if run.totals else "",
    )


def _line(line: RunLine) -> RunLineOut:
    return RunLineOut(
        claim=line.claim_id,
        invoice_number=line.invoice_number,
        what=line.what,
        why=line.why,
        step=line.step,
        letter=line.letter_id,
    )
