"""A server that keeps its views level keeps the totals of today at hand."""

from datetime import timedelta

import pytest

from application.queries.lists import overview_of
from application.views import views_of
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from


@pytest.mark.both_stores
def test_totals_of_today_are_kept_and_those_of_tomorrow_when_it_comes(place: HousePlace) -> None:
    house = place.open()
    claim_from(house, CONSUMER)
    with views_of(house) as views:
        views.catch_up()
        added_up = overview_of(views, house.today)
        kept = views.engine.reading("outstanding")()
        for day in (MARCH, MARCH + timedelta(days=1)):
            place.clock.move_to(day)
            views.keep_totals()
            assert kept.query("SELECT on_day FROM kept_days") == [(day.toordinal(),)]
            of_day = overview_of(views, day)
            assert of_day.total.claims == 1
            assert of_day == added_up or day != MARCH
