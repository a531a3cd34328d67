"""What a debtor did that acknowledges, what is certain of it, and what lapsed is asked no more."""

from datetime import date, timedelta

import pytest

from domain.case.limitation import BARRED, barred_since, in_time, limitation_of, term_of
from domain.case.natural import ask_about_natural, require_enforceable
from domain.claim.events import (
    ClaimDisputed,
    CollectionArrived,
    CollectionOrdered,
    FirstStepChosen,
    LimitationInterrupted,
    PaymentPlanAgreed,
    PaymentPromised,
    PaymentReceived,
    PaymentReversed,
    Source,
)
from domain.direct_debit.collecting import why_wrong
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import EnteredInError, Fact
from domain.law.direct_debit import DebitScheme
from domain.law.limitation import ClaimKind, InterruptingAct
from domain.letter.order.decision import order_letter, reason_to_cancel
from domain.letter.order.withdrawn import reason_to_take_out
from domain.letter.state import Letter, LetterStatus
from domain.parties import Capacity
from tests.domain.story import DOCUMENT, Story, given, instalments, invoice_sent, paid

ON = date(2026, 3, 2)
FIRST, AFTER = date(2028, 1, 31), date(2028, 3, 2)
"""The last day of two years from the due day, and of two more from what interrupted."""
DAY = timedelta(days=1)


def sale(*facts: Fact, on: date = ON) -> Story:
    return given(invoice_sent(kind=ClaimKind.CONSUMER_SALE)).after(*facts, on=on)


def plan(*, signed: date | None) -> PaymentPlanAgreed:
    parts = instalments((500_00, date(2026, 4, 1)), (500_00, date(2026, 5, 1)))
    return PaymentPlanAgreed(instalments=parts, signed_by_debtor_on=signed)


def ends(story: Story) -> tuple[date, date]:
    found = limitation_of(story.case)
    return found.last_day_to_interrupt, found.provable_last_day


BY_PARTY = PaymentReceived(payment_id="P", amount=1_00, credited_on=ON, source=Source(kind="party"))


@pytest.mark.parametrize(
    ("fact", "act", "last", "certain"),
    [
        (paid(1_00, on=ON), InterruptingAct.PAYMENT, AFTER, FIRST),
        (PaymentPromised(amount=1_00, by=ON), InterruptingAct.PROMISE, AFTER, FIRST),
        (
            PaymentPromised(amount=1_00, by=ON, in_writing=True),
            InterruptingAct.PROMISE,
            AFTER,
            AFTER,
        ),
        (plan(signed=None), InterruptingAct.PLAN, AFTER, FIRST),
        (plan(signed=ON), InterruptingAct.PLAN, AFTER, AFTER),
        (plan(signed=ON - DAY), InterruptingAct.PLAN, AFTER - DAY, AFTER - DAY),
        (BY_PARTY, None, FIRST, FIRST),
    ],
)
def test_each_act_renews_the_term_and_only_what_is_certain_moves_the_warning(
    fact: Fact, act: InterruptingAct | None, last: date, certain: date
) -> None:
    story = sale(fact)
    assert ends(story) == (last, certain)
    found = [(one.act, one.article) for one in term_of(story.case).interrupted]
    assert found == ([(act, "BW 3:318")] if act else [])
    story.after(EnteredInError(version=2, topic=fact.TOPIC), on=ON + DAY)
    assert ends(story) == (FIRST, FIRST), "entered in error, it never was"
    assert ends(sale(ClaimDisputed(amount=1_00, ground="quality"), fact)) == (FIRST, FIRST)


def test_an_instalment_of_a_plan_that_he_signed_is_certain_and_one_before_it_is_not() -> None:
    later = ON + timedelta(days=30)
    story = sale(plan(signed=ON), paid(1_00, on=later))
    assert ends(story) == (date(2028, 4, 1), date(2028, 4, 1))
    assert ends(sale(plan(signed=ON), paid(1_00, on=ON - DAY))) == (AFTER, AFTER)


def test_money_that_went_back_acknowledged_nothing() -> None:
    back = PaymentReversed(payment_id="P-1", amount=1_00, reversed_on=ON + DAY)
    assert ends(sale(paid(1_00, on=ON), back)) == (FIRST, FIRST)


def ordered(amount: int, *, collect_on: date) -> CollectionOrdered:
    return CollectionOrdered(
        end_to_end_id="E",
        mandate_id="M",
        scheme=DebitScheme.CORE,
        amount=amount,
        collect_on=collect_on,
        announced_on=ON,
        to_iban="NL91ABNA0417164300",
        document_sha256=DOCUMENT,
    )


def test_what_was_collected_from_his_account_acknowledges_nothing() -> None:
    arrived = CollectionArrived(end_to_end_id="E", payment_id="P-1", credited_on=ON)
    story = sale(ordered(1_00, collect_on=ON), arrived, paid(1_00, on=ON))
    assert ends(story) == (FIRST, FIRST)


def test_an_act_on_the_last_day_is_in_time_and_one_on_the_next_is_too_late() -> None:
    for day, timely in ((FIRST, True), (FIRST + DAY, False)):
        story = sale(PaymentPromised(amount=1_00, by=day, in_writing=True), on=day)
        assert in_time(story.case, term_of(story.case)) == [timely]
        assert (barred_since(story.case, today=day + DAY) is None) is timely


# --- what lapsed is not demanded ----------------------------------------------------------------


def test_the_plan_goes_on_on_the_last_day_and_asks_a_person_on_the_next() -> None:
    story = sale()
    assert isinstance(next_step(story.case, today=FIRST), Do)
    found = next_step(story.case, today=FIRST + DAY)
    assert found == Ask(Task.LIMITATION_PASSED, BARRED, FIRST + DAY)


def test_what_may_have_interrupted_but_is_not_certain_lets_no_letter_go() -> None:
    story = sale(paid(1_00, on=ON))
    assert isinstance(next_step(story.case, today=FIRST + DAY), Ask)
    story.after(LimitationInterrupted(ground="acknowledgement", proven=True), on=ON)
    assert isinstance(next_step(story.case, today=FIRST + DAY), Do)


def test_a_letter_that_lies_printed_is_taken_out_on_the_first_barred_day() -> None:
    story = sale()
    step = story.plan.steps_for(Capacity.CONSUMER)[0]
    order = order_letter(story.case, step, today=FIRST).ordered
    assert reason_to_cancel(story.case, order, today=FIRST) == ""
    letter = Letter(story.claim.id, order=order, status=LetterStatus.STARTED)
    assert reason_to_take_out(story.case, letter, today=FIRST) == ""
    assert reason_to_take_out(story.case, letter, today=FIRST + DAY) == BARRED
    tomorrow = order.model_copy(update={"send_on": FIRST + DAY})
    assert reason_to_cancel(story.case, tomorrow, today=FIRST + DAY) == BARRED


def test_who_lets_a_claim_begin_although_it_is_barred_saw_that_and_a_later_day_counts_again() -> (
    None
):
    seen = FirstStepChosen(step="reminder", from_day=FIRST + DAY, barred_since=FIRST + DAY)
    story = sale(seen, on=FIRST + DAY)
    assert isinstance(next_step(story.case, today=FIRST + DAY), Do)
    told = LimitationInterrupted(ground="acknowledgement", proven=True)
    story.after(told, on=ON)
    assert barred_since(story.case, today=AFTER + DAY) == AFTER + DAY


def test_an_agreement_over_what_is_barred_is_asked_about_and_no_plan_over_it_is_proposed() -> None:
    case = sale().case
    for rule, code in (
        (ask_about_natural, "agreement.limitation"),
        (require_enforceable, "payment_plan.natural"),
    ):
        rule(case, today=FIRST)
        with pytest.raises(Refusal) as caught:
            rule(case, today=FIRST + DAY)
        assert caught.value.code == code


def test_nothing_is_collected_of_what_is_barred_on_that_day() -> None:
    other = "its mandate was revoked"  # there is none in this story
    for day, why in ((FIRST, other), (FIRST + DAY, "it is barred by limitation")):
        assert why_wrong(sale(ordered(1_000_00, collect_on=day)).case) == why
