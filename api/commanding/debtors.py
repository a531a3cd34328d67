"""Commands on a debtor: capacity, contact details, and what bars the way to him."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from api.commanding.by import By, on_debtor, stream_of_debtor
from api.wiring import House
from domain.application import Receipt, Session, stream_of_claim
from domain.claim.events import CorrectedField, Mark
from domain.claim.opening import clear_mark, correct, interest_kind_for
from domain.debtor import events
from domain.debtor.events import DebtorFact
from domain.debtor.state import Debtor
from domain.parties import Capacity, ContactDetails
from domain.sealing import Sealed


class Bar(StrEnum):
    """What stops every step for a debtor."""

    BANKRUPTCY = "bankruptcy"
    DEBT_RESTRUCTURING = "debt_restructuring"
    DEBT_HELP = "debt_help"
    GUARDIANSHIP = "guardianship"
    DEATH = "death"


_ENDED: Final[Mapping[Bar, DebtorFact | None]] = MappingProxyType(
    {
        Bar.BANKRUPTCY: events.BankruptcyEnded(),
        Bar.DEBT_RESTRUCTURING: events.DebtRestructuringEnded(),
        Bar.DEBT_HELP: events.DebtHelpEnded(),
        Bar.GUARDIANSHIP: events.GuardianshipEnded(),
        Bar.DEATH: None,
    }
)


def establish_capacity(
    house: House, debtor_id: UUID, *, by: By, capacity: Capacity, evidence: str
) -> Receipt:
    """Record in what capacity the debtor acts; the interest of his live claims follows it."""

    def decide(session: Session, debtor: Debtor) -> None:
        if debtor.capacity is not capacity:
            fact = events.CapacityEstablished(capacity=capacity, evidence=evidence)
            session.record(stream_of_debtor(debtor), [fact])
        for claim_id in debtor.claims:
            _follow_capacity(session, claim_id, capacity, evidence)

    said = ("capacity", capacity, evidence)
    return on_debtor(house, debtor_id, by=by, said=said, decide=decide)


def change_contact_details(
    house: House, debtor_id: UUID, *, by: By, contact: ContactDetails
) -> Receipt:
    """Record how to reach the debtor from now on; the marks for a missing address are cleared."""
    fact = events.ContactDetailsChanged(
        contact=Sealed.of(contact),
        postable=contact.address.complete,
        mailable=bool(contact.email),
    )

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
        if debtor.bars.get(bar.value, date.min) != until:
            session.record(stream_of_debtor(debtor), [_begun(bar, since or session.today, until)])

    return on_debtor(house, debtor_id, by=by, said=("bar", bar, since, until), decide=decide)


def end_bar(house: House, debtor_id: UUID, *, by: By, bar: Bar) -> Receipt:
    """Record that what barred the way has ended; a death does not."""

    def decide(session: Session, debtor: Debtor) -> None:
        ended = _ENDED[bar]
        if ended is not None and bar.value in debtor.bars:
            session.record(stream_of_debtor(debtor), [ended])

    return on_debtor(house, debtor_id, by=by, said=("end of bar", bar), decide=decide)


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


def _follow_capacity(session: Session, claim_id: UUID, capacity: Capacity, evidence: str) -> None:
    claim = session.claim(claim_id)
    if not claim.live or claim.default:
        return
    kind = interest_kind_for(capacity).value
    facts = correct(claim, field=CorrectedField.INTEREST_KIND, new=kind, evidence=evidence)
    if capacity is not Capacity.UNKNOWN:
        facts += clear_mark(claim, Mark.CAPACITY_UNKNOWN)
    session.record(stream_of_claim(claim), facts)


def _begun(bar: Bar, since: date, until: date | None) -> DebtorFact:
    begun: dict[Bar, DebtorFact] = {
        Bar.BANKRUPTCY: events.BankruptcyDeclared(declared_on=since),
        Bar.DEBT_RESTRUCTURING: events.DebtRestructuringStarted(),
        Bar.DEBT_HELP: events.DebtHelpStarted(until=until),
        Bar.GUARDIANSHIP: events.GuardianshipOrdered(),
        Bar.DEATH: events.DeathReported(),
    }
    return begun[bar]
