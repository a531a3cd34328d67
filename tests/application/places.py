"""An empty place for a store, and a house on it, on each engine in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.house import House
from tests.application.houses import HousePlace


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HousePlace]:
    """Give an empty place for a store of each engine in turn."""
    engine: str = request.param
    url: str = "" if engine == "sqlite" else request.getfixturevalue("fresh_postgres_url")
    found = HousePlace(engine, url, tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def house(place: HousePlace) -> House:
    """Give an empty sandbox of each engine in turn; its clock stands in March 2026."""
    return place.open()
