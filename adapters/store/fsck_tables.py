"""The parts of the check that go along other tables: versions, vault, commands, identities."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import orjson

from adapters.store.findings import Finding, Place, in_batches
from adapters.store.keys import KeyState
from adapters.store.reading import Reader, Snapshot, Statements, vault_row
from adapters.store.store import Store
from domain.errors import StoreError
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
                place=Place(stream=stream, version=version),
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
    for *row, owner in snapshot.each(
        f"SELECT v.commitment, v.stream{s.text}, v.version, v.field, v.subject{s.text},"
        " v.purpose, v.key_id, v.ciphertext, e.originator_version FROM vault v"
        " LEFT JOIN stored_events e ON e.originator_id = v.stream"
        " AND e.originator_version = v.version"
    ):
        place = Place(stream=row[1], version=row[2])
        if owner is None:
            yield Finding(place=place, code="vault_orphan", what="a sealed value of no fact")
        elif open_vault:
            try:
                store.vault.plaintext(vault_row(row))
            except (StoreError, ValueError) as error:
                yield Finding(place=place, code="vault_value", what=str(error))


def command_findings(snapshot: Snapshot, recorder: Reader) -> Iterator[Finding]:
    """Find commands whose facts are gone: so a cut tail of the log shows, too."""
    commands = snapshot.each("SELECT key, streams FROM commands")
    named = ((key, *pair) for key, streams in commands for pair in orjson.loads(streams))
    mark = recorder.statements.mark
    for batch in in_batches(named, _BATCH):
        marks = ", ".join([f"({mark}, {mark})"] * len(batch))
        values: list[Any] = []
        for _, stream, version in batch:
            values += (recorder.key(UUID(stream)), version)
        missing = snapshot.rows(
            f"WITH p(s, v) AS (VALUES {marks}) SELECT p.s, p.v FROM p"
            " LEFT JOIN stored_events e ON e.originator_id = p.s AND e.originator_version = p.v"
            " WHERE e.originator_id IS NULL",
            values,
        )
        for stream, version in missing:
            yield Finding(
                place=Place(stream=str(stream), version=version),
                code="command_fact",
                what="a command recorded this version, and it is gone",
            )


def identity_findings(snapshot: Snapshot, s: Statements) -> Iterator[Finding]:
    """Find identities of streams that never began."""
    for kind, stream in snapshot.each(
        f"SELECT i.kind, i.stream{s.text} FROM identities i"
        " LEFT JOIN stored_events e ON e.originator_id = i.stream AND e.originator_version = 1"
        " WHERE e.originator_id IS NULL"
    ):
        yield Finding(
            place=Place(stream=stream, version=1),
            code="identity_stream",
            what=f"a {kind} identifies this stream, and it has no facts",
        )


def _erased(store: Store, ref: SealedRef) -> bool:
    if ref.purpose is None or not ref.subject:
        return False
    return store.keys.state(UUID(ref.subject), ref.purpose) is KeyState.ERASED
