"""What was paid towards an agreement, and what of its instalments that covers."""

from collections.abc import Iterator
from datetime import date

from domain.claim.arranged import Arrangement, Promise
from domain.claim.events import Instalment
from domain.claim.state import Claim
from domain.law.account import EntryKind
from domain.money import Cents


def paid_towards(claim: Claim, agreed: Promise | Arrangement, *, until: date = date.max) -> Cents:
    """The payments recorded since an agreement, less those of them that were taken back.

    What is agreed is reckoned from what is open as far as it is known. A payment that was known
    by then has lessened that, and pays nothing of it a second time; one that is recorded since
    pays it, also where it was credited earlier. So the log orders the two, on one day as well.
    A credit note lessens the debt and is no payment; what was paid before and is taken back
    makes the debt greater, and nothing of the agreement unpaid. ``until`` (inclusive) is the
    last day on which it must have been credited.
    """
    since = [e for e in claim.ledger if e.position > agreed.position and e.on <= until]
    paid = [e for e in since if e.kind is EntryKind.PAYMENT]
    ours = {e.ref for e in paid}
    back = (e for e in since if e.kind is EntryKind.REVERSAL and e.reverses in ours)
    return sum(e.cents for e in paid) - sum(e.cents for e in back)


def instalments_paid(claim: Claim, running: Arrangement) -> Iterator[tuple[Instalment, Cents]]:
    """The instalments of a plan in their order, each with what payments cover of it."""
    left = max(0, paid_towards(claim, running))
    for part in running.plan.instalments:
        covered = min(left, part.amount)
        left -= covered
        yield part, covered


def first_unpaid(claim: Claim, running: Arrangement) -> Instalment | None:
    """The first instalment that payments do not cover and that is not known to be missed."""
    for part, covered in instalments_paid(claim, running):
        if covered < part.amount and part.number not in running.missed:
            return part
    return None


def left_of_plan(claim: Claim) -> Cents:
    """What is still to be paid of the plan that runs on a claim, its own share; 0 without one."""
    if claim.arrangement is None:
        return 0
    told = instalments_paid(claim, claim.arrangement)
    return sum(part.amount - covered for part, covered in told)
