"""A part of the principal, or costs that were charged, is asked no longer."""

from datetime import date

from domain.claim.balance import balance
from domain.claim.events import ClaimFact, CollectionCostsWaived, PartWaived
from domain.claim.payments import with_consequences
from domain.claim.refusals import require_opened, require_positive
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal


def waive_part(
    claim: Claim, *, amount: Cents, accepted_on: date | None, today: date
) -> list[ClaimFact]:
    """Waive a part of the principal (BW 6:160)."""
    require_opened(claim)
    require_positive(amount, what="waiver")
    _require_open(amount, balance(claim, on=today).principal, of="principal")
    waived = PartWaived(amount=amount, accepted_on=accepted_on)
    return with_consequences(claim, [waived], today=today)


def waive_costs(claim: Claim, *, amount: Cents, why: str, today: date) -> list[ClaimFact]:
    """Ask charged collection costs no longer, in whole or in part."""
    require_opened(claim)
    require_positive(amount, what="waiver of costs")
    _require_open(amount, balance(claim, on=today).costs, of="costs")
    waived = CollectionCostsWaived(amount=amount, why=why)
    return with_consequences(claim, [waived], today=today)


def _require_open(amount: Cents, most: Cents, *, of: str) -> None:
    if amount > most:
        raise Refusal(
            "waiver.too_much",
            f"More would be waived than is open of the {of}.",
            way_out=f"At most {as_decimal(most)}.",
            values={"open": most},
        )
