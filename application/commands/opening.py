"""Commands that open by hand: a creditor, a debtor, and a claim on an invoice."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from application.by import By, Said
from application.house import House
from domain.application import Receipt, Session
from domain.claim.opening import Invoice, open_claim, term_of
from domain.claim.state import Claim
from domain.creditor.events import CreditorRegistered, TermsChanged
from domain.creditor.plans import plan_for_new_claim
from domain.creditor.state import Creditor
from domain.debtor.events import ClaimOpenedForDebtor, DebtorRegistered
from domain.errors import NotFound, Refusal
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import claim_id, command_id
from domain.money import as_decimal
from domain.parties import Capacity, ContactDetails, CreditorProfile, PartyNumbers
from domain.sealing import Sealed


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
        session.creditor(creditor_id)
        fact = CreditorRegistered(
            profile=profile,
            ibans=ibans,
            payments_checked=house.settings.payments_checked,
            plan_for_consumers=house.settings.plan_for_consumers,
            plan_for_businesses=house.settings.plan_for_businesses,
        )
        session.record(StreamRef.creditor(creditor_id), [fact])
        for kind, value in (("creditor_kvk", profile.kvk), ("creditor_vat", profile.vat)):
            squeezed = "".join(value.split()).upper()
            session.identify(kind=kind, value=squeezed, stream=creditor_id, log=INSTALLATION)

    said = ("creditor", profile.model_dump_json(), *ibans)
    house.collections.carry_out(by.command(house, log=creditor_id, said=said), decide)
    return creditor_id


def change_terms(house: House, creditor_id: UUID, *, by: By, terms: TermsChanged) -> Receipt:
    """Change a creditor's accounts, plans or VAT position; raises NotFound."""

    def decide(session: Session) -> None:
        _require(session.creditor(creditor_id))
        session.record(StreamRef.creditor(creditor_id), [terms])

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

    def decide(session: Session) -> None:
        _require_new(session.claim(identity), invoice)
        creditor = _require(session.creditor(creditor_id))
        _open(session, creditor, identity, debtor_id, debtor, invoice, house)

    command = by.command(house, log=creditor_id, said=_said(creditor_id, debtor, invoice))
    return house.collections.carry_out(command, decide)


def _open(  # noqa: PLR0917 - one place that knows every part of an opening
    session: Session,
    creditor: Creditor,
    identity: UUID,
    debtor_id: UUID,
    debtor: UUID | NewDebtor,
    invoice: Invoice,
    house: House,
) -> None:
    known = session.debtor(debtor_id)
    stream = StreamRef(StreamKind.DEBTOR, debtor_id, creditor.id)
    capacity, reachable = known.capacity, known.postable or known.mailable
    if not known.registered:
        fact = _registration(creditor.id, debtor)
        capacity, reachable = fact.capacity, fact.postable or fact.mailable
        session.record(stream, [fact], subject=debtor_id)
        _identify(session, house, debtor_id, debtor)
    elif known.creditor_id != creditor.id:
        raise _unknown_debtor()
    plan = plan_for_new_claim(creditor, capacity=capacity, principal=invoice.principal)
    facts = open_claim(
        invoice,
        creditor_id=creditor.id,
        debtor_id=debtor_id,
        capacity=capacity,
        reachable=reachable,
        plan=plan.key,
        today=session.today,
        old_after_days=plan.entry.older_than_days,
    )
    claim = StreamRef(StreamKind.CLAIM, identity, creditor.id)
    session.record(claim, facts, subject=debtor_id, policy=plan.key)
    session.record(stream, [ClaimOpenedForDebtor(claim_id=identity)])


def _registration(creditor_id: UUID, debtor: UUID | NewDebtor) -> DebtorRegistered:
    if isinstance(debtor, UUID):
        raise _unknown_debtor()
    return DebtorRegistered(
        creditor_id=creditor_id,
        contact=Sealed.of(debtor.contact),
        numbers=Sealed.of(debtor.numbers) if debtor.numbers != PartyNumbers() else None,
        capacity=debtor.capacity,
        postable=debtor.contact.address.complete,
        mailable=bool(debtor.contact.email),
        phone_known=bool(debtor.contact.phone),
        language=debtor.language,
    )


def _identify(session: Session, house: House, debtor_id: UUID, debtor: UUID | NewDebtor) -> None:
    if isinstance(debtor, NewDebtor):
        for kind, value in _marks(debtor.numbers):
            hashed = house.store.identity_hash(value)
            session.identify(kind=kind, value=hashed, stream=debtor_id)


def _debtor_id(house: House, creditor_id: UUID, by: By, debtor: NewDebtor) -> UUID:
    """Give the debtor whom a number of his names already, else an id that a repeat gives again."""
    for kind, value in _marks(debtor.numbers):
        known = house.store.find_identity(creditor_id, kind, house.store.identity_hash(value))
        if known:
            return known
    return uuid5(command_id(creditor_id, by.actor, by.key), "debtor")


def _marks(numbers: PartyNumbers) -> list[tuple[str, str]]:
    pairs = (
        ("debtor_kvk", numbers.kvk),
        ("debtor_vat", numbers.vat),
        ("debtor_number", numbers.customer_number),
    )
    return [(kind, "".join(value.split()).upper()) for kind, value in pairs if value.strip()]


def _require_new(claim: Claim, invoice: Invoice) -> None:
    if not claim.opened:
        return
    due_on, _ = term_of(invoice)
    pairs = (
        ("amount", as_decimal(claim.principal), as_decimal(invoice.principal)),
        ("issued on", claim.issued_on, invoice.issued_on),
        ("due on", claim.due_on, due_on),
    )
    different = [
        f"{name}: {there} there, {here} here" for name, there, here in pairs if there != here
    ]
    both = "; ".join(different) or "with the same amount and days"
    raise Refusal(
        "invoice.number_used",
        f"There is a claim on invoice {invoice.number} already ({both}).",
        way_out="If it is another invoice, open it under a number that tells them apart.",
    )


def _require(creditor: Creditor) -> Creditor:
    if not creditor.registered:
        raise NotFound(
            "creditor.unknown",
            f"There is no creditor {creditor.id}.",
            way_out="Import an invoice of his, or register him first.",
        )
    return creditor


def _unknown_debtor() -> NotFound:
    return NotFound(
        "debtor.unknown",
        "This creditor has no such debtor.",
        way_out="Leave out the id and give his name and address.",
    )


def _said(creditor_id: UUID, debtor: UUID | NewDebtor, invoice: Invoice) -> Said:
    who = debtor if isinstance(debtor, UUID) else debtor.contact.model_dump_json()
    return "opening", creditor_id, who, repr(invoice)
