"""Evolve applies one fact to a claim: it refuses nothing and forgets none."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.claim.events import (
    ArrangingFact,
    ClaimDisputed,
    ClaimFact,
    ClaimRecalled,
    ClaimReopened,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    CollectionCostsCharged,
    CollectionCostsWaived,
    CorrectedField,
    CreditNoteApplied,
    DefaultDeclared,
    DeterminationWithdrawn,
    DisputeAnswered,
    DisputeResolved,
    DunningFact,
    EndingFact,
    FinalDemandSent,
    FirstStepChosen,
    FourteenDayLetterSent,
    FourteenDayLetterVoided,
    GuidingFact,
    HandedOver,
    HandlerAssigned,
    HandOverAccepted,
    HandOverFact,
    HandOverPrepared,
    HandOverRefused,
    HandOverRequested,
    HoldLifted,
    HoldPlaced,
    InvoiceDetailsCorrected,
    InvoiceDocumentAttached,
    InvoiceSent,
    LetterDroppedForClaim,
    LetterOrderedForClaim,
    LimitationInterrupted,
    MarkCleared,
    MoneyFact,
    NewRoundBegun,
    NoteAdded,
    NoticeOfDefaultServed,
    OpeningFact,
    OverpaymentRefunded,
    PartWaived,
    PartyInformed,
    PaymentReceived,
    PaymentReversed,
    PlanChanged,
    RecallFailed,
    RecallRequested,
    ReminderSent,
    SentFact,
    SideFact,
    StatementSent,
    StepApproved,
    StepDeclined,
    StoppingFact,
)
from domain.claim.evolve_course import arranging, ending, side, stopping
from domain.claim.evolve_hand_over import handing_over, note_for_the_party
from domain.claim.evolve_steps import guiding
from domain.claim.state import (
    Charged,
    Claim,
    Determined,
    LedgerEntry,
    PendingLetter,
    SentLetter,
)
from domain.facts import EnteredInError, Point, Recorded, in_force
from domain.law.account import EntryKind
from domain.law.default import TermBasis
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.letter.text import LetterKind

RANK: dict[EntryKind, int] = {
    EntryKind.PRINCIPAL: 0,
    EntryKind.CREDIT: 1,
    EntryKind.COSTS: 2,
    EntryKind.COSTS_WAIVED: 3,
    EntryKind.PAYMENT: 4,
    EntryKind.REVERSAL: 5,
    EntryKind.REFUND: 6,
}
"""The order of ledger entries of one day: debts before what lessens them."""


def fold(claim_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Claim:
    """Give the claim as its history leaves it, at a point of both axes of time.

    ``version`` counts every fact known, also those entered in error: it is what the next
    append must follow.
    """
    known = [r for r in history if at is None or r.position <= at.position]
    claim = Claim(claim_id)
    for recorded in in_force(known, at):
        evolve(claim, recorded)
    claim.version = known[-1].originator_version if known else 0
    return claim


def evolve(claim: Claim, recorded: Recorded) -> Claim:
    """Apply one fact to a claim in place, and give it back."""
    fact: ClaimFact = recorded.fact  # type: ignore[assignment]  # the registry keeps streams pure
    match fact:
        case (
            InvoiceSent()
            | InvoiceDetailsCorrected()
            | InvoiceDocumentAttached()
            | MarkCleared()
            | PlanChanged()
        ):
            _opening(claim, fact, recorded)
        case (
            CreditNoteApplied()
            | PaymentReceived()
            | PaymentReversed()
            | OverpaymentRefunded()
            | PartWaived()
            | CollectionCostsCharged()
            | CollectionCostsWaived()
        ):
            _money(claim, fact, recorded)
        case (
            ReminderSent()
            | StatementSent()
            | FinalDemandSent()
            | NoticeOfDefaultServed()
            | FourteenDayLetterSent()
            | LetterOrderedForClaim()
            | LetterDroppedForClaim()
            | FourteenDayLetterVoided()
            | DefaultDeclared()
            | DeterminationWithdrawn()
        ):
            _dunning(claim, fact, recorded)
        case _:
            _course(claim, fact, recorded)
    note_for_the_party(claim, fact)
    claim.version = recorded.originator_version
    claim.last_on = max(claim.last_on, recorded.effective_on)
    return claim


def _course(
    claim: Claim,
    fact: GuidingFact | ArrangingFact | StoppingFact | HandOverFact | EndingFact | SideFact,
    recorded: Recorded,
) -> None:
    match fact:
        case ClaimDisputed() | DisputeAnswered() | DisputeResolved() | HoldPlaced() | HoldLifted():
            stopping(claim, fact, recorded)
        case (
            HandOverPrepared()
            | HandOverRequested()
            | HandOverAccepted()
            | HandOverRefused()
            | HandedOver()
            | RecallRequested()
            | RecallFailed()
            | ClaimRecalled()
            | PartyInformed()
        ):
            handing_over(claim, fact, recorded)
        case (
            ClaimSettled()
            | ClaimReopened()
            | NewRoundBegun()
            | ClaimWithdrawn()
            | ClaimWrittenOff()
        ):
            ending(claim, fact, recorded)
        case FirstStepChosen() | StepApproved() | StepDeclined():
            guiding(claim, fact, recorded)
        case LimitationInterrupted() | NoteAdded() | HandlerAssigned() | EnteredInError():
            side(claim, fact, recorded)
        case _:
            arranging(claim, fact, recorded)


def _opening(claim: Claim, fact: OpeningFact, recorded: Recorded) -> None:
    match fact:
        case InvoiceSent():
            _open(claim, fact, recorded)
        case InvoiceDetailsCorrected():
            _correct(claim, fact)
        case InvoiceDocumentAttached():
            claim.document_sha256, claim.document_form = fact.document_sha256, fact.form
        case MarkCleared():
            claim.marks = claim.marks - {fact.mark}
        case PlanChanged():
            claim.plan, claim.sent_back = fact.new, None
            claim.letters_at_move = len(claim.letters)
        case _:
            assert_never(fact)


def _open(claim: Claim, fact: InvoiceSent, recorded: Recorded) -> None:
    claim.opened = True
    claim.creditor_id, claim.debtor_id = fact.creditor_id, fact.debtor_id
    claim.invoice_number, claim.principal, claim.vat = fact.invoice_number, fact.principal, fact.vat
    claim.issued_on, claim.received_on = fact.issued_on, fact.received_on
    claim.due_on, claim.term_basis = fact.due_on, fact.term_basis
    claim.claim_kind, claim.interest_kind = fact.claim_kind, fact.interest_kind
    claim.day_count, claim.series_id = fact.day_count, fact.series_id
    claim.payment_reference = fact.payment_reference
    claim.ibans = tuple(p.iban for p in fact.pay_to)
    claim.shares = tuple(p.share for p in fact.pay_to)
    claim.description, claim.document_sha256 = fact.description, fact.document_sha256
    claim.plan, claim.marks = fact.plan, frozenset(fact.marks)
    _enter(claim, recorded, EntryKind.PRINCIPAL, fact.principal, "principal")


def _correct(claim: Claim, fact: InvoiceDetailsCorrected) -> None:
    match fact.field:
        case CorrectedField.DUE_ON:
            claim.due_on = date.fromisoformat(fact.new)
        case CorrectedField.TERM_BASIS:
            claim.term_basis = TermBasis(fact.new)
        case CorrectedField.CLAIM_KIND:
            claim.claim_kind = ClaimKind(fact.new)
        case CorrectedField.PAYMENT_REFERENCE:
            claim.payment_reference = fact.new
        case CorrectedField.INTEREST_KIND:
            claim.interest_kind = InterestKind(fact.new)
            if claim.default:
                claim.default = replace(claim.default, kind=claim.interest_kind)
        case CorrectedField.PRINCIPAL:
            claim.principal = int(fact.new)
            claim.ledger = [
                replace(e, cents=int(fact.new)) if e.kind is EntryKind.PRINCIPAL else e
                for e in claim.ledger
            ]
        case _:
            assert_never(fact.field)


def _enter(
    claim: Claim,
    recorded: Recorded,
    kind: EntryKind,
    cents: int,
    ref: str,
    *,
    reverses: str = "",
    retroactive: bool = False,
) -> None:
    claim.ledger.append(
        LedgerEntry(
            recorded.effective_on,
            RANK[kind],
            recorded.position,
            kind,
            cents,
            ref,
            reverses,
            retroactive,
        )
    )


def _money(claim: Claim, fact: MoneyFact, recorded: Recorded) -> None:
    ref = str(recorded.originator_version)
    match fact:
        case PaymentReceived():
            _enter(claim, recorded, EntryKind.PAYMENT, fact.amount, fact.payment_id)
        case PaymentReversed():
            _enter(claim, recorded, EntryKind.REVERSAL, fact.amount, ref, reverses=fact.payment_id)
        case OverpaymentRefunded():
            _enter(claim, recorded, EntryKind.REFUND, fact.amount, ref)
        case CreditNoteApplied():
            _enter(
                claim,
                recorded,
                EntryKind.CREDIT,
                fact.amount,
                fact.number,
                retroactive=fact.retroactive,
            )
        case PartWaived():
            _enter(claim, recorded, EntryKind.CREDIT, fact.amount, f"waived@{ref}")
        case CollectionCostsCharged():
            _enter(claim, recorded, EntryKind.COSTS, fact.total, ref)
            claim.costs.append(
                Charged(
                    recorded.originator_version,
                    fact.letter_id,
                    fact.total,
                    recorded.effective_on,
                    fact.base,
                    fact.vat,
                    letter_base=fact.letter_base,
                )
            )
        case CollectionCostsWaived():
            _waive(claim, fact, recorded)
        case _:
            assert_never(fact)


def _waive(claim: Claim, fact: CollectionCostsWaived, recorded: Recorded) -> None:
    """Count a waiver against costs that rest on a void letter first, then against the oldest."""
    ref = str(recorded.originator_version)
    _enter(
        claim,
        recorded,
        EntryKind.COSTS_WAIVED,
        fact.amount,
        ref,
        retroactive=fact.retroactive,
    )
    left = fact.amount
    for charged in sorted(claim.costs, key=lambda c: (c.letter_id not in claim.voided, c.version)):
        taken = min(left, charged.standing)
        left -= taken
        at = claim.costs.index(charged)
        less = charged.less_open + (taken if fact.less_was_open else 0)
        claim.costs[at] = replace(charged, waived=charged.waived + taken, less_open=less)


def _dunning(claim: Claim, fact: DunningFact, recorded: Recorded) -> None:
    match fact:
        case LetterOrderedForClaim():
            claim.pending = PendingLetter(
                fact.letter_id, fact.step, recorded.effective_on, fact.send_on
            )
        case LetterDroppedForClaim():
            _drop(claim, fact, recorded.effective_on)
        case FourteenDayLetterVoided():
            claim.voided.add(fact.letter_id)
        case DefaultDeclared():
            claim.default = Determined(
                recorded.originator_version,
                fact.in_default_since,
                fact.interest_kind,
                fact.ground,
                fact.letter_id,
            )
        case DeterminationWithdrawn():
            if claim.default and claim.default.version == fact.version:
                claim.default = None
        case _:
            _sent(claim, fact, recorded)


def _drop(claim: Claim, fact: LetterDroppedForClaim, day: date) -> None:
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None
    if fact.lost_channel:
        claim.lost_channels = {**claim.lost_channels, fact.lost_channel: day}


_LETTER_KIND: dict[type[SentFact], LetterKind] = {
    ReminderSent: LetterKind.REMINDER,
    StatementSent: LetterKind.STATEMENT,
    FinalDemandSent: LetterKind.FINAL_DEMAND,
    NoticeOfDefaultServed: LetterKind.NOTICE_OF_DEFAULT,
    FourteenDayLetterSent: LetterKind.FOURTEEN_DAY_LETTER,
}


def _sent(claim: Claim, fact: SentFact, recorded: Recorded) -> None:
    fourteen = fact if isinstance(fact, FourteenDayLetterSent) else None
    pay_by = None if isinstance(fact, FourteenDayLetterSent) else fact.pay_by
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None
    claim.letters.append(
        SentLetter(
            fact.letter_id,
            _LETTER_KIND[type(fact)],
            fact.step,
            claim.round,
            recorded.effective_on,
            fact.channel,
            fact.asked,
            pay_by,
            fact.serves_as_notice,
            fourteen,
        )
    )
