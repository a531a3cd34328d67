"""Seeded edits of all that lies in a home, one at a time; how many does `fsck` find?

``python -m tests.trial.edits --seed 1 --edits 1000 --store sqlite`` (or ``postgres``): each edit is
made on a fresh copy of the sample. A table says for each place how many were made, found, missed,
and how often the check crashed; exit code 1 where one was missed or it crashed. An edit after which
the place holds what it held before is none, and is drawn again.
"""

import argparse
import random
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import structlog

from application.fsck.house import examined
from tests.conftest import postgres_server
from tests.trial.beside_rows import content, others
from tests.trial.files import FOLDERS, spoil_files
from tests.trial.places import Bench, Copy, Drawn, Hand, Sheet

_ROOM: Final = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - copies are many


@dataclass
class Score:
    """What became of the edits of one place."""

    edits: int = 0
    found: int = 0
    crashed: int = 0
    missed: list[str] = field(default_factory=list)


def flip(value: Any, chance: random.Random) -> Any:
    """One bit of a value is another one."""
    match value:
        case bytes() | memoryview() if len(value):
            raw = bytearray(value)
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
            return bytes(raw)
        case str() if value:
            at = chance.randrange(len(value))
            other = chr(ord(value[at]) ^ 1 << chance.randrange(4))
            return f"{value[:at]}{other}{value[at + 1 :]}"
        case int():
            return value ^ 1 << chance.randrange(4)
        case UUID():
            return UUID(int=value.int ^ 1 << chance.randrange(64))
    raise Drawn


def change(value: Any, chance: random.Random) -> Any:
    """Another value that could stand there."""
    match value:
        case bytes() | memoryview():
            return chance.choice([b"", b"{}", bytes(value)[:-1], bytes(value) + b"\x00"])
        case str():
            return chance.choice(["", "x", "2020-01-01", value[:-1], value + "0", value.upper()])
        case int():
            return chance.choice([0, -1, value + 1, value * 2, 2**40])
        case UUID():
            return uuid4()
        case None:
            return chance.choice([0, "", "2026-01-01"])
    raise Drawn


def in_a_row(
    how: Callable[[Any, random.Random], Any],
) -> Callable[[Hand, Sheet, random.Random], str]:
    """An edit of one value of one row."""

    def edit(hand: Hand, sheet: Sheet, chance: random.Random) -> str:
        column = chance.choice(_columns(sheet))
        row = _row(hand, sheet, chance)
        now = how(row[sheet.columns.index(column)], chance)
        if column == "position" and sheet.table == "progress":
            now = chance.choice([0, now // 2, 10**6])  # nearer the view is still right as of then
        hand.run(f"UPDATE {sheet.table} SET {column} = ? WHERE {_this(sheet)}", now, *_key(row))
        return column

    return edit


def delete(hand: Hand, sheet: Sheet, chance: random.Random) -> str:
    """A row goes."""
    row = _row(hand, sheet, chance)
    hand.run(f"DELETE FROM {sheet.table} WHERE {_this(sheet)}", *_key(row))
    return "row"


def duplicate(hand: Hand, sheet: Sheet, chance: random.Random) -> str:
    """A row comes a second time, under another key where it must have one."""
    if sheet.table == "pointers":
        raise Drawn  # a view that does not exist: nobody reads it
    row = list(_row(hand, sheet, chance))
    column = chance.choice(_columns(sheet))
    at = sheet.columns.index(column)
    row[at] = flip(row[at], chance)
    marks = ", ".join("?" * len(row))
    names = ", ".join(sheet.columns)
    hand.run(f"INSERT INTO {sheet.table} ({names}) VALUES ({marks})", *row)
    return "row"


def swap(hand: Hand, sheet: Sheet, chance: random.Random) -> str:
    """Two rows change one value with each other."""
    column = chance.choice(_columns(sheet))
    at = sheet.columns.index(column)
    one, two = _row(hand, sheet, chance), _row(hand, sheet, chance)
    statement = f"UPDATE {sheet.table} SET {column} = ? WHERE {_this(sheet)}"
    if one == two or one[at] == two[at]:
        raise Drawn
    hand.run(statement, two[at], *_key(one))
    hand.run(statement, one[at], *_key(two))
    return column


EDITS: Final = {
    "flip": in_a_row(flip),
    "change": in_a_row(change),
    "delete": delete,
    "duplicate": duplicate,
    "swap": swap,
}


def spoil_rows(copy: Copy, sheet: Sheet, chance: random.Random) -> str:
    """Edit a table, and make sure that it holds something else than before."""
    name = chance.choice(list(EDITS))
    with copy.behind_its_back(sheet) as hand:
        before = content(hand, sheet)
        try:
            what = EDITS[name](hand, sheet, chance)
        except Drawn:
            raise
        except Exception as error:
            # The engine does not take it: not an edit that could be made.
            raise Drawn from error
        if content(hand, sheet) == before:
            raise Drawn
    return f"{name} {what}"


def spoil_pages(copy: Copy, where: str, chance: random.Random) -> str:
    """Edit the bytes of a database itself: a bit of a page, or the end of the file goes."""
    path = copy.home / where
    before, content = _all_rows(path), bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    if chance.randrange(4):
        content[at] ^= 1 << chance.randrange(8)
        what = f"bit at {at}"
    else:
        del content[at:]
        what = f"cut at {at}"
    path.write_bytes(content)
    if _all_rows(path) == before:
        raise Drawn
    return what


def _all_rows(path: Path) -> object:
    """All that a database holds, or the error that reading it ends with; damage is no content."""
    try:
        with closing(sqlite3.connect(path)) as file:
            file.text_factory = bytes
            tables = file.execute("SELECT name, sql FROM sqlite_master").fetchall()
            names = [name.decode() for (name, text) in tables if text and b"TABLE" in text]
            rows = [file.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)]
            return [tables, rows, file.execute("PRAGMA integrity_check").fetchall()]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)


def _columns(sheet: Sheet) -> list[str]:
    return list(sheet.columns)


def _row(hand: Hand, sheet: Sheet, chance: random.Random) -> tuple[Any, ...]:
    [(count,)] = hand.run(f"SELECT COUNT(*) FROM {sheet.table}")
    skip = chance.randrange(count)
    names = ", ".join(sheet.columns)
    [row] = hand.run(
        f"SELECT {names} FROM {sheet.table} ORDER BY {sheet.columns[0]} LIMIT 1 OFFSET {skip}"
    )
    return row


def _this(sheet: Sheet) -> str:
    return " AND ".join(f"{name} IS NOT DISTINCT FROM ?" for name in sheet.columns)


def _key(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row


def places(copy: Copy) -> dict[str, Callable[[random.Random], str]]:
    """Every place of a home that can be edited, by name."""
    found: dict[str, Callable[[random.Random], str]] = {}
    for sheet in copy.sheets():
        found[sheet.name] = partial(spoil_rows, copy, sheet)
    for part in FOLDERS:
        if copy.files(part) or (copy.home / part).exists() or part == "views pointers":
            found[part] = partial(spoil_files, copy, part)
    for path in sorted(copy.home.rglob("*.sqlite3")):
        where = str(path.relative_to(copy.home))
        name = f"bytes of {path.name}"
        found[name] = partial(spoil_pages, copy, where)
    return found | others(copy)


def tried(bench: Bench, *, seed: int, edits: int) -> Iterator[tuple[str, str, str]]:
    """Make edits and give, of each, where it was made, what it was and what came of it."""
    chance = random.Random(seed)
    made = 0
    with bench.copy() as copy:
        names = sorted(places(copy))
    chance.shuffle(names)  # so that a few edits are not always of the same places
    while made < edits:
        name = names[made % len(names)]
        with bench.copy() as copy:
            place = places(copy).get(name)
            try:
                what = place(chance) if place else ""
            except Drawn:
                continue
            if not what:
                names.remove(name)
                continue
            made += 1
            yield name, what, checked(copy)


def checked(copy: Copy) -> str:
    """What the check says of a copy: found, missed or crashed."""
    found = examined(copy.opened)
    try:
        first = next(found, None)
    except Exception as error:  # noqa: BLE001 - that is what is counted
        return f"crashed: {type(error).__name__} {error}"[:200]
    finally:
        found.close()
    return f"found: {first}"[:200] if first else "missed"


def scored(bench: Bench, *, seed: int, edits: int, told: Callable[[str], None]) -> dict[str, Score]:
    """The scores by place."""
    scores: dict[str, Score] = defaultdict(Score)
    for number, (name, what, came) in enumerate(tried(bench, seed=seed, edits=edits), 1):
        score = scores[name]
        score.edits += 1
        score.found += came.startswith("found")
        score.crashed += came.startswith("crashed")
        if not came.startswith("found"):
            score.missed.append(f"{name}: {what}: {came}")
            told(score.missed[-1])
        if number % 50 == 0:
            told(f"{number} edits")
    return scores


def shown(scores: dict[str, Score]) -> str:
    """The table."""
    lines = [f"{'place':34}{'edits':>7}{'found':>7}{'missed':>8}{'crashed':>9}"]
    total = Score()
    for name, score in sorted(scores.items()):
        lines.append(_line(name, score))
        total.edits, total.found = total.edits + score.edits, total.found + score.found
        total.crashed += score.crashed
    return "\n".join([*lines, _line("all", total)])


def _line(name: str, score: Score) -> str:
    missed = score.edits - score.found - score.crashed
    return f"{name:34}{score.edits:7}{score.found:7}{missed:8}{score.crashed:9}"


def main() -> int:
    """Run the trial; see the module."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--edits", type=int, default=1_000)
    said.add_argument("--store", choices=["sqlite", "postgres"], default="sqlite")
    chosen = said.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with ExitStack() as stack:
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="vordering-edits-", dir=_ROOM)
        )
        url = stack.enter_context(postgres_server()) if chosen.store == "postgres" else ""
        bench = Bench(Path(folder), url)
        scores = scored(
            bench,
            seed=chosen.seed,
            edits=chosen.edits,
            told=lambda line: print(line, file=sys.stderr, flush=True),
        )
    print(shown(scores))
    return int(any(score.missed for score in scores.values()))


if __name__ == "__main__":
    sys.exit(main())
