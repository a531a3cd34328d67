"""A parked credit note as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from domain.credit_note.events import CreditNoteMatched, CreditNoteParked
from domain.facts import Point, Recorded, in_force


@dataclass(slots=True)
class CreditNote:
    """The state of one credit note that came before its invoice."""

    id: UUID
    version: int = 0
    parked: CreditNoteParked | None = None
    claim_id: UUID | None = None


def fold(note_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> CreditNote:
    """The credit note as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    note = CreditNote(note_id)
    for recorded in in_force(known, at):
        match recorded.fact:
            case CreditNoteParked() as fact:
                note.parked = fact
            case CreditNoteMatched() as fact:
                note.claim_id = fact.claim_id
            case _:
                pass
    note.version = known[-1].originator_version if known else 0
    return note
