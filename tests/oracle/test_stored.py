"""Told lives lie in the real store as they were told, and are held to the same there."""

from datetime import date
from pathlib import Path
from uuid import UUID

from domain.compliance.assessment import Span, assessed
from domain.compliance.case_file import Around, CaseFile
from domain.facts import Point, Recorded
from tests.application.houses import HousePlace, clock_at
from tests.oracle.lives import lives
from tests.oracle.plain import Past
from tests.oracle.recorded import recorded
from tests.oracle.stored import read, write


def verdicts(past: Past, streams: dict[UUID, list[Recorded]]) -> dict[tuple[str, str], str]:
    """What the engine says of each claim, by obligation."""
    last = max(one.position for history in streams.values() for one in history)
    around, point = Around(streams), Point(last, past.today)
    return {
        (claim, one.obligation.code): one.verdict.value
        for claim in past.claims()
        for one in assessed(CaseFile(UUID(claim), point, around), Span(date.min, past.today))
    }


def test_what_is_told_lies_in_the_store_and_is_held_to_the_same_there(tmp_path: Path) -> None:
    told = list(lives(claims=25, seed=8))
    place = HousePlace("sqlite", "", tmp_path, clock_at(date(2024, 11, 1)))
    house = place.open()
    try:
        write(house.collections, place.clock, told)
        for past in told:
            kept, plain = read(house.collections, past), recorded(past.facts, past.log).streams
            for stream, history in plain.items():
                assert [one.fact for one in kept[stream]] == [one.fact for one in history]
                assert [one.actor for one in kept[stream]] == [one.actor for one in history]
            assert verdicts(past, kept) == verdicts(past, plain)
    finally:
        place.close()
