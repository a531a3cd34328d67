"""The two statements of saves on PostgreSQL: one asks all, the other writes all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from typing import Final, Self
from uuid import UUID

from psycopg.pq.abc import PGresult

from adapters.store.append import CommandKey, HeadsFound, Row, RowsWritten, Save, touched
from adapters.store.postgres_arrays import column, columns, ids_in, number, number_in, numbers_in
from adapters.store.postgres_wire import ToSend
from adapters.store.seals import Tally
from domain.facts import IdentityKey

LOCK: Final = ToSend("LOCK TABLE stored_events IN EXCLUSIVE MODE")
"""Takes the turn of writing: who reads goes on."""
SEQUENCE: Final = "stored_events_notification_id_seq"
"""Counts positions; who writes facts needs SELECT and UPDATE on it."""

# Each answer stands where what it answers stood.
_ASK: Final = f"""
SELECT
 ARRAY(SELECT coalesce((SELECT max(originator_version) FROM stored_events
    WHERE originator_id = u.stream), 0)
  FROM unnest($1::uuid[]) WITH ORDINALITY u (stream, n) ORDER BY n),
 ARRAY(SELECT coalesce((SELECT max(leaf_index) FROM leaves WHERE log = u.log), -1)
  FROM unnest($2::uuid[]) WITH ORDINALITY u (log, n) ORDER BY n),
 ARRAY(SELECT (SELECT count(*) FROM commands
    WHERE log = u.log AND actor = u.actor AND key = u.key)
  FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY u (log, actor, key, n)
  ORDER BY n),
 ARRAY(SELECT (SELECT stream FROM identities
    WHERE log = u.log AND kind = u.kind AND value = u.value)
  FROM unnest($6::uuid[], $7::text[], $8::text[]) WITH ORDINALITY u (log, kind, value, n)
  ORDER BY n),
 (SELECT recorded_at FROM leaves ORDER BY position DESC LIMIT 1),
 coalesce((SELECT max(notification_id) FROM stored_events), 0),
 (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {SEQUENCE}),
 t.facts, t.head, t.commands, t.identities, t.seal
FROM (SELECT 1) one LEFT JOIN tally t ON true LIMIT 1
"""
_ROWS: Final = {
    "events": "stored_events (notification_id, originator_id, originator_version, topic, state)",
    **{name: name for name in ("leaves", "vault", "commands", "identities")},
}
_KINDS: Final = {
    "events": "bigint uuid bigint text bytea".split(),
    "leaves": "bigint uuid bigint text bigint text bytea bytea".split(),
    "vault": "text uuid bigint text uuid text text bytea".split(),
    "commands": "uuid text text text uuid text text text".split(),
    "identities": "uuid text text uuid text".split(),
}
"""By the name of rows in ``RowsWritten``: the kinds of their columns."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of what is stored, under the lock: each kind in an order of its own."""

    streams: Sequence[UUID]
    logs: Sequence[UUID]
    commands: Sequence[CommandKey]
    identities: Sequence[IdentityKey]

    @classmethod
    def of(cls, saves: Sequence[Save]) -> Self:
        """Ask of all that some saves touch."""
        named = {key: None for save in saves for key in (*save.identities, *save.append.unclaimed)}
        return cls(
            streams=list(touched(saves)),
            logs=list({event.log for save in saves for event in save.append.events}),
            commands=[save.command[0] for save in saves if save.command],
            identities=list(named),
        )

    @property
    def step(self) -> ToSend:
        """The statement that asks."""
        asked = (
            column("uuid", self.streams),
            column("uuid", self.logs),
            *columns(_KINDS["commands"][:3], self.commands),
            *columns(_KINDS["identities"][:3], self.identities),
        )
        return ToSend(_ASK, asked)

    def found(self, answer: PGresult) -> HeadsFound:
        """Read the answer."""
        said = [answer.get_value(0, field) or b"" for field in range(answer.nfields)]
        versions, leaves, known, taken, moment, newest, drawn, *tally = said
        named = zip(self.identities, ids_in(taken), strict=True)
        return HeadsFound(
            versions=dict(zip(self.streams, numbers_in(versions), strict=True)),
            leaves=dict(zip(self.logs, numbers_in(leaves), strict=True)),
            moment=moment.decode() or None,
            commands=set(compress(self.commands, numbers_in(known))),
            identities={key: stream for key, stream in named if stream is not None},
            tally=_tally(tally) if tally[0] else None,
            position=max(number_in(newest), number_in(drawn)),
        )


def order(written: RowsWritten) -> ToSend:
    """Give the statement that writes all that stands."""
    values, parts = list[bytes](), list[str]()
    for name, kinds in _KINDS.items():
        if rows := _rows(written, name):
            parts.append(name)
            values += columns(kinds, rows)
    if written.tally is not None:
        parts.append("tally")
        values += map(_plain, written.tally)
    if written.forget:
        parts.append("forget")
        values.append(column("text", written.forget))
    if written.events:
        parts.append("drawn")
        values.append(number(written.after + len(written.events)))
    return ToSend(_statement(tuple(parts)), values)


def _rows(written: RowsWritten, name: str) -> Sequence[Row]:
    if name != "events":
        rows: Sequence[Row] = getattr(written, name)
        return rows
    return [
        (position, e.originator_id, e.originator_version, e.topic, e.state)
        for position, e in enumerate(written.events, written.after + 1)
    ]


@cache
def _statement(parts: tuple[str, ...]) -> str:
    """The statement that writes some parts: one for each set of them that comes before."""
    marks = (f"${number}" for number in count(1))
    writing = [f"{name}_ AS ({_writing(name, marks)})" for name in parts if name != "drawn"]
    drawn = f"setval('{SEQUENCE}', {next(marks)}::bigint)" if "drawn" in parts else "0"
    return f"WITH {', '.join(writing)} SELECT {drawn}"


def _writing(name: str, marks: Iterator[str]) -> str:
    if name == "tally":
        kinds = ("bigint", "text", "bigint", "bigint", "text")
        set_ = (f"{one} = {next(marks)}::{k}" for one, k in zip(Tally._fields, kinds, strict=True))
        return f"UPDATE tally SET {', '.join(set_)}"
    if name == "forget":
        return f"DELETE FROM vault WHERE commitment = ANY({next(marks)}::text[])"
    arrays = ", ".join(f"{next(marks)}::{kind}[]" for kind in _KINDS[name])
    return f"INSERT INTO {_ROWS[name]} SELECT * FROM unnest({arrays})"


def _plain(value: object) -> bytes:
    return number(value) if isinstance(value, int) else str(value).encode()


def _tally(said: Sequence[bytes]) -> Tally:
    facts, head, commands, identities, seal = said
    return Tally(
        facts=number_in(facts),
        head=head.decode(),
        commands=number_in(commands),
        identities=number_in(identities),
        seal=seal.decode(),
    )
