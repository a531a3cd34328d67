"""Bank files whose import is killed, runs twice at once, or finds no room: nothing lost or doubled.

The real command line is killed forty times by ``python -m tests.failures.bank_kills``.
"""

import random
import resource
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.application.houses import HousePlace, broken
from tests.failures.bank_kills import (
    PATIENCE,
    BankScene,
    at_work,
    bring,
    fill,
    killed,
    place_of,
    scene_in,
    what_is_there,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> BankScene:
    return scene_in(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module")
def undisturbed(scene: BankScene, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    place = copied(scene, tmp_path_factory.mktemp("undisturbed"))
    bring(place, scene.files)
    with place.opened() as house:
        there = what_is_there(house)
    lines, owed, _ = there
    assert len(lines) == 11
    assert [paid for _, paid, _ in owed] == [100_00, 0, 0, 0, 0, 0]
    return there


def copied(scene: BankScene, folder: Path) -> HousePlace:
    shutil.copytree(scene.home, folder / "home")
    return place_of(folder / "home")


def ends_as(place: HousePlace, scene: BankScene, undisturbed: tuple[Any, ...]) -> None:
    """All of it is there once, and bringing it again changes nothing."""
    with place.opened() as house:
        assert what_is_there(house) == undisturbed
        assert broken(house) == []
        position = house.store.last_position()
    assert bring(place, scene.files) == position


def test_imports_killed_at_random_moments_lose_and_double_nothing(
    scene: BankScene, undisturbed: tuple[Any, ...], tmp_path: Path
) -> None:
    """Where the machine is busy an import may end before its kill comes: then once more."""
    done = 0
    for attempt in range(5):
        place = copied(scene, tmp_path / str(attempt))
        done += killed(place, scene.files, random.Random(attempt), kills=6)
        ends_as(place, scene, undisturbed)
        if done >= 2:
            return
    raise AssertionError(f"{done} imports were killed at work")


def test_imports_killed_on_postgres_lose_and_double_nothing(
    scene: BankScene, undisturbed: tuple[Any, ...], fresh_postgres_url: str, tmp_path: Path
) -> None:
    place = place_of(tmp_path / "home", fresh_postgres_url)
    with place.opened() as house:
        fill(house)
    assert killed(place, scene.files, random.Random(2), kills=3) >= 1
    ends_as(place, scene, undisturbed)


def test_two_imports_of_the_same_files_side_by_side_count_everything_once(
    scene: BankScene, undisturbed: tuple[Any, ...], tmp_path: Path
) -> None:
    place = copied(scene, tmp_path)
    processes = [at_work(place, scene.files[::step], lambda: None) for step in (1, -1)]
    for one in processes:
        one.join(PATIENCE)
    assert [one.exitcode for one in processes] == [0, 0]
    ends_as(place, scene, undisturbed)


def test_two_imports_side_by_side_on_postgres_count_everything_once(
    scene: BankScene, undisturbed: tuple[Any, ...], fresh_postgres_url: str, tmp_path: Path
) -> None:
    place = place_of(tmp_path / "home", fresh_postgres_url)
    with place.opened() as house:
        fill(house)
    processes = [at_work(place, scene.files, lambda: None) for _ in range(2)]
    for one in processes:
        one.join(PATIENCE)
    assert [one.exitcode for one in processes] == [0, 0]
    ends_as(place, scene, undisturbed)


def test_a_home_that_is_full_beside_postgres_leaves_what_can_be_gone_on_with(
    scene: BankScene, undisturbed: tuple[Any, ...], fresh_postgres_url: str, tmp_path: Path
) -> None:
    """What the bank gave is kept in the home, its facts are in the database."""
    place = place_of(tmp_path / "home", fresh_postgres_url)
    with place.opened() as house:
        fill(house)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    process = at_work(place, scene.files, full)
    process.join(PATIENCE)
    assert process.exitcode == 1
    bring(place, scene.files)
    ends_as(place, scene, undisturbed)


@pytest.mark.parametrize("room", [0, 40_000, 120_000])
def test_a_disk_that_is_full_half_way_leaves_what_can_be_gone_on_with(
    scene: BankScene, undisturbed: tuple[Any, ...], tmp_path: Path, room: int
) -> None:
    place = copied(scene, tmp_path)
    largest = max(one.stat().st_size for one in place.home.rglob("*") if one.is_file())

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + room, largest + room))

    process = at_work(place, scene.files, full)
    process.join(PATIENCE)
    assert process.exitcode == 1
    bring(place, scene.files)
    ends_as(place, scene, undisturbed)
