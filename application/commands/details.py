"""What is put right or kept beside a claim: mistakes, details, marks, notes, the invoice itself."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from adapters.e_invoice import read_invoice
from adapters.pdf_pages import UNSHOWN, require_pages
from adapters.ubl import InvoiceRefused
from application.banking.not_in_error import take_back_beside
from application.commands.conditions import require_marks
from application.commands.fields import LONGEST_TEXT, File, Name, OwnReference, Word
from application.commands.four_eyes import TakesTwo, about_money
from application.commands.kinds import Condition, OnClaim
from application.house import House
from application.own_references import keep_own_reference, require_given_back
from application.payment_plans.in_error import take_back_of_plan
from application.repeated import Repeat
from application.settlement import record_correction
from domain.application import Session, stream_of_claim
from domain.claim import ends, marks, opening
from domain.claim.corrections import enter_in_error_on_claim, without
from domain.claim.events import CorrectedField, InvoiceDetailsCorrected, InvoiceForm, Mark
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.direct_debit.announced import last_notice
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact
from domain.sealing import Sealed
from domain.user.roles import May


class EnterInError(OnClaim):
    """Take a fact back that should not have been recorded; money needs a second person."""

    NAME: ClassVar[str] = "error"
    PATH: ClassVar[str] = "errors"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.unknown",
        "claim.own_reference_used",
        "error.at_bank",
        "error.due_again",
        "error.four_eyes",
        "error.in_file",
        "error.no_such_fact",
        "error.plan_over",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"version": "facts"}
    FOUR_EYES: ClassVar[TakesTwo | None] = about_money

    version: Annotated[
        int, Field(ge=1, examples=[4], description="of the fact; see the audit trail")
    ]
    approved_by: Annotated[
        str,
        Field(max_length=100, examples=["j.de.wit"], description="a second person, for money"),
    ] = ""

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The trail keeps both: what was recorded, and that it does not hold."""
        claim = session.claim(about)
        require_opened(claim)
        history = house.collections.history(about)
        facts = enter_in_error_on_claim(
            claim,
            history,
            version=self.version,
            actor=session.decider,
            approved_by=self.approved_by,
            today=session.today,
        )
        if facts:
            take_back_beside(
                session,
                house,
                claim,
                history,
                version=self.version,
                approved_by=self.approved_by,
            )
            take_back_of_plan(
                session, claim, history, version=self.version, approved_by=self.approved_by
            )
        after = without(claim, history, version=self.version, facts=facts, today=session.today)
        require_given_back(session, claim, after)
        record_correction(session, claim, facts, after=after)


class AddNote(OnClaim):
    """Write something down; the text is sealed."""

    NAME: ClassVar[str] = "note"
    PATH: ClassVar[str] = "notes"
    TAG: ClassVar[str] = "course"
    AHEAD: ClassVar[bool] = True

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST_TEXT,
            description="free text; kept sealed",
            examples=["Belt maandag terug."],
            repr=False,
            json_schema_extra={"lines": 4},
        ),
    ]

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """Nothing changes by it."""
        del session
        return ends.add_note(claim, text=Sealed.of(self.text.strip()))


class CorrectInvoice(OnClaim):
    """Put a detail of the invoice right; a day, an amount in euro, or a known value."""

    NAME: ClassVar[str] = "correction"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(InvoiceDetailsCorrected,), same=("field",), told=("evidence",)),
    )
    PATH: ClassVar[str] = "corrections"
    TAG: ClassVar[str] = "course"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "correction.unreadable",
        "money.not_an_amount",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_MARKS,)

    field: CorrectedField
    new: Word = Field(
        description="a day, an amount in euro, or a known value", examples=["2026-11-21"]
    )
    evidence: Word = Field(default="", description="what shows it; no personal data")

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """Everything that rests on the detail follows."""
        del session
        return opening.correct(claim, field=self.field, new=self.new, evidence=self.evidence)


class ClearMark(OnClaim):
    """Record that a person looked at what was marked."""

    NAME: ClassVar[str] = "mark-cleared"
    PATH: ClassVar[str] = "cleared-marks"
    TAG: ClassVar[str] = "course"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_marks,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "collection.announced_day",
        "collection.under_way",
        "mark.choose_first_step",
        "mark.say_the_law",
        "mark.none",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_MARKS,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"mark": "marks"}

    mark: Mark

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """What waited for a look goes on."""
        announced = None
        if self.mark is Mark.DIRECT_DEBIT and claim.debit_notices:
            announced = last_notice(session.case(claim.id))
        return marks.clear_mark(claim, self.mark, announced=announced, today=session.today)


class AssignHandler(OnClaim):
    """Make somebody responsible for the claim."""

    NAME: ClassVar[str] = "handler"
    PATH: ClassVar[str] = "handler"
    TAG: ClassVar[str] = "course"

    handler: Name = Field(examples=["els"])

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """One person at a time."""
        del session
        return ends.assign(claim, handler=self.handler)


class GiveOwnReference(OnClaim):
    """Say what the claim is called in the creditor's own system; empty: nothing any more."""

    NAME: ClassVar[str] = "own-reference"
    PATH: ClassVar[str] = "own-reference"
    TAG: ClassVar[str] = "course"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.own_reference_used",)

    own_reference: OwnReference = Field(default="", description="a code; empty: none any more")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """No other claim of the creditor is called so at the same time."""
        del house
        claim = session.claim(about)
        keep_own_reference(session, claim, self.own_reference)


class AttachInvoice(OnClaim):
    """Lay the invoice itself with a claim that was opened by hand: a PDF, or UBL."""

    NAME: ClassVar[str] = "document"
    PATH: ClassVar[str] = "invoice-document"
    TAG: ClassVar[str] = "hand-over"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "document.there",
        "document.unreadable",
        *UNSHOWN,
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.COMPLETE_DOSSIER,)

    content: File = Field(description="the invoice as it was sent: a PDF, or UBL")

    def said(self) -> str:
        """The digest stands for the file."""
        return sha256(self.content).hexdigest()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The archive has the file before the fact names it."""
        claim = session.claim(about)
        form = _form_of(self.content)
        digest = sha256(self.content).hexdigest()
        facts = opening.attach_document(claim, sha256=digest, form=form)
        if facts:
            assert claim.debtor_id is not None
            house.archive.put(self.content, subject=claim.debtor_id)
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def _form_of(content: bytes) -> InvoiceForm:
    if content.startswith(b"%PDF-"):
        require_pages(content)
        return InvoiceForm.PDF
    try:
        read_invoice(content)
    except InvoiceRefused as refusal:
        raise Refusal(
            "document.unreadable",
            "The document is no PDF, and cannot be read as an e-invoice.",
            way_out="Give the invoice as it was sent: a PDF, or UBL.",
        ) from refusal
    return InvoiceForm.XML
