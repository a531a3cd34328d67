"""The house of each engine for the stories, and the books of a small creditor in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.house import House
from tests.application.conftest import house, place
from tests.application.houses import HousePlace
from tests.failures.books import Books, books_in

__all__ = ["books", "house", "place"]


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn: a story that needs one only takes ``light_books``."""
    found: str = request.param
    return found


@pytest.fixture
def light_books(tmp_path: Path) -> Iterator[Books]:
    """Give the empty books of a creditor on SQLite, where the engine makes no difference."""
    place = HousePlace("sqlite", "", tmp_path / "home")
    yield books_in(place, place.open())
    place.close()


@pytest.fixture
def books(place: HousePlace, house: House) -> Books:
    """Give the empty books of a creditor in a sandbox of each engine in turn."""
    return books_in(place, house)
