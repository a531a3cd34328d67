"""Behind the day through which interest is reckoned the overview shows all the rest."""

from datetime import date, timedelta

from domain.claim.balance import balance
from domain.claim.events import HoldPlaced
from projections.segments import HORIZON, Status
from tests.projections.conftest import House
from tests.projections.story import on
from tests.projections.test_outstanding import DEFAULT, amounts, status_on


def test_behind_the_horizon_all_is_shown_and_interest_stands_still(light: House) -> None:
    """A payment of a later day counts, over interest through that day; what else there is, too."""
    story, after = light.story, HORIZON + timedelta(days=100)
    debtor = story.debtor()
    idle, paid = story.invoice(debtor, "A1"), story.invoice(debtor, "A2")
    held = story.invoice(debtor, "A3")
    late = HORIZON + timedelta(days=400)
    for claim in (idle, paid, held):
        story.add(claim, DEFAULT, day=on("2026-02-05"))
    hold = HoldPlaced(hold_id="h", category="asked", from_day=after, until=late)
    story.add(held, hold, day=after)
    story.pay(paid, 100_00, day=after)
    light.engine.catch_up()
    then = amounts(light, idle, HORIZON)
    assert (
        amounts(light, idle, after) == amounts(light, idle, after + timedelta(days=3_000)) == then
    )
    assert then[2] > 0
    assert status_on(light, held, str(after)) is Status.HOLD
    assert status_on(light, held, str(late + timedelta(days=1))) is Status.OPEN
    assert amounts(light, held, after) == amounts(light, held, late + timedelta(days=1)) == then
    owed = balance(story.claim(paid), on=after)
    assert amounts(light, paid, after)[:3] == (owed.principal, owed.costs, owed.interest)
    assert amounts(light, paid, late) == amounts(light, paid, after) != then
    for day in (after, late, date(2090, 1, 1)):
        assert light.outstanding.totals(day).count == 3
        rows = light.outstanding.claims(day).rows
        assert sum(row.open for row in rows) == light.outstanding.totals(day).open
