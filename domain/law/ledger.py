"""The walk over a claim's entries in legal order: the buckets, and when each of them changes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from domain.law.accrual import Accrual, Base
from domain.law.entries import Entry, EntryKind
from domain.law.imputation import Imputation, impute
from domain.law.interest import FOREVER, InterestTerms
from domain.money import Cents

Taken: TypeAlias = tuple[int, str, Cents, Imputation]
"""Ordinal and ref of the money, the capitalised part of its interest, and its imputation."""


class Ledger:
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
        "paid",
        "principal",
        "taken",
        "unallocated",
        "uncovered",
        "unmatched",
    )

    def __init__(self, terms: InterestTerms, forced: Sequence[Base] = ()) -> None:
        """Open an empty account."""
        self.accrual = Accrual(terms, forced)
        self._compounds = terms.compounds
        self._costs_paid = self._interest_paid = self._principal_paid = 0
        self.principal = self.costs = self.interest = self.capitalised = 0
        self.unallocated = self.uncovered = self.paid = self.charged_interest = 0
        self.taken: list[Taken] = []
        self.capitalisations: list[tuple[int, Cents]] = []
        self.unmatched: list[tuple[Entry, Cents]] = []

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
            self.capitalisations.append((day, self.interest))
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
        self._pass(day)
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
        self._pass(day)
        part = impute(
            costs=self.costs,
            interest=self.capitalised + self.interest,
            principal=self.principal,
            payment=cents,
        )
        # The capitalised interest is the oldest; and taken first it lowers the base (asks less).
        capitalised = min(self.capitalised, part.interest)
        self.costs -= part.costs
        self.capitalised -= capitalised
        self.interest -= part.interest - capitalised
        self.principal -= part.principal
        self._spare(part.unallocated)
        self._costs_paid += part.costs
        self._interest_paid += part.interest
        self._principal_paid += part.principal
        self.taken.append((day, ref, capitalised, part))
        self._rebase()

    def _spare(self, cents: Cents) -> None:
        """Keep what is beyond all that is owed: first for what went back without cover before."""
        covered = min(self.uncovered, cents)
        self.uncovered -= covered
        self.paid -= covered
        self.unallocated += cents - covered

    def _pass(self, day: int) -> None:
        """Let interest run through a day on what was open before, and round it."""
        self.advance(day - 1)
        self.accrual.close(day)
        self._settle()

    def _book_refund(self, _day: int, entry: Entry) -> None:
        back = min(self.unallocated, entry.cents)
        self.unallocated -= back
        self.paid -= back
        self.uncovered += entry.cents - back

    def _book_refund_back(self, _day: int, entry: Entry) -> None:
        """Take money in again that had gone out; what covered it before is there once more."""
        covered = min(self.uncovered, entry.cents)
        self.uncovered -= covered
        self.paid += entry.cents - covered
        self.unallocated += entry.cents - covered

    def _book_refund_let_go(self, _day: int, entry: Entry) -> None:
        """Ask back no longer what lacks cover; of what is covered after all nothing was let go."""
        self.uncovered -= min(self.uncovered, entry.cents)

    def _book_reversal(self, _day: int, entry: Entry) -> None:
        """Keep a reversal that found no payment; the others never reach the ledger."""
        self.unmatched.append((entry, entry.cents))


_BOOKS: Final[dict[EntryKind, Callable[[Ledger, int, Entry], None]]] = {
    EntryKind.PRINCIPAL: Ledger._book_principal,  # noqa: SLF001 - its own table
    EntryKind.CREDIT: Ledger._book_credit,  # noqa: SLF001
    EntryKind.COSTS: Ledger._book_costs,  # noqa: SLF001
    EntryKind.COSTS_WAIVED: Ledger._book_waiver,  # noqa: SLF001
    EntryKind.PAYMENT: Ledger._book_payment,  # noqa: SLF001
    EntryKind.REFUND: Ledger._book_refund,  # noqa: SLF001
    EntryKind.REFUND_BACK: Ledger._book_refund_back,  # noqa: SLF001
    EntryKind.REFUND_LET_GO: Ledger._book_refund_let_go,  # noqa: SLF001
    EntryKind.REVERSAL: Ledger._book_reversal,  # noqa: SLF001
    EntryKind.REST_WAIVED: Ledger._book_rest,  # noqa: SLF001
    EntryKind.REST_ASKED: Ledger._book_reversal,  # noqa: SLF001
}
