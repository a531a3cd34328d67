"""Where a replay keeps what it has come to: a file for each portion, one when all are there.

A portion's file is written whole or not at all, so a replay that was ended at any moment goes on
with the portions that have none. All are of one binding: what is replayed, at which point of
which facts, by which version of the program.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from hashlib import sha256
from heapq import merge
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

import orjson

from application.replay.household import ClaimResult, LeftOut
from application.replay.portion import Replayed, result_of
from domain.errors import StoreError
from domain.facts import Point
from projections.parts import Alone, Hands

_BINDING: Final = "binding.json"
_END: Final = "end"
_RESULTS: Final = "results.tsv"
_AT_ONCE: Final = 200
"""So many files are merged at a time: a program may not open a thousand."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What the files of a replay are of; where one of these is another, they are of no use."""

    job: str
    position: int
    day: date
    creditor: str
    root: str
    program: str
    portions: str
    """How the log was parted."""

    def moved(self, other: "Binding") -> list[str]:
        """Name what is another than it was."""
        names = (field.name for field in fields(self))
        return [name for name in names if getattr(self, name) != getattr(other, name)]


@dataclass(frozen=True, slots=True)
class ReplayResults:
    """What a replay came to: results in order of claim, read from a file as often as asked.

    ``left_out`` names the streams that could not be taken, in order; ``digest`` is over both, and
    the same whatever the store and however many processes. ``anew`` names what moved since an
    earlier replay here that was not finished, and was thrown away for it.
    """

    at: Point
    claims: int
    facts: int
    left_out: tuple[LeftOut, ...]
    digest: str
    file: Path
    anew: tuple[str, ...] = ()
    hands: Hands[Any] = field(default=Alone(None), repr=False, compare=False)
    """Those that replayed: they may work on with the results."""

    def __iter__(self) -> Iterator[ClaimResult]:
        return map(result_of, self.lines)

    @property
    def lines(self) -> Iterator[bytes]:
        """The results as they are kept, a line each."""
        with self.file.open("rb") as lines:
            yield from lines


@dataclass(slots=True)
class Spool:
    """The files of a replay in a folder of its own; see ``spool``."""

    folder: Path
    binding: Binding
    anew: tuple[str, ...] = ()

    def done(self) -> set[int]:
        """The numbers of the portions that are there, each as it was written."""
        found = (re.fullmatch(r"part-(\d+)\.tsv", one.name) for one in self.folder.iterdir())
        return {int(one[1]) for one in found if one and self._sound(int(one[1]))}

    def put(self, found: Replayed) -> None:
        """Keep what a portion came to."""
        head = {
            "claims": found.claims,
            "facts": found.facts,
            "left_out": [asdict(one) for one in found.left_out],
            "sha256": _digest(found.lines),
        }
        _written(self._part(found.number), (orjson.dumps(head), b"\n", *found.lines))

    def told_to_end(self) -> bool:
        """Tell whether somebody laid a file ``end`` here; it is taken away with that."""
        try:
            (self.folder / _END).unlink()
        except FileNotFoundError:
            return False
        return True

    def reached(self, numbers: Iterable[int]) -> tuple[int, int]:
        """How many claims and facts some portions hold."""
        heads = [self._head(number) for number in numbers]
        return sum(one["claims"] for one in heads), sum(one["facts"] for one in heads)

    def finished(self, numbers: Sequence[int], strays: Iterable[LeftOut]) -> ReplayResults:
        """Merge the portions into one file, and take their files away."""
        heads = [self._head(number) for number in numbers]
        left_out = {LeftOut(**one) for head in heads for one in head["left_out"]} | set(strays)
        parts = [self._part(number) for number in numbers]
        file = self.folder / _RESULTS
        digest = sha256()
        for one in sorted(left_out):
            digest.update(orjson.dumps(asdict(one), option=orjson.OPT_SORT_KEYS) + b"\n")
        with _merged(parts, self.folder) as lines:
            _written(file, _through(digest.update, lines))
        return ReplayResults(
            at=Point(self.binding.position, self.binding.day),
            claims=sum(one["claims"] for one in heads),
            facts=sum(one["facts"] for one in heads),
            left_out=tuple(sorted(left_out)),
            digest=digest.hexdigest(),
            file=file,
            anew=self.anew,
        )

    def _sound(self, number: int) -> bool:
        """Tell whether a portion's file holds what was written: a disk may lose that."""
        try:
            with self._part(number).open("rb") as file:
                head = orjson.loads(file.readline())
                return bool(_digest(file) == head["sha256"])
        except (OSError, ValueError, LookupError, TypeError):
            return False

    def _head(self, number: int) -> dict[str, Any]:
        with self._part(number).open("rb") as file:
            head: dict[str, Any] = orjson.loads(file.readline())
            return head

    def _part(self, number: int) -> Path:
        return self.folder / f"part-{number:06}.tsv"


@contextmanager
def spool(folder: Path, binding: Binding) -> Iterator[Spool]:
    """Hold the folder of a replay: what lies there is gone on with where it is of this binding.

    It goes with all that is in it once whoever asked has read the results; where he or the replay
    fails, it stays. Raises StoreError where another program replays there, or the folder cannot
    be used.
    """
    with ExitStack() as stack:
        with _in_words(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            held = stack.enter_context((folder / "held").open("wb"))
            _hold(held, folder)
            opened = Spool(folder, binding, _bound(folder, binding))
        yield opened
        shutil.rmtree(folder, ignore_errors=True)


def waiting(folder: Path) -> Binding | None:
    """What a replay was of that was not finished; None where there is none."""
    try:
        said = orjson.loads((folder / _BINDING).read_bytes())
        return Binding(**{**said, "day": date.fromisoformat(said["day"])})
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _hold(held: IO[bytes], folder: Path) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _taken(folder) from error
    # Whoever held it may have taken the folder away between opening and locking: then this is
    # the lock of a file that is gone, and another one is held in the folder that came after.
    if os.fstat(held.fileno()).st_nlink == 0:
        raise _taken(folder)


def _taken(folder: Path) -> StoreError:
    return StoreError(f"Another program replays in {folder}. Wait for its end.")


def _bound(folder: Path, binding: Binding) -> tuple[str, ...]:
    """Bind a folder; give what moved where it held files of another binding."""
    before = waiting(folder)
    moved = () if before is None else tuple(before.moved(binding))
    for one in folder.iterdir():
        stays = before is not None and not moved and re.fullmatch(r"part-\d+\.tsv", one.name)
        if one.name != "held" and not stays:
            one.unlink()
    _written(folder / _BINDING, (orjson.dumps(asdict(binding)),))
    return moved


@contextmanager
def _merged(parts: Sequence[Path], folder: Path) -> Iterator[Iterator[bytes]]:
    """The lines of all parts in order, few files being open at a time."""
    files = list(parts)
    step = 0
    while len(files) > _AT_ONCE:
        step += 1
        joined = folder / f"joined-{step:06}.tsv"
        with _opened(files[:_AT_ONCE]) as lines:
            _written(joined, chain((b"{}\n",), lines))
        files = [*files[_AT_ONCE:], joined]
    with _opened(files) as lines:
        yield lines


@contextmanager
def _opened(files: Sequence[Path]) -> Iterator[Iterator[bytes]]:
    with ExitStack() as stack:
        opened = [stack.enter_context(one.open("rb")) for one in files]
        for one in opened:
            one.readline()  # what it holds of the portion
        yield merge(*opened)


def _through(told: Callable[[bytes], None], lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        told(line)
        yield line


def _digest(lines: Iterable[bytes]) -> str:
    digest = sha256()
    for line in lines:
        digest.update(line)
    return digest.hexdigest()


def _written(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file durably under another name, and only then give it its own."""
    draft = path.with_name(f".{path.name}.new")
    with _in_words(path.parent):
        with draft.open("wb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"A replay cannot be kept in {folder}: {error.strerror}. Make room or give access."
        ) from error
