"""Columns of rows as PostgreSQL takes arrays over its wire, made in one step.

The driver asks of each value anew how it is to be written; a save has some thirty columns of
values that are all alike.
"""

from collections.abc import Callable, Sequence
from struct import Struct
from typing import Any, Final
from uuid import UUID

from psycopg import Connection
from psycopg.adapt import Dumper
from psycopg.pq import Format

_HEAD: Final = Struct("!iiIii")
"""Dimensions (one), whether any is null, the type, how many, the first index."""
_EMPTY: Final = Struct("!iiI").pack(0, 0, 0)
_LENGTH: Final = Struct("!i").pack
_NUMBER: Final = Struct("!iq").pack
_UUID: Final = _LENGTH(16)


class PackedColumn(bytes):
    """The bytes of an array; the statement says of which type it is."""


class PackedColumnDumper(Dumper):
    """Sends a column as it is."""

    format = Format.BINARY

    def dump(self, obj: PackedColumn) -> PackedColumn:
        """Give it back."""
        return obj


def take_columns(connection: Connection[Any]) -> None:
    """Let a connection send columns."""
    connection.adapters.register_dumper(PackedColumn, PackedColumnDumper)


def column(values: Sequence[Any]) -> PackedColumn:
    """The array of some values, all of one type: ids, texts, bytes or whole numbers; none null."""
    if not values:
        return PackedColumn(_EMPTY)
    kind, write = _KINDS[type(values[0])]
    return PackedColumn(b"".join((_HEAD.pack(1, 0, kind, len(values), 1), *map(write, values))))


def _text(value: str) -> bytes:
    raw = value.encode()
    return _LENGTH(len(raw)) + raw


_KINDS: Final[dict[type, tuple[int, Callable[[Any], bytes]]]] = {
    UUID: (2950, lambda value: _UUID + value.bytes),
    str: (25, _text),
    bytes: (17, lambda value: _LENGTH(len(value)) + value),
    int: (20, lambda value: _NUMBER(8, value)),
}
"""By the type of a value: the number of its type there (pg_type), and how one is written."""
