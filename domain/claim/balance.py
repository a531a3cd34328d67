"""What is owed on a claim on a day, computed from its ledger and the law; never stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from domain.claim import awarded
from domain.claim.court import Award, Court, ToldCosts
from domain.claim.kept import kept
from domain.claim.state import Claim, LedgerEntry
from domain.claim.term import statutory_due
from domain.law import terms as law
from domain.law.account import Account, Entry, EntryKind, run_account
from domain.law.award import Terms
from domain.law.default import TermBasis
from domain.law.interest import InterestTerms
from domain.law.rates import TRADE, InterestKind
from domain.money import Cents


@dataclass(frozen=True)
class Balance:
    """The parts that are open on a day (through that day), in cents, with the derivation."""

    on: date
    account: Account

    @property
    def principal(self) -> Cents:
        """Open principal."""
        return self.account.principal

    @property
    def interest(self) -> Cents:
        """Open interest, including what was capitalised."""
        return self.account.interest

    @property
    def costs(self) -> Cents:
        """Open collection costs with their VAT."""
        return self.account.costs

    @property
    def unallocated(self) -> Cents:
        """What was paid beyond what was owed, and must be returned."""
        return self.account.unallocated

    @property
    def uncovered(self) -> Cents:
        """What went back to the debtor, or to another claim, without cover in what was paid."""
        return self.account.uncovered

    @property
    def paid(self) -> Cents:
        """All payments less reversals and refunds."""
        return self.account.paid

    @cached_property
    def total(self) -> Cents:
        """Sum of the open parts."""
        return self.principal + self.interest + self.costs


def balance(claim: Claim, *, on: date) -> Balance:
    """What is owed on a day, interest through that day included.

    Entries of later days do not count; those of one day count debts first, then credits, then
    payments (``RANK``), then in the order in which they were recorded.
    """
    return _balance(claim, claim.ledger, on=on)


def balance_in_hindsight(
    claim: Claim, *, on: date, entries: Sequence[LedgerEntry] | None = None
) -> Balance:
    """What was owed on a day as it looks now: a credit from the start counts on each day.

    What follows from an amount that should never have been asked is judged by this one.
    ``entries`` count instead of the claim's own ledger.
    """
    ledger_then = claim.ledger if entries is None else entries
    known = [replace(e, on=min(e.on, on)) if e.retroactive else e for e in ledger_then]
    return _balance(claim, known, on=on)


def _balance(claim: Claim, known: Sequence[LedgerEntry], *, on: date) -> Balance:
    court, terms = claim.court, interest_terms(claim)
    if award := court.award_on(on) if court.awards else None:
        judged = (award, court.costs_of(award))
        return _run_award(tuple(known), claim.issued_on, terms, judged, on)
    return _run(tuple(known), claim.issued_on, terms, on)


@lru_cache(maxsize=1_024)
def _run(known: tuple[LedgerEntry, ...], first: date, terms: InterestTerms, on: date) -> Balance:
    """Run the account; one decision asks for the same balance again and again."""
    so_far = [entry for entry in known if max(entry.on, first) <= on]
    return Balance(on, run_account(_in_legal_order(so_far, first), terms=terms, until=on))


@lru_cache(maxsize=1_024)
def _run_award(
    known: tuple[LedgerEntry, ...],
    first: date,
    terms: InterestTerms,
    judged: tuple[Award, tuple[ToldCosts, ...]],
    on: date,
) -> Balance:
    """Run the account of a judgment; what was paid before it is told, and asked no more."""
    award, costs = judged
    before, entries = _under(known, first, terms, award, costs)
    under = [entry for entry in entries if entry.on <= on]
    now = run_account(under, terms=awarded.terms_of(award, terms), until=on)
    return Balance(
        on,
        replace(
            now,
            paid=now.paid + before.paid - before.unallocated,
            taken=(*before.taken, *now.taken),
        ),
    )


def _under(
    known: Sequence[LedgerEntry],
    first: date,
    terms: InterestTerms,
    award: Award,
    costs: Sequence[ToldCosts],
) -> tuple[Account, list[Entry]]:
    """The account of what a judgment took into account, and the entries of what it awards."""
    taken, counted = awarded.parted(known, award)
    day = award.reckoned_through
    earlier = [entry for entry in _in_legal_order(taken, first) if entry.on <= day]
    before = run_account(earlier, terms=terms, until=day)
    over = before.unallocated
    gone = list(_gone(taken, first, terms, day, over)) if over else []
    return before, awarded.entries_of(award, costs, counted, over=over, gone=gone)


def _gone(
    taken: Sequence[LedgerEntry], first: date, terms: InterestTerms, day: date, over: Cents
) -> Iterator[tuple[date, Cents]]:
    """What had been paid too much by a day and went back after it with its payment, by day.

    What had gone back by then counts as it did: on the interest that ran while it was here.
    """
    early = [e for e in taken if e.kind is EntryKind.REVERSAL and e.on <= day]
    rest = [entry for entry in taken if entry not in early]
    for later in sorted({e.on for e in rest if e.kind is EntryKind.REVERSAL}):
        left = [*(entry for entry in kept(rest, by=later) if entry.on <= day), *early]
        now = run_account(_in_legal_order(left, first), terms=terms, until=day).unallocated
        if now < over:
            yield later, over - now
            over = now


def running(claim: Claim, *, on: date) -> tuple[list[Entry], Terms]:
    """The entries of a claim in legal order, of all days, and by what they bear interest on a day.

    From the day of a judgment on those of what it awards.
    """
    terms = interest_terms(claim)
    award = claim.court.award_on(on) if claim.court.awards else None
    if award is None:
        return ledger(claim), terms
    costs = claim.court.costs_of(award)
    _, entries = _under(claim.ledger, claim.issued_on, terms, award, costs)
    return entries, awarded.terms_of(award, terms)


def costs_paid_before(claim: Claim, award: Award) -> Cents:
    """What was paid of collection costs, VAT in it, by the day through which a judgment reckons.

    It is off the sums of the judgment, and awarded no more.
    """
    told = claim.court.costs_of(award)
    before, _ = _under(claim.ledger, claim.issued_on, interest_terms(claim), award, told)
    return sum(one.costs for one in before.allocations)


def without_court(claim: Claim) -> Claim:
    """The claim as it was asked before any court judged it."""
    return replace(claim, court=Court())


def ledger(claim: Claim) -> list[Entry]:
    """The ledger of a claim in legal order, as the law's running account takes it.

    Nothing counts before the day of the invoice: what was paid or credited earlier waits for it.
    """
    return _in_legal_order(claim.ledger, claim.issued_on)


def _in_legal_order(known: Sequence[LedgerEntry], first: date) -> list[Entry]:
    from_invoice = [e if e.on >= first else replace(e, on=first) for e in known]
    return [_entry(e) for e in sorted(from_invoice, key=_legal_order)]


def interest_terms(claim: Claim) -> InterestTerms:
    """Which interest runs on a claim, and from which day (none: no interest).

    Of agreed interest its rate is not known before a judge awards it: none is reckoned till then,
    and no other in its place (BW 6:119 lid 3).
    """
    kind = interest_kind(claim)
    return InterestTerms(
        kind=InterestKind.NONE if kind is InterestKind.CONTRACT else kind,
        first_interest_day=first_interest_day(claim),
        last_interest_day=claim.last_interest_day,
        without_interest=claim.relief.no_interest,
        day_count=claim.day_count,
    )


def interest_kind(claim: Claim) -> InterestKind:
    """The kind of interest: what the finding of default said, else what intake found."""
    return claim.default.kind if claim.default else claim.interest_kind


def first_interest_day(claim: Claim) -> date | None:
    """The first day that bears interest, by kind.

    Commercial interest needs no default: it runs from the day after the agreed last day to pay,
    or thirty days after receipt where none was agreed (BW 6:119a and b lid 1 and 2). Consumer
    interest runs from the first day of default, not a day later and not a day earlier (BW 6:119
    lid 1); no default found, no interest.
    """
    kind = interest_kind(claim)
    if not claim.opened or kind is InterestKind.CONTRACT:
        return None
    one_sided = kind in TRADE and claim.term_basis is TermBasis.ONE_SIDED
    return law.first_interest_day(
        kind,
        due_on=claim.extended_to or claim.due_on,
        basis=claim.term_basis,
        in_default_since=claim.default.since if claim.default else None,
        statutory_due=statutory_due(claim) if one_sided else None,
    )


def _legal_order(entry: LedgerEntry) -> tuple[date, int, int]:
    return entry.on, entry.rank, entry.position


def _entry(entry: LedgerEntry) -> Entry:
    return Entry(
        on=entry.on,
        kind=entry.kind,
        cents=entry.cents,
        ref=entry.ref,
        reverses=entry.reverses,
        retroactive=entry.retroactive,
    )
