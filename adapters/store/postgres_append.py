"""The two statements of an append on PostgreSQL: one asks all, the other writes all."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias
from uuid import UUID

from adapters.store.append import Span, check_heads, streams_text
from adapters.store.errors import CommandKnown, IdentityTaken
from adapters.store.rows import Append, LeafRow, PendingEvent, VaultRow
from adapters.store.seals import Seals, Tally
from domain.errors import IntegrityBroken
from domain.facts import CommandRow, IdentityClaim

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = dict[str, Any]

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
    "command": (
        "SELECT 'command', NULL, NULL, NULL FROM commands"
        " WHERE log = %(command_log)s AND actor = %(actor)s AND key = %(key)s"
    ),
    "identities": (
        "SELECT CASE WHEN i.stream = u.stream THEN 'known' ELSE 'taken' END,"
        " i.stream, NULL, i.kind FROM identities i JOIN"
        " unnest(%(i_logs)b::uuid[], %(i_kinds)b::text[], %(i_values)b::text[],"
        " %(i_streams)b::uuid[]) AS u (log, kind, value, stream) USING (log, kind, value)"
    ),
    "unclaimed": (
        "SELECT 'taken', i.stream, NULL, i.kind FROM identities i JOIN"
        " unnest(%(u_logs)b::uuid[], %(u_kinds)b::text[], %(u_values)b::text[])"
        " AS u (log, kind, value) USING (log, kind, value)"
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
    "command": (
        "INSERT INTO commands VALUES (%(command_log)s, %(actor)s, %(key)s, %(fingerprint)s,"
        " %(command_id)s, %(refusal)s, %(command_streams)s, %(command_seal)s)"
    ),
    "tally": (
        "UPDATE tally SET facts = %(t_facts)s, head = %(t_head)s, commands = %(t_commands)s,"
        " identities = %(t_identities)s, seal = %(t_seal)s"
    ),
    "forget": "DELETE FROM vault WHERE commitment = ANY(%(forget)b::text[])",
}


def question(append: Append, own: Mapping[UUID, Span]) -> tuple[str, Values]:
    """Give the statement whose answer decides whether the append stands; run it under the lock.

    Its rows are: what, a stream or log, a number, a text.
    """
    asked: dict[str, Values] = {}
    if streams := list(own.keys() | append.guards.keys()):
        asked["versions"] = {"streams": streams}
    if append.events:
        asked["leaves"] = {"logs": list({event.log for event in append.events})}
    if append.command is not None:
        asked["command"] = _command_key(append.command)
    if append.identities:
        asked["identities"] = _identity_values(append.identities)
    if append.unclaimed:
        logs, kinds, values = zip(*append.unclaimed, strict=True)
        asked["unclaimed"] = {
            "u_logs": list(logs),
            "u_kinds": list(kinds),
            "u_values": list(values),
        }
    if append.events or append.command is not None or append.identities:
        asked["tally"] = {}
    statement = " UNION ALL ".join(_ASK[name] for name in asked) or "SELECT 'nothing', 0, 0, 0"
    return statement, {name: value for part in asked.values() for name, value in part.items()}


def check(append: Append, own: Mapping[UUID, Span], answers: Sequence[Row]) -> None:
    """Raise the Conflict that the answers show, if any; a known command matters most."""
    if append.command is not None and any(what == "command" for what, *_ in answers):
        raise CommandKnown(append.command.log, append.command.actor, append.command.key)
    versions = {s: n or 0 for what, s, n, _ in answers if what == "version"}
    check_heads(append, own, versions)
    for what, stream, _, kind in answers:
        if what == "taken":
            raise IdentityTaken(kind, taken_by=stream)
    seen: dict[tuple[UUID, str, str], UUID] = {}
    for claim in append.identities:
        first = seen.setdefault((claim.log, claim.kind, claim.value), claim.stream)
        if first != claim.stream:
            raise IdentityTaken(claim.kind, taken_by=first)


def heads(answers: Sequence[Row]) -> tuple[dict[UUID, int], str | None]:
    """Give the last leaf of each log (-1: none yet), and the last moment of recording."""
    rows = [row for row in answers if row[0] == "leaf"]
    last = rows[0][3] if rows else None
    return {log: -1 if index is None else index for _, log, index, _ in rows}, last


def counted(
    append: Append, answers: Sequence[Row], rows: Sequence[LeafRow], seals: Seals
) -> Tally | None:
    """The tally after an append, or None where it counts nothing, or the tally is gone."""
    said = [text.split(" ") for what, _, _, text in answers if what == "tally"]
    if not said:
        return None
    facts, commands, identities, seal, head = said[0]
    known = sum(what == "known" for what, *_ in answers)
    return Tally(int(facts), head, int(commands), int(identities), seal).after(
        seals,
        leaves=[row.leaf_hash for row in rows],
        commands=int(append.command is not None),
        identities=len(dict.fromkeys(append.identities)) - known,
    )


def order(
    append: Append,
    own: Mapping[UUID, Span],
    rows: Sequence[LeafRow],
    *,
    seals: Seals,
    tally: Tally | None,
) -> tuple[str, Values]:
    """Give the statement that writes all of an append, and answers with the positions.

    An append of nothing gives a statement that does nothing.
    """
    vault = [row for event in append.events for row in event.vault]
    written: dict[str, Values] = {}
    if append.events:
        written["leaves"] = _event_values(append.events) | _leaf_values(rows)
    if vault:
        written["vault"] = _vault_values(vault)
    if append.identities:
        written["identities"] = _sealed_identity_values(append.identities, seals)
    if append.command is not None:
        written["command"] = _command_values(append.command, own, seals)
    if tally is not None:
        written["tally"] = {f"t_{name}": value for name, value in tally._asdict().items()}
    if append.forget:
        written["forget"] = {"forget": list(append.forget)}
    parts = [f"{name}_ AS ({_WRITE[name]})" for name in written]
    values = {name: value for part in written.values() for name, value in part.items()}
    if append.events:
        statement = f"WITH e AS ({_EVENTS}), {', '.join(parts)} SELECT * FROM e"
    else:
        statement = f"WITH {', '.join(parts)} SELECT 0, 0, 0 WHERE false" if parts else "SELECT 0"
    return statement, values


def positions(append: Append, answers: Sequence[Row]) -> list[int]:
    """Give the position of each fact; raises IntegrityBroken where they are not in order."""
    drawn = {(stream, version): position for position, stream, version in answers}
    found = [drawn[_stream(e), e.originator_version] for e in append.events]
    if found != sorted(found):
        raise IntegrityBroken("the database gave positions in another order than the facts")
    return found


def _columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Values:
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def _event_values(events: Sequence[PendingEvent]) -> Values:
    rows = [(_stream(e), e.originator_version, e.topic, e.state) for e in events]
    return _columns(("ids", "versions", "topics", "states"), rows)


def _leaf_values(rows: Sequence[LeafRow]) -> Values:
    # Position and version come with the events.
    names = ("_", "leaf_logs", "indexes", "kinds", "__", "moments", "headers", "hashes")
    values = _columns(names, rows)
    return {name: column for name, column in values.items() if name.strip("_")}


def _vault_values(rows: Sequence[VaultRow]) -> Values:
    names = "commitments v_streams v_versions fields subjects purposes key_ids ciphertexts"
    return _columns(names.split(), rows)


def _identity_values(claims: Sequence[IdentityClaim]) -> Values:
    rows = [(c.log, c.kind, c.value, c.stream) for c in dict.fromkeys(claims)]
    return _columns(("i_logs", "i_kinds", "i_values", "i_streams"), rows)


def _sealed_identity_values(claims: Sequence[IdentityClaim], seals: Seals) -> Values:
    different = dict.fromkeys(claims)
    made = [seals.of("identities", c.log, c.kind, c.value, c.stream) for c in different]
    return {**_identity_values(claims), "i_seals": made}


def _command_key(row: CommandRow) -> Values:
    return {"command_log": row.log, "actor": row.actor, "key": row.key}


def _command_values(row: CommandRow, own: Mapping[UUID, Span], seals: Seals) -> Values:
    values = {
        **_command_key(row),
        "fingerprint": row.fingerprint,
        "command_id": row.command_id,
        "refusal": row.refusal,
        "command_streams": streams_text(own),
    }
    return {**values, "command_seal": seals.of("commands", *values.values())}


def _stream(event: PendingEvent) -> UUID:
    assert isinstance(event.originator_id, UUID)
    return event.originator_id
