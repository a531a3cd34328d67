"""A claim that is opened by hand, on a known creditor, with a known or a new debtor."""

from datetime import date
from typing import Annotated, ClassVar, Final
from uuid import UUID, uuid5

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from application.by import By
from application.commands.debtors import Reachable
from application.commands.fields import Euro, Iban, Kvk, OwnReference, Word
from application.commands.kinds import OnHouse
from application.house import House
from application.intake.concerned import hold_for_invoice
from application.intake.corrected import marked_corrected
from application.intake.known_from_now import ByHand, recognised_by_hand
from application.own_references import keep_own_reference
from domain.application import Session
from domain.case.opening import open_on_invoice
from domain.claim.imagined import imagine
from domain.claim.opening import Invoice, require_new
from domain.creditor.refusals import require_registered
from domain.debtor import decisions as debtors
from domain.debtor.events import DebtorRegistered
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.law.limitation import ClaimKind
from domain.parties import Capacity, PartyNumbers, PayTo

_SAID: Final[JsonDict] = {
    "creditor_id": "3f0c6f5e-5a43-4a53-9d0e-4b7d7a3f1c11",
    "debtor": {"name": "Voorbeeld B.V.", "email": "administratie@voorbeeld.example"},
    "invoice_number": "F2026-014",
    "amount": "121.00",
    "issued_on": "2026-10-01",
    "due_on": "2026-10-15",
}
"""What is said of a claim, as an example: its debtor is named in one of two ways."""


class NewDebtor(Reachable):
    """A debtor to register with his first claim, unless one of his numbers is known."""

    capacity: Capacity = Capacity.UNKNOWN
    customer_number: Word = ""
    kvk: Kvk = ""
    vat: Word = ""

    @property
    def numbers(self) -> PartyNumbers:
        """The numbers that identify him; sealed."""
        return PartyNumbers(kvk=self.kvk, vat=self.vat, customer_number=self.customer_number)


class OpenClaim(OnHouse):
    """Open a claim by hand, on a known creditor, with a known or a new debtor."""

    NAME: ClassVar[str] = "claim"
    PATH: ClassVar[str] = "claims"
    TAG: ClassVar[str] = "claims"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.own_reference_used",
        "debtor.missing",
        "debtor.unclear",
        "invoice.from_the_future",
        "invoice.no_number",
        "invoice.not_positive",
        "invoice.number_used",
        "law.calendar_unverified",
        "plan.unknown",
        "plan.unreadable",
        "terms.no_day",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditor_id": "creditors"}
    model_config = ConfigDict(json_schema_extra={"examples": [_SAID]})

    creditor_id: UUID
    debtor_id: UUID | None = Field(default=None, description="of a debtor who is known")
    debtor: NewDebtor | None = Field(default=None, description="a debtor who is new")
    invoice_number: Annotated[str, Field(min_length=1, max_length=100, examples=["F2026-014"])]
    amount: Euro
    vat: Euro | None = None
    issued_on: date
    due_on: date | None = Field(default=None, description="none: the statutory term")
    performed_on: date | None = None
    received_on: date | None = None
    emailed: bool | None = Field(default=None, description="none: by the creditor's rule")
    agreed_term: TermBasis | None = Field(default=None, description="where somebody knows")
    kind: ClaimKind | None = Field(default=None, description="none: by the creditor's rule")
    payment_reference: Word = ""
    own_reference: OwnReference = Field(
        default="", description="what it is called in the creditor's own system; a code"
    )
    series_id: Word = Field(
        default="", description="of terms that come back on a consumer, such as rent"
    )
    ibans: Annotated[tuple[Iban, ...], Field(max_length=20)] = ()
    description: Word = ""

    @property
    def invoice(self) -> Invoice:
        """The invoice as the decision reads it."""
        return Invoice(
            number=self.invoice_number,
            principal=self.amount,
            vat=self.vat,
            issued_on=self.issued_on,
            emailed=self.emailed,
            received_on=self.received_on,
            performed_on=self.performed_on,
            due_on=self.due_on,
            agreed_term=self.agreed_term,
            claim_kind=self.kind,
            payment_reference=self.payment_reference,
            series_id=self.series_id,
            pay_to=tuple(PayTo(iban=iban) for iban in self.ibans),
            description=self.description,
        )

    def drawn(self, by: By) -> UUID:
        """Creditor and invoice number: the same invoice is the same claim, whoever asks."""
        del by
        return claim_id(self.creditor_id, self.invoice_number)

    def log(self, house: House, about: UUID) -> UUID:
        """The log is the creditor's."""
        del about
        if self.debtor_id is None and self.debtor is None:
            raise Refusal(
                "debtor.missing",
                "The claim names no debtor.",
                way_out="Give debtor_id, or debtor with a name.",
            )
        require_registered(house.collections.creditor(self.creditor_id))
        return self.creditor_id

    def record(self, session: Session, about: UUID, house: House) -> None:
        """A new debtor is registered with his first claim."""
        before = session.claim_on(self.creditor_id, self.invoice_number)
        if before.id != about:
            require_new(before, self.invoice)
        named = None if self.debtor_id else self._named(house)
        drawn = uuid5(session.mandate.id, "debtor")
        debtor = session.debtor_now(self.debtor_id or (named and named.found.debtor) or drawn)
        debtor_id = debtor.id
        claim = session.claim(about)
        opening = open_on_invoice(
            claim,
            marked_corrected(session, self.invoice),
            creditor=session.creditor(self.creditor_id),
            debtor=debtor,
            newcomer=self._newcomer(),
            today=session.today,
        )
        of_debtor = StreamRef(StreamKind.DEBTOR, debtor_id, self.creditor_id)
        of_claim = StreamRef(StreamKind.CLAIM, about, self.creditor_id)
        session.record(of_debtor, opening.newcomer, subject=debtor_id)
        session.record(of_claim, opening.for_claim, subject=debtor_id, policy=opening.plan)
        opened = imagine(claim, [*opening.for_claim], today=session.today)
        keep_own_reference(session, opened, self.own_reference)
        session.record(of_debtor, opening.for_debtor)
        if named:
            named.keep(session, debtor_id)
        hold_for_invoice(session, debtor_id, self.invoice_number)

    def _named(self, house: House) -> ByHand:
        assert self.debtor is not None
        return recognised_by_hand(house, self.creditor_id, self.debtor.contact, self.debtor.numbers)

    def _newcomer(self) -> DebtorRegistered | None:
        if self.debtor is None:
            return None
        return debtors.newcomer(
            creditor_id=self.creditor_id,
            contact=self.debtor.contact,
            numbers=self.debtor.numbers,
            capacity=self.debtor.capacity,
            language="nl",
        )
