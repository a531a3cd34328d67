"""The store of each engine, so that one suite holds both to the same rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.store.opening import Store
from tests.store.places import Place


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Give an empty database of each engine in turn."""
    engine: str = request.param
    url = (
        f"sqlite://{tmp_path}/store.sqlite3"
        if engine == "sqlite"
        else request.getfixturevalue("fresh_postgres_url")
    )
    found = Place(engine=engine, url=url, home=tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def sqlite_place(tmp_path: Path) -> Iterator[Place]:
    """Give an empty place for an SQLite store."""
    found = Place(engine="sqlite", url=f"sqlite://{tmp_path}/store.sqlite3", home=tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def postgres_place(fresh_postgres_url: str, tmp_path: Path) -> Iterator[Place]:
    """Give an empty PostgreSQL database."""
    found = Place(engine="postgres", url=fresh_postgres_url, home=tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def store(place: Place) -> Store:
    """Give an empty open store of each engine in turn."""
    return place.open()
