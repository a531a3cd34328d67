"""Whether e-mail of a domain may leave: it stops where a mail server refuses its sender."""

from collections.abc import Iterator
from typing import Final

from application.house import House
from domain.application import Session
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import mail_domain_id
from domain.letter.state import Letter
from domain.mail_domain import decisions
from domain.mail_domain.events import MailDomainFact
from domain.mail_domain.state import MailDomain

MAIL_STOPPED: Final = "e-mail from this sender stopped"
"""How the reason begins for which letters of a sender wait who was refused."""


def domain_of(address: str) -> str:
    """The domain of an address as it is compared; empty for none."""
    return address.rpartition("@")[2].strip().lower()


def why_stopped(house: House, domain: str) -> str:
    """Why no e-mail of a domain leaves now; empty: it may."""
    known = house.collections.mail_domain(mail_domain_id(domain))
    if known.stopped is not None:
        return f"{MAIL_STOPPED}: {domain} was refused ({known.stopped.status})"
    return ""


def stopped_domains(house: House) -> Iterator[MailDomain]:
    """The domains of which e-mail stopped."""
    for one in house.store.streams(StreamKind.MAIL_DOMAIN):
        known = house.collections.mail_domain(one)
        if known.stopped is not None:
            yield known


def note_refused(session: Session, letter: Letter, *, status: str) -> None:
    """Stop e-mail of the domain that a letter was sent from, in the save of its outcome."""
    # Our own Message-IDs end in the domain of the sender.
    if name := domain_of(letter.message_id):
        known = session.mail_domain(mail_domain_id(name))
        facts = decisions.stop(known, name=name, status=status, letter_id=letter.id)
        record_on_domain(session, known, facts)


def record_on_domain(session: Session, known: MailDomain, facts: list[MailDomainFact]) -> None:
    """Record facts of a domain: it belongs to the house, whoever's letter it was."""
    stream = StreamRef(StreamKind.MAIL_DOMAIN, known.id, INSTALLATION)
    reason = known.id if session.mandate.reason_text else None
    session.record(stream, facts, subject=reason)
