"""A direct debit under way that a person looks at: to be recalled, or shown by no statement."""

from datetime import date
from typing import NamedTuple

from domain.case import Case
from domain.claim.collected import Collection, under_way
from domain.claim.events import Mark
from domain.claim.state import Claim
from domain.days import add_days, day_after
from domain.direct_debit.collecting import why_wrong
from domain.dunning.next.permission import last_banking_day
from domain.law.direct_debit import last_return_day


class ToRecall(NamedTuple):
    """A direct debit that is not to be carried out any more, since a day."""

    why: str
    since: date


def to_recall(case: Case) -> ToRecall | None:
    """The direct debit under way by which the wrong thing would be collected, and why.

    Where its file lies here still it is not handed out; where the bank has it, somebody recalls
    it there before the collection day.
    """
    claim = case.claim
    standing = under_way(claim.collections)
    wrong = why_wrong(case)
    if standing is None or not wrong:
        return None
    last = last_banking_day(add_days(standing.told.collect_on, -1))
    told = f"direct debit {_named(standing)} is to be recalled through {last}: {wrong}"
    return ToRecall(told, _since(case, standing))


def not_shown(claim: Claim) -> ToRecall | None:
    """The direct debit that five banking days after its day neither arrived nor came back."""
    standing = under_way(claim.collections)
    if standing is None:
        return None
    told = f"direct debit {_named(standing)} of {standing.told.collect_on} is not shown"
    return ToRecall(told, day_after(last_return_day(standing.told.collect_on)))


def _named(one: Collection) -> str:
    """By what the bank knows it: its end-to-end id, and of a batch the file's."""
    batch = f" in {one.told.batch_id.hex}" if one.told.batch_id else ""
    return f"{one.told.end_to_end_id}{batch}"


def _since(case: Case, standing: Collection) -> date:
    """The day of what happened since it was ordered; what says no day: that of the order."""
    claim, ordered = case.claim, case.claim.marked_on.get(Mark.DIRECT_DEBIT, date.min)
    mandate = case.debtor.mandates.get(standing.told.mandate_id)
    days = [entry.on for entry in claim.ledger]
    days += [one.on for one in claim.disputes]
    days += [mandate.revoked_on] if mandate and mandate.revoked_on else []
    return max([ordered, *days])
