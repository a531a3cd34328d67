"""An empty place for a store, and a house on it: on SQLite, or on both where a test says so."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from application.house import House
from tests.application.houses import HousePlace
from tests.conftest import database
from tests.sample_home import made_once


@pytest.fixture
def engine() -> str:
    """The engine of the store: SQLite, or each in turn for a test marked ``both_stores``."""
    return "sqlite"


@pytest.fixture
def place(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HousePlace]:
    """An empty place for a store."""
    if engine == "sqlite":
        place = HousePlace(engine, "", tmp_path / "home")
        yield place
        place.close()
        return
    like = request.getfixturevalue("with_empty_views")
    with database(request.getfixturevalue("postgres_url"), like=like) as url:
        place = HousePlace(engine, url, tmp_path / "home")
        yield place
        place.close()


@pytest.fixture
def house(place: HousePlace) -> House:
    """An empty sandbox; its clock stands in March 2026."""
    return place.open()


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the one sample of this run, to copy and never to open."""
    folder = tmp_path_factory.getbasetemp()
    return made_once(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)


@pytest.fixture(scope="module")
def sample_home(sample_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a copy of the sample, for the tests of one file."""
    return shutil.copytree(sample_made, tmp_path_factory.mktemp("sample") / "home")
