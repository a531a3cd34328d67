"""A past day in the lists is that day: amounts, status, what came next, what waited."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from application.house import House
from application.queries.claims import claim_out, see
from application.queries.list_shapes import RowOut
from application.queries.lists import Wanted, overview_of, page_of, whole_work_list
from application.queries.shapes import ClaimOut
from application.views import Views, views_of
from domain.facts import StreamKind
from domain.money import cents_from
from projections.segments import LIVE
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    claim_from,
    run_on,
)
from tests.asking import register_payment
from tests.sample_home import END, sample_house

DAYS = [END - timedelta(days=back) for back in (1, 17, 45, 100, 250)]
LOOKED_AT = 40


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as made:
        yield made


@pytest.fixture(scope="module")
def views(house: House) -> Iterator[Views]:
    with views_of(house) as opened:
        opened.catch_up()
        yield opened


def all_rows(views: Views, day: date) -> dict[UUID, RowOut]:
    rows, after = dict[UUID, RowOut](), None
    while True:
        page = page_of(views, Wanted(on=day, every=True, limit=500, after=after))
        rows |= {row.id: row for row in page.rows}
        after = page.next
        if after is None:
            return rows


def by_itself(house: House, claim: UUID, day: date) -> ClaimOut:
    return claim_out(house, see(house, claim, on=day))


@pytest.mark.parametrize("day", DAYS)
def test_a_row_of_a_past_day_says_what_the_claim_by_itself_says_of_that_day(
    house: House, views: Views, day: date
) -> None:
    rows = all_rows(views, day)
    assert rows
    for claim in Random(9).sample(sorted(rows), min(LOOKED_AT, len(rows))):
        row, alone = rows[claim], by_itself(house, claim, day)
        assert (row.open, row.interest, row.costs) == (
            alone.balance.total,
            alone.balance.interest,
            alone.balance.costs,
        )
        assert (row.status, row.marks) == (alone.status, alone.marks)
        if alone.next.turn in {"ask", "do"} and alone.next.what != "bank_data_missing":
            assert (row.turn, row.next_on) == (alone.next.turn, alone.next.on)


@pytest.mark.parametrize("day", DAYS)
def test_the_total_of_a_past_day_is_the_sum_of_its_rows(views: Views, day: date) -> None:
    live = [row for row in all_rows(views, day).values() if row.status in LIVE]
    total = overview_of(views, day).total
    assert total.claims == len(live)
    assert cents_from(total.open) == sum(cents_from(row.open) for row in live)


@pytest.mark.parametrize("day", DAYS)
def test_a_claim_is_in_the_list_from_the_day_of_its_invoice(
    house: House, views: Views, day: date
) -> None:
    issued = {
        claim
        for claim in house.store.streams(StreamKind.CLAIM)
        if house.collections.claim(claim).issued_on <= day
    }
    assert set(all_rows(views, day)) == issued


@pytest.mark.parametrize("day", DAYS)
def test_what_a_claim_asks_of_a_person_on_a_past_day_stands_in_the_work_list_of_it(
    house: House, views: Views, day: date
) -> None:
    waiting = {(task.claim, task.task) for task in whole_work_list(views, day)}
    claims = sorted(all_rows(views, day))
    for claim in Random(9).sample(claims, min(LOOKED_AT, len(claims))):
        asked = by_itself(house, claim, day).next
        if asked.turn == "ask" and asked.what != "bank_data_missing":
            assert (claim, asked.what) in waiting


def test_a_claim_that_is_paid_today_stood_open_yesterday_and_a_task_was_there_then(
    place: HousePlace,
) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    run_on(place, house, MARCH)
    paid = MARCH + timedelta(days=30)
    place.clock.move_to(paid)
    register_payment(
        house,
        claim,
        by=by(),
        payment_id="p",
        amount=house.collections.claim(claim).principal,
        credited_on=paid,
    )
    with views_of(house) as views:
        views.catch_up()
        before = paid - timedelta(days=1)
        assert overview_of(views, paid).total.claims == 0
        assert overview_of(views, before).total.claims == 1
        [row] = page_of(views, Wanted(on=before)).rows
        assert (row.status, row.open) == ("open", by_itself(house, claim, before).balance.total)
