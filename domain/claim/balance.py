"""What is owed on a claim on a day, computed from its ledger and the law; never stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from domain.claim.state import Claim, LedgerEntry
from domain.claim.term import statutory_due
from domain.law import terms as law
from domain.law.account import Account, Entry, run_account
from domain.law.default import TermBasis
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind
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


def balance_in_hindsight(claim: Claim, *, on: date) -> Balance:
    """What was owed on a day as it looks now: a credit from the start counts on each day.

    What follows from an amount that should never have been asked is judged by this one.
    """
    known = [replace(e, on=min(e.on, on)) if e.retroactive else e for e in claim.ledger]
    return _balance(claim, known, on=on)


def _balance(claim: Claim, known: Sequence[LedgerEntry], *, on: date) -> Balance:
    return _run(tuple(known), claim.issued_on, interest_terms(claim), on)


@lru_cache(maxsize=1_024)
def _run(known: tuple[LedgerEntry, ...], first: date, terms: InterestTerms, on: date) -> Balance:
    """Run the account; one decision asks for the same balance again and again."""
    entries = [entry for entry in _in_legal_order(known, first) if entry.on <= on]
    return Balance(on, run_account(entries, terms=terms, until=on))


def ledger(claim: Claim) -> list[Entry]:
    """The ledger of a claim in legal order, as the law's running account takes it.

    Nothing counts before the day of the invoice: what was paid or credited earlier waits for it.
    """
    return _in_legal_order(claim.ledger, claim.issued_on)


def _in_legal_order(known: Sequence[LedgerEntry], first: date) -> list[Entry]:
    from_invoice = [e if e.on >= first else replace(e, on=first) for e in known]
    return [_entry(e) for e in sorted(from_invoice, key=_legal_order)]


def interest_terms(claim: Claim) -> InterestTerms:
    """Which interest runs on a claim, and from which day (none: no interest)."""
    return InterestTerms(
        kind=interest_kind(claim),
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
    if not claim.opened:
        return None
    return law.first_interest_day(
        interest_kind(claim),
        due_on=claim.extended_to or claim.due_on,
        basis=claim.term_basis,
        in_default_since=claim.default.since if claim.default else None,
        statutory_due=statutory_due(claim) if claim.term_basis is TermBasis.ONE_SIDED else None,
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
