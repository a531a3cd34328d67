"""What a claim is called in the creditor's own system: one claim of his at a time."""

from collections.abc import Iterable

from domain.claim.events import OwnReferenceGiven
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.errors import Refusal


def give_own_reference(
    claim: Claim, others: Iterable[Claim], *, reference: str
) -> list[OwnReferenceGiven]:
    """Let a claim be known under a code; empty: under none. It is already: nothing.

    ``others`` are those that ever had it. Raises Refusal ``claim.own_reference_used``.
    """
    require_opened(claim)
    if claim.own_reference == reference:
        return []
    require_free(others, reference)
    return [OwnReferenceGiven(own_reference=reference)]


def require_free(others: Iterable[Claim], reference: str) -> None:
    """Refuse with ``claim.own_reference_used`` where another claim has the code now."""
    for other in others:
        if other.opened and other.own_reference == reference:
            raise Refusal(
                "claim.own_reference_used",
                f"The claim on invoice {other.invoice_number} has own reference {reference}.",
                way_out="Give this claim another one, or give that claim another one first.",
                values={"invoice": other.invoice_number, "reference": reference},
            )
