"""Where measuring happens: folders on a real disk, a store of each engine, what it runs on."""

import os
import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psycopg

from adapters.store.opening import MasterKey, Mode, Store, open_store, sqlite_path
from benchmarks.history import Calendar
from domain.application import Collections
from domain.registry import FACTS
from tests.conftest import postgres_server

IN_MEMORY: Final = frozenset({"tmpfs", "ramfs", "devtmpfs"})


@dataclass
class Ground:
    """An empty database of one engine, and the folder where everything beside it lies."""

    engine: str
    url: str
    folder: Path
    calendar: Calendar = field(default_factory=Calendar)

    def store(self, clock: Callable[[], datetime] | None = None) -> Store:
        """Open the store as the program does, as a sandbox."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return open_store(
            self.url,
            home=home,
            facts=FACTS,
            clock=clock or self.calendar,
            master_key=MasterKey.load_or_create(home),
            mode=Mode.SANDBOX,
        )

    @contextmanager
    def collections(self) -> Iterator[Collections]:
        """Open the application."""
        store = self.store()
        collections = Collections(store)  # kept here: when it goes it closes the store
        try:
            yield collections
        finally:
            store.close()

    @property
    def file(self) -> Path:
        """The file of an SQLite store."""
        return sqlite_path(self.url)


class Grounds:
    """Makes grounds of either engine; one PostgreSQL server serves a whole run."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.folder = _on_disk()
        self._server: str | None = None
        self._stack = ExitStack()
        self._numbers = count(1)

    @contextmanager
    def empty(self, engine: str) -> Iterator[Ground]:
        """An empty ground, and take it away afterwards."""
        folder = Path(tempfile.mkdtemp(prefix="vordering-bench-", dir=self.folder))
        try:
            if engine == "sqlite":
                yield Ground(engine, f"sqlite://{folder}/store.sqlite3", folder)
            else:
                with self._database() as url:
                    yield Ground(engine, url, folder)
        finally:
            shutil.rmtree(folder)

    def close(self) -> None:
        """Stop the server."""
        self._stack.close()

    def postgres_version(self) -> str:
        """The version of the server, where one runs."""
        if self._server is None:
            return "not used"
        with psycopg.connect(self._server) as server:
            return str(server.info.parameter_status("server_version"))

    @contextmanager
    def _database(self) -> Iterator[str]:
        if self._server is None:
            tempfile.tempdir = str(self.folder)
            self._server = self._stack.enter_context(postgres_server())
        name = f"bench_{next(self._numbers)}"
        with psycopg.connect(self._server, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
            try:
                yield urlunsplit(urlsplit(self._server)._replace(path=f"/{name}"))
            finally:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_disk() -> Path:
    """A folder for temporary files that lies on a disk, not in memory."""
    for folder in (Path(tempfile.gettempdir()), Path("/var/tmp"), Path.cwd()):  # noqa: S108 - only its disk counts
        if folder.is_dir() and os.access(folder, os.W_OK) and filesystem(folder) not in IN_MEMORY:
            return folder
    return Path(tempfile.gettempdir())


def filesystem(folder: Path) -> str:
    """Name the kind of filesystem a folder lies on, as far as the machine tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    found, kind = "", "unknown"
    for line in mounts.read_text().splitlines():
        place, named = line.split()[1:3]
        if folder.resolve().is_relative_to(place) and len(place) >= len(found):
            found, kind = place, named
    return kind


def described(grounds: Grounds) -> str:
    """Say what the figures were measured on and with."""
    libraries = ("eventsourcing", "pydantic", "pydantic-core", "msgspec", "orjson", "psycopg")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    engines = (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" PostgreSQL {grounds.postgres_version()}"
    )
    place = f"files in {grounds.folder} ({filesystem(grounds.folder)})"
    with_what = ", ".join(f"{name} {version(name)}" for name in libraries)
    return f"{engines}\n{with_what}\n{os.cpu_count()} cores, load {load}; {place}"
