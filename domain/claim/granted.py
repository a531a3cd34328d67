"""What disputes were granted, and the credit note that may be the paper of it: it counts once."""

from domain.claim.events import DisputeDecided
from domain.claim.references import GRANTED
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal


def require_said_of_grant(
    claim: Claim, *, number: str, amount: Cents, beside: bool | None
) -> list[tuple[Cents, DisputeDecided]]:
    """The grants that a credit note takes the place of: what each was, and what is left of it.

    Nothing was granted, or the note comes on top: none. Raises Refusal
    ``credit_note.perhaps_granted`` where nobody said which it is.
    """
    entries = [entry for entry in claim.ledger if entry.ref.startswith(GRANTED)]
    if not entries or beside:
        return []
    if beside is None:
        granted = sum(entry.cents for entry in entries)
        raise Refusal(
            "credit_note.perhaps_granted",
            f"{as_decimal(granted)} of {claim.invoice_number} was granted to a dispute: is credit "
            f"note {number} the paper of that, or does it come on top?",
            way_out="Say with `beside_grant`: no, it is the paper of it; yes, it comes on top.",
            values={"granted": granted, "invoice": claim.invoice_number, "number": number},
        )
    found, left = list[tuple[Cents, DisputeDecided]](), amount
    for entry in entries:
        taken = min(left, entry.cents)
        left -= taken
        version = int(entry.ref.removeprefix(GRANTED))
        decided = DisputeDecided(
            disputed_version=version,
            outcome=claim.granted_as[version],
            granted=entry.cents - taken,
        )
        found += [(entry.cents, decided)] if taken else []
    return found
