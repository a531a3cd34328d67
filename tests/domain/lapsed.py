"""A consumer whose fourteen-day letter lapsed, for the stories about costs."""

from datetime import date

from domain.case.defaulting import charge_costs
from domain.claim.events import (
    CollectionCostsCharged,
)
from domain.letter.events import DeliveryGrade
from tests.domain.story import (
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    reminder_sent,
)

POSTED = date(2026, 2, 13)  # a Friday: presumed delivered on Tuesday the 17th
STILL_WAITING, ACT_FROM = date(2026, 3, 4), date(2026, 3, 5)
"""The term ends on 3 March; the 4th is left for banks to book."""


def lapsed(
    *,
    principal: int = 1_000_00,
    costs: int = 150_00,
    posted: bool = True,
    received: date | None = None,
    grade: DeliveryGrade = DeliveryGrade.OPENED,
    since: date = date(2026, 2, 11),
) -> Story:
    """Tell of a consumer in default who got a fourteen-day letter on 13 February."""
    return (
        given(invoice_sent(principal=principal))
        .after(reminder_sent(pay_by=date(2026, 2, 10)), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2))
        .after(default_declared(since=since))
        .after(fourteen_day_letter_sent(costs=costs), on=POSTED)
        .letter(FOURTEEN, sent_on=POSTED, posted=posted, received_on=received, grade=grade)
    )


def charge(story: Story, *, on: date = ACT_FROM) -> int | None:
    """Charge what may be charged, let it happen, and give the amount without VAT."""
    facts = story.when(lambda case, day: charge_costs(case, today=day), on=on)
    if not facts:
        return None
    (fact,) = facts
    assert isinstance(fact, CollectionCostsCharged)
    return fact.amount
