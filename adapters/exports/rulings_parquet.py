"""What was found of claims as Parquet, a row for each ruling, for whoever counts with it.

Every option of the writer is said, so that the same rows give the same bytes with the same
version of the library, which the lock names.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE: Final = 20_000
"""Rows in a group."""
_TEXTS: Final = (
    "claim",
    "invoice_number",
    "creditor",
    "debtor",
    "obligation",
    "article",
    "gravity",
    "verdict",
    "reason",
)


def packed_rulings(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as they are sent to whoever writes the file."""
    from pyarrow import BufferOutputStream, array, record_batch  # noqa: PLC0415 - slow to load
    from pyarrow.ipc import new_stream  # noqa: PLC0415 - slow to load

    schema, out = _schema(), BufferOutputStream()
    columns = {one.name: [row[one.name] for row in rows] for one in schema}
    columns["on"] = [date.fromisoformat(one) for one in columns["on"]]
    arrays = [array(columns[one.name], one.type) for one in schema]
    with new_stream(out, schema) as stream:
        stream.write_batch(record_batch(arrays, schema=schema))
    return bytes(out.getvalue())


class RulingsFile:
    """A new file that takes packed rows; the same rows give the same bytes however packed."""

    def __init__(self, path: Path) -> None:
        """Begin it; whoever does so uses it in a ``with``."""
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - slow to load

        self._writer = ParquetWriter(
            path,
            _schema(),
            version="2.6",
            compression="zstd",
            compression_level=3,
            use_dictionary=True,
            write_statistics=True,
            data_page_version="1.0",
            store_schema=False,
        )
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0

    def __enter__(self) -> Self:
        self._writer.__enter__()
        return self

    def __exit__(self, *failed: object) -> None:
        if failed[0] is None:
            self._write(all_of=True)
        self._writer.close()

    def add(self, packed: bytes) -> None:
        """Take rows; they are written when there are enough for a group."""
        from pyarrow.ipc import open_stream  # noqa: PLC0415 - slow to load

        for batch in open_stream(packed):
            self._waiting.append(batch)
            self._rows += batch.num_rows
        if self._rows >= _AT_ONCE:
            self._write()

    def _write(self, *, all_of: bool = False) -> None:
        from pyarrow import concat_batches  # noqa: PLC0415 - slow to load

        if not self._rows:
            return
        joined, at = concat_batches(self._waiting), 0
        while joined.num_rows - at >= (1 if all_of else _AT_ONCE):
            self._writer.write_batch(joined.slice(at, _AT_ONCE))
            at += _AT_ONCE
        left = joined.slice(at)
        self._waiting, self._rows = [left], left.num_rows


def _schema() -> "pa.Schema":
    from pyarrow import (  # noqa: PLC0415 - slow to load
        date32,
        field,
        int64,
        list_,
        schema,
        string,
    )

    return schema(
        [
            *(field(name, string(), nullable=False) for name in _TEXTS),
            field("on", date32(), nullable=False),
            field("values", string(), nullable=False),
            field("facts", list_(string()), nullable=False),
            field("topics", list_(string()), nullable=False),
            field("positions", list_(int64()), nullable=False),
        ]
    )
