"""What was open of a claim on a day, run anew by the law from its ledger."""

from dataclasses import replace
from datetime import date
from typing import Final

from domain.claim.balance import balance, ledger
from domain.claim.contested import as_never_asked, contested
from domain.claim.kept import kept
from domain.claim.state import Claim
from domain.compliance.default import default_by, due_on
from domain.compliance.sight import Sight
from domain.law.account import Account, EntryKind, run_account
from domain.law.default import TermBasis
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind
from domain.law.terms import first_interest_day, presumed_receipt, thirty_days_after
from domain.money import Cents

TRADE: Final = frozenset({InterestKind.COMMERCIAL, InterestKind.GOVERNMENT})
"""Interest that a trade contract bears, which needs no default."""


def bearing(sight: Sight, on: date) -> InterestTerms:
    """The interest that the law gives on a claim by a day, from the default that is best shown."""
    begun = default_by(sight, on)
    return interest_of(sight, begun.since if begun else None)


def interest_of(sight: Sight, in_default_since: date | None) -> InterestTerms:
    """Which interest runs on a claim, and from when (BW 6:119, 6:119a, 6:119b).

    A consumer bears that of BW 6:119 only. What runs after an insolvency began is not asked.
    """
    claim, recorded = sight.claim, sight.claim.interest_kind
    kind = InterestKind.CONSUMER if sight.consumer and recorded in TRADE else recorded
    if kind is InterestKind.CONTRACT:
        kind = InterestKind.NONE  # its rate is not known before a judgment: none is asked
    first = first_interest_day(
        kind,
        due_on=due_on(claim),
        basis=claim.term_basis,
        in_default_since=in_default_since,
        statutory_due=_statutory_due(claim) if claim.term_basis is TermBasis.ONE_SIDED else None,
    )
    return InterestTerms(
        kind=kind,
        first_interest_day=first,
        last_interest_day=sight.insolvent_before,
        day_count=claim.day_count,
    )


def account(claim: Claim, terms: InterestTerms, *, on: date) -> Account:
    """The account of a claim at the end of a day; what a judge awarded is what the law gives."""
    if claim.court.award_on(on):
        return balance(claim, on=on).account
    return run_account([e for e in ledger(claim) if e.on <= on], terms=terms, until=on)


def as_asked(claim: Claim, principal: Cents, terms: InterestTerms, *, on: date) -> Claim:
    """The claim that a statement of a day is held to, by the principal that it asks.

    One that leaves out what is contested asks the rest, which alone bears interest meanwhile:
    a debtor who rightly suspends is not in default (BW 6:52, 6:262). One that asks any of it is
    held to the whole; that it asked it is for ``disputes`` to say.
    """
    part = contested(claim)
    if not part:
        return claim
    rest = as_never_asked(claim, part)
    return rest if principal <= account(rest, terms, on=on).principal else claim


def highest_interest(claim: Claim, terms: InterestTerms, *, on: date) -> Cents:
    """The interest of an account where money that was taken for costs alone rounds nothing.

    No statute says when interest is rounded: at each payment, or at each that is taken for it.
    """
    run = account(claim, terms, on=on)
    costs = {(day, ref): part.costs for day, ref, _, part in run.taken if part.costs}
    if not costs:
        return run.interest
    entries = []
    for one in ledger(claim):
        taken = costs.get((one.on.toordinal(), one.ref), 0) if one.kind in _PAYS else 0
        if one.on <= on and one.kind not in _OF_COSTS and one.cents > taken:
            entries.append(replace(one, cents=one.cents - taken))
    return max(run.interest, run_account(entries, terms=terms, until=on).interest)


_PAYS: Final = frozenset({EntryKind.PAYMENT})
_OF_COSTS: Final = frozenset({EntryKind.COSTS, EntryKind.COSTS_WAIVED})


def unpaid_principal(sight: Sight, *, on: date, by: date) -> Cents:
    """The principal unpaid at the end of a day by all that is known: costs are reckoned over it.

    A credit from the start counts, and what was taken back ``by`` a day was never paid. A
    consumer's payments count for the principal first: by BW 6:44 who paid it in time would owe
    the least there is over some cents.
    """
    known = sight.around.claim(sight.claim_id, sight.evidence)
    entries = kept(known.ledger, by=by)
    entries = [replace(e, on=min(e.on, on)) if e.retroactive else e for e in entries]
    left = account(replace(known, ledger=entries), bearing(sight, on), on=on).principal
    if not sight.consumer:
        return left
    gone = (e.cents for e in entries if e.on <= on and e.kind in _LESSENS)
    return min(left, max(0, known.principal - sum(gone)))


_LESSENS: Final = frozenset({EntryKind.PAYMENT, EntryKind.CREDIT})


def _statutory_due(claim: Claim) -> date:
    """Thirty days after the receipt of the invoice, shown or presumed (BW 6:119a lid 2)."""
    sent_on = claim.sent_on or claim.issued_on
    received = claim.received_on or presumed_receipt(sent_on, emailed=claim.emailed)
    return thirty_days_after(received, claim.performed_on, claim.accepted_on)
