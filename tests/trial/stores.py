"""On which store a trial runs: a file of its own each time, or a database in one server."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.conftest import postgres_server

STORES: Final = ("sqlite", "postgres")
_numbers = count(1)


@contextmanager
def server_of(store: str) -> Iterator[str]:
    """A server for a trial; its address, empty where the store lies in the home."""
    if store == "sqlite":
        yield ""
        return
    with postgres_server() as url:
        yield url


@contextmanager
def fresh_database(url: str) -> Iterator[str]:
    """An empty database at a server, for a while; empty where there is no server."""
    if not url:
        yield ""
        return
    name = f"trial_{next(_numbers)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
