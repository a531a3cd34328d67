"""Where edits are made: a sample on either engine, each edit on a copy of its own."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from adapters.store.opening import Mode
from api.wiring import open_house
from application.house import House
from application.sample import make_sample
from application.settings import Settings
from application.views import views_of
from tests.application.houses import clock_at
from tests.sample_home import END, EVENING
from tests.store.places import triggers_put_aside

Row = tuple[Any, ...]


class Drawn(Exception):
    """This edit changes nothing here, or cannot be made; draw another."""


@dataclass(frozen=True)
class Sheet:
    """A table that may be edited: in a file or a schema, with its columns."""

    name: str
    where: str
    table: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    filled: bool


class Bench:
    """One whole home on one engine; ``copy`` gives a fresh one for each edit."""

    def __init__(self, folder: Path, url: str = "", *, whole: Path | None = None) -> None:
        """Make the sample, once, with its views; or take one that is there on SQLite."""
        self.folder, self.url = folder, url
        self.whole = whole or folder / "whole"
        if whole is None:
            self._make()

    def _make(self) -> None:
        clock = clock_at(END.replace(year=END.year - 1, month=1))
        with open_house(self._settings(self.whole, "whole"), clock=clock, mode=Mode.SANDBOX) as h:
            make_sample(h, clock, until=END, told=lambda _at, _of: None)
            with views_of(h) as views:
                views.catch_up()
        for path in self.whole.rglob("*.sqlite3"):
            with closing(sqlite3.connect(path)) as file:
                file.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def copy(self) -> Iterator["Copy"]:
        """A copy of the home, and of the database where it is a server's."""
        home = self.folder / "copy"
        shutil.copytree(self.whole, home)
        try:
            with self._database():
                yield Copy(home, self._settings(home, "copy"), self._address("copy"))
        finally:
            shutil.rmtree(home)

    @contextmanager
    def _database(self) -> Iterator[None]:
        if not self.url:
            yield
            return
        with psycopg.connect(self.url, autocommit=True) as server:
            server.execute('CREATE DATABASE "copy" TEMPLATE "whole"')
            try:
                yield
            finally:
                server.execute('DROP DATABASE "copy" WITH (FORCE)')

    def _address(self, name: str) -> str:
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}")) if self.url else ""

    def _settings(self, home: Path, name: str) -> Settings:
        if not self.url:
            return Settings(home=home)
        if name == "whole":
            with psycopg.connect(self.url, autocommit=True) as server:
                server.execute('CREATE DATABASE "whole"')
        return Settings(home=home, database=self._address(name))


@dataclass
class Copy:
    """A home to be spoilt."""

    home: Path
    settings: Settings
    url: str

    @contextmanager
    def opened(self) -> Iterator[House]:
        """Open it as a command does."""
        with open_house(self.settings, clock=clock_at(END, EVENING)) as house:
            yield house

    def sheets(self, *, filled: bool = True) -> list[Sheet]:
        """Every table with rows, or without one, of the store, its keys and its views."""
        found = [sheet for path in self._files() for sheet in _of_file(self.home, path)]
        found += _of_server(self.url) if self.url else []
        return [sheet for sheet in found if sheet.filled is filled]

    def files(self, folder: str) -> list[Path]:
        """The files of a part of the home."""
        return sorted(path for path in (self.home / folder).rglob("*") if path.is_file())

    @contextmanager
    def behind_its_back(self, sheet: Sheet) -> Iterator["Hand"]:
        """Somebody with all rights on a table."""
        if sheet.where.endswith(".sqlite3"):
            path = self.home / sheet.where
            with (
                closing(sqlite3.connect(path, isolation_level=None)) as file,
                triggers_put_aside(file),
            ):
                yield Hand(file.execute, "?", "")
        else:
            with psycopg.connect(self.url, autocommit=True) as server:
                server.execute("SET session_replication_role = replica")
                server.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(sheet.where)))
                yield Hand(server.execute, "%s", "::text")

    def _files(self) -> list[Path]:
        return sorted(self.home.rglob("*.sqlite3"))


@dataclass(frozen=True)
class Hand:
    """Statements with question marks, on either engine."""

    execute: Callable[..., Any]
    mark: str
    text: str

    def run(self, statement: str, *values: Any) -> list[Row]:
        """Run a statement and give its rows, if any."""
        cursor = self.execute(statement.replace("?", self.mark), values)
        return list(cursor.fetchall()) if cursor.description is not None else []


def _of_file(home: Path, path: Path) -> Iterator[Sheet]:
    with closing(sqlite3.connect(path)) as file:
        tables = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
        for (table,) in file.execute(tables).fetchall():
            columns = list(file.execute(f"PRAGMA table_info({table})"))
            names, kinds = (tuple(row[at] for row in columns) for at in (1, 2))
            filled = file.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None
            where = str(path.relative_to(home))
            yield Sheet(_named(where, table), where, table, names, kinds, filled)


def _of_server(url: str) -> list[Sheet]:
    columns = (
        "SELECT table_schema, table_name, array_agg(column_name::text ORDER BY ordinal_position),"
        " array_agg(data_type::text ORDER BY ordinal_position)"
        " FROM information_schema.columns WHERE table_schema = 'public'"
        " OR table_schema LIKE 'view%' GROUP BY 1, 2 ORDER BY 1, 2"
    )
    with psycopg.connect(url, autocommit=True) as server:
        return [
            Sheet(
                _named(where, table),
                where,
                table,
                tuple(names),
                tuple(kinds),
                _filled(server, where, table),
            )
            for where, table, names, kinds in server.execute(columns).fetchall()
        ]


def _filled(server: psycopg.Connection[Row], where: str, table: str) -> bool:
    one = sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(where, table))
    return server.execute(one).fetchone() is not None


def _named(where: str, table: str) -> str:
    if "keys" in where:
        return f"keys: {table}"
    if where.startswith("view"):
        view = Path(where).stem.removeprefix("view_").rpartition("-" if "/" in where else "_")[0]
        return f"view {view or 'pointers'}: {table}"
    return table
