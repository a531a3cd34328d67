"""Who sends the link to sign: nobody sends it to an address that he brought himself."""

from application.house import House
from domain.application import Session
from domain.debtor.events import DebtorRegistered
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import in_force
from domain.parties import ContactDetails
from domain.sealing import Purpose, Sealed


def require_another_brought_it(session: Session, house: House, debtor: Debtor) -> None:
    """Refuse ``signing_link.own_address`` whoever said the e-mail address of a debtor himself.

    He could have the link sent to himself, and sign in the debtor's name: a colleague looks at
    the address and sends it. What stood on an invoice nobody here said.
    """
    now = _mail(house, debtor.contact)
    before = ""
    for recorded in in_force(session.reads.history(debtor.id)):
        contact = getattr(recorded.fact, "contact", None)
        if contact is None:
            continue
        mail = _mail(house, contact)
        by_invoice = getattr(recorded.fact, "invoiced_on", None) is not None
        said = not by_invoice and not isinstance(recorded.fact, DebtorRegistered)
        if said and mail == now != before and recorded.actor == session.mandate.actor:
            raise Refusal(
                "signing_link.own_address",
                "You recorded the debtor's e-mail address yourself: another person sends the link.",
                way_out="Let a colleague look at the address, and send it; or sign on paper.",
            )
        before = mail


def _mail(house: House, contact: Sealed[ContactDetails] | None) -> str:
    """The e-mail address in details; empty: there is none, or they were erased."""
    found = house.open(contact, ContactDetails, Purpose.CONTACT)
    return found.email.strip().lower() if found else ""
