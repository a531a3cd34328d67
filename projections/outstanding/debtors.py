"""The debtors by what they owe on a day: added up of every claim, or as it is kept."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, Final

from projections.database import Database, among
from projections.outstanding.claim_list import covering
from projections.outstanding.heads import HeadsAsked, IndexedPart, heads
from projections.outstanding.kept import KeptOfDay, debts_of, is_kept
from projections.outstanding.rows import DebtorRow, debtor_row_from
from projections.page import Cursor

_AT_ONCE: Final = 500
"""Debtors in one statement."""


@dataclass(frozen=True, slots=True)
class DebtorsAsked:
    """The debtors behind a cursor on a day (ordinal), of some logs (None: of all).

    ``every``: those who owe nothing as well.
    """

    day: int
    cursor: Cursor
    _: KW_ONLY
    logs: Sequence[str] | None
    every: bool
    limit: int

    @property
    def of_logs(self) -> tuple[str, list[str]]:
        """The condition on whose they are, and its values."""
        return ("1 = 1", []) if self.logs is None else (among("log", self.logs), [*self.logs])

    @property
    def changed(self) -> tuple[str, list[Any]]:
        """The condition that something of a debtor changed, behind the last one shown."""
        last = self.cursor.key[1] if self.cursor.key else ""
        changed = "debtor_id IN (SELECT debtor_id FROM claims WHERE position > ?)"
        return f"{changed} AND debtor_id > ?", [self.cursor.started_at, last]

    @property
    def columns(self) -> str:
        """The columns of a row; only claims on which something is owed count."""
        counted = "claims" if self.every else "owing"
        return f"debtor_id, log, {counted}, principal, costs, interest, due_on, owed"


def debtors_in_order(database: Database, asked: DebtorsAsked) -> list[DebtorRow]:
    """Who owes most first; behind the last one those that changed, by their ids."""
    if not is_kept(database, asked.day, KeptOfDay.DEBTS):
        rows = _added_up(database, asked)
    elif asked.cursor.changed:
        rows = _kept_changed(database, asked)
    else:
        rows = _kept(database, asked)
    return [debtor_row_from(row, asked.day) for row in rows]


def _kept(database: Database, asked: DebtorsAsked) -> list[tuple[Any, ...]]:
    logs = asked.logs
    if logs is None:
        rows = database.query("SELECT DISTINCT log FROM totals WHERE on_day = ?", (asked.day,))
        logs = [log for (log,) in rows]
    where = "on_day = ? AND log = ? AND owes = "
    parts = [IndexedPart(f"{where}1", (asked.day, log), "owed") for log in logs]
    if asked.every:
        parts += [IndexedPart(f"{where}0 AND owed = 0", (asked.day, log)) for log in logs]
    page = HeadsAsked(
        table="debts",
        named="debtor_id",
        key=asked.cursor.key,
        descending=True,
        ids_down=False,
        limit=asked.limit,
    )
    debtors = [debtor for _, debtor in heads(database, parts, page)]
    found: dict[str, tuple[Any, ...]] = {}
    for first in range(0, len(debtors), _AT_ONCE):
        some = debtors[first : first + _AT_ONCE]
        read = database.query(
            f"SELECT {asked.columns} FROM debts WHERE on_day = ? AND {among('debtor_id', some)}",
            [asked.day, *some],
        )
        found |= {row[0]: row for row in read}
    return [found[debtor] for debtor in debtors]


def _kept_changed(database: Database, asked: DebtorsAsked) -> list[tuple[Any, ...]]:
    (changed, since), (of_logs, logs) = asked.changed, asked.of_logs
    owes = "1 = 1" if asked.every else "owes = 1"
    return database.query(
        f"SELECT {asked.columns} FROM debts WHERE on_day = ? AND {changed} AND {of_logs}"
        f" AND {owes} ORDER BY debtor_id LIMIT {asked.limit}",
        [asked.day, *since, *logs],
    )


def _added_up(database: Database, asked: DebtorsAsked) -> list[tuple[Any, ...]]:
    of_logs, logs = asked.of_logs
    where = f"{covering(asked.day)} AND {of_logs}{'' if asked.every else ' AND s.owing = 1'}"
    behind, more, order = _behind(asked)
    return database.query(
        f"SELECT {asked.columns} FROM ({debts_of(asked.day)} FROM segments s"
        f" WHERE {where} GROUP BY s.debtor_id) t WHERE {behind} ORDER BY {order}"
        f" LIMIT {asked.limit}",
        [*logs, *more],
    )


def _behind(asked: DebtorsAsked) -> tuple[str, list[Any], str]:
    """The condition, values and order of the rows that follow a cursor."""
    if asked.cursor.changed:
        return *asked.changed, "debtor_id"
    order = "owed DESC, debtor_id"
    if not asked.cursor.key:
        return "1 = 1", [], order
    owed, debtor = asked.cursor.key
    behind = "(owed < ? OR (owed = ? AND debtor_id > ?))"
    return behind, [owed, owed, debtor], order
