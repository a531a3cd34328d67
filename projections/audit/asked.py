"""What may be asked of the audit trail of the whole house, and the SQL that finds it.

Two ways lead to the facts. Where a claim, a debtor, a letter or a command is named, its facts
are read by an index and the rest is held against them: they are few. Else the cards are read
once in the order of the log, until a page is full; where topics are asked for, those of each of
them. No planner has a choice to make wrongly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from projections.audit.tables import FACTS_TABLE
from projections.database import Database, among

_AT_ONCE: Final = 500
"""Values in one statement: engines take some thousands."""
_BY_KEY: Final = "f.position + 0"
"""The position, said so that no engine reads the whole log in its order to find a few facts."""
_FACTS: Final = "facts f"
_COLUMNS: Final = ", ".join(f"f.{name}" for name in FACTS_TABLE.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsAsked:
    """Which facts are wanted; what is left out is not asked. Days and amounts are inclusive.

    ``after`` and ``through`` are positions: what was recorded in a period, and what was known.
    ``on`` leaves out what took effect later than a day.
    """

    claim: UUID | None = None
    debtor: UUID | None = None
    letter: UUID | None = None
    command_id: UUID | None = None
    command: str = ""
    """The name of a command, such as ``promise``."""
    creditor: UUID | None = None
    mine: tuple[str, ...] | None = None
    """Of these creditors alone; None: of all, and what belongs to the house itself."""
    actor: str = ""
    topics: tuple[str, ...] = ()
    effective_from: date | None = None
    effective_to: date | None = None
    amount_from: int | None = None
    amount_to: int | None = None
    on: date | None = None
    after: int = 0
    through: int | None = None
    newest: bool = True

    def question(self) -> str:
        """What binds a cursor to it; the bounds of the log are bound by the cursor itself."""
        return f"audit {self!r}"

    @property
    def narrow(self) -> bool:
        """Tell whether it names something whose facts are few."""
        return any((self.claim, self.debtor, self.letter, self.command_id))


@dataclass(slots=True)
class _Where:
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self.values += values

    def text(self) -> str:
        return " AND ".join(self.conditions or ["1 = 1"])


def found(database: Database, asked: FactsAsked, *, key: int | None, limit: int) -> list[Any]:
    """At most ``limit`` rows of facts behind a position in the order asked; None: the first."""
    bounded = _bounded(asked, key)
    if not bounded.narrow:
        return _throughout(database, bounded, limit)
    rows = [
        row
        for where in _ways(database, bounded)
        for row in database.query(
            f"SELECT {_COLUMNS} FROM {_FACTS} WHERE {where.text()}"
            f" ORDER BY {_BY_KEY} {_turn(asked)} LIMIT {limit}",
            where.values,
        )
    ]
    return sorted(rows, key=_position, reverse=asked.newest)[:limit]


def counted(database: Database, asked: FactsAsked) -> int:
    """How many facts there are of it."""
    return sum(
        int(
            database.query(f"SELECT COUNT(*) FROM {source} WHERE {where.text()}", where.values)[0][
                0
            ]
        )
        for source, where in _sources(database, asked)
    )


def streams_of(database: Database, asked: FactsAsked) -> list[str]:
    """The streams that its facts are of."""
    return _among_them(database, asked, "stream")


def logs_of(database: Database, asked: FactsAsked) -> list[str]:
    """The logs that its facts are in."""
    return _among_them(database, asked, "log")


def _among_them(database: Database, asked: FactsAsked, column: str) -> list[str]:
    found = {
        str(value)
        for source, where in _sources(database, asked)
        for (value,) in database.query(
            f"SELECT DISTINCT f.{column} FROM {source} WHERE {where.text()}", where.values
        )
    }
    return sorted(found)


def _throughout(database: Database, asked: FactsAsked, limit: int) -> list[Any]:
    """Read the cards once, and look up the facts of those that are wanted."""
    # A topic at a time: each is read from its index, as far as a page goes.
    each = [replace(asked, topics=(topic,)) for topic in dict.fromkeys(asked.topics)]
    found: list[int] = []
    for one in each or [asked]:
        where = _conditions(one, position="f.position")
        cards = (
            f"SELECT f.position FROM cards f WHERE {where.text()}"
            f" ORDER BY f.position {_turn(asked)} LIMIT {limit}"
        )
        found += (position for (position,) in database.query(cards, where.values))
    positions = sorted(found, reverse=asked.newest)[:limit]
    rows: list[Any] = []
    for some in parts_of(positions):
        rows += database.query(
            f"SELECT {_COLUMNS} FROM {_FACTS} WHERE {among('f.position', some)}", some
        )
    return sorted(rows, key=_position, reverse=asked.newest)


def _sources(database: Database, asked: FactsAsked) -> Iterator[tuple[str, _Where]]:
    if asked.narrow:
        yield from ((_FACTS, where) for where in _ways(database, asked))
    else:
        yield "cards f", _conditions(asked, position="f.position")


def _ways(database: Database, asked: FactsAsked) -> Iterator[_Where]:
    """The conditions of each part of a narrow question: by so many streams at once, or by one."""
    streams = _streams(database, asked)
    if streams is None:
        yield _narrowed(asked)
        return
    for some in parts_of(streams):
        where = _narrowed(asked)
        where.add(among("f.stream", some), *some)
        yield where


def _streams(database: Database, asked: FactsAsked) -> list[str] | None:
    """The streams that tell the story of the claim and the debtor named; None: of neither."""
    sets = [
        {str(stream) for (stream,) in database.query(_LINKED, (str(subject), kind))}
        for subject, kind in ((asked.claim, "claim"), (asked.debtor, "debtor"))
        if subject is not None
    ]
    return sorted(set.intersection(*sets)) if sets else None


_LINKED: Final = "SELECT stream FROM links WHERE subject = ? AND kind = ?"


def _narrowed(asked: FactsAsked) -> _Where:
    where = _conditions(asked, position=_BY_KEY)
    if asked.claim is not None:
        where.add("(f.about IS NULL OR f.about = ?)", str(asked.claim))
    for column, value in (("letter", asked.letter), ("command", asked.command_id)):
        if value is not None:
            where.add(f"f.{column} = ?", str(value))
    return where


def _conditions(asked: FactsAsked, *, position: str) -> _Where:
    """What both ways ask of a fact, or of its card."""
    where = _Where()
    for condition, value in (
        (f"{position} > ?", asked.after or None),
        (f"{position} <= ?", asked.through),
        ("f.log = ?", asked.creditor and str(asked.creditor)),
        ("f.actor = ?", asked.actor or None),
        ("f.command_name = ?", asked.command or None),
        ("f.effective_on >= ?", asked.effective_from and asked.effective_from.isoformat()),
        ("f.effective_on <= ?", asked.effective_to and asked.effective_to.isoformat()),
        ("f.effective_on <= ?", asked.on and asked.on.isoformat()),
        ("f.amount >= ?", asked.amount_from),
        ("f.amount <= ?", asked.amount_to),
    ):
        if value is not None:
            where.add(condition, value)
    if asked.mine is not None:
        where.add(among("f.log", asked.mine), *asked.mine)
    if asked.topics:
        where.add(among("f.topic", asked.topics), *asked.topics)
    return where


def _bounded(asked: FactsAsked, key: int | None) -> FactsAsked:
    """The same question behind a position."""
    if key is None:
        return asked
    return replace(asked, through=key - 1) if asked.newest else replace(asked, after=key)


def _turn(asked: FactsAsked) -> str:
    return "DESC" if asked.newest else "ASC"


def parts_of(values: Sequence[Any], size: int = _AT_ONCE) -> Iterator[Sequence[Any]]:
    """Cut values into parts that one statement takes."""
    return (values[at : at + size] for at in range(0, len(values), size))


def _position(row: Sequence[Any]) -> int:
    return int(row[0])
