"""The refusals that several decisions on a claim share."""

from datetime import date

from domain.claim.state import Claim, Ending
from domain.days import as_dutch_day
from domain.errors import NotFound, Refusal

_ENDED = {
    Ending.SETTLED: "is settled",
    Ending.HANDED_OVER: "was handed over",
    Ending.WITHDRAWN: "was withdrawn",
    Ending.WRITTEN_OFF: "was written off",
}


def unknown_claim(named: object) -> NotFound:
    """The refusal ``claim.unknown`` of an id, or of an invoice number in quotes."""
    return NotFound(
        "claim.unknown",
        f"There is no claim {named}.",
        way_out="See `vordering overview` for the claims there are.",
    )


def require_opened(claim: Claim) -> None:
    """Refuse with ``claim.unknown`` where there is no such claim."""
    if not claim.opened:
        raise unknown_claim(claim.id)


def require_live(claim: Claim) -> None:
    """Refuse with ``claim.ended`` where the claim has left the creditor's own work."""
    require_opened(claim)
    if not claim.live:
        raise Refusal(
            "claim.ended",
            f"Claim {claim.invoice_number} {_ENDED[claim.ending]}.",
            way_out="Reopen or recall it first.",
            values={"invoice": claim.invoice_number},
        )


def require_not_after(day: date, *, today: date, what: str) -> None:
    """Refuse with ``day.in_the_future`` a day of something that must have happened."""
    if day > today:
        raise Refusal(
            "day.in_the_future",
            f"The {what} lies in the future: {day} is after {today} ({as_dutch_day(today)}).",
            way_out="Record it when it has happened.",
            values={"day": day},
        )


def require_positive(amount: int, *, what: str) -> None:
    """Refuse with ``money.not_positive`` an amount that is zero or less."""
    if amount <= 0:
        raise Refusal(
            "money.not_positive",
            f"The {what} must be more than zero.",
            way_out="Give an amount in euro such as 12.50.",
        )
