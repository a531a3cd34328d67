"""A letter's term does not run through an agreement: after it the letter is said anew."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.case.defaulting import declare_default, undo_what_letters_no_longer_carry
from domain.claim.agreements import agree_payment_plan, lapse_what_was_broken
from domain.claim.balance import balance
from domain.claim.events import (
    Asked,
    Channel,
    CollectionNoticeSent,
    FinalDemandSent,
    FourteenDayLetterVoided,
    PaymentPlanAgreed,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentTermExtended,
    PromiseBroken,
    StatementSent,
)
from domain.dunning.next.step import Do, Wait, next_step
from domain.dunning.plan.document import PLANS
from domain.dunning.plan.step import StepKind
from domain.facts import Fact
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.order.decision import order_letter
from domain.parties import Capacity
from tests.domain.lapsed import ACT_FROM, POSTED, charge, lapsed
from tests.domain.story import (
    DOCUMENT,
    REMINDER,
    Story,
    default_declared,
    given,
    instalments,
    invoice_sent,
    names,
    reminder_sent,
)

LAST, AFTER = date(2026, 3, 3), date(2026, 3, 4)
"""The last day of the fourteen, and the day after it."""
TOLD, FIRST = UUID(int=77), UUID(int=78)

PLAN = PaymentPlanAgreed(instalments=instalments((1_000_00, date(2026, 4, 1))))
AGREEMENTS: list[Fact] = [
    PLAN,
    PaymentPromised(amount=1_000_00, by=date(2026, 4, 1)),
    PaymentTermExtended(pay_by=date(2026, 4, 1)),
]


def undone(told: Story, *, on: date) -> list[str]:
    return names(told.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=on))


def voids(told: Story) -> bool:
    found = undo_what_letters_no_longer_carry(told.case)
    return any(isinstance(fact, FourteenDayLetterVoided) for fact in found)


def debit_told(collect_on: date) -> CollectionNoticeSent:
    """Give the word that all of it is collected on a day."""
    return CollectionNoticeSent(
        letter_id=TOLD,
        channel=Channel.EMAIL,
        mandate_id="M-1",
        account="0" * 64,
        identifier="NL79ZZZ999999990000",
        amount=1_000_00,
        collect_on=collect_on,
        document_sha256=DOCUMENT,
    )


@pytest.mark.parametrize(
    ("told_on", "collect_on", "void"),
    [
        (LAST, AFTER, True),
        (POSTED, AFTER, True),
        (LAST, LAST, False),
        (AFTER, date(2026, 3, 20), False),
    ],
)
def test_the_word_of_a_later_direct_debit_within_the_fourteen_days_ends_what_the_letter_said(
    told_on: date, collect_on: date, *, void: bool
) -> None:
    told = lapsed().after(debit_told(collect_on), on=told_on)
    assert voids(told) is void
    if not void:
        assert charge(told, on=date(2026, 4, 20))


@pytest.mark.parametrize("agreed", AGREEMENTS, ids=lambda one: one.TOPIC)
@pytest.mark.parametrize("day", [POSTED, LAST])
def test_whatever_is_agreed_within_the_fourteen_days_ends_what_the_letter_said(
    agreed: Fact, day: date
) -> None:
    assert voids(lapsed().after(agreed, on=day))


@pytest.mark.parametrize("agreed", AGREEMENTS[:2], ids=lambda one: one.TOPIC)
def test_what_is_agreed_on_the_day_after_leaves_the_letter_what_it_was(agreed: Fact) -> None:
    assert not voids(lapsed().after(agreed, on=AFTER))


def test_no_costs_rest_on_it_and_a_new_letter_goes_first() -> None:
    told = lapsed().after(PaymentPromised(amount=1_000_00, by=date(2026, 3, 2)), on=POSTED)
    told.after(PromiseBroken(promised_version=told.claim.version), on=date(2026, 3, 9))
    assert undone(told, on=date(2026, 3, 9)) == ["fourteen_day_letter_voided"]
    assert charge(told, on=date(2026, 6, 1)) is None
    told.plan = PLANS["consumer@1"]
    step = next_step(told.case, today=date(2026, 3, 9))
    assert isinstance(step, Do)
    assert step.step.kind is StepKind.FOURTEEN_DAY_LETTER


def test_costs_that_were_charged_stand_where_a_plan_is_agreed_afterwards() -> None:
    told = lapsed()
    assert charge(told) == 150_00
    told.after(PLAN, on=ACT_FROM)
    assert undone(told, on=ACT_FROM) == []
    assert balance(told.claim, on=ACT_FROM).costs == 150_00


# --- the letter that tells -------------------------------------------------------------------


def broken_plan() -> tuple[Story, date]:
    """A consumer with costs who agreed a plan afterwards and paid nothing of it."""
    told, first = lapsed(), date(2026, 4, 1)
    charge(told)
    whole = balance(told.claim, on=ACT_FROM).total
    told.when(
        lambda case, day: agree_payment_plan(
            case.claim, instalments=instalments((whole, first)), today=day
        ),
        on=ACT_FROM,
    )
    day = first
    while not told.when(lambda case, on: lapse_what_was_broken(case.claim, today=on), on=day):
        day += timedelta(days=1)
    return told, day


def test_a_plan_that_lapsed_is_told_before_any_other_step() -> None:
    told, day = broken_plan()
    step = next_step(told.case, today=day)
    assert isinstance(step, Do)
    assert step.step.id == "plan-lapsed"
    ordered = order_letter(told.case, step.step, today=day).ordered
    assert ordered.claims[0].asked.total == balance(told.claim, on=day).total
    assert ordered.pay_by is not None
    assert ordered.pay_by >= day + timedelta(days=7)


def told_of(told: Story, *, on: date, pay_by: date) -> Story:
    sent = StatementSent(
        letter_id=TOLD,
        step="plan-lapsed",
        channel=Channel.EMAIL,
        asked=Asked(principal=1_000_00),
        document_sha256=DOCUMENT,
        pay_by=pay_by,
    )
    return told.after(sent, on=on).letter(TOLD, sent_on=on)


def test_no_step_is_taken_within_the_term_of_the_letter_that_told() -> None:
    told, day = broken_plan()
    last = day + timedelta(days=7)
    told_of(told, on=day, pay_by=last)
    before = next_step(told.case, today=last)
    assert isinstance(before, Wait)
    assert before.until > last
    after = next_step(told.case, today=before.until)
    assert not isinstance(after, Wait)


def test_it_is_told_once_for_each_plan_that_lapsed() -> None:
    told, day = broken_plan()
    told_of(told, on=day, pay_by=day + timedelta(days=7))
    assert told.claim.lapsed_on is None
    told.after(PLAN, on=day + timedelta(days=1))
    again = PaymentPlanLapsed(agreed_version=told.claim.version, why="instalment missed")
    told.after(again, on=day + timedelta(days=30))
    assert told.claim.lapsed_on == day + timedelta(days=30)


# --- a business ------------------------------------------------------------------------------

DEMANDED, PAY_BY = date(2026, 2, 9), date(2026, 2, 23)


def demanded() -> Story:
    """A business that got a final demand which is its notice of default."""
    demand = FinalDemandSent(
        letter_id=REMINDER,
        step="final-demand",
        channel=Channel.EMAIL,
        asked=Asked(principal=1_000_00),
        document_sha256=DOCUMENT,
        serves_as_notice=True,
        pay_by=PAY_BY,
    )
    told = given(invoice_sent(interest=InterestKind.COMMERCIAL), capacity=Capacity.COMPANY)
    reminder = reminder_sent(pay_by=DEMANDED).model_copy(
        update={"letter_id": FIRST, "serves_as_notice": False}
    )
    told.after(reminder, on=date(2026, 2, 2)).letter(FIRST, sent_on=date(2026, 2, 2))
    told.after(demand, on=DEMANDED).letter(REMINDER, sent_on=DEMANDED)
    told.plan = PLANS["business@1"]
    return told


@pytest.mark.parametrize(("day", "begins"), [(PAY_BY, False), (PAY_BY + timedelta(days=1), True)])
def test_a_demand_within_whose_term_a_plan_was_agreed_brings_no_default(
    day: date, *, begins: bool
) -> None:
    told = demanded().after(PLAN, on=day)
    found = declare_default(told.case, today=date(2026, 6, 1))
    assert bool(found) is begins


def test_the_demand_is_said_again_when_the_agreement_is_over() -> None:
    told = demanded().after(default_declared(since=date(2026, 2, 1)))
    told.after(PaymentPromised(amount=1_000_00, by=PAY_BY), on=DEMANDED)
    told.after(PromiseBroken(promised_version=told.claim.version), on=date(2026, 3, 2))
    told.plan = told.plan.model_copy(
        update={"step": tuple(one for one in told.plan.step if one.kind is not StepKind.CALL)}
    )
    step = next_step(told.case, today=date(2026, 3, 2))
    assert isinstance(step, Do)
    assert step.step.id == "final-demand"


@pytest.mark.parametrize(
    ("agreed", "begins"), [(PLAN, False), (PaymentPromised(amount=1_000_00, by=DEMANDED), True)]
)
def test_a_reminder_that_is_a_notice_brings_none_where_a_plan_was_agreed_within_its_term(
    agreed: Fact, *, begins: bool
) -> None:
    reminder = reminder_sent(pay_by=DEMANDED).model_copy(update={"serves_as_notice": True})
    for day, notice in ((DEMANDED, begins), (DEMANDED + timedelta(days=1), True)):
        told = given(invoice_sent(interest=InterestKind.COMMERCIAL), capacity=Capacity.COMPANY)
        told.after(reminder, on=date(2026, 2, 2)).letter(REMINDER, sent_on=date(2026, 2, 2))
        told.after(agreed, on=day)
        assert bool(declare_default(told.case, today=date(2026, 6, 1))) is notice


@pytest.mark.parametrize(
    ("told_on", "collect_on", "begins"),
    [
        (DEMANDED, DEMANDED + timedelta(days=1), False),
        (DEMANDED, DEMANDED, True),
        (DEMANDED + timedelta(days=1), DEMANDED + timedelta(days=20), True),
        (date(2026, 2, 2), DEMANDED + timedelta(days=20), False),
        (date(2026, 2, 1), DEMANDED + timedelta(days=20), True),
    ],
)
def test_a_reminder_within_whose_term_a_later_direct_debit_was_told_brings_no_default(
    told_on: date, collect_on: date, *, begins: bool
) -> None:
    told = given(invoice_sent(interest=InterestKind.COMMERCIAL), capacity=Capacity.COMPANY)
    reminder, sent = reminder_sent(pay_by=DEMANDED), date(2026, 2, 2)
    notice = debit_told(collect_on)
    for day, fact in sorted([(told_on, notice), (sent, reminder)], key=lambda one: one[0]):
        told.after(fact, on=day)
    told.letter(REMINDER, sent_on=sent)
    assert bool(declare_default(told.case, today=date(2026, 6, 1))) is begins


def test_a_fatal_term_brings_default_whatever_was_agreed_in_a_demands_term() -> None:
    told = demanded()
    told.history[0] = given(
        invoice_sent(interest=InterestKind.COMMERCIAL, basis=TermBasis.CONTRACT)
    ).history[0]
    told.after(PLAN, on=DEMANDED)
    assert declare_default(told.case, today=date(2026, 6, 1))
