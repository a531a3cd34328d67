"""Interest segments: what is open on any day as a formula of whole numbers, without a walk."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from math import gcd
from typing import NamedTuple

from domain.days import add_days
from domain.law.accrual import Accrual, half_up, together
from domain.law.award import AwardLedger, Terms
from domain.law.entries import UNDOES, Entry
from domain.law.history import counted, opened
from domain.law.interest import FOREVER
from domain.law.ledger import Ledger
from domain.money import Cents


class FutureSegment(NamedTuple):
    """The open parts of one claim on every day of a period, in cents.

    ``first_on`` and ``last_on`` inclusive; ``last_on`` None is for ever. On day d, with
    ``days = d - first_on + 1``, the open interest is

        fixed_cents + half_up((fixed_numerator + base * numerator * days) / denominator)

    ``fixed_cents`` is settled (rounded) and capitalised interest; ``fixed_numerator`` is what
    accrued before ``first_on`` without being rounded yet. It is minus one day's interest where
    the segment opens on a payment day: that day itself adds nothing, the next day does. Where
    several awarded sums bear interest ``base`` is one cent and ``numerator`` what all of them bear.
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
    entries: Sequence[Entry], *, terms: Terms, through: date
) -> tuple[FutureSegment, ...]:
    """Cover every day from the first entry through a horizon (inclusive) with segments.

    On each day they give exactly what ``run_account`` gives: entries of that day included,
    later ones not. Entries behind the horizon are left out, and interest runs on through it up to
    its last day, whatever is booked afterwards. Where nothing can change after the last entry the
    last segment has no end. Raises Refusal ``interest.no_rate`` where interest starts before the
    rate table; past its end the last rate counts, and the account says so (``provisional``).
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
    known: Sequence[Entry], terms: Terms, begin: date, end: date, *, forever: bool
) -> Iterator[FutureSegment]:
    """Cover the days from begin to end, on which the same history counts."""
    history = counted(known, terms=terms, until=end)
    ledger = opened(terms, history.forced)
    low = cursor = begin.toordinal()
    for day, entries in groupby(history.entries, key=lambda entry: entry.on):
        ordinal = day.toordinal()
        yield from _through(ledger, cursor, ordinal - 1)
        ledger.advance(ordinal - 1)
        ledger.book_all(entries)
        cursor = max(low, ordinal)
    still = forever and ledger.is_still()
    yield from _through(ledger, cursor, FOREVER if still else end.toordinal())


def _through(ledger: Ledger | AwardLedger, cursor: int, last: int) -> Iterator[FutureSegment]:
    """Cover the days between two entries, one segment for each piece of interest."""
    while cursor <= last:
        ledger.advance(cursor - 1)
        ends = [one.start - 1 if _idle(one, cursor) else one.boundary for one in ledger.accruals]
        until = last if last == FOREVER else min(last, *ends)
        yield _segment(ledger, cursor, until)
        cursor = until + 1


def _idle(accrual: Accrual, cursor: int) -> bool:
    return accrual.start > cursor + 1


def _segment(ledger: Ledger | AwardLedger, cursor: int, until: int) -> FutureSegment:
    accruals = ledger.accruals
    behind, whole = together([(_behind(one, cursor), one.whole) for one in accruals])
    base, per_day = _a_day(accruals, cursor, whole)
    divisor = gcd(behind, per_day, whole)
    rounded = sum(one.rounded for one in accruals)
    return FutureSegment(
        first_on=date.fromordinal(cursor),
        last_on=None if until == FOREVER else date.fromordinal(until),
        fixed_cents=ledger.interest + ledger.capitalised + rounded,
        fixed_numerator=behind // divisor,
        base=base,
        numerator=per_day // divisor,
        denominator=whole // divisor,
        principal=ledger.principal,
        costs=ledger.costs,
        unallocated=ledger.unallocated,
        uncovered=ledger.uncovered,
    )


def _behind(accrual: Accrual, cursor: int) -> int:
    """What accrued before a day and is not rounded, over ``whole``."""
    return accrual.exact + accrual.base * _per_day(accrual, cursor) * (cursor - accrual.start)


def _per_day(accrual: Accrual, cursor: int) -> int:
    return 0 if _idle(accrual, cursor) or not accrual.base else accrual.per_day


def _a_day(accruals: Sequence[Accrual], cursor: int, whole: int) -> tuple[int, int]:
    """The base and the interest of a day on one cent of it, over ``whole``.

    Where several sums bear interest, each by its own rate: one cent, and what all of them bear.
    """
    if len(accruals) == 1:
        return accruals[0].base, _per_day(accruals[0], cursor)
    daily = (one.base * _per_day(one, cursor) * (whole // one.whole) for one in accruals)
    return 1, sum(daily)
