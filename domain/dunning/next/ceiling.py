"""How often a debtor may be written to or called, over all his claims: a step waits its turn."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from domain.case import Case
from domain.claim.state import Claim
from domain.days import add_days
from domain.dunning.next.answers import Wait

Contact: TypeAlias = tuple[str, date]
"""What tells contacts apart, such as the id of a letter over several claims, and the day."""

WHY = "the debtor was contacted often enough"


def contacts_of(claims: Iterable[Claim]) -> set[Contact]:
    """Every time the debtor was written to or called on some claims, bundled letters once.

    A letter that is under way counts from the day it was ordered; so does a call nobody took.
    """
    return {contact for claim in claims for contact in _contacts(claim)}


def ceiling_holds_back(
    case: Case, contacts: Iterable[Contact], *, step: str, today: date
) -> Wait | None:
    """Let a step wait where the plan's number of contacts was reached in its days.

    Nothing is skipped by it, also not what the law times: it is only later.
    """
    ceiling = case.plan.ceiling
    first = add_days(today, 1 - ceiling.in_days)
    days = sorted(day for _, day in contacts if first <= day <= today)
    if len(days) < ceiling.contacts:
        return None
    return Wait(add_days(days[-ceiling.contacts], ceiling.in_days), WHY, step)


def _contacts(claim: Claim) -> Iterator[Contact]:
    yield from ((str(sent.letter_id), sent.sent_on) for sent in claim.letters)
    yield from ((str(one.letter_id), one.on) for one in claim.confirmations)
    yield from ((str(told.letter_id), told.on) for told in claim.plan_letters)
    yield from ((str(one.told.letter_id), one.sent_on) for one in claim.debit_notices)
    if claim.pending:
        yield str(claim.pending.letter_id), claim.pending.ordered_on
    yield from ((f"{claim.id}:{version}", day) for version, day in claim.approached)
