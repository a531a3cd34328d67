"""What a person is asked beside the plan: by what, why, and since when."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from domain.case import Case
from domain.case.limitation import watched
from domain.claim.contested import wholly_contested
from domain.claim.events import Mark
from domain.claim.party_money import (
    kept_without_bill,
    kept_without_bill_since,
    owed_by,
    to_ask_since,
    to_keep,
)
from domain.claim.reconciliation import VANISHED, waiting_holds
from domain.claim.state import Claim, Ending
from domain.days import add_days, day_after
from domain.debtor.awaited_refunds import awaited_of, not_shown_since
from domain.debtor.refunds import DebtorRefund
from domain.direct_debit.unfinished import not_shown, to_recall
from domain.dunning.next.channels import NOWHERE
from domain.dunning.next.since import barred_since, lasting_bars, undecided_since
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.account import FutureSegment
from domain.law.contact_hours import COMPLAINT_WORKING_DAYS, complaint_due
from domain.law.vat_relief import VatReturns, period_of
from domain.letter.order.handed_over import day_there, is_to_be_told
from domain.money import as_decimal
from projections.batch import ChangedClaim


class Standing(NamedTuple):
    """A task that stands until a fact ends it; ``on`` is the first day on which it is shown.

    ``since`` may lie later: what a past day brought about was known only afterwards.
    """

    task: Task
    why: str
    since: date
    on: date
    through: date | None = None
    """The last day on which it is shown; None: until a fact ends it."""


def standing_tasks(subject: ChangedClaim) -> Iterator[Standing]:
    """What a person must do beside the plan; never since before the claim was known here."""
    case = subject.case
    for task, why, since in _found(subject, case):
        known = max(since, case.claim.came_on)
        until = _UNTIL.get(task)
        through = until(subject) if until else None
        # On a past day it is shown as well: what was known later held by then.
        yield Standing(task, why, known, _shown_from(task, since, case), through)


def _before_the_plan(subject: ChangedClaim) -> date | None:
    """The last day on which a letter does not ask for the address yet; None: none does."""
    asked = Task.FIND_ADDRESS.value
    days = (one.on for one in subject.agenda.entries if one.action == asked)
    return next((add_days(day, -1) for day in days), None)


def _last_near(subject: ChangedClaim) -> date | None:
    """The last day on which a limitation is near; then the plan asks what becomes of the claim."""
    passed = Task.LIMITATION_PASSED.value
    days = (one.on for one in subject.agenda.entries if one.action == passed)
    return next((add_days(day, -1) for day in days), None)


_UNTIL: Final[dict[Task, Callable[[ChangedClaim], date | None]]] = {
    Task.LIMITATION_NEAR: _last_near,
    Task.FIND_ADDRESS: _before_the_plan,
}
"""Tasks that the plan itself asks from a day on: they stand beside it until the day before."""


def overpaid(subject: ChangedClaim) -> int:
    """What was paid beyond what is owed after the last entry, in cents."""
    return subject.stretches[-1].segment.unallocated if subject.stretches else 0


def uncovered(subject: ChangedClaim) -> int:
    """What went back to the debtor without cover in what he paid, in cents."""
    return subject.stretches[-1].segment.uncovered if subject.stretches else 0


def at_stake_in(task: Task, subject: ChangedClaim, *, owed: int) -> int:
    """What a task is about, in cents: what is owed, or what is to go back or come back."""
    if task is Task.REFUND:
        return overpaid(subject)
    if task is Task.REFUND_NOT_SHOWN:
        return sum(one.amount for one in _awaited(subject.case))
    if task is Task.ASK_REMITTANCE:
        claim = subject.case.claim
        return sum(
            max(owed_by(claim, name) - to_keep(claim, name), 0)
            for name in claim.at_party.with_money
        )
    if task is Task.ASK_PARTY_BILL:
        claim = subject.case.claim
        return sum(kept_without_bill(claim, name) for name in claim.at_party.with_money)
    return uncovered(subject) if task is Task.RECLAIM_REFUND else owed


def _shown_from(task: Task, since: date, case: Case) -> date:
    issued_on = case.claim.issued_on
    return issued_on if task in _KNOWN_LATER else max(since, issued_on)


_KNOWN_LATER: Final = frozenset(
    {Task.LOOK_AT_MARKS, Task.DECIDE_WHO, Task.LOOK_AT_DEBTOR, Task.TELL_PARTY}
)
"""Tasks that are asked since their ground was known, which may be later than it held."""


def _found(subject: ChangedClaim, case: Case) -> Iterator[tuple[Task, str, date]]:
    yield from _of_marks(case)
    yield from _of_the_claim(subject, case.claim)
    yield from _of_who_owes(case)
    yield from _of_the_party(case.claim)
    if is_to_be_told(case) and _principal(subject):
        there = day_there(case.claim)
        yield Task.TELL_OF_HAND_OVER, case.claim.handed_to, there
    yield from _of_complaints(case.claim)
    yield from _of_limitation(subject, case)
    yield from _of_collections(case)
    yield from _of_the_court(case.claim)
    yield from _of_two(case.claim)
    yield from _of_vat(subject)
    yield from _of_refunds(case)
    if overpaid(subject):
        yield Task.REFUND, "paid too much", _since(subject, lambda one: one.unallocated)
    if lacks := uncovered(subject):
        why = f"{as_decimal(lacks)} was refunded and proved not to be paid too much"
        yield Task.RECLAIM_REFUND, why, _since(subject, lambda one: one.uncovered)


def _of_marks(case: Case) -> Iterator[tuple[Task, str, date]]:
    """What is marked; where nothing reaches the debtor that is one act, also for the plan."""
    claim, back, nowhere = case.claim, Mark.PAYMENT_BACK, Mark.NO_CONTACT_DETAILS
    if not claim.live:
        if back in claim.marks:
            yield Task.LOOK_AT_MARKS, back.value, claim.marked_on.get(back, claim.came_on)
        return
    marks = claim.marks - {Mark.ENTERED_OLD}
    if nowhere in marks and not (case.debtor.postable or case.debtor.mailable):
        marks -= {nowhere}
        yield Task.FIND_ADDRESS, NOWHERE, claim.marked_on.get(nowhere, claim.came_on)
    if marks:
        since = min(claim.marked_on.get(mark, claim.came_on) for mark in marks)
        yield Task.LOOK_AT_MARKS, " ".join(sorted(marks)), since


def _of_the_claim(subject: ChangedClaim, claim: Claim) -> Iterator[tuple[Task, str, date]]:
    if not claim.live:
        return
    asked = {entry.action for entry in subject.agenda.entries}
    if claim.disputes and Task.ANSWER_DISPUTE.value not in asked:
        whole = wholly_contested(claim, on=claim.last_on)
        why = "the claim is disputed" if whole else "a part of the claim is disputed"
        yield Task.ANSWER_DISPUTE, why, min(one.on for one in claim.disputes)
    for hold in waiting_holds(claim):
        gone = hold.category == VANISHED
        task = Task.CHECK_VANISHED_ITEM if gone else Task.CHECK_OPEN_AMOUNT
        yield task, hold.hold_id, hold.from_day
    if claim.missing and Task.COMPLETE_DOSSIER.value not in asked:
        yield Task.COMPLETE_DOSSIER, ", ".join(claim.missing), claim.missing_since
    if claim.unconfirmed:
        yield Task.CONFIRM_AGREEMENT, claim.unconfirmed, claim.agreed[-1][0]


def _of_who_owes(case: Case) -> Iterator[tuple[Task, str, date]]:
    if not case.claim.live:
        return
    if who := case.debtor.undecided:
        yield Task.DECIDE_WHO, who, undecided_since(case)
    if bars := lasting_bars(case):
        yield Task.LOOK_AT_DEBTOR, " ".join(bars), barred_since(case)


def _of_the_party(claim: Claim) -> Iterator[tuple[Task, str, date]]:
    """What is to be done because the claim lies, or was offered, elsewhere."""
    if claim.untold:
        yield Task.TELL_PARTY, " ".join(claim.untold), claim.untold_since
    if claim.recall_failed:
        yield Task.RECALL_FAILED, claim.recall_failed, claim.recall_failed_on
    for task, asked_since in _OF_MONEY:
        asked = [(asked_since(claim, name) or date.max, name) for name in claim.at_party.with_money]
        since, name = min(asked, default=(date.max, ""))
        if since < date.max:
            yield task, name, since


_OF_MONEY: Final = (
    (Task.ASK_REMITTANCE, to_ask_since),
    (Task.ASK_PARTY_BILL, kept_without_bill_since),
)
"""What is asked of a party about money, and since when."""


def _of_complaints(claim: Claim) -> Iterator[tuple[Task, str, date]]:
    """A complaint waits to be confirmed in writing and dealt with, also where the claim ended.

    The reason is the last day to confirm it; empty: that was done.
    """
    if claim.complaints:
        first = claim.complaints[0]
        by = [_confirm_by(c.received_on) for c in claim.complaints if c.confirmed_on is None]
        yield Task.ANSWER_COMPLAINT, min(by).isoformat() if by else "", first.received_on


def _confirm_by(received_on: date) -> date:
    """The last day to confirm it; among holidays that nobody knows yet the first it may be."""
    try:
        return complaint_due(received_on)
    except Refusal:
        return add_days(received_on, COMPLAINT_WORKING_DAYS)


def _of_collections(case: Case) -> Iterator[tuple[Task, str, date]]:
    """What is to be done about a direct debit under way, also where the claim has ended."""
    if found := to_recall(case):
        yield Task.RECALL_COLLECTION, found.why, found.since
    if found := not_shown(case.claim):
        yield Task.COLLECTION_NOT_SHOWN, found.why, found.since


def _of_refunds(case: Case) -> Iterator[tuple[Task, str, date]]:
    """A refund that no statement shows: the oldest of those that stand with the claim."""
    for one in _awaited(case)[:1]:
        if since := not_shown_since(one):
            yield Task.REFUND_NOT_SHOWN, f"refund {one.number} of {one.paid_on} is not shown", since


def _awaited(case: Case) -> list[DebtorRefund]:
    return awaited_of(case.debtor.refunds, tuple(case.debtor.claims), case.claim.id)


def _of_the_court(claim: Claim) -> Iterator[tuple[Task, str, date]]:
    """What the court decided is asked some days after its cause list; what stands too long, too.

    Whoever has paid all of it is not to bear an attachment a day longer.
    """
    court = claim.court
    if court.pending and court.hearing_on and claim.ending in _OWED:
        yield Task.ASK_COURT, court.hearing_on.isoformat(), add_days(court.hearing_on, COURT_DAYS)
    if court.standing and claim.ending not in _OWED:
        since = max([claim.last_on, *(one.on for one in court.standing)])
        yield Task.STOP_ENFORCEMENT, claim.ending.value, since


_OWED: Final = frozenset({Ending.NONE, Ending.HANDED_OVER})
COURT_DAYS: Final = 14
"""Calendar days after a day on the cause list; a court gives a default judgment in two weeks."""


def _of_two(claim: Claim) -> Iterator[tuple[Task, str, date]]:
    """What somebody decided and another one has not looked at, also where the claim has ended."""
    if waiting := list(claim.proposals.values()):
        yield Task.SECOND_PERSON, " ".join(one.command for one in waiting), waiting[0].on


def _of_limitation(subject: ChangedClaim, case: Case) -> Iterator[tuple[Task, str, date]]:
    """Warn before the limitation by what can be proven, also where the claim lies elsewhere."""
    claim = case.claim
    if _principal(subject) and (claim.live or claim.ending is Ending.HANDED_OVER):
        found = watched(case)
        if found.provable_first_barred_day == date.max:  # an insolvency lasts: no end is in sight
            return
        yield Task.LIMITATION_NEAR, found.provable_last_day.isoformat(), found.alarm_on


def _principal(subject: ChangedClaim) -> int:
    """The principal that is open after the last entry, in cents."""
    return subject.stretches[-1].segment.principal if subject.stretches else 0


def _of_vat(subject: ChangedClaim) -> Iterator[tuple[Task, str, date]]:
    """What stands in no return, from the day after its period, where the creditor says his returns.

    What the returns hold too much is told at once, to whoever recorded one: else the VAT of a
    credit note is deducted twice.
    Also where the claim has ended: what he asks back or owes again does not hang on that.
    """
    found, returns = subject.vat, subject.case.creditor.vat_returns
    if found is None:
        return
    if less := found.too_much:
        yield Task.CORRECT_VAT, period_of(less[0].on, returns).name, less[0].on
    if returns is VatReturns.NOT_WATCHED:
        return
    if found.back > 0:
        period = period_of(found.as_of, returns)
        yield Task.ASK_VAT_BACK, period.name, day_after(period.last)
    if late := [one for one in found.agains if not one.told and one.vat > 0]:
        period = period_of(late[0].on, returns)
        yield Task.PAY_VAT_AGAIN, period.name, day_after(period.last)


def _since(subject: ChangedClaim, amount: Callable[[FutureSegment], int]) -> date:
    """The first day from which there was an amount of a kind, without a break until now."""
    first = subject.stretches[-1].first_on
    for stretch in reversed(subject.stretches):
        if not amount(stretch.segment):
            break
        first = stretch.first_on
    return date.fromordinal(first)
