"""The walk over a claim's entries in legal order: the buckets, and when each of them changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from domain.law.accrual import Accrual, Base, Span
from domain.law.entries import Entry, EntryKind
from domain.law.imputation import Imputation, impute
from domain.law.interest import FOREVER, InterestTerms
from domain.money import Cents

Taken: TypeAlias = tuple[int, str, Cents, Imputation]
"""Ordinal and ref of the money, the capitalised part of its interest, and its imputation."""

Run: TypeAlias = tuple[InterestTerms, tuple[Span, ...]]
"""The pieces that ran by some terms."""

Capitalised: TypeAlias = tuple[int, Cents, InterestTerms]
"""Ordinal of the day on which interest became base, its cents, and the terms that say so."""

Forced: TypeAlias = Mapping[str, tuple[Base, ...]]
"""By the sum that bears interest (a claim's own: ""), the base that is prescribed for past days."""


class Money:
    """What came in and went back, beside the debts it is taken for, in cents."""

    __slots__ = ("paid", "taken", "unallocated", "uncovered", "unmatched")

    def __init__(self) -> None:
        """Nothing came in yet."""
        self.unallocated = self.uncovered = self.paid = 0
        self.taken: list[Taken] = []
        self.unmatched: list[tuple[Entry, Cents]] = []

    def spare(self, cents: Cents) -> None:
        """Keep what is beyond all that is owed: first for what went back without cover before."""
        covered = min(self.uncovered, cents)
        self.uncovered -= covered
        self.paid -= covered
        self.unallocated += cents - covered

    def refund(self, _day: int, entry: Entry) -> None:
        """Give back what is unallocated; what goes beyond that lacks cover."""
        back = min(self.unallocated, entry.cents)
        self.unallocated -= back
        self.paid -= back
        self.uncovered += entry.cents - back

    def refund_back(self, _day: int, entry: Entry) -> None:
        """Take money in again that had gone out; what covered it before is there once more."""
        covered = min(self.uncovered, entry.cents)
        self.uncovered -= covered
        self.paid += entry.cents - covered
        self.unallocated += entry.cents - covered

    def refund_let_go(self, _day: int, entry: Entry) -> None:
        """Ask back no longer what lacks cover; of what is covered after all nothing was let go."""
        self.uncovered -= min(self.uncovered, entry.cents)

    def unmatched_reversal(self, _day: int, entry: Entry) -> None:
        """Keep a reversal that found no payment; the others never reach the ledger."""
        self.unmatched.append((entry, entry.cents))


class Ledger(Money):
    """The open parts of one claim on a day, in cents, moved forward entry by entry.

    Interest is rounded half up where it is capitalised, where a payment is taken, and at the
    end. Capitalised interest has its own bucket and counts in the base.
    """

    __slots__ = (
        "_compounds",
        "_costs_paid",
        "_interest_paid",
        "_principal_paid",
        "accrual",
        "capitalisations",
        "capitalised",
        "charged_interest",
        "costs",
        "interest",
        "principal",
        "terms",
    )

    def __init__(self, terms: InterestTerms, forced: Sequence[Base] = ()) -> None:
        """Open an empty account."""
        super().__init__()
        self.terms = terms
        self.accrual = Accrual(terms, forced)
        self._compounds = terms.compounds
        self._costs_paid = self._interest_paid = self._principal_paid = 0
        self.principal = self.costs = self.interest = self.capitalised = 0
        self.charged_interest = 0
        self.capitalisations: list[Capitalised] = []

    @property
    def accruals(self) -> Sequence[Accrual]:
        """All interest that runs."""
        return (self.accrual,)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The pieces of it."""
        return ((self.terms, tuple(self.accrual.spans)),)

    def bases(self, last: int) -> Forced:
        """The base of every day from the first interest day through a day, without gaps."""
        return {"": bases_of(self.accrual.spans, last)}

    def book_all(self, entries: Iterable[Entry]) -> None:
        """Book entries that are in legal order."""
        for entry in entries:
            _BOOKS[entry.kind](self, entry.on.toordinal(), entry)

    def advance(self, last: int) -> None:
        """Pass every boundary up to a day (ordinal, inclusive): new rates, new interest years."""
        accrual = self.accrual
        while accrual.boundary <= last:
            day = accrual.boundary
            accrual.close(day)
            if day == accrual.year_last and self._compounds:
                self._capitalise(day)
            accrual.turn()

    def finish(self, last: int) -> None:
        """Let interest run through a day (inclusive)."""
        self.advance(last)
        self.accrual.close(last)

    def is_still(self) -> bool:
        """Tell whether no later day changes anything unless an entry does."""
        accrual = self.accrual
        if accrual.start == FOREVER:
            return True
        waits = self._compounds and (self.interest or accrual.exact or accrual.rounded)
        return not (self.principal or self.capitalised or waits)

    def _capitalise(self, day: int) -> None:
        self._settle()
        if self.interest:
            self.capitalisations.append((day, self.interest, self.terms))
            self.capitalised += self.interest
            self.interest = 0
            self._rebase()

    def _settle(self) -> None:
        cents = self.accrual.settle()
        self.interest += cents
        self.charged_interest += cents

    def _rebase(self) -> None:
        self.accrual.owe(self.principal + self.capitalised)

    def _before(self, day: int) -> None:
        self.advance(day - 1)
        self.accrual.close(day - 1)

    def _book_principal(self, day: int, entry: Entry) -> None:
        self._before(day)
        self.principal += entry.cents
        self._rebase()

    def _book_credit(self, day: int, entry: Entry) -> None:
        self._before(day)
        off = min(self.principal, entry.cents)
        self.principal -= off
        self._rebase()
        freed = min(self._principal_paid, entry.cents - off)
        self._principal_paid -= freed
        self._free(day, entry, freed, entry.cents - off - freed)

    def _book_costs(self, _day: int, entry: Entry) -> None:
        self.costs += entry.cents

    def _book_waiver(self, day: int, entry: Entry) -> None:
        off = min(self.costs, entry.cents)
        self.costs -= off
        freed = min(self._costs_paid, entry.cents - off)
        self._costs_paid -= freed
        self._free(day, entry, freed, entry.cents - off - freed)

    def _free(self, day: int, entry: Entry, freed: Cents, beyond: Cents) -> None:
        """Take money again that had paid what is no longer owed (as a payment of that day)."""
        if freed:
            self._take(day, entry.ref, freed)
        if beyond:
            self.unmatched.append((entry, beyond))

    def _book_rest(self, day: int, entry: Entry) -> None:
        """Ask what is left no longer: interest counts as never charged, also where it was paid.

        By BW 6:44 money went to the interest first, so that principal is left of what was let go:
        the money that had paid that interest is taken for it. Costs are let go by an entry of
        their own.
        """
        self.pass_day(day)
        oldest = min(self.capitalised, entry.cents)
        running = min(self.interest, entry.cents - oldest)
        self.capitalised -= oldest
        self.interest -= running
        left = entry.cents - oldest - running
        freed = min(self._interest_paid, left, self.principal)
        self._interest_paid -= freed
        self.principal -= freed
        self._principal_paid += freed
        self.charged_interest -= oldest + running + freed
        off = min(self.principal, left - freed)
        self.principal -= off
        self._rebase()
        if beyond := left - freed - off:
            self.unmatched.append((entry, beyond))

    def _book_payment(self, day: int, entry: Entry) -> None:
        self.paid += entry.cents
        self._take(day, entry.ref, entry.cents)

    def _take(self, day: int, ref: str, cents: Cents) -> None:
        """Impute money on a day, after the interest through that day (BW 6:44)."""
        self.pass_day(day)
        part = impute(
            costs=self.costs,
            interest=self.capitalised + self.interest,
            principal=self.principal,
            payment=cents,
        )
        self.costs -= part.costs
        capitalised = self.lessen(interest=part.interest, principal=part.principal)
        self.spare(part.unallocated)
        self._costs_paid += part.costs
        self._interest_paid += part.interest
        self._principal_paid += part.principal
        self.taken.append((day, ref, capitalised, part))

    def pass_day(self, day: int) -> None:
        """Let interest run through a day on what was open before, and round it."""
        self.advance(day - 1)
        self.accrual.close(day)
        self._settle()

    def lessen(self, *, interest: Cents = 0, principal: Cents = 0) -> Cents:
        """Take open parts off after a day was passed; gives the capitalised part of it.

        The capitalised interest is the oldest; and taken first it lowers the base (asks less).
        """
        capitalised = min(self.capitalised, interest)
        self.capitalised -= capitalised
        self.interest -= interest - capitalised
        self.principal -= principal
        self._rebase()
        return capitalised


def bases_of(spans: Sequence[Span], last: int) -> tuple[Base, ...]:
    """The base of every day through one (ordinal) on which some pieces ran, without gaps."""
    bases: list[Base] = []
    for first, until, base, _, _ in spans:
        if bases and bases[-1][0] == first - 1 and bases[-1][1] == base:
            bases.pop()
        elif not bases or bases[-1][0] < first - 1:
            bases.append((first - 1, 0))
        bases.append((until, base))
    if not bases or bases[-1][0] < last:
        bases.append((last, 0))
    return tuple(bases)


_BOOKS: Final[dict[EntryKind, Callable[[Ledger, int, Entry], None]]] = {
    EntryKind.PRINCIPAL: Ledger._book_principal,  # noqa: SLF001 - its own table
    EntryKind.CREDIT: Ledger._book_credit,  # noqa: SLF001
    EntryKind.COSTS: Ledger._book_costs,  # noqa: SLF001
    EntryKind.COSTS_WAIVED: Ledger._book_waiver,  # noqa: SLF001
    EntryKind.PAYMENT: Ledger._book_payment,  # noqa: SLF001
    EntryKind.REFUND: Ledger.refund,
    EntryKind.REFUND_BACK: Ledger.refund_back,
    EntryKind.REFUND_LET_GO: Ledger.refund_let_go,
    EntryKind.REVERSAL: Ledger.unmatched_reversal,
    EntryKind.REST_WAIVED: Ledger._book_rest,  # noqa: SLF001
    EntryKind.REST_ASKED: Ledger.unmatched_reversal,
}
