"""Whom a credit note that waits may concern: each of them is held until a person has looked."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final
from uuid import UUID

from domain.application import Session
from domain.credit_note.events import ConcernGround, CreditNoteMayConcern
from domain.credit_note.state import CreditNote, require_parked
from domain.debtor.credit import forget, notice, of_note, of_open_item
from domain.debtor.events import CreditKind
from domain.facts import StreamKind, StreamRef
from domain.ids import normalised_number
from domain.money import Cents

FOR_INVOICE: Final = "credit_note_for"
"""What identifies the notes that name an invoice, which may come only later."""
OF_SOMEBODY: Final = "credit_note_like"
"""What identifies the notes of which nobody is known by name and address, e-mail or account."""


def hold(session: Session, note: CreditNote, found: Iterable[CreditNoteMayConcern]) -> None:
    """Let the claims wait of everybody whose a parked note may be; known already: nothing.

    ``note`` is brought on: of one whom it was surely, it is that no more where a second appears.
    """
    parked = require_parked(note)
    new = [one for one in found if one.debtor_id not in note.concerns]
    if not new:
        return
    note.concerns |= {one.debtor_id: one for one in new}
    session.record(StreamRef(StreamKind.CREDIT_NOTE, note.id, parked.creditor_id), new)
    for debtor_id in dict.fromkeys(session.debtor_now(one).id for one in note.debtors):
        tell_debtor(session, debtor_id, note, rest=note.rest)


def tell_debtor(session: Session, debtor_id: UUID, note: CreditNote, *, rest: Cents) -> None:
    """Let a debtor's claims wait for what is left of a parked note; zero: no more."""
    parked, debtor = require_parked(note), session.debtor_now(debtor_id)
    facts = notice(
        debtor,
        ref=of_note(note.id),
        kind=CreditKind.CREDIT_NOTE if note.sure else CreditKind.POSSIBLE_NOTE,
        number=parked.number,
        amount=rest,
    )
    facts += forget(debtor, of_open_item(parked.number))
    session.record(StreamRef(StreamKind.DEBTOR, debtor.id, parked.creditor_id), facts)


def look_out(
    session: Session,
    note_id: UUID,
    *,
    invoices: Iterable[str] = (),
    traits: Iterable[str] = (),
) -> None:
    """Let a parked note be found by the invoices that it names, or by hashes of whom it is."""
    wanted = [(FOR_INVOICE, normalised_number(one)) for one in invoices]
    wanted += [(OF_SOMEBODY, one) for one in traits]
    for kind, value in dict.fromkeys(one for one in wanted if one[1]):
        free = _place(value, len(list(_notes(session, kind, value))))
        session.identify(kind=kind, value=free, stream=note_id)


def hold_for_invoice(session: Session, debtor_id: UUID, number: str) -> None:
    """Hold who owes an invoice for the notes that waited for it; they are proposed from now on."""
    for note_id in _notes(session, FOR_INVOICE, normalised_number(number)):
        _hold_for(session, note_id, debtor_id, ConcernGround.INVOICE, invoice=number)


def hold_alike(session: Session, debtor_id: UUID, hashes: Iterable[str]) -> None:
    """Hold somebody new for the notes of one who is as he is and of whom nobody was known."""
    for hashed in hashes:
        for note_id in _notes(session, OF_SOMEBODY, hashed):
            _hold_for(session, note_id, debtor_id, ConcernGround.LIKENESS)


def _hold_for(
    session: Session, note_id: UUID, debtor_id: UUID, ground: ConcernGround, *, invoice: str = ""
) -> None:
    note = session.credit_note(note_id)
    if note.waits:
        may = CreditNoteMayConcern(debtor_id=debtor_id, ground=ground, invoice=invoice)
        hold(session, note, [may])


def _notes(session: Session, kind: str, value: str) -> Iterator[UUID]:
    """The notes that are known under one value: a value identifies one, so they are numbered.

    The decision rests on there being no more of them.
    """
    for at in count():
        note = session.identified(kind, _place(value, at))
        if note is None:
            return
        yield note


def _place(value: str, at: int) -> str:
    """The place of a note among those of one value, which holds no white space."""
    return f"{value} {at}" if at else value
