"""What the daily runs of a period told that they did not do, by claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from application.compliance.stood_still import WITHHELD_BY_RUN, entry
from application.house import House
from application.replay.household import LeftOut
from domain.compliance.assessment import Span
from domain.errors import IntegrityBroken
from domain.facts import Point, Recorded, StreamKind, in_force
from domain.run.events import RunReported, RunStarted
from projections.log.quarantine import code_of

Lines: TypeAlias = Mapping[UUID, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class RunsTold:
    """The lines of runs by claim, and the runs that could not be read."""

    lines: Lines
    left_out: tuple[LeftOut, ...]


def lines_of_runs(house: House, period: Span, at: Point) -> RunsTold:
    """The lines of all runs of a period as known at a point, as a report names them."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    left_out: list[LeftOut] = []
    for run in house.store.streams(StreamKind.RUN):
        try:
            facts = in_force(house.store.history(run, through=at.position), at)
        except IntegrityBroken as error:
            left_out.append(LeftOut(str(run), 0, code_of(error)))
            continue
        if facts and isinstance(facts[0].fact, RunStarted) and period.holds(facts[0].fact.day):
            for one in facts[1:]:
                _add(found, facts[0].fact.day, one)
    return RunsTold(found, tuple(left_out))


def _add(found: dict[UUID, list[dict[str, Any]]], day: date, one: Recorded) -> None:
    if not isinstance(one.fact, RunReported):
        return
    for line in one.fact.lines:
        if line.what in WITHHELD_BY_RUN:
            told = entry(one.fact.TOPIC, line.what, line.why, day, [one])
            found.setdefault(line.claim_id, []).append(told)
