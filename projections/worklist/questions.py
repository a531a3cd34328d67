"""The questions to the work list: what is due for the run, what waits for a person, and letters."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.dunning.task import Task
from domain.letter.state import LetterStatus
from projections.database import Database, among
from projections.page import Page, bounded, cursor_for, paged
from projections.segments import FOREVER
from projections.worklist.urgency import PRIORITY, WorkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A claim that the run should look at from a day on; ``owed`` is principal and costs in cents.

    ``why`` names what may be found: a step or task, ``default``, ``costs``, ``promise``,
    ``instalment``, ``undo``, or ``view_broken``.
    """

    claim_id: UUID
    creditor_id: UUID
    debtor_id: UUID | None
    due_from: date
    kind: WorkKind
    step: str
    why: str
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTask:
    """Something a person must do; ``priority`` 1 first, ``until`` inclusive where it ends.

    ``subject_id`` is the claim, or where ``claim_id`` is None the credit note or the creditor.
    """

    subject_id: UUID
    claim_id: UUID | None
    creditor_id: UUID
    debtor_id: UUID | None
    kind: WorkKind
    task: Task
    step: str
    why: str
    since: date
    until: date | None
    priority: int
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLetter:
    """A letter without an outcome; ``send_on`` is the last day on which it may go out."""

    letter_id: UUID
    creditor_id: UUID
    debtor_id: UUID | None
    step: str
    status: LetterStatus
    send_on: date


class WorkList:
    """Answers from the current generation of the view; one object for each process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("worklist")``."""
        self._database = database

    def due(
        self,
        on: date,
        *,
        creditor: UUID | None = None,
        limit: int = 1_000,
        after: UUID | None = None,
    ) -> Sequence[Due]:
        """Claims the run should look at on a day, in the order of their ids.

        ``after`` is the last claim of the part before: ids never change, so nothing is left out
        when claims change meanwhile. Fewer than ``limit`` means the end.
        """
        day = on.toordinal()
        where, values = ["due_from <= ? AND due_until >= ?"], list[Any]([day, day])
        _also(where, values, "log = ?", creditor)
        _also(where, values, "claim_id > ?", after)
        rows = self._database().query(
            "SELECT claim_id, log, debtor_id, due_from, kind, step, why, owed FROM due"
            f" WHERE {' AND '.join(where)} ORDER BY claim_id LIMIT {bounded(limit)}",
            values,
        )
        return list(map(_due_from, rows))

    def due_count(self, on: date) -> int:
        """Count the claims the run should look at on a day."""
        rows = self._database().query(
            "SELECT COUNT(*) FROM due WHERE due_from <= ? AND due_until >= ?", (on.toordinal(),) * 2
        )
        return int(rows[0][0])

    def tasks(
        self,
        on: date,
        *,
        creditor: UUID | None = None,
        debtor: UUID | None = None,
        claim: UUID | None = None,
        task: str | Collection[str] | None = None,
        limit: int = 100,
        after: tuple[int, date, UUID, str] | None = None,
    ) -> Sequence[WaitingTask]:
        """What waits for a person on a day, the most urgent and then the oldest first.

        ``after`` is ``key_of`` the last task of the page before.
        """
        day = on.toordinal()
        where, values = ["from_on <= ? AND until_on >= ?"], list[Any]([day, day])
        _also(where, values, "log = ?", creditor)
        _also(where, values, "debtor_id = ?", debtor)
        _also(where, values, "claim_id = ?", claim)
        names = [task] if isinstance(task, str) else sorted(task or ())
        if names:
            where.append(f"task IN ({', '.join('?' * len(names))})")
            values += names
        key = [after[0], after[1].toordinal(), str(after[2]), after[3]] if after else []
        rows = _behind(self._database(), where, values, _BY_URGENCY, key=key, limit=bounded(limit))
        return [_task_from(row[:-1]) for row in rows]

    def claims_asked(self, on: date, task: Task) -> Iterator[UUID]:
        """Every claim of which a task is asked on a day, whatever else is due for it."""
        after: tuple[int, date, UUID, str] | None = None
        while tasks := self.tasks(on, task=task.value, after=after):
            yield from (one.subject_id for one in tasks)
            after = key_of(tasks[-1])

    def page(
        self,
        on: date,
        *,
        mine: Collection[UUID] | None = None,
        task: str | None = None,
        creditor: UUID | None = None,
        debtor: UUID | None = None,
        claim: UUID | None = None,
        subject: UUID | None = None,
        limit: int = 100,
        after: str | None = None,
    ) -> Page[WaitingTask]:
        """A page of what waits for a person; after the last one what changed meanwhile.

        Of the creditors in ``mine`` alone; None: of all. ``after`` is ``next`` of the page
        before; raises Refusal ``paging.cursor`` where it is of another question.
        """
        where, values = [_BEGUN], list[Any]([on.toordinal()] * 2)
        if task:
            where.append("task = ?")
            values.append(str(task))
        _also(where, values, "log = ?", creditor)
        _also(where, values, "debtor_id = ?", debtor)
        _also(where, values, "claim_id = ?", claim)
        _also(where, values, "subject_id = ?", subject)
        if mine is not None:
            where.append(among("log", list(mine)))
            values += sorted(map(str, mine))
        database, size = self._database(), bounded(limit)
        with database.snapshot():
            cursor = cursor_for(database, after, question=f"tasks {on} {where} {values[2:]}")
            since_first = [cursor.started_at, _BEHIND_ALL_IDS, ""]
            order = _BY_CHANGE if cursor.changed else _BY_URGENCY
            key = list(cursor.key) or (since_first if cursor.changed else [])
            in_order = _behind if cursor.changed or task or subject else _most_urgent
            rows = in_order(database, where, values, order, key=key, limit=size + 1)
            changes = _behind(database, where, values, _BY_CHANGE, key=since_first, limit=1)
        page = paged(
            rows,
            limit=size,
            question=cursor.question,
            started_at=cursor.started_at,
            key=lambda row: tuple(row[_COLUMNS.index(name)] for name in order),
            changed=cursor.changed,
            changes=bool(changes),
        )
        return Page([_task_from(row[:-1]) for row in page.rows], page.next, page.changed)

    def of_kinds(
        self, on: date, tasks: Sequence[Task], *, mine: Collection[UUID] | None, limit: int
    ) -> Sequence[WaitingTask]:
        """At most ``limit`` tasks of each of some kinds, kind by kind, by one statement.

        Of each kind the most urgent and then the oldest first; of the creditors in ``mine`` alone;
        None: of all.
        """
        logs = sorted(map(str, mine)) if mine is not None else []
        also = f" AND {among('log', logs)}" if mine is not None else ""
        columns, by = ", ".join(_COLUMNS[:-1]), ", ".join(_BY_URGENCY)
        parts, values = list[str](), list[Any]()
        for task in tasks:
            parts.append(
                f"SELECT * FROM (SELECT {columns} FROM tasks WHERE {_BEGUN} AND task = ?{also}"
                f" ORDER BY {by} LIMIT {bounded(limit)}) AS urgent"
            )
            values += [on.toordinal()] * 2 + [task.value, *logs]
        found = map(_task_from, self._database().query(" UNION ALL ".join(parts), values))
        kinds = list(tasks)
        return sorted(found, key=lambda one: (kinds.index(one.task), *key_of(one)))

    def count(self, on: date, *, creditor: UUID | None = None) -> dict[str, int]:
        """Count what waits for a person on a day, by task."""
        where, values = ["from_on <= ? AND until_on >= ?"], list[Any]([on.toordinal()] * 2)
        _also(where, values, "log = ?", creditor)
        rows = self._database().query(
            f"SELECT task, COUNT(*) FROM tasks WHERE {' AND '.join(where)}"
            " GROUP BY task ORDER BY task",
            values,
        )
        return {task: int(count) for task, count in rows}

    def letters(
        self,
        *,
        limit: int = 1_000,
        after: UUID | None = None,
        status: LetterStatus | None = None,
        step: str = "",
    ) -> Sequence[OpenLetter]:
        """The letters without an outcome, in the order of their ids: the dispatch queue.

        Those of one ``status`` or ``step`` alone, where one is given.
        """
        asked = {"status": status.value if status else "", "step": step}
        chosen = [name for name, value in asked.items() if value]
        rows = self._database().query(
            "SELECT letter_id, log, debtor_id, step, status, send_on FROM letters"
            f" WHERE letter_id > ?{''.join(f' AND {name} = ?' for name in chosen)}"
            f" ORDER BY letter_id LIMIT {bounded(limit)}",
            (str(after) if after else "", *(asked[name] for name in chosen)),
        )
        return list(map(_letter_from, rows))


_COLUMNS: Final = (
    *"subject_id claim_id log debtor_id kind task step why since until_on priority owed".split(),
    "position",
)


_BY_URGENCY: Final = ("priority", "since", "subject_id", "task")


_BY_CHANGE: Final = ("position", "subject_id", "task")


_PRIORITIES: Final = sorted(set(PRIORITY.values()))
FEW: Final = 2_000
"""So many tasks are read and put in order within some milliseconds."""
_BEGUN: Final = "from_on <= ? AND until_on >= ?"


_BEHIND_ALL_IDS: Final = "\U0010ffff"


def _behind(
    database: Database,
    where: Sequence[str],
    values: Sequence[Any],
    order: Sequence[str],
    *,
    key: Sequence[Any],
    limit: int,
) -> list[tuple[Any, ...]]:
    """At most so many rows behind a key (empty: from the start), in an order of columns."""
    by = ", ".join(order)
    if order == _BY_CHANGE:
        # What changed since is little: SQLite would read all of a creditor, or of a kind.
        where = [re.sub(r"^(log|task) ", r"\1 || '' ", one) for one in where]
    behind = [f"({by}) > ({', '.join('?' * len(key))})"] if key else []
    return database.query(
        f"SELECT {', '.join(_COLUMNS)} FROM tasks WHERE {' AND '.join([*where, *behind])}"
        f" ORDER BY {by} LIMIT {limit}",
        [*values, *key],
    )


def _most_urgent(
    database: Database,
    where: Sequence[str],
    values: Sequence[Any],
    order: Sequence[str],
    *,
    key: Sequence[Any],
    limit: int,
) -> list[tuple[Any, ...]]:
    """The same of all kinds, priority by priority, until there are enough.

    Most rows wait for a day that is years ahead (a limitation). Where few of a priority have
    begun these are read alone; where many have, those ahead come behind them in order.
    """
    found: list[tuple[Any, ...]] = []
    for priority in _PRIORITIES:
        if key and priority < key[0]:
            continue
        begun = database.query(
            "SELECT COUNT(*) FROM (SELECT 1 FROM tasks WHERE priority = ? AND from_on <= ?"
            f" LIMIT {FEW + 1}) AS begun",
            (priority, values[0]),
        )
        few = int(begun[0][0]) <= FEW
        # SQLite is told which index to take: of the days on which they begin, or of the order.
        other = ("log ", "log || '' ") if few else (_BEGUN, f"+{_BEGUN}")
        own = [one.replace(*other) for one in where]
        found += _behind(
            *(database, [*own, "priority = ?"], [*values, priority]),
            ["priority", "+since", *order[2:]] if few else order,
            key=key,
            limit=limit - len(found),
        )
        if len(found) >= limit:
            break
    return found


def key_of(task: WaitingTask) -> tuple[int, date, UUID, str]:
    """The key behind which the next page of tasks begins."""
    return task.priority, task.since, task.subject_id, task.task


def _also(where: list[str], values: list[Any], condition: str, value: UUID | None) -> None:
    if value is not None:
        where.append(condition)
        values.append(str(value))


def _due_from(row: tuple[Any, ...]) -> Due:
    claim, log, debtor, due_from, kind, step, why, owed = row
    return Due(
        claim_id=UUID(claim),
        creditor_id=UUID(log),
        debtor_id=_id(debtor),
        due_from=date.fromordinal(due_from),
        kind=WorkKind(kind),
        step=step,
        why=why,
        owed=owed,
    )


def _task_from(row: tuple[Any, ...]) -> WaitingTask:
    subject, claim, log, debtor, kind, task, step, why, since, until, priority, owed = row
    return WaitingTask(
        subject_id=UUID(subject),
        claim_id=_id(claim),
        creditor_id=UUID(log),
        debtor_id=_id(debtor),
        kind=WorkKind(kind),
        task=Task(task),
        step=step,
        why=why,
        since=date.fromordinal(since),
        until=None if until == FOREVER else date.fromordinal(until),
        priority=priority,
        owed=owed,
    )


def _letter_from(row: tuple[Any, ...]) -> OpenLetter:
    letter, log, debtor, step, status, send_on = row
    return OpenLetter(
        letter_id=UUID(letter),
        creditor_id=UUID(log),
        debtor_id=_id(debtor),
        step=step,
        status=LetterStatus(status),
        send_on=date.fromordinal(send_on),
    )


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
