"""Behind the day through which interest is reckoned the overview shows all the rest."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from domain.case import Case
from domain.claim import enforcement, litigation
from domain.claim.balance import balance
from domain.claim.events import HoldPlaced
from domain.days import add_days
from projections.segments import HORIZON, Status, stretches
from tests.domain.story import Story, paid
from tests.domain.test_judgment import judged
from tests.projections.conftest import House
from tests.projections.story import on
from tests.projections.test_outstanding import DEFAULT, amounts, by_law, status_on

ANNIVERSARY = date(HORIZON.year + 1, 2, 5)
"""Behind the horizon: a year of interest becomes part of what bears it."""
LATE = add_days(ANNIVERSARY, 40)


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


def test_between_the_horizon_and_a_later_payment_interest_stands_still(light: House) -> None:
    """What a list shows of a day is the same whatever is paid after it, over each anniversary."""
    story = light.story
    later, idle = (story.invoice(story.debtor(), number, principal=1_000_00) for number in "AB")
    for claim in (later, idle):
        story.add(claim, DEFAULT, day=on("2026-02-05"))
    story.pay(later, 100_00, day=LATE)
    light.engine.catch_up()
    still = by_law(story.claim(idle), HORIZON)
    assert amounts(light, idle, add_days(HORIZON, -1)) != still
    days = (0, 1, 35, 36, 37, (LATE - HORIZON).days - 1)
    assert add_days(HORIZON, 36) == ANNIVERSARY
    for day in (add_days(HORIZON, many) for many in days):
        assert amounts(light, later, day) == amounts(light, idle, day) == still, day
    assert amounts(light, later, LATE) == by_law(story.claim(later), LATE)
    assert amounts(light, later, add_days(LATE, 1)) == amounts(light, later, LATE)
    assert amounts(light, idle, LATE) == still


@pytest.mark.parametrize("after", [0, 1])
def test_a_payment_is_booked_over_interest_through_its_day_on_the_horizon_and_behind_it(
    light: House, after: int
) -> None:
    story, day = light.story, add_days(HORIZON, after)
    claim = story.invoice(story.debtor(), "A", principal=10_000_00)
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    story.pay(claim, 2_500_00, day=day)
    light.engine.catch_up()
    for one in (add_days(day, -1), day):
        assert amounts(light, claim, one) == by_law(story.claim(claim), one)
    then = amounts(light, claim, day)
    assert amounts(light, claim, add_days(day, 1)) == amounts(light, claim, LATE) == then
    assert by_law(story.claim(claim), add_days(day, 1)) != then


def shown(case: Case, day: date) -> tuple[int, int, int, int]:
    """What lists show of a claim, as their formula reckons it."""
    ordinal, reckoned = day.toordinal(), min(day, HORIZON)
    [found] = [one for one in stretches(case) if one.first_on <= ordinal <= one.last_on]
    part = found.segment
    return part.principal, part.costs, part.interest_on(reckoned), found.paid


def owed(story: Story, day: date) -> tuple[int, int, int, int]:
    now = balance(story.claim, on=day)
    return now.principal, now.costs, now.interest, now.paid


def held_on(story: Story, days: Sequence[date]) -> None:
    """From each day on its own amounts are shown, until the next; from none before it on."""
    before = HORIZON
    for day in days:
        assert shown(story.case, add_days(day, -1)) == owed(story, before)
        assert shown(story.case, day) == owed(story, day) != owed(story, before)
        before = day
    assert shown(story.case, add_days(before, 900)) == owed(story, before)


def test_what_the_court_did_behind_the_horizon_is_shown_from_its_day_on() -> None:
    """Costs of enforcement, then money, and the judgment is annulled: each over its interest."""
    told, came, ended = LATE, add_days(LATE, 30), add_days(LATE, 60)
    story = judged()
    story.when(
        lambda case, day: enforcement.tell_enforcement_costs(
            case.claim, amount=136_71, made_on=day, document="E-77", today=day
        ),
        on=told,
    )
    story.after(paid(500_00, on=came))
    story.when(
        lambda case, day: litigation.annul(case.claim, annulled_on=day, ground="appeal", today=day),
        on=ended,
    )
    held_on(story, [told, came, ended])
