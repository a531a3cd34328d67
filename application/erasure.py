"""Whose keys are destroyed with those of a debtor, so that nothing personal of him is left."""

from collections.abc import Iterator
from uuid import UUID

from application.house import House
from domain.claim.events import CollectionOrdered, MailReceived
from domain.facts import in_force


def erase_debtor(house: House, debtor_id: UUID) -> None:
    """Destroy the keys of a debtor, of who proved to be him, of mails and batches of their claims.

    A mail that a person placed lies under keys of its own: its copy on the claim under the
    debtor's is not all of it. What it is on of somebody else stays readable there. The file of a
    batch of direct debits names his account among others' under one key: it is gone for all of
    them, and what it collected stands in the facts. Facts stay.
    """
    for subject in subjects_of(house, debtor_id):
        house.store.keys.erase(subject)


def subjects_of(house: House, debtor_id: UUID) -> tuple[UUID, ...]:
    """The subjects under whose keys it is kept what a debtor told, and what is told of him."""
    debtor = house.collections.debtor(debtor_id)
    found = dict.fromkeys((debtor.id, *debtor.joined))
    for claim in house.collections.claims_of(debtor):
        found |= dict.fromkeys(_beside(house, claim.id))
    return tuple(found)


def _beside(house: House, claim_id: UUID) -> Iterator[UUID]:
    """The mails of a claim, and the batches that ever collected it, also by an error."""
    history = house.collections.history(claim_id)
    for one in in_force(history):
        if isinstance(one.fact, MailReceived) and one.fact.mail_id is not None:
            yield one.fact.mail_id
    for one in history:
        if isinstance(one.fact, CollectionOrdered) and one.fact.batch_id is not None:
            yield one.fact.batch_id
