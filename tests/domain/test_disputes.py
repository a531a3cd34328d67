"""What a dispute makes of a claim: the rest is asked, what is granted was never owed."""

from datetime import date, timedelta

import pytest

from domain.case.check_list import blocking, check_list
from domain.case.defaulting import charge_costs, undo_what_letters_no_longer_carry
from domain.case.hand_over import hand_over
from domain.claim.balance import balance
from domain.claim.contested import asked_of, wholly_contested
from domain.claim.corrections import enter_in_error
from domain.claim.disputes import dispute, resolve_dispute
from domain.claim.events import (
    Asked,
    ClaimDisputed,
    ClaimFact,
    CollectionCostsCharged,
    DisputeDecided,
    DisputeOutcome,
    DisputeResolved,
    FourteenDayLetterVoided,
    PartyKind,
)
from domain.claim.payments import apply_credit_note
from domain.claim.state import Ending
from domain.creditor.events import HandOverParty
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.document import Plan
from domain.dunning.plan.step import StepKind
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.order.content import specification
from domain.letter.order.decision import order_letter
from domain.parties import Capacity
from tests.domain.lapsed import ACT_FROM, POSTED, charge, lapsed
from tests.domain.story import (
    CALL,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    names,
    paid,
    refusal,
    reminder_sent,
)

MONDAY = date(2026, 2, 16)
UPHELD, PARTLY, REJECTED = DisputeOutcome.UPHELD, DisputeOutcome.PARTLY, DisputeOutcome.REJECTED


def in_default(*, principal: int = 800_00) -> Story:
    """A consumer who was reminded, is in default, and waits for the fourteen-day letter."""
    return (
        given(invoice_sent(principal=principal))
        .after(reminder_sent(pay_by=date(2026, 2, 10), principal=principal), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2))
        .after(default_declared(since=date(2026, 2, 11)))
    )


def contest(
    told: Story, amount: int | None, *, on: date = MONDAY, ground: str = "quality"
) -> list[ClaimFact]:
    return told.when(
        lambda case, day: dispute(case.claim, amount=amount, ground=ground, today=day), on=on
    )


def decide(
    told: Story,
    outcome: DisputeOutcome,
    amount: int | None = None,
    *,
    on: date = MONDAY,
    disputed: int | None = None,
) -> list[ClaimFact]:
    return told.when(
        lambda case, day: resolve_dispute(
            case.claim, outcome=outcome, amount=amount, disputed=disputed, today=day
        ),
        on=on,
    )


def without_calls(told: Story) -> Plan:
    letters = [step for step in told.plan.step if step.kind is not StepKind.CALL]
    return told.plan.model_copy(update={"step": tuple(letters)})


def fourteen_asked(told: Story, *, on: date) -> tuple[int, int]:
    """The principal that today's fourteen-day letter asks, and the costs it announces."""
    told.plan = without_calls(told)
    step = next_step(told.case, today=on)
    assert isinstance(step, Do), step
    assert step.step.kind is StepKind.FOURTEEN_DAY_LETTER
    ordered = order_letter(told.case, step.step, today=on).ordered
    return ordered.claims[0].asked.principal, ordered.costs_if_unpaid


# --- what is granted -------------------------------------------------------------------------


@pytest.mark.parametrize(("outcome", "amount"), [(UPHELD, None), (UPHELD, 300_00)])
def test_three_hundred_upheld_of_eight_hundred_leave_five_hundred_and_costs_of_75(
    outcome: DisputeOutcome, amount: int | None
) -> None:
    told = in_default()
    contest(told, 300_00)
    decide(told, outcome, amount)
    assert fourteen_asked(told, on=MONDAY) == (500_00, 75_00)


def test_what_is_granted_in_part_was_never_owed_and_bears_no_interest() -> None:
    told, never = in_default(), in_default(principal=650_00)
    contest(told, 300_00)
    decide(told, PARTLY, 150_00)
    later = date(2026, 8, 3)
    assert balance(told.claim, on=later).principal == 650_00
    assert balance(told.claim, on=later).interest == balance(never.claim, on=later).interest > 0


def test_rejected_grants_nothing_and_the_claim_is_asked_in_full() -> None:
    told = in_default()
    contest(told, None)
    decide(told, REJECTED)
    assert fourteen_asked(told, on=MONDAY) == (800_00, 120_00)


@pytest.mark.parametrize(
    ("outcome", "amount"),
    [
        (PARTLY, None),
        (PARTLY, 0),
        (PARTLY, 300_00),
        (UPHELD, 299_99),
        (UPHELD, 300_01),
        (REJECTED, 1),
    ],
)
def test_an_amount_that_does_not_go_with_its_outcome_is_refused(
    outcome: DisputeOutcome, amount: int | None
) -> None:
    told = in_default()
    contest(told, 300_00)
    assert refusal(lambda: decide(told, outcome, amount)) == "dispute.amount"


def test_a_claim_that_is_granted_in_whole_is_settled_without_interest_or_default() -> None:
    told = in_default()
    contest(told, None, on=date(2026, 6, 1))
    facts = decide(told, UPHELD, on=date(2026, 6, 2))
    assert names(facts) == ["dispute_decided", "determination_withdrawn", "settled"]
    assert told.claim.ending is Ending.SETTLED
    assert balance(told.claim, on=date(2026, 12, 1)).total == 0


def test_what_a_business_paid_beyond_what_it_proves_to_owe_goes_back_to_it() -> None:
    told = given(
        invoice_sent(principal=800_00, basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    ).after(paid(800_00, on=date(2026, 1, 31)))
    contest(told, 300_00)
    decide(told, UPHELD)
    assert balance(told.claim, on=MONDAY).unallocated == 300_00


def test_a_granted_amount_is_money_and_taken_back_by_two_people_only() -> None:
    told = in_default()
    contest(told, 300_00)
    decide(told, UPHELD)
    version = len(told.history)
    assert isinstance(told.history[-1].fact, DisputeDecided)
    found = refusal(lambda: enter_in_error(told.history, version=version, actor="els"))
    assert found == "error.four_eyes"


def test_a_credit_note_that_came_since_is_not_granted_a_second_time() -> None:
    told = in_default()
    contest(told, 300_00)
    told.when(
        lambda case, day: apply_credit_note(
            case.claim, number="C1", amount=300_00, issued_on=day, source=CALL, today=day
        ),
        on=MONDAY,
    )
    assert refusal(lambda: decide(told, UPHELD)) == "dispute.credited_meanwhile"
    decide(told, UPHELD, 0)
    assert balance(told.claim, on=MONDAY).principal == 500_00


# --- letters that said too much --------------------------------------------------------------


def test_a_fourteen_day_letter_that_stated_too_much_is_void_and_a_new_one_goes_first() -> None:
    told = lapsed()
    contest(told, 300_00, on=ACT_FROM)
    decide(told, UPHELD, on=ACT_FROM)
    undone = told.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=ACT_FROM)
    assert [f for f in undone if isinstance(f, FourteenDayLetterVoided)]
    assert charge(told) is None
    assert fourteen_asked(told, on=ACT_FROM) == (700_00, 105_00)


def test_costs_on_a_letter_that_stated_too_much_are_taken_back_whole() -> None:
    told = lapsed()
    assert charge(told) == 150_00
    contest(told, 300_00, on=ACT_FROM)
    decide(told, UPHELD, on=ACT_FROM)
    told.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=ACT_FROM)
    assert balance(told.claim, on=ACT_FROM).costs == 0


def test_a_letter_of_before_a_dispute_that_was_rejected_keeps_its_costs() -> None:
    told = lapsed()
    contest(told, 300_00, on=ACT_FROM)
    decide(told, REJECTED, on=ACT_FROM)
    assert undo_what_letters_no_longer_carry(told.case) == []
    assert charge(told) == 150_00


# --- while it is not decided -----------------------------------------------------------------


def test_the_rest_of_a_claim_is_asked_while_a_part_is_contested() -> None:
    told = in_default()
    contest(told, 300_00)
    assert fourteen_asked(told, on=MONDAY) == (500_00, 75_00)
    row = specification(told.claim, on=MONDAY, asked=asked_of(told.claim, on=MONDAY))
    assert (row.principal, row.contested, row.paid) == (800_00, 300_00, 0)


def test_interest_is_asked_over_the_rest_only() -> None:
    told, rest = in_default(), in_default(principal=500_00)
    contest(told, 300_00)
    later = date(2026, 8, 3)
    assert asked_of(told.claim, on=later) == Asked(
        principal=500_00, interest=balance(rest.claim, on=later).interest
    )


def test_a_payment_counts_for_what_is_not_contested_first() -> None:
    told = in_default()
    contest(told, 300_00)
    told.after(paid(510_00, on=MONDAY))
    assert wholly_contested(told.claim, on=MONDAY)
    assert balance(told.claim, on=MONDAY).principal > 0


def test_costs_are_charged_over_the_rest_where_the_letter_asked_only_that() -> None:
    told = in_default()
    contest(told, 300_00, on=POSTED)
    sent = fourteen_day_letter_sent(costs=75_00).model_copy(
        update={"asked": Asked(principal=500_00), "base": 500_00}
    )
    told.after(sent, on=POSTED).letter(FOURTEEN, sent_on=POSTED, posted=True)
    assert charge(told, on=ACT_FROM - timedelta(days=1)) is None
    assert charge(told, on=ACT_FROM) == 75_00


def test_a_letter_that_asked_what_is_contested_now_carries_no_costs_until_it_is_decided() -> None:
    told = lapsed()
    contest(told, 300_00, on=ACT_FROM)
    assert charge(told) is None


def test_what_no_letter_asked_is_asked_from_the_first_letter_on() -> None:
    told = in_default()
    contest(told, 300_00, on=POSTED)
    sent = fourteen_day_letter_sent(costs=75_00).model_copy(
        update={"asked": Asked(principal=500_00)}
    )
    told.after(sent, on=POSTED).letter(FOURTEEN, sent_on=POSTED, posted=True)
    assert names(decide(told, REJECTED)) == ["dispute_decided", "new_round_begun"]
    assert told.claim.sent_in_round() == []


def test_another_dispute_comes_on_top_and_each_is_decided_apart() -> None:
    told = in_default()
    contest(told, 300_00)
    contest(told, 200_00, ground="amount")
    assert told.claim.disputed == 500_00
    assert refusal(lambda: decide(told, UPHELD)) == "dispute.which"
    first, second = told.claim.disputes
    decide(told, UPHELD, disputed=second.version)
    assert told.claim.disputed == 300_00
    decide(told, REJECTED, disputed=first.version)
    assert balance(told.claim, on=MONDAY).principal == 600_00


@pytest.mark.parametrize(("amount", "fits"), [(500_00, True), (500_01, False)])
def test_no_more_than_the_claim_is_contested_in_all(amount: int, *, fits: bool) -> None:
    told = in_default()
    contest(told, 300_00)
    if fits:
        contest(told, amount, ground="amount")
        assert told.claim.disputed == 800_00
    else:
        found = refusal(lambda: contest(told, amount, ground="amount"))
        assert found == "dispute.more_than_principal"


@pytest.mark.parametrize(("by", "fits"), [(MONDAY, True), (MONDAY - timedelta(days=1), False)])
def test_the_day_by_which_we_answer_has_not_passed(by: date, *, fits: bool) -> None:
    claim = in_default().claim

    def record() -> object:
        return dispute(claim, amount=1, ground="quality", today=MONDAY, answer_by=by)

    if fits:
        assert record()
    else:
        assert refusal(record) == "dispute.answer_past"


# --- outcomes of before ----------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [UPHELD, PARTLY])
def test_an_old_outcome_without_an_amount_is_asked_about_and_nothing_goes_out(
    outcome: DisputeOutcome,
) -> None:
    told = in_default()
    told.plan = without_calls(told)
    contest(told, 300_00)
    told.after(DisputeResolved(outcome=outcome), on=MONDAY)
    step = next_step(told.case, today=MONDAY)
    assert isinstance(step, Ask)
    assert step.task == "say_what_was_granted"
    assert charge_costs(told.case, today=date(2027, 1, 4)) == []
    decide(told, outcome, 300_00 if outcome is UPHELD else 100_00)
    assert isinstance(next_step(told.case, today=MONDAY), Do)


def test_an_old_outcome_that_was_credited_is_said_to_grant_nothing_more() -> None:
    told = in_default()
    contest(told, 300_00)
    told.after(DisputeResolved(outcome=UPHELD), on=MONDAY)
    decide(told, UPHELD, 0)
    assert fourteen_asked(told, on=MONDAY) == (800_00, 120_00)


def test_an_old_outcome_that_was_rejected_asks_nobody() -> None:
    told = in_default()
    contest(told, 300_00)
    told.after(DisputeResolved(outcome=REJECTED), on=MONDAY)
    assert fourteen_asked(told, on=MONDAY) == (800_00, 120_00)


# --- its end ---------------------------------------------------------------------------------


def at_its_end(*, amount: int | None) -> Story:
    told = lapsed()
    story = told.after(ClaimDisputed(amount=amount or 1_000_00, ground="quality"), on=ACT_FROM)
    hands_over = [step for step in story.plan.step if step.kind is StepKind.HAND_OVER]
    story.plan = story.plan.model_copy(update={"step": tuple(hands_over)})
    return story


@pytest.mark.parametrize("amount", [300_00, None])
def test_a_contested_claim_at_its_end_goes_to_a_lawyer_and_nobody_else(
    amount: int | None,
) -> None:
    told, day = at_its_end(amount=amount), date(2026, 6, 1)
    step = next_step(told.case, today=day)
    assert isinstance(step, Ask)
    assert step.task == "hand_to_lawyer"
    agency = blocking(check_list(told.case, today=day, party_kind=PartyKind.AGENCY))
    assert "an answer to the dispute" in agency
    lawyer = HandOverParty(name="Mr. A. Raad", kind=PartyKind.LAWYER)
    facts = hand_over(told.case, to=lawyer, dossier_sha256="ab" * 32, today=day)
    assert names(facts) == ["handed_over"]


def test_a_dispute_in_whole_before_the_end_waits_for_its_answer() -> None:
    told = in_default()
    contest(told, None)
    step = next_step(told.case, today=date(2026, 6, 1))
    assert isinstance(step, Ask)
    assert (step.task, step.since) == ("answer_dispute", MONDAY)


def test_costs_of_a_business_are_counted_over_what_is_not_contested() -> None:
    told = given(
        invoice_sent(principal=800_00, basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    ).after(default_declared(since=date(2026, 2, 1), interest=InterestKind.COMMERCIAL))
    contest(told, 300_00)
    [fact] = charge_costs(told.case, today=MONDAY)
    assert isinstance(fact, CollectionCostsCharged)
    assert (fact.base, fact.amount) == (500_00, 75_00)
