"""A list of open items never settles a claim: what vanished is held, and a person looks."""

from datetime import date

from domain.claim.events import ClaimSettled, CreditNoteApplied, HoldLifted, HoldPlaced
from domain.claim.payments import receive_payment
from domain.claim.reconciliation import LOWER, VANISHED, booked_open, lay_beside
from domain.dunning.next.step import Do, Stand, next_step
from tests.domain.story import CALL, Story, given, invoice_sent, paid

AS_OF, LATER = date(2026, 2, 2), date(2026, 2, 9)


def laid(story: Story, listed: int | None, *, on: date = AS_OF) -> list[object]:
    return [*story.when(lambda case, day: lay_beside(case.claim, listed=listed, as_of=day), on=on)]


def test_a_claim_that_vanished_is_held_from_the_day_of_the_list_and_not_settled() -> None:
    story = given(invoice_sent())
    assert laid(story, None) == [
        HoldPlaced(hold_id="hold-1", category=VANISHED, from_day=AS_OF, until=None)
    ]
    assert next_step(story.case, today=AS_OF) == Stand("hold")
    assert story.claim.live


def test_a_second_list_without_it_holds_it_no_second_time() -> None:
    story = given(invoice_sent())
    laid(story, None)
    assert laid(story, None, on=LATER) == []


def test_a_claim_that_comes_back_goes_on_and_only_its_own_hold_is_lifted() -> None:
    story = given(invoice_sent())
    other = HoldPlaced(hold_id="hold-1", category="complaint", from_day=AS_OF)
    story.after(other)
    laid(story, None)
    assert laid(story, 1_000_00, on=LATER) == [HoldLifted(hold_id="hold-2")]
    held = story.claim.held_on(LATER)
    assert held is not None
    assert held.category == "complaint"


def test_a_hold_of_a_list_that_ended_lets_the_plan_go_on() -> None:
    story = given(invoice_sent())
    laid(story, None)
    laid(story, 1_000_00, on=LATER)
    # a held day moves the term: six days from the 2nd up to the 9th
    assert isinstance(next_step(story.case, today=date(2026, 2, 10)), Do)


def test_a_lower_amount_is_held_and_a_higher_one_is_not() -> None:
    story = given(invoice_sent())
    assert laid(story, 1_000_00) == []
    assert laid(story, 1_000_01) == []
    assert laid(story, 999_99) == [
        HoldPlaced(hold_id="hold-1", category=LOWER, from_day=AS_OF, until=None)
    ]


def test_once_the_payment_is_recorded_the_next_list_lifts_the_hold() -> None:
    story = given(invoice_sent())
    laid(story, 400_00)
    assert laid(story, 400_00, on=LATER) == []
    story.when(
        lambda case, day: receive_payment(
            case.claim, payment_id="P", amount=600_00, credited_on=AS_OF, source=CALL, today=day
        ),
        on=LATER,
    )
    assert laid(story, 400_00, on=LATER) == [HoldLifted(hold_id="hold-1")]


def test_the_books_set_every_payment_off_against_the_invoice() -> None:
    story = given(invoice_sent(), paid(300_00, on=AS_OF))
    note = CreditNoteApplied(
        number="C", amount=100_00, issued_on=LATER, retroactive=False, source=CALL
    )
    story.after(note, on=LATER)
    assert booked_open(story.claim, on=date(2026, 2, 1)) == 1_000_00
    assert booked_open(story.claim, on=AS_OF) == 700_00
    assert booked_open(story.claim, on=LATER) == 600_00


def test_an_invoice_of_the_day_of_the_list_cannot_stand_in_it() -> None:
    story = given(invoice_sent(issued_on=AS_OF, due_on=LATER))
    assert laid(story, None) == []
    assert laid(story, None, on=date(2026, 2, 3)) != []


def test_a_claim_that_ended_or_is_paid_here_may_be_absent() -> None:
    assert laid(given(invoice_sent(), ClaimSettled(ground="x")), None) == []
    assert laid(given(invoice_sent(), paid(1_000_00, on=AS_OF)), None) == []
