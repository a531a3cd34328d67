"""Who sent an invoice and who owes it: found by what identifies them, else registered."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from adapters.ubl import InvoiceDocument, Party
from application.house import House
from application.intake.contact_news import NO_NEWS, ContactNews, contact_news
from application.intake.creditor_named import SHARED_VAT, creditor_named, registration
from application.intake.known_debtors import Found, KnownDebtors
from application.intake.shared_reads import SharedReads
from application.numbers import (
    Identifier,
    company_number,
    identifier,
    kvk_number,
    oin_number,
    own_number,
    vat_number,
)
from domain.application import Mandate, Session
from domain.claim.events import Mark
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.debtor.decisions import newcomer
from domain.debtor.events import DebtorRegistered
from domain.debtor.likeness import NAMELESS, agree, place
from domain.debtor.merge_events import LikenessGround
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import INSTALLATION, StreamRef
from domain.ids import normalised_number
from domain.parties import (
    Address,
    Capacity,
    ContactDetails,
    PartyNumbers,
    mail_addresses,
)

SYSTEM_ROLE = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtorFound:
    """The debtor of an invoice: known, or to be registered in the save of the claim.

    ``identities``: by which he is to be known from now on. ``marks``: what a person is to look at.
    """

    id: UUID
    new: DebtorRegistered | None
    contact: ContactDetails
    identities: tuple[tuple[str, str], ...]
    capacity: Capacity
    reachable: bool
    marks: tuple[Mark, ...] = ()
    alike: Mapping[UUID, tuple[LikenessGround, ...]] = field(default_factory=dict)
    """Who may be the same person."""
    news: ContactNews = NO_NEWS
    """What the invoice says of how he is reached."""


class Parties:
    """Finds and registers creditors and debtors; remembers what a dry run would register."""

    def __init__(
        self,
        reads: SharedReads,
        *,
        actor: str,
        dry_run: bool,
        only: str | None = None,
    ) -> None:
        """``only`` names the one creditor whose files are taken; ``seen`` gathers all of them."""
        house = reads.house
        self._house, self._actor, self._dry_run = house, actor, dry_run
        self._once = reads.once
        self._creditors: dict[tuple[str, str], UUID] = {}
        self._known = KnownDebtors(house)
        self._imagined: dict[UUID, tuple[Capacity, bool]] = {}
        self._suppliers: dict[UUID, Party] = {}
        self._invoiced: dict[UUID, date] = {}
        self.seen: set[UUID] = set()
        self._only = creditor_named(house, only) if only else None

    def creditor(self, document: InvoiceDocument) -> UUID:
        """The creditor of a document, registered on first sight.

        Raises Refusal ``creditor.another`` where another one was named for the import, and
        ``creditor.unclear`` where a number is that of somebody with another name and address, or
        two numbers name two creditors; who is named for the import is he all the same.
        """
        if self._dry_run:  # which remembers more than was read
            creditor_id = self._creditor(document)
        else:
            who = self.supplier_of(document)
            creditor_id = self._once(who, lambda: self._creditor(document))
        self.seen.add(creditor_id)
        return creditor_id

    @staticmethod
    def supplier_of(document: InvoiceDocument) -> tuple[Party, str]:
        """All of a document by which its creditor is known."""
        return document.supplier, _first_iban(document)

    def _creditor(self, document: InvoiceDocument) -> UUID:
        named = self._named(document)
        if self._only and self._only not in named:
            raise Refusal(
                "creditor.another",
                "The supplier of this file is not the creditor that was named.",
                way_out="Name no creditor, or import this file under its own.",
            )
        if not self._only and (len(named) > 1 or not all(map(self._is_he(document), named))):
            raise Refusal(
                "creditor.unclear",
                "A number of this supplier is known as that of another creditor: name and address"
                " differ.",
                way_out="Look which creditor it is, and name it when you import the file.",
            )
        return self._only or next(iter(named), None) or self._register(document)

    def creditor_if_known(self, document: InvoiceDocument) -> UUID | None:
        """The one creditor of a document, if he is here; nobody is registered."""
        named = self._named(document)
        if len(named) != 1 or (self._only and self._only not in named):
            return None
        creditor_id = next(iter(named))
        return creditor_id if self._is_he(document)(creditor_id) else None

    def _named(self, document: InvoiceDocument) -> dict[UUID, None]:
        """The creditors whom the numbers of a supplier name, in order."""
        found = (self._find_creditor(one) for one in supplier_numbers(document))
        return dict.fromkeys(filter(None, found)) or dict.fromkeys(self._of_same_vat(document))

    def _of_same_vat(self, document: InvoiceDocument) -> Iterator[UUID]:
        """Him whom only the VAT number names: he gives a better one at last, or no more.

        Of a fiscal unity several have it, so his very name must be the same, and no KvK number
        another; otherwise his invoices would be claimed once more under a second creditor.
        """
        supplier = document.supplier
        vat = vat_number(supplier.vat or "", supplier.country or "NL")
        for kind in ("creditor_vat", SHARED_VAT) if vat else ():
            creditor_id = self._creditor_by((kind, vat))
            if creditor_id and self._same_company(creditor_id, supplier):
                yield creditor_id

    def _same_company(self, creditor_id: UUID, supplier: Party) -> bool:
        imagined = self._suppliers.get(creditor_id)
        known = imagined or self._house.collections.creditor(creditor_id).profile
        mine, theirs = kvk_number(known.kvk or ""), kvk_number(supplier.kvk or "")
        same = normalised_number(known.name) == normalised_number(supplier.name)
        return same and not (mine and theirs and mine != theirs)

    def _is_he(self, document: InvoiceDocument) -> Callable[[UUID], bool]:
        """Tell of creditors whether they may have the name or the address of the supplier."""
        supplier = contact_of(document.supplier)

        def is_he(creditor_id: UUID) -> bool:
            imagined = self._suppliers.get(creditor_id)
            known = contact_of(imagined) if imagined else self._contact_of_creditor(creditor_id)
            return agree(known, supplier)

        return is_he

    def _contact_of_creditor(self, creditor_id: UUID) -> ContactDetails:
        profile = self._house.collections.creditor(creditor_id).profile
        return ContactDetails(
            name=profile.name,
            address=Address(
                street=profile.street,
                postal_code=profile.postal_code,
                city=profile.city,
                country=profile.country,
            ),
            email=profile.email,
        )

    def debtor(self, creditor_id: UUID, document: InvoiceDocument) -> DebtorFound:
        """The debtor of a document; names and addresses never identify, numbers do.

        A number alone does not either, where name and address are another's: then he is a debtor
        of his own, and the claim waits until a person has looked.
        """
        contact, identifiers = self._customer(document)
        numbers = numbers_of(document.customer)
        found = self._known.find(creditor_id, contact, identifiers)
        alike = self._known.alike(
            creditor_id,
            found,
            contact,
            numbers=numbers,
            iban=document.customer.iban or "",
        )
        capacity, reachable, news = Capacity.UNKNOWN, is_reachable(contact), NO_NEWS
        if found.debtor is not None:
            capacity, reachable = self._standing(found.debtor)
        if found.debtor and found.debtor not in self._imagined and not found.unclear:
            day = document.issued_on
            owing = self._known.debtor(found.debtor)
            news = contact_news(self._house, owing, contact, invoiced_on=day, days=self._invoiced)
            reachable = reachable or is_reachable(contact)
        new = None
        if found.debtor is None:
            new = newcomer(creditor_id=creditor_id, contact=contact, numbers=numbers)
        return DebtorFound(
            id=found.debtor or self._drawn(),
            new=new,
            contact=contact,
            identities=(*found.missing, *alike.identities),
            capacity=capacity,
            reachable=reachable,
            marks=_marks(document, found, news),
            news=news,
            alike=alike.others,
        )

    def sought(self, document: InvoiceDocument) -> Iterator[tuple[str, str]]:
        """All by which the debtor of a document is looked for: kinds and hashes."""
        contact, identifiers = self._customer(document)
        return self._known.sought(contact, identifiers, iban=document.customer.iban or "")

    def _customer(self, document: InvoiceDocument) -> tuple[ContactDetails, list[Identifier]]:
        customer = document.customer
        return self._once(
            ("customer", customer), lambda: (contact_of(customer), customer_numbers(customer))
        )

    def _drawn(self) -> UUID:
        """The id of somebody new, of whom nothing can be there: his save holds that."""
        debtor_id = self._house.new_id()
        self._once(debtor_id, lambda: Debtor(debtor_id))
        return debtor_id

    @property
    def known(self) -> KnownDebtors:
        """Who is known, also whom a dry run would have registered."""
        return self._known

    def remember(self, creditor_id: UUID, found: DebtorFound) -> None:
        """Remember a debtor that a dry run would have registered; a real run finds him stored."""
        if not self._dry_run:
            return
        self._known.remember(creditor_id, found.id, found.identities)
        if found.new:
            self._known.imagine(found.id, found.contact)
            self._imagined[found.id] = (found.capacity, found.reachable)

    def _standing(self, debtor_id: UUID) -> tuple[Capacity, bool]:
        """In what capacity a debtor acts, and whether he can be reached."""
        if debtor_id in self._imagined:
            return self._imagined[debtor_id]
        debtor = self._known.debtor(debtor_id)
        return debtor.capacity, debtor.postable or debtor.mailable

    def _find_creditor(self, one: Identifier) -> UUID | None:
        found = (self._creditor_by(mark) for mark in one.spellings)
        return next(filter(None, found), None)

    def _creditor_by(self, mark: tuple[str, str]) -> UUID | None:
        return self._creditors.get(mark) or self._house.store.find_identity(INSTALLATION, *mark)

    def _register(self, document: InvoiceDocument) -> UUID:
        creditor_id = self._house.new_id()
        marks = [(one.kind, one.value) for one in supplier_numbers(document)]
        marks += self._also_named(document)
        if self._dry_run:
            self._creditors.update(dict.fromkeys(marks, creditor_id))
            self._suppliers[creditor_id] = document.supplier
            return creditor_id

        def decide(session: Session) -> None:
            new = Creditor(creditor_id)
            facts = registration(new, document, settings=self._house.settings)
            session.record(StreamRef.creditor(creditor_id), facts)
            for kind, value in marks:
                session.identify(kind=kind, value=value, stream=creditor_id, log=INSTALLATION)

        command = Mandate(
            key=f"register-creditor:{creditor_id}",
            actor=self._actor,
            role=SYSTEM_ROLE,
            name="import invoices",
            today=self._house.today,
            log=creditor_id,
        )
        self._house.collections.carry_out(command, decide)
        return creditor_id

    def _also_named(self, document: InvoiceDocument) -> list[tuple[str, str]]:
        """The VAT number a person may name the creditor by: the first of a fiscal unity."""
        supplier = document.supplier
        mark = (SHARED_VAT, vat_number(supplier.vat or "", supplier.country or "NL"))
        taken = mark[1] and self._creditor_by(mark)
        return [] if taken or not mark[1] else [mark]


def supplier_numbers(document: InvoiceDocument) -> list[Identifier]:
    """What identifies the supplier: KvK or OIN, else VAT number, else name with IBAN.

    Companies of one fiscal unity share a VAT number, so it counts only where there is no better.
    """
    supplier = document.supplier
    found = registered_numbers("creditor", supplier)
    if found:
        return found
    iban = _first_iban(document)
    name = normalised_number(supplier.name)
    where = "" if iban else f"|{place(contact_of(supplier).address)}"
    return [
        Identifier("creditor_name", f"{name}|{iban}{where}", ("creditor_name", f"{name}|{iban}"))
    ]


def _first_iban(document: InvoiceDocument) -> str:
    return next((account.iban for account in document.payment if account.iban), "")


def customer_numbers(customer: Party) -> list[Identifier]:
    """What identifies a customer with this creditor; the keyed hash of it is kept."""
    found = registered_numbers("debtor", customer)
    for written in customer.other_ids:
        company = company_number(written, customer.country)
        kind, value = ("debtor_vat", company) if company else ("debtor_number", own_number(written))
        if value and all((one.kind, one.value) != (kind, value) for one in found):
            found.append(Identifier(kind, value, ("debtor_number", normalised_number(written))))
    return found


def registered_numbers(who: str, party: Party) -> list[Identifier]:
    """The numbers of a party in public registers: KvK and OIN, else that of its VAT."""
    kvk, oin, vat = party.kvk or "", party.oin or "", party.vat or ""
    better = [
        *identifier(f"{who}_kvk", kvk_number(kvk), kvk),
        *identifier(f"{who}_oin", oin_number(oin), oin),
    ]
    return better or identifier(f"{who}_vat", vat_number(vat, party.country or "NL"), vat)


def _marks(document: InvoiceDocument, found: Found, news: ContactNews) -> tuple[Mark, ...]:
    """What a person is to look at of who this is and how he is reached."""
    mail = document.customer.email
    unclear = news.said.unclear or bool(mail and not mail_addresses(mail))
    marks = ((Mark.PARTY_UNCLEAR, found.unclear), (Mark.CONTACT_UNCLEAR, unclear))
    return tuple(mark for mark, holds in marks if holds)


def is_reachable(contact: ContactDetails) -> bool:
    """Tell whether anything can be sent to somebody."""
    return contact.address.complete or bool(contact.email)


def numbers_of(customer: Party) -> PartyNumbers:
    """A customer's numbers as they are sealed."""
    return PartyNumbers(kvk=customer.kvk or "", vat=customer.vat or "")


def contact_of(customer: Party) -> ContactDetails:
    """A customer's name and address as they are sealed; letters go to his first e-mail address."""
    mails = mail_addresses(customer.email or "")
    street = " ".join(part for part in (customer.street, customer.additional) if part)
    return ContactDetails(
        name=customer.name or NAMELESS,
        attention=customer.contact or "",
        address=Address(
            street=street,
            postal_code=customer.postal_code or "",
            city=customer.city or "",
            country=customer.country or "NL",
        ),
        email=next(iter(mails), ""),
        more_emails=mails[1:],
        phone=customer.phone or "",
    )


def creditor_known(house: House, creditor_id: UUID) -> Creditor:
    """The creditor of an id; raises NotFound ``creditor.unknown``, also of another stream's id."""
    creditor = house.collections.creditor(creditor_id)
    require_registered(creditor)
    return creditor
