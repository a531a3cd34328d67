"""What a judgment makes of a claim's ledger: its sums, and the money that counts for them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from domain.claim.court import Award, ToldCosts
from domain.claim.events import PartKind
from domain.claim.evolve_money import PREPAID, RANK
from domain.claim.off_judgment import counted_once, there_again
from domain.claim.state import Claim, LedgerEntry
from domain.days import day_after
from domain.law.award import AwardedSum, AwardTerms, bearing
from domain.law.entries import UNDOES, Entry, EntryKind
from domain.law.interest import InterestTerms
from domain.money import Cents

_DEBTS: Final = frozenset({EntryKind.PRINCIPAL, EntryKind.COSTS})
_FROM_THE_JUDGMENT: Final = frozenset({PartKind.PROCEDURAL_COSTS, PartKind.AFTER_COSTS})
"""Costs that are owed by the judgment alone, and not before it."""

BEFORE: Final = "before the judgment"
"""How the account names what had been paid too much when the judgment was given."""


def origin(award: Award) -> date:
    """The day from which the awarded sums count: that of their interest, or of later payments.

    At the latest that of the judgment: what is awarded is owed on it, though it reckons with
    payments of that day.
    """
    starts = [part.interest_from for part in award.parts if part.interest_from]
    return min([day_after(award.reckoned_through), award.on, *starts])


def parted(
    known: Sequence[LedgerEntry], award: Award
) -> tuple[list[LedgerEntry], list[LedgerEntry]]:
    """The entries that the judgment took into account, and those that count for what it awards.

    What came in after the day through which it reckons counts, and so does what was recorded
    only after it: of two readings the one by which less is asked. What was off and is recorded
    once more counts no second time (``counted_once``). What goes back of a payment that the
    judgment took off is no part of what it awards.
    """
    back = there_again(known, award)
    counting = [entry for entry in known if entry in back or _counts(entry, award)]
    off, under = counted_once(known, counting, award)
    names = {entry.ref for entry in under if entry.kind in UNDOES.values()}
    counted = [e for e in under if e.kind not in UNDOES or e.reverses in names]
    rest = [e for e in known if e not in counting] + [e for e in under if e not in counted]
    return rest + off, counted


def _counts(entry: LedgerEntry, award: Award) -> bool:
    if entry.kind in _DEBTS or entry.ref == PREPAID:
        return False
    if entry.kind is EntryKind.COSTS_WAIVED and entry.reverses:
        return False  # of a charge of before, which is no part of the judgment
    return entry.on > award.reckoned_through or entry.position > award.position


def entries_of(
    award: Award,
    costs: Iterable[ToldCosts],
    counted: Iterable[LedgerEntry],
    *,
    over: Cents = 0,
    gone: Iterable[tuple[date, Cents]] = (),
) -> list[Entry]:
    """The account of a judgment in legal order; ``over``: what had been paid too much before.

    ``gone``: what of that went back with its payment, and when.

    Money of before its sums count lowers the principal alone: no costs were owed then.
    """
    lines = list(counted)
    first = min([origin(award), *(line.on for line in lines)])
    found = [(one.on, RANK[one.kind], 0, one) for one in _sums(award, first)]
    for told in costs:
        owed = Entry(told.on, EntryKind.COSTS, told.amount, ref=f"enforcement@{told.version}")
        found.append((told.on, RANK[EntryKind.COSTS], told.version, owed))
    found += [(line.on, line.rank, line.position, _entry(line)) for line in lines]
    if over:
        paid = Entry(first, EntryKind.PAYMENT, over, ref=BEFORE)
        found.append((first, RANK[EntryKind.PAYMENT], -1, paid))
    for day, cents in gone:
        back = Entry(day, EntryKind.REVERSAL, cents, reverses=BEFORE)
        found.append((day, RANK[EntryKind.REVERSAL], -1, back))
    return [one for *_, one in sorted(found, key=lambda row: row[:3])]


def _sums(award: Award, first: date) -> Iterator[Entry]:
    if any(part.kind is PartKind.INTEREST for part in award.parts):
        yield Entry(first, EntryKind.PRINCIPAL, 0, ref=BEFORE)  # interest alone has a first day too
    for at, part in enumerate(award.parts):
        if part.kind is PartKind.PRINCIPAL:
            yield Entry(first, EntryKind.PRINCIPAL, part.amount, ref=_ref(award, at))
        elif part.kind is not PartKind.INTEREST:
            on = award.on if part.kind in _FROM_THE_JUDGMENT else origin(award)
            on = min(on, part.interest_from or on)
            yield Entry(on, EntryKind.COSTS, part.amount, ref=_ref(award, at))


def terms_of(award: Award, like: InterestTerms) -> AwardTerms:
    """By what the sums of a judgment bear interest; ``like``: how days count, and insolvency."""
    return AwardTerms(
        sums=tuple(
            AwardedSum(
                _ref(award, at),
                bearing(part.interest, part.interest_from, like, rate=part.hundredths),
            )
            for at, part in enumerate(award.parts)
            if part.kind is not PartKind.INTEREST and part.amount
        ),
        interest=sum(part.amount for part in award.parts if part.kind is PartKind.INTEREST),
    )


def awarded_sums(claim: Claim, *, on: date) -> tuple[Cents, Cents]:
    """The principal, and the costs with those of enforcement, that a judgment lets be asked."""
    award = claim.court.award_on(on)
    assert award is not None
    principal = sum(part.amount for part in award.parts if part.kind is PartKind.PRINCIPAL)
    costs = sum(
        p.amount for p in award.parts if p.kind not in {PartKind.PRINCIPAL, PartKind.INTEREST}
    )
    told = sum(one.amount for one in claim.court.costs_of(award) if one.on <= on)
    return principal, costs + told


def _ref(award: Award, at: int) -> str:
    return f"award@{award.version}#{at}"


def _entry(line: LedgerEntry) -> Entry:
    return Entry(
        on=line.on,
        kind=line.kind,
        cents=line.cents,
        ref=line.ref,
        reverses=line.reverses,
        retroactive=line.retroactive,
    )
