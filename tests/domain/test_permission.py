"""What holds a step back: nobody who may have paid is written to."""

from dataclasses import replace
from datetime import date

import pytest

from domain.claim.events import Channel, ContactOutcome, DebtorContacted, PaymentTermExtended
from domain.creditor.events import (
    CreditorRegistered,
    KnownFrom,
    OpenItemsImported,
    PaymentsCheck,
    PaymentsKnownThrough,
    TermsChanged,
)
from domain.creditor.known_payments import know_less, know_payments
from domain.creditor.state import Creditor, brought_on, evolve
from domain.creditor.state import fold as fold_creditor
from domain.days import add_days
from domain.dunning.next.permission import (
    AllowedStep,
    PaymentsUnknown,
    allowed_step,
    day_judged,
    last_banking_day,
    looking_ahead,
)
from domain.dunning.next.step import Ask, Do, Wait
from domain.facts import EnteredInError, Fact, Recorded
from domain.parties import CreditorProfile
from tests.domain.story import (
    CREDITOR,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    recorded,
    refusal,
    reminder_sent,
)

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 2, 4), date(2026, 2, 5), date(2026, 2, 6)
SATURDAY, SUNDAY, MONDAY = date(2026, 2, 7), date(2026, 2, 8), date(2026, 2, 9)
TUESDAY = date(2026, 2, 10)
OURS, OTHER = "NL91ABNA0417164300", "NL02ABNA0123456789"


def creditor(**known: date) -> Creditor:
    """Give a creditor by what is known: of ``every`` account, ``ours``, ``other``; ``items``."""
    names = {"every": "", "ours": OURS, "other": OTHER}
    shown = {names[name]: {date.min: day} for name, day in known.items() if name in names}
    return Creditor(
        CREDITOR,
        registered=True,
        ibans=(OURS,),
        shown=shown,
        listed_through=known.get("items", date.min),
    )


def step_on(story: Story, day: date, **known: date) -> AllowedStep:
    return allowed_step(replace(story.case, creditor=creditor(**known)), today=day)


def due(day: date) -> Story:
    return given(invoice_sent(due_on=day))


def test_a_reminder_waits_for_the_payments_through_the_banking_day_after_the_due_day() -> None:
    step = step_on(due(WEDNESDAY), FRIDAY, every=WEDNESDAY)
    assert step == PaymentsUnknown(needed=THURSDAY, known=WEDNESDAY, step="reminder")
    assert isinstance(step_on(due(WEDNESDAY), FRIDAY, every=THURSDAY), Do)


def test_on_the_day_on_which_the_banks_credit_it_nothing_can_be_known_yet() -> None:
    for known in (WEDNESDAY, THURSDAY):
        assert step_on(due(WEDNESDAY), THURSDAY, every=known) == Wait(
            FRIDAY, "payments of the term may still be under way", "reminder"
        )


def test_where_nothing_is_known_nothing_goes_out() -> None:
    step = step_on(due(WEDNESDAY), FRIDAY)
    assert isinstance(step, PaymentsUnknown)
    assert step.why == "payments are not known at all; they are needed through 2026-02-05"


def test_money_sent_in_the_weekend_is_waited_for_until_monday() -> None:
    for day in (SATURDAY, MONDAY):
        assert step_on(due(FRIDAY), day, every=day) == Wait(
            TUESDAY, "payments of the term may still be under way", "reminder"
        )
    assert isinstance(step_on(due(FRIDAY), TUESDAY, every=SUNDAY), PaymentsUnknown)
    assert isinstance(step_on(due(FRIDAY), TUESDAY, every=MONDAY), Do)


def test_what_was_known_a_week_ago_is_not_enough_for_a_letter_of_today() -> None:
    story, late = due(WEDNESDAY), date(2026, 2, 17)
    assert step_on(story, late, every=date(2026, 2, 13)) == PaymentsUnknown(
        needed=date(2026, 2, 16), known=date(2026, 2, 13), step="reminder"
    )
    assert isinstance(step_on(story, late, every=date(2026, 2, 16)), Do)


def test_on_monday_the_data_of_friday_are_fresh_enough() -> None:
    assert isinstance(step_on(due(WEDNESDAY), MONDAY, every=FRIDAY), Do)
    assert isinstance(step_on(due(WEDNESDAY), MONDAY, every=THURSDAY), PaymentsUnknown)


def test_every_account_that_the_claim_names_must_be_known() -> None:
    story = due(WEDNESDAY)
    assert isinstance(step_on(story, FRIDAY, ours=THURSDAY), Do)
    assert isinstance(step_on(story, FRIDAY, other=THURSDAY), PaymentsUnknown)
    both = replace(story.case.claim, ibans=(OURS, OTHER))
    case = replace(story.case, claim=both, creditor=creditor(ours=THURSDAY))
    assert isinstance(allowed_step(case, today=FRIDAY), PaymentsUnknown)
    known = replace(case, creditor=creditor(ours=THURSDAY, other=THURSDAY))
    assert isinstance(allowed_step(known, today=FRIDAY), Do)


def test_another_account_of_the_creditor_is_waited_for_though_nothing_was_ever_known_of_it() -> (
    None
):
    story = due(WEDNESDAY)

    def step(*ibans: str, **known: date) -> AllowedStep:
        theirs = replace(creditor(**known), ibans=ibans)
        return allowed_step(replace(story.case, creditor=theirs), today=FRIDAY)

    assert isinstance(step(OURS, OTHER, ours=THURSDAY), PaymentsUnknown)
    assert isinstance(step(OURS, OTHER, ours=THURSDAY, other=WEDNESDAY), PaymentsUnknown)
    assert isinstance(step(OURS, OTHER, ours=THURSDAY, other=THURSDAY), Do)
    assert isinstance(step(OURS, ours=THURSDAY, other=WEDNESDAY), Do)  # not his any more


def test_a_claim_that_names_no_account_needs_those_of_its_creditor() -> None:
    story = due(WEDNESDAY)
    case = replace(story.case, claim=replace(story.claim, ibans=()))
    for known, allowed in ((creditor(ours=THURSDAY), True), (creditor(other=THURSDAY), False)):
        step = allowed_step(replace(case, creditor=known), today=FRIDAY)
        assert isinstance(step, Do) is allowed


def test_a_list_of_open_items_of_that_day_is_knowledge_too() -> None:
    assert isinstance(step_on(due(WEDNESDAY), FRIDAY, items=THURSDAY), Do)
    assert isinstance(step_on(due(WEDNESDAY), FRIDAY, items=WEDNESDAY), PaymentsUnknown)


def test_a_creditor_who_chose_not_to_check_is_not_held_back() -> None:
    unchecked = replace(creditor(), payments_checked=PaymentsCheck.NOT_REQUIRED)
    case = replace(due(WEDNESDAY).case, creditor=unchecked)
    assert isinstance(allowed_step(case, today=THURSDAY), Do)


def test_a_call_rests_on_non_payment_as_well() -> None:
    story = (
        given(invoice_sent())
        .after(reminder_sent(pay_by=MONDAY), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2))
        .after(default_declared(since=date(2026, 2, 10)))
    )
    wednesday = date(2026, 2, 11)
    assert isinstance(step_on(story, wednesday, every=MONDAY), PaymentsUnknown)
    step = step_on(story, wednesday, every=TUESDAY)
    assert isinstance(step, Ask)
    assert step.task == "call"


def test_an_extension_moves_the_day_through_which_payments_must_be_known() -> None:
    story = due(WEDNESDAY).after(PaymentTermExtended(pay_by=date(2026, 2, 18)), on=THURSDAY)
    credited, after = date(2026, 2, 19), date(2026, 2, 20)
    assert isinstance(step_on(story, after, every=date(2026, 2, 18)), PaymentsUnknown)
    assert isinstance(step_on(story, after, every=credited), Do)


def test_hand_over_needs_the_payments_of_the_whole_fourteen_days() -> None:
    sent = date(2026, 2, 13)
    story = (
        given(invoice_sent())
        .after(reminder_sent(pay_by=MONDAY), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2))
        .after(default_declared(since=date(2026, 2, 10)))
        .after(
            DebtorContacted(channel=Channel.PHONE, outcome=ContactOutcome.REACHED, step="call"),
            on=date(2026, 2, 11),
        )
        .after(fourteen_day_letter_sent(), on=sent)
        .letter(FOURTEEN, sent_on=sent, posted=True)
    )
    # delivered on the 17th, last day 3 March, the 4th for the banks
    step = step_on(story, date(2026, 3, 5), every=date(2026, 3, 3))
    assert step == PaymentsUnknown(date(2026, 3, 4), date(2026, 3, 3), "hand-over")
    assert isinstance(step_on(story, date(2026, 3, 5), every=date(2026, 3, 4)), Do)


def test_a_look_ahead_takes_it_that_no_payment_comes() -> None:
    case = replace(due(WEDNESDAY).case, creditor=creditor())
    ahead = looking_ahead(case, on=FRIDAY, today=WEDNESDAY)
    assert isinstance(allowed_step(ahead, today=FRIDAY), Do)
    now = looking_ahead(case, on=FRIDAY, today=FRIDAY)
    assert isinstance(allowed_step(now, today=FRIDAY), PaymentsUnknown)


# --- what may be found ------------------------------------------------------------------------


def judged(day: date, **known: date) -> date:
    return day_judged(replace(due(WEDNESDAY).case, creditor=creditor(**known)), today=day)


def test_non_payment_is_judged_only_as_far_as_the_payments_are_known() -> None:
    assert judged(FRIDAY, every=THURSDAY) == THURSDAY
    assert judged(FRIDAY, every=FRIDAY) == FRIDAY
    assert judged(FRIDAY) == date.min


def test_the_payments_of_a_sunday_judge_no_more_than_those_of_friday() -> None:
    assert judged(MONDAY, every=SUNDAY) == FRIDAY
    assert last_banking_day(SUNDAY) == FRIDAY
    assert last_banking_day(MONDAY) == MONDAY


# --- recording --------------------------------------------------------------------------------


def test_knowledge_only_grows() -> None:
    known = creditor(every=THURSDAY)
    assert know_payments(known, through=WEDNESDAY, today=FRIDAY) == []
    assert know_payments(known, through=THURSDAY, today=FRIDAY, ibans=(OURS,)) == []
    (fact,) = know_payments(known, through=FRIDAY, today=FRIDAY, ibans=(OURS,))
    assert fact.TOPIC == "creditor.payments_known_through"


@pytest.mark.parametrize(("said_on", "counts"), [(THURSDAY, WEDNESDAY), (FRIDAY, THURSDAY)])
def test_a_word_of_a_day_that_is_not_over_counts_through_the_day_before(
    said_on: date, counts: date
) -> None:
    """Who pays in the afternoon is not known in the morning."""
    told = brought_on(
        creditor(),
        [recorded(PaymentsKnownThrough(through=THURSDAY), version=1, on=said_on)],
        list,
    )
    assert told.known_through(OURS) == counts
    case = replace(due(date(2026, 2, 2)).case, creditor=told)
    assert isinstance(allowed_step(case, today=FRIDAY), Do) is (counts == THURSDAY)


def test_a_word_of_today_is_kept_as_it_was_said_and_said_again_when_the_day_is_over() -> None:
    history = of_creditor(PaymentsKnownThrough(through=FRIDAY))
    told = replace(fold_creditor(CREDITOR, history), registered=True)
    assert know_payments(told, through=FRIDAY, today=FRIDAY) == []
    assert know_payments(told, through=THURSDAY, today=FRIDAY) == []
    [again] = know_payments(told, through=FRIDAY, today=SATURDAY)
    assert again == PaymentsKnownThrough(through=FRIDAY)


def test_a_word_of_today_is_recorded_also_where_the_day_before_is_known() -> None:
    [said] = know_payments(creditor(every=THURSDAY), through=FRIDAY, today=FRIDAY)
    assert said == PaymentsKnownThrough(through=FRIDAY)


@pytest.mark.parametrize(("came_on", "shows"), [(THURSDAY, WEDNESDAY), (FRIDAY, THURSDAY)])
def test_a_list_of_open_items_that_comes_on_its_own_day_shows_the_day_before(
    came_on: date, shows: date
) -> None:
    listed = OpenItemsImported(as_of=THURSDAY, sha256="0" * 64, rows=1, listed=1, vanished=0)
    told = evolve(creditor(), recorded(listed, version=1, on=came_on))
    assert (told.payments_known((OURS,)), told.open_items_on) == (shows, THURSDAY)


def test_no_payment_of_tomorrow_can_be_known() -> None:
    def decide() -> object:
        return know_payments(creditor(), through=FRIDAY, today=THURSDAY)

    assert refusal(decide) == "payments.from_the_future"


def test_nobody_knows_the_payments_of_a_creditor_who_is_not_there() -> None:
    def decide() -> object:
        return know_payments(Creditor(CREDITOR), through=FRIDAY, today=FRIDAY)

    assert refusal(decide) == "creditor.unknown"


def test_a_creditor_is_checked_unless_somebody_says_otherwise() -> None:
    assert CreditorRegistered(profile=CreditorProfile(name="x")).payments_checked == "required"
    assert TermsChanged(can_deduct_vat=True).payments_checked is None


# --- the creditor's facts since he was last read ------------------------------------------------


def of_creditor(*facts: Fact) -> list[Recorded]:
    return [
        recorded(fact, version=version, on=FRIDAY, stream=CREDITOR)
        for version, fact in enumerate(facts, 1)
    ]


def test_a_creditor_brought_on_is_what_his_whole_history_gives() -> None:
    history = of_creditor(
        CreditorRegistered(profile=CreditorProfile(name="x")),
        PaymentsKnownThrough(through=WEDNESDAY),
        PaymentsKnownThrough(through=THURSDAY, ibans=(OURS,)),
    )
    first = fold_creditor(CREDITOR, history[:1])
    later = brought_on(first, history[1:], lambda: history)
    assert later == fold_creditor(CREDITOR, history)
    assert first == fold_creditor(CREDITOR, history[:1])


def test_a_correction_takes_back_knowledge_also_where_it_was_read_before() -> None:
    history = of_creditor(
        CreditorRegistered(profile=CreditorProfile(name="x")),
        PaymentsKnownThrough(through=THURSDAY),
        EnteredInError(version=2, topic=PaymentsKnownThrough.TOPIC),
    )
    known = fold_creditor(CREDITOR, history[:2])
    assert known.known_through(OURS) == THURSDAY
    later = brought_on(known, history[2:], lambda: history)
    assert later.known_through(OURS) == date.min
    assert later.version == 3


def test_a_word_that_was_wrong_is_taken_back_and_what_holds_of_it_is_said_again() -> None:
    history = of_creditor(
        CreditorRegistered(profile=CreditorProfile(name="x"), ibans=(OURS,)),
        PaymentsKnownThrough(through=WEDNESDAY),
        PaymentsKnownThrough(through=FRIDAY),
        PaymentsKnownThrough(through=FRIDAY, ibans=(OURS,)),
    )
    told = fold_creditor(CREDITOR, history)
    facts = know_less(told, history, through=THURSDAY)
    assert [one.TOPIC.rpartition(".")[2] for one in facts] == (
        ["entered_in_error"] * 2 + ["payments_known_through"] * 2
    )
    after = of_creditor(*(one.fact for one in history), *facts)
    assert fold_creditor(CREDITOR, after).known_through(OURS) == THURSDAY
    assert know_less(fold_creditor(CREDITOR, after), after, through=THURSDAY) == []


def test_what_a_statement_shows_is_no_word_that_somebody_takes_back() -> None:
    shown = PaymentsKnownThrough(through=FRIDAY, ibans=(OURS,), source=KnownFrom.STATEMENT)
    history = of_creditor(CreditorRegistered(profile=CreditorProfile(name="x")), shown)
    told = fold_creditor(CREDITOR, history)
    assert refusal(lambda: know_less(told, history, through=THURSDAY)) == "payments.shown"
    assert know_less(told, history, through=FRIDAY) == []


# --- what was paid before the first statement ---------------------------------------------------


def by_statements(first: date, *more: Fact) -> Creditor:
    """A creditor whose statements show the days from one on, through Monday."""
    found = creditor()
    shown = PaymentsKnownThrough(through=MONDAY, ibans=(OURS,), since=first)
    for at, one in enumerate((shown, *more), 1):
        found = evolve(found, recorded(one, version=at, on=MONDAY))
    return found


@pytest.mark.parametrize(("days", "allowed"), [(0, True), (1, False)])
def test_what_was_paid_before_the_first_statement_is_not_known(days: int, allowed: bool) -> None:
    story = given(invoice_sent())
    first = add_days(story.case.claim.issued_on, days)
    found = allowed_step(replace(story.case, creditor=by_statements(first)), today=MONDAY)
    assert isinstance(found, Do) is allowed
    if not allowed:
        assert isinstance(found, PaymentsUnknown)
        assert found.begins == first
        assert str(first) in found.why


@pytest.mark.parametrize(("days", "allowed"), [(-1, True), (-2, False)])
def test_it_is_known_once_a_person_says_so_through_the_day_before(days: int, allowed: bool) -> None:
    story = given(invoice_sent())
    first = add_days(story.case.claim.issued_on, 3)
    through = add_days(first, days)
    said = know_payments(by_statements(first), through=through, today=MONDAY)
    case = replace(story.case, creditor=by_statements(first, *said))
    assert isinstance(allowed_step(case, today=MONDAY), Do) is allowed
    assert know_payments(by_statements(first, *said), through=through, today=MONDAY) == []


def test_a_statement_of_before_and_a_list_of_open_items_say_it_too() -> None:
    story = given(invoice_sent())
    first = add_days(story.case.claim.issued_on, 3)
    earlier = PaymentsKnownThrough(through=MONDAY, ibans=(OURS,), since=story.case.claim.issued_on)
    case = replace(story.case, creditor=by_statements(first, earlier))
    assert isinstance(allowed_step(case, today=MONDAY), Do)
    listed = replace(by_statements(first), listed_through=add_days(first, -1))
    assert isinstance(allowed_step(replace(story.case, creditor=listed), today=MONDAY), Do)
