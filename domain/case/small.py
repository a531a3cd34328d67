"""Too little to ask: below a floor no step is taken, and a small difference is for the books."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.claim.balance import balance
from domain.claim.contested import undisputed
from domain.claim.state import Claim
from domain.claim.undue_costs import unpaid_for_costs
from domain.dunning.plan.small_amounts import SMALL_DIFFERENCE, SMALLEST_STEP
from domain.law.account import EntryKind
from domain.money import Cents

SMALL_REST: Final = "small-rest"
"""How an approval names that a person lets a claim go on though so little is open."""


def floor_of(case: Case) -> Cents:
    """The least for which a step is taken: the plan's own, else the creditor's, else ours."""
    return _first(case.plan.smallest_step, case.creditor.smallest_step, SMALLEST_STEP)


def tolerance_of(case: Case) -> Cents:
    """The largest difference that is proposed for writing off, as ``floor_of``."""
    return _first(case.plan.small_difference, case.creditor.small_difference, SMALL_DIFFERENCE)


def too_little(case: Case, *, today: date) -> str:
    """Why no step is taken for what is open, in words; empty: it is enough, or a person said so.

    Principal and costs count, not the interest that runs: no claim grows over it by waiting.
    """
    left = _at_stake(case.claim, today)
    if left == 0 or _let_go_on(case, left):
        return ""
    if left <= tolerance_of(case) and partly_paid(case.claim):
        return "only a small difference is open"
    return "less is open than a step is taken for" if left < floor_of(case) else ""


def is_difference(case: Case, *, today: date) -> bool:
    """Tell whether what is open is a difference, which waits for no step of the plan."""
    return partly_paid(case.claim) and _at_stake(case.claim, today) <= tolerance_of(case)


def bears_no_costs(case: Case, *, today: date) -> bool:
    """Tell whether so little principal is left that no costs are charged over it.

    Of a claim that was paid in part none ever are; of one of which nothing was paid a person may
    let it go on. Claims that share costs owe them over the sum, each by its part.
    """
    rest = undisputed(case.claim, on=today)
    left = balance(rest, on=today).principal
    if case.consumer:
        left = min(left, unpaid_for_costs(rest, on=today))
    if case.bundled or left >= floor_of(case):
        return False
    return partly_paid(case.claim) or not _let_go_on(case, _at_stake(case.claim, today))


def partly_paid(claim: Claim) -> bool:
    """Tell whether anything was paid or credited."""
    lessens = {EntryKind.PAYMENT, EntryKind.CREDIT}
    return any(entry.kind in lessens for entry in claim.ledger)


def _at_stake(claim: Claim, today: date) -> Cents:
    now = balance(undisputed(claim, on=today), on=today)
    return now.principal + now.costs


def _let_go_on(case: Case, left: Cents) -> bool:
    judged = case.claim.judged_steps.get(SMALL_REST)
    if judged is None or judged.round != case.claim.round or judged.amount is None:
        return False
    return left <= judged.amount


def _first(plan: Cents | None, creditor: Cents | None, ours: Cents) -> Cents:
    return next(one for one in (plan, creditor, ours) if one is not None)
