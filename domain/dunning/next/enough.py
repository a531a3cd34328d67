"""Whether enough is open for what a plan says: for some cents a person is asked instead."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.case.small import SMALL_REST, is_difference, too_little
from domain.dunning.next.answers import Ask, Do, NextStep, Wait
from domain.dunning.next.since import last_moved
from domain.dunning.task import Task

_ASKED_OF_ENOUGH: Final = frozenset(
    {
        Task.CALL,
        Task.DECIDE,
        Task.WRITE_OFF,
        Task.PLAN_AT_END,
        Task.FIND_ADDRESS,
        Task.PROVE_DELIVERY,
        Task.ESTABLISH_DEFAULT,
        Task.APPROVE_STEP,
        Task.STEP_DECLINED,
        Task.COMPLETE_DOSSIER,
        Task.LETTER_STUCK,
        Task.TELL_DEBTOR,
        Task.LIMITATION_PASSED,
    }
)
"""What nobody is asked to do for some cents."""


def ask_of_too_little(case: Case, found: NextStep, *, today: date) -> Ask | None:
    """Ask about a small rest instead of what the plan says; None: the plan is right.

    A step waits for its day first; a difference is asked about at once.
    """
    if not _may_give_way(found):
        return None
    why = too_little(case, today=today)
    if not why:
        return None
    difference = is_difference(case, today=today)
    moved = last_moved(case.claim)
    match found:
        case Do(eligible_on=since):
            since = moved if difference else max(since, moved)
            return Ask(Task.SMALL_REST, why, since, SMALL_REST)
        case Ask(since=since):
            since = moved if difference else max(since, moved)
            return Ask(Task.SMALL_REST, why, since, SMALL_REST)
        case Wait() if difference:
            return Ask(Task.SMALL_REST, why, moved, SMALL_REST)
    return None


def _may_give_way(found: NextStep) -> bool:
    """Tell whether little could matter to what the plan says: asked before it is reckoned."""
    match found:
        case Do():
            return True
        case Ask(task=task):
            return task in _ASKED_OF_ENOUGH
        case Wait(step=step):
            return bool(step)
        case _:
            return False
