"""What moved on a claim, as rows that figures add up: money and what it was taken for, letters."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final, NamedTuple

from domain.claim.balance import balance, interest_terms, ledger
from domain.claim.state import Claim
from domain.claim.vat import VatStanding
from domain.days import day_after
from domain.law.account import Account, Allocation, Entry, EntryKind, run_account
from domain.law.entries import UNDOES
from projections.batch import ChangedClaim
from projections.segments import FOREVER


class MoveKind(StrEnum):
    """What moved; what came of agreements and disputes is named as the milestone is."""

    OPENED = "opened"
    PAID = "paid"
    CREDITED = "credited"
    COSTS_CHARGED = "costs_charged"
    COSTS_WAIVED = "costs_waived"
    LETTER = "letter"
    VAT_RELIEF = "vat_relief"
    """VAT that may be asked back: ``step`` says whether a return holds it (``VatTold``)."""
    VAT_DUE_AGAIN = "vat_due_again"


class VatTold(StrEnum):
    """Whether a return of VAT holds it."""

    OPEN = "open"
    TOLD = "told"
    UNKNOWN = "unknown"
    """The invoice does not say its VAT."""


class Move(NamedTuple):
    """One of them; it counts so as of the days from ``first`` to ``last``, both ordinals."""

    kind: str
    on: date
    cents: int
    first: int
    last: int = FOREVER
    step: str = ""
    letter: str = ""
    costs: int = 0
    interest: int = 0
    principal: int = 0


def move_rows(subject: ChangedClaim) -> Iterator[tuple[Any, ...]]:
    """The rows of a claim, in the order of their days."""
    claim = subject.case.claim
    due_on = (claim.extended_to or claim.due_on).toordinal()
    for number, move in enumerate(sorted(moves(subject), key=lambda one: (one.on, one.first)), 1):
        day = move.on.toordinal()
        yield (
            subject.id,
            number,
            subject.log,
            claim.plan,
            move.kind,
            move.step,
            day,
            move.first,
            move.last,
            move.cents,
            move.costs,
            move.interest,
            move.principal,
            day - due_on,
            move.letter,
        )


def moves(subject: ChangedClaim) -> Iterator[Move]:
    """All that moved; a payment that was taken back counts as of the days before."""
    claim = subject.case.claim
    yield _move(MoveKind.OPENED, claim.issued_on, claim.principal)
    entries = ledger(claim)
    for entry in entries:
        if kind := _OF_THE_LEDGER.get(entry.kind):
            yield _move(kind, entry.on, entry.cents)
    for sent in claim.letters:
        day = sent.sent_on.toordinal()
        went, letter = MoveKind.LETTER, str(sent.letter_id)
        yield Move(went, sent.sent_on, sent.asked.total, day, step=sent.step, letter=letter)
    for one in claim.milestones:
        yield _move(one.kind, one.on, one.cents)
    yield from _payments(claim, entries)
    yield from _vat(subject.vat)


def _vat(found: VatStanding | None) -> Iterator[Move]:
    """What may be asked back a year after the due day, and what came in after it, each told or not.

    A move of less than nothing is what the returns hold too much.
    """
    if found is None:
        return
    parts = [(MoveKind.VAT_RELIEF, one) for one in found.reliefs]
    parts += [(MoveKind.VAT_DUE_AGAIN, one) for one in found.agains]
    for kind, one in parts:
        told = VatTold.TOLD if one.told else VatTold.OPEN
        told = VatTold.UNKNOWN if found.vat is None else told
        day = one.on.toordinal()
        yield Move(kind, one.on, one.vat, day, step=told, principal=one.amount)


def _move(kind: str, on: date, cents: int) -> Move:
    return Move(kind, on, cents, on.toordinal())


_OF_THE_LEDGER: Final = {
    EntryKind.CREDIT: MoveKind.CREDITED,
    EntryKind.COSTS: MoveKind.COSTS_CHARGED,
    EntryKind.COSTS_WAIVED: MoveKind.COSTS_WAIVED,
}


@dataclass(slots=True)
class _Taken:
    """What a payment was taken for, as of the days from ``first`` to ``last`` (ordinals)."""

    part: Allocation
    first: int
    last: int


def _payments(claim: Claim, entries: list[Entry]) -> Iterator[Move]:
    """What each payment was taken for, once for all days as of which that is the same."""
    if not any(entry.kind is EntryKind.PAYMENT for entry in entries):
        return
    taken: dict[tuple[str, int], list[_Taken]] = {}
    for first, after in pairwise(_turning_days(claim, entries)):
        last = after.toordinal() - 1
        for key, part in _allocations(claim, entries, until=date.fromordinal(last)).items():
            known = taken.setdefault(key, [])
            begins = max(first, part.on).toordinal()
            if known and known[-1].part == part and known[-1].last == begins - 1:
                known[-1].last = last
            else:
                known.append(_Taken(part, begins, last))
    ends = _turning_days(claim, entries)[-1]
    for spans in taken.values():
        for one in spans:
            last = FOREVER if one.last >= ends.toordinal() - 1 else one.last
            yield _paid(claim, one, last)


def _turning_days(claim: Claim, entries: list[Entry]) -> list[date]:
    """The first day, each on which earlier money may count otherwise, and the day after all."""
    turns = {entry.on for entry in entries if entry.kind in UNDOES or entry.retroactive}
    for one in claim.court.awards:
        turns |= {one.on, one.ended_on or one.on}
    last = max([entries[-1].on, *turns])
    return sorted({entries[0].on, *turns, day_after(last)})


def _allocations(
    claim: Claim, entries: list[Entry], *, until: date
) -> dict[tuple[str, int], Allocation]:
    """By the name of each payment, and which of that name: as of a day."""
    found: dict[tuple[str, int], Allocation] = {}
    many: Counter[str] = Counter()
    for part in _account(claim, entries, until).allocations:
        found[part.ref, many[part.ref]] = part
        many[part.ref] += 1
    return found


def _account(claim: Claim, entries: list[Entry], until: date) -> Account:
    if claim.court.awards:
        return balance(claim, on=until).account
    known = [entry for entry in entries if entry.on <= until]
    return run_account(known, terms=interest_terms(claim), until=until)


def _paid(claim: Claim, taken: _Taken, last: int) -> Move:
    part = taken.part
    before = (letter for letter in claim.letters if letter.sent_on < part.on)
    sent = sorted(before, key=lambda letter: letter.sent_on)  # one by post may be told of later
    return Move(
        MoveKind.PAID,
        part.on,
        part.costs + part.interest + part.principal,
        taken.first,
        last,
        step=sent[-1].step if sent else "",
        costs=part.costs,
        interest=part.interest,
        principal=part.principal,
    )
