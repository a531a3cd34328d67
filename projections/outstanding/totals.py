"""Totals by age and status: added up of every segment of a day, or kept level with the rows.

To add up a million claims takes a second, and an overview shows it each time. So the totals of a
day that is asked for again and again are kept. Whoever changes segments takes what the claims
added before from them, and adds what they add now, in the transaction of the rows: at any moment
they are what the segments add up to.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from projections.database import Database, among
from projections.outstanding.claim_list import bucket_of, covering, interest
from projections.outstanding.tables import TOTALS

_SUMS: Final = TOTALS.names[4:]
_DAYS_WITH_TOTALS: Final = (
    "INSERT INTO kept_days SELECT DISTINCT on_day FROM totals WHERE on_day = ?"
)
"""A day on which nothing is open needs none kept."""
_AT_ONCE: Final = 500
"""Claims in one statement."""
_ADD: Final = (
    f"INSERT INTO totals VALUES ({', '.join('?' * len(TOTALS.names))})"
    " ON CONFLICT (on_day, log, bucket, status) DO UPDATE SET "
    + ", ".join(f"{name} = totals.{name} + excluded.{name}" for name in _SUMS)
)


def totals_of(database: Database, day: int, logs: Sequence[str] | None) -> list[tuple[Any, ...]]:
    """Bucket, status and sums of a day, of some logs (None: of all), in that order."""
    with database.snapshot():
        if not is_kept(database, day):
            where = (
                f"{covering(day)} AND {among('s.log', logs)}" if logs is not None else covering(day)
            )
            return database.query(
                f"SELECT {bucket_of(day)}, s.status, {_added(day)} FROM segments s"
                f" WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2",
                logs or (),
            )
        where = f" AND {among('log', logs)}" if logs is not None else ""
        return database.query(
            f"SELECT bucket, status, {', '.join(f'SUM({name})' for name in _SUMS)} FROM totals"
            f" WHERE on_day = ?{where} GROUP BY bucket, status ORDER BY bucket, status",
            [day, *(logs or ())],
        )


def keep_totals(database: Database, day: int) -> bool:
    """Keep the totals of a day from now on, and of no day before it.

    False: they were kept, or there is nothing to add up.
    """
    if is_kept(database, day):
        return False
    with database.transaction():
        # Nobody moves the view on meanwhile, on either engine.
        database.execute("UPDATE progress SET position = position")
        if is_kept(database, day):
            return False
        for table in ("totals", "kept_days"):
            database.execute(f"DELETE FROM {table} WHERE on_day < ?", (day,))
        database.execute(
            f"INSERT INTO totals SELECT {day}, s.log, {bucket_of(day)}, s.status, {_added(day)}"
            f" FROM segments s WHERE {covering(day)} GROUP BY 2, 3, 4"
        )
        database.execute(_DAYS_WITH_TOTALS, (day,))
    return is_kept(database, day)


@contextmanager
def kept_level(database: Database, claims: Callable[[], Collection[str]]) -> Iterator[None]:
    """Change the segments of some claims inside: what they add to kept days follows.

    Within the transaction of the rows, which nobody else writes to.
    """
    days = [day for (day,) in database.query("SELECT on_day FROM kept_days")]
    chosen = sorted(claims()) if days else []
    _add(database, days, chosen, sign=-1)
    yield
    _add(database, days, chosen, sign=1)
    if days:
        database.execute("DELETE FROM totals WHERE claims = 0")
        database.execute("DELETE FROM kept_days WHERE on_day NOT IN (SELECT on_day FROM totals)")


def days_added_up_wrongly(database: Database) -> list[str]:
    """Days of which the totals are not those of the segments, or are there unkept, or lack.

    As they stand there: whoever changed a file may have written anything.
    """
    with database.snapshot():
        kept = {day for (day,) in database.query("SELECT on_day FROM kept_days")}
        there = {day for (day,) in database.query("SELECT on_day FROM totals")}
        whole = kept & there
        return sorted(str(day) for day in kept | there if not _is_right(database, day, whole))


def _is_right(database: Database, day: Any, whole: Collection[Any]) -> bool:
    if not isinstance(day, int):
        return False
    names, order = ", ".join(TOTALS.names[1:]), " ORDER BY 1, 2, 3"
    totals = database.query(f"SELECT {names} FROM totals WHERE on_day = ?{order}", (day,))
    added = database.query(
        f"SELECT s.log, {bucket_of(day)}, s.status, {_added(day)} FROM segments s"
        f" WHERE {covering(day)} GROUP BY 1, 2, 3{order}"
    )
    return day in whole and [tuple(map(str, row)) for row in totals] == [
        tuple(map(str, row)) for row in added
    ]


def _add(database: Database, days: Sequence[int], claims: Sequence[str], *, sign: int) -> None:
    for day in days:
        for first in range(0, len(claims), _AT_ONCE):
            some = claims[first : first + _AT_ONCE]
            rows = database.query(
                f"SELECT s.log, {bucket_of(day)}, s.status, {_added(day)} FROM segments s"
                f" WHERE {among('s.claim_id', some)} AND {covering(day)} GROUP BY 1, 2, 3",
                some,
            )
            added = [(day, *row[:3], *(sign * int(one) for one in row[3:])) for row in rows]
            database.executemany(_ADD, added)


def is_kept(database: Database, day: int) -> bool:
    """Whether the totals of a day are kept."""
    return bool(database.query("SELECT 1 FROM kept_days WHERE on_day = ?", (day,)))


def _added(day: int) -> str:
    """What is added up, in the order of the columns of the table."""
    return (
        f"COUNT(*), SUM(s.principal), SUM(s.costs), SUM({interest(day)}), SUM(s.paid),"
        " SUM(s.unallocated)"
    )
