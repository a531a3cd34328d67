"""Views of points that passed, as folders of files that never change, each held to its digest."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from time import time
from typing import Any, Final

import orjson

from domain.errors import StoreError

_PAPER: Final = "about.json"
_AT_ONCE: Final = 1 << 20
_LEFT_SECONDS: Final = 86_400.0
_THERE: Final = frozenset({errno.ENOTEMPTY, errno.EEXIST})


class KeptFolders:
    """Folders by name, each whole or not there; what lies in one is never written again.

    A paper in each names its files with their digests, and whatever its maker says of it.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder, which is made when the first one is."""
        self.folder = folder

    def names(self) -> list[str]:
        """The names of those that are kept, in order."""
        return sorted(path.parent.name for path in self.folder.glob(f"[!.]*/{_PAPER}"))

    def said(self, name: str) -> Mapping[str, Any]:
        """What was said of one; nothing where it is not there or its paper is damaged."""
        try:
            paper = orjson.loads((self.folder / name / _PAPER).read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {}
        whole = isinstance(paper, dict) and paper.get("digest") == _digest_of(paper)
        return paper["said"] if whole else {}

    def copied(self, name: str, into: Path) -> bool:
        """Copy the files of one into a folder; tell whether each is as it was kept."""
        try:
            paper = orjson.loads((self.folder / name / _PAPER).read_bytes())
            files: dict[str, str] = paper["files"]
            return all(
                _copied(self.folder / name / file, into / file) == digest
                for file, digest in files.items()
            )
        except (OSError, LookupError, TypeError, orjson.JSONDecodeError):
            return False

    @contextmanager
    def making(self, name: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Give an empty folder and what is to be said of it; at the end it is kept, if whole.

        Where somebody else kept one of that name meanwhile, his stays. Raises StoreError.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._clear()
            place = Path(mkdtemp(prefix=f".{name}.", dir=self.folder))
        except OSError as error:
            raise self._refused(error) from error
        try:
            said: dict[str, Any] = {}
            yield place, said
            self._keep(place, name, said)
        except OSError as error:
            raise self._refused(error) from error
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def throw_away(self, name: str) -> None:
        """Take one away: its paper first, so that half of it is never taken for whole."""
        (self.folder / name / _PAPER).unlink(missing_ok=True)
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def _keep(self, place: Path, name: str, said: Mapping[str, Any]) -> None:
        files = {path.name: _copied(path, None) for path in sorted(place.iterdir())}
        paper: dict[str, Any] = {"files": files, "said": said}
        text = orjson.dumps({**paper, "digest": _digest_of(paper)})
        with (place / _PAPER).open("wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if self.said(name):
            return
        self.throw_away(name)
        try:
            place.rename(self.folder / name)
        except OSError as error:
            if error.errno not in _THERE:  # else somebody kept his between the two
                raise

    def _clear(self) -> None:
        """Take away what a program that was killed left half made."""
        for left in self.folder.glob(".*"):
            with suppress(FileNotFoundError):  # another who clears, or its maker, was first
                if time() - left.lstat().st_mtime > _LEFT_SECONDS:
                    shutil.rmtree(left, ignore_errors=True)

    def _refused(self, error: OSError) -> StoreError:
        reason = error.strerror or "the system refused"
        return StoreError(
            f"Views of past months cannot be kept in {self.folder}: {reason}."
            " Make room, or give access to the folder."
        )


def _copied(path: Path, into: Path | None) -> str:
    """Copy a file, or only read it; give its digest."""
    digest = sha256()
    with path.open("rb") as read, (into or Path(os.devnull)).open("wb") as written:
        while block := read.read(_AT_ONCE):
            digest.update(block)
            written.write(block)
    return digest.hexdigest()


def _digest_of(paper: Mapping[str, Any]) -> str:
    held = {name: paper.get(name) for name in ("files", "said")}
    return sha256(orjson.dumps(held, option=orjson.OPT_SORT_KEYS)).hexdigest()
