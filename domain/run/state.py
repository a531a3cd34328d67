"""A daily run as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.facts import Point, Recorded, in_force
from domain.run.events import RunAborted, RunFinished, RunStarted


@dataclass(slots=True)
class Run:
    """The state of one run."""

    id: UUID
    version: int = 0
    day: date | None = None
    finished: bool = False
    aborted: bool = False


def fold(run_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Run:
    """Give the run as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    run = Run(run_id)
    for recorded in in_force(known, at):
        match recorded.fact:
            case RunStarted() as fact:
                run.day, run.aborted = fact.day, False
            case RunFinished():
                run.finished = True
            case RunAborted():
                run.aborted = True
            case _:
                pass
    run.version = known[-1].originator_version if known else 0
    return run
