"""A folder of files that is there whole or not at all, with a list of their digests."""

import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, Self

from adapters.durable import make_durable
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
_WRITTEN: Final = ".vordering-report-"


def unwritten(folder: Path, error: OSError) -> Refusal:
    """Say why a report cannot be written in a folder: DiskFull or FolderUnfit."""
    return (DiskFull if error.errno in _FULL else FolderUnfit)(folder)


@contextmanager
def whole_folder(to: Path) -> Iterator[Path]:
    """A folder beside the one that is asked for, which takes its place when all is written.

    It is its maker's alone to read; what fails leaves nothing, and what a maker that was killed
    left there is taken away: names may lie in it. Raises FolderTaken, DiskFull, FolderUnfit.
    """
    to = to.absolute()
    beside: Path | None = None
    holding: int | None = None
    try:
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise FolderTaken(to)
        to.parent.mkdir(parents=True, exist_ok=True)
        _clear(to.parent)
        beside, holding = _begun(to.parent)
        yield beside
        for one in beside.iterdir():
            make_durable(one)
        make_durable(beside)
        beside.rename(to)
        make_durable(to.parent)
    except OSError as error:
        if error.errno == errno.ENOTEMPTY:
            raise FolderTaken(to) from None
        raise unwritten(to, error) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
        if holding is not None:
            os.close(holding)


def _begun(parent: Path) -> tuple[Path, int]:
    """Make a folder, and give the handle whose lock says that its maker lives."""
    while True:
        folder = Path(mkdtemp(dir=parent, prefix=_WRITTEN))
        with suppress(FileNotFoundError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            # On a file system without locks nobody has one, and nobody takes anything away.
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
            if folder.exists():
                return folder, handle
            # Before it was locked another maker took it for one that was left.
            os.close(handle)


def _clear(parent: Path) -> None:
    """Take away the folders of this user whose makers are gone."""
    for left in parent.glob(f"{_WRITTEN}*"):
        with suppress(OSError):
            told = left.lstat()
            if stat.S_ISDIR(told.st_mode) and told.st_uid == os.getuid():
                _clear_left(left)


def _clear_left(folder: Path) -> None:
    """Take a folder away; raises OSError where its maker lives."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)


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
