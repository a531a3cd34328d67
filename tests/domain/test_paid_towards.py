"""What was paid towards a promise or a payment plan: what the log has since it was agreed."""

from datetime import date

import pytest

from domain.claim.agreements import agree_payment_plan, lapse_what_was_broken, promise
from domain.claim.arranged import Arrangement, Promise
from domain.claim.events import (
    CreditNoteApplied,
    Instalment,
    PaymentPlanAgreed,
    PaymentReversed,
)
from domain.claim.imagined import imagine
from domain.claim.paid import first_unpaid, instalments_paid, left_of_plan, paid_towards
from domain.claim.payments import apply_credit_note, receive_payment
from domain.letter.order.agreement import agreement_to_confirm
from tests.domain.story import CALL, Story, given, instalments, invoice_sent, names, paid

SUNDAY, TODAY, TUESDAY = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
FIRST, SECOND = date(2026, 3, 6), date(2026, 4, 6)
JUDGED = date(2026, 3, 11)
"""The first day on which the first instalment, or the promise of Friday, is found unpaid."""


def planned(told: Story, *amounts: int) -> Story:
    """Agree today: one instalment on each of the two days, of these amounts."""
    parts = instalments(*zip(amounts, (FIRST, SECOND), strict=True))
    told.when(
        lambda case, day: agree_payment_plan(
            case.claim, instalments=parts, grace_days=3, today=day
        ),
        on=TODAY,
    )
    return told


def promised(told: Story, amount: int) -> Story:
    told.when(lambda case, day: promise(case.claim, amount=amount, by=FIRST, today=day), on=TODAY)
    return told


def running(told: Story) -> Arrangement:
    assert told.claim.arrangement is not None
    return told.claim.arrangement


def pending(told: Story) -> Promise:
    assert told.claim.promise is not None
    return told.claim.promise


def covered(told: Story) -> list[int]:
    return [cents for _, cents in instalments_paid(told.claim, running(told))]


def broken(told: Story, *, on: date = JUDGED) -> bool:
    return bool(lapse_what_was_broken(told.claim, today=on))


def plan_of_90() -> Story:
    return planned(given(invoice_sent(principal=90_00)), 50_00, 40_00)


# --- the day of the agreement: the log orders what happened on it -------------------------------


def test_money_of_the_same_day_before_the_plan_pays_no_instalment() -> None:
    told = planned(given(invoice_sent(principal=90_00)).after(paid(40_00, on=TODAY)), 25_00, 25_00)
    assert covered(told) == [0, 0]
    assert broken(told)


def test_money_of_the_same_day_after_the_plan_pays_the_first_instalment() -> None:
    told = plan_of_90().after(paid(50_00, on=TODAY))
    assert covered(told) == [50_00, 0]
    assert not broken(told)


@pytest.mark.parametrize(("day", "before"), [(TODAY, True), (TODAY, False), (TUESDAY, False)])
def test_only_money_since_the_promise_keeps_it(day: date, before: bool) -> None:
    told = given(invoice_sent(principal=90_00))
    if before:
        promised(told.after(paid(40_00, on=day)), 40_00)
    else:
        promised(told, 40_00).after(paid(40_00, on=day))
    assert paid_towards(told.claim, pending(told)) == (0 if before else 40_00)
    assert broken(told) is before


# --- recorded later: what was not known had not lessened what was agreed on ---------------------


def test_money_of_before_that_nobody_knew_of_pays_what_was_agreed_without_it() -> None:
    told = plan_of_90().after(paid(50_00, on=SUNDAY))
    assert covered(told) == [50_00, 0]
    assert not broken(told)
    known = planned(
        given(invoice_sent(principal=90_00)).after(paid(50_00, on=SUNDAY)), 20_00, 20_00
    )
    assert covered(known) == [0, 0]


def test_money_of_before_that_nobody_knew_of_keeps_a_promise() -> None:
    told = promised(given(invoice_sent(principal=90_00)), 40_00)
    facts = told.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id="P-1",
            amount=40_00,
            credited_on=SUNDAY,
            source=CALL,
            today=day,
        ),
        on=TUESDAY,
    )
    assert names(facts) == ["payment_received", "promise_kept"]


# --- taken back --------------------------------------------------------------------------------


def back(payment_id: str, amount: int, *, on: date) -> PaymentReversed:
    return PaymentReversed(payment_id=payment_id, amount=amount, reversed_on=on)


def test_an_instalment_that_is_taken_back_is_unpaid_again() -> None:
    told = plan_of_90().after(paid(50_00, on=TUESDAY), back("P-1", 50_00, on=FIRST))
    assert covered(told) == [0, 0]
    assert broken(told)


def test_money_of_before_that_is_taken_back_leaves_the_instalments_paid() -> None:
    told = planned(given(invoice_sent(principal=90_00)).after(paid(40_00, on=TODAY)), 25_00, 25_00)
    told.after(paid(25_00, on=TUESDAY, payment_id="P-2"), back("P-1", 40_00, on=FIRST))
    assert covered(told) == [25_00, 0]
    assert not broken(told)


@pytest.mark.parametrize(("taken_back_on", "kept"), [(date(2026, 3, 10), False), (JUDGED, True)])
def test_a_promise_is_judged_by_what_stood_on_its_last_day(taken_back_on: date, kept: bool) -> None:
    told = promised(given(invoice_sent(principal=90_00)), 40_00)
    told.after(paid(40_00, on=TUESDAY), back("P-1", 40_00, on=taken_back_on))
    assert broken(told, on=date(2026, 3, 12)) is not kept


# --- a credit note lessens the debt, and is no payment ------------------------------------------


def credited(amount: int) -> CreditNoteApplied:
    return CreditNoteApplied(number="C-1", amount=amount, issued_on=TUESDAY, source=CALL)


def test_a_credit_note_pays_no_instalment_and_keeps_no_promise() -> None:
    told = plan_of_90().after(credited(50_00))
    assert covered(told) == [0, 0]
    assert broken(told)
    assert broken(promised(given(invoice_sent(principal=90_00)), 50_00).after(credited(50_00)))


def test_a_credit_note_over_all_that_is_open_completes_the_plan() -> None:
    told = plan_of_90().after(paid(50_00, on=TUESDAY))
    facts = apply_credit_note(
        told.claim, number="C-1", amount=40_00, issued_on=TUESDAY, source=CALL, today=TUESDAY
    )
    assert names(facts) == ["credit_note_applied", "payment_plan_completed", "settled"]


@pytest.mark.parametrize(
    ("credit", "left"), [(39_99, [50_00, 1]), (40_00, [50_00]), (60_00, [30_00])]
)
def test_a_confirmation_asks_no_more_than_is_open_after_a_credit_note(
    credit: int, left: list[int]
) -> None:
    agreed = agreement_to_confirm(plan_of_90().after(credited(credit)).case, today=TUESDAY)
    assert agreed is not None
    assert [part.amount for part in agreed.instalments] == left
    assert agreed.amount == 90_00 - credit


# --- the plan itself ---------------------------------------------------------------------------


def test_payments_cover_the_instalments_in_their_order_to_the_cent() -> None:
    told = plan_of_90()
    for amount, found, first in ((49_99, [49_99, 0], 1), (1, [50_00, 0], 2), (1, [50_00, 1], 2)):
        told.after(paid(amount, on=TUESDAY, payment_id=f"P-{len(told.history)}"))
        assert covered(told) == found
        unpaid = first_unpaid(told.claim, running(told))
        assert unpaid is not None
        assert unpaid.number == first
    told.after(paid(39_99, on=TUESDAY, payment_id="P-last"))
    assert covered(told) == [50_00, 40_00]
    assert first_unpaid(told.claim, running(told)) is None


def test_what_is_decided_at_once_comes_in_its_order_too() -> None:
    claim = given(invoice_sent(principal=90_00)).claim
    agreed = PaymentPlanAgreed(instalments=(Instalment(number=1, amount=50_00, by=FIRST),))
    later = imagine(claim, [paid(40_00, on=TODAY), agreed, paid(7_00, on=TODAY)], today=TODAY)
    assert later.arrangement is not None
    assert paid_towards(later, later.arrangement) == 7_00


def test_what_is_left_of_a_plan_is_what_its_instalments_lack() -> None:
    told = planned(given(invoice_sent(principal=90_00)), 40_00, 50_00)
    assert left_of_plan(told.claim) == 90_00
    told.after(paid(25_00, on=TODAY))
    assert left_of_plan(told.claim) == 15_00 + 50_00
    assert left_of_plan(given(invoice_sent()).claim) == 0
