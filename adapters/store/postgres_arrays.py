"""Columns of values as PostgreSQL takes and gives arrays over its wire, made in one step.

A save has some thirty columns of values that are all alike; asking of each value anew how it is
written took longer than writing it.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat
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
    return b"".join((_HEAD.pack(1, 0, oid, len(values), 1), *write(values)))


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


def _long(values: Sequence[bytes]) -> Iterable[bytes]:
    """Each behind its length."""
    lengths = map(_LENGTH.pack, map(len, values))
    return chain.from_iterable(zip(lengths, values, strict=True))


_KINDS: Final[dict[str, tuple[int, Callable[[Sequence[Any]], Iterable[bytes]]]]] = {
    "uuid": (2950, lambda values: _long([one.int.to_bytes(16) for one in values])),
    "text": (25, lambda values: _long([one.encode() for one in values])),
    "bytea": (17, _long),
    "bigint": (20, lambda values: map(_NUMBER_IN, repeat(_NUMBER.size), values)),
}
"""The number of each kind there (pg_type), and how values of it are written."""
