"""Histories as an agency has them: claims of some thirty facts, lived through day by day.

Every story of a claim takes its debtor, its letters and its payments along. Acts of all claims
are recorded in the order of their days, so that the log interleaves them as a real one does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any, Final, cast
from uuid import UUID

from benchmarks.acts import CREDITORS, Act, creditor_opening
from benchmarks.stories import Storyteller
from domain.application import Collections
from domain.facts import INSTALLATION, CommandRow, Envelope, IdentityClaim, StreamKind, StreamRef
from domain.ids import command_id

FACTS_IN_A_STORY: Final = 30
"""The middle of what a story comes to; see ``benchmarks.stories``."""
FACTS_IN_A_SAVE: Final = 1_000
FIRST_DAY: Final = date(2024, 1, 2)
DAYS: Final = 540
ACTOR: Final = "import"


@dataclass
class Calendar:
    """The clock of a measured store: it follows the days of the history."""

    day: date = FIRST_DAY

    def __call__(self) -> datetime:
        """The morning of the day."""
        return datetime.combine(self.day, time(9), UTC)


@dataclass(slots=True)
class Known:
    """A claim of a history with what a decision on it rests on."""

    claim: UUID
    debtor: UUID
    creditor: UUID


@dataclass
class Chronicle:
    """What a history has come to: the head of every stream, and its claims."""

    collections: Collections
    calendar: Calendar
    heads: dict[UUID, int] = field(default_factory=dict)
    claims: list[Known] = field(default_factory=list)
    facts: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def envelopes(self, act: Act, command: UUID) -> list[Envelope]:
        """Put the facts of an act into envelopes that follow on the heads."""
        made = []
        for stream, fact, subject in act.facts:
            version = self.heads[stream.id] = self.heads.get(stream.id, 0) + 1
            made.append(
                Envelope(
                    originator_id=stream.id,
                    originator_version=version,
                    fact=fact,
                    kind=stream.kind,
                    log=stream.log,
                    effective_on=fact.legal_day or act.on,
                    actor=act.actor,
                    role=act.role,
                    command_id=command,
                    policy=act.policy,
                    subject=subject,
                )
            )
        if act.opens:
            self.claims.append(Known(act.opens.id, act.debtor, act.opens.log))
        return made

    def save(self, chunk: "Chunk") -> None:
        """Record a chunk in one save, on the last of its days."""
        self.calendar.day = max(self.calendar.day, chunk.on)
        self.collections.events.put(
            cast("list[Any]", chunk.envelopes),
            command=chunk.command,
            identities=chunk.identities,
        )
        self.facts += len(chunk.envelopes)

    def command(self) -> CommandRow:
        """The row of a command that was never given before."""
        key = f"save {next(self._numbers)}"
        return CommandRow(
            log=INSTALLATION,
            actor=ACTOR,
            key=key,
            fingerprint="0" * 64,
            command_id=command_id(INSTALLATION, ACTOR, key),
        )


@dataclass
class Chunk:
    """What goes into one save."""

    on: date
    command: CommandRow
    """Of all its facts, as of one import."""
    envelopes: list[Envelope] = field(default_factory=list)
    identities: list[IdentityClaim] = field(default_factory=list)


def written(
    collections: Collections, calendar: Calendar, *, facts: int, seed: int = 1
) -> Chronicle:
    """Record a history of about so many facts, and give what it came to."""
    chronicle = Chronicle(collections, calendar)
    for chunk in chunks(chronicle, facts=facts, seed=seed):
        chronicle.save(chunk)
    return chronicle


def chunks(
    chronicle: Chronicle, *, facts: int, size: int = FACTS_IN_A_SAVE, seed: int = 1
) -> Iterator[Chunk]:
    """A history in saves of about ``size`` facts, no act cut in two."""
    chunk = Chunk(FIRST_DAY, chronicle.command())
    identify = chronicle.collections.store.identity_hash
    for act in acts(facts // FACTS_IN_A_STORY, seed=seed):
        chunk.on = max(chunk.on, act.on)
        chunk.envelopes += chronicle.envelopes(act, chunk.command.command_id)
        if act.number:
            hashed = identify(act.number)
            chunk.identities.append(
                IdentityClaim(act.facts[0][0].log, "debtor_number", hashed, act.debtor)
            )
        if len(chunk.envelopes) >= size:
            yield chunk
            chunk = Chunk(chunk.on, chronicle.command())
    if chunk.envelopes:
        yield chunk


def acts(claims: int, *, seed: int) -> Iterator[Act]:
    """The acts of so many claims in the order of their days."""
    teller = Storyteller(seed)
    coming: list[tuple[date, int, Act]] = []
    order = count()
    yield from (creditor_opening(creditor, FIRST_DAY) for creditor in CREDITORS)
    for number in range(claims):
        opening = FIRST_DAY + timedelta(days=number * DAYS // max(claims, 1))
        while coming and coming[0][0] < opening:
            yield heappop(coming)[2]
        for act in teller.story(number, opening):
            heappush(coming, (act.on, next(order), act))
    while coming:
        yield heappop(coming)[2]


def busy_claims(
    collections: Collections, calendar: Calendar, *, claims: int, facts: int
) -> list[UUID]:
    """Record claims whose own stream holds exactly so many facts; give their ids."""
    chronicle = Chronicle(collections, calendar)
    teller = Storyteller(7)
    made = []
    for creditor in CREDITORS:
        _record(chronicle, [creditor_opening(creditor, FIRST_DAY)])
    for number in range(claims):
        story = teller.busy_story(number, FIRST_DAY, facts=facts)
        _record(chronicle, story)
        made.append(chronicle.claims[-1].claim)
    return made


def _record(chronicle: Chronicle, story: list[Act]) -> None:
    chunk = Chunk(story[-1].on, chronicle.command())
    for act in story:
        chunk.envelopes += chronicle.envelopes(act, chunk.command.command_id)
    chronicle.save(chunk)


def stream_of(known: Known) -> StreamRef:
    """The stream of a claim."""
    return StreamRef(StreamKind.CLAIM, known.claim, known.creditor)


__all__ = ["Calendar", "Chronicle", "Chunk", "Known", "busy_claims", "chunks", "written"]
