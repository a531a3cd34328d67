"""The questions about the mail that came in."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.incoming_mail.state import MailStanding
from projections.database import Database, among
from projections.page import Page, bounded, cursor_for, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRow:
    """A mail as it stands."""

    mail_id: UUID
    log: UUID
    """The creditor whose it is; of several, or of nobody that we know, the installation."""
    received_on: date
    standing: MailStanding
    why: str
    """Why a person is asked; empty: he is not."""
    by_machine: bool
    files: int
    claims: tuple[UUID, ...]
    """On which it is; while it waits: which it may be about."""


class Mails:
    """Answers from the current generation of the view; one object for each process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("mail")``."""
        self._database = database

    def page(
        self,
        standing: MailStanding | None = None,
        *,
        mine: Collection[UUID] | None = None,
        claim: UUID | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[MailRow]:
        """A page of mail: what waits first, the oldest first; then the others, the newest first.

        After the last page comes what changed since the first one. Of the logs in ``mine`` alone;
        None: of all. ``claim``: only what is on that claim, or may be about it. Raises Refusal
        ``paging.cursor``.
        """
        where, values = _conditions(standing, mine, claim)
        database, size = self._database(), bounded(limit)
        with database.snapshot():
            cursor = cursor_for(database, after, question=f"mails {where} {values}")
            since_first = [cursor.started_at, _BEHIND_ALL_IDS]
            order = _BY_CHANGE if cursor.changed else _BY_TURN
            key = list(cursor.key) or (since_first if cursor.changed else [])
            rows = _behind(database, where, values, order, key=key, limit=size + 1)
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
        return Page(list(map(_mail_from, page.rows)), page.next, page.changed)


_COLUMNS: Final = tuple(
    "mail_id log received_on standing why by_machine files claims turn position".split()
)
_BY_TURN: Final = ("turn", "mail_id")
_BY_CHANGE: Final = ("position", "mail_id")
_BEHIND_ALL_IDS: Final = "\U0010ffff"


def _conditions(
    standing: MailStanding | None, mine: Collection[UUID] | None, claim: UUID | None
) -> tuple[list[str], list[Any]]:
    asked: list[tuple[str, list[Any]]] = []
    if standing:
        asked.append(("standing = ?", [standing.value]))
    if mine is not None:
        logs = sorted(map(str, mine))
        asked.append((among("log", logs), logs))
    if claim is not None:
        asked.append(("claims LIKE ?", [f"%{claim}%"]))
    return [said for said, _ in asked], [one for _, some in asked for one in some]


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
    behind = [f"({by}) > ({', '.join('?' * len(key))})"] if key else []
    conditions = " AND ".join([*where, *behind]) or "1 = 1"
    return database.query(
        f"SELECT {', '.join(_COLUMNS)} FROM mails WHERE {conditions} ORDER BY {by} LIMIT {limit}",
        [*values, *key],
    )


def _mail_from(row: tuple[Any, ...]) -> MailRow:
    mail, log, received_on, standing, why, by_machine, files, claims, *_ = row
    return MailRow(
        mail_id=UUID(mail),
        log=UUID(log),
        received_on=date.fromordinal(received_on),
        standing=MailStanding(standing),
        why=why,
        by_machine=bool(by_machine),
        files=files,
        claims=tuple(map(UUID, claims.split())),
    )
