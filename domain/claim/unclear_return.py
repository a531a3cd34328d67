"""Money that went back, where a person says what follows before, or because, nobody is asked."""

from typing import Final

from domain.claim.events import ClaimFact, Mark, MarkPlaced, Source
from domain.claim.state import Claim, Ending
from domain.law.direct_debit import says_look_first

_SOURCE: Final = Source(kind="return")


def unclear_return(claim: Claim, reason_code: str) -> list[ClaimFact]:
    """Mark a claim by a bank's reason: he died (MD07), or it was not his doing (AM05).

    A reason that is not known marks nothing.
    """
    if Mark.RETURN_UNCLEAR in claim.marks or not says_look_first(reason_code):
        return []
    return [MarkPlaced(mark=Mark.RETURN_UNCLEAR, source=_SOURCE)]


def return_nobody_asks(claim: Claim, *, filed: bool) -> list[ClaimFact]:
    """Mark a claim, as a return left it, on which no step asks what went back; else nothing.

    It was withdrawn or written off; a court has it, or judged it, and no party is to be told; or
    it is filed with a trustee and the like (``filed``). With a party, that one is to be told.
    """
    ended = claim.ending in {Ending.WITHDRAWN, Ending.WRITTEN_OFF}
    before_court = claim.court.award is not None or claim.court.pending
    elsewhere = not claim.party and (before_court or filed)
    if Mark.PAYMENT_BACK in claim.marks or not (ended or elsewhere):
        return []
    return [MarkPlaced(mark=Mark.PAYMENT_BACK, source=_SOURCE)]
