"""The audit trail: every fact with who, when and why, and the sentence that tells it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, ClassVar, Final
from uuid import UUID

import orjson

from domain.days import instant_from
from domain.facts import EnteredInError
from domain.registry import FACTS
from projections.audit.sentences import Language, sentence
from projections.cases import Batch
from projections.database import Database
from projections.log.feed import Row
from projections.log.quarantine import Quarantine, code_of
from projections.page import bounded
from projections.view import Table, View

__all__ = ["AuditEntry", "AuditTrail", "AuditTrailView", "Trail", "summary"]

FACTS_TABLE: Final = Table(
    "facts",
    (
        ("position", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("stream", "TEXT NOT NULL"),
        ("version", "INTEGER NOT NULL"),
        ("topic", "TEXT NOT NULL"),
        ("about", "TEXT"),
        ("recorded_at", "TEXT NOT NULL"),
        ("effective_on", "TEXT NOT NULL"),
        ("actor", "TEXT NOT NULL"),
        ("role", "TEXT NOT NULL"),
        ("reason", "TEXT NOT NULL"),
        ("command", "TEXT NOT NULL"),
        ("cause", "TEXT NOT NULL"),
        ("policy", "TEXT NOT NULL"),
        ("leaf_index", "INTEGER NOT NULL"),
        ("leaf_hash", "TEXT NOT NULL"),
        ("amount", "INTEGER"),
        ("state", "TEXT NOT NULL"),
    ),
    ("position",),
    (("stream", "position"),),
)
"""``about`` names the claim of a debtor's fact that concerns that claim only."""

LINKS: Final = Table(
    "links", (("claim_id", "TEXT NOT NULL"), ("stream", "TEXT NOT NULL")), ("claim_id", "stream")
)
"""Which streams tell a claim's story: its own, its debtor's, its letters', its credit notes'."""

_AMOUNTS: Final[Mapping[str, Callable[[dict[str, Any]], int | None]]] = {
    "claim.invoice_sent": lambda state: state.get("principal"),
    "claim.collection_costs_charged": lambda s: s.get("amount", 0) + s.get("vat", 0),
    "claim.handed_over": lambda state: _total(state.get("balance")),
    "claim.written_off": lambda state: _total(state.get("amounts")),
    **{
        f"claim.{topic}": lambda state: state.get("amount")
        for topic in (
            "credit_note_applied payment_received payment_reversed overpayment_refunded"
            " part_waived collection_costs_waived payment_promised disputed"
        ).split()
    },
    **{
        f"claim.{topic}": lambda state: _total(state.get("asked"))
        for topic in (
            "reminder_sent statement_sent final_demand_sent notice_of_default_served"
            " fourteen_day_letter_sent"
        ).split()
    },
    "credit_note.parked": lambda state: state.get("amount"),
}

_LINKING: Final = frozenset(
    {"claim.invoice_sent", "letter.ordered", "credit_note.matched", "debtor.claim_opened"}
)


class AuditTrailView(View):
    """One row for each fact; nothing is opened and no fact is decoded."""

    name: ClassVar[str] = "audit_trail"
    schema: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]] = (FACTS_TABLE, LINKS)

    def fold(self, batch: Batch, database: Database, quarantine: Quarantine) -> None:
        """Write a row for each fact of a batch, and what links streams to claims."""
        facts: list[tuple[Any, ...]] = []
        links: dict[tuple[str, str], None] = {}
        for row in batch.rows:
            if quarantine.holds(row.stream):
                continue
            try:
                facts.append(_fact_row(row, links))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                quarantine.put(row.stream, row.position, code_of(error))
        database.insert_many("facts", FACTS_TABLE.names, facts)
        database.executemany("INSERT INTO links VALUES (?, ?) ON CONFLICT DO NOTHING", links)


def _fact_row(row: Row, links: dict[tuple[str, str], None]) -> tuple[Any, ...]:
    header = orjson.loads(row.header)
    get, topic = header.get, row.topic
    amount = about = None
    money = _AMOUNTS.get(topic)
    if money is not None or topic in _LINKING:
        state = orjson.loads(row.state)
        amount = money(state) if money else None
        about = _link(row, state, links)
    if row.version == 1 and row.kind == "claim":
        links[row.stream, row.stream] = None
    return (
        row.position,
        row.log,
        row.kind,
        row.stream,
        row.version,
        topic,
        about,
        row.recorded_at,
        header["effective_on"],
        get("actor", ""),
        get("role", ""),
        get("reason", ""),
        header["command"],
        get("cause", ""),
        get("policy", ""),
        row.leaf_index,
        sha256(b"\x00" + row.header).hexdigest(),
        amount,
        row.state.decode(),
    )


def _link(row: Row, state: dict[str, Any], links: dict[tuple[str, str], None]) -> str | None:
    """Note which claims a stream belongs to; give the one claim that the fact is about."""
    match row.topic:
        case "claim.invoice_sent":
            links[row.stream, state["debtor_id"]] = None
        case "letter.ordered":
            for part in state["claims"]:
                links[part["claim_id"], row.stream] = None
        case "credit_note.matched":
            links[state["claim_id"], row.stream] = None
        case "debtor.claim_opened":
            return str(state["claim_id"])
    return None


def _total(parts: Any) -> int | None:
    return sum(parts.values()) if isinstance(parts, dict) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One fact as a person is told of it.

    ``amount`` in cents where the fact is about money. ``params`` are its fields without sealed
    ones, of which ``sealed`` gives the names. ``struck_at`` is the position at which it was
    found to be entered in error, None where it stands.
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


@dataclass(frozen=True, slots=True)
class Trail:
    """Entries in the order in which they were recorded; ``next`` is ``after`` of the next page."""

    entries: Sequence[AuditEntry]
    next: int | None = None


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
        """Give the story of a claim: its facts with those of its debtor, letters, credit notes.

        ``on``: only what took effect by that day; ``known_at_position``: only what was recorded
        by then. ``topics`` narrows it down: who changed the due date, when and why.
        """
        where = [
            "f.stream IN (SELECT stream FROM links WHERE claim_id = ?)",
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
        """Give the facts of one stream of any kind: a debtor, a creditor, a run."""
        return self._asked(
            ["f.stream = ?"],
            [str(stream_id)],
            topics,
            known_at_position,
            limit=limit,
            after=after,
        )

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
            struck = _struck(database, where, values)
        entries = [_entry(row, struck) for row in rows[:size]]
        return Trail(entries, entries[-1].position if len(rows) > size else None)


def summary(entry: AuditEntry, language: Language = "nl") -> str:
    """Tell an entry in one sentence for a person, in Dutch or English."""
    told = sentence(entry.topic, entry.params, language)
    if entry.struck_at is None:
        return told
    return f"{told} (vergissing)" if language == "nl" else f"{told} (entered in error)"


def _struck(database: Database, where: list[str], values: list[Any]) -> dict[tuple[str, int], int]:
    """Give which facts were found to be wrong, and at which position; errors undo errors."""
    rows = database.query(
        "SELECT f.stream, f.version, f.position, f.state FROM facts f"
        f" WHERE {' AND '.join(where)} AND f.topic = ? ORDER BY f.position DESC",
        [*values, EnteredInError.TOPIC],
    )
    struck: dict[tuple[str, int], int] = {}
    for stream, version, position, state in rows:
        if (stream, version) not in struck:
            struck[stream, orjson.loads(state)["version"]] = position
    return struck


def _entry(row: tuple[Any, ...], struck: Mapping[tuple[str, int], int]) -> AuditEntry:
    position, log, kind, stream, version, topic, _, recorded_at, effective_on = row[:9]
    actor, role, reason, command, cause, policy, leaf_index, leaf_hash, amount, state = row[9:]
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
    )
