"""When collection costs fall due, how high they are, and what takes them back (BW 6:96)."""

from datetime import date
from uuid import UUID

import pytest

from domain.claim.balance import balance
from domain.claim.closing import asked_on
from domain.claim.defaulting import (
    charge_costs,
    fourteen_days_of,
    received_on,
    undo_what_letters_no_longer_carry,
)
from domain.claim.events import (
    ClaimDisputed,
    ClaimReopened,
    ClaimWrittenOff,
    CollectionCostsCharged,
    CollectionCostsWaived,
    FourteenDayLetterVoided,
    PaymentTermExtended,
)
from domain.claim.paying import receive_payment, waive_costs
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.events import DeliveryGrade
from domain.parties import Capacity
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


def test_a_consumer_owes_no_costs_on_the_day_before_we_may_act_and_owes_them_on_it() -> None:
    assert charge(lapsed(), on=STILL_WAITING) is None
    assert charge(lapsed(), on=ACT_FROM) == 150_00


def test_costs_are_charged_once() -> None:
    story = lapsed()
    charge(story)
    assert charge(story) is None
    assert charge(story, on=date(2026, 4, 1)) is None


def test_a_proven_day_of_receipt_counts_before_the_presumption() -> None:
    # Received on 20 February: the last day is 6 March, a Friday; banks book on Monday the 9th.
    story = lapsed(received=date(2026, 2, 20))
    assert charge(story, on=date(2026, 3, 9)) is None
    assert charge(story, on=date(2026, 3, 10)) == 150_00


def test_e_mail_without_evidence_never_yields_costs() -> None:
    assert charge(lapsed(posted=False), on=date(2026, 12, 31)) is None


def test_acceptance_by_a_mail_server_is_no_evidence_and_opening_is() -> None:
    day = date(2026, 2, 13)
    accepted = lapsed(posted=False, received=day, grade=DeliveryGrade.SERVER_ACCEPTED)
    assert charge(accepted, on=date(2026, 12, 31)) is None
    assert charge(lapsed(posted=False, received=day, grade=DeliveryGrade.OPENED)) == 150_00


def test_a_letter_sent_before_default_never_yields_costs() -> None:
    assert charge(lapsed(since=POSTED)) == 150_00
    assert charge(lapsed(since=date(2026, 2, 14)), on=date(2026, 12, 31)) is None


def test_without_a_fourteen_day_letter_a_consumer_owes_no_costs() -> None:
    story = given(invoice_sent(basis=TermBasis.CONTRACT)).after(
        default_declared(since=date(2026, 2, 1))
    )
    assert charge(story, on=date(2026, 12, 31)) is None


def test_who_is_unknown_is_charged_as_a_consumer() -> None:
    story = lapsed()
    story.capacity = Capacity.UNKNOWN
    assert charge(story, on=STILL_WAITING) is None
    assert charge(story) == 150_00


def test_the_fifteen_day_wording_gives_one_day_more() -> None:
    letter = fourteen_day_letter_sent().model_copy(update={"wording": "15", "term_days": 15})
    story = lapsed()
    story.history.pop()
    story.after(letter, on=POSTED)
    assert charge(story, on=ACT_FROM) is None
    assert charge(story, on=date(2026, 3, 6)) == 150_00


@pytest.mark.parametrize(
    ("part_paid", "costs"),
    [(0, 150_00), (500_00, 75_00), (733_33, 40_00), (999_99, 40_00), (1_000_00, None)],
)
def test_after_a_part_payment_costs_are_over_the_rest_and_at_least_forty(
    part_paid: int, costs: int | None
) -> None:
    story = lapsed()
    if part_paid:
        story.after(paid(part_paid, on=date(2026, 3, 2)))
    assert charge(story) == costs


def test_costs_are_never_more_than_the_letter_stated() -> None:
    assert charge(lapsed(costs=149_99)) == 149_99


def test_who_paid_the_principal_in_time_owes_no_costs_over_the_interest_that_is_left() -> None:
    story = lapsed().after(paid(1_000_00, on=date(2026, 3, 2)))
    assert balance(story.claim, on=ACT_FROM).principal > 0, "interest was paid first (BW 6:44)"
    assert charge(story) is None


def test_who_paid_what_the_letter_asked_owes_no_costs() -> None:
    story = lapsed()
    story.after(paid(asked_on(story.claim, POSTED).total, on=date(2026, 3, 3)))
    assert charge(story) is None


def test_a_disputed_claim_is_not_charged() -> None:
    story = lapsed().after(ClaimDisputed(amount=1_00, ground="too late"), on=ACT_FROM)
    assert charge(story) is None


def test_a_bounced_or_disproved_letter_yields_no_costs() -> None:
    story = lapsed()
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, bounced=True)
    assert charge(story, on=date(2026, 12, 31)) is None
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    assert charge(story, on=date(2026, 12, 31)) is None


def test_vat_that_the_letter_stated_follows_the_costs_down() -> None:
    letter = fourteen_day_letter_sent().model_copy(update={"vat": 31_50, "vat_share": 31_50})
    story = lapsed()
    story.history.pop()
    story.after(letter, paid(500_00, on=date(2026, 3, 2)), on=POSTED)
    (fact,) = charge_costs(story.case, today=ACT_FROM)
    assert isinstance(fact, CollectionCostsCharged)
    assert (fact.amount, fact.vat) == (75_00, 15_75)


# --- what takes costs back -------------------------------------------------------------------


def undo(story: Story, *, on: date = date(2026, 4, 1)) -> list[str]:
    return names(story.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=on))


@pytest.mark.parametrize("how", ["bounced", "disproved"])
def test_a_void_letter_takes_its_costs_along_exactly_once(how: str) -> None:
    story = lapsed()
    charge(story)
    assert undo(story) == []
    story.letter(
        FOURTEEN,
        sent_on=POSTED,
        posted=True,
        bounced=how == "bounced",
        disproved=how == "disproved",
    )
    assert undo(story) == ["fourteen_day_letter_voided", "collection_costs_waived"]
    assert balance(story.claim, on=date(2026, 4, 1)).costs == 0
    assert undo(story) == []


def test_a_void_letter_takes_along_only_what_was_not_waived_before() -> None:
    story = lapsed()
    charge(story)
    story.when(
        lambda case, day: waive_costs(case.claim, amount=50_00, why="goodwill", today=day),
        on=date(2026, 3, 6),
    )
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    facts = undo_what_letters_no_longer_carry(story.case)
    assert [f.amount for f in facts if isinstance(f, CollectionCostsWaived)] == [100_00]


def test_costs_that_were_paid_and_prove_void_go_to_the_principal_from_the_day_of_payment() -> None:
    story = lapsed()
    charge(story)
    story.after(paid(150_00, on=date(2026, 3, 9)))
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    undo(story)
    never = lapsed().after(paid(150_00, on=date(2026, 3, 9)))
    day = date(2026, 4, 1)
    assert asked_on(story.claim, day) == asked_on(never.claim, day)


def test_a_void_letter_without_costs_is_voided_and_nothing_more() -> None:
    story = lapsed().letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    assert undo(story) == ["fourteen_day_letter_voided"]
    assert undo(story) == []


def test_a_letter_of_an_old_round_that_proves_void_takes_its_costs_along_too() -> None:
    story = lapsed()
    charge(story)
    story.after(
        ClaimWrittenOff(amounts=asked_on(story.claim, ACT_FROM), why="x"),
        ClaimReopened(why="found him"),
        on=ACT_FROM,
    ).letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    assert undo(story) == ["fourteen_day_letter_voided", "collection_costs_waived"]


def test_a_new_letter_after_a_void_one_may_yield_costs_and_the_old_waiver_does_not_touch_them() -> (
    None
):
    story = lapsed()
    charge(story)
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    undo(story, on=date(2026, 3, 10))
    second, day = UUID(int=99), date(2026, 3, 11)
    letter = fourteen_day_letter_sent().model_copy(update={"letter_id": second})
    story.after(letter, on=day).letter(second, sent_on=day, posted=True)
    assert charge(story, on=date(2026, 4, 15)) == 150_00
    assert undo(story) == []
    assert balance(story.claim, on=date(2026, 4, 15)).costs == 150_00


def test_a_notice_that_never_arrived_takes_the_fourteen_day_letter_and_its_costs_along() -> None:
    story = lapsed()
    charge(story)
    story.letter(REMINDER, sent_on=date(2026, 2, 2), bounced=True)
    assert undo(story) == [
        "fourteen_day_letter_voided",
        "determination_withdrawn",
        "collection_costs_waived",
    ]
    assert undo(story) == []


def test_costs_of_a_business_that_proves_to_be_a_consumer_are_taken_back_once() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    ).after(default_declared(since=date(2026, 2, 1)))
    assert charge(story) == 150_00
    assert undo(story) == []
    story.capacity = Capacity.CONSUMER
    assert undo(story) == ["collection_costs_waived"]
    assert undo(story) == []


def test_an_extension_after_the_costs_leaves_default_and_costs_alone() -> None:
    story = lapsed()
    charge(story)
    story.after(PaymentTermExtended(pay_by=date(2026, 4, 30)), on=date(2026, 3, 10))
    assert undo(story) == []


def test_an_extension_before_the_costs_makes_the_letter_too_early() -> None:
    story = lapsed().after(PaymentTermExtended(pay_by=date(2026, 3, 20)), on=date(2026, 2, 16))
    assert undo(story) == ["fourteen_day_letter_voided", "determination_withdrawn"]
    assert isinstance(story.history[-2].fact, FourteenDayLetterVoided)
    assert story.history[-2].fact.why == "there was no default when it was sent"


def test_costs_that_stand_are_not_charged_again_on_the_letter_of_a_new_round() -> None:
    story = lapsed()
    charge(story)
    story.after(
        ClaimWrittenOff(amounts=asked_on(story.claim, ACT_FROM), why="x"),
        ClaimReopened(why="found him"),
        on=ACT_FROM,
    )
    second, day = UUID(int=99), date(2026, 3, 11)
    letter = fourteen_day_letter_sent().model_copy(update={"letter_id": second})
    story.after(letter, on=day).letter(second, sent_on=day, posted=True)
    assert charge(story, on=date(2026, 12, 31)) is None


def test_costs_that_a_handler_waived_stay_waived() -> None:
    story = lapsed()
    charge(story)
    story.when(
        lambda case, day: waive_costs(case.claim, amount=150_00, why="goodwill", today=day),
        on=date(2026, 3, 6),
    )
    assert charge(story, on=date(2026, 3, 9)) is None


def test_costs_taken_back_for_a_payment_are_not_taken_back_again_for_its_letter() -> None:
    story = lapsed()
    charge(story)
    story.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id="P-1",
            amount=900_00,
            credited_on=date(2026, 3, 2),
            source=CALL,
            today=day,
        ),
        on=date(2026, 3, 9),
    )
    assert balance(story.claim, on=date(2026, 3, 9)).costs == 40_00
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    facts = undo_what_letters_no_longer_carry(story.case)
    assert [f.amount for f in facts if isinstance(f, CollectionCostsWaived)] == [40_00]


# --- business --------------------------------------------------------------------------------


def business(*, principal: int = 1_000_00) -> Story:
    return given(
        invoice_sent(
            principal=principal, basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL
        ),
        capacity=Capacity.COMPANY,
    ).after(default_declared(since=date(2026, 2, 1)))


@pytest.mark.parametrize(
    ("principal", "costs"), [(1_000_00, 150_00), (100_00, 40_00), (3_000_000_00, 6_775_00)]
)
def test_a_business_in_default_owes_costs_by_the_scale_without_any_letter(
    principal: int, costs: int
) -> None:
    story = business(principal=principal)
    assert charge(story, on=date(2026, 1, 31)) is None
    assert charge(story, on=date(2026, 2, 1)) == costs
    assert charge(story, on=date(2026, 2, 2)) is None


def test_a_business_that_is_not_in_default_owes_no_costs() -> None:
    story = given(invoice_sent(), capacity=Capacity.SOLE_TRADER)
    assert charge(story, on=date(2026, 12, 31)) is None


# --- receipt ---------------------------------------------------------------------------------


def test_a_letter_counts_as_received_by_proof_then_presumption_then_the_day_of_the_mail() -> None:
    letters = lapsed().letters
    assert received_on(letters[FOURTEEN]) == date(2026, 2, 17)
    assert received_on(letters[REMINDER]) == date(2026, 2, 2)
    assert received_on(lapsed(received=date(2026, 2, 20)).letters[FOURTEEN]) == date(2026, 2, 20)
    lost = lapsed().letter(FOURTEEN, sent_on=POSTED, posted=True, bounced=True)
    assert received_on(lost.letters[FOURTEEN]) is None


def test_the_letter_that_counts_is_the_last_one_of_this_round_that_arrived() -> None:
    story = lapsed()
    second, day = UUID(int=99), date(2026, 3, 2)
    letter = fourteen_day_letter_sent().model_copy(update={"letter_id": second})
    story.after(letter, on=day).letter(second, sent_on=day, posted=True)
    found = fourteen_days_of(story.case)
    assert found is not None
    assert found.sent.letter_id == second
    story.letter(second, sent_on=day, posted=True, bounced=True)
    found = fourteen_days_of(story.case)
    assert found is not None
    assert found.sent.letter_id == FOURTEEN
