"""What takes money or debt back: reversals, refunds, credit notes and waivers."""

from datetime import date

import pytest

from domain.case.defaulting import declare_default
from domain.claim.balance import balance
from domain.claim.events import (
    CollectionCostsWaived,
    CreditNoteApplied,
    OverpaymentRefunded,
    PaymentPromised,
    PaymentReversed,
)
from domain.claim.payments import apply_credit_note, refund_overpayment, reverse_payment
from domain.claim.state import Ending
from domain.claim.waivers import waive_costs, waive_part
from domain.law.default import TermBasis
from tests.domain.moving_money import (
    FEB_20,
    charged,
    credit,
    in_default,
    pay,
    reverse,
)
from tests.domain.story import (
    CALL,
    given,
    invoice_sent,
    names,
    paid,
    refusal,
)

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


def test_a_credit_note_of_today_counts_and_one_of_tomorrow_is_refused() -> None:
    def credited(issued_on: date) -> list[str]:
        return names(
            apply_credit_note(
                given(invoice_sent()).claim,
                number="C-1",
                amount=1_00,
                issued_on=issued_on,
                source=CALL,
                today=FEB_20,
            )
        )

    assert credited(FEB_20) == ["credit_note_applied"]
    assert refusal(lambda: credited(date(2026, 2, 21))) == "day.in_the_future"
