"""A mark that could make a letter wrong stops every letter until a person has looked."""

from datetime import date, timedelta

import pytest

from domain.case.check_list import blocking, check_list
from domain.claim.events import LetterOrderedForClaim, Mark, MarkCleared, MarkPlaced
from domain.claim.marks import clear_mark, place_mark
from domain.dunning.next.findings import findings
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.document import StepKind
from domain.dunning.task import Task
from domain.letter.order.bundle import bundle_of, listed_beside
from domain.letter.order.decision import order_letter, reason_to_cancel
from domain.letter.order.withdrawn import reason_to_take_out
from domain.letter.state import Letter
from domain.parties import Capacity
from tests.domain.several import claim, step
from tests.domain.story import CALL, Story, given, invoice_sent, names

MONDAY = date(2026, 2, 2)
"""The first day on which a reminder may go: the 1st is a Sunday."""
STOPPING = [mark for mark in Mark if mark.stops_letters]


def marked(*marks: Mark) -> Story:
    return given(invoice_sent().model_copy(update={"marks": marks}))


@pytest.mark.parametrize("mark", STOPPING)
def test_a_mark_that_stops_letters_asks_for_a_look_instead_of_any_step(mark: Mark) -> None:
    for day in (date(2026, 1, 1), MONDAY, date(2026, 12, 1)):
        asked = next_step(marked(mark).case, today=day)
        assert isinstance(asked, Ask)
        assert (asked.task, asked.since) == (Task.LOOK_AT_MARKS, date(2026, 1, 1))
        assert mark.value in asked.why


def test_any_other_mark_lets_the_letters_go() -> None:
    others = tuple(m for m in Mark if not m.stops_letters and m is not Mark.ENTERED_OLD)
    assert isinstance(next_step(marked(*others).case, today=MONDAY), Do)


def test_a_person_who_looked_lets_the_letters_go_one_mark_after_the_other() -> None:
    story = marked(Mark.DIRECT_DEBIT, Mark.BOOKS_ONLY)
    story.when(lambda case, _: clear_mark(case.claim, Mark.DIRECT_DEBIT), on=MONDAY)
    assert isinstance(next_step(story.case, today=MONDAY), Ask)
    story.when(lambda case, _: clear_mark(case.claim, Mark.BOOKS_ONLY), on=MONDAY)
    assert isinstance(next_step(story.case, today=MONDAY), Do)


def test_a_mark_that_is_placed_later_stops_them_too_and_is_placed_once() -> None:
    story = given(invoice_sent())
    placed = story.when(
        lambda case, _: place_mark(case.claim, Mark.CORRECTED, source=CALL), on=MONDAY
    )
    assert names(placed) == ["mark_placed"]
    assert place_mark(story.claim, Mark.CORRECTED, source=CALL) == []
    assert isinstance(next_step(story.case, today=MONDAY), Ask)
    story.after(MarkCleared(mark=Mark.CORRECTED), on=MONDAY)
    assert isinstance(next_step(story.case, today=MONDAY), Do)


def test_default_is_not_found_before_a_person_looked_and_then_since_the_same_day() -> None:
    free, stopped = claim(1, capacity=Capacity.COMPANY), claim(1, capacity=Capacity.COMPANY)
    placed = MarkPlaced(mark=Mark.TERMS_CONTRADICT, source=CALL)
    stopped.after(placed, on=date(2026, 1, 5))
    assert findings(stopped.case, today=MONDAY) == []
    stopped.after(MarkCleared(mark=Mark.TERMS_CONTRADICT), on=MONDAY)
    assert findings(stopped.case, today=MONDAY) == findings(free.case, today=MONDAY) != []


def test_a_letter_that_is_under_way_is_cancelled_by_a_mark() -> None:
    story = given(invoice_sent())
    order = order_letter(story.case, step(story, "reminder"), today=MONDAY)
    story.after(
        LetterOrderedForClaim(letter_id=order.letter_id, step="reminder", send_on=MONDAY),
        MarkPlaced(mark=Mark.CORRECTED, source=CALL),
        on=MONDAY,
    )
    why = "a person is to look first: corrected"
    assert reason_to_cancel(story.case, order.ordered, today=MONDAY) == why
    printed = Letter(order.letter_id, order=order.ordered)
    assert reason_to_take_out(story.case, printed, today=MONDAY) == why


def test_a_marked_claim_joins_no_letter_and_is_listed_on_none() -> None:
    one, other = claim(1), claim(2)
    reminder = step(one, "reminder").model_copy(update={"bundle": True})
    statement = reminder.model_copy(update={"id": "statement", "kind": StepKind.STATEMENT})
    plan = one.plan.model_copy(
        update={"step": tuple(reminder if s.id == "reminder" else s for s in one.plan.step)}
    )
    one.plan = other.plan = plan
    day = MONDAY + timedelta(days=2)
    assert len(bundle_of(one.case, reminder, [other.case], today=day)) == 2
    assert len(listed_beside([one.case], statement, [other.case], today=day)) == 1
    other.after(MarkPlaced(mark=Mark.CORRECTED, source=CALL), on=MONDAY)
    assert len(bundle_of(one.case, reminder, [other.case], today=day)) == 1
    assert listed_beside([one.case], statement, [other.case], today=day) == ()


def test_a_marked_claim_is_handed_over_to_nobody() -> None:
    story = marked(Mark.OTHER_PAYEE)
    lacks = "a look at what was marked"
    assert lacks in blocking(check_list(story.case, today=MONDAY))
    story.after(MarkCleared(mark=Mark.OTHER_PAYEE), on=MONDAY)
    assert lacks not in blocking(check_list(story.case, today=MONDAY))
