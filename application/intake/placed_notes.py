"""Where a credit note counts: once, on the claims it was placed on, and no more as credit."""

from typing import Final

from application.house import House
from application.intake.concerned import tell_debtor
from application.intake.sameness import archived, source_kind
from application.settlement import record_money
from domain.application import Session
from domain.claim.events import Source
from domain.claim.payments import apply_credit_note
from domain.claim.state import Claim
from domain.credit_note.events import (
    CreditNoteFact,
    CreditNoteMatched,
    CreditNoteParked,
    CreditNotePartPlaced,
)
from domain.credit_note.state import CreditNote, require_parked
from domain.debtor.credit import of_note
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.ids import credit_note_id, normalised_number
from domain.money import Cents, as_decimal

_UNREADABLE: Final = "document"
"""The kind of source of which nobody can say any more what it was."""


def place(
    session: Session,
    house: House,
    note: CreditNote,
    claim: Claim,
    *,
    amount: Cents | None = None,
    beside_grant: bool | None = None,
) -> None:
    """Lower the principal of a claim by a parked note, or by a part of it.

    One that was placed before stays there. Raises Refusal ``credit_note.part_too_large``.
    """
    parked = require_parked(note)
    if note.claim_id:
        return
    part = note.rest if amount is None else amount
    if part > note.rest:
        raise _part_too_large(note)
    facts = apply_credit_note(
        claim,
        number=parked.number,
        amount=part,
        issued_on=parked.issued_on,
        source=source_of(house, parked),
        today=session.today,
        document_sha256=parked.document_sha256,
        beside_grant=beside_grant,
    )
    if not facts:
        return  # the claim has this very part already: it is not taken off the note once more
    record_money(session, (claim, facts))
    _count(session, note, claim, part)


def placed_by_hand(
    session: Session, house: House, claim: Claim, *, number: str, amount: Cents
) -> None:
    """Let a note that was applied by hand count once: a parked one ends, its file is known."""
    assert claim.creditor_id is not None
    value = normalised_number(number)
    known = house.store.find_identity(claim.creditor_id, "credit_note", value)
    note = session.credit_note(known or credit_note_id(claim.creditor_id, number))
    if note.parked and not note.claim_id:
        if amount > note.rest:
            raise _part_too_large(note)
        _count(session, note, claim, amount)
    if known is None:
        session.identify(kind="credit_note", value=value, stream=claim.id)


def _count(session: Session, note: CreditNote, claim: Claim, part: Cents) -> None:
    """Note where a parked note went; what is left of it is the debtor's credit as before."""
    parked = require_parked(note)
    whole = part == note.rest
    fact: CreditNoteFact = (
        CreditNoteMatched(claim_id=claim.id)
        if whole
        else CreditNotePartPlaced(claim_id=claim.id, amount=part)
    )
    session.record(StreamRef(StreamKind.CREDIT_NOTE, note.id, parked.creditor_id), [fact])
    owners = [session.debtor_now(one).id for one in (*note.debtors, claim.debtor_id) if one]
    for owner in dict.fromkeys(owners):
        if of_note(note.id) in session.debtor(owner).credits:
            tell_debtor(session, owner, note, rest=note.rest - part)


def source_of(house: House, parked: CreditNoteParked) -> Source:
    """What the document of a note was; of one parked before this was kept, by reading it again."""
    sha256 = parked.document_sha256 or ""
    document = None if parked.source else archived(house, sha256 or None)
    kind = parked.source or (source_kind(document) if document else _UNREADABLE)
    return Source(kind=kind, sha256=sha256)


def _part_too_large(note: CreditNote) -> Refusal:
    parked = require_parked(note)
    return Refusal(
        "credit_note.part_too_large",
        f"Of credit note {parked.number} only {as_decimal(note.rest)} is left to be placed.",
        way_out="Place at most that amount.",
        values={"rest": note.rest, "number": parked.number},
    )
