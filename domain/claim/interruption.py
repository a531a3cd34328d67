"""Interrupting limitation by hand (stuiting): what happened, on which day, and whether it shows."""

from datetime import date

from domain.claim.events import ClaimFact, LimitationInterrupted
from domain.claim.refusals import require_not_after, require_opened
from domain.claim.state import Claim
from domain.law.limitation import InterruptingAct, InterruptionGround


def interrupt_limitation(
    claim: Claim, *, ground: InterruptionGround, on: date, proven: bool, today: date
) -> list[ClaimFact]:
    """A new term begins on the day after ``on`` (BW 3:316-319); repeated, it is nothing new.

    Only what is ``proven`` counts for the day that is certain. Raises ``day.in_the_future``.
    """
    require_opened(claim)
    require_not_after(on, today=today, what="interruption")
    told = (one for one in claim.interruptions if one.act is InterruptingAct.TOLD)
    if any((one.on, one.ground, one.proven) == (on, ground, proven) for one in told):
        return []
    return [LimitationInterrupted(ground=ground.value, proven=proven)]
