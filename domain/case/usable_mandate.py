"""Whether something may be collected under a mandate of a debtor, on what came back of it."""

from collections.abc import Sequence
from datetime import date

from domain.case import Case
from domain.claim.collected import forbids
from domain.claim.state import Claim
from domain.debtor.mandates import DebitMandate, mandate_of
from domain.errors import Refusal


def usable_mandate(
    case: Case, claims: Sequence[Claim], mandate_id: str, collect_on: date
) -> DebitMandate:
    """A mandate under which may be collected on a day; ``claims`` are all of its debtor.

    Raises Refusal ``mandate.unknown``, ``mandate.revoked`` or ``mandate.ended``.
    """
    found = mandate_of(case.debtor.mandates, mandate_id)
    if found.revoked_on:
        raise Refusal(
            "mandate.revoked",
            f"The mandate {mandate_id} was revoked.",
            way_out="Let him sign a new one.",
            values={"mandate": mandate_id},
        )
    if not serves(found, claims, collect_on):
        raise Refusal(
            "mandate.ended",
            f"Nothing may be collected under the mandate {mandate_id} any more.",
            way_out="Let him sign a new one, or name another account (`mandate-amended`).",
            values={"mandate": mandate_id},
        )
    return found


def serves(mandate: DebitMandate, claims: Sequence[Claim], collect_on: date) -> bool:
    """Whether a mandate lets something be collected on a day, after what was collected by it."""
    used = [
        one
        for claim in claims
        for one in claim.collections.values()
        if one.told.mandate_id == mandate.mandate_id
    ]
    arrived = max((one.told.collect_on for one in used if one.arrived), default=None)
    once = not mandate.recurring and bool(used or mandate.used_on)
    ended = collect_on > mandate.last_day(used_on=arrived)
    back = any(forbids(one, amended_on=mandate.amended_on) for one in used)
    return not (mandate.revoked_on or once or ended or back)
