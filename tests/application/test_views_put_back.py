"""Views beside a log that was put back from a backup: they are made again, and miss nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from shutil import copyfile
from typing import Final

import pytest

from application.fsck.views import view_findings
from application.house import House
from application.views import views_of
from tests.application.houses import HousePlace
from tests.application.webhook_sights import claims

STORE: Final = "vordering.sqlite3"


@contextmanager
def put_back(place: HousePlace, *, before: int, since: int) -> Iterator[House]:
    """A home whose views saw claims that are gone, and in whose log others came since."""
    kept = place.home.with_name("backup.sqlite3")
    with place.opened() as house:
        claims(house, 1)
    copyfile(place.home / STORE, kept)
    with place.opened() as house, views_of(house) as views:
        claims(house, before)
        views.catch_up()
    copyfile(kept, place.home / STORE)
    with place.opened() as house:
        place.clock.instant += timedelta(minutes=1)
        claims(house, since)
        yield house


@pytest.mark.parametrize(("before", "since"), [(3, 1), (1, 3), (2, 2)])
def test_a_log_that_was_put_back_is_told_as_it_is_now(
    place: HousePlace, before: int, since: int
) -> None:
    with put_back(place, before=before, since=since) as house:
        with views_of(house) as views:
            assert views.are_of_another_log()
            views.catch_up()
            assert not views.are_of_another_log()
            claims(house, 1)
            views.catch_up()
        assert list(view_findings(house)) == []


def test_a_server_that_starts_makes_them_again(place: HousePlace) -> None:
    with put_back(place, before=1, since=3) as house, views_of(house) as views:
        assert views.refresh()
        assert not views.are_of_another_log()
        assert views.refresh() == []


def test_where_nothing_was_put_back_nothing_is_made_again(place: HousePlace) -> None:
    with place.opened() as house, views_of(house) as views:
        assert not views.are_of_another_log()
        claims(house, 2)
        views.catch_up()
        claims(house, 1)
        assert not views.are_of_another_log()
        assert views.refresh() == []
