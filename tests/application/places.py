"""An empty place for a store, and a house on it: on SQLite, or on both where a test says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.house import House
from tests.application.houses import HousePlace


@pytest.fixture
def engine() -> str:
    """The engine of the store: SQLite, or each in turn for a test marked ``both_stores``."""
    return "sqlite"


@pytest.fixture
def place(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HousePlace]:
    """An empty place for a store."""
    url: str = "" if engine == "sqlite" else request.getfixturevalue("fresh_postgres_url")
    found = HousePlace(engine, url, tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def house(place: HousePlace) -> House:
    """An empty sandbox; its clock stands in March 2026."""
    return place.open()
