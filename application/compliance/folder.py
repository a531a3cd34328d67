"""A folder of files that is there whole or not at all, with a list of their digests."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, Self

from domain.errors import Refusal

DIGESTS: Final = "report.sha256"


class FolderTaken(Refusal):
    """A report was to be written where something is already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "compliance.folder_taken",
            f"There is something in '{folder}' already; it stays as it is.",
            way_out="Name a new folder, or an empty one.",
            values={"folder": str(folder)},
        )


class DiskFull(Refusal):
    """There is no room for a report where it was to be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "compliance.disk_full",
            f"The disk of '{folder}' is full; nothing was written.",
            way_out="Make room, or name a folder on another disk.",
            values={"folder": str(folder)},
        )


class FolderUnfit(Refusal):
    """A report cannot be written where it was to be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "compliance.folder_unfit",
            f"A report cannot be written in '{folder}'; nothing was written.",
            way_out="See that the folder can be made there and written, or name another.",
            values={"folder": str(folder)},
        )


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def whole_folder(to: Path) -> Iterator[Path]:
    """A folder beside the one that is asked for, which takes its place when all is written.

    It is its maker's alone to read; what fails leaves nothing. Raises FolderTaken, DiskFull,
    FolderUnfit.
    """
    to = to.absolute()
    beside: Path | None = None
    try:
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise FolderTaken(to)
        to.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(dir=to.parent, prefix=f".{to.name}."))
        yield beside
        for one in beside.iterdir():
            _sync(one)
        _sync(beside)
        beside.rename(to)
        _sync(to.parent)
    except OSError as error:
        if error.errno == errno.ENOTEMPTY:
            raise FolderTaken(to) from None
        raise (DiskFull if error.errno in _FULL else FolderUnfit)(to) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


class Writing:
    """A new file that is written in parts, with its digest so far."""

    def __init__(self, path: Path) -> None:
        """Begin it; whoever does so uses it in a ``with``."""
        self._file = path.open("wb")
        self._digest = sha256()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failed: object) -> None:
        self._file.close()

    def add(self, part: bytes) -> None:
        """Write a part."""
        self._file.write(part)
        self._digest.update(part)

    @property
    def sha256(self) -> str:
        """The digest of what was written."""
        return self._digest.hexdigest()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_digests(folder: Path, known: Mapping[str, str]) -> None:
    """List the digest of every file that is there, as ``sha256sum -c`` takes it.

    Those that are ``known`` by name are not read again.
    """
    names = sorted(one.name for one in folder.iterdir())
    lines = (f"{known.get(one) or digest_of(folder / one)}  {one}\n" for one in names)
    (folder / DIGESTS).write_text("".join(lines), "ascii")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
