"""Taking one invoice in: open its claim with its debtor, or say that it is known or another."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from adapters.ubl import DocumentKind, InvoiceDocument
from application.house import House
from application.intake.concerned import hold_for_invoice
from application.intake.contact_news import record_contact
from application.intake.corrected import (
    CORRECTED_BY,
    mark_corrected,
    marked_corrected,
    with_mark,
)
from application.intake.doubts import corrected_by, discounts_of, doubts_of
from application.intake.known_from_now import keep_known
from application.intake.parties import SYSTEM_ROLE, DebtorFound, Parties
from application.intake.sameness import archived, differences, paid_by, source_kind
from application.intake.since import KNOWN, exported_since, known_since
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.carried_together import carry_out_all
from domain.case.opening import by_rule_of, marked_abroad, open_on_invoice
from domain.claim.events import ClaimFact, InvoiceSent, Mark, Source
from domain.claim.imagined import imagine
from domain.claim.opening import Invoice, come_again, open_claim
from domain.claim.reconciliation import lay_beside
from domain.claim.state import Claim
from domain.creditor.plans import plan_for_new_claim
from domain.debtor.decisions import newcomer
from domain.debtor.state import Debtor
from domain.errors import Conflict, Refusal, StoreError, is_away
from domain.facts import StreamKind, StreamRef
from domain.ids import claim_id, normalised_number
from domain.law.limitation import ClaimKind
from domain.money import Cents
from domain.parties import PartyNumbers, PayTo

Taken = tuple[str, UUID | None, str]
"""Outcome, claim, and the reason or remarks."""

REMARKS: Final = {
    Mark.NO_IBAN: "no valid IBAN to pay to",
    Mark.NO_SPECIFICATION: "no specification",
    Mark.ISSUED_LATE: "issued long after performance",
    Mark.NO_CONTACT_DETAILS: "no address of the debtor",
    Mark.CONTACT_UNCLEAR: "it contradicts how the debtor is reached as far as we know",
    Mark.PARTY_UNCLEAR: "a number is known as that of somebody else: look who it is",
    Mark.FOREIGN_CONSUMER: "a consumer abroad: a person says which law holds",
    Mark.ENTERED_OLD: "long overdue: a person chooses its first step",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOpen:
    """An invoice that is decided on, and of which nothing is kept yet."""

    document: InvoiceDocument
    raw: bytes
    creditor_id: UUID
    claim: Claim
    """As it was: new, or taken back."""
    invoice: Invoice
    debtor: DebtorFound
    remarks: str

    @property
    def touches(self) -> frozenset[Hashable]:
        """All that it rests on or changes, and another invoice might too."""
        numbers = (self.invoice.number, *self.invoice.corrects)
        return frozenset(
            (
                self.claim.id,
                *(claim_id(self.creditor_id, number) for number in numbers),
                self.debtor.id,
                *self.debtor.alike,
                *((self.creditor_id, *one) for one in self.debtor.identities),
            )
        )


_DUE_BEFORE: Final = "the due date lies before the invoice's own"


class InvoiceIntake:
    """Takes invoices in, one save each: the claim, its debtor where new, and what identifies."""

    def __init__(
        self,
        house: House,
        parties: Parties,
        *,
        actor: str,
        dry_run: bool,
        consumer_kind: ClaimKind | None = None,
    ) -> None:
        """Remember what this import opened, so that a dry run answers as a real one would.

        ``consumer_kind``: what consumers owe for in these files; none: by their creditor's rule.
        """
        self._consumer_kind = consumer_kind
        self._house, self._parties = house, parties
        self._actor, self._dry_run = actor, dry_run
        self._opened: dict[UUID, InvoiceDocument] = {}
        self._imagined: dict[UUID, Claim] = {}

    def recorded(self, decided: ToOpen | Taken) -> Taken:
        """What became of one invoice once what was decided is recorded; raises what it raises."""
        if not isinstance(decided, ToOpen):
            return decided
        [taken] = self.record([decided])
        if isinstance(taken, Exception):
            raise taken
        return taken

    def decide(self, document: InvoiceDocument, raw: bytes) -> ToOpen | Taken:
        """What is to be recorded of an invoice, or what became of it already.

        The same number with the same content is known; with other content it is refused
        (``invoice.number_used``) and both are shown.
        """
        creditor_id = self._parties.creditor(document)
        invoice = invoice_of(document)
        claim = self._house.collections.claim_on(creditor_id, invoice.number)
        known = self._known(claim, document, raw)
        if known:
            return known
        debtor = self._parties.debtor(creditor_id, document)
        if self._consumer_kind and debtor.capacity.protected_as_consumer:
            invoice = replace(invoice, claim_kind=self._consumer_kind)
        if debtor.marks:
            invoice = replace(invoice, marks=(*invoice.marks, *debtor.marks))
        # Decided before anything is kept, so that a refusal leaves nothing behind.
        corrected = self._is_corrected(creditor_id, invoice.number)
        seen = with_mark(invoice) if corrected else invoice
        facts = _opening(seen, creditor_id, debtor, house=self._house)
        if self._dry_run:
            self.imagine(Claim(claim.id), facts)
            self._parties.remember(creditor_id, debtor)
            self._opened[claim.id] = document
            return "imported", claim.id, _remarks(facts, seen)
        return ToOpen(
            document=document,
            raw=raw,
            creditor_id=creditor_id,
            claim=claim,
            invoice=invoice,
            debtor=debtor,
            remarks=_remarks(facts, seen),
        )

    def record(self, several: Sequence[ToOpen]) -> list[Taken | Exception]:
        """Keep the files of invoices, and open their claims; each stands or falls by itself."""
        try:
            self._house.archive.put_all((one.raw, one.debtor.id) for one in several)
        except Exception as error:  # noqa: BLE001 - one file's fault stops no other file
            if len(several) == 1 or is_away(error):
                return [error] * len(several)
            first, *others = several
            [taken] = self.record([first])
            return [taken, *([taken] * len(others) if is_away(taken) else self.record(others))]
        try:
            receipts = carry_out_all(self._house.collections, list(map(self._opening_of, several)))
        except StoreError as error:
            return [error] * len(several)
        return list(map(self._opened_by, several, receipts))

    def _opened_by(self, one: ToOpen, receipt: Receipt | Exception) -> Taken | Exception:
        if isinstance(receipt, Exception):
            return receipt
        if receipt.repeated:
            return "known", one.claim.id, KNOWN
        self._opened[one.claim.id] = one.document
        return "imported", one.claim.id, one.remarks

    def _is_corrected(self, creditor_id: UUID, number: str) -> bool:
        """Tell whether an invoice that came before says that it corrects this one."""
        value = normalised_number(number)
        return self._house.store.find_identity(creditor_id, CORRECTED_BY, value) is not None

    def claim(self, identity: UUID) -> Claim:
        """A claim as it is, or in a dry run as this import would have left it."""
        return self._imagined.get(identity) or self._house.collections.claim(identity)

    def imagine(self, claim: Claim, facts: list[ClaimFact]) -> None:
        """Remember what a dry run would have recorded on a claim."""
        self._imagined[claim.id] = imagine(claim, facts, today=self._house.today)

    def _known(self, claim: Claim, document: InvoiceDocument, raw: bytes) -> Taken | None:
        identity = claim.id
        first = self._opened.get(identity)
        if first is None:
            if not claim.opened:
                return None
            first = archived(self._house, claim.document_sha256)
        found = differences(first, document) if first else ["what was sent is not kept any more"]
        if not found:
            return "known", identity, known_since(self.claim(identity), today=self._house.today)
        if first and paid_by(first, document):
            return self._exported_again(identity, document, raw)
        raise _number_used(document, found)

    def paid(self, document: InvoiceDocument, raw: bytes) -> Taken | None:
        """What an invoice says by which nothing is to be paid: of a claim here, that it is paid."""
        creditor_id = self._parties.creditor_if_known(document)
        if creditor_id is None or document.kind is not DocumentKind.INVOICE:
            return None
        known = self._house.collections.claim_on(creditor_id, document.number)
        return self._known(known, document, raw)

    def _exported_again(self, identity: UUID, document: InvoiceDocument, raw: bytes) -> Taken:
        """Keep the file, and what it says was paid: until that is recorded the claim is held."""
        claim, today = self.claim(identity), self._house.today

        def decide(session: Session) -> None:
            fresh = session.claim(identity)
            facts = _seen_again(fresh, document, today=today)
            session.record(stream_of_claim(fresh), facts, cause="exported again as paid")

        if not self._dry_run and _seen_again(claim, document, today=today):
            assert claim.creditor_id is not None
            assert claim.debtor_id is not None
            self._house.archive.put(raw, subject=claim.debtor_id)
            self._house.collections.carry_out(
                Mandate(
                    key=f"paid-since:{document.sha256}:{claim.version}",
                    actor=self._actor,
                    role=SYSTEM_ROLE,
                    name="import invoices",
                    today=today,
                    log=claim.creditor_id,
                ),
                decide,
            )
        return "known", identity, exported_since(claim, document.payable, today=today)

    def _opening_of(self, one: ToOpen) -> tuple[Mandate, Callable[[Session], None]]:
        def decide(session: Session) -> None:
            _decide(session, one.creditor_id, one.claim.id, one.invoice, one.debtor)
            mark_corrected(session, one.creditor_id, one.claim.id, one.invoice)

        command = Mandate(
            key=_key(one.invoice, one.claim),
            actor=self._actor,
            role=SYSTEM_ROLE,
            name="import invoices",
            today=self._house.today,
            log=one.creditor_id,
        )
        return command, decide


def _decide(
    session: Session,
    creditor_id: UUID,
    identity: UUID,
    invoice: Invoice,
    debtor: DebtorFound,
) -> None:
    creditor = session.creditor(creditor_id)
    claim = session.claim(identity)
    if claim.opened:
        raise Conflict("another import opened this claim")
    owing = session.debtor(debtor.id)
    if owing.merged_into:
        raise Conflict("the debtor was merged meanwhile")
    opening = open_on_invoice(
        claim,
        marked_corrected(session, invoice),
        creditor=creditor,
        debtor=owing,
        newcomer=debtor.new,
        today=session.today,
    )
    of_debtor = StreamRef(StreamKind.DEBTOR, debtor.id, creditor_id)
    of_claim = StreamRef(StreamKind.CLAIM, identity, creditor_id)
    session.record(of_debtor, opening.newcomer, subject=debtor.id)
    session.record(of_claim, opening.for_claim, subject=debtor.id, policy=opening.plan)
    session.record(of_debtor, opening.for_debtor)
    keep_known(session, debtor.id, identities=debtor.identities, alike=debtor.alike)
    hold_for_invoice(session, debtor.id, invoice.number)
    record_contact(session, creditor_id, debtor.id, debtor.news)


def _seen_again(claim: Claim, document: InvoiceDocument, *, today: date) -> list[ClaimFact]:
    """What the same invoice with more prepaid says, as far as it is not known."""
    came = come_again(
        claim,
        sha256=document.sha256,
        source=source_kind(document),
        left_to_pay=document.payable,
    )
    return [*came, *lay_beside(claim, listed=document.payable, as_of=today)]


def _key(invoice: Invoice, claim: Claim) -> str:
    """One file is taken in once; after its claim was taken back, once more."""
    again = f":{claim.version}" if claim.version else ""
    return f"import:{invoice.document_sha256}{again}"


def invoice_of(document: InvoiceDocument) -> Invoice:
    """A document as the domain takes it; its due date is one-sided by nature."""
    pay_to = tuple(
        PayTo(iban=account.iban, share=account.amount if document.split else None)
        for account in document.payment
        if account.iban
    )
    unique = tuple({account.iban: account for account in pay_to}.values())
    whole = sum(account.share or 0 for account in unique) == document.payable
    lines = "; ".join(line.description for line in document.lines if line.description)
    return Invoice(
        number=document.number,
        principal=document.payable,
        vat=document.vat,
        prepaid=prepaid_of(document),
        issued_on=document.issued_on,
        performed_on=document.delivered_on,
        due_on=document.due_on,
        payment_reference=next((a.reference for a in document.payment if a.reference), ""),
        pay_to=unique if whole or not document.split else _unsplit(unique),
        no_iban=not unique and any(account.account_text for account in document.payment),
        description=lines[:200],
        specified=bool(document.lines),
        document_sha256=document.sha256,
        source=Source(kind=source_kind(document), sha256=document.sha256),
        warnings=document.warnings,
        marks=doubts_of(document),
        discounts=discounts_of(document),
        credit_charge=document.particulars.terms.charge,
        corrects=corrected_by(document),
    )


def prepaid_of(document: InvoiceDocument) -> Cents:
    """What was paid before the invoice, where its sums agree on that; otherwise nothing."""
    prepaid, total = document.prepaid or 0, document.tax_inclusive
    if prepaid <= 0 or total is None:
        return 0
    agrees = total - prepaid + (document.rounding or 0) == document.payable
    return prepaid if agrees else 0


def _unsplit(accounts: tuple[PayTo, ...]) -> tuple[PayTo, ...]:
    """Drop shares that do not cover the sum: an account of the split had no valid IBAN."""
    return tuple(PayTo(iban=account.iban) for account in accounts)


def _number_used(document: InvoiceDocument, found: list[str]) -> Refusal:
    return Refusal(
        "invoice.number_used",
        f"number already used: invoice {document.number} is there with other content"
        f" ({'; '.join(found)}).",
        way_out="If it is another invoice, open it by hand under a number that tells them apart.",
        values={"invoice": document.number},
    )


def _opening(
    invoice: Invoice, creditor_id: UUID, debtor: DebtorFound, *, house: House
) -> list[ClaimFact]:
    """The facts as they will be; refuses what cannot be opened."""
    creditor = house.collections.creditor(creditor_id)
    plan = plan_for_new_claim(creditor, capacity=debtor.capacity, principal=invoice.principal)
    who = debtor.new or house.collections.debtor(debtor.id)
    if isinstance(who, Debtor) and not who.registered:
        # In a dry run he would have been registered by a file before this one.
        who = newcomer(
            creditor_id=creditor_id,
            contact=debtor.contact,
            numbers=PartyNumbers(),
            capacity=debtor.capacity,
        )
    return open_claim(
        by_rule_of(creditor, marked_abroad(invoice, who), capacity=debtor.capacity),
        creditor_id=creditor_id,
        debtor_id=debtor.id,
        capacity=debtor.capacity,
        reachable=debtor.reachable,
        plan=plan.key,
        today=house.today,
        old_after_days=plan.entry.older_than_days,
    )


def _remarks(facts: list[ClaimFact], invoice: Invoice) -> str:
    sent = facts[0]
    marks = sent.marks if isinstance(sent, InvoiceSent) else ()
    remarks = [REMARKS[mark] for mark in marks if mark in REMARKS]
    if Mark.NO_DUE_DATE in marks and isinstance(sent, InvoiceSent):
        found = "no due date in the file" if invoice.due_on is None else _DUE_BEFORE
        remarks.insert(0, f"{found}: statutory term until {sent.due_on}")
    return "; ".join([*remarks, *invoice.warnings])
