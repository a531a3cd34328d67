"""What a judgment had off its sums already: recorded once more, it lowers them no second time.

Money of before that was not known when the court judged counts for the judgment. Money that was
off and is undone, to be placed or recorded anew, is not such money though its fact is younger:
only what is beyond that which was off counts. So each cent counts once, and no more is ever asked
than if the court had known all of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from domain.claim.court import Award, TakenOff
from domain.claim.evolve_money import PREPAID
from domain.claim.kept import kept_payments
from domain.claim.references import GRANTED
from domain.claim.state import LedgerEntry
from domain.law.entries import EntryKind

Entries: TypeAlias = list[LedgerEntry]


def taken_off(ledger: Iterable[LedgerEntry], *, through: date) -> TakenOff:
    """What a judgment that reckons with payments through a day (inclusive) has off its sums."""
    known = list(ledger)
    credit = [e for e in known if e.kind is EntryKind.CREDIT and e.on <= through]
    return TakenOff(
        paid=sum(entry.cents for entry in _paid(known, through)),
        credited=sum(entry.cents for entry in credit),
        granted=tuple((e.ref, e.cents) for e in credit if e.ref.startswith(GRANTED)),
    )


def counted_once(
    known: Sequence[LedgerEntry], counting: Sequence[LedgerEntry], award: Award
) -> tuple[Entries, Entries]:
    """Of entries that would count for a judgment, those that were off already, and the others.

    One of which a part was off is in both, each with its part.
    """
    again = dict(_paid_again(known, award)) | dict(_credited_again(known, award))
    again |= there_again(known, award)
    off, left = Entries(), Entries()
    for entry in counting:
        if part := again.get(entry, 0):
            off.append(replace(entry, cents=part))
        if entry.cents > part:
            left.append(replace(entry, cents=entry.cents - part) if part else entry)
    return off, left


def there_again(known: Sequence[LedgerEntry], award: Award) -> dict[LedgerEntry, int]:
    """Of entries that were known and not all off, and of what goes back of them, what was off.

    Such is a payment whose storno, or a credit whose error, was itself recorded in error: the
    court did not know that it was there, so it counts like money that is told late.
    """
    day, off = award.reckoned_through, award.off
    paid = [one for one in _paid(known, day) if one.position <= award.position]
    found = dict[LedgerEntry, int]()
    for one, beyond in _beyond(paid, sum(entry.cents for entry in paid) - off.paid):
        counts = beyond
        for entry in known:
            if entry.kind is EntryKind.PAYMENT and entry.ref == one.ref:
                found[entry] = entry.cents - beyond
            elif entry.kind is EntryKind.REVERSAL and entry.reverses == one.ref:
                part = 0 if entry.on <= day else min(entry.cents, counts)
                counts -= part
                found[entry] = entry.cents - part
    credit = [e for e in known if e.kind is EntryKind.CREDIT and e.on <= day]
    early = [one for one in credit if one.position <= award.position]
    more = sum(entry.cents for entry in early) - off.credited
    return found | {one: one.cents - part for one, part in _beyond(early, more)}


def _beyond(early: Entries, more: int) -> Iterator[tuple[LedgerEntry, int]]:
    """The last recorded of some entries that are more than was off, each with its part of that."""
    for one in sorted(early, key=lambda entry: entry.position, reverse=True):
        if more <= 0:
            return
        yield one, min(more, one.cents)
        more -= one.cents


def _paid(known: Iterable[LedgerEntry], through: date) -> Entries:
    """The payments of the days through one, less what was taken back by then."""
    kept = kept_payments(known, by=through)
    return [entry for entry in kept if entry.on <= through and entry.ref != PREPAID]


def _paid_again(known: Sequence[LedgerEntry], award: Award) -> Iterator[tuple[LedgerEntry, int]]:
    """Of each payment, and of its reversals, so much as was off already."""
    standing = _paid(known, award.reckoned_through)
    there = sum(one.cents for one in standing if one.position <= award.position)
    gap = award.off.paid - there
    for one in _late(standing, award):
        if gap <= 0:
            return
        part = min(gap, one.cents)
        gap -= part
        yield from _each(known, one.ref, part)


def _each(known: Sequence[LedgerEntry], ref: str, off: int) -> Iterator[tuple[LedgerEntry, int]]:
    """A payment of which a part was off; what goes back is of the part that counts first."""
    counts = 0
    for entry in known:
        if entry.kind is EntryKind.PAYMENT and entry.ref == ref:
            counts = entry.cents - off
            yield entry, off
        elif entry.kind is EntryKind.REVERSAL and entry.reverses == ref:
            part = min(entry.cents, counts)
            counts -= part
            yield entry, entry.cents - part


def _credited_again(
    known: Sequence[LedgerEntry], award: Award
) -> Iterator[tuple[LedgerEntry, int]]:
    """Of each credit so much as was off already; a note may be the paper of what was granted."""
    credit = [one for one in known if one.kind is EntryKind.CREDIT]
    granted, day = dict(award.off.granted), award.reckoned_through
    early = [one for one in credit if one.position <= award.position and one.on <= day]
    gap = award.off.credited - sum(one.cents for one in early)
    paper = sum(granted.values()) - sum(min(e.cents, granted.get(e.ref, 0)) for e in credit)
    for one in sorted(credit, key=lambda entry: (entry.ref not in granted, entry.position)):
        if one in early:
            continue
        most = granted.get(one.ref, 0) or (gap if one.on <= day else min(gap, paper))
        part = max(0, min(one.cents, most, gap))
        gap -= part
        paper -= 0 if one.ref in granted else part
        yield one, part


def _late(entries: Iterable[LedgerEntry], award: Award) -> Entries:
    late = (entry for entry in entries if entry.position > award.position)
    return sorted(late, key=lambda entry: entry.position)
