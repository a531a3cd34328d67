"""The pause in which an agreement is sought, and its end."""

from datetime import date

from domain.claim.events import HoldLifted
from domain.claim.grounds import HoldCategory
from domain.claim.state import Claim


def end_negotiation(claim: Claim, *, today: date) -> list[HoldLifted]:
    """End the holds in which was negotiated: a plan holds, and its own letters go out again.

    Else who agreed on a plan would hear nothing of an instalment before he had missed it.
    """
    return [
        HoldLifted(hold_id=one.hold_id)
        for one in claim.holds
        if one.category == HoldCategory.NEGOTIATION
        and not one.lifted
        and one.from_day <= today
        and (one.until is None or one.until >= today)
    ]
