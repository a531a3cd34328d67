"""The timeline of a page: facts, the newest first, with the texts that can still be opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from api.words.facts import fact_said
from api.words.sentences import said
from application.house import House
from application.queries.list_shapes import TrailOut
from application.queries.lists import MOST_FACTS, trail_out
from application.views import Views
from domain.facts import Recorded
from domain.sealing import Purpose, Sealed
from projections.audit.questions import AuditEntry

_QUIET: Final = frozenset(
    "letter.dispatch_started letter.ordered claim.letter_ordered debtor.claim_opened".split()
)
"""Facts of the machinery; they are there, but do not speak up."""

_TEXTS: Final = ("text", "note", "designation")
_TOLD_BY_PEOPLE: Final = frozenset({"claim", "debtor"})
"""Streams whose facts hold texts that people wrote."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One fact of the timeline with its texts, opened for the person at the screen."""

    fact: TrailOut
    texts: tuple[str, ...]
    quiet: bool


def moments(house: House, facts: Sequence[TrailOut]) -> list[Moment]:
    """The moments of a timeline, the newest first, with the texts that can still be opened."""
    told = {fact.stream for fact in facts if fact.kind in _TOLD_BY_PEOPLE}
    stored = {r.ref: r for one in told for r in house.collections.history(one)}
    return [
        Moment(
            fact,
            _texts(house, fact, stored.get(f"{fact.stream}@{fact.version}")),
            fact.topic in _QUIET,
        )
        for fact in reversed(facts)
    ]


def _texts(house: House, fact: TrailOut, stored: Recorded | None) -> tuple[str, ...]:
    """Give the texts of a fact, and why a person says he recorded it."""
    if stored is None:
        return ()
    wanted = [name for name in fact.sealed if name in _TEXTS]
    opened = [_opened(house, getattr(stored.fact, name, None), name) for name in wanted]
    if stored.reason_text is not None:
        opened.append(_opened(house, stored.reason_text, "reason"))
    return tuple(text for text in opened if text)


def _opened(house: House, sealed: Sealed[str] | None, name: str) -> str:
    purpose = Purpose.LEDGER if name == "designation" else Purpose.NOTES
    return house.open(sealed, str, purpose) or said("(gewist)")


def recorded_by(views: Views, stream: UUID, command: UUID | None) -> list[str]:
    """What a command recorded on a stream, in words; read back from the store's own facts."""
    if command is None:
        return []
    return [fact_said(entry) for entry in entries_of(views, stream) if entry.command_id == command]


def facts_of_stream(views: Views, stream: UUID) -> list[TrailOut]:
    """Every fact of a stream as a trail tells it, the oldest first."""
    return [trail_out(entry, fact_said(entry)) for entry in entries_of(views, stream)]


def entries_of(views: Views, stream: UUID) -> Iterator[AuditEntry]:
    """Every fact of a stream, the oldest first."""
    after: int | None = 0
    while after is not None:
        part = views.audit.stream(stream, limit=MOST_FACTS, after=after)
        yield from part.entries
        after = part.next
