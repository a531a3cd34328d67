"""What money does to a claim: payments, reversals, refunds, credit, and what follows from each."""

from datetime import date

import pytest

from domain.claim.balance import balance
from domain.claim.defaulting import declare_default
from domain.claim.events import (
    ClaimFact,
    ClaimSettled,
    ClaimWithdrawn,
    CollectionCostsCharged,
    CollectionCostsWaived,
    CreditNoteApplied,
    DeterminationWithdrawn,
    OverpaymentRefunded,
    PaymentPromised,
    PaymentReversed,
)
from domain.claim.paying import (
    apply_credit_note,
    receive_payment,
    refund_overpayment,
    reverse_payment,
    settle_if_nothing_is_open,
    waive_costs,
    waive_part,
)
from domain.claim.state import Ending
from domain.law.default import TermBasis
from tests.domain.story import (
    CALL,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    given,
    invoice_sent,
    names,
    paid,
    refusal,
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


# --- payments --------------------------------------------------------------------------------


def test_a_part_payment_leaves_the_rest_open_and_the_claim_alive() -> None:
    story = given(invoice_sent())
    assert names(pay(story, 400_00, credited_on=FEB_20)) == ["payment_received"]
    assert (balance(story.claim, on=FEB_20).total, story.claim.live) == (600_00, True)


def test_the_last_cent_settles_the_claim() -> None:
    story = given(invoice_sent())
    assert names(pay(story, 999_99, credited_on=FEB_20)) == ["payment_received"]
    last = pay(story, 1, credited_on=FEB_20, payment_id="P-2")
    assert names(last) == ["payment_received", "settled"]


def test_the_same_payment_again_is_nothing_new() -> None:
    story = given(invoice_sent())
    pay(story, 400_00, credited_on=FEB_20)
    assert pay(story, 400_00, credited_on=FEB_20) == []


@pytest.mark.parametrize(("amount", "on"), [(400_01, FEB_20), (400_00, date(2026, 2, 19))])
def test_a_known_payment_with_another_amount_or_day_is_refused(amount: int, on: date) -> None:
    story = given(invoice_sent())
    pay(story, 400_00, credited_on=FEB_20)
    code = refusal(lambda: pay(story, amount, credited_on=on, today=FEB_20))
    assert code == "payment.known_otherwise"


def test_a_payment_of_tomorrow_is_refused_and_one_of_today_is_not() -> None:
    story = given(invoice_sent())
    tomorrow = date(2026, 2, 21)
    assert refusal(lambda: pay(story, 1, credited_on=tomorrow, today=FEB_20)) == (
        "day.in_the_future"
    )
    assert pay(story, 1, credited_on=FEB_20, today=FEB_20)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_payment_of_nothing_is_refused(amount: int) -> None:
    story = given(invoice_sent())
    assert refusal(lambda: pay(story, amount, credited_on=FEB_20)) == "money.not_positive"


def test_a_payment_before_the_day_of_the_invoice_counts_for_it() -> None:
    story = given(invoice_sent())
    assert names(pay(story, 1_000_00, credited_on=date(2025, 12, 30), today=FEB_20)) == [
        "payment_received",
        "settled",
    ]


def test_money_is_never_refused_on_a_claim_that_ended() -> None:
    story = given(invoice_sent(), ClaimWithdrawn(why="an error"))
    assert names(pay(story, 1_000_00, credited_on=FEB_20)) == ["payment_received"]
    assert story.claim.ending is Ending.WITHDRAWN


def test_a_payment_on_a_settled_claim_is_kept_as_too_much() -> None:
    story = given(invoice_sent())
    pay(story, 1_000_00, credited_on=FEB_20)
    assert names(pay(story, 50_00, credited_on=FEB_20, payment_id="P-2")) == ["payment_received"]
    assert balance(story.claim, on=FEB_20).unallocated == 50_00


@pytest.mark.parametrize(("day", "withdrawn"), [(IN_TIME, True), (TOO_LATE, False)])
def test_a_payment_found_later_withdraws_default_only_if_it_was_there_in_time(
    day: date, *, withdrawn: bool
) -> None:
    story = in_default()
    facts = pay(story, 1_000_00, credited_on=day, today=FEB_20)
    assert any(isinstance(fact, DeterminationWithdrawn) for fact in facts) is withdrawn
    assert (story.claim.default is None) is withdrawn


def test_a_part_payment_in_time_leaves_default_over_the_rest() -> None:
    story = in_default()
    assert names(pay(story, 999_99, credited_on=IN_TIME, today=FEB_20)) == ["payment_received"]


def test_principal_paid_before_the_costs_fell_due_takes_the_costs_back_exactly_once() -> None:
    story = in_default().after(charged(), on=FEB_20)
    facts = pay(story, 1_000_00, credited_on=date(2026, 2, 19), today=date(2026, 2, 25))
    waived = [fact for fact in facts if isinstance(fact, CollectionCostsWaived)]
    assert [fact.amount for fact in waived] == [150_00]
    again = pay(story, 1_00, credited_on=date(2026, 2, 19), today=FEB_20, payment_id="P-2")
    assert names(again) == ["payment_received"]
    assert balance(story.claim, on=date(2026, 2, 25)).costs == 0


def test_principal_paid_on_the_day_the_costs_fell_due_leaves_the_costs() -> None:
    story = in_default().after(charged(), on=FEB_20)
    assert names(pay(story, 1_000_00, credited_on=FEB_20, today=date(2026, 2, 25))) == [
        "payment_received"
    ]


def test_a_part_payment_found_later_lowers_the_costs_to_those_over_the_rest() -> None:
    story = in_default().after(charged(), on=FEB_20)
    facts = pay(story, 900_00, credited_on=date(2026, 2, 19), today=date(2026, 2, 25))
    waived = [fact.amount for fact in facts if isinstance(fact, CollectionCostsWaived)]
    assert waived == [110_00]  # over the 100 euro that were open the floor of 40 applies
    assert names(pay(story, 1, credited_on=FEB_20, payment_id="P-2")) == ["payment_received"]


def test_principal_paid_while_costs_or_interest_are_open_leaves_the_claim_open() -> None:
    story = in_default().after(charged(), on=FEB_20)
    facts = pay(story, 1_000_00, credited_on=FEB_20, today=FEB_20)
    assert "settled" not in names(facts)
    assert balance(story.claim, on=FEB_20).total > 0


def test_a_payment_goes_to_costs_then_interest_then_principal() -> None:
    story = in_default().after(charged(), on=FEB_20)
    pay(story, 200_00, credited_on=FEB_20)
    now = balance(story.claim, on=FEB_20)
    # 10 days at 4 % over 1,000 euro is 1.10
    assert (now.costs, now.interest, now.principal) == (0, 0, 1_000_00 - 48_90)


# --- reversals -------------------------------------------------------------------------------


def test_the_reversal_of_an_unknown_payment_is_refused() -> None:
    assert refusal(lambda: reverse(given(invoice_sent()), on=FEB_20)) == "payment.unknown"


def test_a_reversal_lets_a_settled_claim_live_again_at_its_step_in_the_same_round() -> None:
    story = in_default()
    pay(story, 1_100_00, credited_on=FEB_20)
    assert story.claim.ending is Ending.SETTLED
    assert names(reverse(story, on=date(2026, 2, 25))) == ["payment_reversed", "reopened"]
    claim = story.claim
    assert (claim.live, claim.round, len(claim.sent_in_round())) == (True, 1, 1)


def test_the_same_reversal_again_is_nothing_new() -> None:
    story = given(invoice_sent(), paid(1_000_00, on=FEB_20))
    reverse(story, on=FEB_20)
    assert reverse(story, on=FEB_20) == []


def test_a_reversed_payment_told_again_is_nothing_new() -> None:
    story = given(invoice_sent())
    pay(story, 400_00, credited_on=FEB_20)
    reverse(story, on=FEB_20)
    assert pay(story, 400_00, credited_on=FEB_20) == []
    assert balance(story.claim, on=FEB_20).total == 1_000_00


def test_the_reversal_of_a_double_payment_does_not_reopen_what_is_still_paid() -> None:
    story = given(invoice_sent())
    pay(story, 1_000_00, credited_on=FEB_20)
    pay(story, 1_000_00, credited_on=FEB_20, payment_id="P-2")
    assert names(reverse(story, on=FEB_20, payment_id="P-2")) == ["payment_reversed"]


def test_a_reversal_never_counts_before_its_payment() -> None:
    story = given(invoice_sent(), paid(400_00, on=FEB_20))
    (fact,) = reverse_payment(
        story.claim, payment_id="P-1", reversed_on=date(2026, 2, 1), today=FEB_20
    )
    assert isinstance(fact, PaymentReversed)
    assert fact.reversed_on == FEB_20


def test_a_payment_in_time_that_was_taken_back_gives_default_from_the_day_after() -> None:
    story = given(invoice_sent(basis=TermBasis.CONTRACT))
    pay(story, 1_000_00, credited_on=date(2026, 1, 31))
    reverse(story, on=FEB_20)
    assert declare_default(story.case, today=FEB_20) == []
    (found,) = declare_default(story.case, today=date(2026, 2, 21))
    assert found.legal_day == date(2026, 2, 21)


# --- refunds ---------------------------------------------------------------------------------


def test_no_more_than_the_overpayment_is_refunded() -> None:
    story = given(invoice_sent())
    pay(story, 1_100_00, credited_on=FEB_20)
    claim = story.claim
    assert refund_overpayment(claim, amount=100_00, refunded_on=FEB_20, today=FEB_20) == [
        OverpaymentRefunded(amount=100_00, refunded_on=FEB_20)
    ]
    assert (
        refusal(lambda: refund_overpayment(claim, amount=100_01, refunded_on=FEB_20, today=FEB_20))
        == "refund.too_much"
    )


def test_an_overpayment_is_not_refunded_twice_by_dating_the_second_refund_back() -> None:
    story = given(invoice_sent(), paid(1_100_00, on=FEB_20))
    later = date(2026, 3, 1)
    story.after(OverpaymentRefunded(amount=100_00, refunded_on=later))
    code = refusal(
        lambda: refund_overpayment(story.claim, amount=100_00, refunded_on=FEB_20, today=later)
    )
    assert code == "refund.too_much"


def test_a_refund_does_not_open_the_claim_again() -> None:
    story = given(invoice_sent())
    pay(story, 1_100_00, credited_on=FEB_20)
    story.after(OverpaymentRefunded(amount=100_00, refunded_on=FEB_20))
    now = balance(story.claim, on=FEB_20)
    assert (now.total, now.unallocated, now.paid) == (0, 0, 1_000_00)
    assert not story.claim.live


# --- credit notes and waivers ----------------------------------------------------------------


def test_a_credit_note_counts_from_the_start_unless_it_says_otherwise() -> None:
    story = in_default()
    credit(story, 400_00, on=FEB_20)
    assert balance(story.claim, on=FEB_20).interest == 66  # 10 days at 4 % over 600 euro


def test_a_dated_credit_note_counts_from_its_own_day() -> None:
    story = in_default()
    credit(story, 400_00, on=date(2026, 2, 16), retroactive=False)
    # 5 days over 1,000 euro and 5 days over 600 euro
    assert balance(story.claim, on=FEB_20).interest == 88


@pytest.mark.parametrize("retroactive", [True, False])
def test_a_credit_note_dated_before_the_invoice_counts(*, retroactive: bool) -> None:
    story = given(invoice_sent())
    credit(story, 400_00, on=date(2025, 12, 1), retroactive=retroactive)
    assert balance(story.claim, on=FEB_20).principal == 600_00


def test_a_credit_note_over_everything_takes_default_interest_and_costs_along() -> None:
    story = in_default().after(charged(), on=date(2026, 2, 18))
    facts = credit(story, 1_000_00, on=FEB_20)
    assert names(facts) == [
        "credit_note_applied",
        "determination_withdrawn",
        "collection_costs_waived",
        "settled",
    ]
    assert balance(story.claim, on=FEB_20).total == 0


def test_a_credit_note_from_the_start_lowers_the_costs_to_those_over_the_rest() -> None:
    story = in_default().after(charged(), on=date(2026, 2, 18))
    facts = credit(story, 900_00, on=FEB_20)
    assert [f.amount for f in facts if isinstance(f, CollectionCostsWaived)] == [110_00]


def test_a_credit_note_after_full_payment_asks_nothing_and_gives_money_back() -> None:
    story = given(invoice_sent())
    pay(story, 1_000_00, credited_on=date(2026, 1, 20))
    assert names(credit(story, 100_00, on=FEB_20)) == ["credit_note_applied"]
    now = balance(story.claim, on=FEB_20)
    assert (now.total, now.unallocated) == (0, 100_00)


def test_the_same_credit_note_again_is_nothing_new_and_with_another_amount_is_refused() -> None:
    story = given(invoice_sent())
    credit(story, 400_00, on=FEB_20)
    assert credit(story, 400_00, on=FEB_20) == []
    assert refusal(lambda: credit(story, 300_00, on=FEB_20)) == "credit_note.known_otherwise"


def test_credit_notes_may_take_all_of_the_principal_and_no_cent_more() -> None:
    story = given(invoice_sent())
    credit(story, 600_00, on=FEB_20)
    assert refusal(lambda: credit(story, 400_01, on=FEB_20, number="C-2")) == "credit_note.too_much"
    assert names(credit(story, 400_00, on=FEB_20, number="C-2")) == [
        "credit_note_applied",
        "settled",
    ]


def test_a_credit_note_whose_number_is_a_waivers_version_is_not_taken_for_it() -> None:
    story = given(invoice_sent())
    story.when(
        lambda case, day: waive_part(case.claim, amount=50_00, accepted_on=day, today=day),
        on=FEB_20,
    )
    facts = credit(story, 50_00, on=FEB_20, number=str(story.claim.version))
    assert [type(fact) for fact in facts] == [CreditNoteApplied]


def test_no_more_is_waived_than_is_open() -> None:
    claim = given(invoice_sent(), paid(400_00, on=FEB_20)).claim
    assert waive_part(claim, amount=600_00, accepted_on=None, today=FEB_20)
    for decide in (
        lambda: waive_part(claim, amount=600_01, accepted_on=None, today=FEB_20),
        lambda: waive_costs(claim, amount=1, why="goodwill", today=FEB_20),
    ):
        assert refusal(decide) == "waiver.too_much"


def test_waiving_the_last_of_the_costs_settles_the_claim() -> None:
    story = in_default().after(charged(), on=FEB_20)
    pay(story, 1_001_10, credited_on=FEB_20)
    open_costs = balance(story.claim, on=FEB_20)
    assert open_costs.total == 150_00
    assert open_costs.principal == 150_00, "a payment goes to the costs first (BW 6:44)"
    assert names(
        story.when(
            lambda case, day: waive_part(case.claim, amount=150_00, accepted_on=day, today=day),
            on=FEB_20,
        )
    ) == ["part_waived", "settled"]


def test_a_promise_is_not_kept_by_money_that_was_taken_back() -> None:
    story = given(invoice_sent()).after(
        PaymentPromised(amount=800_00, by=FEB_20, tolerance_days=1), on=date(2026, 2, 1)
    )
    pay(story, 500_00, credited_on=date(2026, 2, 3))
    reverse(story, on=date(2026, 2, 4))
    assert names(pay(story, 500_00, credited_on=date(2026, 2, 5), payment_id="P-2")) == [
        "payment_received"
    ]


# --- settling --------------------------------------------------------------------------------


def test_nothing_is_settled_before_the_invoice_exists_and_nothing_twice() -> None:
    claim = given(invoice_sent(), paid(1_000_00, on=FEB_20)).claim
    assert settle_if_nothing_is_open(claim, today=date(2025, 12, 31)) == []
    assert settle_if_nothing_is_open(claim, today=FEB_20) == [ClaimSettled(ground="nothing open")]
    settled = given(invoice_sent(), paid(1_000_00, on=FEB_20), ClaimSettled(ground="x")).claim
    assert settle_if_nothing_is_open(settled, today=FEB_20) == []
