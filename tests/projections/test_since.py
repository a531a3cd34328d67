"""Since when a task waits: the day it became due, the same wherever it is shown."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import pytest
from hypothesis import given, settings

from adapters.views import SqliteViews
from application.queries.claims import next_out
from domain.case import Case
from domain.creditor.events import PaymentsKnownThrough, TermsChanged
from domain.dunning.next.permission import looking_ahead
from domain.dunning.task import Task
from domain.facts import Fact, StreamKind
from domain.parties import Capacity
from projections.agenda import Agenda, agenda_of
from projections.segments import stretches
from tests.projections import asked, asked_of_parties
from tests.projections.asked_of_debits import (
    a_prepared_batch,
    came_back_for_want_of_money,
    ordered_to_be_collected,
    paid_after_the_order,
    paid_back_and_not_shown,
)
from tests.projections.asked_of_plans import signed_by_the_debtor
from tests.projections.asked_of_the_house import (
    a_bank_line,
    a_gap,
    a_mail,
    attached_though_nothing_is_owed,
    before_the_court,
    complained,
    judged,
    kept_by_the_party,
    kept_without_a_bill,
    mail_stopped,
    mail_unchecked,
    not_told_of_the_party,
    subscription_stopped,
    vat_to_ask_back,
    vat_to_correct,
    vat_to_pay_again,
)
from tests.projections.conftest import House
from tests.projections.histories import SPAN, START, Deed, capacities, deeds, invoices, tell
from tests.projections.story import CREDITOR, Story, on
from tests.projections.test_worklist import case_of

FIRST, SECOND = "NL91ABNA0417164300", "NL44RABO0123456789"
CAME_LATE: Final = START + timedelta(days=8)


class Asks(NamedTuple):
    """A task, how it comes about, a day on which it waits, and since when."""

    task: Task
    told: Callable[[Story], object]
    on: str
    since: str


ASKED: Final = (
    Asks(Task.LOOK_AT_MARKS, asked.marked, "2026-02-01", "2026-01-12"),
    Asks(Task.LOOK_AT_MARKS, asked.marked_later, "2026-02-01", "2026-01-20"),
    Asks(Task.DECIDE_WHO, asked.alike, "2026-02-01", "2026-01-20"),
    Asks(Task.LOOK_AT_DEBTOR, asked.barred, "2026-02-01", "2026-01-20"),
    Asks(Task.LOOK_AT_DEBTOR, asked.barred_before, "2026-02-01", "2026-01-12"),
    Asks(Task.RECALL_COLLECTION, paid_after_the_order, "2026-02-01", "2026-01-25"),
    Asks(Task.COLLECTION_NOT_SHOWN, ordered_to_be_collected, "2026-03-01", "2026-02-13"),
    Asks(Task.REFUND_NOT_SHOWN, paid_back_and_not_shown, "2026-02-10", "2026-01-31"),
    Asks(Task.SECOND_TRY, came_back_for_want_of_money, "2026-02-09", "2026-02-06"),
    Asks(Task.RELEASE_BATCH, a_prepared_batch, "2026-02-01", "2026-01-20"),
    Asks(Task.SIGN_PLAN, signed_by_the_debtor, "2026-02-01", "2026-01-20"),
    Asks(Task.SECOND_PERSON, asked.for_two, "2026-02-01", "2026-01-20"),
    Asks(Task.SECOND_PERSON, asked.for_two_of_a_creditor, "2026-02-01", "2026-01-20"),
    Asks(
        Task.SUBSCRIPTION_STOPPED,
        subscription_stopped,
        "2026-02-01",
        "2026-01-20",
    ),
    Asks(Task.STATEMENT_GAP, a_gap, "2026-02-01", "2026-01-21"),
    Asks(Task.LOOK_AT_BANK_LINE, a_bank_line, "2026-02-01", "2026-01-20"),
    Asks(Task.WHOSE_MAIL, a_mail, "2026-02-01", "2026-01-20"),
    Asks(Task.CHECK_MAIL, mail_unchecked, "2026-02-01", "2026-01-20"),
    Asks(Task.MAIL_STOPPED, mail_stopped, "2026-02-01", "2026-01-20"),
    Asks(Task.SET_OFF, asked.with_credit, "2026-02-01", "2026-01-20"),
    Asks(Task.PLACE_PAYMENT, asked.with_money_that_may_be_his, "2026-02-01", "2026-01-20"),
    Asks(Task.ANSWER_DISPUTE, asked.disputed, "2026-02-01", "2026-01-20"),
    Asks(Task.ANSWER_COMPLAINT, complained, "2026-02-01", "2026-01-20"),
    Asks(Task.ASK_COURT, before_the_court, "2026-02-03", "2026-02-03"),
    Asks(Task.ENFORCE_JUDGMENT, judged, "2026-02-01", "2026-01-20"),
    Asks(Task.STOP_ENFORCEMENT, attached_though_nothing_is_owed, "2026-02-01", "2026-01-20"),
    Asks(Task.SAY_WHAT_WAS_GRANTED, asked.upheld, "2026-02-01", "2026-01-20"),
    Asks(Task.CHOOSE_FIRST_STEP, asked.old, "2026-02-01", "2026-01-12"),
    Asks(Task.LOAD_PLAN, asked.unknown_plan, "2026-02-01", "2026-01-12"),
    Asks(Task.CONFIRM_AGREEMENT, asked.promised, "2026-02-05", "2026-01-20"),
    Asks(Task.REFUND, asked.overpaid, "2026-02-05", "2026-01-20"),
    Asks(Task.RECLAIM_REFUND, asked.refunded_and_taken_back, "2026-02-05", "2026-01-25"),
    Asks(Task.CHECK_VANISHED_ITEM, asked.vanished, "2026-02-01", "2026-01-20"),
    Asks(Task.CHECK_OPEN_AMOUNT, asked.lower, "2026-02-01", "2026-01-20"),
    Asks(Task.COMPLETE_DOSSIER, asked_of_parties.lacking, "2026-02-01", "2026-01-20"),
    Asks(Task.HAND_OVER_ANSWER, asked_of_parties.unanswered, "2026-02-01", "2026-01-20"),
    Asks(Task.HAND_OVER_REFUSED, asked_of_parties.refused, "2026-02-01", "2026-01-20"),
    Asks(Task.TELL_PARTY, asked_of_parties.untold, "2026-02-05", "2026-01-20"),
    Asks(Task.TELL_OF_HAND_OVER, not_told_of_the_party, "2026-02-01", "2026-01-13"),
    Asks(Task.ASK_REMITTANCE, kept_by_the_party, "2026-03-15", "2026-02-19"),
    Asks(Task.ASK_PARTY_BILL, kept_without_a_bill, "2026-02-01", "2026-01-20"),
    Asks(Task.RECALL_FAILED, asked_of_parties.not_given_back, "2026-02-05", "2026-01-20"),
    Asks(Task.PLACE_CREDIT_NOTE, asked.parked, "2026-02-01", "2026-01-20"),
    Asks(Task.RESOLVE_DOUBT, asked.in_doubt, "2026-02-09", "2026-02-06"),
    Asks(Task.FIND_ADDRESS, asked.nowhere, "2026-03-02", "2026-02-16"),
    Asks(Task.SMALL_REST, asked.small, "2026-04-01", "2026-03-03"),
    Asks(Task.SMALL_REST, asked.cents, "2026-02-01", "2026-01-20"),
    Asks(Task.TELL_DEBTOR, asked.taken_back, "2026-04-01", "2026-02-18"),
    Asks(Task.CALL, asked.to_call, "2026-02-18", "2026-02-16"),
    Asks(Task.DECIDE, asked.to_decide, "2026-03-01", "2026-02-07"),
    Asks(Task.WRITE_OFF, asked.to_write_off, "2026-03-01", "2026-02-07"),
    Asks(Task.APPROVE_STEP, asked.to_approve, "2026-03-02", "2026-02-07"),
    Asks(Task.APPROVE_STEP, asked.more_than_approved, "2026-03-02", "2026-02-10"),
    Asks(Task.STEP_DECLINED, asked.declined, "2026-03-02", "2026-02-09"),
    Asks(Task.PLAN_AT_END, asked.at_end, "2026-03-02", "2026-02-09"),
    Asks(Task.PLAN_AT_END, asked.without_principal, "2026-03-02", "2026-02-09"),
    Asks(Task.HAND_TO_LAWYER, asked.for_a_lawyer, "2026-03-02", "2026-01-20"),
    Asks(Task.LETTER_STUCK, asked.stuck, "2026-03-02", "2026-02-06"),
    Asks(Task.SERIES_AT_CAP, asked.at_cap, "2026-03-02", "2026-02-16"),
    Asks(Task.PROVE_DELIVERY, asked.by_mail_only, "2026-03-03", "2026-03-02"),
    Asks(Task.ESTABLISH_DEFAULT, asked.without_default, "2026-03-02", "2026-02-07"),
    Asks(Task.POST_LETTERS, asked.to_post, "2026-02-09", "2026-02-06"),
    Asks(Task.LIMITATION_NEAR, asked.soon_barred, "2026-02-01", "2026-01-12"),
    Asks(Task.LIMITATION_PASSED, asked.soon_barred, "2026-02-12", "2026-02-10"),
    Asks(Task.ASK_VAT_BACK, vat_to_ask_back, "2027-04-01", "2027-04-01"),
    Asks(Task.PAY_VAT_AGAIN, vat_to_pay_again, "2027-08-01", "2027-07-01"),
    Asks(Task.CORRECT_VAT, vat_to_correct, "2027-05-01", "2027-05-01"),
    Asks(Task.VIEW_BROKEN, asked.unreadable, "2026-02-01", "2026-01-20"),
    Asks(Task.EXTEND_CALENDAR, asked.beyond_the_calendar, "2026-02-01", "2026-01-12"),
    Asks(Task.NEW_RATE, asked.registered, "2027-01-01", "2027-01-01"),
    Asks(Task.RECORD_PAYMENTS, asked.registered, "2026-02-01", "2026-01-20"),
    Asks(Task.RECORD_PAYMENTS, asked.told_of_payments, "2026-02-10", "2026-02-03"),
)


@pytest.mark.parametrize("asks", ASKED, ids=lambda one: f"{one.task}-{one.told.__name__}")
def test_a_task_waits_since_the_day_it_became_due(light: House, asks: Asks) -> None:
    asks.told(light.story)
    light.engine.catch_up()
    found = {task.task: task.since for task in light.work.tasks(on(asks.on))}
    assert found.get(asks.task) == on(asks.since), found


def test_every_task_is_in_the_table() -> None:
    assert set(Task) - {one.task for one in ASKED} == {Task.BANK_DATA_MISSING}, "asked by the run"


@settings(max_examples=60)
@given(invoice=invoices, capacity=capacities, done=deeds)
def test_everywhere_a_task_is_shown_it_waits_since_the_same_day(
    invoice: dict[str, object], capacity: Capacity, done: list[tuple[Deed, date]]
) -> None:
    story = Story()
    debtor = story.debtor(capacity=capacity, day=START)
    claim = story.invoice(debtor, "F1", issued_on=START, recorded_on=CAME_LATE, **invoice)  # type: ignore[arg-type]  # made up
    tell(story, claim, debtor, done)
    if not story.claim(claim).opened:
        return
    case = case_of(story, claim)
    agenda = agenda_of(case, stretches(case))
    with TemporaryDirectory() as folder:
        house = House(story, SqliteViews(Path(folder)))
        house.engine.catch_up()
        for offset in range(0, SPAN + 60, 11):
            day = START + timedelta(days=offset)
            if day >= max(case.claim.last_on, CAME_LATE):
                _since_the_same(house, case, agenda, day)
        house.generations.close()


def _since_the_same(house: House, case: Case, agenda: Agenda, day: date) -> None:
    """Hold page and API, agenda, work list and overview of a day against each other."""
    shown = next_out(looking_ahead(case, on=day, today=START), day)
    listed = {task.task: task.since for task in house.work.tasks(day)}
    assert all(since >= case.claim.came_on for since in listed.values()), listed
    if shown.turn != "ask":
        return
    planned = agenda.on(day)
    assert planned is not None
    row = house.outstanding.claim(case.claim.id, day)
    assert row is not None
    found = (planned.action, planned.since), (row.next_action, row.next_on)
    assert found == ((shown.what, shown.on), (shown.what, shown.on)), day
    assert listed.get(Task(shown.what)) == shown.on, (day, listed, shown)


@pytest.mark.parametrize(
    ("through", "on_day", "why"),
    [
        ("", "2026-02-01", f"account {SECOND}: nothing is known"),
        ("2026-01-29", "2026-02-09", f"account {SECOND}: known through 2026-01-29"),
        ("2026-02-04", "2026-02-09", f"account {FIRST}: known through 2026-01-30"),
    ],
    ids=["no statement ever came", "its chain stopped", "the other one stopped"],
)
def test_of_several_accounts_the_one_that_is_behind_is_named(
    light: House, through: str, on_day: str, why: str
) -> None:
    asked.registered(light.story)
    facts: list[Fact] = [
        TermsChanged(ibans=(FIRST, SECOND)),
        PaymentsKnownThrough(ibans=(FIRST,), through=on("2026-01-30")),
    ]
    facts += [PaymentsKnownThrough(ibans=(SECOND,), through=on(through))] if through else []
    for fact in facts:
        light.story.record(StreamKind.CREDITOR, CREDITOR, fact, day=on("2026-01-31"))
    light.engine.catch_up()
    tasks = light.work.tasks(on(on_day))
    assert [one.why for one in tasks if one.task is Task.RECORD_PAYMENTS] == [why]
