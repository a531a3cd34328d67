"""The folder of the fact archive: a file is prepared beside its place, and then put there for good.

``month=2026-11/bucket=07/000000000001-000000000912.parquet``: what a reader of partitioned
folders finds. What is prepared has another ending, so that nobody reads it yet.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final

from adapters.durable import make_durable
from domain.errors import StoreError
from domain.fact_archive.events import ArchivedFile

_SUFFIX: Final = ".parquet"
_PREPARED: Final = ".prepared"


@dataclass(frozen=True, slots=True)
class ArchiveFolder:
    """A folder of archived facts."""

    path: Path

    def place(self, file: ArchivedFile) -> Path:
        """Where a file lies."""
        return self.path / file.name

    def has(self, file: ArchivedFile) -> bool:
        """Whether there is such a file, whatever is in it."""
        return self.place(file).exists()

    def prepare(self, file: ArchivedFile, content: bytes) -> None:
        """Lay the bytes of a file beside its place, durably. Raises StoreError."""
        place = self.place(file)
        with _in_words(place):
            self._make(place.parent)
            handle = os.open(_beside(place), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            make_durable(place.parent)

    def publish(self, file: ArchivedFile) -> bool:
        """Put what was prepared in its place; False where nothing of these bytes was prepared.

        Raises StoreError where another file lies there: none is ever replaced.
        """
        place = self.place(file)
        prepared = _beside(place)
        if not prepared.exists() or digest_of(prepared) != file.sha256:
            return False
        with _in_words(place):
            try:
                os.link(prepared, place)
            except FileExistsError:
                if digest_of(place) != file.sha256:
                    raise StoreError(
                        f"{place} is not what was archived. Nothing was overwritten: take it away,"
                        " or put back the archive, and write again."
                    ) from None
            prepared.unlink()
            make_durable(place.parent)
        return True

    def is_prepared(self, file: ArchivedFile) -> bool:
        """Whether a file only waits to be put in its place."""
        return _beside(self.place(file)).exists()

    def clear(self) -> None:
        """Take away what was prepared and never archived; called when nobody else writes."""
        for path in self.path.glob(f"*/*/*{_PREPARED}"):
            path.unlink()

    def names(self) -> Iterator[str]:
        """Everything that lies there, prepared or not, by its place in the folder."""
        for path in sorted(self.path.rglob("*")):
            if not path.is_dir():
                yield str(path.relative_to(self.path))

    def _make(self, folder: Path) -> None:
        missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for one in missing:
            make_durable(one.parent)


def is_preparation(name: str) -> bool:
    """Whether a name is that of something prepared."""
    return name.endswith(_PREPARED)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, sha256).hexdigest()


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name.removesuffix(_SUFFIX)}{_PREPARED}")


@contextmanager
def _in_words(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The fact archive cannot be written: {error.strerror} ({place.parent})."
            " Make room or give access, then write again."
        ) from error
