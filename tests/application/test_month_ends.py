"""A month's end is kept as it was known then; a past point is folded from the last one."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.views import SqliteViews
from application.house import House
from application.month_ends import MonthEnds
from application.past import PastPoints
from application.past_fold import Beginning, fold_point, views_of_a_point
from domain.days import ends
from domain.errors import StoreError
from domain.facts import Point
from projections.engine import Engine
from projections.past import PastFeed
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from, run_on
from tests.asking import register_payment
from tests.projections.test_engine import everything

END_OF_MARCH = date(2026, 3, 31)
MAY = date(2026, 5, 6)


@pytest.fixture
def lived(place: HousePlace) -> House:
    """A house with one claim, whose payment of 20 March is only told in April; it is May."""
    house = place.open()
    claim = claim_from(house, CONSUMER)
    for day in (MARCH, date(2026, 4, 2), date(2026, 4, 20)):
        run_on(place, house, day)
    pay(house, claim, credited_on=date(2026, 3, 20))
    place.clock.move_to(MAY)
    return house


def pay(house: House, claim: UUID, *, credited_on: date) -> None:
    register_payment(
        house,
        claim,
        by=by(),
        payment_id=f"p-{credited_on}",
        amount=10_00,
        credited_on=credited_on,
    )


def months_of(house: House, place: Path, *, worth: int = 1) -> MonthEnds:
    return MonthEnds(place / "kept", house.store, today=lambda: house.today, worth=worth)


def rows(house: House, at: Point, folder: Path, begin: Beginning | None = None) -> dict[str, Any]:
    """All rows of a point."""
    folder.mkdir()
    fold_point(house.store, at, folder, begin)
    with closing(SqliteViews(folder)) as kept:
        return everything(Engine(PastFeed(house.store, at), kept, views_of_a_point()))


def test_a_past_point_begins_at_the_end_of_the_month_before_it(
    lived: House, tmp_path: Path
) -> None:
    months = months_of(lived, tmp_path)
    known = lived.store.position_at(ends(END_OF_MARCH))
    at = Point(lived.store.last_position(), date(2026, 4, 10))
    begin = months.beginning(at)
    assert begin is not None
    assert begin.at == Point(known, END_OF_MARCH)
    assert months.kept.names() == ["2026-03-31"]
    whole = rows(lived, at, tmp_path / "whole")
    assert rows(lived, at, tmp_path / "begun", begin) == whole
    assert whole["outstanding.claims"]


def test_the_last_day_of_a_month_begins_at_its_own_end_and_the_day_before_at_an_earlier_one(
    lived: House, tmp_path: Path
) -> None:
    months, last = months_of(lived, tmp_path), lived.store.last_position()
    begin = months.beginning(Point(last, END_OF_MARCH))
    assert begin is not None
    assert begin.at.day == END_OF_MARCH
    assert months.beginning(Point(last, END_OF_MARCH - timedelta(days=1))) is None
    assert months.beginning(Point(begin.at.position - 1, END_OF_MARCH)) is None


def test_a_month_that_is_not_over_has_no_end(lived: House, tmp_path: Path) -> None:
    at = Point(lived.store.last_position(), date(2026, 12, 1))
    for today, name in ((date(2026, 4, 30), "2026-03-31"), (date(2026, 5, 1), "2026-04-30")):
        months = MonthEnds(tmp_path / "kept", lived.store, today=lambda: today, worth=1)  # noqa: B023 - asked at once
        begin = months.beginning(at)
        assert begin is not None
        assert begin.at.day.isoformat() == name


def test_what_is_told_later_of_a_month_changes_nothing_in_its_end(
    lived: House, tmp_path: Path
) -> None:
    months = months_of(lived, tmp_path)
    at = Point(lived.store.last_position(), date(2026, 4, 1))
    months.beginning(at)
    kept = tmp_path / "kept" / "2026-03-31"
    before = {file.name: file.read_bytes() for file in kept.iterdir()}
    [claim] = {UUID(row[0]) for row in rows(lived, at, tmp_path / "a")["outstanding.claims"]}
    pay(lived, claim, credited_on=date(2026, 3, 22))
    again = months_of(lived, tmp_path).beginning(Point(lived.store.last_position(), at.day))
    assert again is not None
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == before


@pytest.mark.parametrize("file", ["outstanding-1.sqlite3", "current.json", "about.json"])
def test_one_that_is_damaged_is_made_again(lived: House, tmp_path: Path, file: str) -> None:
    months = months_of(lived, tmp_path)
    at = Point(lived.store.last_position(), date(2026, 4, 10))
    months.beginning(at)
    damaged = tmp_path / "kept" / "2026-03-31" / file
    damaged.write_bytes(damaged.read_bytes()[:-9] + b"something")
    begin = months.beginning(at)
    assert rows(lived, at, tmp_path / "a", begin) == rows(lived, at, tmp_path / "b")
    again = months.beginning(at)
    assert again is not None
    (tmp_path / "c").mkdir()
    assert again.copied(tmp_path / "c")


def test_one_that_rests_on_other_law_or_tables_is_thrown_away(
    lived: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = Point(lived.store.last_position(), date(2026, 4, 10))
    months_of(lived, tmp_path).beginning(at)
    monkeypatch.setattr("projections.outstanding.fold.OutstandingView.schema", 9_999)
    file = tmp_path / "kept" / "2026-03-31" / "outstanding-1.sqlite3"
    months_of(lived, tmp_path).beginning(at)
    with closing(sqlite3.connect(file)) as made:
        [(identity,)] = made.execute("SELECT identity FROM progress")
    assert identity.startswith("9999 ")


def test_a_short_log_needs_none(lived: House, tmp_path: Path) -> None:
    last = lived.store.last_position()
    assert months_of(lived, tmp_path, worth=last + 1).beginning(Point(last, MAY)) is None
    assert not (tmp_path / "kept").exists()


def test_the_daily_work_makes_the_last_one_once(lived: House, tmp_path: Path) -> None:
    months = months_of(lived, tmp_path)
    assert months.make_due()
    assert months.kept.names() == ["2026-04-30"]
    assert not months.make_due()


def test_where_they_cannot_be_kept_the_way_out_is_said(lived: House, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file is in the way")
    with pytest.raises(StoreError, match="cannot be kept"):
        months_of(lived, tmp_path).beginning(Point(lived.store.last_position(), MAY))


def test_whoever_asks_for_past_points_in_any_order_sees_what_a_fold_from_nothing_gives(
    lived: House, tmp_path: Path
) -> None:
    points = PastPoints(lived.store, months_of(lived, tmp_path))
    last = lived.store.last_position()

    @given(st.lists(st.tuples(st.integers(0, last), st.integers(-5, 60)), min_size=1, max_size=4))
    @settings(max_examples=12)
    def hold(asked: list[tuple[int, int]]) -> None:
        for position, days in asked:
            at = Point(position, MARCH + timedelta(days=days))
            whole = PastPoints(lived.store)
            with points.at(at) as begun, whole.at(at) as made:
                assert begun.outstanding.totals(at.day) == made.outstanding.totals(at.day)
                assert begun.worklist.page(at.day) == made.worklist.page(at.day)
                assert begun.outstanding.claims(at.day) == made.outstanding.claims(at.day)
            whole.close()

    hold()
    points.close()
