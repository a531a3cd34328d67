"""The fact archive asked in SQL: DuckDB over its files, with a few views that count and add up."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from adapters.passing_folder import passing_folder
from domain.errors import Refusal, StoreError


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question, under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class NotAnswered(Refusal):
    """A question in SQL that cannot be answered."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "archive.not_answered",
            f"DuckDB does not answer that: {why}.",
            way_out="docs/archive.md names the views and their columns.",
            values={"why": why},
        )


def views_over(parquet: Sequence[Path] | Path) -> str:
    """The SQL that makes the views, over some files or over all that lie in a folder."""
    if isinstance(parquet, Path):
        said = _quoted(parquet / "*" / "*" / "*.parquet")
    else:
        said = f"[{', '.join(map(_quoted, parquet))}]"
    text = (files("adapters.fact_archive") / "views.sql").read_text(encoding="utf-8")
    return text.replace("{files}", said)


class ArchiveFigures:
    """A connection that reads the archive, and nothing else of this machine."""

    def __init__(self, sql: duckdb.DuckDBPyConnection) -> None:
        """Ask an open connection."""
        self._sql = sql

    def ask(self, question: str) -> Answer:
        """Answer one SELECT; raises NotAnswered, StoreError where a file cannot be read."""
        try:
            # A folder that may be read could be written as well: nothing but a question is let in.
            [said] = self._sql.extract_statements(question)
            if said.type != duckdb.StatementType.SELECT:
                raise NotAnswered("it is not a SELECT")
            found = self._sql.execute(said)
            columns = tuple(one[0] for one in found.description or ())
            if twice := next((one for one in columns if columns.count(one) > 1), None):
                raise NotAnswered(f"two columns are called {twice}")
            return Answer(columns, tuple(found.fetchall()))
        except ValueError:
            raise NotAnswered("it is not one question") from None
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            if ".parquet" in str(error):  # a file that is gone or cut, and no fault of the question
                raise _unread(error) from error
            raise NotAnswered(str(error).rstrip(".\n")) from None
        except duckdb.Error as error:
            raise NotAnswered(str(error).rstrip(".\n")) from None


@contextmanager
def figures_over(
    folder: Path, parquet: Sequence[Path], *, threads: int = 2
) -> Iterator[ArchiveFigures]:
    """Open the views over some files of a folder; a question reaches no other file.

    Raises Refusal ``archive.empty`` where there is none, StoreError where one cannot be read.
    """
    if not parquet:
        raise Refusal(
            "archive.empty",
            "Nothing is archived yet.",
            way_out="Run 'vordering archive write' first.",
        )
    with passing_folder() as spilled, duckdb.connect(":memory:") as sql:
        sql.execute(f"SET threads = {threads}")
        # What does not fit into memory; by default it lies where somebody happens to stand, and
        # may be read there.
        sql.execute(f"SET temp_directory = {_quoted(spilled)}")
        sql.execute("SET autoinstall_known_extensions = false")
        sql.execute(f"SET allowed_directories = [{_quoted(folder)}]")
        sql.execute("SET enable_external_access = false")
        sql.execute("SET lock_configuration = true")
        try:
            sql.execute(views_over(parquet))
        except duckdb.Error as error:
            raise _unread(error) from error
        yield ArchiveFigures(sql)


def _unread(error: duckdb.Error) -> StoreError:
    """A file is gone or is none: which one, DuckDB says."""
    said = str(error).splitlines()[0].rstrip(".")
    return StoreError(f"The archive cannot be read: {said}. Run 'vordering archive check'.")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
