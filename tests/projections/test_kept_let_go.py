"""What is kept of a day only follows from the rows: where it is out of step no fold stands still.

It goes in the transaction of the rows, that is told, and it is kept anew.
"""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.claim.events import CollectionCostsCharged
from projections.opened import LetGone
from projections.rebuild import rebuild
from tests.projections.conftest import House
from tests.projections.story import CREDITOR, on
from tests.projections.test_kept_orders import TODAY, claims_in, debtors_alike, wrongly_kept
from tests.projections.test_kept_totals import beside, kept_days, the_same

DAY = TODAY.toordinal()
THERE_ALREADY = (
    "INSERT INTO amounts SELECT on_day, bucket, status, owed + 4000, claim_id, log, due_on"
    " FROM amounts WHERE owed > 0"
)
CHANGES = [
    THERE_ALREADY,
    "UPDATE amounts SET owed = owed + 1 WHERE owed > 0",
    "DELETE FROM amounts",
    "DELETE FROM totals WHERE bucket > 0",
    "UPDATE totals SET claims = 0",
    "UPDATE totals SET principal = 9223372036854775800",
    "UPDATE kept_days SET kept = 7",
    "UPDATE kept_days SET making = 1",
]


@pytest.fixture(params=CHANGES)
def out_of_step(house: House, request: pytest.FixtureRequest) -> House:
    """Give a house that keeps what its rows do not give, with a fact that moves each claim."""
    claims = claims_in(house.story)
    house.engine.catch_up()
    house.outstanding.keep_totals(TODAY)
    house.engine.reading("outstanding")().execute(request.param)
    for claim in claims:
        costs = CollectionCostsCharged(amount=40_00, base=1)
        house.story.add(claim, costs, day=on("2026-05-01"))
    return house


def test_a_fold_lets_go_of_what_is_out_of_step_says_so_and_goes_on(out_of_step: House) -> None:
    told = list[LetGone]()
    engine = out_of_step.another_engine(let_gone=told.append)
    engine.catch_up()
    end = out_of_step.story.last_position()
    assert engine.positions()["outstanding"] == end
    assert engine.quarantined() == []
    assert told == engine.let_gone() == [LetGone("outstanding", end)]
    assert kept_days(out_of_step) == []
    the_same(out_of_step, TODAY)
    assert out_of_step.outstanding.keep_totals(TODAY)
    assert wrongly_kept(out_of_step) == []
    the_same(out_of_step, TODAY)
    with beside(out_of_step.story) as other:
        debtors_alike(out_of_step, other, 2)
    out_of_step.story.pay(claims_of(out_of_step)[0], 1_00, day=TODAY)
    engine.catch_up()
    assert len(told) == 1


def claims_of(house: House) -> list[UUID]:
    return [row.claim_id for row in house.outstanding.claims(TODAY, creditor=CREDITOR).rows]


def test_what_was_let_go_is_told_until_the_view_is_made_again(light: House) -> None:
    claims = claims_in(light.story)
    light.engine.catch_up()
    light.outstanding.keep_totals(TODAY)
    light.engine.reading("outstanding")().execute("DELETE FROM amounts")
    light.story.pay(claims[0], 1_00, day=TODAY - timedelta(days=1))
    light.engine.catch_up()
    assert [one.view for one in light.engine.let_gone()] == ["outstanding"]
    [made] = rebuild(light.engine, "outstanding")
    assert made.comparison
    assert made.comparison.equal
    assert light.engine.let_gone() == []


def test_a_view_of_an_earlier_shape_is_asked_for_nothing_that_it_has_no_table_for(
    light: House,
) -> None:
    claims_in(light.story)
    light.engine.catch_up()
    rows = light.engine.reading("outstanding")()
    rows.execute("DROP TABLE let_gone")
    rows.execute("UPDATE progress SET identity = 'of an earlier one'")
    assert light.engine.outdated() == ["outstanding"]
    assert light.engine.let_gone() == []
