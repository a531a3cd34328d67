"""Facts as a Parquet file: the same bytes for the same facts, read back as they were."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from adapters.fact_archive.buckets import WITHHELD
from adapters.store.rows import LogRow
from domain.errors import StoreError

COLUMNS: Final = (
    *("position", "log", "kind", "stream", "version", "topic", "leaf_index", "recorded_at"),
    *("debtor", "effective_on", "state", "header"),
)
_WIDE: Final = frozenset({"position", "leaf_index"})
_FEW: Final = ["log", "kind", "topic", "debtor", "stream", "effective_on"]
"""Columns that repeat few values: each is written once, and then named by number."""
_ROWS: Final = 20_000
"""In a group, which is read at once."""
_DAY: Final = b'"effective_on":"'


class Archived(NamedTuple):
    """A fact with the debtor whose it is; empty: nobody's."""

    row: LogRow
    debtor: str


def parquet_of(facts: Sequence[Archived]) -> bytes:
    """Some facts of one bucket as a file, those of a debtor and of a stream together."""
    ordered = sorted(facts, key=lambda one: (one.debtor, one.row.stream, one.row.version))
    columns = list(zip(*map(_values, ordered), strict=True))
    out = pa.BufferOutputStream()
    pq.write_table(
        pa.table([*map(list, columns)], schema=_schema()),
        out,
        row_group_size=_ROWS,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=6,
        use_dictionary=_FEW,
        column_encoding={"position": "DELTA_BINARY_PACKED", "leaf_index": "DELTA_BINARY_PACKED"},
        write_statistics=["position", "debtor", "kind", "topic", "recorded_at"],
        store_schema=False,
    )
    return bytes(out.getvalue())


def read_rows(files: Iterable[Path]) -> Iterator[LogRow]:
    """The facts of some files, file by file; what was withheld has an empty state.

    Raises StoreError where one cannot be read.
    """
    for path in files:
        yield from rows_of(read_table(path, LogRow._fields))


def rows_of(table: pa.Table) -> Iterator[LogRow]:
    """The facts of a table of all their columns."""
    columns = {name: table.column(name).to_pylist() for name in LogRow._fields}
    columns["state"] = [(one or "").encode() for one in columns["state"]]
    columns["header"] = [one.encode() for one in columns["header"]]
    return map(LogRow._make, zip(*columns.values(), strict=True))


def read_table(path: Path, names: Sequence[str], *, sha256: str = "") -> pa.Table:
    """Some columns of a file; raises StoreError where it cannot be read, or has another hash."""
    try:
        raw = path.read_bytes()
        if sha256 and hashlib.sha256(raw).hexdigest() != sha256:
            raise StoreError(f"{path} is not what was archived. Run 'vordering archive check'.")
        # One thread: those who read many files do so in processes of their own.
        with pq.ParquetFile(pa.BufferReader(raw)) as file:
            return file.read(columns=list(names), use_threads=False).select(list(names))
    except (OSError, pa.ArrowException, KeyError) as error:
        raise StoreError(f"{path} cannot be read. Run 'vordering archive check'.") from error


def empty_table() -> pa.Table:
    """No facts at all."""
    return _schema().empty_table()


def read_columns(path: Path, names: Sequence[str]) -> dict[str, list[Any]]:
    """Some columns of a file as lists; raises StoreError where it cannot be read."""
    table = read_table(path, names)
    return {name: table.column(name).to_pylist() for name in names}


def _values(one: Archived) -> tuple[Any, ...]:
    row = one.row
    day = row.header.index(_DAY) + len(_DAY)
    return (
        *(row.position, row.log, row.kind, row.stream, row.version, row.topic),
        *(row.leaf_index, row.recorded_at, one.debtor or None, row.header[day : day + 10].decode()),
        *(None if row.kind in WITHHELD else row.state.decode(), row.header.decode()),
    )


@cache
def _schema() -> pa.Schema:
    def kind(name: str) -> pa.DataType:
        return pa.int64() if name in _WIDE else pa.int32() if name == "version" else pa.string()

    return pa.schema([(name, kind(name)) for name in COLUMNS])
