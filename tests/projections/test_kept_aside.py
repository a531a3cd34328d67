"""A new day is made aside while others write: it comes out as the rows are in the end."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.claim.events import CollectionCostsCharged
from domain.errors import StoreError
from domain.facts import EnteredInError
from projections.database import Database, Generations
from projections.outstanding.keeping import Rest, forget_before, keep, keep_next
from projections.outstanding.kept import KeptOfDay, is_kept
from projections.rebuild import rebuild, rollback
from tests.projections.conftest import House
from tests.projections.story import Story, on
from tests.projections.test_kept_orders import (
    DAY,
    TODAY,
    claims_in,
    debtors_alike,
    emptied,
    wrongly_kept,
)
from tests.projections.test_kept_totals import ACTS, beside, happen, kept_days, the_same


def rows_of(house: House) -> Database:
    return house.engine.reading("outstanding")()


def kept_whole(house: House, rest: Rest, *, portion: int = 1) -> None:
    """Keep the day, a row in each transaction, whatever happens in between."""
    for what in KeptOfDay:
        assert keep(rows_of(house), DAY, what, rest=rest, portion=portion)
        assert wrongly_kept(house) == []


@pytest.mark.parametrize("portion", [1, 3, 100])
def test_what_is_recorded_between_two_portions_is_in_what_is_kept(
    house: House, portion: int
) -> None:
    claims = claims_in(house.story)
    house.engine.catch_up()
    number = 0

    def rest() -> bool:
        """Another records and folds, and whoever asks gets what the rows give."""
        nonlocal number
        number += 1
        claim = claims[number % len(claims)]
        if number % 3:
            house.story.pay(claim, 10_00 + number, day=on("2026-03-01"))
        else:
            house.story.add(claim, CollectionCostsCharged(amount=1_00, base=1), day=TODAY)
        if number == 2:
            house.story.invoice(house.story.debtor(), f"NEW{number}")
        house.another_engine().catch_up("outstanding")
        the_same(house, TODAY)
        return False

    kept_whole(house, rest, portion=portion)
    assert number > len(KeptOfDay) - 1
    the_same(house, TODAY)
    with beside(house.story) as other:
        debtors_alike(house, other, 2)
    assert rows_of(house).query("SELECT * FROM kept_moves") == []


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=ACTS, at_once=st.integers(1, 3), portion=st.integers(1, 3))
def test_whatever_happens_meanwhile_the_day_comes_out_as_its_rows(
    generations: Generations, acts: list[tuple[int, str, int]], at_once: int, portion: int
) -> None:
    story = Story()
    claims = claims_in(story)
    house = House(story, generations)
    emptied(house)
    house.engine.catch_up("outstanding")
    left = list(enumerate(acts))

    def rest() -> bool:
        for number, (which, what, after) in left[:2]:
            happen(story, claims[which], what, on("2026-01-06") + timedelta(days=after), number)
        del left[:2]
        house.engine.catch_up("outstanding", limit=at_once)
        return False

    kept_whole(house, rest, portion=portion)
    house.engine.catch_up("outstanding")
    assert wrongly_kept(house) == []
    with beside(story) as other:
        debtors_alike(house, other, 2)


def test_many_moves_are_followed_in_portions_too(
    light: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projections.outstanding.keeping._FEW", 1)
    claims = claims_in(light.story)
    light.engine.catch_up()
    times = 0

    def rest() -> bool:
        nonlocal times
        times += 1
        if times < 12:
            for claim in claims:
                light.story.pay(claim, times, day=on("2026-03-01"))
            light.engine.catch_up("outstanding", limit=1)
        return False

    kept_whole(light, rest)
    assert times > 12
    the_same(light, TODAY)


def test_nobody_waits_while_a_day_is_made(light: House) -> None:
    """Not even while its rows are read: another program writes amid them."""
    claims = claims_in(light.story)
    light.engine.catch_up()
    database = rows_of(light)
    with database.apart() as state:
        for portion in state.portions("SELECT claim_id FROM claims ORDER BY claim_id", 1):
            assert len(portion) == 1
            light.story.pay(claims[0], 1_00, day=TODAY)
            light.another_engine().catch_up()
            assert state.query("SELECT COUNT(*) FROM claims WHERE position > 100") == [(0,)]
    assert rows_of(light).query("SELECT position FROM progress") == [(light.story.last_position(),)]


def test_of_two_who_make_a_day_the_later_one_goes_on_alone(house: House) -> None:
    claims_in(house.story)
    house.engine.catch_up()
    other = house.another_engine().reading("outstanding")()
    for what in KeptOfDay:
        begun = list[bool]()

        def rest(what: KeptOfDay = what, begun: list[bool] = begun) -> bool:
            if not begun:
                begun.append(True)
                begun.append(keep(other, DAY, what))
            return False

        assert not keep(rows_of(house), DAY, what, rest=rest, portion=1)
        assert begun == [True, True]
        assert wrongly_kept(house) == []


@pytest.mark.parametrize("what", KeptOfDay)
def test_one_that_stops_in_the_middle_leaves_nothing_that_is_read(
    house: House, what: KeptOfDay
) -> None:
    claims = claims_in(house.story)
    house.engine.catch_up()
    while not is_kept(rows_of(house), DAY, KeptOfDay(what)):
        if what == 1 or is_kept(rows_of(house), DAY, KeptOfDay(what - 1)):
            assert not keep(rows_of(house), DAY, what, rest=lambda: True, portion=1)
            assert wrongly_kept(house) == []
            house.story.pay(claims[0], 1_00, day=TODAY)
            house.engine.catch_up()
            the_same(house, TODAY)
        assert keep_next(rows_of(house), DAY)
    house.outstanding.keep_totals(TODAY)
    assert wrongly_kept(house) == []
    the_same(house, TODAY)


@pytest.mark.parametrize("what", KeptOfDay)
def test_one_that_is_told_to_stop_while_it_reads_reads_no_further(
    house: House, what: KeptOfDay
) -> None:
    claims = claims_in(house.story)
    house.engine.catch_up()
    for before in KeptOfDay:
        if before < what:
            assert keep(rows_of(house), DAY, before)
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked == 2

    assert not keep(rows_of(house), DAY, what, stopped=stopped, portion=1)
    assert asked == 2
    assert rows_of(house).query(f"SELECT 1 FROM {what.table.name}") == []
    assert wrongly_kept(house) == []
    house.story.pay(claims[0], 1_00, day=TODAY)
    house.engine.catch_up()
    the_same(house, TODAY)
    assert keep_next(rows_of(house), DAY)
    assert is_kept(rows_of(house), DAY, what)
    assert wrongly_kept(house) == []


@pytest.mark.parametrize("what", KeptOfDay)
def test_what_was_left_half_made_goes_in_portions_while_others_write(
    house: House, what: KeptOfDay
) -> None:
    claims = claims_in(house.story)
    house.engine.catch_up()
    for before in KeptOfDay:
        if before < what:
            assert keep(rows_of(house), DAY, before)
    times = 0

    def rest() -> bool:
        nonlocal times
        times += 1
        return times == 3

    def left() -> int:
        return sum(
            int(rows_of(house).query(f"SELECT COUNT(*) FROM {one}")[0][0])
            for one in (what.table.name, "kept_moves")
        )

    assert not keep(rows_of(house), DAY, what, rest=rest, portion=1)
    house.story.pay(claims[0], 1_00, day=TODAY)
    house.engine.catch_up()
    found = [left()]
    assert found[0] > 3

    def rest_again() -> bool:
        """Another pays meanwhile, which is noted, and everything goes all the same."""
        found.append(left())
        if len(found) == 3:
            house.story.pay(claims[1], 1_00, day=TODAY)
            house.another_engine().catch_up("outstanding")
            assert wrongly_kept(house) == []
            found.append(left())
        return found[-1] == 0

    assert not keep(rows_of(house), DAY, what, rest=rest_again, portion=1)
    assert len(found) > found[0]
    assert all(before - after <= 1 for before, after in pairwise(found))
    assert keep(rows_of(house), DAY, what)
    assert wrongly_kept(house) == []
    the_same(house, TODAY)


def test_a_day_that_is_over_goes_in_portions_and_who_was_stopped_goes_on(house: House) -> None:
    claims_in(house.story)
    house.engine.catch_up()
    for day in (DAY + 1, DAY):  # as where a clock went back
        for what in KeptOfDay:
            assert keep(rows_of(house), day, what)
    there = [len(of_day(house, what, DAY)) for what in KeptOfDay]
    assert not forget_before(rows_of(house), DAY + 1, rest=lambda: True, portion=1)
    assert not is_kept(rows_of(house), DAY, KeptOfDay.TOTALS)
    left = [len(of_day(house, what, DAY)) for what in KeptOfDay]
    assert left == [there[0] - 1, *there[1:]]
    times = 0

    def rest() -> bool:
        nonlocal times
        times += 1
        house.another_engine().catch_up("outstanding")
        the_same(house, TODAY)
        return False

    assert forget_before(rows_of(house), DAY + 1, rest=rest, portion=1)
    assert times == sum(left)
    assert not any(of_day(house, what, DAY) for what in KeptOfDay)
    assert all(of_day(house, what, DAY + 1) for what in KeptOfDay)
    assert kept_days(house) == [DAY + 1]
    assert wrongly_kept(house) == []


def of_day(house: House, what: KeptOfDay, day: int) -> list[tuple[Any, ...]]:
    return rows_of(house).query(f"SELECT * FROM {what.table.name} WHERE on_day = ?", (day,))


def test_what_is_noted_of_another_day_hides_nothing(house: House) -> None:
    """As where a clock went back: the day to come was left half made, and is made meanwhile."""
    claims = claims_in(house.story)
    house.engine.catch_up()
    assert keep(rows_of(house), DAY + 1, KeptOfDay.TOTALS)
    assert not keep(rows_of(house), DAY + 1, KeptOfDay.AMOUNTS, rest=lambda: True)
    for claim in claims:
        house.story.pay(claim, 1_00, day=on("2026-03-01"))
    house.engine.catch_up()
    times = 0

    def rest() -> bool:
        nonlocal times
        times += 1
        if times == 1:
            assert keep(rows_of(house), DAY + 1, KeptOfDay.AMOUNTS)
            house.story.pay(claims[0], 5_00, day=on("2026-03-01"))
            house.engine.catch_up()
        return False

    assert keep(rows_of(house), DAY, KeptOfDay.TOTALS, rest=rest)
    assert wrongly_kept(house) == []


def test_a_view_that_is_made_again_meanwhile_is_kept_by_itself(light: House) -> None:
    claims_in(light.story)
    light.engine.catch_up()

    def rest() -> bool:
        if kept_days(light):
            assert rebuild(light.engine, "outstanding")[0].switched
        return False

    assert not keep(rows_of(light), DAY, KeptOfDay.TOTALS, rest=rest, portion=1)
    assert kept_days(light) == []
    assert light.outstanding.keep_totals(TODAY)
    assert wrongly_kept(light) == []


def test_who_makes_a_day_goes_on_in_no_generation_that_is_half_made_as_well(house: House) -> None:
    claims = claims_in(house.story)
    house.engine.catch_up()
    assert not keep(rows_of(house), DAY, KeptOfDay.TOTALS, rest=lambda: True, portion=1)
    house.story.pay(claims[3], 10_00, day=on("2026-03-01"))
    house.engine.catch_up()
    assert rebuild(house.engine, "outstanding")[0].switched

    def rest() -> bool:
        rollback(house.engine, "outstanding")
        return False

    assert not keep(rows_of(house), DAY, KeptOfDay.TOTALS, rest=rest, portion=1)
    assert wrongly_kept(house) == []
    the_same(house, TODAY)


def test_a_day_whose_last_claim_goes_meanwhile_is_not_kept(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "K1")
    house.engine.catch_up()

    def rest() -> bool:
        wrong = EnteredInError(version=1, topic="claim.invoice_sent")
        house.story.add(claim, wrong, day=on("2026-05-01"))
        house.engine.catch_up()
        return False

    assert not keep(rows_of(house), DAY, KeptOfDay.TOTALS, rest=rest)
    assert kept_days(house) == []
    assert wrongly_kept(house) == []


def test_what_moved_otherwise_than_was_noted_is_told_and_not_kept(light: House) -> None:
    claims = claims_in(light.story)
    light.engine.catch_up()
    assert keep(rows_of(light), DAY, KeptOfDay.TOTALS)

    def rest() -> bool:
        rows_of(light).execute("DELETE FROM amounts")
        light.story.pay(claims[0], 1_00, day=TODAY)
        light.engine.catch_up()
        return False

    with pytest.raises(StoreError, match="tried again"):
        keep(rows_of(light), DAY, KeptOfDay.AMOUNTS, rest=rest)
    assert not is_kept(rows_of(light), DAY, KeptOfDay.AMOUNTS)
    assert light.outstanding.keep_totals(TODAY)
    assert wrongly_kept(light) == []
