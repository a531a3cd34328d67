"""Keeping a new day: made aside from one state of the rows, in portions, while others write.

What is to be kept is read, in order, in a state that stays; portions of it are written, each in
a transaction of its own. Whoever changes rows meanwhile notes how claims moved; in the end what
was made follows that, and from then on the day is kept. So nobody waits for longer than a portion
takes, and whoever asks before adds up the rows as ever.
"""

from collections.abc import Callable
from secrets import randbits
from tempfile import TemporaryFile
from typing import Final

import orjson

from domain.errors import StoreError
from projections.database import Database
from projections.outstanding.claim_list import covering
from projections.outstanding.kept import NOTHING, KeptOfDay, given, is_kept
from projections.outstanding.kept_level import moves_followed
from projections.outstanding.tables import KEPT_MOVES
from projections.view import AddedUpWrongly, Table

PORTION: Final = 5_000
"""Rows that are written in one transaction."""
_FEW: Final = 500
"""So many moves are followed while nobody writes."""
Rest = Callable[[], bool]
"""Called between two portions, to let others write; whether to stop."""
Stopped = Callable[[], bool]
"""Whether to stop: asked between two portions that are read, for which nobody waits."""
_ORDER: Final = {
    KeptOfDay.TOTALS: "2, 3, 4",
    KeptOfDay.AMOUNTS: "2, 3, 4, 5, 6",  # as the key of the table: rows come behind each other
    KeptOfDay.DEBTS: "2",
}


def keep_day(database: Database, day: int) -> bool:
    """Keep everything of a day from now on, and of no day before it.

    False: it was kept, or there is nothing to keep.
    """
    kept = False
    while keep_next(database, day):
        kept = True
    return kept


def lacks(database: Database, day: int) -> bool:
    """Whether there is something to keep of a day that is not kept."""
    if is_kept(database, day, KeptOfDay.DEBTS):
        return False
    return bool(database.query(f"SELECT 1 FROM segments s WHERE {covering(day)} LIMIT 1"))


def keep_next(database: Database, day: int, *, rest: Rest = bool, stopped: Stopped = bool) -> bool:
    """Keep the next thing of a day.

    False: everything is kept, there is nothing to keep, it was told to stop, or another does it.
    """
    lacking = next((what for what in KeptOfDay if not is_kept(database, day, what)), None)
    return lacking is not None and keep(database, day, lacking, rest=rest, stopped=stopped)


def keep(
    database: Database,
    day: int,
    what: KeptOfDay,
    *,
    rest: Rest = bool,
    stopped: Stopped = bool,
    portion: int = PORTION,
) -> bool:
    """Keep one thing more of a day; False: it was kept, or what comes before it is not.

    Of two who do so at once the later one goes on alone. Raises StoreError, also where the rows
    moved otherwise than was noted.
    """
    if not lacks(database, day) or is_kept(database, day, what):
        return False
    totals = what is KeptOfDay.TOTALS
    if totals and not forget_before(database, day, rest=rest, portion=portion):
        return False
    making = _Making(database, day, what)
    try:
        if not (
            making.begun()
            and making.cleared(rest, portion)
            and making.written(rest, portion, stopped)
            and making.followed(rest)
        ):
            return False
    except AddedUpWrongly as error:
        raise StoreError(
            "What is kept of today did not come out as the rows have it; it is tried again."
        ) from error
    database.look_over([what.table.name])
    return True


class _Making:
    """One thing of a day that is being made: nobody reads it yet."""

    def __init__(self, database: Database, day: int, what: KeptOfDay) -> None:
        self._database, self._day, self._what = database, day, what
        # Never the same twice, in no generation: another one may be current amid the making.
        self._maker = randbits(62)
        self._since = 0

    def begun(self) -> bool:
        """Let whoever changes rows note it from now on; False where there is nothing to do."""
        database, of_day = self._database, (self._day,)
        with database.transaction():
            _nobody_writes(database)
            kept = dict(database.query("SELECT on_day, kept FROM kept_days"))
            if kept.get(self._day, NOTHING) != self._what - 1:
                return False
            database.execute("DELETE FROM kept_days WHERE on_day = ?", of_day)
            database.insert_many(
                "kept_days",
                ("on_day", "kept", "making", "maker"),
                [(self._day, self._what - 1, self._what, self._maker)],
            )
        return True

    def cleared(self, rest: Rest, portion: int) -> bool:
        """Take away what was left half made, portion by portion; False: it was given up.

        Before the state is taken: what was noted until then is of no use either.
        """
        for table in (KEPT_MOVES, *(one.table for one in KeptOfDay if one >= self._what)):
            while self._database.query(
                f"SELECT 1 FROM {table.name} WHERE on_day = ? LIMIT 1", (self._day,)
            ):
                with self._database.transaction():
                    if not self._is_ours():
                        return False
                    _take_away(self._database, table, self._day, portion)
                if rest():
                    return False
        return True

    def written(self, rest: Rest, portion: int, stopped: Stopped) -> bool:
        """Write what the rows give in one state, portion by portion; False: it was given up."""
        statement = f"{given(self._day, self._what)} ORDER BY {_ORDER[self._what]}"
        table = self._what.table
        # Set aside first: as long as somebody reads an old state, SQLite's journal only grows,
        # and whoever reads anything looks through all of it.
        with TemporaryFile(prefix="vordering-") as aside:
            with self._database.apart() as state:
                # Of this day: those of another may go, and their numbers are given again.
                [(self._since,)] = state.query(
                    "SELECT COALESCE(MAX(number), 0) FROM kept_moves WHERE on_day = ?",
                    (self._day,),
                )
                for rows in state.portions(statement, portion):
                    if stopped():
                        return False
                    # Sums of PostgreSQL are decimals; all of them are whole.
                    aside.write(orjson.dumps(rows, default=int) + b"\n")
            aside.seek(0)
            for line in aside:
                with self._database.transaction():
                    if not self._is_ours():
                        return False
                    self._database.insert_many(table.name, table.names, orjson.loads(line))
                if rest():
                    return False
        return True

    def followed(self, rest: Rest) -> bool:
        """Let it follow what moved since that state; then it is kept. False: it was given up."""
        while self._waiting() > _FEW:
            with self._database.transaction():
                if not self._is_ours():
                    return False
                self._follow(_FEW)
            if rest():
                return False
        with self._database.transaction():
            _nobody_writes(self._database)
            if not self._is_ours():
                return False
            while self._follow(_FEW):
                pass
            self._database.execute("DELETE FROM kept_moves WHERE on_day = ?", (self._day,))
            if not self._database.query(
                "SELECT 1 FROM totals WHERE on_day = ? LIMIT 1", (self._day,)
            ):
                # A day on which there is no claim needs none kept.
                self._database.execute("DELETE FROM kept_days WHERE on_day = ?", (self._day,))
                return False
            self._database.execute(
                "UPDATE kept_days SET kept = ?, making = ? WHERE on_day = ?",
                (self._what, NOTHING, self._day),
            )
        return True

    def _is_ours(self) -> bool:
        """Whether nobody began it anew, or dropped it; nobody does before this transaction ends."""
        ours = self._database.execute(
            "UPDATE kept_days SET maker = maker WHERE on_day = ? AND maker = ? AND making = ?",
            (self._day, self._maker, self._what),
        )
        return ours == 1

    def _waiting(self) -> int:
        [(many,)] = self._database.query(
            "SELECT COUNT(*) FROM kept_moves WHERE on_day = ? AND number > ?",
            (self._day, self._since),
        )
        return int(many)

    def _follow(self, limit: int) -> int:
        return moves_followed(self._database, self._day, self._what, since=self._since, limit=limit)


def _nobody_writes(database: Database) -> None:
    """Let nobody move the view on before this transaction ends, on either engine."""
    database.execute("UPDATE progress SET position = position")


def forget_before(
    database: Database, day: int, *, rest: Rest = bool, portion: int = PORTION
) -> bool:
    """Forget earlier days: first nobody reads them, or lets them follow, then their rows go.

    They go in portions. False: it was told to stop; whoever comes next goes on with it, for a day
    is known until all of it is gone.
    """
    if not database.query("SELECT 1 FROM kept_days WHERE on_day < ?", (day,)):
        return True
    with database.transaction():
        _nobody_writes(database)
        database.execute(
            "UPDATE kept_days SET kept = ?, making = ? WHERE on_day < ?", (NOTHING, NOTHING, day)
        )
    for table in (*(what.table for what in KeptOfDay), KEPT_MOVES):
        while first := database.query(
            f"SELECT on_day FROM {table.name} WHERE on_day < ? ORDER BY on_day LIMIT 1", (day,)
        ):
            with database.transaction():
                if _kept_before(database, day):  # another generation is current by now
                    return True
                later = f"SELECT 1 FROM {table.name} WHERE on_day >= ? LIMIT 1"
                if database.query(later, (day,)) or not database.emptied(table.name):
                    _take_away(database, table, first[0][0], portion)
            if rest():
                return False
    database.execute(
        "DELETE FROM kept_days WHERE on_day < ? AND kept = ? AND making = ?",
        (day, NOTHING, NOTHING),
    )
    return True


def _take_away(database: Database, table: Table, day: int, portion: int) -> None:
    """Delete the first rows of a day in the order of the key."""
    key = ", ".join(one for one in table.key if one != "on_day")
    last = database.query(
        f"SELECT {key} FROM {table.name} WHERE on_day = ? ORDER BY {key}"
        f" LIMIT 1 OFFSET {portion - 1}",
        (day,),
    )
    where, values = "on_day = ?", [day]
    for one in last:  # else there are fewer
        where += f" AND ({key}) <= ({', '.join('?' * len(one))})"
        values += one
    database.execute(f"DELETE FROM {table.name} WHERE {where}", values)


def _kept_before(database: Database, day: int) -> bool:
    """Whether something of an earlier day is kept or being made."""
    return bool(
        database.query(
            "SELECT 1 FROM kept_days WHERE on_day < ? AND (kept <> ? OR making <> ?)",
            (day, NOTHING, NOTHING),
        )
    )
