"""What a check found, where, and what to do about it; whatever fails on the way is one too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from domain.errors import StoreError

T = TypeVar("T")

UNOPENED: Final = "unopened"
"""The code of a house that does not open."""
RESTORE: Final = "Restore the store from its newest backup"
_WAYS: Final = {
    "archive": "Put the document back from the backup of the archive",
    "facts": "Take a changed or strange file away and run 'vordering archive write', which makes a"
    " missing one again; where facts or roots differ, find out who changed the log or the archive",
    "keys": "Restore the key store (keys/keys.sqlite3) from its newest backup",
    "outbox": "Look which of the two went out; the archive holds the letter as it was made",
    "post": "Run 'vordering post batch'",
    "hand-over": "Take the files from the archive; tell the party if it was given others",
    "reads": "Restore access/access.sqlite3 from its newest backup, and find out who changed it",
    "roots": "Take tree/tiles.sqlite3 away where the log was put back from a backup; where it was"
    " not, restore the store, and find out who changed it",
    "views": "Run 'vordering rebuild'",
    "webhooks": "Put webhooks/webhooks.sqlite3 back from its newest backup, or take it away: then"
    " each subscription begins anew, and sends what it sent once more, under the same ids",
}
"""What to do, by table; for all others the store is restored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: a table with a key in it, a position of the log, a version of a stream, if known."""

    table: str = ""
    key: str = ""
    position: int | None = None
    stream: str = ""
    version: int | None = None

    def __str__(self) -> str:
        """Name the place the way a person looks it up."""
        table = " ".join(part for part in (self.table, self.key) if part)
        position = "" if self.position is None else f"position {self.position}"
        ref = f"{self.stream}@{self.version}" if self.stream else ""
        return ", ".join(part for part in (table, position, ref) if part) or "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is broken: where, a stable code, and a sentence."""

    place: Place
    code: str
    what: str

    @property
    def way_out(self) -> str:
        """What to do about it."""
        if self.code == UNOPENED:
            return ""  # why it does not open says what to do, and it is not always a backup
        return _WAYS.get(self.place.table, RESTORE)

    def __str__(self) -> str:
        """Give one line for a person."""
        return f"{self.place}: {self.what}. {self.way_out}.".removesuffix(" .")


def guarded(place: Place, found: Iterable[Finding]) -> Iterator[Finding]:
    """Give findings; an error on the way is the last of them, and ends nothing else."""
    try:
        yield from found
    except Exception as error:  # noqa: BLE001 - whatever lies there must not stop the check
        yield Finding(place=place, code="unreadable", what=error_said(error))


def error_said(error: Exception) -> str:
    """Say what went wrong, and no value that may be personal."""
    if isinstance(error, StoreError):
        return str(error).rstrip(".")
    return f"it cannot be read ({type(error).__name__})"


def in_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give the items in lists of at most ``size``."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def as_bytes(value: Any) -> bytes:
    """Take what lies in a column of bytes; what is of another type there counts as nothing."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""
