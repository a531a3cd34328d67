"""A daily run as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from domain.facts import Point, Recorded, in_force
from domain.run.events import RunAborted, RunFinished, RunLine, RunReported, RunStarted


@dataclass(slots=True)
class Run:
    """The state of one run, with its report as far as it was recorded."""

    id: UUID
    version: int = 0
    day: date | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    aborted: str = ""
    """Why it was stopped; empty while it works, and when it was taken up again."""
    looked_at: int = 0
    lines: list[RunLine] = field(default_factory=list)
    totals: RunFinished | None = None

    @property
    def finished(self) -> bool:
        """Tell whether the run came to its end."""
        return self.finished_at is not None


def fold(run_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Run:
    """The run as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    run = Run(run_id)
    for recorded in in_force(known, at):
        match recorded.fact:
            case RunStarted() as fact:
                run.day, run.started_at = fact.day, recorded.recorded_at
            case RunReported() as fact:
                run.looked_at, run.aborted = run.looked_at + fact.looked_at, ""
                run.lines += fact.lines
            case RunFinished() as fact:
                run.totals, run.finished_at, run.aborted = fact, recorded.recorded_at, ""
            case RunAborted() as fact:
                run.aborted = fact.why
            case _:
                pass
    run.version = known[-1].originator_version if known else 0
    return run
