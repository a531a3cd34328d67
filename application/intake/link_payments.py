"""Payments that a debtor starts through a link: they make letters wait, and pay when credited."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

from application.by import By
from application.house import House
from application.patience import Patience
from application.payment_references import agreed_shares, claims_of_reference
from application.settlement import record_money
from domain.application import Receipt, Session
from domain.claim import disputes as disputing
from domain.claim import payments as paying
from domain.claim.balance import balance
from domain.claim.events import ClaimFact, Source
from domain.claim.state import Claim
from domain.days import add_days
from domain.errors import NotFound
from domain.law.account import EntryKind
from domain.money import Cents

PENDING: Final = "payment_pending"
"""The category of a hold while a payment that was started is under way."""
PENDING_DAYS: Final = 5
"""So long letters wait at most; a payment that comes later is still taken."""

_Decide: TypeAlias = Callable[[Claim, Cents, date], list[ClaimFact]]


class LinkState(StrEnum):
    """How far a payment is, as the provider tells it."""

    PENDING = "pending"
    FAILED = "failed"
    CREDITED = "credited"


def note_link_payment(
    house: House,
    creditor_id: UUID,
    *,
    by: By,
    payment_id: str,
    reference: str,
    state: LinkState,
    amount: Cents,
    on: date,
) -> Receipt:
    """Record what a provider tells of a payment; in whatever order it tells, and how often.

    Pending stops the letters of the claims for some days, failed lets them go on, credited
    pays: of several claims as the letter divides what was agreed, else the one that was due first
    (BW 6:43). Raises NotFound
    ``payment.unknown_reference``.
    """
    claims = claims_of_reference(house, creditor_id, reference)
    if not claims:
        raise NotFound(
            "payment.unknown_reference",
            "No letter asked for this reference, or several did for different claims.",
            way_out="Book the payment by hand on the claim it is for.",
        )
    agreed = agreed_shares(house, creditor_id, reference)
    identity = f"link:{payment_id}"
    decide = _deciding(state, identity, on)

    def record(session: Session) -> None:
        known = sorted(map(session.claim, claims), key=lambda one: (one.due_on, one.invoice_number))
        shared = _shared(known, amount, agreed, session.today, identity)
        record_money(session, *((one, decide(one, share, session.today)) for one, share in shared))

    said = ("link", payment_id, reference, state, amount, on)
    mandate = by.command(house, log=creditor_id, said=said)
    return house.collections.carry_out(mandate, record, again=Patience())


def _deciding(state: LinkState, identity: str, on: date) -> _Decide:
    match state:
        case LinkState.PENDING:
            return lambda claim, _, today: _wait(claim, identity, today)
        case LinkState.FAILED:
            return lambda claim, _, __: _go_on(claim, identity)
        case LinkState.CREDITED:
            return lambda claim, share, today: _pay(claim, identity, share, on, today)


def _wait(claim: Claim, identity: str, today: date) -> list[ClaimFact]:
    if not claim.live or _was_credited(claim, identity):
        return []
    until = add_days(today, PENDING_DAYS)
    return disputing.place_hold(
        claim, hold_id=identity, category=PENDING, from_day=today, until=until
    )


def _go_on(claim: Claim, identity: str) -> list[ClaimFact]:
    waits = any(hold.hold_id == identity for hold in claim.holds)
    return disputing.lift_hold(claim, hold_id=identity) if waits else []


def _pay(
    claim: Claim, identity: str, share: Cents, credited_on: date, today: date
) -> list[ClaimFact]:
    if not share:
        return _go_on(claim, identity)
    paid = paying.receive_payment(
        claim,
        payment_id=identity,
        amount=share,
        credited_on=credited_on,
        source=Source(kind="payment_link"),
        today=today,
    )
    return [*paid, *_go_on(claim, identity)]


def _was_credited(claim: Claim, identity: str) -> bool:
    return any(e.kind is EntryKind.PAYMENT and e.ref == identity for e in claim.ledger)


def _shared(
    claims: list[Claim],
    amount: Cents,
    agreed: Mapping[UUID, Cents],
    today: date,
    identity: str,
) -> Iterator[tuple[Claim, Cents]]:
    """Share an amount over claims in this order; what is too much goes to the last of them.

    Where it is to the cent what was ``agreed`` for all of them together, each gets its own: else
    a promise would be broken on one while its money lies on another.
    """
    if any(_was_credited(claim, identity) for claim in claims):
        return
    if sum(agreed.values()) == amount and _fits(claims, agreed, today):
        yield from ((claim, agreed[claim.id]) for claim in claims)
        return
    left = amount
    for number, claim in enumerate(claims, start=1):
        share = left if number == len(claims) else min(left, balance(claim, on=today).total)
        left -= share
        yield claim, share


def _fits(claims: Sequence[Claim], agreed: Mapping[UUID, Cents], today: date) -> bool:
    """Tell whether so much is open of each of them."""
    open_now = {claim.id: balance(claim, on=today).total for claim in claims}
    return agreed.keys() == open_now.keys() and all(
        cents <= open_now[one] for one, cents in agreed.items()
    )
