"""Connections to PostgreSQL: durable or refused, replaced when they die, errors in sentences."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final, TypeAlias, TypeVar

import psycopg
from eventsourcing.postgres import PostgresDatastore
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import tuple_row
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from adapters.store.postgres_wire import SaveWire
from domain.errors import Conflict, Refusal, StoreError

T = TypeVar("T")
Row: TypeAlias = tuple[Any, ...]

APPLICATION: Final = "vordering"
IDLE_IN_TRANSACTION_SECONDS: Final = 30
SOON_SECONDS: Final = 1.0
BUSY_SECONDS: Final = 30.0
_LOOK_FOR_US: Final = "SET client_connection_check_interval = '2s'"
"""Else a server finds out that a program was killed only once it answers it: one that waited for
a lock would keep its place, and have the lock when its turn came."""
_DURABLE: Final = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "local", "remote_write", "remote_apply"},
}
_GONE: Final = ("08", "57P")
_LIMITS: Final = "54"
# A dead network is noticed in half a minute instead of hours.
_OPTIONS: Final[dict[str, Any]] = {
    "application_name": APPLICATION,
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}


class PostgresFactDatastore(PostgresDatastore):
    """One pool of durable connections to one database."""

    def __init__(self, url: str, *, lock_wait: float) -> None:
        self._params = conninfo_to_dict(url)
        self.where = described(self._params)
        self._lock_wait_ms = int(lock_wait * 1000)
        self._closed = False
        self._turn = Lock()
        self._wire: SaveWire | None = None
        """Whoever has the turn writes by it: nothing is to be borrowed and looked over first."""
        super().__init__(
            dbname=str(self._params.get("dbname", "")), host="", port="", user="", password=""
        )
        self._pool: ConnectionPool[Connection[Row]] = ConnectionPool(
            connection_class=Connection[Row],
            kwargs={**self._params, **_OPTIONS, "autocommit": True, "row_factory": tuple_row},
            min_size=1,
            max_size=16,
            open=False,
            configure=self._prepare,
            timeout=BUSY_SECONDS,
            reconnect_timeout=5.0,
            name=APPLICATION,
        )
        self.pool = self._pool  # type: ignore[assignment]  # the library's is a subclass

    def register_type_adapters(self) -> None:
        """Do nothing: no composite types are used."""

    def connect(self) -> Connection[Row]:
        """Open one connection outside the pool, so that a refusal says why."""
        with self.in_words():
            connection = psycopg.connect(
                **{**self._params, **_OPTIONS}, autocommit=True, row_factory=tuple_row
            )
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
            return connection

    def close(self) -> None:
        """Close all connections, also where none was opened yet; safe to repeat."""
        self._closed = True
        super().close()
        with self._turn:
            if self._wire is not None:
                self._wire.close()

    @contextmanager
    def connection(self) -> Iterator[Connection[Row]]:
        """Give a connection of the pool; a broken one is replaced when it comes back."""
        connection = self._borrowed()
        try:
            with connection:
                yield connection
        finally:
            self._pool.putconn(connection)

    def _borrowed(self) -> Connection[Row]:
        """Wait for a connection, but not for a server that is away."""
        if self._closed:
            raise StoreError(f"The store {self.where} was closed.")
        self._pool.open()
        try:
            try:
                return self._pool.getconn(timeout=SOON_SECONDS)
            except PoolTimeout:
                # One more than the pool's, so that a refusal is said with its reason.
                self.connect().close()
                return self._pool.getconn()
        except PoolTimeout as error:
            raise StoreError(f"The store {self.where} is too busy. Try again.") from error
        except PoolClosed as error:
            raise StoreError(f"The store {self.where} was closed.") from error

    def tried(self, work: Callable[[Connection[Row]], T]) -> T:
        """Do a piece of work; once more on a fresh connection if the server hung up early.

        The work raises something else than psycopg's errors once its commit is sent.
        """
        with self.in_words():
            try:
                with self.connection() as connection:
                    return work(connection)
            except psycopg.OperationalError as error:
                if not gone(error, connection):
                    raise
            self._pool.check()
            with self.connection() as connection:
                return work(connection)

    def tried_writing(self, work: Callable[[SaveWire], T]) -> T:
        """As ``tried``, over the one connection that is written by; one does so at a time."""
        with self._turn, self.in_words():
            wire = self._writing()
            try:
                return work(wire)
            except psycopg.OperationalError as error:
                if not gone(error, wire):
                    raise
            return work(self._writing())

    def _writing(self) -> SaveWire:
        if self._closed:
            raise StoreError(f"The store {self.where} was closed.")
        if self._wire is None or self._wire.closed:
            self._wire = SaveWire(self.connect())
        return self._wire

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Turn every error of PostgreSQL into a StoreError that says what to do."""
        try:
            yield
        except (Conflict, Refusal, StoreError):
            raise
        except psycopg.Error as error:
            raise said(error, self.where) from error

    def _prepare(self, connection: Connection[Any]) -> None:
        """Set the limits of a session, and refuse a server that may lose what it committed."""
        rows = connection.execute(
            "SELECT name, current_setting(name) FROM unnest(%s::text[]) AS name,"
            " set_config('lock_timeout', %s, false) AS a,"
            " set_config('idle_in_transaction_session_timeout', %s, false) AS b",
            (list(_DURABLE), str(self._lock_wait_ms), f"{IDLE_IN_TRANSACTION_SECONDS}s"),
        ).fetchall()
        if lax := [f"{name} = {value}" for name, value in rows if value not in _DURABLE[name]]:
            raise StoreError(
                f"The store {self.where} is not durable: {', '.join(lax)}."
                " Switch it on in the server's settings; facts may not be lost."
            )
        have_it_look_for_us(connection)


def have_it_look_for_us(connection: Connection[Any]) -> None:
    """Let the server look amid a statement whether we are still there, where it can.

    Older ones (before 14), and those on some systems, refuse; they notice later. In no transaction.
    """
    try:
        connection.execute(_LOOK_FOR_US)
    except psycopg.Error as error:
        if gone(error, connection):
            raise


def gone(error: psycopg.Error, connection: Connection[Any] | SaveWire) -> bool:
    """Tell whether the server hung up, so that the connection is of no more use."""
    return connection.closed or (error.sqlstate or "").startswith(_GONE)


def refused(error: BaseException | None) -> bool:
    """Whether the server refused what was written: locked, full and out of reach it is not.

    To the driver a value that is too long for a key is of the same kind as these.
    """
    if not isinstance(error, psycopg.Error):
        return False
    too_much = (error.sqlstate or "").startswith(_LIMITS)
    return too_much or not isinstance(error, psycopg.OperationalError)


def said(error: psycopg.Error, where: str = "") -> StoreError:
    """Give the sentence for an error of PostgreSQL, without the values it may quote."""
    text = error.diag.message_primary or str(error).strip().splitlines()[0]
    name = f"The store {where}".rstrip()
    if isinstance(error, psycopg.errors.LockNotAvailable):
        return StoreError(
            f"{name} is locked by another program. Wait for it or stop it, and try again."
        )
    if isinstance(error, psycopg.errors.DiskFull):
        return StoreError(f"{name} cannot grow: the server's disk is full. Free some space.")
    if not refused(error):
        return StoreError(
            f"{name} cannot be reached: {text}. Check that the server runs and"
            " VORDERING_DATABASE names it, and try again."
        )
    return StoreError(f"{name} refused: {text}.")


def described(params: dict[str, Any]) -> str:
    """Name a database for a message, without its password."""
    host = params.get("host", "localhost")
    port = f":{params['port']}" if params.get("port") else ""
    return f"postgresql://{host}{port}/{params.get('dbname', '')}"
