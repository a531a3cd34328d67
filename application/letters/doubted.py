"""What a letter that came back says of the earlier ones to the same e-mail address."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from application.house import House
from domain.application import Session
from domain.claim.events import Channel
from domain.debtor.events import ContactDetailsChanged, DebtorRegistered, HeirsKnown
from domain.facts import StreamKind, StreamRef, in_force
from domain.letter.delivered import cast_doubt
from domain.letter.events import DeliveryFailed, DispatchFailed, LetterFact
from domain.letter.refusals import order_of
from domain.letter.state import Letter
from domain.parties import ContactDetails
from domain.sealing import Purpose


def doubt_earlier(
    house: House, session: Session, letter: Letter, facts: Sequence[LetterFact]
) -> None:
    """Doubt what was mailed before to an address that refused a letter for good.

    On every claim of the debtor as whom he is known by now, in the same save; which address a
    letter went to is read from what was known on the day it went of whom it went to.
    """
    channel = letter.channel or order_of(letter).channel
    refused = next((fact for fact in facts if _for_good(fact)), None)
    if refused is None or channel is not Channel.EMAIL or not letter.of_debtor:
        return
    sent_to = order_of(letter).debtor_id
    address = _address(house, sent_to, letter.sent_on or letter.started_on or session.today)
    claims = session.claims_of(session.debtor_now(sent_to))
    sent = (one for claim in claims for one in claim.letters)
    for letter_id in dict.fromkeys(one.letter_id for one in sent):
        earlier = session.letter(letter_id)
        if _went_to(house, earlier) == address != "":
            code = refused.code if isinstance(refused, DeliveryFailed) else ""
            stream = StreamRef(StreamKind.LETTER, earlier.id, session.mandate.log)
            session.record(stream, cast_doubt(earlier, bounced=letter, code=code))


def _for_good(fact: LetterFact) -> bool:
    return isinstance(fact, DeliveryFailed | DispatchFailed) and fact.permanent


def _went_to(house: House, letter: Letter) -> str:
    """The e-mail address of whom a letter went to then; he may be known as another by now."""
    if letter.sent_on is None or letter.order is None:
        return ""
    return _address(house, letter.order.debtor_id, letter.sent_on)


def _address(house: House, debtor: UUID, on: date) -> str:
    """The e-mail address that was known of a debtor on a day; empty: none, or it was erased."""
    found = ""
    for recorded in in_force(house.collections.history(debtor)):
        fact = recorded.fact
        if (
            isinstance(fact, DebtorRegistered | ContactDetailsChanged | HeirsKnown)
            and recorded.effective_on <= on
        ):
            contact = house.open(fact.contact, ContactDetails, Purpose.CONTACT)
            found = contact.email.strip().lower() if contact else ""
    return found
