"""What is kept of days follows the rows, in their transaction; what is being made is told of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from domain.errors import RowRefused
from projections.database import Database, among
from projections.outstanding.claim_list import bucket_of, covering, interest
from projections.outstanding.kept import KeptOfDay, debts_of, is_sense
from projections.outstanding.tables import AMOUNTS, KEPT_DAYS, KEPT_MOVES, TOTALS
from projections.view import AddedUpWrongly

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


class ClaimOfDay(NamedTuple):
    """A claim on a day, with all that is kept of it; the columns of a move, behind its own."""

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


@contextmanager
def kept_level(database: Database, claims: Callable[[], Collection[str]]) -> Iterator[None]:
    """Change the segments of some claims inside: what is kept of days follows.

    Within the transaction of the rows, which nobody else writes to. Raises AddedUpWrongly where
    it was out of step: only a bug, or who wrote into the tables by hand, leaves it so.
    """
    days = _days_kept(database)
    chosen = sorted(claims()) if days else []
    before = [_standing(database, day, chosen) for day, _, _ in days]
    yield
    for (day, kept, making), old in zip(days, before, strict=True):
        new = _standing(database, day, chosen)
        for what in KeptOfDay:
            if what <= kept:
                follow(database, day, what, gone=old - new, come=new - old)
        if making:
            _note(database, day, gone=old - new, come=new - old)
    if days:
        _without_nothing(database)


def _days_kept(database: Database) -> list[tuple[int, int, int]]:
    """The days that are kept, how much of each, and what is being made: of forgotten ones none."""
    days = database.query("SELECT on_day, kept, making FROM kept_days")
    if not all(is_sense(*one) for one in days):
        raise AddedUpWrongly
    return [(day, kept, making) for day, kept, making in days if kept or making]


def _without_nothing(database: Database) -> None:
    """Leave no sum of no claims, and no day without any."""
    if database.query(f"SELECT 1 FROM totals WHERE {_IMPOSSIBLE} LIMIT 1"):
        raise AddedUpWrongly
    database.execute("DELETE FROM totals WHERE claims = 0")
    empty = database.query(
        "SELECT on_day FROM kept_days WHERE kept > 0 AND on_day NOT IN (SELECT on_day FROM totals)"
    )
    for of_day in empty:
        for table in (KEPT_DAYS, KEPT_MOVES, *(what.table for what in KeptOfDay)):
            database.execute(f"DELETE FROM {table.name} WHERE on_day = ?", of_day)


def let_go(database: Database, position: int) -> None:
    """Drop what is kept of any day, in the transaction of the rows, and note where that was."""
    days = database.query("SELECT on_day FROM kept_days ORDER BY on_day")
    [day] = days[0] if days and isinstance(days[0][0], int) else [0]
    for table in (KEPT_DAYS, KEPT_MOVES, *(what.table for what in KeptOfDay)):
        database.execute(f"DELETE FROM {table.name}")
    database.execute("INSERT INTO let_gone VALUES (?, ?) ON CONFLICT DO NOTHING", (position, day))


def _standing(database: Database, day: int, claims: Sequence[str]) -> set[ClaimOfDay]:
    found = set()
    for some in _portions(claims):
        rows = database.query(
            f"SELECT s.log, {bucket_of(day)}, s.status, s.claim_id, s.debtor_id, s.due_on,"
            f" s.principal, s.costs, {interest(day)}, s.paid, s.unallocated FROM segments s"
            f" WHERE {among('s.claim_id', some)} AND {covering(day)}",
            some,
        )
        found |= {ClaimOfDay(*row) for row in rows}
    return found


def follow(
    database: Database,
    day: int,
    what: KeptOfDay,
    *,
    gone: Collection[ClaimOfDay],
    come: Collection[ClaimOfDay],
) -> None:
    """Let one thing that is kept of a day follow claims that stand otherwise than before.

    Raises AddedUpWrongly where it does not hold what goes, or holds what comes.
    """
    if not gone and not come:
        return
    try:
        match what:
            case KeptOfDay.TOTALS:
                _sums_follow(database, day, gone=gone, come=come)
            case KeptOfDay.AMOUNTS:
                there = [one.amount(day)[: len(AMOUNTS.key)] for one in gone]
                if database.executemany(_TAKE_AWAY, there) != len(there):
                    raise AddedUpWrongly
                database.insert_many("amounts", AMOUNTS.names, [one.amount(day) for one in come])
            case KeptOfDay.DEBTS:
                _debts_again(database, day, sorted({one.debtor_id for one in (*gone, *come)}))
    except RowRefused as error:  # by a row that should not be there, or a sum beyond reason
        raise AddedUpWrongly from error


def _sums_follow(
    database: Database, day: int, *, gone: Iterable[ClaimOfDay], come: Iterable[ClaimOfDay]
) -> None:
    sums = defaultdict[tuple[Any, ...], list[int]](lambda: [0] * len(_SUMS))
    for sign, rows in ((-1, gone), (1, come)):
        for one in rows:
            added = (1, one.principal, one.costs, one.interest, one.paid, one.unallocated)
            of_part = sums[one.log, one.bucket, one.status]
            of_part[:] = [
                so_far + sign * cents for so_far, cents in zip(of_part, added, strict=True)
            ]
    database.executemany(_ADD, [(day, *part, *added) for part, added in sums.items() if any(added)])


def _debts_again(database: Database, day: int, debtors: Sequence[str]) -> None:
    """Add up what some debtors owe: of a least day nothing can be taken away."""
    database.executemany(
        "DELETE FROM debts WHERE on_day = ? AND debtor_id = ?", [(day, one) for one in debtors]
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


def _note(
    database: Database, day: int, *, gone: Iterable[ClaimOfDay], come: Iterable[ClaimOfDay]
) -> None:
    """Note what moved on a day of which something is being made, for who makes it."""
    [(last,)] = database.query("SELECT COALESCE(MAX(number), 0) FROM kept_moves")
    moves = [(0, one) for one in gone] + [(1, one) for one in come]
    rows = [(last + n, day, here, *one) for n, (here, one) in enumerate(moves, 1)]
    database.insert_many("kept_moves", KEPT_MOVES.names, rows)


def moves_followed(database: Database, day: int, what: KeptOfDay, *, since: int, limit: int) -> int:
    """Let what was made follow the first moves behind a number; give how many it followed.

    In a transaction, in which they are forgotten.
    """
    rows = database.query(
        f"SELECT {', '.join(KEPT_MOVES.names)} FROM kept_moves WHERE on_day = ? AND number > ?"
        f" ORDER BY number LIMIT {limit}",
        (day, since),
    )
    net = Counter[ClaimOfDay]()
    for _, _, here, *one in rows:
        net[ClaimOfDay(*one)] += 1 if here else -1
    follow(
        database,
        day,
        what,
        gone=[one for one, times in net.items() if times < 0],
        come=[one for one, times in net.items() if times > 0],
    )
    if what is KeptOfDay.TOTALS:
        _without_nothing(database)
    if rows:
        database.execute(
            "DELETE FROM kept_moves WHERE on_day = ? AND number <= ?", (day, rows[-1][0])
        )
    return len(rows)
