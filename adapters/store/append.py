"""What both engines do with saves that are carried together, apart from their SQL.

Each is judged on what is stored and on what those before it leave, so that a conflict is its
own alone; what stands is written at once. All that does not rest on the store is done before.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Self, TypeAlias
from uuid import UUID

import orjson

from adapters.store.errors import CommandKnown, GuardBroken, IdentityTaken, StaleVersion
from adapters.store.header import leaf_hash
from adapters.store.rows import Append, Fate, LeafRow, PendingEvent, VaultRow
from adapters.store.seals import Seals, Tally
from domain.days import utc_text
from domain.errors import Conflict, Forestalled, StoreError
from domain.facts import CommandTrace, IdentityKey

Span: TypeAlias = tuple[int, int]
"""The first and the last version that a save appends to a stream."""
CommandKey: TypeAlias = tuple[UUID, str, str]
"""The log, the actor and the key of a command."""
Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Save:
    """One append, ready to be judged: what it touches, and its rows with their seals."""

    append: Append
    own: Mapping[UUID, Span]
    command: tuple[CommandKey, Row] | None
    identities: Mapping[IdentityKey, Row]
    """What identifies a stream from here on, each value once: its row names the stream."""
    fate: Fate = field(default_factory=Fate)

    @classmethod
    def of(cls, append: Append, seals: Seals) -> Self:
        """Prepare an append; raises Conflict where it contradicts itself."""
        own, command, identities = spans(append.events), None, dict[IdentityKey, Row]()
        if (row := append.command) is not None:
            key = (row.log, row.actor, row.key)
            values = (*key, row.fingerprint, row.command_id, row.refusal, streams_text(own))
            command = (key, (*values, seals.of("commands", *values)))
        for claim in append.identities:
            named = IdentityKey(claim.log, claim.kind, claim.value)
            made = (*named, claim.stream)
            known = identities.setdefault(named, (*made, seals.of("identities", *made)))
            if known[3] != claim.stream:
                raise IdentityTaken(claim.kind, taken_by=known[3])
        return cls(append, own, command, identities)


@dataclass(slots=True)
class HeadsFound:
    """What is stored of what some saves touch; what stands of them is added as they are judged."""

    versions: dict[UUID, int]
    """The newest version of each stream that a save appends to or rests on; 0: there is none."""
    leaves: dict[UUID, int]
    """The last leaf of each log that a save appends to; -1: there is none."""
    moment: str | None
    """When the last fact of all was recorded."""
    commands: set[CommandKey]
    identities: dict[IdentityKey, UUID]
    tally: Tally | None
    position: int = 0
    """The newest position, where the store counts them itself."""

    def refuse(self, save: Save) -> None:
        """Raise the Conflict of a save with what is stored; a known command matters most."""
        if save.command is not None and save.command[0] in self.commands:
            raise CommandKnown(*save.command[0])
        check_heads(save.append, save.own, self.versions)
        for key in save.append.unclaimed:
            if key in self.identities:
                raise IdentityTaken(key.kind, taken_by=self.identities[key])
        for named, row in save.identities.items():
            taken_by = self.identities.get(named)
            if taken_by is not None and taken_by != row[3]:
                raise IdentityTaken(named.kind, taken_by=taken_by)


@dataclass(slots=True)
class RowsWritten:
    """The rows of all saves that stand, table by table."""

    after: int = 0
    """The newest position before them, where the store counts them itself."""
    events: list[PendingEvent] = field(default_factory=list)
    leaves: list[LeafRow] = field(default_factory=list)
    vault: list[VaultRow] = field(default_factory=list)
    commands: list[Row] = field(default_factory=list)
    identities: list[Row] = field(default_factory=list)
    forget: list[str] = field(default_factory=list)
    tally: Tally | None = None

    @property
    def anything(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.events or self.commands or self.identities or self.forget)


def judged(
    saves: Sequence[Save],
    found: HeadsFound,
    *,
    moment: str,
    seals: Seals,
    known: Tally | None = None,
) -> tuple[RowsWritten, list[Conflict | None]]:
    """Judge saves one after another; give what is to be written, and the conflict of each.

    ``known``: the last tally that this program sealed.
    """
    written, conflicts = RowsWritten(after=found.position), list[Conflict | None]()
    standing = set[Fate]()
    for save in saves:
        try:
            found.refuse(save)
            _require_grounds(save, standing)
        except Conflict as conflict:
            conflicts.append(conflict)
        else:
            conflicts.append(None)
            standing.add(save.fate)
            _add(written, found, save, moment)
    if found.tally is not None and (written.leaves or written.commands or written.identities):
        written.tally = found.tally.after(
            seals,
            leaves=[row.leaf_hash for row in written.leaves],
            commands=len(written.commands),
            identities=len(written.identities),
            known=known,
        )
    return written, conflicts


def _require_grounds(save: Save, standing: AbstractSet[Fate]) -> None:
    """Raise Forestalled where something that a save rests on was not stored, nor stands with it.

    That its versions fit is not enough: another program may have written others of them.
    """
    if not all(fate.stored or fate in standing for fate in save.append.rests_on):
        raise Forestalled


def _add(written: RowsWritten, found: HeadsFound, save: Save, moment: str) -> None:
    """Let a save stand: its rows are written, and the next one is judged on it."""
    for log, events in groupby(save.append.events, attrgetter("log")):
        index = found.leaves[log]
        for event in events:
            found.position, index = found.position + 1, index + 1
            header = event.draft.finished(leaf_index=index, recorded_at=moment)
            written.leaves.append(
                LeafRow(
                    found.position,
                    log,
                    index,
                    event.kind,
                    event.originator_version,
                    moment,
                    header,
                    leaf_hash(header),
                )
            )
            written.vault += event.vault
        found.leaves[log] = index
    written.events += save.append.events
    if forget := set(save.append.forget):
        # Of what precedes it here nothing is stored yet: on PostgreSQL one statement does both.
        written.vault = [row for row in written.vault if row.commitment not in forget]
        written.forget += save.append.forget
    for stream, (_, last) in save.own.items():
        found.versions[stream] = last
    if save.command is not None:
        found.commands.add(save.command[0])
        written.commands.append(save.command[1])
    for key, row in save.identities.items():
        if key not in found.identities:
            found.identities[key] = row[3]
            written.identities.append(row)


def spans(events: Sequence[PendingEvent]) -> dict[UUID, Span]:
    """Give the versions a save appends to each stream; they follow each other from 1 up."""
    found: dict[UUID, Span] = {}
    for stream, its in groupby(events, attrgetter("originator_id")):
        assert isinstance(stream, UUID)
        versions = [event.originator_version for event in its]
        first, last = found.get(stream, (versions[0], versions[0] - 1))
        for version in versions:
            if version != last + 1 or first < 1:
                raise StoreError(
                    f"version {version} of {stream} does not follow {last} in this save"
                )
            last = version
        found[stream] = (first, last)
    return found


def touched(saves: Iterable[Save]) -> set[UUID]:
    """Give the streams whose version decides whether some saves stand."""
    return {stream for save in saves for stream in (*save.own, *save.append.guards)}


def check_heads(append: Append, own: Mapping[UUID, Span], before: Mapping[UUID, int]) -> None:
    """Hold the versions before a save against those that the decision rests on.

    Raises StaleVersion for a stream appended to, GuardBroken for one only read.
    """
    for stream, (first, _) in own.items():
        if before.get(stream, 0) != first - 1:
            raise StaleVersion(stream, first)
    for stream, expected in append.guards.items():
        found = before.get(stream, 0)
        if found != expected:
            raise GuardBroken(stream, expected=expected, found=found)


def recording_moment(clock_says: datetime, *, last: str | None) -> str:
    """Give the moment of recording: the clock's, or the last one where that is later."""
    if clock_says.tzinfo is None:
        raise StoreError("the clock gives no time zone, so the moment of recording is unclear")
    now = utc_text(clock_says)
    return now if last is None else max(now, last)


def streams_text(own: Mapping[UUID, Span]) -> str:
    """Write the streams of a command with the versions it brought them to, as JSON."""
    return orjson.dumps([[str(stream), last] for stream, (_, last) in own.items()]).decode()


def trace_from(row: Sequence[Any]) -> CommandTrace:
    """Read a command: id, fingerprint, refusal, streams."""
    command_id, fingerprint, refusal, streams = row
    return CommandTrace(
        command_id=UUID(str(command_id)),
        fingerprint=fingerprint,
        refusal=refusal,
        streams=tuple((UUID(stream), version) for stream, version in orjson.loads(streams)),
    )
