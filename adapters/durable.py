"""What was written is on disk: a file, or the names in a folder."""

import os
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

AT_ONCE: Final = 8
"""How many wait for the disk at once: what it flushes meanwhile they share."""

OPEN_AT_ONCE: Final = 64
"""How many files are open while several are written together."""

T = TypeVar("T")


def make_durable(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power failure; OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files whole and durably, in place of those that may be there; OSError.

    Each is private to this user. All are durable when this returns; where it raises, some may be
    there, and those whole.
    """
    waiting = list(contents.items())
    for begin in range(0, len(waiting), OPEN_AT_ONCE):
        _write(waiting[begin : begin + OPEN_AT_ONCE])


def make_names_durable(paths: Iterable[Path]) -> None:
    """Wait until files that lie under these names would be found by them; OSError."""
    _at_once(make_durable, list(dict.fromkeys(path.parent for path in paths)))


def _write(waiting: Sequence[tuple[Path, bytes]]) -> None:
    drafts: list[tuple[Path, Path]] = []
    try:
        with ExitStack() as closing:
            files = []
            for path, content in waiting:
                draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
                handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                drafts.append((draft, path))
                file = closing.enter_context(os.fdopen(handle, "wb", buffering=0))
                _write_out(file.fileno(), content)
                files.append(file.fileno())
            _at_once(os.fsync, files)
        while drafts:
            draft, path = drafts[-1]
            draft.rename(path)
            drafts.pop()
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)
    make_names_durable(path for path, _ in waiting)


def _write_out(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _at_once(wait: Callable[[T], None], each: Sequence[T]) -> None:
    """Wait for several, a few at a time; raises what one of them raised, once none waits."""
    left = deque(each)

    def some() -> None:
        while True:
            try:
                one = left.popleft()
            except IndexError:
                return
            wait(one)

    others: list[Future[None]] = []
    try:
        # The caller is one of them. To start threads each time costs more than what they do.
        helpers = min(AT_ONCE, len(each)) - 1
        others.extend(_flushers().submit(some) for _ in range(helpers))
        some()
        # Nothing is left for who did not begin yet, behind what others have to wait for.
        others[:] = [other for other in others if not other.cancel()]
        for other in others:
            other.result()
    finally:
        left.clear()
        wait_for([other for other in others if not other.cancel()])


@cache
def _flushers() -> ThreadPoolExecutor:
    """The threads that wait for the disk, for as long as the program runs."""
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="flush")


# Whoever is forked has none of these threads, and would wait for them for ever.
os.register_at_fork(after_in_child=_flushers.cache_clear)
