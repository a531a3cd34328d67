"""After a judgment: what is decided on attachments and the costs of enforcing it."""

from datetime import date

from domain.claim.events import (
    AttachmentKind,
    AttachmentLaid,
    AttachmentReleased,
    ClaimFact,
    EnforcementCostsTold,
)
from domain.claim.litigation import require_owed, standing_judgment
from domain.claim.refusals import require_not_after, require_opened, require_positive
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal
from domain.sealing import Sealed


def attach(
    claim: Claim,
    *,
    kind: AttachmentKind,
    laid_on: date,
    third_party: Sealed[str] | None,
    protected_level: Cents | None,
    today: date,
) -> list[ClaimFact]:
    """Record an attachment, before or after a judgment; raises ``day.in_the_future``."""
    require_owed(claim)
    require_not_after(laid_on, today=today, what="day of the attachment")
    numbers = [int(one.attachment_id.rpartition("-")[2]) for one in claim.court.attachments]
    return [
        AttachmentLaid(
            attachment_id=f"attachment-{max(numbers, default=0) + 1}",
            kind=kind,
            laid_on=laid_on,
            third_party=third_party,
            protected_level=protected_level,
        )
    ]


def release(claim: Claim, *, attachment_id: str, released_on: date, today: date) -> list[ClaimFact]:
    """Record that an attachment was released; released already, it is nothing new.

    Raises Refusal ``attachment.unknown``, ``attachment.before``,
    ``attachment.released_otherwise`` or ``day.in_the_future``.
    """
    require_opened(claim)
    require_not_after(released_on, today=today, what="day of the release")
    known = {one.attachment_id: one for one in claim.court.attachments}
    one = known.get(attachment_id)
    if one is None:
        raise Refusal(
            "attachment.unknown",
            f"There is no attachment '{attachment_id}' on claim {claim.invoice_number}.",
            way_out=f"Name one of: {', '.join(known) or 'none'}.",
            values={"invoice": claim.invoice_number},
        )
    if one.released_on == released_on:
        return []
    if one.released_on:
        raise Refusal(
            "attachment.released_otherwise",
            f"Its release was recorded on {one.released_on}.",
            way_out="Take that back as an error first, where the day was wrong.",
            values={"day": one.released_on},
        )
    if released_on < one.on:
        raise Refusal(
            "attachment.before",
            f"It was laid on {one.on}, after {released_on}.",
            way_out="Give the day on which it was released.",
            values={"day": one.on},
        )
    return [AttachmentReleased(attachment_id=attachment_id, released_on=released_on)]


def tell_enforcement_costs(
    claim: Claim, *, amount: Cents, made_on: date, document: str, today: date
) -> list[ClaimFact]:
    """Add what an act of enforcement cost; one document counts once.

    Raises Refusal ``judgment.none``, ``claim.ended``, ``day.in_the_future``,
    ``enforcement.before_judgment`` or ``enforcement.known_otherwise``.
    """
    award = standing_judgment(claim)
    require_owed(claim)
    require_positive(amount, what="costs of enforcement")
    require_not_after(made_on, today=today, what="day of the act")
    since = claim.court.enforced_since(award)
    if made_on < since:
        raise Refusal(
            "enforcement.before_judgment",
            f"The judgment was given on {since}; nothing was enforced before.",
            way_out="What was made before it is asked in the proceedings.",
            values={"day": since},
        )
    for told in claim.court.costs:
        if told.document == document and (told.amount, told.on) == (amount, made_on):
            return []
        if told.document == document:
            raise Refusal(
                "enforcement.known_otherwise",
                f"Document {document} was recorded as {as_decimal(told.amount)} on {told.on}.",
                way_out="Take that back as an error first, or give the number of this one.",
                values={"amount": told.amount, "on": told.on},
            )
    return [EnforcementCostsTold(amount=amount, made_on=made_on, document=document)]


def require_attachment(claim: Claim) -> None:
    """Refuse with ``attachment.none`` where no attachment stands."""
    require_opened(claim)
    if not claim.court.standing:
        raise Refusal(
            "attachment.none",
            f"No attachment stands on claim {claim.invoice_number}.",
            way_out="Record the attachment first.",
            values={"invoice": claim.invoice_number},
        )
