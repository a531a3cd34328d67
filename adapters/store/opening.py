"""Opening a store: which engine, which keys, which schema, and is it the right one."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from adapters.store.errors import keys_of_another, no_store
from adapters.store.keys import KeyStore
from adapters.store.mapper import FactMapper
from adapters.store.master_key import KEY_STORE_FILE, MasterKey
from adapters.store.migrations import Wish
from adapters.store.registry import Registry
from adapters.store.rows import Mode
from adapters.store.sqlite_files import LOCK_WAIT_SECONDS
from adapters.store.store import Store
from adapters.store.vault import Vault
from domain.errors import StoreError
from domain.facts import Fact

__all__ = ["MasterKey", "Mode", "Store", "open_store", "require_store"]

_POSTGRES: Final = ("postgresql", "postgres")


def open_store(
    database: str,
    *,
    home: Path,
    facts: Mapping[str, type[Fact]],
    clock: Callable[[], datetime],
    master_key: MasterKey,
    mode: Mode | None = None,
    create: bool = True,
    lock_wait: float = LOCK_WAIT_SECONDS,
) -> Store:
    """Open a store, bring its tables up to date, and make it where there is none.

    ``database`` is ``postgresql://...``, ``sqlite:///absolute/path`` or a path. ``facts`` maps
    topics to shapes and is all the store will ever read. ``clock`` gives aware instants.
    ``mode`` is fixed when the store is made, and none is made where it is not said; later it is
    only checked.
    ``lock_wait`` is how many seconds a writer waits for another program.

    Raises StoreError, in a sentence that says what to do, where the store is newer than the
    program, of another mode, not durable, not reachable, or not of these keys.
    """
    registry = Registry(facts)
    create = create and mode is not None
    if not create:
        require_store(database, home=home)
    keys = KeyStore(home, master=master_key)
    wish = Wish(mode=mode, create=create, keys=keys, now=clock())
    mapper = FactMapper(registry, Vault(keys))
    try:
        if urlsplit(database).scheme in _POSTGRES:
            from adapters.store.postgres_store import PostgresStore  # noqa: PLC0415 - slow import

            return PostgresStore.opened(
                database, mapper=mapper, keys=keys, clock=clock, wish=wish, lock_wait=lock_wait
            )
        from adapters.store.sqlite_store import SQLiteStore  # noqa: PLC0415 - one engine is used

        return SQLiteStore.opened(
            sqlite_path(database),
            mapper=mapper,
            keys=keys,
            clock=clock,
            wish=wish,
            lock_wait=lock_wait,
        )
    except BaseException:
        keys.close()
        raise


def require_store(database: str, *, home: Path) -> None:
    """Raise NoStore where a home or its file holds none; nothing is made to find that out."""
    is_postgres = urlsplit(database).scheme in _POSTGRES
    place = home if is_postgres else sqlite_path(database)
    if not place.exists():
        raise no_store(place)
    if not (home / KEY_STORE_FILE).exists():
        raise no_store(home) if is_postgres else keys_of_another(place)


def sqlite_path(database: str) -> Path:
    """Give the file that a database name of SQLite means.

    Raises StoreError for the name of another kind of database.
    """
    scheme, separator, rest = database.partition("://")
    if not separator:
        return Path(database).absolute()
    if scheme != "sqlite" or not rest.startswith("/"):
        raise StoreError(
            f"'{scheme}://…' is no database for this program."
            " Give sqlite:///absolute/path, a path, or postgresql://…"
        )
    return Path(rest).absolute()
