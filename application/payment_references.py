"""Payment references kept with the order of a letter, and found again when money comes in."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from application.house import House
from domain.application import Session
from domain.facts import StreamKind
from domain.letter.order.decision import Order
from domain.letter.text.payment_reference import squeezed
from domain.money import Cents

REFERENCE: Final = "payment_reference"
SHARED: Final = "payment_reference_shared"
"""A reference that several claims were given by their invoices: it names none of them."""


def remember_reference(house: House, session: Session, order: Order) -> None:
    """Let a letter's reference identify its claim, or the letter itself where it has several."""
    reference, claims = squeezed(order.ordered.payment_reference), order.ordered.claims
    named = claims[0].claim_id if len(claims) == 1 else order.letter_id
    log = session.mandate.log
    taken = house.store.find_identity(log, REFERENCE, reference)
    if taken in {None, named}:
        session.identify(kind=REFERENCE, value=reference, stream=named)
    elif house.store.find_identity(log, SHARED, reference) is None:
        session.identify(kind=SHARED, value=reference, stream=named)


def agreed_shares(house: House, creditor_id: UUID, reference: str) -> Mapping[UUID, Cents]:
    """What a letter about one agreement over several claims asks of each, by its reference.

    Of a promise what was promised, of an instalment its share. Empty where it asks no such thing.
    """
    named = house.store.find_identity(creditor_id, REFERENCE, squeezed(reference))
    if named is None or house.collections.history(named)[0].kind is StreamKind.CLAIM:
        return {}
    order = house.collections.letter(named).order
    parts = order.claims if order else ()
    return {one.claim_id: one.instalment for one in parts if one.instalment is not None}


def claims_of_reference(house: House, creditor_id: UUID, reference: str) -> tuple[UUID, ...]:
    """The claims that a reference on one of our letters stands for.

    Empty where it stands on none, or on letters about different claims: then a person looks.
    """
    bare = squeezed(reference)
    named = house.store.find_identity(creditor_id, REFERENCE, bare)
    if named is None or house.store.find_identity(creditor_id, SHARED, bare):
        return ()
    if house.collections.history(named)[0].kind is StreamKind.CLAIM:
        return (named,)
    order = house.collections.letter(named).order
    return tuple(part.claim_id for part in order.claims) if order else ()
