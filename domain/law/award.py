"""The account of a judgment: sums that each bear their own interest, and are paid as one debt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

from domain.law.accrual import Accrual
from domain.law.entries import Entry, EntryKind
from domain.law.imputation import Imputation
from domain.law.interest import InterestTerms
from domain.law.ledger import Capitalised, Forced, Ledger, Money, Run
from domain.law.rates import InterestKind
from domain.money import Cents

NO_INTEREST: Final = InterestTerms(kind=InterestKind.NONE, first_interest_day=None)


@dataclass(frozen=True, slots=True)
class AwardedSum:
    """A sum that bears interest by terms of its own; ``ref`` names its entry in the account."""

    ref: str
    terms: InterestTerms


@dataclass(frozen=True, slots=True)
class AwardTerms:
    """What a judgment lets bear interest, and the interest that it awards as a sum, in cents."""

    sums: tuple[AwardedSum, ...]
    interest: Cents = 0


Terms: TypeAlias = InterestTerms | AwardTerms
"""By what an account runs: one claim by itself, or what a judgment awards of it."""


class AwardLedger(Money):
    """The open parts of what was awarded, moved forward entry by entry.

    Money is taken for the costs, then for the interest of all sums, then for the principal (BW
    6:44 lid 1): the sums of one judgment are one debt. Among sums of one kind those that bear
    interest come first (BW 6:43 lid 2: the most onerous), then the order of the judgment. Interest
    is rounded half up for each sum where it is capitalised or money is taken, and once over all
    of them on any other day. An awarded interest that is a sum bears none.
    """

    __slots__ = (
        "_costs",
        "_costs_paid",
        "_fixed",
        "_forced",
        "_interest_paid",
        "_let_go",
        "_principal",
        "_principal_paid",
        "_terms",
        "_tracks",
    )

    def __init__(self, terms: AwardTerms, forced: Forced) -> None:
        """Open an account in which nothing but the awarded sum of interest is owed."""
        super().__init__()
        self._terms, self._fixed, self._forced = terms, terms.interest, forced
        self._tracks = {one.ref: Ledger(one.terms, forced.get(one.ref, ())) for one in terms.sums}
        self._costs: list[Ledger] = []
        self._principal: list[Ledger] = []
        self._costs_paid = self._interest_paid = self._principal_paid = self._let_go = 0

    @property
    def principal(self) -> Cents:
        """Open principal, in cents."""
        return sum(one.principal for one in self._principal)

    @property
    def costs(self) -> Cents:
        """Open costs of all kinds, in cents; the interest they bear is not in it."""
        return sum(one.principal for one in self._costs)

    @property
    def interest(self) -> Cents:
        """Open interest that is settled and bears none itself, in cents."""
        return self._fixed + sum(one.interest for one in self._tracks.values())

    @property
    def capitalised(self) -> Cents:
        """Open interest that bears interest itself, in cents."""
        return sum(one.capitalised for one in self._tracks.values())

    @property
    def charged_interest(self) -> Cents:
        """All settled interest, paid or not, with the awarded sum of it, in cents."""
        ran = sum(one.charged_interest for one in self._tracks.values())
        return self._terms.interest + ran - self._let_go

    @property
    def capitalisations(self) -> list[Capitalised]:
        """What became base, and when."""
        return [one for track in self._tracks.values() for one in track.capitalisations]

    @property
    def accruals(self) -> Sequence[Accrual]:
        """All interest that runs; of a judgment without sums none."""
        return [one.accrual for one in self._tracks.values()] or [Accrual(NO_INTEREST)]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The pieces of each of them."""
        return tuple(one.runs[0] for one in self._tracks.values())

    def bases(self, last: int) -> Forced:
        """By sum, the base of every day through a day."""
        return {ref: one.bases(last)[""] for ref, one in self._tracks.items()}

    def book_all(self, entries: Iterable[Entry]) -> None:
        """Book entries that are in legal order."""
        for entry in entries:
            _BOOKS[entry.kind](self, entry.on.toordinal(), entry)

    def advance(self, last: int) -> None:
        """Pass every boundary up to a day (ordinal, inclusive)."""
        for one in self._tracks.values():
            one.advance(last)

    def finish(self, last: int) -> None:
        """Let interest run through a day (inclusive)."""
        for one in self._tracks.values():
            one.finish(last)

    def is_still(self) -> bool:
        """Tell whether no later day changes anything unless an entry does."""
        return all(one.is_still() for one in self._tracks.values())

    def _book_principal(self, _day: int, entry: Entry) -> None:
        self._owe(self._principal, entry)

    def _book_costs(self, _day: int, entry: Entry) -> None:
        self._owe(self._costs, entry)

    def _owe(self, sums: list[Ledger], entry: Entry) -> None:
        track = self._tracks.get(entry.ref)
        if track is None:
            forced = self._forced.get(entry.ref, ())
            track = self._tracks[entry.ref] = Ledger(NO_INTEREST, forced)
        track.book_all([Entry(entry.on, EntryKind.PRINCIPAL, entry.cents, ref=entry.ref)])
        if track not in sums:
            sums.append(track)
            sums.sort(key=lambda one: one.terms.kind is InterestKind.NONE)

    def _book_credit(self, day: int, entry: Entry) -> None:
        left = self._lower(self._principal, entry)
        freed = min(self._principal_paid, left)
        self._principal_paid -= freed
        self._free(day, entry, freed, left - freed)

    def _book_waiver(self, day: int, entry: Entry) -> None:
        left = self._lower(self._costs, entry)
        freed = min(self._costs_paid, left)
        self._costs_paid -= freed
        self._free(day, entry, freed, left - freed)

    def _lower(self, sums: Sequence[Ledger], entry: Entry) -> Cents:
        """Ask so much less of some sums from the start of a day; gives what was not there."""
        left = entry.cents
        for one in sums:
            if off := min(one.principal, left):
                one.book_all([Entry(entry.on, EntryKind.CREDIT, off, ref=entry.ref)])
                left -= off
        return left

    def _free(self, day: int, entry: Entry, freed: Cents, beyond: Cents) -> None:
        if freed:
            self._take(day, entry.ref, freed)
        if beyond:
            self.unmatched.append((entry, beyond))

    def _book_rest(self, day: int, entry: Entry) -> None:
        """Ask what is left no longer: interest first, then principal, never costs."""
        self._pass(day)
        interest, _ = self._less_interest(entry.cents)
        left = entry.cents - interest
        freed = min(self._interest_paid, left, self.principal)
        self._interest_paid -= freed
        self._principal_paid += freed
        self._let_go += interest + freed
        off = min(self.principal, left)
        _less_principal(self._principal, off)
        if beyond := left - off:
            self.unmatched.append((entry, beyond))

    def _book_payment(self, day: int, entry: Entry) -> None:
        self.paid += entry.cents
        self._take(day, entry.ref, entry.cents)

    def _take(self, day: int, ref: str, cents: Cents) -> None:
        """Take money on a day, after the interest through that day (BW 6:44)."""
        self._pass(day)
        costs = _less_principal(self._costs, cents)
        interest, capitalised = self._less_interest(cents - costs)
        principal = _less_principal(self._principal, cents - costs - interest)
        part = Imputation(costs, interest, principal, cents - costs - interest - principal)
        self.spare(part.unallocated)
        self._costs_paid += costs
        self._interest_paid += interest
        self._principal_paid += principal
        self.taken.append((day, ref, capitalised, part))

    def _pass(self, day: int) -> None:
        for one in self._tracks.values():
            one.pass_day(day)

    def _less_interest(self, cents: Cents) -> tuple[Cents, Cents]:
        """Take interest off: the awarded sum is the oldest; gives it and its capitalised part."""
        fixed = min(self._fixed, cents)
        self._fixed -= fixed
        left, capitalised = cents - fixed, 0
        for one in self._in_turn():
            part = min(one.interest + one.capitalised, left)
            capitalised += one.lessen(interest=part)
            left -= part
        return cents - left, capitalised

    def _in_turn(self) -> Iterator[Ledger]:
        yield from self._principal
        yield from self._costs


def _less_principal(sums: Sequence[Ledger], cents: Cents) -> Cents:
    """Take the open amounts of some sums off, one after the other; gives what was taken."""
    left = cents
    for one in sums:
        part = min(one.principal, left)
        one.lessen(principal=part)
        left -= part
    return cents - left


_BOOKS: Final[dict[EntryKind, Callable[[AwardLedger, int, Entry], None]]] = {
    EntryKind.PRINCIPAL: AwardLedger._book_principal,  # noqa: SLF001 - its own table
    EntryKind.CREDIT: AwardLedger._book_credit,  # noqa: SLF001
    EntryKind.COSTS: AwardLedger._book_costs,  # noqa: SLF001
    EntryKind.COSTS_WAIVED: AwardLedger._book_waiver,  # noqa: SLF001
    EntryKind.PAYMENT: AwardLedger._book_payment,  # noqa: SLF001
    EntryKind.REFUND: AwardLedger.refund,
    EntryKind.REFUND_BACK: AwardLedger.refund_back,
    EntryKind.REFUND_LET_GO: AwardLedger.refund_let_go,
    EntryKind.REVERSAL: AwardLedger.unmatched_reversal,
    EntryKind.REST_WAIVED: AwardLedger._book_rest,  # noqa: SLF001
    EntryKind.REST_ASKED: AwardLedger.unmatched_reversal,
}


def bearing(
    kind: InterestKind, first: date | None, like: InterestTerms, *, rate: int | None = None
) -> InterestTerms:
    """The interest of an awarded sum from a day on; insolvency ends it as it does ``like``'s.

    ``rate``: of agreed interest, in hundredths of a percent a year. It is simple: that interest
    on interest was agreed and awarded is not read into a judgment that does not say so.
    """
    if first is None or kind is InterestKind.NONE:
        return NO_INTEREST
    return InterestTerms(
        kind=kind,
        first_interest_day=first,
        day_count=like.day_count,
        contract_percent=None if rate is None else Fraction(rate, 100),
        last_interest_day=like.last_interest_day,
        without_interest=like.without_interest,
    )
