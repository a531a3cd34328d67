"""Whose keys are destroyed with those of a debtor, so that nothing personal of him is left."""

from collections.abc import Iterator
from uuid import UUID

from application.house import House
from domain.claim.events import MailReceived
from domain.facts import in_force


def erase_debtor(house: House, debtor_id: UUID) -> None:
    """Destroy the keys of a debtor, of who proved to be him, and of the mails on their claims.

    A mail that a person placed lies under keys of its own: its copy on the claim under the
    debtor's is not all of it. What it is on of somebody else stays readable there. Facts stay.
    """
    for subject in subjects_of(house, debtor_id):
        house.store.keys.erase(subject)


def subjects_of(house: House, debtor_id: UUID) -> tuple[UUID, ...]:
    """The subjects under whose keys it is kept what a debtor told, and what is told of him."""
    debtor = house.collections.debtor(debtor_id)
    found = dict.fromkeys((debtor.id, *debtor.joined))
    for claim in house.collections.claims_of(debtor):
        found |= dict.fromkeys(_mails(house, claim.id))
    return tuple(found)


def _mails(house: House, claim_id: UUID) -> Iterator[UUID]:
    for one in in_force(house.collections.history(claim_id)):
        if isinstance(one.fact, MailReceived) and one.fact.mail_id is not None:
            yield one.fact.mail_id
