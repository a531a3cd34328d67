"""The two statements of saves on PostgreSQL: one asks all, the other writes all.

Where what would be answered is foreseen, the second one asks as well, and writes only if it is so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from typing import Final, Self
from uuid import UUID

from psycopg.pq.abc import PGresult

from adapters.store.append import CommandKey, HeadsFound, Row, RowsWritten, Save, touched
from adapters.store.postgres_arrays import column, columns, ids_in, number, number_in, numbers_in
from adapters.store.postgres_wire import ToSend, Values
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
  FROM unnest($1::uuid[]) WITH ORDINALITY u (stream, n) ORDER BY n) AS versions,
 ARRAY(SELECT coalesce((SELECT max(leaf_index) FROM leaves WHERE log = u.log), -1)
  FROM unnest($2::uuid[]) WITH ORDINALITY u (log, n) ORDER BY n) AS last_leaves,
 ARRAY(SELECT (SELECT count(*) FROM commands
    WHERE log = u.log AND actor = u.actor AND key = u.key)
  FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY u (log, actor, key, n)
  ORDER BY n) AS known,
 ARRAY(SELECT (SELECT stream FROM identities
    WHERE log = u.log AND kind = u.kind AND value = u.value)
  FROM unnest($6::uuid[], $7::text[], $8::text[]) WITH ORDINALITY u (log, kind, value, n)
  ORDER BY n) AS taken,
 (SELECT recorded_at FROM leaves ORDER BY position DESC LIMIT 1) AS moment,
 greatest(coalesce((SELECT max(notification_id) FROM stored_events), 0),
  (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {SEQUENCE})) AS newest,
 t.facts, t.head, t.commands, t.identities, t.seal
FROM (SELECT 1) one LEFT JOIN tally t ON true LIMIT 1
"""
_FORESEEN: Final = f"""
asked AS ({_ASK}),
held AS (SELECT (versions = $9::bigint[] AND last_leaves = $10::bigint[]
  AND 0 = ALL (known) AND cardinality(array_remove(taken, NULL)) = 0
  AND moment = $11::text AND newest = $12::bigint
  AND facts = $13::bigint AND head = $14::text AND commands = $15::bigint
  AND identities = $16::bigint AND seal = $17::text) IS TRUE AS so
 FROM asked)
"""
_IF_SO: Final = "(SELECT so FROM held)"
_TRUE: Final = b"\x01"
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
        return ToSend(_ASK, self._asked)

    def foreseen(self, found: HeadsFound) -> Values:
        """What is asked, and an answer of which it is foreseen; before a save is judged on it."""
        assert found.tally is not None
        assert not found.commands
        assert not found.identities
        return (
            *self._asked,
            column("bigint", [found.versions[stream] for stream in self.streams]),
            column("bigint", [found.leaves[log] for log in self.logs]),
            (found.moment or "").encode(),
            number(found.position),
            *map(_plain, found.tally),
        )

    @property
    def _asked(self) -> Values:
        return (
            column("uuid", self.streams),
            column("uuid", self.logs),
            *columns(_KINDS["commands"][:3], self.commands),
            *columns(_KINDS["identities"][:3], self.identities),
        )

    def found(self, answer: PGresult) -> HeadsFound:
        """Read the answer."""
        said = [answer.get_value(0, field) or b"" for field in range(answer.nfields)]
        versions, leaves, known, taken, moment, newest, *tally = said
        named = zip(self.identities, ids_in(taken), strict=True)
        return HeadsFound(
            versions=dict(zip(self.streams, numbers_in(versions), strict=True)),
            leaves=dict(zip(self.logs, numbers_in(leaves), strict=True)),
            moment=moment.decode() or None,
            commands=set(compress(self.commands, numbers_in(known))),
            identities={key: stream for key, stream in named if stream is not None},
            tally=_tally(tally) if tally[0] else None,
            position=number_in(newest),
        )


def order(written: RowsWritten, foreseen: Values = ()) -> ToSend:
    """Give the statement that writes all that stands; where something is ``foreseen``, if so."""
    values, parts = list(foreseen), list[str]()
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
    return ToSend(_statement(tuple(parts), foreseen=bool(foreseen)), values)


def was_so(answer: PGresult) -> bool:
    """Whether it was as it was foreseen, so that all that stands was written."""
    return answer.get_value(0, 0) == _TRUE


def _rows(written: RowsWritten, name: str) -> Sequence[Row]:
    if name != "events":
        rows: Sequence[Row] = getattr(written, name)
        return rows
    return [
        (position, e.originator_id, e.originator_version, e.topic, e.state)
        for position, e in enumerate(written.events, written.after + 1)
    ]


@cache
def _statement(parts: tuple[str, ...], *, foreseen: bool) -> str:
    """The statement that writes some parts: one for each set of them that comes before."""
    marks = (f"${number}" for number in count(18 if foreseen else 1))
    steps = [_FORESEEN] if foreseen else ["held AS (SELECT true AS so)"]
    steps += [f"{name}_ AS ({_writing(name, marks)})" for name in parts if name != "drawn"]
    drawn = f"setval('{SEQUENCE}', {next(marks)}::bigint)" if "drawn" in parts else "0"
    return f"WITH {', '.join(steps)} SELECT so, CASE WHEN so THEN {drawn} END FROM held"


def _writing(name: str, marks: Iterator[str]) -> str:
    if name == "tally":
        kinds = ("bigint", "text", "bigint", "bigint", "text")
        set_ = (f"{one} = {next(marks)}::{k}" for one, k in zip(Tally._fields, kinds, strict=True))
        return f"UPDATE tally SET {', '.join(set_)} WHERE {_IF_SO}"
    if name == "forget":
        return f"DELETE FROM vault WHERE commitment = ANY({next(marks)}::text[]) AND {_IF_SO}"
    arrays = ", ".join(f"{next(marks)}::{kind}[]" for kind in _KINDS[name])
    return f"INSERT INTO {_ROWS[name]} SELECT * FROM unnest({arrays}) WHERE {_IF_SO}"


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
