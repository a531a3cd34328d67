"""Taking one credit note in: it finds its invoice by reference, else it is parked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from adapters.ubl import InvoiceDocument
from application.house import House
from application.intake.concerned import hold, look_out
from application.intake.invoices import InvoiceIntake, Taken
from application.intake.known_from_now import keep_known
from application.intake.parties import SYSTEM_ROLE, DebtorFound, Parties
from application.intake.placed_notes import place
from application.intake.sameness import archived, differences, source_kind
from application.intake.since import KNOWN
from application.intake.whose_note import whom_it_may_concern, whose_invoices
from application.settlement import record_money
from domain.application import Mandate, Session
from domain.claim.events import ClaimFact, CreditNoteApplied, Source
from domain.claim.payments import apply_credit_note
from domain.claim.state import Claim
from domain.credit_note.events import CreditNoteMatched, CreditNoteParked
from domain.credit_note.state import CreditNote, require_parked
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.ids import credit_note_id, normalised_number
from domain.law.account import EntryKind
from domain.money import Cents

BY_HAND: Final = "applied by hand before"
"""Why a file of a credit note changes nothing."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A credit note that had waited, the claim it was applied to, and that claim's invoice."""

    claim_id: UUID
    number: str
    amount: Cents
    invoice: str


class CreditIntake:
    """Takes credit notes in; what was parked is tried again after each import."""

    def __init__(
        self,
        house: House,
        parties: Parties,
        invoices: InvoiceIntake,
        *,
        actor: str,
        dry_run: bool,
    ) -> None:
        """Remember the notes of this import, so that a dry run answers as a real one would."""
        self._house, self._parties, self._invoices = house, parties, invoices
        self._actor, self._dry_run = actor, dry_run
        self._seen: dict[UUID, tuple[InvoiceDocument, UUID | None]] = {}

    def take(self, document: InvoiceDocument, raw: bytes) -> Taken:
        """Apply a credit note to the claim it names, or park it with the reason."""
        creditor_id = self._parties.creditor(document)
        known = self._known(creditor_id, document)
        if known:
            return known
        claim, why_not = self._claim_for(creditor_id, document)
        if claim is not None:
            why_not = self._why_not_applied(claim, document)
        if claim is None or why_not:
            self._park(creditor_id, document, raw)
            self._seen[credit_note_id(creditor_id, document.number)] = document, None
            return "parked", None, why_not
        self._apply(claim, document, raw)
        self._seen[credit_note_id(creditor_id, document.number)] = document, claim.id
        return "credited", claim.id, ""

    def match_parked(self) -> Iterator[Matched]:
        """Apply parked notes of the creditors of this import whose invoice has come since."""
        if self._dry_run:
            return
        for creditor_id in sorted(self._parties.seen):
            for note_id in self._house.store.streams(StreamKind.CREDIT_NOTE, creditor_id):
                matched = self._match(creditor_id, note_id)
                if matched:
                    yield matched

    def _known(self, creditor_id: UUID, document: InvoiceDocument) -> Taken | None:
        identity = credit_note_id(creditor_id, document.number)
        number = normalised_number(document.number)
        stream = self._house.store.find_identity(creditor_id, "credit_note", number)
        first, claim = self._seen.get(identity, (None, None))
        if first is None and stream is None:
            return None
        if stream is not None:
            sha256, claim = self._earlier(stream, number)
            if sha256 is None and claim and self._placed(claim, number) == document.payable:
                return "known", claim, BY_HAND
            first = first or archived(self._house, sha256)
        found = differences(first, document) if first else [_not_kept(sha256)]
        if not found:
            return "known", claim, KNOWN
        raise Refusal(
            "credit_note.number_used",
            f"number already used: credit note {document.number} is there with other content"
            f" ({'; '.join(found)}).",
            way_out="If it is another credit note, record it by hand on its claim.",
        )

    def _placed(self, claim: UUID, number: str) -> Cents:
        """What was applied of a note on a claim, by whomever."""
        entries = self._house.collections.claim(claim).ledger
        return sum(
            entry.cents
            for entry in entries
            if entry.kind is EntryKind.CREDIT and normalised_number(entry.ref) == number
        )

    def _earlier(self, stream: UUID, number: str) -> tuple[str | None, UUID | None]:
        """The document and the claim of a note that was taken in before."""
        sha256: str | None = None
        claim: UUID | None = None
        for recorded in self._house.collections.history(stream):
            match recorded.fact:
                case CreditNoteParked() as fact:
                    sha256 = fact.document_sha256
                case CreditNoteMatched() as fact:
                    claim = fact.claim_id
                case CreditNoteApplied() as fact if normalised_number(fact.number) == number:
                    sha256, claim = fact.document_sha256, stream
                case _:
                    pass
        return sha256, claim

    def _claim_for(self, creditor_id: UUID, document: InvoiceDocument) -> tuple[Claim | None, str]:
        if not document.references:
            return None, "it names no invoice"
        named = {ref.number for ref in document.references}
        ids = {self._house.collections.claim_on(creditor_id, number).id for number in named}
        found = [c for c in map(self._invoices.claim, sorted(ids)) if c.opened]
        if len(found) == 1 and len(ids) == 1:
            return found[0], ""
        if not found:
            return None, "the invoice it names is not here"
        return None, "it names several invoices"

    def _why_not_applied(self, claim: Claim, document: InvoiceDocument) -> str:
        try:
            _facts(claim, document, self._house)
        except Refusal as refusal:
            return refusal.message
        return ""

    def _apply(self, claim: Claim, document: InvoiceDocument, raw: bytes) -> None:
        if self._dry_run:
            self._invoices.imagine(claim, _facts(claim, document, self._house))
            return
        assert claim.debtor_id is not None
        self._house.archive.put(raw, subject=claim.debtor_id)

        def decide(session: Session) -> None:
            fresh = session.claim(claim.id)
            record_money(session, (fresh, _facts(fresh, document, self._house)))
            self._identify(session, document, claim.id)

        self._house.collections.carry_out(self._command(claim.creditor_id, document), decide)

    def _park(self, creditor_id: UUID, document: InvoiceDocument, raw: bytes) -> None:
        if self._dry_run:
            return
        identity = credit_note_id(creditor_id, document.number)
        self._house.archive.put(raw, subject=identity)

        def decide(session: Session) -> None:
            note = session.credit_note(identity)
            whom = whom_it_may_concern(session, self._parties, document)
            note.parked = CreditNoteParked(
                creditor_id=creditor_id,
                number=document.number,
                amount=document.payable,
                issued_on=document.issued_on,
                references=tuple(ref.number for ref in document.references),
                document_sha256=document.sha256,
                debtor_id=whom.surely,
                source=source_kind(document),
            )
            stream = StreamRef(StreamKind.CREDIT_NOTE, identity, creditor_id)
            session.record(stream, [note.parked])
            self._identify(session, document, identity)
            if whom.new:
                _register(session, creditor_id, whom.new)
            hold(session, note, whom.found)
            named = note.parked.references
            look_out(session, identity, invoices=named, traits=whom.traits)

        self._house.collections.carry_out(self._command(creditor_id, document), decide)

    def _match(self, creditor_id: UUID, note_id: UUID) -> Matched | None:
        note = self._house.collections.credit_note(note_id)
        parked = note.parked
        if parked is None or not note.waits:
            return None
        self._look_again(creditor_id, note)
        if note.placed or len(set(parked.references)) != 1:
            return None
        wanted = self._house.collections.claim_on(creditor_id, parked.references[0]).id

        def decide(session: Session) -> None:
            claim, waiting = session.claim(wanted), session.credit_note(note_id)
            if not claim.opened or waiting.claim_id:
                return
            place(session, self._house, waiting, claim)

        if not self._house.collections.claim(wanted).opened:
            return None
        command = Mandate(
            key=f"match:{note_id}",
            actor=self._actor,
            role=SYSTEM_ROLE,
            name="import invoices",
            today=self._house.today,
            log=creditor_id,
        )
        try:
            receipt = self._house.collections.carry_out(command, decide)
        except Refusal:
            return None  # it stays parked, which is where a person finds it
        if not receipt.streams:
            return None
        return Matched(wanted, parked.number, parked.amount, parked.references[0])

    def _look_again(self, creditor_id: UUID, note: CreditNote) -> None:
        """Hold who owes what a note names and was not known when it was parked."""

        def decide(session: Session) -> None:
            waiting = session.credit_note(note.id)
            if waiting.waits:
                names = require_parked(waiting).references
                hold(session, waiting, whose_invoices(session, names))

        command = Mandate(
            key=f"concerns:{note.id}:{note.version}",
            actor=self._actor,
            role=SYSTEM_ROLE,
            name="import invoices",
            today=self._house.today,
            log=creditor_id,
        )
        self._house.collections.carry_out(command, decide)

    def _identify(self, session: Session, document: InvoiceDocument, stream: UUID) -> None:
        number = normalised_number(document.number)
        session.identify(kind="credit_note", value=number, stream=stream)

    def _command(self, creditor_id: UUID | None, document: InvoiceDocument) -> Mandate:
        if creditor_id is None:
            raise AssertionError("an opened claim has a creditor")
        return Mandate(
            key=f"import:{document.sha256}",
            actor=self._actor,
            role=SYSTEM_ROLE,
            name="import invoices",
            today=self._house.today,
            log=creditor_id,
        )


def _not_kept(sha256: str | None) -> str:
    """Say why a note cannot be laid beside the one of its number."""
    return "what was sent is not kept any more" if sha256 else "another amount was applied by hand"


def _register(session: Session, creditor_id: UUID, debtor: DebtorFound) -> None:
    """Register a debtor whose first sign of life is a credit note."""
    session.debtor(debtor.id)
    if debtor.new:
        stream = StreamRef(StreamKind.DEBTOR, debtor.id, creditor_id)
        session.record(stream, [debtor.new], subject=debtor.id)
    keep_known(session, debtor.id, identities=debtor.identities, alike=debtor.alike)


def _facts(claim: Claim, document: InvoiceDocument, house: House) -> list[ClaimFact]:
    return apply_credit_note(
        claim,
        number=document.number,
        amount=document.payable,
        issued_on=document.issued_on,
        source=Source(kind=source_kind(document), sha256=document.sha256),
        today=house.today,
        document_sha256=document.sha256,
    )
