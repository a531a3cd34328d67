"""What many hand in at one moment is written at once, and nobody goes on before his own is."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import chain
from pathlib import Path
from uuid import uuid4

from adapters.access.file import AccessFile
from adapters.access.reads import Reads
from adapters.access.together import Together
from domain.errors import StoreError
from tests.adapters.test_access import SEALS, look


class Slow:
    """A writing during whose first turn five others come; what holds ``bad`` fails."""

    def __init__(self, pool: ThreadPoolExecutor, sent: Sequence[str], *, bad: str = "") -> None:
        self.pool, self.sent, self.bad = pool, sent, bad
        self.together = Together(self.write)
        self.written: list[list[str]] = []

    def write(self, items: Sequence[str]) -> None:
        if not self.written:
            self.others = [self.pool.submit(self.go, one) for one in self.sent]
            while len(self.together) < len(self.sent):
                continue
        if self.bad in items:
            raise ValueError(self.bad)
        self.written.append(list(items))

    def go(self, item: str) -> bool:
        """Write an item; tells whether it is written when one goes on."""
        self.together.write([item])
        return item in chain(*self.written)


def test_what_comes_during_a_writing_is_written_at_once_after_it() -> None:
    with ThreadPoolExecutor(5) as pool:
        slow = Slow(pool, "abcde")
        slow.together.write(["first"])
        assert all(one.result() for one in slow.others)
    first, then = slow.written
    assert (first, sorted(then)) == (["first"], list("abcde"))


def test_a_writing_that_fails_fails_for_whoever_sent_what_is_wrong_and_nobody_else() -> None:
    with ThreadPoolExecutor(5) as pool:
        slow = Slow(pool, "abcde", bad="c")
        slow.together.write(["first"])
        failed = {item for item, one in zip("abcde", slow.others, strict=True) if one.exception()}
    assert failed == {"c"}
    assert sorted(chain(*slow.written)) == ["a", "b", "d", "e", "first"]


def test_where_the_file_is_locked_all_are_told_so_after_one_wait(tmp_path: Path) -> None:
    file, tries = AccessFile(tmp_path), list[Sequence[str]]()
    file.rows("PRAGMA busy_timeout=20")

    def write(items: Sequence[str]) -> None:
        tries.append(items)
        with file.writing():
            raise AssertionError("another program has it")

    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = Together(write).write_each([["a"], ["b"], ["c"]])
    assert tries == [["a", "b", "c"]]
    assert [type(one) for one in found] == [StoreError] * 3
    assert len({id(one) for one in found}) == 3
    file.close()


def test_readings_of_many_threads_are_one_whole_chain(tmp_path: Path) -> None:
    file = AccessFile(tmp_path)
    reads = Reads(file, seals=SEALS)
    debtors = [uuid4() for _ in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: reads.note([look(one), look(one)]), debtors))
    assert list(reads.damage()) == []
    assert [len(reads.found(debtor=one)) for one in debtors] == [2] * 40
    file.close()
