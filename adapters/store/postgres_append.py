"""The two statements of saves on PostgreSQL: one asks all, the other writes all."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias
from uuid import UUID

import orjson

from adapters.store.append import HeadsFound, Row, RowsWritten, Save, touched
from adapters.store.postgres_arrays import column
from adapters.store.rows import Append, LeafRow, PendingEvent
from adapters.store.seals import Tally
from domain.errors import IntegrityBroken
from domain.facts import IdentityKey

Values: TypeAlias = dict[str, Any]

_VAULT: Final = (
    "commitments v_streams v_versions fields subjects purposes key_ids ciphertexts".split()
)
_IDENTITIES: Final = "i_logs i_kinds i_values i_streams i_seals".split()
_COMMANDS: Final = "c_logs c_actors c_keys c_prints c_ids c_refusals c_streams c_seals".split()

_ASK: Final = {
    "versions": (
        "SELECT 'version', s, (SELECT max(originator_version) FROM stored_events"
        " WHERE originator_id = s), NULL FROM unnest(%(streams)b::uuid[]) AS s"
    ),
    "leaves": (
        "SELECT 'leaf', g, (SELECT max(leaf_index) FROM leaves WHERE log = g),"
        " (SELECT recorded_at FROM leaves ORDER BY position DESC LIMIT 1)"
        " FROM unnest(%(logs)b::uuid[]) AS g"
    ),
    "commands": (
        "SELECT 'command', c.log, NULL, json_build_array(c.actor, c.key)::text FROM commands c"
        " JOIN unnest(%(c_logs)b::uuid[], %(c_actors)b::text[], %(c_keys)b::text[])"
        " AS u (log, actor, key) USING (log, actor, key)"
    ),
    "identities": (
        "SELECT 'identity', i.stream, u.number, NULL FROM identities i JOIN"
        " unnest(%(i_numbers)b::bigint[], %(i_logs)b::uuid[], %(i_kinds)b::text[],"
        " %(i_values)b::text[]) AS u (number, log, kind, value) USING (log, kind, value)"
    ),
    "tally": (
        "SELECT 'tally', NULL, NULL, concat_ws(' ', facts, commands, identities, seal, head)"
        " FROM tally"
    ),
}
_EVENTS: Final = (
    "INSERT INTO stored_events (originator_id, originator_version, topic, state) SELECT * FROM"
    " unnest(%(ids)b::uuid[], %(versions)b::bigint[], %(topics)b::text[], %(states)b::bytea[])"
    " RETURNING notification_id, originator_id, originator_version"
)
_WRITE: Final = {
    "leaves": (
        "INSERT INTO leaves SELECT e.notification_id, n.log, n.leaf_index, n.kind, n.version,"
        " n.recorded_at, n.header, n.leaf_hash FROM unnest(%(ids)b::uuid[],"
        " %(versions)b::bigint[], %(leaf_logs)b::uuid[], %(indexes)b::bigint[],"
        " %(kinds)b::text[], %(moments)b::text[], %(headers)b::bytea[], %(hashes)b::bytea[])"
        " AS n (stream, version, log, leaf_index, kind, recorded_at, header, leaf_hash) JOIN e"
        " ON e.originator_id = n.stream AND e.originator_version = n.version"
    ),
    "vault": (
        "INSERT INTO vault SELECT * FROM unnest(%(commitments)b::text[], %(v_streams)b::uuid[],"
        " %(v_versions)b::bigint[], %(fields)b::text[], %(subjects)b::uuid[],"
        " %(purposes)b::text[], %(key_ids)b::text[], %(ciphertexts)b::bytea[])"
    ),
    "identities": (
        "INSERT INTO identities SELECT * FROM unnest(%(i_logs)b::uuid[], %(i_kinds)b::text[],"
        " %(i_values)b::text[], %(i_streams)b::uuid[], %(i_seals)b::text[]) ON CONFLICT DO NOTHING"
    ),
    "commands": (
        "INSERT INTO commands SELECT * FROM unnest(%(c_logs)b::uuid[], %(c_actors)b::text[],"
        " %(c_keys)b::text[], %(c_prints)b::text[], %(c_ids)b::uuid[], %(c_refusals)b::text[],"
        " %(c_streams)b::text[], %(c_seals)b::text[])"
    ),
    "tally": (
        "UPDATE tally SET facts = %(t_facts)s, head = %(t_head)s, commands = %(t_commands)s,"
        " identities = %(t_identities)s, seal = %(t_seal)s"
    ),
    "forget": "DELETE FROM vault WHERE commitment = ANY(%(forget)b::text[])",
}


def question(saves: Sequence[Save]) -> tuple[str, Values]:
    """Give the statement that asks what is stored of all that saves touch; run it under the lock.

    Its rows are: what, a stream or log, a number, a text.
    """
    asked: dict[str, Values] = {"tally": {}}
    if streams := touched(saves):
        asked["versions"] = {"streams": column([*streams])}
    if logs := {event.log for save in saves for event in save.append.events}:
        asked["leaves"] = {"logs": column([*logs])}
    if commands := [save.command[0] for save in saves if save.command]:
        asked["commands"] = _columns(("c_logs", "c_actors", "c_keys"), commands)
    if known := _identities(saves):
        names = ("i_numbers", "i_logs", "i_kinds", "i_values")
        asked["identities"] = _columns(names, [(n, *key) for n, key in enumerate(known)])
    statement = " UNION ALL ".join(_ASK[name] for name in asked)
    return statement, {name: value for part in asked.values() for name, value in part.items()}


def stored(saves: Sequence[Save], answers: Sequence[Row]) -> HeadsFound:
    """Read the answers to the question."""
    said: dict[str, list[Row]] = {}
    for what, *row in answers:
        said.setdefault(what, []).append(tuple(row))
    known, leaves = _identities(saves), said.get("leaf", [])
    return HeadsFound(
        versions={stream: version or 0 for stream, version, _ in said.get("version", ())},
        leaves={log: -1 if index is None else index for log, index, _ in leaves},
        moment=leaves[0][2] if leaves else None,
        commands={(log, *orjson.loads(text)) for log, _, text in said.get("command", ())},
        identities={known[number]: stream for stream, number, _ in said.get("identity", ())},
        tally=_tally(said["tally"][0][2]) if "tally" in said else None,
    )


def order(written: RowsWritten) -> tuple[str, Values]:
    """Give the statement that writes all that stands, and answers with the positions."""
    parts: dict[str, Values] = {}
    if written.leaves:
        parts["leaves"] = _leaf_values(written.leaves)
    if written.vault:
        parts["vault"] = _columns(_VAULT, written.vault)
    if written.identities:
        parts["identities"] = _columns(_IDENTITIES, written.identities)
    if written.commands:
        parts["commands"] = _columns(_COMMANDS, written.commands)
    if written.tally is not None:
        tally = written.tally._asdict()
        parts["tally"] = {f"t_{name}": value for name, value in tally.items()}
    if written.forget:
        parts["forget"] = {"forget": column(written.forget)}
    writing = [f"{name}_ AS ({_WRITE[name]})" for name in parts]
    values = {name: value for part in parts.values() for name, value in part.items()}
    if written.events:
        writing.insert(0, f"e AS ({_EVENTS})")
        values |= _event_values(written.events)
    answer = "SELECT * FROM e" if written.events else "SELECT 0, 0, 0 WHERE false"
    return f"WITH {', '.join(writing)} {answer}", values


def positions(append: Append, drawn: Mapping[tuple[UUID, int], int]) -> list[int]:
    """Give the position of each fact; raises IntegrityBroken where they are not in order."""
    found = [drawn[_stream(e), e.originator_version] for e in append.events]
    if found != sorted(found):
        raise IntegrityBroken("the database gave positions in another order than the facts")
    return found


def _identities(saves: Sequence[Save]) -> list[IdentityKey]:
    """The values that some saves let identify a stream, or saw to identify none, in an order."""
    return list({k: None for save in saves for k in (*save.identities, *save.append.unclaimed)})


def _tally(text: str) -> Tally:
    facts, commands, identities, rest = text.split(" ", 3)
    seal, _, head = rest.rpartition(" ")  # of whatever was put in place of a seal
    return Tally(int(facts), head, int(commands), int(identities), seal)


def _columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Values:
    return {
        name: column(values) for name, values in zip(names, zip(*rows, strict=True), strict=True)
    }


def _event_values(events: Sequence[PendingEvent]) -> Values:
    rows = [(_stream(e), e.originator_version, e.topic, e.state) for e in events]
    return _columns(("ids", "versions", "topics", "states"), rows)


def _leaf_values(rows: Sequence[LeafRow]) -> Values:
    # Position and version come with the events.
    said = [(r.log, r.leaf_index, r.kind, r.recorded_at, r.header, r.leaf_hash) for r in rows]
    return _columns(("leaf_logs", "indexes", "kinds", "moments", "headers", "hashes"), said)


def _stream(event: PendingEvent) -> UUID:
    assert isinstance(event.originator_id, UUID)
    return event.originator_id
