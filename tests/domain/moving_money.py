"""A claim in default, and money that moves on it, for the stories about money."""

from datetime import date

from domain.claim.events import (
    ClaimFact,
    CollectionCostsCharged,
)
from domain.claim.payments import apply_credit_note, receive_payment, reverse_payment
from tests.domain.story import (
    CALL,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    given,
    invoice_sent,
    reminder_sent,
)

FEB_20 = date(2026, 2, 20)
IN_TIME, TOO_LATE = date(2026, 2, 10), date(2026, 2, 11)
"""The last day of the reminder's term and the first day of default."""


def in_default() -> Story:
    return (
        given(invoice_sent())
        .after(reminder_sent(pay_by=IN_TIME), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2))
        .after(default_declared(since=TOO_LATE), on=TOO_LATE)
    )


def charged(amount: int = 150_00, *, base: int = 1_000_00) -> CollectionCostsCharged:
    return CollectionCostsCharged(amount=amount, base=base, letter_id=FOURTEEN)


def pay(
    story: Story,
    amount: int,
    *,
    credited_on: date,
    today: date | None = None,
    payment_id: str = "P-1",
) -> list[ClaimFact]:
    return story.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id=payment_id,
            amount=amount,
            credited_on=credited_on,
            source=CALL,
            today=day,
        ),
        on=today or credited_on,
    )


def reverse(story: Story, *, on: date, payment_id: str = "P-1") -> list[ClaimFact]:
    return story.when(
        lambda case, day: reverse_payment(
            case.claim, payment_id=payment_id, reversed_on=day, today=day
        ),
        on=on,
    )


def credit(
    story: Story,
    amount: int,
    *,
    on: date,
    number: str = "C-1",
    retroactive: bool = True,
    today: date = FEB_20,
) -> list[ClaimFact]:
    return story.when(
        lambda case, day: apply_credit_note(
            case.claim,
            number=number,
            amount=amount,
            issued_on=on,
            retroactive=retroactive,
            source=CALL,
            today=day,
        ),
        on=today,
    )
