"""What was found of claims as Parquet, a row for each ruling, for whoever counts with it.

Every option of the writer is said, so that the same rows give the same bytes with the same
version of the library, which the lock names.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE: Final = 20_000
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


def write_rulings(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to a new file, some at a time."""
    from pyarrow import RecordBatch  # noqa: PLC0415 - slow to load
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - slow to load

    schema = _schema()
    with ParquetWriter(
        path,
        schema,
        version="2.6",
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        data_page_version="1.0",
        store_schema=False,
    ) as writer:
        for some in _batches(rows):
            typed = [{**row, "on": date.fromisoformat(row["on"])} for row in some]
            writer.write_batch(RecordBatch.from_pylist(typed, schema=schema))


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


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some
