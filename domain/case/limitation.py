"""When a claim is barred (verjaring), by its interruptions and the evidence there is of each."""

from collections.abc import Iterator
from datetime import date

from domain.case import Case
from domain.claim.state import Claim
from domain.law.default import TermBasis
from domain.law.limitation import ClaimKind, Interruption, Limitation, limitation, years_for


def limitation_of(case: Case, *, kind: ClaimKind | None = None) -> Limitation:
    """The limitation as claimed and as provable, for a kind (none: the one that is reckoned with).

    A letter that did not arrive interrupted nothing (BW 3:37 lid 3); one whose receipt is shown
    is proven, also where that was shown later.
    """
    return limitation(
        due_on=claimable_on(case.claim),
        years=years_for(kind or reckoned_kind(case)),
        interruptions=list(_interruptions(case)),
    )


def claimable_on(claim: Claim) -> date:
    """The day on which a claim could first be asked (opeisbaar): its due day, if it has one.

    Where no day was given the thirty days of BW 6:119a are for interest alone: performance could
    be asked at once (BW 6:38), so limitation runs from the day of the invoice.
    """
    return claim.issued_on if claim.term_basis is TermBasis.STATUTORY else claim.due_on


def reckoned_kind(case: Case) -> ClaimKind:
    """The kind by which limitation is reckoned: where it is not known, the shortest there is.

    What a consumer owes may be the price of goods (two years, BW 7:28) until somebody says that
    it is not; what no consumer owes is never one.
    """
    kind = case.claim.claim_kind
    if kind_unknown(case):
        return ClaimKind.CONSUMER_SALE
    return ClaimKind.OTHER if kind is ClaimKind.CONSUMER_SALE and not case.consumer else kind


def kind_unknown(case: Case) -> bool:
    """Tell whether nobody said for what a consumer owes; *trade* cannot be it."""
    return case.consumer and case.claim.claim_kind in {ClaimKind.OTHER, ClaimKind.TRADE}


def _interruptions(case: Case) -> Iterator[Interruption]:
    for one in case.claim.interruptions:
        letter = case.letters.get(one.letter_id) if one.letter_id else None
        if letter is None or letter.arrived:
            shown = letter.proven_on if letter else None
            yield Interruption(on=shown or one.on, proven=one.proven or shown is not None)
