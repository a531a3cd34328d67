"""The parts of the check along other tables: versions, vault, commands, identities, counts."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import orjson

from adapters.store.findings import Finding, Place, as_bytes, guarded, in_batches
from adapters.store.fsck_vault import value_findings
from adapters.store.keys import KeyState
from adapters.store.migrations import StoreInfo
from adapters.store.schema import NEWEST
from adapters.store.seals import Tally
from adapters.store.statements import Snapshot, Statements
from adapters.store.store import Store
from domain.sealing import Purpose

_BATCH: Final = 500


class SealedRef(NamedTuple):
    """A commitment that a header names, with whose key seals its value and for what."""

    commitment: str
    subject: str
    purpose: Purpose | None
    place: Place


def version_findings(snapshot: Snapshot, s: Statements) -> Iterator[Finding]:
    """Count the versions of every stream: from 1, without a gap."""
    last_stream, last_version = "", 0
    for stream, version in snapshot.each(
        f"SELECT {s.stream}{s.text}, e.originator_version FROM stored_events e"
        " ORDER BY e.originator_id, e.originator_version"
    ):
        expected = last_version + 1 if stream == last_stream else 1
        if version != expected:
            yield Finding(
                place=Place(table="facts", stream=stream, version=version),
                code="version_gap",
                what=f"version {expected} of this stream is missing",
            )
        last_stream, last_version = stream, version


def missing_sealed(
    snapshot: Snapshot, store: Store, refs: Sequence[SealedRef]
) -> Iterator[Finding]:
    """Find commitments without a row in the vault, though their key was never destroyed."""
    mark = store.recorder.statements.mark
    for batch in in_batches(refs, _BATCH):
        marks = ", ".join([f"({mark})"] * len(batch))
        found = snapshot.rows(
            f"WITH c(x) AS (VALUES {marks})"
            " SELECT v.commitment FROM c JOIN vault v ON v.commitment = c.x",
            [ref.commitment for ref in batch],
        )
        present = {commitment for (commitment,) in found}
        for ref in batch:
            if ref.commitment not in present and not _erased(store, ref):
                yield Finding(
                    place=ref.place,
                    code="vault_missing",
                    what=f"the sealed value {ref.commitment[:16]} is gone, its key is not",
                )


def vault_findings(snapshot: Snapshot, store: Store, *, open_vault: bool) -> Iterator[Finding]:
    """Find sealed values that belong to no fact, or are not what was committed to."""
    s = store.recorder.statements
    for *row, topic, header in snapshot.each(
        f"SELECT v.commitment, v.stream{s.text}, v.version, v.field, v.subject{s.text},"
        f" v.purpose, v.key_id, v.ciphertext, e.topic, l.header FROM vault v"
        " LEFT JOIN stored_events e ON e.originator_id = v.stream"
        f" AND e.originator_version = v.version LEFT JOIN leaves l ON l.position = {s.position}"
    ):
        place = Place(table="vault", key=f"{row[0]}"[:16], stream=f"{row[1]}", version=row[2])
        found = value_findings(store, row, topic, as_bytes(header), opened=open_vault)
        for code, what in found:
            yield Finding(place=place, code=code, what=what)


def command_findings(snapshot: Snapshot, store: Store) -> Iterator[Finding]:
    """Find commands that were changed, and those whose facts are gone or name another."""
    s = store.recorder.statements
    rows = snapshot.each(
        f"SELECT c.log{s.text}, c.actor, c.key, c.fingerprint, c.command_id{s.text}, c.refusal,"
        " c.streams, c.seal FROM commands c"
    )
    for batch in in_batches(rows, _BATCH):
        for *row, seal in batch:
            if not store.seals.holds(seal, "commands", *row):
                yield _changed("commands", f"{row[0]} {row[1]} {row[2]}")
        yield from guarded(Place(table="commands"), _facts_of(snapshot, store, batch))


def _facts_of(
    snapshot: Snapshot, store: Store, batch: Sequence[Sequence[Any]]
) -> Iterator[Finding]:
    """Hold what each command brought its streams to against the headers of those facts."""
    recorder = store.recorder
    s = recorder.statements
    named = [
        (command, *pair) for _, _, _, _, command, _, text, _ in batch for pair in _streams(text)
    ]
    for part in in_batches(named, _BATCH):
        values = [v for _, stream, version in part for v in (recorder.key(UUID(stream)), version)]
        marks = ", ".join([f"({s.mark}, {s.mark})"] * len(part))
        found = snapshot.rows(
            f"WITH p(s, v) AS (VALUES {marks}) SELECT p.s{s.text}, p.v, l.header FROM p"
            " LEFT JOIN stored_events e ON e.originator_id = p.s AND e.originator_version = p.v"
            f" LEFT JOIN leaves l ON l.position = {s.position}",
            values,
        )
        headers = {(f"{stream}", version): as_bytes(header) for stream, version, header in found}
        for command, stream, version in part:
            header = headers[stream, version]
            if f'"command":"{command}"'.encode() not in header:
                yield Finding(
                    place=Place(table="commands", key=command, stream=stream, version=version),
                    code="command_other" if header else "command_fact",
                    what="its fact names another command"
                    if header
                    else "a command recorded this version, and it is gone",
                )


def _streams(text: object) -> list[tuple[str, int]]:
    """The streams of a command with versions; what cannot be read has no seal either."""
    try:
        read = orjson.loads(text if isinstance(text, str) else "")
        return [(str(UUID(stream)), int(version)) for stream, version in read]
    except (ValueError, TypeError, AttributeError):
        return []


def identity_findings(snapshot: Snapshot, store: Store) -> Iterator[Finding]:
    """Find identities that were changed, and those of streams that never began."""
    s = store.recorder.statements
    for *row, seal, first in snapshot.each(
        f"SELECT i.log{s.text}, i.kind, i.value, i.stream{s.text}, i.seal, e.originator_version"
        " FROM identities i"
        " LEFT JOIN stored_events e ON e.originator_id = i.stream AND e.originator_version = 1"
    ):
        # Not the value: a creditor's may be a name that is nobody's business here.
        if not store.seals.holds(seal, "identities", *row):
            yield _changed("identities", f"{row[0]} {row[1]} of {row[3]}")
        if first is None:
            yield Finding(
                place=Place(table="identities", key=f"{row[1]}", stream=f"{row[3]}", version=1),
                code="identity_stream",
                what=f"a {row[1]} identifies this stream, and it has no facts",
            )


def info_findings(snapshot: Snapshot, store: Store) -> Iterator[Finding]:
    """Hold what the store says of itself against its seal and against what its keys know."""
    rows = snapshot.rows(
        "SELECT schema_version, mode, store_id, key_store, created_at, sealed_at, seal"
        " FROM store_info"
    )
    *row, seal = rows[0] if rows else ("",) * 7
    names = StoreInfo.__dataclass_fields__
    if len(rows) != 1 or seal != store.info.seal(store.seals) or row[0] != NEWEST:
        yield _changed("store_info", f"{len(rows)} rows")
    for name, value in zip(names, row, strict=True):
        if value != getattr(store.info, name):
            yield _changed("store_info", name)
    if store.keys.about.mode_of(store.info.store_id) != store.mode.value:
        yield Finding(
            place=Place(table="store_info", key="mode"),
            code="mode",
            what=f"its keys do not know this store as {store.mode.value}",
        )


def tally_findings(snapshot: Snapshot, store: Store) -> Iterator[Finding]:
    """Count the rows that no number follows: what is gone is missed here."""
    place = Place(table="tally")
    rows = snapshot.rows("SELECT facts, head, commands, identities, seal FROM tally")
    if len(rows) != 1:
        yield Finding(place=place, code="tally", what=f"it has {len(rows)} rows, and must have one")
        return
    tally = Tally.read(rows[0])
    if not tally.holds(store.seals):
        yield Finding(place=place, code="tally", what="it was changed: its seal does not hold")
    for table, name, said in (
        ("stored_events", "facts", tally.facts),
        ("commands", "commands", tally.commands),
        ("identities", "identities", tally.identities),
    ):
        [(count,)] = snapshot.rows(f"SELECT COUNT(*) FROM {table}")
        if count != said:
            what = f"there are {count} rows, and {said} were counted as they came"
            yield Finding(place=Place(table=name), code="count", what=what)
    newest = snapshot.rows("SELECT leaf_hash FROM leaves ORDER BY position DESC LIMIT 1")
    if (as_bytes(newest[0][0]).hex() if newest else "") != tally.head:
        yield Finding(place=Place(table="leaves"), code="head", what="the newest leaf is another")


def _changed(table: str, key: str) -> Finding:
    return Finding(
        place=Place(table=table, key=key),
        code="seal",
        what="the row was changed: its seal does not hold",
    )


def _erased(store: Store, ref: SealedRef) -> bool:
    if ref.purpose is None or not ref.subject:
        return False
    return store.keys.state(UUID(ref.subject), ref.purpose) is KeyState.ERASED
