"""What is kept of a day that is asked for again and again: sums, claims by amount, debtors.

To add up a million claims takes a second, and to put them in order by what is owed more; an
overview shows it each time. So it is kept of today. Whoever changes segments changes it in the
transaction of the rows (``kept_level``): at any moment it is what the segments give.
"""

from enum import IntEnum
from typing import Any, Final

from projections.database import Database
from projections.outstanding.claim_list import bucket_of, covering, interest
from projections.outstanding.tables import AMOUNTS, DEBTS, TOTALS
from projections.view import Table


class KeptOfDay(IntEnum):
    """How much is kept of a day: each with those before it."""

    TOTALS = 1
    AMOUNTS = 2
    DEBTS = 3

    @property
    def table(self) -> Table:
        """Where it is kept."""
        return _TABLES[self]


NOTHING: Final = 0
"""Of a day that is being made, or forgotten, instead of one of those."""
_TABLES: Final = {KeptOfDay.TOTALS: TOTALS, KeptOfDay.AMOUNTS: AMOUNTS, KeptOfDay.DEBTS: DEBTS}


def is_kept(database: Database, day: int, what: KeptOfDay) -> bool:
    """Whether so much is kept of a day."""
    found = database.query("SELECT 1 FROM kept_days WHERE on_day = ? AND kept >= ?", (day, what))
    return bool(found)


def given(day: int, what: KeptOfDay) -> str:
    """What the segments give of a whole day, in the order of the columns of the table."""
    of_day = f" FROM segments s WHERE {covering(day)}"
    match what:
        case KeptOfDay.TOTALS:
            return (
                f"SELECT {day}, s.log, {bucket_of(day)}, s.status, COUNT(*), SUM(s.principal),"
                f" SUM(s.costs), SUM({interest(day)}), SUM(s.paid), SUM(s.unallocated){of_day}"
                " GROUP BY 2, 3, 4"
            )
        case KeptOfDay.AMOUNTS:
            return (
                f"SELECT {day}, {bucket_of(day)}, s.status,"
                f" s.principal + s.costs + {interest(day)}, s.claim_id, s.log, s.due_on{of_day}"
            )
        case KeptOfDay.DEBTS:
            return f"{debts_of(day)}{of_day} GROUP BY s.debtor_id"


def debts_of(day: int) -> str:
    """What is asked of segments, grouped by debtor, for the columns of his row."""
    return (
        f"SELECT {day} AS on_day, s.debtor_id AS debtor_id, MIN(s.log) AS log,"
        " MAX(s.owing) AS owes, COUNT(*) AS claims, SUM(s.owing) AS owing,"
        " SUM(s.principal) AS principal, SUM(s.costs) AS costs,"
        f" SUM({interest(day)}) AS interest,"
        f" MIN(CASE WHEN s.owing = 1 THEN s.due_on ELSE {day} END) AS due_on,"
        f" SUM(s.principal + s.costs + {interest(day)}) AS owed"
    )


def days_kept_wrongly(database: Database) -> list[str]:
    """Days of which is kept what the segments do not give, or that are there unkept, or lack.

    As they stand there: whoever changed a file may have written anything.
    """
    with database.snapshot():
        days = {
            day: (kept, making)
            for day, kept, making in database.query("SELECT on_day, kept, making FROM kept_days")
        }
        there = {
            day
            for table in _TABLES.values()
            for (day,) in database.query(f"SELECT DISTINCT on_day FROM {table.name}")
        }
        return sorted(
            str(day)
            for day in days.keys() | there
            if not _is_right(database, day, *days.get(day, (None, None)))
        )


def is_sense(day: Any, kept: Any, making: Any) -> bool:
    """Whether a row of the days that are kept is one that we write."""
    known = {NOTHING, *KeptOfDay}
    return (
        isinstance(day, int) and kept in known and making in known and making in {NOTHING, kept + 1}
    )


def _is_right(database: Database, day: Any, kept: Any, making: Any) -> bool:
    if not is_sense(day, kept, making):
        return False
    if kept == NOTHING:
        return True  # nobody reads it
    if not database.query("SELECT 1 FROM totals WHERE on_day = ? LIMIT 1", (day,)):
        return False
    return all(
        _as_given(database, day, what, is_kept=what <= kept) for what in KeptOfDay if what != making
    )


def _as_given(database: Database, day: int, what: KeptOfDay, *, is_kept: bool) -> bool:
    table = what.table
    stored = f"SELECT {', '.join(table.names)} FROM {table.name} WHERE on_day = {day}"
    if not is_kept:
        return not database.query(f"{stored} LIMIT 1")
    rows = given(day, what)
    return not any(
        database.query(f"{one} EXCEPT {other} LIMIT 1")
        for one, other in ((stored, rows), (rows, stored))
    )
