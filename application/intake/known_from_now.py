"""By what a debtor is known from here on and who may be the same: one way for every door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from application.house import House
from application.intake.concerned import hold_alike
from application.intake.known_debtors import Found, KnownDebtors
from application.intake.likeness import Alike, record_likeness
from application.numbers import customer_numbers_by_hand
from domain.application import Session
from domain.errors import Refusal
from domain.parties import ContactDetails, PartyNumbers


@dataclass(frozen=True, slots=True)
class ByHand:
    """Whom a person means who gives name and numbers: known, or to be registered."""

    found: Found
    alike: Alike

    def keep(self, session: Session, debtor_id: UUID, *, but: UUID | None = None) -> None:
        """Keep by what he is known from now on, and propose who may be the same, ``but`` one."""
        keep_known(
            session,
            debtor_id,
            identities=(*self.found.missing, *self.alike.identities),
            alike=self.alike.others,
            but=but,
        )


def recognised_by_hand(
    house: House,
    creditor_id: UUID,
    contact: ContactDetails,
    numbers: PartyNumbers,
    *,
    but: UUID | None = None,
) -> ByHand:
    """Whom numbers name that a person gives, or by what he is to be known; ``but``: he is not.

    Raises Refusal ``debtor.unclear``: the person is there to say who is meant.
    """
    known = KnownDebtors(house)
    identifiers = customer_numbers_by_hand(numbers, contact.address.country)
    found = known.find(creditor_id, contact, identifiers)
    if found.unclear and {found.debtor, *found.others} - {None, but}:
        raise Refusal(
            "debtor.unclear",
            "A number of this debtor is known as that of somebody with another name and"
            " address, or two of them name two debtors.",
            way_out="Name the debtor who is meant by his id, or leave the number out.",
        )
    return ByHand(found, known.alike(creditor_id, found, contact, numbers=numbers))


def keep_known(
    session: Session,
    debtor_id: UUID,
    *,
    identities: Iterable[tuple[str, str]],
    alike: Mapping[UUID, Iterable[object]],
    but: UUID | None = None,
) -> None:
    """Keep the numbers and traits that nobody else has, and propose who may be the same.

    ``but`` is not proposed: a person just said that this is somebody else. Who is as one of whom
    a credit note waits is held for it.
    """
    found = tuple(identities)
    for kind, hashed in found:
        session.identify(kind=kind, value=hashed, stream=debtor_id)
    others = {who: why for who, why in alike.items() if who not in {but, debtor_id}}
    record_likeness(session, session.mandate.log, debtor_id, others)
    hold_alike(session, debtor_id, (hashed for _, hashed in found))
