"""A parked credit note as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.credit_note.events import (
    ConcernGround,
    CreditNoteMatched,
    CreditNoteMayConcern,
    CreditNoteParked,
    CreditNotePartPlaced,
)
from domain.errors import NotFound
from domain.facts import Point, Recorded, in_force


@dataclass(slots=True)
class CreditNote:
    """The state of one credit note that came before its invoice."""

    id: UUID
    version: int = 0
    parked: CreditNoteParked | None = None
    parked_on: date = date.min
    """The day on which it came here."""
    claim_id: UUID | None = None
    """The claim that it ended on; none: it waits, in whole or in part."""
    placed: int = 0
    """How much of it was placed before the end, in cents."""
    concerns: dict[UUID, CreditNoteMayConcern] = field(default_factory=dict)
    """Every debtor whose it may be, and by what."""
    found_at: dict[UUID, int] = field(default_factory=dict)
    """By debtor: where in the log it was found that it may be his."""

    @property
    def rest(self) -> int:
        """What is left of it to be placed, in cents."""
        return self.parked.amount - self.placed if self.parked else 0

    @property
    def waits(self) -> bool:
        """Tell whether it waits for a claim, in whole or in part."""
        return self.parked is not None and self.claim_id is None

    @property
    def debtors(self) -> tuple[UUID, ...]:
        """Everybody whose it may be, as they were known when that was found."""
        own = self.parked.debtor_id if self.parked else None
        return tuple(dict.fromkeys(filter(None, (own, *self.concerns))))

    @property
    def sure(self) -> bool:
        """Tell whether it is one debtor's, and more than name and address say so."""
        guessed = any(c.ground is ConcernGround.LIKENESS for c in self.concerns.values())
        return len(self.debtors) == 1 and not guessed


def require_parked(note: CreditNote) -> CreditNoteParked:
    """What was parked; raises NotFound ``credit_note.unknown`` where there is no such note."""
    if note.parked is None:
        raise NotFound(
            "credit_note.unknown",
            f"There is no credit note {note.id}.",
            way_out="See `vordering worklist` for the ones that wait.",
        )
    return note.parked


def fold(note_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> CreditNote:
    """The credit note as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    note = CreditNote(note_id)
    for recorded in in_force(known, at):
        match recorded.fact:
            case CreditNoteParked() as fact:
                note.parked, note.parked_on = fact, recorded.known_on
                if fact.debtor_id:
                    note.found_at[fact.debtor_id] = recorded.position
            case CreditNoteMayConcern() as fact:
                note.concerns[fact.debtor_id] = fact
                note.found_at.setdefault(fact.debtor_id, recorded.position)
            case CreditNotePartPlaced() as fact:
                note.placed += fact.amount
            case CreditNoteMatched() as fact:
                note.claim_id = fact.claim_id
            case _:
                pass
    note.version = known[-1].originator_version if known else 0
    return note
