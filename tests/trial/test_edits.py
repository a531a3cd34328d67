"""A few of the seeded edits, each time the tests are run; the thousand are a command."""

from pathlib import Path

import pytest

from tests.trial.edits import checked, places, scored
from tests.trial.places import Bench


@pytest.fixture
def bench(tmp_path: Path, sample_made: Path) -> Bench:
    """The sample that the tests share, on SQLite."""
    return Bench(tmp_path, whole=sample_made)


def test_every_edit_of_a_home_is_found(bench: Bench) -> None:
    scores = scored(bench, seed=20261127, edits=26, told=lambda _: None)
    assert [line for score in scores.values() for line in score.missed] == []
    assert sum(score.edits for score in scores.values()) == 26


def test_an_untouched_copy_is_sound_and_has_many_places(bench: Bench) -> None:
    with bench.copy() as copy:
        named = set(places(copy))
        assert {"commands", "identities", "keys: keys", "archive", "outbox", "hand-over"} <= named
        assert {"view outstanding: claims", "tally", "store_info", "views pointers"} <= named
        assert {"no row yet: view people: quarantine", "rows of vault"} <= named
        assert {"shape of vordering.sqlite3", "shape of keys.sqlite3"} <= named
        assert checked(copy) == "missed"
