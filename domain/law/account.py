"""The running account of one claim: what is open on a day, in parts, with its derivation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.law.accrual import half_up, together
from domain.law.award import AwardLedger, Terms
from domain.law.derivation import Line, lines_of, segments_of
from domain.law.entries import Entry, EntryKind
from domain.law.history import counted, ledger_of
from domain.law.interest import Segment
from domain.law.ledger import Capitalised, Ledger, Run, Taken
from domain.law.segments import FutureSegment, interest_segments
from domain.money import Cents

__all__ = [
    "Account",
    "Allocation",
    "Entry",
    "EntryKind",
    "FutureSegment",
    "Line",
    "interest_segments",
    "run_account",
]


@dataclass(frozen=True, slots=True)
class Allocation:
    """What one payment was taken for, in cents (BW 6:44).

    ``interest`` includes ``capitalised``. The parts and ``unallocated`` add up to the payment.
    """

    on: date
    ref: str
    costs: Cents
    interest: Cents
    principal: Cents
    unallocated: Cents
    capitalised: Cents = 0


@dataclass(frozen=True, slots=True)
class Account:
    """What is open on one claim at the end of a day, in cents.

    ``interest`` includes ``capitalised``, the part that itself bears interest. ``unallocated``
    was paid for nothing owed and must be given back; ``uncovered`` went back, or to another debt,
    and is not covered any more by what was paid. ``paid`` is received, less reversed and
    given back. ``charged_interest`` is all interest that ran, paid or not. ``provisional``: a
    rate was used past the day to which it was verified. ``unmatched`` holds entries, with their
    cents, that found nothing to act on, such as the reversal of an unknown payment.
    """

    terms: Terms
    until: date
    principal: Cents
    costs: Cents
    interest: Cents
    capitalised: Cents
    unallocated: Cents
    uncovered: Cents
    paid: Cents
    charged_interest: Cents
    provisional: bool
    unmatched: tuple[tuple[Entry, Cents], ...]
    runs: tuple[Run, ...]
    taken: tuple[Taken, ...]
    capitalisations: tuple[Capitalised, ...]
    settled_interest: Cents
    accrued_numerator: int
    accrued_denominator: int

    @property
    def total(self) -> Cents:
        """What is owed: principal, costs and interest. An overpayment does not lower it."""
        return self.principal + self.costs + self.interest

    @property
    def open_interest_exact(self) -> Fraction:
        """The open interest in exact cents: what is settled, and what accrued since."""
        return self.settled_interest + Fraction(self.accrued_numerator, self.accrued_denominator)

    @property
    def allocations(self) -> tuple[Allocation, ...]:
        """What each payment was taken for, in order; reversed payments are not there."""
        return tuple(
            Allocation(
                on=date.fromordinal(ordinal),
                ref=ref,
                costs=part.costs,
                interest=part.interest,
                principal=part.principal,
                unallocated=part.unallocated,
                capitalised=capitalised,
            )
            for ordinal, ref, capitalised, part in self.taken
        )

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The pieces the interest was computed in, in order of day."""
        found = [one for terms, spans in self.runs for one in segments_of(spans, terms)]
        return tuple(sorted(found, key=lambda one: one.first_on) if len(self.runs) > 1 else found)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The derivation in order of day: interest, payments, capitalisations."""
        return lines_of(self.segments, self.taken, self.capitalisations)


def run_account(entries: Sequence[Entry], *, terms: Terms, until: date) -> Account:
    """Compute what is open at the end of a day from every entry of a claim up to that day.

    Entries of one day are given in legal order; later entries do not count yet. Interest runs
    from the first interest day through ``until``, and through the day of each payment on the
    base before it (BW 6:119 lid 1, 6:119a lid 1). Each anniversary of the first interest day
    adds the year's interest to the base (lid 2; 6:119a lid 3). Raises Refusal
    ``interest.no_rate`` where interest starts before the rate table.
    """
    return _account(
        ledger_of(counted(entries, terms=terms, until=until), terms=terms, until=until),
        terms,
        until,
    )


def _account(ledger: Ledger | AwardLedger, terms: Terms, until: date) -> Account:
    rounded = sum(one.rounded for one in ledger.accruals)
    settled = ledger.interest + ledger.capitalised + rounded
    exact, whole = together([(one.exact, one.whole) for one in ledger.accruals])
    running = half_up(exact, whole)
    return Account(
        terms=terms,
        until=until,
        principal=ledger.principal,
        costs=ledger.costs,
        interest=settled + running,
        capitalised=ledger.capitalised,
        unallocated=ledger.unallocated,
        uncovered=ledger.uncovered,
        paid=ledger.paid,
        charged_interest=ledger.charged_interest + rounded + running,
        provisional=any(one.provisional for one in ledger.accruals),
        unmatched=tuple(ledger.unmatched),
        runs=ledger.runs,
        taken=tuple(ledger.taken),
        capitalisations=tuple(ledger.capitalisations),
        settled_interest=settled,
        accrued_numerator=exact,
        accrued_denominator=whole,
    )
