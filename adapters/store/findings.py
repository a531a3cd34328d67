"""What a check of the store found, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the store: a position of the log, a version of a stream, as far as known."""

    position: int | None = None
    stream: str = ""
    version: int | None = None

    def __str__(self) -> str:
        """Name the place the way a person looks it up."""
        position = "" if self.position is None else f"position {self.position}"
        ref = f"{self.stream}@{self.version}" if self.stream else ""
        return ", ".join(part for part in (position, ref) if part) or "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is broken: where, a stable code, and a sentence."""

    place: Place
    code: str
    what: str

    def __str__(self) -> str:
        """Give one line for a person."""
        return f"{self.place}: {self.what}"


def in_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give the items in lists of at most ``size``."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def as_bytes(value: Any) -> bytes:
    """Take what lies in a column of bytes, also where someone put text or nothing there."""
    return value.encode() if isinstance(value, str) else bytes(value or b"")
