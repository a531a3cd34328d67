"""Reads: who looked at whose data, when and what for; only ever added to, and sealed as a chain.

Each row's seal covers the one before it, and the end is sealed with the number of rows: a row
that was changed, taken out or cut off at the end is found. No row holds personal data itself.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import Final
from uuid import UUID

from adapters.access.file import AccessFile
from adapters.access.together import Together
from adapters.store.seals import Seals
from domain.errors import IntegrityBroken

_BEGIN: Final = ""
_COLUMNS: Final = "n, at, actor, role, creditor, debtor, what, fields, purpose, seal"
_ROW: Final = f"({','.join('?' * 10)})"
_AT_ONCE: Final = 100
"""Rows of one statement: each statement gives the interpreter away to whoever waits for it."""
_BATCH: Final = 1_000
_BELOW_ALL: Final = -(2**63)
"""Also what somebody put before the first is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """One person looked at one debtor's data: the operation, the fields it showed, and why."""

    at: datetime
    actor: str
    role: str
    creditor_id: UUID
    debtor_id: UUID
    what: str
    fields: tuple[str, ...]
    purpose: str


class Reads:
    """The table of viewings; there is no way to change or to remove one."""

    def __init__(self, file: AccessFile, *, seals: Seals) -> None:
        """Keep it in an open file, sealed under a key that lies elsewhere."""
        self._file = file
        self._seals = seals
        self._together = Together(self._add)

    def note(self, viewings: Sequence[Viewing]) -> None:
        """Add viewings, durably; raises IntegrityBroken where the end was changed from outside.

        Those of many who look at one moment share a transaction: its syncing is what takes time.
        """
        if viewings:
            self._together.write([_row(one) for one in viewings])

    def note_each(self, viewings: Sequence[Sequence[Viewing]]) -> Sequence[Exception | None]:
        """Add the viewings of several together; gives of each why it was not, None: it was."""
        return self._together.write_each([[_row(one) for one in some] for some in viewings])

    def _add(self, rows: Sequence[tuple[str, ...]]) -> None:
        with self._file.writing() as sql:
            ends = sql.execute("SELECT count, seal FROM reads_end").fetchall()
            before, seal = self._end_of(ends)
            chained: list[tuple[object, ...]] = []
            for number, row in enumerate(rows, before + 1):
                seal = self._seals.of("read", seal, number, *row)
                chained.append((number, *row, seal))
            for at in range(0, len(chained), _AT_ONCE):
                some = chained[at : at + _AT_ONCE]
                marks = ",".join([_ROW] * len(some))
                sql.execute(f"INSERT INTO reads VALUES {marks}", [*chain.from_iterable(some)])
            count = before + len(chained)
            end = (count, f"{seal}:{self._seals.of('reads_end', count, seal)}")
            sql.execute("INSERT OR REPLACE INTO reads_end VALUES (1,?,?)", end)

    def end(self) -> tuple[int, str]:
        """How many there are, and the seal of the last one, as they were sealed."""
        return self._end_of(self._file.rows("SELECT count, seal FROM reads_end"))

    def seal_of(self, number: int) -> str:
        """The seal of a row by its number; empty: there is none."""
        found = self._file.rows("SELECT seal FROM reads WHERE n=?", number)
        return str(found[0][0]) if found else ""

    def found(
        self,
        *,
        debtor: UUID | None = None,
        actor: str = "",
        mine: Collection[UUID] | None = None,
        since: datetime | None = None,
        before: datetime | None = None,
        newest: bool = False,
        after: int = 0,
        limit: int = 100,
    ) -> list[tuple[int, Viewing]]:
        """Who looked at whose data, the first or the newest first, each with its number.

        At one debtor, by one person, of the creditors in ``mine`` alone; None: whoever it was.
        ``since`` a moment, ``before`` another; ``after`` a number, in the order that is asked.
        """
        where = ["n<?" if newest and after else "n>?"]
        values = list[object]([after])
        if debtor is not None:
            where.append("debtor=?")
            values.append(str(debtor))
        if actor:
            where.append("actor=?")
            values.append(actor)
        for sign, moment in ((">=", since), ("<", before)):
            if moment is not None:
                where.append(f"at{sign}?")
                values.append(_at(moment))
        if mine is not None:
            where.append(f"creditor IN ({','.join('?' * len(mine))})")
            values += map(str, mine)
        return self._found(" AND ".join(where), *values, newest=newest, limit=limit)

    def damage(self) -> Iterator[str]:
        """What does not hold: by number of the row; nothing: the chain is whole."""
        seal, n, after = _BEGIN, 0, _BELOW_ALL
        while rows := self._file.rows(
            f"SELECT {_COLUMNS} FROM reads WHERE n>? ORDER BY n LIMIT ?", after, _BATCH
        ):
            for found, *row, kept in rows:
                if found != n + 1:
                    yield f"read {n + 1} is gone"
                right = self._seals.of("read", seal, found, *row)
                if kept != right:
                    yield f"read {found} was changed"
                n, seal = int(str(found)), str(kept)
            after = n
        ends = self._file.rows("SELECT count, seal FROM reads_end")
        try:
            if self._end_of(ends) != (n, seal):
                yield f"reads behind {n} are gone"
        except IntegrityBroken as broken:
            yield str(broken)

    def _end_of(self, ends: Sequence[Sequence[object]]) -> tuple[int, str]:
        if not ends:
            return 0, _BEGIN
        [(count, both)] = ends
        seal, _, own = str(both).partition(":")
        if not self._seals.holds(own, "reads_end", count, seal):
            raise IntegrityBroken(
                "The end of the table of reads was changed outside the program."
                " Run 'vordering fsck'."
            )
        return int(str(count)), seal

    def _found(
        self, where: str, *values: object, newest: bool, limit: int
    ) -> list[tuple[int, Viewing]]:
        order = "n DESC" if newest else "n"
        rows = self._file.rows(
            f"SELECT {_COLUMNS} FROM reads WHERE {where} ORDER BY {order} LIMIT ?", *values, limit
        )
        return [(int(str(n)), _viewing(*map(str, row))) for n, *row, _ in rows]


@lru_cache(1)  # those of one page have the same
def _at(moment: datetime) -> str:
    """A moment as it is kept: so written, the later one is the larger text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _row(one: Viewing) -> tuple[str, ...]:
    return (
        _at(one.at),
        one.actor,
        one.role,
        str(one.creditor_id),
        str(one.debtor_id),
        one.what,
        _fields(one.fields),
        one.purpose,
    )


@lru_cache(256)
def _fields(names: tuple[str, ...]) -> str:
    return json.dumps(names)


def _viewing(  # noqa: PLR0917 - the columns in their order
    at: str, actor: str, role: str, creditor: str, debtor: str, what: str, fields: str, purpose: str
) -> Viewing:
    return Viewing(
        at=datetime.fromisoformat(at),
        actor=actor,
        role=role,
        creditor_id=UUID(creditor),
        debtor_id=UUID(debtor),
        what=what,
        fields=tuple(json.loads(fields)),
        purpose=purpose,
    )
