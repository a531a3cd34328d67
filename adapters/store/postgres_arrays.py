"""Columns of values as PostgreSQL takes and gives arrays over its wire, made in one step.

A save has some thirty columns of values that are all alike; asking of each value anew how it is
written took longer than writing it.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from struct import Struct, iter_unpack
from typing import Any, Final
from uuid import UUID

_HEAD: Final = Struct("!iiIii")
"""Dimensions (one), whether any is null, the type, how many, the first index."""
_EMPTY: Final = Struct("!iiI")
_LENGTH: Final = Struct("!i")
_NUMBER: Final = Struct("!q")
_NUMBER_IN: Final = Struct("!iq").pack


def column(kind: str, values: Sequence[Any]) -> bytes:
    """The array of some values, all of one kind (uuid, text, bytea or bigint); none null."""
    oid, write = _KINDS[kind]
    if not values:
        return _EMPTY.pack(0, 0, oid)
    return b"".join((_HEAD.pack(1, 0, oid, len(values), 1), *map(write, values)))


def columns(kinds: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[bytes]:
    """The arrays of rows, column by column."""
    if not rows:
        return [column(kind, ()) for kind in kinds]
    return list(map(column, kinds, zip(*rows, strict=True)))


def number(value: int) -> bytes:
    """A whole number by itself."""
    return _NUMBER.pack(value)


def number_in(raw: bytes) -> int:
    """Read a whole number."""
    [value] = _NUMBER.unpack(raw)
    return int(value)


def numbers_in(raw: bytes) -> list[int]:
    """Read an array of whole numbers, none of them null."""
    return [value for _, value in iter_unpack("!iq", raw[_HEAD.size :])]


def ids_in(raw: bytes) -> list[UUID | None]:
    """Read an array of ids, some of them null."""
    found, at = list[UUID | None](), _HEAD.size
    while at < len(raw):
        begin = at + _LENGTH.size
        [length] = _LENGTH.unpack_from(raw, at)
        at = begin + max(length, 0)
        found.append(UUID(bytes=raw[begin:at]) if length >= 0 else None)
    return found


def _text(value: str) -> bytes:
    raw = value.encode()
    return _LENGTH.pack(len(raw)) + raw


@lru_cache(maxsize=4096)
def _id(value: UUID) -> bytes:
    """An id; a save repeats few of them often."""
    return _LENGTH.pack(16) + value.bytes


_KINDS: Final[dict[str, tuple[int, Callable[[Any], bytes]]]] = {
    "uuid": (2950, _id),
    "text": (25, _text),
    "bytea": (17, lambda value: _LENGTH.pack(len(value)) + value),
    "bigint": (20, lambda value: _NUMBER_IN(8, value)),
}
"""The number of each kind there (pg_type), and how one value of it is written."""
