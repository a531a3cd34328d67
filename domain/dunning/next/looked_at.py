"""What a person must look at before a plan goes on: what is marked, and the debtor's credit."""

from datetime import date

from domain.case import Case
from domain.case.limitation import BARRED, barred_since
from domain.case.second_try import second_try
from domain.claim.marks import look_first
from domain.debtor.credit import credit_first, waits_for_place_alone
from domain.dunning.next.answers import Ask
from domain.dunning.next.since import credit_since, marks_since
from domain.dunning.task import Task


def asks_of_limitation(case: Case, today: date) -> Ask | None:
    """Ask what becomes of a claim that is barred; None: it is not, or a person said go on."""
    since = barred_since(case, today=today)
    return Ask(Task.LIMITATION_PASSED, BARRED, since) if since else None


def asks_a_look(case: Case) -> Ask | None:
    """Ask for a look at a mark that could make a letter wrong; None: there is none."""
    why = look_first(case.claim)
    return Ask(Task.LOOK_AT_MARKS, why, marks_since(case.claim)) if why else None


def asks_set_off(case: Case) -> Ask | None:
    """Ask for a set-off before a debtor is asked for money whose money or credit is here.

    What only may be his is placed, and cannot be set off before.
    """
    why = credit_first(case.debtor)
    task = Task.PLACE_PAYMENT if waits_for_place_alone(case.debtor) else Task.SET_OFF
    return Ask(task, why, credit_since(case)) if why else None


def asks_second_try(case: Case, today: date) -> Ask | None:
    """Ask whether a direct debit that came back is tried once more, as long as that is in time.

    The reason names the bank's code, the last day to decide, and the last to collect.
    """
    waits = second_try(case, today=today)
    if waits is None:
        return None
    why = f"{waits.code.strip().upper()} {waits.decide_by} {waits.last}"
    return Ask(Task.SECOND_TRY, why, waits.since)
