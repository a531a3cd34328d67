"""What takes collection costs back, each time exactly once."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.case.defaulting import undo_what_letters_no_longer_carry
from domain.claim.balance import balance
from domain.claim.ends import asked_on
from domain.claim.events import (
    Channel,
    ClaimReopened,
    ClaimWrittenOff,
    CollectionCostsWaived,
    ContactOutcome,
    DebtorContacted,
    Direction,
    FourteenDayLetterVoided,
    PaymentTermExtended,
)
from domain.claim.payments import receive_payment, reverse_payment
from domain.claim.waivers import waive_costs
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
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
)


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


# --- a payment of an earlier day that is itself taken back -------------------------------------


def pay_late(
    story: Story, amount: int, *, on: date = date(2026, 3, 9), payment_id: str = "P-1"
) -> None:
    """Record too late a payment that was credited in time, on 2 March."""
    story.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id=payment_id,
            amount=amount,
            credited_on=date(2026, 3, 2),
            source=CALL,
            today=day,
        ),
        on=on,
    )


TOLD_LONG = date(2026, 4, 4)
"""The first day after the fourteen that follow on the telling of a storno of 20 March."""


def storno(story: Story, *, on: date = date(2026, 3, 20), payment_id: str = "P-1") -> None:
    """Take a payment back and tell the debtor: costs wait for fourteen days after that."""
    story.when(
        lambda case, day: reverse_payment(
            case.claim, payment_id=payment_id, reversed_on=day, today=day
        ),
        on=on,
    )
    told = ContactOutcome.REACHED
    story.after(
        DebtorContacted(channel=Channel.PHONE, outcome=told, direction=Direction.OUTGOING), on=on
    )


@pytest.mark.parametrize(("paid_in_time", "kept"), [(900_00, 40_00), (500_00, 75_00)])
def test_costs_let_go_for_a_payment_fall_due_again_when_it_is_taken_back(
    paid_in_time: int, kept: int
) -> None:
    story = lapsed()
    charge(story)
    pay_late(story, paid_in_time)
    day = TOLD_LONG
    assert balance(story.claim, on=day).costs == kept
    assert charge(story, on=date(2026, 3, 19)) is None
    storno(story)
    assert charge(story, on=TOLD_LONG - timedelta(days=1)) is None
    assert charge(story, on=day) == 150_00 - kept
    assert balance(story.claim, on=day).costs == 150_00
    assert charge(story, on=day) is None


def test_all_costs_fall_due_again_where_the_payment_covered_all() -> None:
    story = lapsed()
    charge(story)
    pay_late(story, 1_000_00)
    assert balance(story.claim, on=date(2026, 3, 19)).costs == 0
    storno(story)
    assert charge(story, on=TOLD_LONG) == 150_00


def test_a_second_payment_in_time_lowers_the_costs_that_fell_due_again() -> None:
    story = lapsed()
    charge(story)
    pay_late(story, 900_00)
    storno(story)
    charge(story, on=TOLD_LONG)
    pay_late(story, 500_00, on=date(2026, 4, 6), payment_id="P-2")
    assert balance(story.claim, on=date(2026, 4, 6)).costs == 75_00
    storno(story, on=date(2026, 4, 7), payment_id="P-2")
    assert charge(story, on=date(2026, 4, 22)) == 75_00


def test_what_a_handler_forgave_stays_forgiven_after_a_storno() -> None:
    story = lapsed()
    charge(story)
    pay_late(story, 500_00)
    story.when(
        lambda case, day: waive_costs(case.claim, amount=75_00, why="goodwill", today=day),
        on=date(2026, 3, 10),
    )
    storno(story)
    assert charge(story, on=TOLD_LONG) == 75_00


def test_costs_on_a_void_letter_do_not_fall_due_again_after_a_storno() -> None:
    story = lapsed()
    charge(story)
    pay_late(story, 900_00)
    story.letter(FOURTEEN, sent_on=POSTED, posted=True, disproved=True)
    undo(story, on=date(2026, 3, 15))
    storno(story)
    assert charge(story, on=TOLD_LONG) is None


def test_a_business_owes_again_what_was_let_go_for_a_payment_that_was_taken_back() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    ).after(default_declared(since=date(2026, 2, 1)))
    assert charge(story) == 150_00
    pay_late(story, 900_00)
    left = balance(story.claim, on=date(2026, 3, 9)).costs
    assert 40_00 <= left < 150_00
    storno(story)
    assert charge(story, on=TOLD_LONG) == 150_00 - left
