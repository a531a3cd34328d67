"""Whether e-mail of a domain may leave: it stops where a mail server refuses its sender."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from application.house import House
from application.patience import Patience
from domain.application import Mandate, Session
from domain.days import in_amsterdam
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import mail_domain_id
from domain.letter.state import Letter
from domain.mail_domain import decisions
from domain.mail_domain.events import MailDomainFact
from domain.mail_domain.state import MailDomain

MAIL_STOPPED: Final = "e-mail from this sender stopped"
"""How the reason begins for which letters of a sender wait who was refused."""
MAIL_UNCHECKED: Final = "e-mail from this sender was not checked yet"
"""How the reason begins for which letters wait whose sender nobody looked at."""
CHECKED_FIRST_FROM: Final = date(2026, 11, 30)
"""Live stores made from this day on send no e-mail before its domain was checked; those from
before sent already, and go on."""


def domain_of(address: str) -> str:
    """The domain of an address as it is compared; empty for none."""
    return address.rpartition("@")[2].strip().lower()


def why_stopped(house: House, domain: str) -> str:
    """Why no e-mail of a domain leaves now; empty: it may."""
    known = house.collections.mail_domain(mail_domain_id(domain))
    if known.stopped is not None:
        return f"{MAIL_STOPPED}: {domain} was refused ({known.stopped.status})"
    return ""


def checked_first(house: House) -> bool:
    """Whether this store sends no e-mail of a domain that nobody looked at."""
    made = in_amsterdam(datetime.fromisoformat(house.store.info.created_at)).date()
    return not house.sandbox and made >= CHECKED_FIRST_FROM


def why_unchecked(house: House, domain: str) -> str:
    """Why the first e-mail of a domain waits; empty: it may go, or went."""
    if not checked_first(house):
        return ""
    known = house.collections.mail_domain(mail_domain_id(domain))
    return "" if decisions.may_begin(known, today=house.today) else f"{MAIL_UNCHECKED}: {domain}"


def want_checks(house: House, mandate: Mandate) -> None:
    """Ask that somebody looks at each domain from which this house would send."""
    if not house.settings.smtp_host or not checked_first(house):
        return
    for name in sorted(_senders(house)):
        if why_unchecked(house, name):
            _want_check(house, mandate, name)


def _senders(house: House) -> set[str]:
    """The domains of the settings, else of the creditors."""
    if house.settings.sender:
        return {domain_of(house.settings.sender)} - {""}
    creditors = map(house.collections.creditor, house.store.streams(StreamKind.CREDITOR))
    return {domain_of(one.profile.email) for one in creditors} - {""}


def _want_check(house: House, mandate: Mandate, name: str) -> None:
    def decide(session: Session) -> None:
        known = session.mail_domain(mail_domain_id(name))
        record_on_domain(
            session, known, decisions.want_check(known, name=name, today=session.today)
        )

    command = replace(mandate, key=f"mail-check:{name}:{house.today}")
    house.collections.carry_out(command, decide, again=Patience())


def record_check(
    house: House, domain: str, *, lacking: tuple[str, ...], actor: str, role: str
) -> None:
    """Take down that somebody looked at a domain, and what was not right."""

    def decide(session: Session) -> None:
        known = session.mail_domain(mail_domain_id(domain))
        record_on_domain(session, known, decisions.check(domain, lacking=lacking))

    command = Mandate(
        key=f"mail-checked:{house.new_id()}",
        actor=actor,
        role=role,
        name="mail check",
        today=house.today,
        log=INSTALLATION,
    )
    house.collections.carry_out(command, decide, again=Patience())


def note_first_sent(house: House, session: Session, letter: Letter) -> None:
    """Take down that a domain's first e-mail went out, in the save of the letter's outcome."""
    # A short message has the letter's id alone, a letter on paper none.
    name = domain_of(letter.message_id) if "@" in letter.message_id else ""
    if name and checked_first(house):
        known = session.mail_domain(mail_domain_id(name))
        facts = decisions.first_sent(known, name=name, letter_id=letter.id)
        record_on_domain(session, known, facts)


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
