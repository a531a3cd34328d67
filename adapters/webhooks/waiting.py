"""What waits to be sent, as the one who sends it works through it; each change is durable."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from adapters.webhooks.file import WebhooksFile
from adapters.webhooks.outcomes import Delivered, SendOutcome
from adapters.webhooks.sending import Posted

PAGE: Final = 100
_COLUMNS: Final = "n, position, event, kind, keys, attempts, first_failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """An event that is to be sent, as it is laid ready."""

    position: int
    event: str
    kind: str
    keys: tuple[str, ...]
    """What its order is kept in: its claims, else what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued(Ready):
    """One that waits, and what was tried."""

    number: int
    attempts: int
    first_failed: datetime | None
    next_at: datetime | None
    """Before this moment it is not sent again; None: at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sends:
    """How far a subscription is, and how its receiver bears up."""

    position: int
    asked: int = 0
    """The version of the last fact that asked for something to be sent besides."""
    resumed: int = 0
    """The version of the fact that let it go on last."""
    failures: int = 0
    """Attempts that failed since the last that did not, as far as they count."""
    failing_since: datetime | None = None
    rest_until: datetime | None = None
    mark: str = ""
    """Of the fact at the position; empty: it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An attempt that was made, and when the next one follows; ``ends``: none does."""

    subscription: UUID
    waiting: Queued
    at: datetime
    sent: Posted
    next_at: datetime | None = None
    ends: Delivered | None = None


class DeliveryQueue:
    """The rows of what waits; one process works on them at a time."""

    def __init__(self, file: WebhooksFile) -> None:
        """Work in an open file."""
        self._file = file

    def sends(self, subscription: UUID, *, since: int) -> Sends:
        """How far a subscription is; one that was never worked on begins behind ``since``."""
        rows = self._file.rows(
            "SELECT position, asked, resumed, failures, failing_since, rest_until, mark"
            " FROM progress WHERE subscription = ?",
            str(subscription),
        )
        if not rows:
            return Sends(position=since)
        position, asked, resumed, failures = (int(str(one)) for one in rows[0][:4])
        failing, rest = map(_moment, rows[0][4:6])
        return Sends(
            position=position,
            asked=asked,
            resumed=resumed,
            failures=failures,
            failing_since=failing,
            rest_until=rest,
            mark=str(rows[0][6]),
        )

    def count(self, subscription: UUID) -> int:
        """How many wait."""
        [(found,)] = self._file.rows(
            "SELECT count(*) FROM deliveries WHERE subscription = ? AND state = 'waiting'",
            str(subscription),
        )
        return int(str(found))

    def behind(self, subscription: UUID, position: int, *, kind: str = "") -> Sequence[Queued]:
        """Those that wait behind a position, in their order; at most ``PAGE`` of them.

        ``kind``: only those of this kind.
        """
        rows = self._file.rows(
            f"SELECT {_COLUMNS}, next_at FROM deliveries WHERE subscription = ?"  # noqa: S608
            " AND state = 'waiting' AND position > ? AND ? IN ('', kind)"
            " ORDER BY position LIMIT ?",
            str(subscription),
            position,
            kind,
            PAGE,
        )
        return [_waiting(*map(str, row)) for row in rows]

    def lay(self, subscription: UUID, ready: Iterable[Ready], sends: Sends, at: datetime) -> None:
        """Lay events ready, and note how far was read: both, or neither. What waits stays so.

        Another event at the same place is of a log that was put back since, and gives way.
        """
        ready, when = list(ready), _text(at)
        with self._file.writing() as sql:
            sql.executemany(
                "UPDATE deliveries SET state = 'dropped', ended_at = ?, next_at = ''"
                " WHERE subscription = ? AND state = 'waiting' AND position = ? AND event <> ?",
                [(when, str(subscription), one.position, one.event) for one in ready],
            )
            sql.executemany(
                "INSERT OR IGNORE INTO deliveries (subscription, position, event, kind, keys,"
                " state, made_at, attempts, first_failed, next_at, ended_at)"
                " VALUES (?, ?, ?, ?, ?, 'waiting', ?, 0, '', '', '')",
                [
                    (str(subscription), one.position, one.event, one.kind, ",".join(one.keys), when)
                    for one in ready
                ],
            )
            _keep(sql, subscription, sends)

    def put_back(self, subscription: UUID, sends: Sends, at: datetime) -> None:
        """Note how far a log that was put back goes; what waits of behind it is there no more."""
        with self._file.writing() as sql:
            sql.execute(
                "UPDATE deliveries SET state = 'dropped', ended_at = ?, next_at = ''"
                " WHERE subscription = ? AND state = 'waiting' AND position > ?",
                (_text(at), str(subscription), sends.position),
            )
            _keep(sql, subscription, sends)

    def tried(
        self, attempts: Iterable[Tried], sends: Mapping[UUID, Sends], back: Iterable[UUID]
    ) -> None:
        """Write down what was tried, and how each receiver bears up by then.

        To those that are back what waits is sent at once, whatever it waited for.
        """
        with self._file.writing() as sql:
            for one in attempts:
                _write(sql, one)
            for subscription, state in sends.items():
                _keep(sql, subscription, state)
            for subscription in back:
                sql.execute(
                    "UPDATE deliveries SET next_at = '' WHERE subscription = ?"
                    " AND state = 'waiting' AND next_at <> ''",
                    (str(subscription),),
                )

    def begin_anew(self, subscription: UUID, sends: Sends, *, resumed: int) -> Sends:
        """Let go on what was stopped or paused: what failed before counts no more."""
        fresh = replace(sends, resumed=resumed, failures=0, failing_since=None, rest_until=None)
        with self._file.writing() as sql:
            _keep(sql, subscription, fresh)
            sql.execute(
                "UPDATE deliveries SET first_failed = '', next_at = '' WHERE subscription = ?"
                " AND state = 'waiting'",
                (str(subscription),),
            )
        return fresh

    def drop(self, subscription: UUID, at: datetime, *, number: int | None = None) -> None:
        """Send one that waits no more; no number: none of them."""
        only, values = ("", ()) if number is None else (" AND n = ?", (number,))
        with self._file.writing() as sql:
            sql.execute(
                "UPDATE deliveries SET state = 'dropped', ended_at = ?, next_at = ''"  # noqa: S608
                f" WHERE subscription = ? AND state = 'waiting'{only}",
                (_text(at), str(subscription), *values),
            )

    def trim(self, before: datetime) -> None:
        """Forget what ended before a moment, with what was tried of it."""
        with self._file.writing() as sql:
            old = "SELECT n FROM deliveries WHERE state <> 'waiting' AND ended_at < ?"
            sql.execute(f"DELETE FROM attempts WHERE delivery IN ({old})", (_text(before),))  # noqa: S608
            sql.execute(f"DELETE FROM deliveries WHERE n IN ({old})", (_text(before),))  # noqa: S608


def _write(sql: sqlite3.Connection, one: Tried) -> None:
    before, at, attempt = one.waiting, _text(one.at), one.waiting.attempts + 1
    failed = one.sent.outcome is not SendOutcome.TAKEN
    sql.execute(
        "INSERT INTO attempts (delivery, attempt, at, outcome, status, ms, code)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            before.number,
            attempt,
            at,
            one.sent.outcome.value,
            one.sent.status,
            one.sent.milliseconds,
            one.sent.code,
        ),
    )
    sql.execute(
        "UPDATE deliveries SET attempts = ?, first_failed = CASE"
        " WHEN ? AND (first_failed = '' OR first_failed > ?) THEN ? ELSE first_failed END"
        " WHERE n = ?",
        (attempt, failed, at, at, before.number),
    )
    sql.execute(  # what was dropped while it was on its way waits no more
        "UPDATE deliveries SET state = ?, ended_at = ?, next_at = ?"
        " WHERE n = ? AND (state = 'waiting' OR ?)",
        (
            (one.ends or Delivered.WAITING).value,
            at if one.ends else "",
            _text(one.next_at) if one.next_at else "",
            before.number,
            not failed,
        ),
    )
    column = "failed" if failed else "taken"
    sql.execute(
        f"UPDATE progress SET {column} = {column} + 1 WHERE subscription = ?",  # noqa: S608
        (str(one.subscription),),
    )


def _keep(sql: sqlite3.Connection, subscription: UUID, sends: Sends) -> None:
    sql.execute(
        "INSERT INTO progress (subscription, position, asked, resumed, failures, failing_since,"
        " rest_until, mark, taken, failed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)"
        " ON CONFLICT (subscription) DO UPDATE SET position = excluded.position,"
        " asked = excluded.asked, resumed = excluded.resumed, failures = excluded.failures,"
        " failing_since = excluded.failing_since, rest_until = excluded.rest_until,"
        " mark = excluded.mark",
        (
            str(subscription),
            sends.position,
            sends.asked,
            sends.resumed,
            sends.failures,
            _text(sends.failing_since) if sends.failing_since else "",
            _text(sends.rest_until) if sends.rest_until else "",
            sends.mark,
        ),
    )


def _waiting(  # noqa: PLR0917 - the columns in their order
    number: str,
    position: str,
    event: str,
    kind: str,
    keys: str,
    tries: str,
    failed: str,
    again: str,
) -> Queued:
    return Queued(
        number=int(number),
        position=int(position),
        event=event,
        kind=kind,
        keys=tuple(keys.split(",")),
        attempts=int(tries),
        first_failed=_moment(failed),
        next_at=_moment(again),
    )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(said: object) -> datetime | None:
    return datetime.fromisoformat(str(said)) if said else None
