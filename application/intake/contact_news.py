"""What the customer of an invoice says of how he is reached, laid beside what is known of him."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.house import House
from domain.application import Session
from domain.debtor.contacts import News, differs, news_of
from domain.debtor.decisions import change_contact
from domain.debtor.state import Debtor
from domain.errors import Conflict
from domain.facts import StreamKind, StreamRef
from domain.parties import ContactDetails
from domain.sealing import Purpose


@dataclass(frozen=True, slots=True)
class ContactNews:
    """What follows for a known debtor, decided on a version of him; nothing: it is as known."""

    said: News
    invoiced_on: date
    version: int


NO_NEWS = ContactNews(News(), date.min, 0)


def contact_news(
    house: House,
    debtor: Debtor,
    said: ContactDetails,
    *,
    invoiced_on: date,
    days: dict[UUID, date],
) -> ContactNews:
    """Whether an invoice's contact details become the debtor's, or are asked about.

    They rest on his newest invoice that was taken in as a file, or on what was said later. His
    claims are read only where something differs, and each once: ``days`` remembers them.
    """
    known = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    if known is None or not differs(known, said):
        return NO_NEWS
    for one in debtor.claims:
        if one not in days:
            claim = house.collections.claim(one)
            stands = claim.opened and claim.debtor_id == debtor.id and claim.document_sha256
            days[one] = claim.issued_on if stands else date.min
    rests_on = max([*(days[one] for one in debtor.claims), debtor.invoiced_on])
    news = news_of(debtor, known=known, said=said, invoiced_on=invoiced_on, rests_on=rests_on)
    return ContactNews(news, invoiced_on, debtor.version)


def record_contact(session: Session, creditor_id: UUID, debtor_id: UUID, news: ContactNews) -> None:
    """Record the contact details of a newer invoice, in the save of its claim.

    Raises Conflict where the debtor is not as he was when this was decided.
    """
    if news.said.contact is None:
        return
    if session.debtor(debtor_id).version != news.version:
        raise Conflict("the debtor changed meanwhile")
    fact = change_contact(news.said.contact, invoiced_on=news.invoiced_on)
    stream = StreamRef(StreamKind.DEBTOR, debtor_id, creditor_id)
    session.record(stream, [fact], subject=debtor_id)
