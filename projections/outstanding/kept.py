"""What is kept of a day that is asked for again and again: sums, claims by amount, debtors.

To add up a million claims takes a second, and to put them in order by what is owed more; an
overview shows it each time. So it is kept of today. Whoever changes segments changes it in the
transaction of the rows: at any moment it is what the segments give.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import Any, Final, NamedTuple

from domain.errors import RowRefused
from projections.database import Database, among
from projections.outstanding.claim_list import bucket_of, covering, interest
from projections.outstanding.tables import AMOUNTS, DEBTS, KEPT_DAYS, TOTALS
from projections.view import AddedUpWrongly


class KeptOfDay(IntEnum):
    """How much is kept of a day: each with those before it."""

    TOTALS = 1
    AMOUNTS = 2
    DEBTS = 3


_TABLES: Final = {KeptOfDay.TOTALS: TOTALS, KeptOfDay.AMOUNTS: AMOUNTS, KeptOfDay.DEBTS: DEBTS}
_AT_ONCE: Final = 500
"""Claims or debtors in one statement."""
_SUMS: Final = TOTALS.names[4:]
_ADD: Final = (
    f"INSERT INTO totals VALUES ({', '.join('?' * len(TOTALS.names))})"
    " ON CONFLICT (on_day, log, bucket, status) DO UPDATE SET "
    + ", ".join(f"{name} = totals.{name} + excluded.{name}" for name in _SUMS)
)
_IMPOSSIBLE: Final = (
    f"claims < 0 OR (claims = 0 AND ({' OR '.join(f'{name} <> 0' for name in _SUMS[1:])}))"
)
"""What no sum of claims is, but what follows from a wrong one."""
_TAKE_AWAY: Final = f"DELETE FROM amounts WHERE {' AND '.join(f'{n} = ?' for n in AMOUNTS.key)}"


class _ClaimOfDay(NamedTuple):
    """A claim on a day, with all that is kept of it."""

    log: str
    bucket: int
    status: str
    claim_id: str
    debtor_id: str
    due_on: int
    principal: int
    costs: int
    interest: int
    paid: int
    unallocated: int

    def amount(self, day: int) -> tuple[Any, ...]:
        """Its row of the claims by amount."""
        owed = self.principal + self.costs + self.interest
        return (day, self.bucket, self.status, owed, self.claim_id, self.log, self.due_on)


def is_kept(database: Database, day: int, what: KeptOfDay) -> bool:
    """Whether so much is kept of a day."""
    found = database.query("SELECT 1 FROM kept_days WHERE on_day = ? AND kept >= ?", (day, what))
    return bool(found)


def keep_day(database: Database, day: int) -> bool:
    """Keep everything of a day from now on, and of no day before it.

    False: it was kept, or there is nothing to keep.
    """
    kept = False
    while keep_next(database, day):
        kept = True
    return kept


def keep_next(database: Database, day: int) -> bool:
    """Keep the next thing of a day, in a transaction of its own: in between others may fold.

    False: everything is kept, or there is nothing to keep.
    """
    if is_kept(database, day, KeptOfDay.DEBTS):
        return False
    return any(keep(database, day, what) for what in KeptOfDay)


def keep(database: Database, day: int, what: KeptOfDay) -> bool:
    """Keep one thing more of a day; False: it was kept, or what comes before it is not."""
    if is_kept(database, day, what):
        return False
    with database.transaction():
        # Nobody moves the view on meanwhile, on either engine.
        database.execute("UPDATE progress SET position = position")
        if what is KeptOfDay.TOTALS:
            _forget_before(database, day)
        elif not is_kept(database, day, KeptOfDay(what - 1)):
            return False
        if is_kept(database, day, what):
            return False
        database.execute(f"INSERT INTO {_TABLES[what].name} {_given(day, what)}")
        if what is KeptOfDay.TOTALS:
            # A day on which there is no claim needs none kept.
            database.execute(
                f"INSERT INTO kept_days SELECT DISTINCT on_day, {what:d} FROM totals"
                " WHERE on_day = ?",
                (day,),
            )
        else:
            database.execute("UPDATE kept_days SET kept = ? WHERE on_day = ?", (what, day))
    return is_kept(database, day, what)


def _forget_before(database: Database, day: int) -> None:
    later = database.query("SELECT 1 FROM kept_days WHERE on_day >= ?", (day,))
    # Without a condition SQLite lets all pages go at once: a tenth of the time.
    where, values = ("WHERE on_day < ?", (day,)) if later else ("", ())
    for table in ("kept_days", *(one.name for one in _TABLES.values())):
        database.execute(f"DELETE FROM {table} {where}", values)


@contextmanager
def kept_level(database: Database, claims: Callable[[], Collection[str]]) -> Iterator[None]:
    """Change the segments of some claims inside: what is kept of days follows.

    Within the transaction of the rows, which nobody else writes to. Raises AddedUpWrongly where
    it was out of step: only a bug, or who wrote into the tables by hand, leaves it so.
    """
    days = _days_kept(database)
    chosen = sorted(claims()) if days else []
    before = [_standing(database, day, chosen) for day, _ in days]
    yield
    for (day, kept), old in zip(days, before, strict=True):
        new = _standing(database, day, chosen)
        try:
            _follow(database, day, kept, gone=old - new, come=new - old)
        except RowRefused as error:  # by a row that should not be there, or a sum beyond reason
            raise AddedUpWrongly from error
    if days:
        if database.query(f"SELECT 1 FROM totals WHERE {_IMPOSSIBLE} LIMIT 1"):
            raise AddedUpWrongly
        database.execute("DELETE FROM totals WHERE claims = 0")
        database.execute("DELETE FROM kept_days WHERE on_day NOT IN (SELECT on_day FROM totals)")


def _days_kept(database: Database) -> list[tuple[int, KeptOfDay]]:
    days = database.query("SELECT on_day, kept FROM kept_days")
    if not all(isinstance(day, int) and kept in set(KeptOfDay) for day, kept in days):
        raise AddedUpWrongly
    return [(day, KeptOfDay(kept)) for day, kept in days]


def let_go(database: Database, position: int) -> None:
    """Drop what is kept of any day, in the transaction of the rows, and note where that was."""
    days = database.query("SELECT on_day FROM kept_days ORDER BY on_day")
    [day] = days[0] if days and isinstance(days[0][0], int) else [0]
    for table in (KEPT_DAYS, *_TABLES.values()):
        database.execute(f"DELETE FROM {table.name}")
    database.execute("INSERT INTO let_gone VALUES (?, ?) ON CONFLICT DO NOTHING", (position, day))


def _standing(database: Database, day: int, claims: Sequence[str]) -> set[_ClaimOfDay]:
    found = set()
    for some in _portions(claims):
        rows = database.query(
            f"SELECT s.log, {bucket_of(day)}, s.status, s.claim_id, s.debtor_id, s.due_on,"
            f" s.principal, s.costs, {interest(day)}, s.paid, s.unallocated FROM segments s"
            f" WHERE {among('s.claim_id', some)} AND {covering(day)}",
            some,
        )
        found |= {_ClaimOfDay(*row) for row in rows}
    return found


def _follow(
    database: Database, day: int, kept: KeptOfDay, *, gone: set[_ClaimOfDay], come: set[_ClaimOfDay]
) -> None:
    """Let what is kept of a day follow claims that stand otherwise than before."""
    if not gone and not come:
        return
    sums = defaultdict[tuple[Any, ...], list[int]](lambda: [0] * len(_SUMS))
    for sign, rows in ((-1, gone), (1, come)):
        for one in rows:
            added = (1, one.principal, one.costs, one.interest, one.paid, one.unallocated)
            of_part = sums[one.log, one.bucket, one.status]
            of_part[:] = [
                so_far + sign * cents for so_far, cents in zip(of_part, added, strict=True)
            ]
    database.executemany(_ADD, [(day, *part, *added) for part, added in sums.items() if any(added)])
    if kept >= KeptOfDay.AMOUNTS:
        there = [one.amount(day)[: len(AMOUNTS.key)] for one in gone]
        if database.executemany(_TAKE_AWAY, there) != len(there):
            raise AddedUpWrongly
        database.insert_many("amounts", AMOUNTS.names, [one.amount(day) for one in come])
    if kept >= KeptOfDay.DEBTS:
        _debts_again(database, day, sorted({one.debtor_id for one in gone | come}))


def _debts_again(database: Database, day: int, debtors: Sequence[str]) -> None:
    """Add up what some debtors owe: of a least day nothing can be taken away."""
    database.executemany(
        "DELETE FROM debts WHERE on_day = ? AND debtor_id = ?", ((day, one) for one in debtors)
    )
    for some in _portions(debtors):
        database.execute(
            f"INSERT INTO debts {debts_of(day)} FROM claims c CROSS JOIN segments s"
            f" WHERE s.claim_id = c.claim_id AND {among('c.debtor_id', some)} AND {covering(day)}"
            " GROUP BY s.debtor_id",
            some,
        )


def _portions(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[first : first + _AT_ONCE] for first in range(0, len(values), _AT_ONCE))


def _given(day: int, what: KeptOfDay) -> str:
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
        kept = dict(database.query("SELECT on_day, kept FROM kept_days"))
        there = {
            day
            for table in _TABLES.values()
            for (day,) in database.query(f"SELECT DISTINCT on_day FROM {table.name}")
        }
        return sorted(
            str(day) for day in kept.keys() | there if not _is_right(database, day, kept.get(day))
        )


def _is_right(database: Database, day: Any, kept: Any) -> bool:
    if not isinstance(day, int) or kept not in set(KeptOfDay):
        return False
    if not database.query("SELECT 1 FROM totals WHERE on_day = ? LIMIT 1", (day,)):
        return False
    return all(_as_given(database, day, what, is_kept=what <= kept) for what in KeptOfDay)


def _as_given(database: Database, day: int, what: KeptOfDay, *, is_kept: bool) -> bool:
    table = _TABLES[what]
    stored = f"SELECT {', '.join(table.names)} FROM {table.name} WHERE on_day = {day}"
    if not is_kept:
        return not database.query(f"{stored} LIMIT 1")
    given = _given(day, what)
    return not any(
        database.query(f"{one} EXCEPT {other} LIMIT 1")
        for one, other in ((stored, given), (given, stored))
    )
