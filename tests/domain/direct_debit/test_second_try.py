"""What came back waits for a person as long as a second try is in time, and no longer."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.case import Case
from domain.case.second_try import decline_second_try, second_try
from domain.claim.events import (
    CollectionFailed,
    CollectionOrdered,
    Mark,
    MarkPlaced,
)
from domain.claim.unclear_return import unclear_return
from domain.dunning.next.step import Ask, Do, NextStep, next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.direct_debit import ReturnCode, decided_through, first_day_told
from projections.agenda import agenda_of
from projections.segments import stretches
from tests.domain.direct_debit.test_require_collectable import case_of, mandate
from tests.domain.story import CALL, Story, given, invoice_sent

DAY = timedelta(days=1)
COLLECT = date(2026, 3, 24)
FAILED = date(2026, 3, 25)
"""A Wednesday; Good Friday is 3 April, Easter Monday 6 April."""
LAST = date(2026, 4, 1)
"""The fifth banking day after it."""


def failed(code: str, *, known_on: date = FAILED, unsent: bool = False) -> Story:
    """A claim of which one direct debit was made, and came back."""
    story = given(invoice_sent())
    ordered = CollectionOrdered(
        end_to_end_id="IN1",
        mandate_id="M-1",
        scheme=mandate().scheme,
        amount=story.claim.principal,
        collect_on=COLLECT,
        announced_on=date(2026, 3, 10),
        to_iban="NL91ABNA0417164300",
        document_sha256="0" * 64,
    )
    story.after(ordered, MarkPlaced(mark=Mark.DIRECT_DEBIT, source=CALL), on=date(2026, 3, 10))
    back = CollectionFailed(failed_on=FAILED, reason_code=code, end_to_end_id="IN1", unsent=unsent)
    story.after(back, on=known_on)
    heard = datetime.combine(known_on, time(12), UTC)
    story.history[-1] = replace(story.history[-1], recorded_at=heard)
    return story.after(*unclear_return(story.claim, code), on=known_on)


def on(case: Case, day: date) -> NextStep:
    return next_step(case, today=day)


def waits(case: Case, day: date) -> bool:
    found = on(case, day)
    return isinstance(found, Ask) and found.task is Task.SECOND_TRY


AGAIN = frozenset({"AM04", "MS03", "TM01", "ED05"})
ASKED = frozenset("MD06 MS02 AC01 AC04 AC06 AC13 AG01 DNOR SL01 MD01".split())
"""He is asked to pay at once; where from nothing can be collected, or no mandate is left."""


@pytest.mark.parametrize("code", list(ReturnCode))
def test_each_reason_waits_for_a_try_or_is_asked_or_is_looked_at(code: ReturnCode) -> None:
    found = on(case_of(failed(code)), FAILED + DAY)
    if code in AGAIN:
        assert isinstance(found, Ask)
        assert (found.task, found.since) == (Task.SECOND_TRY, FAILED)
        assert found.why == f"{code} {LAST} 2026-04-24"
    elif code in ASKED:
        assert isinstance(found, Do), "nothing can be collected of it: he is asked to pay"
    else:
        assert isinstance(found, Ask)
        assert found.task is Task.LOOK_AT_MARKS, "it says nothing of him: a person looks first"


def test_no_letter_goes_through_the_fifth_banking_day_and_one_does_on_the_day_after() -> None:
    case = case_of(failed("AM04"))
    assert waits(case, FAILED)
    assert waits(case, LAST)
    assert isinstance(on(case, LAST + DAY), Do)


def test_what_was_heard_of_later_waits_from_then_on() -> None:
    heard = date(2026, 3, 30)
    case = case_of(failed("AM04", known_on=heard))
    assert second_try(case, today=heard - DAY) is None
    assert waits(case, heard)
    found = second_try(case, today=heard)
    assert found is not None
    # 8 April is the fifth banking day; 24 April, the thirtieth, is fourteen days after the 10th.
    assert (found.since, found.decide_by) == (heard, date(2026, 4, 8))


def test_who_can_not_be_told_in_time_any_more_is_not_waited_for() -> None:
    through = date(2026, 4, 10)
    assert first_day_told(through, notice_days=14) == date(2026, 4, 24)
    assert decided_through(FAILED, known_on=through, notice_days=14) == through
    assert decided_through(FAILED, known_on=through + DAY, notice_days=14) is None
    assert decided_through(FAILED, known_on=through + DAY, notice_days=5) == date(2026, 4, 17)
    assert isinstance(on(case_of(failed("AM04", known_on=through + DAY)), through + 3 * DAY), Do)


def test_a_person_who_declines_lets_the_steps_go_on_at_once_and_says_it_once() -> None:
    story = failed("AM04")
    story.after(*decline_second_try(story.claim), on=FAILED + DAY)
    assert isinstance(on(case_of(story), FAILED + DAY), Do)
    assert decline_second_try(story.claim) == []


@pytest.mark.parametrize("code", ["MD06", "MD01", "", "XX99"])
def test_nothing_is_declined_where_nothing_may_be_tried(code: str) -> None:
    with pytest.raises(Refusal) as refused:
        decline_second_try(failed(code).claim)
    assert refused.value.code == "collection.no_try_waits"


@pytest.mark.parametrize(
    "unusable",
    [
        mandate(revoked_on=FAILED),
        mandate(recurring=False),
        mandate(signed_on=date(2020, 1, 1)),
    ],
    ids=["revoked", "for one collection", "not used for 36 months"],
)
def test_without_a_mandate_that_serves_nobody_is_waited_for(unusable: object) -> None:
    assert isinstance(on(case_of(failed("AM04"), unusable), FAILED + DAY), Do)  # type: ignore[arg-type]  # a mandate


def test_nor_where_the_creditor_collects_no_more() -> None:
    case = case_of(failed("AM04"))
    none = replace(case, creditor=replace(case.creditor, debit_identifier=""))
    assert isinstance(on(none, FAILED + DAY), Do)


def test_a_file_that_was_refused_whole_was_no_try_and_none_is_offered() -> None:
    assert second_try(case_of(failed("AM04", unsent=True)), today=FAILED) is None


def test_what_came_back_twice_is_asked_for() -> None:
    case = case_of(failed("AM04"))
    [one] = case.claim.collections.values()
    twice = replace(case.claim, collections={"IN1": one, "IN2": one})
    assert isinstance(on(replace(case, claim=twice), FAILED + DAY), Do)


def test_the_work_list_shows_it_from_the_day_it_was_known_to_the_last_to_decide() -> None:
    case = case_of(failed("AM04"))
    spans = agenda_of(case, stretches(case)).spans()
    shown = [(one.on, last) for one, last in spans if one.action == Task.SECOND_TRY]
    assert shown == [(FAILED, LAST)]
