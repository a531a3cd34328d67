"""What the daily runs of a period told that they did not do, by claim."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from application.compliance.stood_still import WITHHELD_BY_RUN, entry
from application.house import House
from domain.compliance.assessment import Span
from domain.facts import Point, Recorded, StreamKind, in_force
from domain.run.events import RunReported, RunStarted

Lines = Mapping[UUID, list[dict[str, Any]]]


def lines_of_runs(house: House, period: Span, at: Point) -> Lines:
    """The lines of all runs of a period as known at a point, as a report names them."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    for run in house.store.streams(StreamKind.RUN):
        facts = in_force(house.collections.history(run), at)
        if facts and isinstance(facts[0].fact, RunStarted) and period.holds(facts[0].fact.day):
            for one in facts[1:]:
                _add(found, facts[0], one)
    return found


def _add(found: dict[UUID, list[dict[str, Any]]], begun: Recorded, one: Recorded) -> None:
    if not isinstance(one.fact, RunReported):
        return
    assert isinstance(begun.fact, RunStarted)
    for line in one.fact.lines:
        if line.what in WITHHELD_BY_RUN:
            told = entry(one.fact.TOPIC, line.what, line.why, begun.fact.day, [one])
            found.setdefault(line.claim_id, []).append(told)
