"""Interest segments: what is open on any day as a formula of whole numbers, without a walk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import gcd

from domain.days import add_days
from domain.law.accrual import half_up
from domain.law.entries import UNDOES, Entry
from domain.law.history import counted
from domain.law.interest import FOREVER, InterestTerms
from domain.law.ledger import Ledger
from domain.money import Cents


@dataclass(frozen=True, slots=True)
class FutureSegment:
    """The open parts of one claim on every day of a period, in cents.

    ``first_on`` and ``last_on`` inclusive; ``last_on`` None is for ever. On day d, with
    ``days = d - first_on + 1``, the open interest is

        fixed_cents + half_up((fixed_numerator + base * numerator * days) / denominator)

    ``fixed_cents`` is settled (rounded) and capitalised interest; ``fixed_numerator`` is what
    accrued before ``first_on`` without being rounded yet. It is minus one day's interest where
    the segment opens on a payment day: that day itself adds nothing, the next day does.
    The sum is never negative, so ``(2 * sum + denominator) / (2 * denominator)`` in whole
    numbers rounds it half up; it fits 64 bits for bases below a hundred million euro.
    """

    first_on: date
    last_on: date | None
    fixed_cents: Cents
    fixed_numerator: int
    base: Cents
    numerator: int
    denominator: int
    principal: Cents
    costs: Cents
    unallocated: Cents
    uncovered: Cents

    def interest_on(self, day: date) -> Cents:
        """The open interest at the end of a day of the period, in cents."""
        days = (day - self.first_on).days + 1
        accrued = self.fixed_numerator + self.base * self.numerator * days
        return self.fixed_cents + half_up(accrued, self.denominator)


def interest_segments(
    entries: Sequence[Entry], *, terms: InterestTerms, through: date
) -> tuple[FutureSegment, ...]:
    """Cover every day from the first entry through a horizon (inclusive) with segments.

    On each day they give exactly what ``run_account`` gives: entries of that day included,
    later ones not. Where nothing can change after the last entry the last segment has no end.
    Raises Refusal ``interest.no_rate``.
    """
    known = [entry for entry in entries if entry.on <= through]
    if not known:
        return ()
    first = min(entry.on for entry in known)
    begins = sorted({first, *(entry.on for entry in known if _rewrites(entry))})
    ends = [*(add_days(day, -1) for day in begins[1:]), through]
    return tuple(
        piece
        for begin, end in zip(begins, ends, strict=True)
        for piece in _pieces(known, terms, begin, end, forever=end == through)
    )


def _rewrites(entry: Entry) -> bool:
    """Tell whether an entry changes what counts before its own day, from that day on."""
    return entry.retroactive or entry.kind in UNDOES


def _pieces(
    known: Sequence[Entry], terms: InterestTerms, begin: date, end: date, *, forever: bool
) -> Iterator[FutureSegment]:
    """Cover the days from begin to end, on which the same history counts."""
    history = counted(known, terms=terms, until=end)
    ledger = Ledger(terms, history.forced)
    low = cursor = begin.toordinal()
    for day, entries in groupby(history.entries, key=lambda entry: entry.on):
        ordinal = day.toordinal()
        yield from _through(ledger, cursor, ordinal - 1)
        ledger.advance(ordinal - 1)
        ledger.book_all(entries)
        cursor = max(low, ordinal)
    still = forever and ledger.is_still()
    yield from _through(ledger, cursor, FOREVER if still else end.toordinal())


def _through(ledger: Ledger, cursor: int, last: int) -> Iterator[FutureSegment]:
    """Cover the days between two entries, one segment for each piece of interest."""
    accrual = ledger.accrual
    while cursor <= last:
        ledger.advance(cursor - 1)
        idle = accrual.start > cursor + 1
        until = min(last, accrual.start - 1 if idle else accrual.boundary)
        if last == FOREVER:
            until = last
        yield _segment(ledger, cursor, until, idle=idle)
        cursor = until + 1


def _segment(ledger: Ledger, cursor: int, until: int, *, idle: bool) -> FutureSegment:
    accrual = ledger.accrual
    per_day = 0 if idle or not accrual.base else accrual.per_day
    behind = accrual.exact + accrual.base * per_day * (cursor - accrual.start)
    divisor = gcd(behind, per_day, accrual.whole)
    return FutureSegment(
        first_on=date.fromordinal(cursor),
        last_on=None if until == FOREVER else date.fromordinal(until),
        fixed_cents=ledger.interest + ledger.capitalised + accrual.rounded,
        fixed_numerator=behind // divisor,
        base=accrual.base,
        numerator=per_day // divisor,
        denominator=accrual.whole // divisor,
        principal=ledger.principal,
        costs=ledger.costs,
        unallocated=ledger.unallocated,
        uncovered=ledger.uncovered,
    )
