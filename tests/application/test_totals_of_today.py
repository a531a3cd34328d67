"""A server that keeps its views level keeps the totals of today at hand."""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Event
from time import sleep

import pytest

from application.queries.lists import overview_of
from application.today_kept import TodayKept
from application.views import views_of
from projections.database import Database
from projections.outstanding.keeping import Rest, Stopped
from projections.outstanding.kept import days_kept_wrongly
from projections.outstanding.questions import Outstanding
from tests.application.houses import CONSUMER, MARCH, PLAIN, HousePlace, claim_from

LOOKS = 1_000
"""So often it is looked for what must come, a moment apart."""


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


@pytest.mark.both_stores
def test_what_is_kept_of_today_is_made_while_others_write_and_folds_go_on(
    place: HousePlace,
) -> None:
    house = place.open()
    claim_from(house, CONSUMER)
    with views_of(house) as views:
        stop, rows = Event(), views.engine.reading("outstanding")()
        found: list[tuple[int, int]] = []

        def told(_position: int) -> None:
            """Once everything was folded: how much is kept, and of how many claims."""
            days = rows.query("SELECT kept FROM kept_days WHERE making = 0")
            [(claims,)] = rows.query("SELECT COUNT(*) FROM claims")
            found.append((max((kept for (kept,) in days), default=0), claims))
            if len(found) == 1:
                claim_from(house, PLAIN)
            if found[-1] == (3, 2):
                stop.set()

        views.keep_level_until(stop, told=told)
        assert found[0] == (0, 1)
        assert days_kept_wrongly(rows) == []
        assert overview_of(views, house.today).total.claims == 2


class ToldAmidReading(Outstanding):
    """Goes on reading only once its server was told to stop."""

    def __init__(self, database: Callable[[], Database]) -> None:
        super().__init__(database)
        self.reads, self.kept = Event(), list[bool]()

    def keep_next(self, on: date, *, rest: Rest = bool, stopped: Stopped = bool) -> bool:
        def amid() -> bool:
            self.reads.set()
            for _ in range(LOOKS):
                if stopped():
                    return True
                sleep(0.01)
            return False

        self.kept.append(super().keep_next(on, rest=rest, stopped=amid))
        return self.kept[-1]


@pytest.mark.both_stores
def test_a_server_that_stops_reads_no_more_of_today_and_the_next_one_goes_on(
    place: HousePlace,
) -> None:
    house = place.open()
    claim_from(house, CONSUMER)
    with views_of(house) as views:
        views.catch_up()
        rows = views.engine.reading("outstanding")
        outstanding = ToldAmidReading(rows)
        with TodayKept(house, outstanding).at_work() as look:
            look()
            assert outstanding.reads.wait(LOOKS)
        assert outstanding.kept == [False]
        assert rows().query("SELECT kept, making FROM kept_days") == [(0, 1)]
        assert rows().query("SELECT 1 FROM totals") == []  # what it read was not written either
        with TodayKept(house, views.outstanding).at_work() as look:
            look()
            for _ in range(LOOKS):
                if rows().query("SELECT kept, making FROM kept_days") == [(3, 0)]:
                    break
                sleep(0.01)
        assert rows().query("SELECT kept, making FROM kept_days") == [(3, 0)]
        assert days_kept_wrongly(rows()) == []
