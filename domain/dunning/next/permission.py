"""What holds a step back on the day of a run: payments that are not known yet.

The plan says what comes next (``next_step``); the views show that. A run asks ``allowed_step``,
so that news of a whole creditor, such as a bank statement, changes no row of any view.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from domain.case import Case
from domain.case.defaulting import fourteen_days_of
from domain.claim.state import SentLetter
from domain.creditor.events import AccountDoubted, DoubtGround, PaymentsCheck
from domain.days import add_days, day_after
from domain.dunning.next.step import Ask, Do, NextStep, Wait, next_step
from domain.dunning.task import Task
from domain.law.calendar import is_banking_day, next_banking_day

_RESTS_ON_NON_PAYMENT: Final = frozenset({Task.CALL, Task.ESTABLISH_DEFAULT, Task.COMPLETE_DOSSIER})
"""Tasks that are only right where nothing was paid; every step that the run takes is so too."""


_MISSING: Final[Mapping[DoubtGround, str]] = {
    DoubtGround.GAP: "statements are missing from {day}",
    DoubtGround.DIFFERS: "statements contradict each other from {day}",
    DoubtGround.UNPLACED: "money of {day} is nobody's yet",
}


@dataclass(frozen=True, slots=True)
class PaymentsUnknown:
    """A step rests on non-payment, and the payments of the term are not all recorded."""

    needed: date
    """The last day (inclusive) of which they must be known."""
    known: date
    """The last day of which they are; date.min: none."""
    step: str
    doubt: AccountDoubted | None = None
    """What stands in the way of an account, where that is why."""
    begins: date | None = None
    """The first day that the statements show, where what was paid before it is not known."""

    @property
    def why(self) -> str:
        """Say in one sentence what is missing, and which account waits for what."""
        if self.doubt:
            missing = _MISSING[self.doubt.why].format(day=day_after(self.doubt.through))
            return f"account {self.doubt.iban} waits: {missing}; needed through {self.needed}"
        if self.begins:
            return (
                f"payments before {self.begins}, where the statements begin, are not known; they"
                f" are needed through {self.needed}"
            )
        known = "not known at all" if self.known == date.min else f"known through {self.known}"
        return f"payments are {known}; they are needed through {self.needed}"


AllowedStep: TypeAlias = NextStep | PaymentsUnknown


def allowed_step(case: Case, *, today: date) -> AllowedStep:
    """What the plan says for today, held back where it would harm somebody who paid."""
    found = next_step(case, today=today)
    match found:
        case Do(step=step):
            return payments_hold_back(case, step.id, today=today) or found
        case Ask(task=task, step=step_id) if task in _RESTS_ON_NON_PAYMENT:
            return payments_hold_back(case, step_id, today=today) or found
        case Wait(until=until, step=step_id) if step_id and until <= today:
            # Default that began already, and is not found as long as nobody knows who paid.
            return payments_hold_back(case, step_id, today=today) or found
    return found


def looking_ahead(case: Case, *, on: date, today: date) -> Case:
    """Take it, for a day still to come, that no payment comes in and that this is known."""
    if on <= today:
        return case
    known = replace(case.creditor, payments_checked=PaymentsCheck.NOT_REQUIRED)
    return replace(case, creditor=known)


def payments_hold_back(case: Case, step: str, *, today: date) -> PaymentsUnknown | Wait | None:
    """Hold a step back until the payments of the term are known; None: they are.

    Money that was sent on the last day is credited on the next banking day at the latest. The
    knowledge may not be older than the last banking day before today either.
    """
    if case.creditor.payments_checked is PaymentsCheck.NOT_REQUIRED:
        return None
    return _held_back(case, credited_by(case), step, today)


def instalment_holds_back(
    case: Case, by: date | None, *, step: str, today: date
) -> PaymentsUnknown | Wait | None:
    """Hold a word on an instalment back until it is known who paid; None: it is.

    ``by``: its day, of one that is late; None: it is still to come, and may be paid already.
    """
    if case.creditor.payments_checked is PaymentsCheck.NOT_REQUIRED:
        return None
    credited = next_banking_day(day_after(by)) if by else date.min
    return _held_back(case, credited, step, today)


def _held_back(case: Case, credited: date, step: str, today: date) -> PaymentsUnknown | Wait | None:
    if today <= credited:
        # Of a day that is not over nobody knows who has paid.
        return Wait(day_after(credited), "payments of the term may still be under way", step)
    return _missing(case, max(credited, _last_bank_day(today)), step)


def payments_missing(case: Case, *, today: date) -> str:
    """Why the payments through the last banking day are not known; empty: they are."""
    if case.creditor.payments_checked is PaymentsCheck.NOT_REQUIRED:
        return ""
    missing = _missing(case, _last_bank_day(today), "")
    return missing.why if missing else ""


def _last_bank_day(today: date) -> date:
    return last_banking_day(add_days(today, -1))


def _missing(case: Case, needed: date, step: str) -> PaymentsUnknown | None:
    known = payments_known_through(case)
    if known >= needed:
        return None
    accounts = case.creditor.waited_for(case.claim.ibans)
    doubt = case.creditor.doubt_before(needed, accounts)
    begins = case.creditor.begins_on(accounts, first_day_to_pay(case))
    return PaymentsUnknown(needed, known, step, doubt, begins)


def payments_known_through(case: Case) -> date:
    """The last day of which every payment on the accounts that are waited for is known."""
    return case.creditor.payments_known(case.claim.ibans, since=first_day_to_pay(case))


def first_day_to_pay(case: Case) -> date:
    """The first day on which the claim could be paid: that of its invoice."""
    return case.claim.issued_on


def outdated_from(known: date) -> date:
    """The first day on which payments that are known through a day are not enough."""
    return day_after(next_banking_day(day_after(known)))


def credited_by(case: Case) -> date:
    """The day on which money sent on the last day of the debtor's terms is credited."""
    claim = case.claim
    terms: list[date | None] = [claim.extended_to or claim.due_on]
    terms += [_last_day(case, sent) for sent in claim.sent_in_round()]
    days = [next_banking_day(day_after(last)) for last in terms if last]
    fourteen = fourteen_days_of(case)
    if fourteen and fourteen.term:
        days.append(add_days(fourteen.term.act_from, -1))
    return max(days)


def _last_day(case: Case, sent: SentLetter) -> date | None:
    """The last day of a letter's term; one that left late is waited for as much longer."""
    letter = case.letters.get(sent.letter_id)
    return add_days(sent.pay_by, letter.days_late if letter else 0) if sent.pay_by else None


def day_judged(case: Case, *, today: date) -> date:
    """The day, at most today, on which it can be judged what was not paid before it.

    A term that ended before this day has lapsed unpaid, as far as the ledger says so.
    """
    if case.creditor.payments_checked is PaymentsCheck.NOT_REQUIRED:
        return today
    known = payments_known_through(case)
    return min(today, last_banking_day(known)) if known > date.min else date.min


def last_banking_day(day: date) -> date:
    """The day itself where it is a banking day, otherwise the last one before it."""
    while not is_banking_day(day):
        day = add_days(day, -1)
    return day
