"""Pages by key, never by offset, that leave out nothing that changes while they are turned."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Generic, TypeVar

import orjson

from domain.errors import Refusal
from projections.database import Database

R = TypeVar("R")

_LARGEST = 2**63 - 1
MOST_ROWS = 1_000
"""Rows in one page; a larger limit is lowered to it."""


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Rows with the cursor of the next page, None at the end.

    A row whose place moved while pages were turned would be left out. So after the last page
    in order come pages of everything that changed since the first one (``changed``): they may
    show a row again, as it is now.
    """

    rows: Sequence[R]
    next: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ends: the key of its last row, and the view's position at the first page.

    ``question`` binds it to the day, filters and order it was made for.
    """

    question: str
    started_at: int
    key: tuple[Any, ...]
    changed: bool = False

    def text(self) -> str:
        """Write it; whoever gives it out seals it."""
        parts = [self.question, self.started_at, self.key, self.changed]
        return urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


def cursor_from(text: str, *, question: str) -> Cursor:
    """Read a cursor back; raises Refusal ``paging.cursor`` where it is of another question.

    Whoever asks sent it, so it is held to the form of those that we write.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        said = orjson.loads(urlsafe_b64decode(padded))
    except ValueError:
        said = None
    match said:
        case [str(asked), int(started_at), [*key], bool(changed)] if asked == question and all(
            _may_be_key(one) for one in (started_at, *key)
        ):
            return Cursor(asked, started_at, tuple(key), changed)
    raise not_of_this_list()


def not_of_this_list() -> Refusal:
    """Why a cursor is of no use here."""
    return Refusal(
        "paging.cursor",
        "This cursor is of another list, was given to somebody else, or was changed.",
        way_out="Ask the first page again without a cursor; then turn with `next`, with the same"
        " question.",
    )


def _may_be_key(part: object) -> bool:
    """Whether a value can be one that a row was ordered by."""
    if isinstance(part, int):
        return abs(part) <= _LARGEST
    return isinstance(part, str)


def question_mark(question: str) -> str:
    """What a cursor names its question by."""
    return sha256(question.encode()).hexdigest()[:16]


def cursor_for(database: Database, after: str | None, *, question: str) -> Cursor:
    """Where a page of a question begins: behind a cursor, else at the start, as of now."""
    asked = question_mark(question)
    if after is not None:
        return cursor_from(after, question=asked)
    rows = database.query("SELECT MAX(position) FROM progress")
    return Cursor(asked, int(rows[0][0] or 0), ())


def paged(
    rows: Sequence[R],
    *,
    limit: int,
    question: str,
    started_at: int,
    key: Callable[[R], tuple[Any, ...]],
    changed: bool = False,
    changes: bool = False,
) -> Page[R]:
    """Cut a page out of at most ``limit + 1`` rows.

    ``changes`` tells that rows changed since the first page: they follow the last one in order.
    """
    if len(rows) > limit:
        kept = rows[:limit]
        cursor = Cursor(question, started_at, key(kept[-1]), changed)
        return Page(kept, cursor.text(), changed)
    if changes and not changed:
        return Page(rows, Cursor(question, started_at, (), changed=True).text(), changed)
    return Page(rows, None, changed)


def bounded(limit: int) -> int:
    """A limit of at least one row and at most ``MOST_ROWS``."""
    return max(1, min(limit, MOST_ROWS))
