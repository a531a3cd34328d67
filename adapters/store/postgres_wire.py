"""Statements that PostgreSQL is sent together, prepared, and answers together: one round trip.

The driver's own pipelines send each statement by itself, wait some five times for one answer, and
ask of each value how it is written; a save knows all that beforehand. Its own way of reading lets
go of the interpreter six times for each answer, and whoever carries many saves loses it then to
those who make theirs: here once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from select import POLLIN, poll
from typing import Any, Final, TypeAlias

import psycopg
from psycopg import Connection
from psycopg.abc import PQGen
from psycopg.errors import error_from_result
from psycopg.generators import send
from psycopg.pq import ExecStatus, Format
from psycopg.pq.abc import PGconn, PGresult
from psycopg.waiting import Wait

from adapters.store.errors import OutcomeUnknown

Values: TypeAlias = Sequence[bytes]
"""The values of a statement as PostgreSQL writes them in binary; ``postgres_arrays`` makes them."""
_SETTINGS: Final = (
    "SET default_transaction_isolation = 'read committed';"
    " SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off"
)
"""What is asked behind the lock sees all that was committed before it was had.

A plan is made once, also for tables that are empty then: each row is found by its key.

Nothing is compiled for it: up to version 17 a table of one row counts as dear there.
"""


@dataclass(frozen=True, slots=True)
class ToSend:
    """A statement whose values are $1, $2 …, and these values."""

    statement: str
    values: Values = ()


BEGIN: Final = ToSend("BEGIN")
COMMIT: Final = ToSend("COMMIT")
ROLLBACK: Final = ToSend("ROLLBACK")


class SaveWire:
    """A connection that is used in no other way than this; by one thread at a time."""

    def __init__(self, connection: Connection[Any]) -> None:
        """Make a connection ready; where that cannot be, hang up."""
        try:
            connection.execute(_SETTINGS)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self._heard = poll()
        self._heard.register(connection.pgconn.socket, POLLIN)
        self._names = (b"save %d" % number for number in count())
        self._prepared: dict[str, bytes] = {}

    @property
    def closed(self) -> bool:
        """Whether it can no longer be used."""
        return self._connection.closed

    @property
    def quiet(self) -> bool:
        """Whether the server said nothing since it last answered; that it hung up, it says."""
        return not self._heard.poll(0)

    def close(self) -> None:
        """Hang up; safe to repeat."""
        self._connection.close()

    def trip(self, *steps: ToSend) -> list[PGresult]:
        """Send statements together and give the answer of each; raises the first error.

        A commit that another answer comes to than that it is one raises OutcomeUnknown. This, and
        whatever else comes between, leaves a connection that is closed.
        """
        new = list(dict.fromkeys(s.statement for s in steps if s.statement not in self._prepared))
        names = self._prepared | {statement: next(self._names) for statement in new}
        try:
            answers = self._connection.wait(_sent(self._connection.pgconn, new, names, steps))
        except BaseException:
            self.close()
            raise
        # What was prepared before an error stays so.
        prepared = zip(new, answers[: len(new)], strict=True)
        made = (one for one, answer in prepared if answer.status == ExecStatus.COMMAND_OK)
        self._prepared |= {statement: names[statement] for statement in made}
        for answer in answers:
            if answer.status == ExecStatus.FATAL_ERROR:
                raise error_from_result(answer)
        found = answers[len(new) :]
        for one, answer in zip(steps, found, strict=True):
            if one == COMMIT and answer.command_status != b"COMMIT":
                self.close()
                raise OutcomeUnknown
        return found

    def back(self) -> None:
        """Take back what was begun; where that cannot be, hang up: it is ended there as well."""
        try:
            if not self.closed:
                self.trip(ROLLBACK)
        except psycopg.Error:
            self.close()


def _sent(
    pgconn: PGconn, new: Sequence[str], names: Mapping[str, bytes], steps: Sequence[ToSend]
) -> PQGen[list[PGresult]]:
    """Send what is to be prepared and what is to be done; read what each of it answers."""
    pgconn.enter_pipeline_mode()
    for statement in new:
        pgconn.send_prepare(names[statement], statement.encode())
    if new:  # what is prepared locks its tables until then, and two would wait for each other
        pgconn.pipeline_sync()
    for one in steps:
        formats = [Format.BINARY] * len(one.values)
        pgconn.send_query_prepared(names[one.statement], one.values, formats, Format.BINARY)
    pgconn.pipeline_sync()
    yield from send(pgconn)
    found = list[PGresult]()
    for part in filter(None, (len(new), len(steps))):
        found += yield from _answers(pgconn, part)
    pgconn.exit_pipeline_mode()
    return found


def _answers(pgconn: PGconn, sent: int) -> PQGen[list[PGresult]]:
    """Read what so many statements that end with a sync are answered."""
    found = list[PGresult]()
    for _ in range(sent):
        if (answer := (yield from _next(pgconn))) is not None:
            found.append(answer)
            pgconn.get_result()  # None, at once: it ends the answers of a statement
    end = yield from _next(pgconn)
    if len(found) != sent or end is None or end.status != ExecStatus.PIPELINE_SYNC:
        raise psycopg.OperationalError("the server does not answer one by one what it was sent")
    return found


def _next(pgconn: PGconn) -> PQGen[PGresult | None]:
    """Read the next answer; None where there is none."""
    while pgconn.is_busy():
        while not (yield Wait.R):
            pass
        pgconn.consume_input()
    return pgconn.get_result()
