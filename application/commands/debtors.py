"""Commands on a debtor: capacity, contact details, and what bars the way to him."""

from datetime import date
from uuid import UUID

from application.by import By, on_debtor, stream_of_debtor
from application.house import House
from domain.application import Receipt, Session, stream_of_claim
from domain.claim.events import Mark
from domain.claim.opening import clear_mark
from domain.debtor import decisions as deciding
from domain.debtor import events
from domain.debtor.decisions import Bar
from domain.debtor.state import Debtor
from domain.law.estate import Acceptance
from domain.parties import Capacity, ContactDetails

__all__ = [
    "Bar",
    "begin_bar",
    "change_contact_details",
    "end_bar",
    "establish_capacity",
    "know_heirs",
    "report_address_unknown",
]


def establish_capacity(
    house: House, debtor_id: UUID, *, by: By, capacity: Capacity, evidence: str
) -> Receipt:
    """Record in what capacity the debtor acts; the interest of his live claims follows it."""

    def decide(session: Session, debtor: Debtor) -> None:
        facts = deciding.establish_capacity(debtor, capacity=capacity, evidence=evidence)
        session.record(stream_of_debtor(debtor), facts)
        for claim in (session.claim(one) for one in debtor.claims):
            followed = deciding.follow_capacity(claim, capacity=capacity, evidence=evidence)
            session.record(stream_of_claim(claim), followed)

    said = ("capacity", capacity, evidence)
    return on_debtor(house, debtor_id, by=by, said=said, decide=decide)


def change_contact_details(
    house: House, debtor_id: UUID, *, by: By, contact: ContactDetails
) -> Receipt:
    """Record how to reach the debtor from now on; the marks for a missing address are cleared."""
    fact = deciding.change_contact(contact)

    def decide(session: Session, debtor: Debtor) -> None:
        session.record(stream_of_debtor(debtor), [fact], subject=debtor.id)
        for claim in (session.claim(one) for one in debtor.claims):
            if fact.postable or fact.mailable:
                cleared = clear_mark(claim, Mark.NO_CONTACT_DETAILS)
                session.record(stream_of_claim(claim), cleared)

    said = ("contact details", contact.model_dump_json())
    return on_debtor(house, debtor_id, by=by, said=said, decide=decide)


def begin_bar(
    house: House,
    debtor_id: UUID,
    *,
    by: By,
    bar: Bar,
    since: date | None = None,
    until: date | None = None,
) -> Receipt:
    """Record what bars every step for the debtor; repeated, it is nothing new."""

    def decide(session: Session, debtor: Debtor) -> None:
        begun = deciding.begin_bar(debtor, bar=bar, since=since or session.today, until=until)
        session.record(stream_of_debtor(debtor), begun)

    return on_debtor(house, debtor_id, by=by, said=("bar", bar, since, until), decide=decide)


def end_bar(house: House, debtor_id: UUID, *, by: By, bar: Bar) -> Receipt:
    """Record that what barred the way has ended; raises Refusal ``bar.death``."""

    def decide(session: Session, debtor: Debtor) -> None:
        session.record(stream_of_debtor(debtor), deciding.end_bar(debtor, bar=bar))

    return on_debtor(house, debtor_id, by=by, said=("end of bar", bar), decide=decide)


def know_heirs(
    house: House,
    debtor_id: UUID,
    *,
    by: By,
    contact: ContactDetails,
    acceptance: Acceptance,
    died_on: date | None = None,
) -> Receipt:
    """Record who inherited: the letters go to them, and the steps of live claims begin anew."""

    def decide(session: Session, debtor: Debtor) -> None:
        facts = deciding.know_heirs(
            debtor,
            contact=contact,
            acceptance=acceptance,
            died_on=died_on,
            today=session.today,
        )
        session.record(stream_of_debtor(debtor), facts, subject=debtor.id)
        for claim in (session.claim(one) for one in debtor.claims):
            session.record(stream_of_claim(claim), deciding.begin_anew_for_heirs(claim))

    said = ("heirs", contact.model_dump_json(), acceptance, died_on)
    return on_debtor(house, debtor_id, by=by, said=said, decide=decide)


def report_address_unknown(house: House, debtor_id: UUID, *, by: By) -> Receipt:
    """Record that the debtor no longer lives where we wrote to."""
    return on_debtor(
        house,
        debtor_id,
        by=by,
        said=("address unknown",),
        decide=lambda session, debtor: session.record(
            stream_of_debtor(debtor), [events.AddressUnknown()] if debtor.postable else []
        ),
    )
