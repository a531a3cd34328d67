"""Who writes a file of a home puts no journal away: a thread of its own does, and it is done."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from adapters.access.file import AccessFile
from adapters.store.put_away import AFTER_PAGES, PutAway

PAGE = 4_096
MANY_PAGES = 5_000
"""More than SQLite was told to let a writer put away, and less than it is told now."""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AccessFile]:
    with closing(AccessFile(tmp_path)) as opened:
        yield opened


def journal_of(file: AccessFile) -> Path:
    return file.path.with_name(f"{file.path.name}-wal")


def spend(file: AccessFile, number: int, *, pages: int = 0) -> None:
    with file.writing() as sql:
        text = "0" * (pages * PAGE)
        sql.execute("INSERT INTO spent VALUES (?, ?)", (f"{number}", text))


def test_who_writes_puts_nothing_into_the_file_himself(file: AccessFile) -> None:
    before = file.path.stat().st_size
    spend(file, 1, pages=MANY_PAGES)
    spend(file, 2)
    assert file.path.stat().st_size == before
    assert journal_of(file).stat().st_size > MANY_PAGES * PAGE


def test_what_was_written_is_in_the_file_soon_and_the_journal_is_used_again(
    file: AccessFile,
) -> None:
    spend(file, 0, pages=MANY_PAGES)
    with file.writing() as sql:
        rows = ((f"n{number}", "") for number in range(AFTER_PAGES))
        sql.executemany("INSERT INTO spent VALUES (?, ?)", rows)
    file.journal.wait()
    assert file.path.stat().st_size > MANY_PAGES * PAGE
    grown = journal_of(file).stat().st_size
    spend(file, 1, pages=MANY_PAGES // 2)
    assert journal_of(file).stat().st_size == grown  # it began anew


def test_another_thread_begins_once_enough_was_written_and_not_before(file: AccessFile) -> None:
    spend(file, 0, pages=MANY_PAGES)
    before, put_away = file.path.stat().st_size, PutAway(file.path, after=10)
    put_away.wrote(8)
    put_away.wait()
    assert file.path.stat().st_size == before
    put_away.wrote(0)
    put_away.wait()
    assert file.path.stat().st_size > before


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    gone = tmp_path / "gone.sqlite3"
    put_away = PutAway(gone, after=1)
    put_away.wrote(1)
    put_away.wait()
    assert not gone.exists()


def test_a_file_whose_journal_cannot_be_put_away_is_written_on(file: AccessFile) -> None:
    spend(file, 0, pages=MANY_PAGES)
    with closing(sqlite3.connect(file.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM spent").fetchone()
        put_away = PutAway(file.path, after=1)
        for number in range(3):
            spend(file, number + 1)
            put_away.wrote(1)
            put_away.wait()
    assert file.rows("SELECT COUNT(*) FROM spent") == [(4,)]
