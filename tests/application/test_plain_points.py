"""Whatever is asked at a point is what a plain fold of its facts gives (``tests.trial``)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from application.house import House
from application.month_ends import MonthEnds
from application.past import PastPoints
from application.views import views_of
from tests.application.houses import CONSUMER, MARCH, HousePlace, business_from, claim_from, run_on
from tests.trial.points import Asked, Held, PlainLog, drawn, hold, struck_in, unsettled

POINTS = 60


@contextmanager
def lived(place: HousePlace) -> Iterator[House]:
    """Three claims that were worked on for two months, and payments of earlier days told after."""
    house = place.open()
    business_from(house)
    for number in ("2026-0119", "2026-0120"):
        claim_from(house, CONSUMER, ("2026-0118", number))
    for day in (MARCH, date(2026, 4, 2), date(2026, 5, 6)):
        run_on(place, house, day)
    assert unsettled(house, Random(3)) == 3
    yield house


@pytest.mark.both_stores
def test_a_claim_its_row_and_its_trail_are_at_any_point_what_their_facts_say(
    place: HousePlace, tmp_path: Path
) -> None:
    with lived(place) as house, views_of(house) as views:
        views.catch_up()
        plain, held = PlainLog.of(house), Held()
        months = MonthEnds(tmp_path / "ends", house.store, today=lambda: house.today, worth=1)
        past = PastPoints(house.store, months)
        for asked in islice(drawn(house, plain, Random(7)), POINTS):
            hold(house, views, past, plain, asked, held)
        past.close()
        assert held.triples == 3 * POINTS
        assert held.different == []


def test_a_fact_that_is_left_out_is_noticed_in_claim_row_and_trail(place: HousePlace) -> None:
    with lived(place) as house, views_of(house) as views:
        views.catch_up()
        plain, held = PlainLog.of(house), Held()
        paid = next(
            one
            for one in plain.every()
            if one.fact.TOPIC == "claim.payment_received"
            and one.originator_version not in struck_in(plain.facts[one.originator_id])
        )
        kept = [one for one in plain.facts[paid.originator_id] if one != paid]
        plain.facts[paid.originator_id] = kept
        past = PastPoints(house.store)
        asked = Asked(house.today, house.store.last_position(), [paid.originator_id], whole=False)
        hold(house, views, past, plain, asked, held)
        past.close()
        assert {one.split()[0] for one in held.different} >= {"claim", "row", "trail"}
