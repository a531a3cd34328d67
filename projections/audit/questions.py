"""The questions to the audit trail: of a claim, of a stream, of the whole house; its sentences."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import orjson

from domain.days import instant_from
from domain.registry import FACTS
from projections.audit.asked import FactsAsked, counted, found, logs_of, parts_of, streams_of
from projections.audit.sentences import Language, sentence
from projections.audit.tables import FACTS_TABLE
from projections.database import Database, among
from projections.page import Page, bounded, cursor_for, paged

AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One fact as a person is told of it.

    ``amount`` in cents where the fact is about money. ``params`` are its fields without sealed
    ones, of which ``sealed`` gives the names. ``struck_at`` is the position at which it was
    found to be entered in error, None where it stands. ``about``: the one claim that a fact of
    another stream is about; ``letter``: the letter that it is of, or names. ``explained``: why it
    was recorded was said in words, which are sealed.
    """

    position: int
    creditor_id: UUID
    kind: str
    stream: UUID
    version: int
    topic: str
    recorded_at: datetime
    effective_on: date
    actor: str
    role: str
    reason: str
    command_id: UUID
    cause: str
    policy: str
    leaf_index: int
    leaf_hash: str
    amount: int | None
    params: Mapping[str, Any]
    sealed: tuple[str, ...] = ()
    struck_at: int | None = None
    about: UUID | None = None
    letter: UUID | None = None
    explained: bool = False
    command_name: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """Entries in the order in which they were recorded; ``next`` is ``after`` of the next page."""

    entries: Sequence[AuditEntry]
    next: int | None = None


@dataclass(frozen=True, slots=True)
class FactsFound:
    """A page of facts of the whole house, and the position through which it was answered.

    ``next`` is the cursor of the page after it, None on the last one.
    """

    entries: Sequence[AuditEntry]
    next: str | None
    through: int


class AuditTrail:
    """Answers from the current generation of the view; one object for each process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("audit_trail")``."""
        self._database = database

    def trail(
        self,
        claim_id: UUID,
        *,
        on: date | None = None,
        known_at_position: int | None = None,
        topics: Collection[str] = (),
        limit: int = 200,
        after: int = 0,
    ) -> Trail:
        """The story of a claim: its facts with those of its debtor, letters, credit notes.

        ``on``: only what took effect by that day; ``known_at_position``: only what was recorded
        by then. ``topics`` narrows it down: who changed the due date, when and why.
        """
        where = [
            "f.stream IN (SELECT stream FROM links WHERE subject = ? AND kind = 'claim')",
            "(f.about IS NULL OR f.about = ?)",
        ]
        values: list[Any] = [str(claim_id), str(claim_id)]
        if on is not None:
            where.append("f.effective_on <= ?")
            values.append(on.isoformat())
        return self._asked(where, values, topics, known_at_position, limit=limit, after=after)

    def stream(
        self,
        stream_id: UUID,
        *,
        topics: Collection[str] = (),
        known_at_position: int | None = None,
        limit: int = 200,
        after: int = 0,
    ) -> Trail:
        """The facts of one stream of any kind: a debtor, a creditor, a run."""
        return self._asked(
            ["f.stream = ?"],
            [str(stream_id)],
            topics,
            known_at_position,
            limit=limit,
            after=after,
        )

    def begun(
        self,
        topics: Sequence[str],
        *,
        question: str,
        streams: Sequence[UUID] | None = None,
        logs: Sequence[UUID] | None = None,
        descending: bool = False,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[tuple[int, UUID]]:
        """Where facts of some topics stand, and in which streams, in the order of recording.

        Of some streams or logs alone; None: of all. ``after`` is ``next`` of the page before;
        raises Refusal ``paging.cursor`` where it is of another question.
        """
        where, values = ["topic = ?"], list[Any]()
        for column, some in (("stream", streams), ("log", logs)):
            if some is not None:
                where.append(among(column, some))
                values += map(str, some)
        order, sign = ("DESC", "<") if descending else ("ASC", ">")
        database, size = self._database(), bounded(limit)
        with database.snapshot():
            cursor = cursor_for(database, after, question=question)
            if cursor.key:
                where.append(f"position {sign} ?")
                values += cursor.key
            # A topic at a time: each is read from its index, as far as a page goes.
            found = [
                (position, UUID(stream))
                for topic in topics
                for position, stream in database.query(
                    f"SELECT position, stream FROM course WHERE {' AND '.join(where)}"
                    f" ORDER BY position {order} LIMIT {size + 1}",
                    [topic, *values],
                )
            ]
        return paged(
            sorted(found, reverse=descending)[: size + 1],
            limit=size,
            question=cursor.question,
            started_at=cursor.started_at,
            key=lambda row: row[:1],
        )

    def every(
        self, stream_id: UUID, *, known_at_position: int | None = None
    ) -> Iterator[AuditEntry]:
        """Every fact of one stream, the first first, however many there are."""
        after: int | None = 0
        while after is not None:
            part = self.stream(
                stream_id, known_at_position=known_at_position, limit=AT_ONCE, after=after
            )
            yield from part.entries
            after = part.next

    def those(
        self, positions: Sequence[int], *, known_at_position: int | None = None
    ) -> list[AuditEntry]:
        """The facts at some positions, in the order of recording."""
        database = self._database()
        with database.snapshot():
            rows = [
                row
                for some in parts_of(positions)
                for row in database.query(
                    f"SELECT * FROM facts WHERE {among('position', some)}", some
                )
            ]
            return _entries(database, sorted(rows), through=known_at_position)

    def _asked(
        self,
        where: list[str],
        values: list[Any],
        topics: Collection[str],
        known_at: int | None,
        *,
        limit: int,
        after: int,
    ) -> Trail:
        if known_at is not None:
            where.append("f.position <= ?")
            values.append(known_at)
        chosen = [*where, "f.position > ?"]
        if topics:
            chosen.append(f"f.topic IN ({', '.join('?' * len(topics))})")
        size, database = bounded(limit), self._database()
        with database.snapshot():
            rows = database.query(
                f"SELECT * FROM facts f WHERE {' AND '.join(chosen)}"
                f" ORDER BY f.position LIMIT {size + 1}",
                [*values, after, *topics],
            )
            entries = _entries(database, rows[:size], through=known_at)
        return Trail(entries, entries[-1].position if len(rows) > size else None)

    def found(self, asked: FactsAsked, *, limit: int = 100, after: str | None = None) -> FactsFound:
        """A page of the facts of the whole house that are asked for; see ``asked``.

        Every page of a list is as of the position at which its first one was read: what is
        recorded meanwhile does not move it. Raises Refusal ``paging.cursor``.
        """
        size, database, question = bounded(limit), self._database(), asked.question()
        with database.snapshot():
            cursor = cursor_for(database, after, question=question)
            known = cursor.started_at if asked.through is None else asked.through
            bound = replace(asked, through=min(known, cursor.started_at))
            key = cursor.key[0] if cursor.key else None
            rows = found(database, bound, key=key, limit=size + 1)
            page = paged(
                rows,
                limit=size,
                question=cursor.question,
                started_at=cursor.started_at,
                key=lambda row: (row[0],),
            )
            entries = _entries(database, page.rows, through=bound.through)
        return FactsFound(entries, page.next, bound.through or 0)

    def counted(self, asked: FactsAsked) -> int:
        """How many facts there are of what is asked for."""
        return counted(self._database(), asked)

    def logs_of(self, asked: FactsAsked) -> list[UUID]:
        """The logs that facts of what is asked for are in."""
        return list(map(UUID, logs_of(self._database(), asked)))

    def level(self) -> int:
        """The position of the log up to which the trail is told now."""
        rows = self._database().query("SELECT MAX(position) FROM progress")
        return int(rows[0][0] or 0)

    def newest(self) -> tuple[int, str, int, str] | None:
        """The last fact that is told: position, stream, version, moment; None: there is none."""
        rows = self._database().query(
            "SELECT position, stream, version, recorded_at FROM facts"
            " ORDER BY position DESC LIMIT 1"
        )
        return next(iter(rows), None)

    def debtors_of(self, asked: FactsAsked) -> dict[UUID, UUID]:
        """The debtors whose claims, letters and own facts are among it, each with his creditor."""
        database = self._database()
        with database.snapshot():
            debtors = {
                debtor
                for some in parts_of(streams_of(database, asked))
                for (debtor,) in database.query(
                    "SELECT DISTINCT subject FROM links"
                    f" WHERE kind = 'debtor' AND {among('stream', some)}",
                    some,
                )
            }
            return {
                UUID(debtor): UUID(log)
                for some in parts_of(sorted(debtors))
                for debtor, log in database.query(
                    f"SELECT stream, log FROM facts WHERE version = 1 AND {among('stream', some)}",
                    some,
                )
            }


def summary(entry: AuditEntry, language: Language = "nl") -> str:
    """Tell an entry in one sentence for a person, in Dutch or English."""
    told = sentence(entry.topic, entry.params, language)
    if entry.struck_at is None:
        return told
    return f"{told} (vergissing)" if language == "nl" else f"{told} (entered in error)"


def _entries(
    database: Database, rows: Sequence[tuple[Any, ...]], *, through: int | None
) -> list[AuditEntry]:
    struck = _struck(database, sorted({row[_STREAM] for row in rows}), through)
    return [_entry(row, struck) for row in rows]


def _struck(
    database: Database, streams: Sequence[str], through: int | None
) -> dict[tuple[str, int], int]:
    """Which facts of some streams were found to be wrong by a position, and at which one.

    Errors undo errors. A mistake that was found later was one on every day before.
    """
    struck: dict[tuple[str, int], int] = {}
    for some in parts_of(streams):
        rows = database.query(
            f"SELECT stream, version, position, target FROM errors WHERE {among('stream', some)}"
            " ORDER BY position DESC",
            some,
        )
        for stream, version, position, target in rows:
            known = through is None or position <= through
            if known and (stream, version) not in struck:
                struck[stream, target] = position
    return struck


_STREAM: Final = FACTS_TABLE.names.index("stream")


def _entry(row: tuple[Any, ...], struck: Mapping[tuple[str, int], int]) -> AuditEntry:
    position, log, kind, stream, version, topic, about, recorded_at, effective_on = row[:9]
    actor, role, reason, command, cause, policy, leaf_index, leaf_hash, amount, state = row[9:19]
    letter, explained, command_name = row[19:]
    params = orjson.loads(state)
    params.pop("v", None)
    fact = FACTS.get(topic)
    sealed = tuple(name for name in (fact.SEALED if fact else ()) if params.pop(name, None))
    return AuditEntry(
        position=position,
        creditor_id=UUID(log),
        kind=kind,
        stream=UUID(stream),
        version=version,
        topic=topic,
        recorded_at=instant_from(recorded_at),
        effective_on=date.fromisoformat(effective_on),
        actor=actor,
        role=role,
        reason=reason,
        command_id=UUID(command),
        cause=cause,
        policy=policy,
        leaf_index=leaf_index,
        leaf_hash=leaf_hash,
        amount=amount,
        params=params,
        sealed=sealed,
        struck_at=struck.get((stream, version)),
        about=UUID(about) if about else None,
        letter=UUID(letter) if letter else None,
        explained=bool(explained),
        command_name=command_name,
    )
