"""Views in PostgreSQL: a schema for each generation, and a table that names the current one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from typing import Any, Final, cast
from weakref import WeakKeyDictionary

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from adapters.store.postgres_pool import described, have_it_look_for_us, said
from adapters.views.session import SessionState, ViewSession
from domain.errors import RowRefused, StoreError, ViewGone

POOL_SIZE: Final = 8
_GONE: Final = (
    psycopg.errors.UndefinedTable,
    psycopg.errors.InvalidSchemaName,
    psycopg.errors.DeadlockDetected,
)
"""What a statement meets whose generation is taken away at that moment."""
COPY_FROM_ROWS: Final = 50
"""From this many rows on a COPY is faster than INSERT."""
_OPTIONS: Final = "-c synchronous_commit=off -c plan_cache_mode=force_custom_plan"
"""Lost commits are folded again. Each statement is planned for what it asks: how many claims have
a status, a text or a day differs a thousandfold, and a plan for any value reads all of them."""
_IN_MEMORY: Final = (
    "SELECT set_config('random_page_cost', '1.1', false) FROM pg_settings"
    " WHERE name = 'random_page_cost' AND source = 'default'"
)
"""What is read again and again lies in memory, where a row found by an index costs no turn of a
disk: by the measure that the server comes with a thousand claims cost as much as to read all there
are. Where somebody measured his own, for server, database, role or connection, that holds."""


class PostgresState(SessionState[Connection[Any]]):
    """One state of a schema, read on a connection that nobody else uses."""

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""
        return self._connection.execute(_postgres(statement), values).fetchall()

    def portions(self, statement: str, most: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a reading statement, at most so many held at a time."""
        # All are read: a plan that gives the first ones soon is no help.
        self._connection.execute("SET LOCAL cursor_tuple_fraction = 1.0")
        with self._connection.cursor(name="portions") as cursor:
            cursor.execute(_postgres(statement))
            while rows := cursor.fetchmany(most):
                yield rows


class PostgresDatabase(ViewSession[Connection[Any]]):
    """One schema; its connections come from the pool that all generations share."""

    def __init__(self, pool: "ViewPool", schema: str) -> None:
        super().__init__()
        self._pool = pool
        self.schema = schema

    def borrowed(self) -> AbstractContextManager[Connection[Any]]:
        """A connection of the pool that looks into this schema."""
        return self._pool.borrowed(self.schema)

    def begin(self, connection: Connection[Any], *, writing: bool) -> None:
        """Begin a transaction; the first update takes the row of progress as its lock."""
        if writing:
            connection.execute("BEGIN")
            return
        connection.execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        # Whoever takes the generation away waits for this lock before he takes any other.
        connection.execute("LOCK TABLE progress IN ACCESS SHARE MODE")

    def end(self, connection: Connection[Any], *, keep: bool) -> None:
        """Commit or roll back."""
        if not connection.closed:
            connection.execute("COMMIT" if keep else "ROLLBACK")

    def state_of(self, connection: Connection[Any]) -> PostgresState:
        """What is read on a connection that has begun."""
        return PostgresState(connection)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run one statement and give the number of rows it changed."""
        with self._pool.in_words(), self.connection() as connection:
            return connection.execute(_postgres(statement), values).rowcount

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run one statement for each row of values; give the number of rows they changed."""
        with self._pool.in_words(), self.connection() as connection:
            cursor = connection.cursor()
            cursor.executemany(_postgres(statement), rows)
            return max(0, cursor.rowcount)

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Add rows that are not there yet; many of them with COPY."""
        names = ",".join(columns)
        if len(rows) < COPY_FROM_ROWS:
            marks = ",".join("?" * len(columns))
            self.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names are ours
            return
        with self._pool.in_words(), self.connection() as connection:
            statement = _postgres(f"COPY {table} ({names}) FROM STDIN")
            with connection.cursor().copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)

    def delete_many(self, table: str, column: str, values: Sequence[Any]) -> None:
        """Delete the rows whose column holds one of the values."""
        if values:
            self.execute(f"DELETE FROM {table} WHERE {column} = ANY(?)", (list(values),))  # noqa: S608 - names are ours

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a reading statement."""
        with self._pool.in_words(), self.connection() as connection:
            return connection.execute(_postgres(statement), values).fetchall()

    def emptied(self, table: str) -> bool:
        """Leave it: who truncates a table keeps everybody from reading it."""
        del table
        return False

    def look_over(self, tables: Iterable[str]) -> None:
        """Gather statistics, for which nobody waits; else plans are guesses for minutes."""
        for table in tables:
            self.execute(f"ANALYZE {table}")

    def damage(self) -> list[str]:
        """Nothing: a page that PostgreSQL finds broken stops the read itself."""
        return []

    def wipe(self, tables: Sequence[str]) -> None:
        """Write tables anew without what was deleted; who reads them waits for a moment."""
        for table in tables:
            self.execute(f"VACUUM FULL {table}")

    def close(self) -> None:
        """Do nothing: the pool is closed with the generations."""


class ViewPool:
    """One pool for every view; a connection is pointed at a schema when it needs another one."""

    def __init__(self, conninfo: str) -> None:
        given = conninfo_to_dict(conninfo)
        self._where = described(given)
        self._schemas: WeakKeyDictionary[Connection[Any], str] = WeakKeyDictionary()
        self._pool = ConnectionPool(
            conninfo,
            kwargs={"autocommit": True, "options": f"{given.get('options') or ''} {_OPTIONS}"},
            min_size=1,
            max_size=POOL_SIZE,
            open=False,
            configure=_configured,
            timeout=10.0,
            name="vordering-views",
        )

    @contextmanager
    def borrowed(self, schema: str) -> Iterator[Connection[Any]]:
        """A connection that looks into a schema, and into nothing else."""
        self._pool.open()
        with self.in_words(), self._pool.connection() as connection:
            if self._schemas.get(connection) != schema:
                connection.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(schema)))
                self._schemas[connection] = schema
            yield connection

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Turn every error of PostgreSQL into a StoreError that says what to do."""
        try:
            yield
        except PoolTimeout as error:
            raise StoreError(f"The views at {self._where} cannot be reached. Try again.") from error
        except PoolClosed as error:
            raise StoreError(f"The views at {self._where} were closed.") from error
        except (UnicodeError, psycopg.DataError, psycopg.IntegrityError) as error:
            # Its own text may quote the value.
            raise RowRefused(f"A view at {self._where} cannot hold a value.") from error
        except _GONE as error:
            raise ViewGone(f"A view at {self._where} is gone. Run 'vordering rebuild'.") from error
        except psycopg.Error as error:
            raise said(error, self._where) from error

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


def _configured(connection: Connection[Any]) -> None:
    have_it_look_for_us(connection)
    connection.execute(_IN_MEMORY)


@lru_cache(maxsize=1024)
def _postgres(statement: str) -> Any:
    """Say a statement in PostgreSQL's words: placeholders, types, and texts ordered by bytes.

    A plus before a creditor's log keeps SQLite from an index; PostgreSQL, which knows how many
    claims he has, chooses well, and takes no plus before a text.
    """
    spoken = statement.replace("%", "%%").replace("?", "%s").replace("+log ", "log ")
    if spoken.startswith("CREATE TABLE"):
        spoken = re.sub(r"\bINTEGER\b", "BIGINT", spoken)
        spoken = re.sub(r"\bTEXT\b", 'TEXT COLLATE "C"', spoken)
        spoken = re.sub(r"\bBLOB\b", "BYTEA", spoken)
    return cast("Any", spoken)


class PostgresViews:
    """Generations as schemas ``view_<view>_<number>``, and a table that names the current."""

    def __init__(self, conninfo: str) -> None:
        """Keep views in a database, which may be that of the store."""
        self._pool = ViewPool(conninfo)
        self._pointers = PostgresDatabase(self._pool, "views")
        self._ready = False

    def current(self, view: str) -> int | None:
        """The generation that requests read."""
        return self._pointer(view)[0]

    def previous(self, view: str) -> int | None:
        """The generation that was current before, as long as it is kept."""
        before = self._pointer(view)[1]
        return before if before in self.generations(view) else None

    def create(self, view: str) -> int:
        """Make an empty schema under the next free number."""
        self._prepare()
        with self._pointers.transaction():
            self._pointers.execute("LOCK TABLE pointers IN EXCLUSIVE MODE")
            number = max(self.generations(view), default=0) + 1
            self._pointers.execute(f"CREATE SCHEMA {_schema(view, number)}")
        return number

    def open(self, view: str, generation: int) -> PostgresDatabase:
        """The database of a generation."""
        return PostgresDatabase(self._pool, _schema(view, generation))

    def switch(self, generations: Mapping[str, int]) -> None:
        """Let requests read these generations from now on, in one transaction."""
        self._prepare()
        with self._pointers.transaction():
            self._pointers.execute("LOCK TABLE pointers IN EXCLUSIVE MODE")
            for view, generation in generations.items():
                before = self.current(view)
                kept = before if before in self.generations(view) and before != generation else None
                self._pointers.execute(
                    "INSERT INTO pointers VALUES (?, ?, ?) ON CONFLICT (view) DO UPDATE"
                    " SET current = EXCLUDED.current, previous = EXCLUDED.previous",
                    (view, generation, kept),
                )

    def retire(self, view: str, generation: int) -> None:
        """Delete a generation that is not current."""
        if generation == self.current(view):
            raise StoreError(f"Generation {generation} of view '{view}' is in use.")
        schema = _schema(view, generation)
        with self._pointers.transaction():
            # First the lock that readers take first, so that neither waits for the other.
            if self._pointers.query("SELECT to_regclass(?)", (f"{schema}.progress",)) != [(None,)]:
                self._pointers.execute(f"LOCK TABLE {schema}.progress IN ACCESS EXCLUSIVE MODE")
            self._pointers.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")

    def generations(self, view: str) -> Sequence[int]:
        """The numbers of all generations that are kept, oldest first."""
        begin = _schema(view, 0)[:-1]
        rows = self._pointers.query("SELECT nspname FROM pg_catalog.pg_namespace")
        names = (name for (name,) in rows if re.fullmatch(rf"{begin}\d+", name))
        return sorted(int(name[len(begin) :]) for name in names)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    def _pointer(self, view: str) -> tuple[int | None, int | None]:
        if not self._ready and self._pointers.query("SELECT to_regclass('views.pointers')") == [
            (None,)
        ]:
            return None, None  # looking makes nothing
        rows = self._pointers.query(
            "SELECT current, previous FROM pointers WHERE view = ?", (view,)
        )
        return (rows[0][0], rows[0][1]) if rows else (None, None)

    def _prepare(self) -> None:
        """Make the table of pointers once, also where two programs start at the same moment."""
        if self._ready:
            return
        with self._pointers.transaction():
            self._pointers.execute("SELECT pg_advisory_xact_lock(7370112)")
            self._pointers.execute("CREATE SCHEMA IF NOT EXISTS views")
            self._pointers.execute(
                "CREATE TABLE IF NOT EXISTS pointers"
                " (view TEXT PRIMARY KEY, current INTEGER NOT NULL, previous INTEGER)"
            )
        self._ready = True


def _schema(view: str, generation: int) -> str:
    return f"view_{view}_{generation}"
