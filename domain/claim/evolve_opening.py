"""How an invoice opens a claim, and how what it said is corrected."""

from dataclasses import replace
from datetime import date
from typing import Final, assert_never

from domain.claim.collected import COLLECTION
from domain.claim.events import (
    ClaimMovedToDebtor,
    CorrectedField,
    InvoiceCameAgain,
    InvoiceDetailsCorrected,
    InvoiceDocumentAttached,
    InvoiceForm,
    InvoiceSent,
    Mark,
    MarkCleared,
    MarkPlaced,
    OwnReferenceGiven,
    PaperAttached,
    PlanChanged,
)
from domain.claim.evolve_money import PREPAID, enter
from domain.claim.remembered import KnownPaper
from domain.claim.state import THE_INVOICE, Claim, LedgerEntry
from domain.claim.term import statutory_due
from domain.facts import Recorded, by_type
from domain.law.account import EntryKind
from domain.law.default import TermBasis
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.law.terms import counted_term


def _open(claim: Claim, fact: InvoiceSent, recorded: Recorded) -> None:
    claim.opened = True
    claim.creditor_id, claim.debtor_id = fact.creditor_id, fact.debtor_id
    claim.invoice_number, claim.principal, claim.vat = fact.invoice_number, fact.principal, fact.vat
    claim.prepaid = fact.prepaid
    claim.issued_on, claim.received_on = fact.issued_on, fact.received_on
    claim.sent_on, claim.emailed = fact.sent_on, fact.emailed
    claim.performed_on, claim.accepted_on = fact.performed_on, fact.accepted_on
    _say_term(claim, fact.due_on, fact.term_basis)
    claim.claim_kind, claim.interest_kind = fact.claim_kind, fact.interest_kind
    claim.day_count, claim.series_id = fact.day_count, fact.series_id
    claim.payment_reference, claim.own_reference = fact.payment_reference, ""
    claim.ibans = tuple(p.iban for p in fact.pay_to)
    claim.shares = tuple(p.share for p in fact.pay_to)
    claim.description, claim.document_sha256 = fact.description, fact.document_sha256
    claim.document_form = InvoiceForm.PDF if fact.source.kind == "pdf" else InvoiceForm.XML
    claim.plan, claim.marks = fact.plan, frozenset(fact.marks)
    known_on = recorded.known_on
    claim.came_on = claim.debtor_since = claim.plan_since = known_on
    claim.marked_on = dict.fromkeys(fact.marks, known_on)
    claim.collected_elsewhere = Mark.DIRECT_DEBIT in fact.marks
    claim.discounts, claim.corrects = fact.discounts, fact.corrects
    enter(claim, recorded, EntryKind.PRINCIPAL, fact.principal, "principal")


def _say_term(claim: Claim, due_on: date, basis: TermBasis) -> None:
    """Take a term as it was said; one that the law does not let count gives way to its own."""
    claim.said_term = (due_on, basis)
    claim.due_on, claim.term_basis = counted_term(
        due_on, basis, issued_on=claim.issued_on, otherwise=lambda: statutory_due(claim)
    )


def _correct(claim: Claim, fact: InvoiceDetailsCorrected, _recorded: Recorded) -> None:
    match fact.field:
        case CorrectedField.DUE_ON:
            _say_term(claim, date.fromisoformat(fact.new), claim.said_term[1])
        case CorrectedField.TERM_BASIS:
            _say_term(claim, claim.said_term[0], TermBasis(fact.new))
        case CorrectedField.CLAIM_KIND:
            claim.claim_kind = ClaimKind(fact.new)
        case CorrectedField.PAYMENT_REFERENCE:
            claim.payment_reference = fact.new
        case CorrectedField.SERIES_ID:
            claim.series_id = fact.new
        case CorrectedField.INTEREST_KIND:
            claim.interest_kind = InterestKind(fact.new)
            if claim.default:
                claim.default = replace(claim.default, kind=claim.interest_kind)
        case CorrectedField.PRINCIPAL:
            claim.principal = int(fact.new)
            claim.vat = (
                None if claim.vat else claim.vat
            )  # how much VAT is in the right amount nobody said
            claim.ledger = [
                replace(e, cents=int(fact.new)) if _is_of_the_invoice(e) else e
                for e in claim.ledger
            ]
        case _:
            assert_never(fact.field)


def _is_of_the_invoice(entry: LedgerEntry) -> bool:
    return entry.kind is EntryKind.PRINCIPAL and entry.ref != PREPAID


def _attach(claim: Claim, fact: InvoiceDocumentAttached, _recorded: Recorded) -> None:
    claim.document_sha256, claim.document_form = fact.document_sha256, fact.form
    claim.missing = tuple(what for what in claim.missing if what != THE_INVOICE)


def _lay(claim: Claim, fact: PaperAttached, _recorded: Recorded) -> None:
    paper = KnownPaper(fact.document_sha256, fact.kind, fact.form, fact.dated)
    claim.papers = (*claim.papers, paper)


def _come_again(claim: Claim, fact: InvoiceCameAgain, _recorded: Recorded) -> None:
    claim.came_again = claim.came_again | {fact.document_sha256}


def _mark(claim: Claim, fact: MarkPlaced, recorded: Recorded) -> None:
    claim.marks = claim.marks | {fact.mark}
    if fact.mark is Mark.DIRECT_DEBIT and fact.source.kind != COLLECTION:
        claim.collected_elsewhere = True
    claim.marked_on = {**claim.marked_on, fact.mark: recorded.known_on}


def _clear(claim: Claim, fact: MarkCleared, _recorded: Recorded) -> None:
    claim.marks = claim.marks - {fact.mark}
    if fact.mark is Mark.DIRECT_DEBIT:
        claim.collected_elsewhere = False


def _refer(claim: Claim, fact: OwnReferenceGiven, _recorded: Recorded) -> None:
    claim.own_reference = fact.own_reference


def _move(claim: Claim, fact: PlanChanged, recorded: Recorded) -> None:
    claim.plan, claim.sent_back = fact.new, None
    claim.plan_since = recorded.known_on
    claim.letters_at_move = len(claim.letters)


def _change_debtor(claim: Claim, fact: ClaimMovedToDebtor, recorded: Recorded) -> None:
    claim.debtor_id, claim.debtor_since = fact.to_debtor, recorded.known_on


OPENING: Final = by_type(
    _change_debtor, _open, _correct, _attach, _lay, _come_again, _mark, _clear, _move, _refer
)
