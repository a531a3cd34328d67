"""What was paid through a day, where later facts change how earlier ones count."""

from datetime import timedelta

from domain.claim.events import CreditNoteApplied, OverpaymentRefunded
from tests.projections.conftest import House
from tests.projections.histories import START
from tests.projections.story import FROM_TEST
from tests.projections.test_outstanding import amounts, by_law


def test_a_refund_counts_from_the_day_on_which_a_later_credit_leaves_money_for_it(
    light: House,
) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "A", principal=100_00, issued_on=START)
    story.pay(claim, 100_00, day=START)
    credit = CreditNoteApplied(
        number="c",
        amount=100_00,
        issued_on=START + timedelta(days=1),
        retroactive=True,
        source=FROM_TEST,
    )
    story.add(claim, credit, day=START + timedelta(days=1))
    refund = OverpaymentRefunded(amount=100_00, refunded_on=START)
    story.add(claim, refund, day=START + timedelta(days=1))
    light.engine.catch_up()
    state = story.claim(claim)
    for days in (0, 1, 2):
        day = START + timedelta(days=days)
        assert amounts(light, claim, day) == by_law(state, day), day
