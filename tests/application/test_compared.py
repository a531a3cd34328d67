"""Two points side by side: yesterday as it was known then, and yesterday as it is known now."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from application.queries.of_compared import CompareOverviews
from domain.errors import Refusal
from domain.money import cents_from
from tests.application.houses import HousePlace
from tests.application.test_points import Told, back_dated


@pytest.fixture
def told(place: HousePlace) -> Iterator[Told]:
    with back_dated(place) as made:
        yield made


def test_a_back_dated_payment_changes_yesterday_as_known_now_and_not_as_known_yesterday(
    told: Told,
) -> None:
    found = told.answer(CompareOverviews())
    yesterday = told.house.today - timedelta(days=1)
    assert (found.first.day, found.second.day) == (yesterday, yesterday)
    assert (found.first.position, found.second.position) == (
        told.before,
        told.house.store.last_position(),
    )
    [row] = found.rows
    assert (row.id, row.first.paid, row.second.paid) == (told.claim, "0.00", "10.00")
    assert found.differing == 1
    assert found.total.difference == row.difference
    assert cents_from(row.difference) == cents_from(row.second.open) - cents_from(row.first.open)
    assert cents_from(row.difference) <= -10_00
    assert found.total.first.open == row.first.open
    assert found.total.second.open == row.second.open


def test_before_the_day_of_the_payment_nothing_differs(told: Told) -> None:
    for day, differing in ((told.paid_on - timedelta(days=1), 0), (told.paid_on, 1)):
        found = told.answer(CompareOverviews(on=day))
        assert (found.differing, len(found.rows)) == (differing, differing)


def test_a_claim_that_was_not_known_stands_on_one_side_only(told: Told) -> None:
    found = told.answer(CompareOverviews(on=told.paid_on, known_at=1))
    [row] = found.rows
    assert row.first is None
    assert row.second is not None
    assert row.difference == row.second.open == found.total.difference


def test_of_today_both_points_are_now_and_a_later_position_is_refused(told: Told) -> None:
    assert told.answer(CompareOverviews(on=told.house.today)).differing == 0
    beyond = told.house.store.last_position() + 1
    with pytest.raises(Refusal, match="log ends"):
        told.answer(CompareOverviews(other_known_at=beyond))
