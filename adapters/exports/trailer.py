"""What every export says of itself: what was asked, by whom, as of when, and what proves it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from domain.merkle import LogRoot

Row = Mapping[str, Any]
"""A fact by the names of its parts, with its ``leaf_hash``, ``header`` and ``state``, and
the ``path`` from its leaf to the root of its log (hex digits, from below)."""


class _Hash(Protocol):
    def update(self, part: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """An export before its first fact.

    ``position`` is that of the log through which it was answered, ``log_facts`` and ``log_head``
    how many facts the store held when it was asked, and the newest leaf. ``as_of`` and ``known_at``
    are empty where no day and no moment were said: then it is all that was recorded. ``roots`` are
    those of every log that a fact of it is in, as they stood at that position (RFC 9162).
    """

    question: Mapping[str, str]
    as_of: str
    known_at: str
    asked_by: str
    role: str
    asked_at: str
    mode: str
    store: str
    position: int
    count: int
    log_facts: int
    log_head: str
    roots: tuple[LogRoot, ...]

    def told(self) -> dict[str, Any]:
        """All of it by name."""
        return asdict(self)


@dataclass(slots=True)
class Trailer:
    """What stands behind the last fact, kept while facts and bytes go by.

    ``leaves_sha256`` is over the leaves (32 bytes each) in the order of the facts, and is the
    same in every form; ``sha256`` is over all bytes above the line that it stands in.
    """

    count: int = 0
    _leaves: _Hash = field(default_factory=sha256)
    _bytes: _Hash = field(default_factory=sha256)

    def facts(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Let facts go by."""
        for row in rows:
            self.count += 1
            self._leaves.update(bytes.fromhex(row["leaf_hash"]))
            yield row

    def part(self, written: bytes) -> bytes:
        """Let bytes go by."""
        self._bytes.update(written)
        return written

    @property
    def leaves_sha256(self) -> str:
        """Over the leaves that went by."""
        return self._leaves.hexdigest()

    @property
    def sha256(self) -> str:
        """Over the bytes that went by."""
        return self._bytes.hexdigest()
