"""The course of a claim in its dossier: by day, and with the letter that set a term."""

from datetime import date, time
from uuid import UUID

import pytest

from application.hand_over.rows import timeline_rows
from application.house import House
from domain.claim.events import DefaultDeclared
from tests.application.houses import HousePlace, case_of, clock_at, facts_of, run_on
from tests.application.test_bundles import claims

APRIL = date(2026, 4, 2)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock = clock_at(APRIL)
    return place.open()


def test_the_course_stands_by_day_and_names_the_letter_of_whose_term_default_came(
    place: HousePlace, house: House
) -> None:
    one: UUID = claims(house, 1)[0]
    for day in (APRIL, APRIL.replace(day=10), APRIL.replace(day=13)):
        run_on(place, house, day)
    place.clock.move_to(date(2026, 5, 1), time(10, 0))
    rows = list(timeline_rows(house, [case_of(house, one)]))
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    found = [fact for fact in facts_of(house, one) if isinstance(fact, DefaultDeclared)]
    told = [row.what for row in rows if row.what.startswith("Verzuim vastgesteld")]
    assert len(told) == len(found) > 0
    for fact, what in zip(found, told, strict=True):
        assert ("Brief met die termijn:" in what) is (fact.letter_id is not None)
        assert "aanmaning verstreken" not in what
