"""Complaints: recorded, confirmed in writing within two working days, and dealt with (Bki 6.1)."""

from datetime import date

from domain.claim.events import Channel, ClaimFact, ComplaintAnswered, ComplaintReceived
from domain.claim.refusals import require_not_after, require_opened
from domain.claim.remembered import Complaint
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.sealing import Sealed


def complain(
    claim: Claim,
    *,
    ground: str,
    channel: Channel,
    received_on: date,
    today: date,
    text: Sealed[str] | None = None,
) -> list[ClaimFact]:
    """Record a complaint, also on a claim that ended; the steps go on.

    Raises Refusal ``day.in_the_future`` or ``complaint.before_invoice``.
    """
    require_opened(claim)
    require_not_after(received_on, today=today, what="day of the complaint")
    if received_on < claim.issued_on:
        raise Refusal(
            "complaint.before_invoice",
            f"The complaint would have come in on {received_on}, before the invoice of "
            f"{claim.issued_on}.",
            way_out="Give the day on which it came in.",
            values={"day": received_on, "issued": claim.issued_on},
        )
    return [ComplaintReceived(ground=ground, channel=channel, received_on=received_on, text=text)]


def answer_complaint(
    claim: Claim,
    *,
    channel: Channel,
    answered_on: date,
    today: date,
    closes: bool = True,
    complaint: int | None = None,
    text: Sealed[str] | None = None,
) -> list[ClaimFact]:
    """Record that a complaint was confirmed, or dealt with where it ``closes``.

    ``complaint`` is the version of the fact by which it came in; none: the only one there is.
    Raises Refusal ``complaint.none``, ``complaint.which``, ``complaint.answered_before`` or
    ``day.in_the_future``.
    """
    require_complaint(claim)
    require_not_after(answered_on, today=today, what="day of the answer")
    one = _meant(claim, complaint)
    if answered_on < one.received_on:
        raise Refusal(
            "complaint.answered_before",
            f"The complaint came in on {one.received_on}, after {answered_on}.",
            way_out="Give the day on which it was answered.",
            values={"day": answered_on, "received": one.received_on},
        )
    return [
        ComplaintAnswered(
            received_version=one.version,
            channel=channel,
            answered_on=answered_on,
            closes=closes,
            text=text,
        )
    ]


def require_complaint(claim: Claim) -> None:
    """Refuse with ``complaint.none`` where no complaint waits."""
    require_opened(claim)
    if not claim.complaints:
        raise Refusal(
            "complaint.none",
            f"No complaint waits on claim {claim.invoice_number}.",
            way_out="Record the complaint first.",
            values={"invoice": claim.invoice_number},
        )


def _meant(claim: Claim, complaint: int | None) -> Complaint:
    if complaint is None and len(claim.complaints) == 1:
        return claim.complaints[0]
    for one in claim.complaints:
        if one.version == complaint:
            return one
    raise Refusal(
        "complaint.which",
        f"There is more than one complaint on {claim.invoice_number}, or not the one named.",
        way_out="Name one of these: "
        + "; ".join(f"{one.version} ({one.received_on})" for one in claim.complaints)
        + ".",
        values={"complaints": ", ".join(str(one.version) for one in claim.complaints)},
    )
