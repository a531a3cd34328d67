"""Money that went back for a reason that a person looks at before the debtor is asked."""

from typing import Final

from domain.claim.events import ClaimFact, Mark, MarkPlaced, Source
from domain.claim.state import Claim
from domain.law.direct_debit import says_look_first

_SOURCE: Final = Source(kind="return")


def unclear_return(claim: Claim, reason_code: str) -> list[ClaimFact]:
    """Mark a claim by a bank's reason: he died (MD07), or it was not his doing (AM05).

    A reason that is not known marks nothing.
    """
    if Mark.RETURN_UNCLEAR in claim.marks or not says_look_first(reason_code):
        return []
    return [MarkPlaced(mark=Mark.RETURN_UNCLEAR, source=_SOURCE)]
