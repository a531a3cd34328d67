"""Who sends the link to sign: nobody sends it to an address that he brought himself."""

from typing import Final

from application.house import House
from domain.application import Session
from domain.debtor.events import DebtorRegistered
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import Recorded, in_force
from domain.ids import user_id
from domain.parties import ContactDetails
from domain.sealing import Purpose, Sealed

_IMPORT: Final = "import "
"""How the name of a command begins by which a file is taken in."""


def require_another_brought_it(session: Session, house: House, debtor: Debtor) -> None:
    """Refuse ``signing_link.own_address`` whoever said the e-mail address of a debtor himself.

    He could have the link sent to himself, and sign in the debtor's name: a colleague looks at
    the address and sends it. Who registered the debtor by hand said it, and a user who brought
    the file that it stood in: anybody can write one. At the machine itself a file is taken at
    its word, as all is carried out there at once.
    """
    own = session.user(user_id(session.mandate.actor)).added
    now = _mail(house, debtor.contact)
    before = ""
    for recorded in in_force(session.reads.history(debtor.id)):
        contact = getattr(recorded.fact, "contact", None)
        if contact is None:
            continue
        mail = _mail(house, contact)
        said = own or not _by_file(recorded)
        if said and mail and mail == now != before and recorded.actor == session.mandate.actor:
            raise Refusal(
                "signing_link.own_address",
                "You recorded the debtor's e-mail address yourself: another person sends the link.",
                way_out="Let a colleague look at the address, and send it; or sign on paper.",
            )
        before = mail


def _by_file(recorded: Recorded) -> bool:
    """Whether it stood in an invoice or a list that was brought, and nobody typed it."""
    on_invoice = getattr(recorded.fact, "invoiced_on", None) is not None
    first = isinstance(recorded.fact, DebtorRegistered)
    return on_invoice or (first and recorded.command_name.startswith(_IMPORT))


def _mail(house: House, contact: Sealed[ContactDetails] | None) -> str:
    """The e-mail address in details; empty: there is none, or they were erased."""
    found = house.open(contact, ContactDetails, Purpose.CONTACT)
    return found.email.strip().lower() if found else ""
