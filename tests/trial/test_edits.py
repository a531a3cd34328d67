"""A few of the seeded edits, each time the tests are run; the thousand are a command."""

import random
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from adapters.access.file import FILE
from adapters.access.reads import Viewing
from application.fsck.reads import read_findings
from tests.trial.edits import checked, places, scored, spoil_rows
from tests.trial.places import Bench, Drawn


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


def test_every_edit_of_who_looked_at_whom_is_found(bench: Bench) -> None:
    """The sample holds no readings: here there are six, of two people, on two days."""
    with bench.copy() as copy:
        with copy.opened() as house:
            house.reads.note([_looked(number) for number in range(6)])
            assert list(read_findings(house)) == []
        file = copy.home / FILE
        with closing(sqlite3.connect(file)) as readings:
            readings.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        kept = file.read_bytes()
        made: dict[str, int] = {}
        for seed in range(60):
            sheet = next(one for one in copy.sheets() if one.table == _TABLES[seed % 2])
            with suppress(Drawn):
                what = spoil_rows(copy, sheet, random.Random(seed))
                with copy.opened() as house:
                    assert list(read_findings(house)), f"{sheet.table}: {what}, seed {seed}"
                made[sheet.table] = made.get(sheet.table, 0) + 1
            for beside in file.parent.iterdir():
                beside.unlink()
            file.write_bytes(kept)
    assert set(made) == set(_TABLES)
    assert sum(made.values()) >= 30


_TABLES = ("reads", "reads_end")


def _looked(number: int) -> Viewing:
    return Viewing(
        at=datetime(2026, 3, 17 + number // 3, 9, number, tzinfo=UTC),
        actor=("els", "bea")[number % 2],
        role="handler",
        creditor_id=UUID(int=1),
        debtor_id=UUID(int=2 + number),
        what="GET /v1/debtors/{debtor_id}",
        fields=("name", "contact"),
        purpose="look",
    )
