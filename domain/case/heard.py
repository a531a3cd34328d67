"""A payment was taken back: the debtor hears of it, and has a fresh term, before costs follow."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.asking_letters import last_day_of
from domain.claim.halves import Half
from domain.claim.state import LedgerEntry, SentLetter
from domain.days import add_days
from domain.law.account import EntryKind

TOLD_DAYS: Final = 14
"""Calendar days that a debtor has who was told of it otherwise than by a letter with a term."""


def unheard(case: Case) -> bool:
    """Tell whether a payment was taken back of which the debtor has not heard from us."""
    claim = case.claim
    if not claim.taken_back_at or claim.told_at > claim.taken_back_at:
        return False
    return next(_fresh(case), None) is None


def not_told(case: Case) -> list[LedgerEntry]:
    """Payments that were taken back after the last letter that arrived was drawn up."""
    arrived = (
        sent.ordered_at
        for sent in case.claim.letters
        if (letter := case.letters.get(sent.letter_id)) and letter.arrived
    )
    told = max(arrived, default=0)
    back = (one for one in case.claim.ledger if one.kind is EntryKind.REVERSAL)
    return [one for one in back if one.position > told]


def to_tell(cases: Sequence[Case]) -> list[LedgerEntry]:
    """What a letter over some claims tells of as taken back, the same money once.

    Money that was set off goes back with the payment that it came from; where that one proved
    never to have been made, nobody took anything back.
    """
    telling = {case.claim.id for case in cases if not_told(case)}
    return [
        entry
        for case in cases
        for entry in not_told(case)
        if (half := _half(case, entry)) is None
        or (half.other not in telling and entry.on > half.on)
    ]


def _half(case: Case, entry: LedgerEntry) -> Half | None:
    return next((half for half in case.claim.got if half.id == entry.reverses), None)


def heard_until(case: Case) -> date | None:
    """The last day (inclusive) that a debtor has who heard of it; None: there was nothing."""
    claim = case.claim
    if not claim.taken_back_at:
        return None
    sent = next(_fresh(case), None)
    if sent is not None:
        last = last_day_of(claim, sent, case.letters[sent.letter_id], case.letters)
        return last if last and last < date.max else add_days(sent.sent_on, TOLD_DAYS)
    if claim.told_on and claim.told_at > claim.taken_back_at:
        return add_days(claim.told_on, TOLD_DAYS)
    return None


def costs_wait(case: Case, *, today: date) -> bool:
    """Tell whether no costs are charged yet, since the debtor has to hear of something first."""
    last = heard_until(case)
    return unheard(case) or (last is not None and today <= last)


def _fresh(case: Case) -> Iterator[SentLetter]:
    """The letters that were written since and arrived, as far as is known."""
    claim = case.claim
    for sent in claim.letters:
        letter = case.letters.get(sent.letter_id)
        if sent.ordered_at > claim.taken_back_at and letter and letter.arrived:
            yield sent
