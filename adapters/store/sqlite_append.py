"""The statements of saves on SQLite: what is stored of what they touch, and what is written."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.store.append import HeadsFound, Row, RowsWritten, Save, touched
from adapters.store.header import id_text
from adapters.store.seals import Tally
from domain.facts import IdentityKey

_STATE: Final = (
    "SELECT (SELECT recorded_at FROM leaves ORDER BY position DESC LIMIT 1),"
    " (SELECT seq FROM sqlite_sequence WHERE name = 'stored_events'),"
    " (SELECT MAX(rowid) FROM stored_events), t.facts, t.head, t.commands, t.identities, t.seal"
    " FROM (SELECT 1) LEFT JOIN tally t LIMIT 1"
)
_HEADS: Final = (
    "SELECT 's', key, (SELECT MAX(originator_version) FROM stored_events"
    " WHERE originator_id = value) FROM json_each(?) UNION ALL"
    " SELECT 'l', key, (SELECT MAX(leaf_index) FROM leaves WHERE log = value) FROM json_each(?)"
)
_COMMAND: Final = "SELECT 1 FROM commands WHERE log = ? AND actor = ? AND key = ?"
_IDENTITIES: Final = "SELECT value, stream FROM identities WHERE log = ? AND kind = ? AND value IN "
_VALUES_AT_ONCE: Final = 500
_INSERT_EVENT: Final = (
    "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state)"
    " VALUES (?,?,?,?,?)"
)
_INSERT: Final = {
    "leaves": "INSERT INTO leaves VALUES (?,?,?,?,?,?,?,?)",
    "vault": "INSERT INTO vault VALUES (?,?,?,?,?,?,?,?)",
    "commands": "INSERT INTO commands VALUES (?,?,?,?,?,?,?,?)",
    "identities": "INSERT INTO identities VALUES (?,?,?,?,?)",
}
_IDS: Final = {"leaves": (1,), "vault": (1, 4), "commands": (0, 4), "identities": (0, 3)}
"""Which columns hold ids, by table; they are stored as text."""
_FORGET: Final = "DELETE FROM vault WHERE commitment = ?"
_SET_TALLY: Final = "UPDATE tally SET facts=?, head=?, commands=?, identities=?, seal=?"


def stored(cursor: sqlite3.Cursor, saves: Sequence[Save]) -> HeadsFound:
    """Ask, under the lock, what is stored of all that some saves touch."""
    moment, drawn, newest, *tally = cursor.execute(_STATE).fetchone()
    streams = list(touched(saves))
    logs = list({event.log for save in saves for event in save.append.events})
    versions, leaves = dict.fromkeys(streams, 0), dict.fromkeys(logs, -1)
    for kind, number, head in cursor.execute(_HEADS, (_json(streams), _json(logs))):
        if head is None:
            continue
        if kind == "s":
            versions[streams[number]] = head
        else:
            leaves[logs[number]] = head
    return HeadsFound(
        versions=versions,
        leaves=leaves,
        moment=moment,
        commands={
            save.command[0]
            for save in saves
            if save.command and cursor.execute(_COMMAND, _storable(save.command[0])).fetchone()
        },
        identities=_identities(cursor, saves),
        tally=Tally.read(tuple(tally)) if tally[-1] is not None else None,
        position=max(drawn or 0, newest or 0),
    )


def write(cursor: sqlite3.Cursor, written: RowsWritten) -> None:
    """Write the rows of all saves that stand."""
    many = cursor.executemany
    many(
        _INSERT_EVENT,
        [
            (position, id_text(e.originator_id), e.originator_version, e.topic, e.state)
            for position, e in enumerate(written.events, written.after + 1)
        ],
    )
    for table, statement in _INSERT.items():
        if rows := getattr(written, table):
            many(statement, _with_texts(rows, _IDS[table]))
    if written.forget:
        many(_FORGET, [(commitment,) for commitment in written.forget])
    if written.tally is not None:
        cursor.execute(_SET_TALLY, written.tally)


def _identities(cursor: sqlite3.Cursor, saves: Sequence[Save]) -> dict[IdentityKey, UUID]:
    found: dict[IdentityKey, UUID] = {}
    wanted: dict[tuple[UUID, str], dict[str, None]] = {}
    for save in saves:
        for log, kind, value in (*save.identities, *save.append.unclaimed):
            wanted.setdefault((log, kind), {})[value] = None
    for (log, kind), each in wanted.items():
        left = [*each]
        while left:
            values, left = left[:_VALUES_AT_ONCE], left[_VALUES_AT_ONCE:]
            marks = f"({','.join('?' * len(values))})"
            rows = cursor.execute(_IDENTITIES + marks, (id_text(log), kind, *values))
            found |= {IdentityKey(log, kind, value): UUID(stream) for value, stream in rows}
    return found


def _json(identities: Iterable[UUID]) -> str:
    return orjson.dumps(list(map(id_text, identities))).decode()


def _with_texts(rows: Sequence[Row], ids: Sequence[int]) -> Iterator[Sequence[Any]]:
    for row in rows:
        cells = list(row)
        for column in ids:
            cells[column] = id_text(cells[column])
        yield cells


def _storable(row: Sequence[Any]) -> Row:
    return tuple(id_text(value) if isinstance(value, UUID) else value for value in row)
