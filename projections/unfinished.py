"""What a rebuild has done when it is ended: the parts in a new generation, each with its rows.

A part is noted in the transaction of its rows. So a generation that was left half made, by
whatever befell its maker, says itself what it still lacks, and is gone on with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from domain.errors import StoreError
from projections.engine import Engine
from projections.log.feed import Feed
from projections.log.quarantine import Quarantined
from projections.opened import Open
from projections.view import View

_TABLES: Final = (
    "CREATE TABLE making (through INTEGER NOT NULL, cut TEXT NOT NULL, head TEXT NOT NULL)",
    "CREATE TABLE parts (part TEXT PRIMARY KEY, through INTEGER NOT NULL, facts INTEGER NOT NULL)",
)


@dataclass(frozen=True, slots=True)
class HalfMade:
    """A generation that is being made from parts: through which position, and how it is cut."""

    opened: Open
    end: int

    def begin(self, feed: Feed, cut: str) -> None:
        """Note what it is to become."""
        database = self.opened.database
        with database.transaction():
            for statement in _TABLES:
                database.execute(statement)
            row = (self.end, cut, head_of(feed, self.end))
            database.execute("INSERT INTO making VALUES (?, ?, ?)", row)

    def facts(self) -> int:
        """How many facts its parts hold."""
        [(facts,)] = self.opened.database.query("SELECT COALESCE(SUM(facts), 0) FROM parts")
        return int(facts)

    def left_out(self) -> tuple[Quarantined, ...]:
        """The streams that its parts leave out."""
        rows = self.opened.database.query("SELECT stream, position, code FROM quarantine")
        return tuple(Quarantined(self.opened.view.name, *row) for row in rows)

    def arrive(self) -> None:
        """Be like any other generation from here on."""
        database = self.opened.database
        with database.transaction():
            database.execute("DROP TABLE parts")
            database.execute("DROP TABLE making")
            self.opened.move(0, self.end)


def part_done(opened: Open, part: str) -> int | None:
    """Through which position a part is there already; None where it is not."""
    rows = opened.database.query("SELECT through FROM parts WHERE part = ?", (part,))
    return int(rows[0][0]) if rows else None


def noting(opened: Open, part: str, *, through: int, facts: int) -> Callable[[], None]:
    """What notes a part within the transaction of its rows."""
    row = (part, through, facts)
    return lambda: void(opened.database.execute("INSERT INTO parts VALUES (?, ?, ?)", row))


def half_made(engine: Engine, view: View, *, cut: str) -> HalfMade | None:
    """The generation of a view that a rebuild left half made, if it can be gone on with.

    It must be of these tables, rates and plans, of this log, and cut in the same way. None is
    kept of personal data: what was erased since would stand in it.
    """
    current = engine.generations.current(view.name)
    if view.personal or current is None:
        return None
    previous = engine.generations.previous(view.name)
    for number in reversed(engine.generations.generations(view.name)):
        if number > current and number != previous:
            opened = Open(view, number, engine.generations.open(view.name, number))
            if (found := _of_this_log(engine.feed, opened, cut)) is not None:
                return found
    return None


def head_of(feed: Feed, position: int) -> str:
    """The fact at a position, or the next one, by its address and moment."""
    rows = feed.read_after(position - 1, 1) if position else ()
    return f"{rows[0].stream}@{rows[0].version} {rows[0].recorded_at}" if rows else ""


def _of_this_log(feed: Feed, opened: Open, cut: str) -> HalfMade | None:
    try:
        [(end, cut_so, head)] = opened.database.query("SELECT through, cut, head FROM making")
        progress = opened.progress()
    except (StoreError, ValueError):
        return None
    same = (progress.identity, progress.position, cut_so) == (opened.view.identity, 0, cut)
    good = same and end <= feed.last_position() and head == head_of(feed, end)
    return HalfMade(opened, end) if good else None


def void(_: object) -> None:
    """Leave an answer out that nobody needs."""
