"""What both engines do in an append transaction, apart from their SQL."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from adapters.store.errors import GuardBroken, StaleVersion
from adapters.store.header import finished, leaf_hash
from adapters.store.rows import Append, LeafRow, PendingEvent
from domain.days import utc_text
from domain.errors import StoreError
from domain.facts import CommandTrace

Span = tuple[int, int]
"""The first and the last version that a save appends to a stream."""


def spans(events: Sequence[PendingEvent]) -> dict[UUID, Span]:
    """Give the versions a save appends to each stream; they follow each other from 1 up."""
    found: dict[UUID, Span] = {}
    for event in events:
        stream, version = event.originator_id, event.originator_version
        assert isinstance(stream, UUID)
        first, last = found.get(stream, (version, version - 1))
        if version != last + 1 or first < 1:
            raise StoreError(f"version {version} of {stream} does not follow {last} in this save")
        found[stream] = (first, version)
    return found


def needed_heads(append: Append, own: Mapping[UUID, Span]) -> set[UUID]:
    """Give the streams whose version must be read: guards, and streams that are continued."""
    return {stream for stream, (first, _) in own.items() if first > 1} | append.guards.keys()


def check_heads(append: Append, own: Mapping[UUID, Span], before: Mapping[UUID, int]) -> None:
    """Hold the versions before this save against those that the decision rests on.

    A stream that begins here may be missing from ``before``: the unique key speaks for it.
    Raises StaleVersion for a stream appended to, GuardBroken for one only read.
    """
    for stream, (first, _) in own.items():
        if before.get(stream, first - 1 if first == 1 else 0) != first - 1:
            raise StaleVersion(stream, first)
    for stream, expected in append.guards.items():
        found = own[stream][0] - 1 if stream in own else before.get(stream, 0)
        if found != expected:
            raise GuardBroken(stream, expected=expected, found=found)


def recording_moment(clock_says: datetime, *, last: str | None) -> str:
    """Give the moment of recording: the clock's, or the last one where that is later."""
    if clock_says.tzinfo is None:
        raise StoreError("the clock gives no time zone, so the moment of recording is unclear")
    now = utc_text(clock_says)
    return now if last is None else max(now, last)


def leaves(
    events: Sequence[PendingEvent],
    positions: Sequence[int],
    *,
    last_leaf: Mapping[UUID, int],
    recorded_at: str,
) -> list[LeafRow]:
    """Give the leaves of a save: each log's index goes on without a gap, from 0."""
    heads = dict(last_leaf)
    rows = []
    for event, position in zip(events, positions, strict=True):
        index = heads[event.log] = heads.get(event.log, -1) + 1
        header = finished(event.draft, leaf_index=index, recorded_at=recorded_at)
        rows.append(
            LeafRow(
                position,
                event.log,
                index,
                event.kind,
                event.originator_version,
                recorded_at,
                header,
                leaf_hash(header),
            )
        )
    return rows


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
