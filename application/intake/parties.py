"""Who sent an invoice and who owes it: found by what identifies them, else registered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from adapters.ubl import InvoiceDocument, Party
from application.house import House
from application.settings import Settings
from domain.application import Mandate, Session
from domain.creditor import decisions as creditors
from domain.creditor.events import CreditorFact
from domain.creditor.refusals import require_registered, unknown_creditor
from domain.creditor.state import Creditor
from domain.debtor.decisions import newcomer
from domain.debtor.events import DebtorRegistered
from domain.errors import Refusal
from domain.facts import INSTALLATION, StreamRef
from domain.ids import normalised_number
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile, PartyNumbers

SYSTEM_ROLE = "system"

SHARED_VAT = "creditor_named_by_vat"
"""A VAT number by which a person may name a creditor, but no file is given to one."""


@dataclass(frozen=True, slots=True)
class DebtorFound:
    """The debtor of an invoice: known, or to be registered in the save of the claim."""

    id: UUID
    new: DebtorRegistered | None
    identities: tuple[tuple[str, str], ...]
    capacity: Capacity
    reachable: bool


class Parties:
    """Finds and registers creditors and debtors; remembers what a dry run would register."""

    def __init__(self, house: House, *, actor: str, dry_run: bool, only: str | None = None) -> None:
        """``only`` names the one creditor whose files are taken; ``seen`` gathers all of them."""
        self._house, self._actor, self._dry_run = house, actor, dry_run
        self._creditors: dict[tuple[str, str], UUID] = {}
        self._debtors: dict[tuple[UUID, str, str], DebtorFound] = {}
        self.seen: set[UUID] = set()
        self._only = creditor_named(house, only) if only else None

    def creditor(self, document: InvoiceDocument) -> UUID:
        """The creditor of a document, registered on first sight.

        Raises Refusal ``creditor.another`` where another one was named for the import.
        """
        marks = supplier_marks(document)
        found = next((c for mark in marks if (c := self._find_creditor(mark))), None)
        if self._only and found != self._only:
            raise Refusal(
                "creditor.another",
                "The supplier of this file is not the creditor that was named.",
                way_out="Leave out --creditor, or import this file under its own creditor.",
            )
        creditor_id = found or self._register(document, marks)
        self.seen.add(creditor_id)
        return creditor_id

    def debtor(self, creditor_id: UUID, document: InvoiceDocument) -> DebtorFound:
        """The debtor of a document; names and addresses never identify, numbers do."""
        marks = customer_marks(document.customer)
        for kind, value in marks:
            hashed = self._house.store.identity_hash(value)
            known = self._house.store.find_identity(creditor_id, kind, hashed)
            if known:
                return self._known(known)
            if imagined := self._debtors.get((creditor_id, kind, hashed)):
                return replace(imagined, new=None, identities=())
        return self._new(creditor_id, document.customer, marks)

    def remember(self, creditor_id: UUID, found: DebtorFound) -> None:
        """Remember a debtor that a dry run would have registered; a real run finds him stored."""
        for kind, hashed in found.identities:
            self._debtors[creditor_id, kind, hashed] = found

    def _known(self, debtor_id: UUID) -> DebtorFound:
        debtor = self._house.collections.debtor(debtor_id)
        return DebtorFound(debtor_id, None, (), debtor.capacity, debtor.postable or debtor.mailable)

    def _new(self, creditor_id: UUID, customer: Party, marks: list[tuple[str, str]]) -> DebtorFound:
        contact = contact_of(customer)
        numbers = PartyNumbers(kvk=customer.kvk or "", vat=customer.vat or "")
        fact = newcomer(creditor_id=creditor_id, contact=contact, numbers=numbers)
        hashed = tuple((kind, self._house.store.identity_hash(value)) for kind, value in marks)
        return DebtorFound(
            self._house.new_id(), fact, hashed, Capacity.UNKNOWN, fact.postable or fact.mailable
        )

    def _find_creditor(self, mark: tuple[str, str]) -> UUID | None:
        return self._creditors.get(mark) or self._house.store.find_identity(INSTALLATION, *mark)

    def _register(self, document: InvoiceDocument, marks: list[tuple[str, str]]) -> UUID:
        creditor_id = self._house.new_id()
        if self._dry_run:
            self._creditors.update(dict.fromkeys(marks, creditor_id))
            return creditor_id

        def decide(session: Session) -> None:
            new = Creditor(creditor_id)
            facts = registration(new, document, settings=self._house.settings)
            session.record(StreamRef.creditor(creditor_id), facts)
            for kind, value in [*marks, *self._also_named(document)]:
                session.identify(kind=kind, value=value, stream=creditor_id, log=INSTALLATION)

        command = Mandate(
            key=f"register-creditor:{creditor_id}",
            actor=self._actor,
            role=SYSTEM_ROLE,
            today=self._house.today,
            log=creditor_id,
        )
        self._house.collections.carry_out(command, decide)
        return creditor_id

    def _also_named(self, document: InvoiceDocument) -> list[tuple[str, str]]:
        """The VAT number a person may name the creditor by: the first of a fiscal unity."""
        mark = (SHARED_VAT, normalised_number(document.supplier.vat or ""))
        taken = self._house.store.find_identity(INSTALLATION, *mark)
        return [] if taken or not mark[1] else [mark]


def creditor_named(house: House, name: str) -> UUID:
    """The creditor of an id, or of a KvK, OIN or VAT number; raises NotFound."""
    for kind in ("creditor_kvk", "creditor_oin", "creditor_vat", SHARED_VAT):
        found = house.store.find_identity(INSTALLATION, kind, normalised_number(name))
        if found:
            return found
    try:
        creditor_id = UUID(name)
    except ValueError:
        creditor_id = UUID(int=0)
    if house.collections.creditor(creditor_id).registered:
        return creditor_id
    raise unknown_creditor(f"'{name[:40]}'")


def supplier_marks(document: InvoiceDocument) -> list[tuple[str, str]]:
    """What identifies the supplier: KvK or OIN, else VAT number, else name with IBAN.

    Companies of one fiscal unity share a VAT number, so it counts only where there is no better.
    """
    supplier = document.supplier
    better = (("creditor_kvk", supplier.kvk), ("creditor_oin", supplier.oin))
    found = _numbers(better) or _numbers((("creditor_vat", supplier.vat),))
    if found:
        return found
    iban = next((account.iban for account in document.payment if account.iban), "")
    return [("creditor_name", f"{normalised_number(supplier.name)}|{iban}")]


def customer_marks(customer: Party) -> list[tuple[str, str]]:
    """What identifies a customer with this creditor; the keyed hash of it is kept."""
    better = (("debtor_kvk", customer.kvk), ("debtor_oin", customer.oin))
    found = _numbers(better) or _numbers((("debtor_vat", customer.vat),))
    return found + [("debtor_number", normalised_number(value)) for value in customer.other_ids]


def _numbers(named: Sequence[tuple[str, str | None]]) -> list[tuple[str, str]]:
    return [(kind, normalised_number(value)) for kind, value in named if value]


def registration(
    creditor: Creditor, document: InvoiceDocument, *, settings: Settings
) -> list[CreditorFact]:
    """Register the supplier of a document, on the terms of the settings."""
    supplier = document.supplier
    street = " ".join(part for part in (supplier.street, supplier.additional) if part)
    profile = CreditorProfile(
        name=supplier.name,
        street=street,
        postal_code=supplier.postal_code or "",
        city=supplier.city or "",
        country=supplier.country or "NL",
        email=supplier.email or "",
        phone=supplier.phone or "",
        kvk=supplier.kvk or "",
        vat=supplier.vat or "",
    )
    ibans = tuple(dict.fromkeys(a.iban for a in document.payment if a.iban))
    return creditors.register(
        creditor,
        profile=profile,
        ibans=ibans,
        payments_checked=settings.payments_checked,
        plan_for_consumers=settings.plan_for_consumers,
        plan_for_businesses=settings.plan_for_businesses,
    )


def contact_of(customer: Party) -> ContactDetails:
    """A customer's name and address as they are sealed."""
    street = " ".join(part for part in (customer.street, customer.additional) if part)
    return ContactDetails(
        name=customer.name or "Onbekend",
        attention=customer.contact or "",
        address=Address(
            street=street,
            postal_code=customer.postal_code or "",
            city=customer.city or "",
            country=customer.country or "NL",
        ),
        email=customer.email or "",
        phone=customer.phone or "",
    )


def creditor_known(house: House, creditor_id: UUID) -> Creditor:
    """The creditor of an id; raises NotFound ``creditor.unknown``, also of another stream's id."""
    creditor = house.collections.creditor(creditor_id)
    require_registered(creditor)
    return creditor
