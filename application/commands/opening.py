"""Commands that open by hand: a creditor, a debtor, and a claim on an invoice."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from application.by import By, Said
from application.house import House
from domain.application import Receipt, Session
from domain.case.opening import open_on_invoice
from domain.claim.opening import Invoice
from domain.creditor.decisions import change_terms as decide_terms
from domain.creditor.decisions import marks_of as creditor_marks
from domain.creditor.decisions import register
from domain.creditor.events import TermsChanged
from domain.debtor.decisions import marks_of as debtor_marks
from domain.debtor.decisions import newcomer as newcomer_of
from domain.debtor.events import DebtorRegistered
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import claim_id, command_id
from domain.parties import Capacity, ContactDetails, CreditorProfile, PartyNumbers


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDebtor:
    """A debtor to be registered with his first claim, unless his numbers are known."""

    contact: ContactDetails
    capacity: Capacity = Capacity.UNKNOWN
    numbers: PartyNumbers = field(default_factory=PartyNumbers)
    language: str = "nl"


def register_creditor(
    house: House, *, by: By, profile: CreditorProfile, ibans: tuple[str, ...] = ()
) -> UUID:
    """Register a creditor by hand and give his id; his KvK number is known only once.

    Raises Conflict where that number is another creditor's.
    """
    creditor_id = command_id(INSTALLATION, by.actor, f"creditor:{by.key}")

    def decide(session: Session) -> None:
        facts = register(
            session.creditor(creditor_id),
            profile=profile,
            ibans=ibans,
            payments_checked=house.settings.payments_checked,
            plan_for_consumers=house.settings.plan_for_consumers,
            plan_for_businesses=house.settings.plan_for_businesses,
        )
        session.record(StreamRef.creditor(creditor_id), facts)
        for kind, value in creditor_marks(profile):
            session.identify(kind=kind, value=value, stream=creditor_id, log=INSTALLATION)

    said = ("creditor", profile.model_dump_json(), *ibans)
    house.collections.carry_out(by.command(house, log=creditor_id, said=said), decide)
    return creditor_id


def change_terms(house: House, creditor_id: UUID, *, by: By, terms: TermsChanged) -> Receipt:
    """Change a creditor's accounts, plans or VAT position; raises NotFound."""

    def decide(session: Session) -> None:
        facts = decide_terms(session.creditor(creditor_id), terms)
        session.record(StreamRef.creditor(creditor_id), facts)

    said = ("terms", terms.model_dump_json())
    return house.collections.carry_out(by.command(house, log=creditor_id, said=said), decide)


def open_by_hand(
    house: House,
    *,
    by: By,
    creditor_id: UUID,
    debtor: UUID | NewDebtor,
    invoice: Invoice,
) -> Receipt:
    """Open a claim of a known creditor on an invoice, with a new debtor or a known one.

    Raises Refusal ``invoice.number_used``, ``debtor.unknown``, ``creditor.unknown`` or what
    the intake checks refuse. The same command again is nothing new.
    """
    identity = claim_id(creditor_id, invoice.number)
    debtor_id = debtor if isinstance(debtor, UUID) else _debtor_id(house, creditor_id, by, debtor)

    newcomer = None if isinstance(debtor, UUID) else _newcomer(creditor_id, debtor)

    def decide(session: Session) -> None:
        opening = open_on_invoice(
            session.claim(identity),
            invoice,
            creditor=session.creditor(creditor_id),
            debtor=session.debtor(debtor_id),
            newcomer=newcomer,
            today=session.today,
        )
        of_debtor = StreamRef(StreamKind.DEBTOR, debtor_id, creditor_id)
        of_claim = StreamRef(StreamKind.CLAIM, identity, creditor_id)
        session.record(of_debtor, opening.newcomer, subject=debtor_id)
        session.record(of_claim, opening.for_claim, subject=debtor_id, policy=opening.plan)
        session.record(of_debtor, opening.for_debtor)
        if isinstance(debtor, NewDebtor) and opening.newcomer:
            for kind, value in debtor_marks(debtor.numbers):
                hashed = house.store.identity_hash(value)
                session.identify(kind=kind, value=hashed, stream=debtor_id)

    command = by.command(house, log=creditor_id, said=_said(creditor_id, debtor, invoice))
    return house.collections.carry_out(command, decide)


def _newcomer(creditor_id: UUID, debtor: NewDebtor) -> DebtorRegistered:
    return newcomer_of(
        creditor_id=creditor_id,
        contact=debtor.contact,
        numbers=debtor.numbers,
        capacity=debtor.capacity,
        language=debtor.language,
    )


def _debtor_id(house: House, creditor_id: UUID, by: By, debtor: NewDebtor) -> UUID:
    """Give the debtor whom a number of his names already, else an id that a repeat gives again."""
    for kind, value in debtor_marks(debtor.numbers):
        known = house.store.find_identity(creditor_id, kind, house.store.identity_hash(value))
        if known:
            return known
    return uuid5(command_id(creditor_id, by.actor, by.key), "debtor")


def _said(creditor_id: UUID, debtor: UUID | NewDebtor, invoice: Invoice) -> Said:
    who = debtor if isinstance(debtor, UUID) else debtor.contact.model_dump_json()
    return "opening", creditor_id, who, repr(invoice)
