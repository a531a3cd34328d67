"""The discount for who pays early: earned by what was paid in time, lost with that."""

from datetime import date

from domain.claim.balance import balance
from domain.claim.events import (
    ClaimFact,
    DeterminationWithdrawn,
    DiscountOffer,
    EarlyDiscountGranted,
)
from domain.claim.evolve_money import discount_ref
from domain.claim.kept import kept_payments
from domain.claim.state import Claim
from domain.law.account import EntryKind
from domain.money import Cents

_WHOLE = 10_000


def discount_earned(claim: Claim, *, today: date) -> list[ClaimFact]:
    """Grant the discount where enough was paid by its last day (inclusive), to the cent."""
    if claim.discount is not None:
        return []
    for offer in claim.discounts:
        on = _earned_on(claim, offer)
        if on is None:
            continue
        amount = min(_off(claim, offer), balance(claim, on=today).principal)
        if amount > 0:
            return [
                EarlyDiscountGranted(
                    amount=amount, hundredths=offer.hundredths, until=offer.until, on=on
                )
            ]
    return []


def discount_lost(claim: Claim) -> list[ClaimFact]:
    """Take a discount back where what earned it was taken back or never paid."""
    version = claim.discount
    if version is None or any(_earned_on(claim, one) is not None for one in claim.discounts):
        return []
    topic = EarlyDiscountGranted.TOPIC
    return [DeterminationWithdrawn(version=version, topic=topic, why="payment reversed")]


def with_discount(claim: Claim, offer: DiscountOffer) -> Cents:
    """What is to be paid within the term of a discount."""
    return _asked(claim) - _off(claim, offer)


def left_with_discount(claim: Claim, offer: DiscountOffer) -> Cents:
    """What is still to be paid for a discount, beside what was paid in its term; 0: all of it."""
    in_time = (one.cents for one in kept_payments(claim.ledger) if one.on <= offer.until)
    return max(0, with_discount(claim, offer) - sum(in_time))


def _earned_on(claim: Claim, offer: DiscountOffer) -> date | None:
    """The day on which enough had been paid, at most the last one; None: not in time."""
    needed, paid = with_discount(claim, offer), 0
    for entry in sorted(kept_payments(claim.ledger), key=lambda one: one.on):
        paid += entry.cents
        if entry.on <= offer.until and paid >= needed:
            return entry.on
    return None


def _asked(claim: Claim) -> Cents:
    """What the invoice asks after credit notes, without the discount itself."""
    own = discount_ref(claim.discount) if claim.discount is not None else ""
    credits_ = (e.cents for e in claim.ledger if e.kind is EntryKind.CREDIT and e.ref != own)
    return claim.principal - sum(credits_)


def _off(claim: Claim, offer: DiscountOffer) -> Cents:
    """The discount, half a cent up: less is asked. Never all that the invoice asks."""
    if offer.amount:
        return max(0, min(offer.amount, _asked(claim) - 1))
    return (_asked(claim) * offer.hundredths * 2 + _WHOLE) // (2 * _WHOLE)
