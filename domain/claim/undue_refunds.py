"""A refund whose source went back: the debtor has it without ground, and owes it (BW 6:203)."""

from datetime import date

from domain.claim.balance import balance
from domain.claim.events import ClaimFact, RefundEnd, RefundMadeGood
from domain.claim.refusals import require_not_after, require_opened, require_positive
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal


def make_refund_good(
    claim: Claim, *, amount: Cents, on: date, how: RefundEnd, today: date
) -> list[ClaimFact]:
    """Record that a refund without cover came back, or is let go; no more than lacks cover.

    It is no payment of the claim: what was refunded is a debt of its own. Raises Refusal
    ``refund.less_lacks``.
    """
    require_opened(claim)
    require_positive(amount, what="amount that came back")
    require_not_after(on, today=today, what="day on which the refund came back")
    lacks = min(balance(claim, on=day).uncovered for day in (on, today))
    if amount > lacks:
        raise Refusal(
            "refund.less_lacks",
            f"Only {as_decimal(lacks)} was refunded without ground on {claim.invoice_number}.",
            way_out="Record what is beyond that as a payment.",
            article="BW 6:203",
            values={"lacks": lacks, "invoice": claim.invoice_number},
        )
    return [RefundMadeGood(amount=amount, on=on, how=how)]
