"""Folders that pass: made for a while in the system's temporary folder, gone with their maker."""

import fcntl
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Final

_PREFIX: Final = "vordering-passing-"
_HELD: Final = "held"
"""The file that its maker keeps locked: the lock of a program that was killed is gone."""
_UNHELD_SECONDS: Final = 3600.0
"""How long a folder without that file is left alone: it may be one that is being made."""


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Give an empty folder of this user alone, and take it away with all that lies in it.

    What a program that was killed left behind is taken away first: personal data may lie there.
    """
    clear_passing_folders()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        holding = _held(Path(name))
        try:
            inside = Path(name) / "inside"
            inside.mkdir(mode=0o700)
            yield inside
        finally:
            os.close(holding)


def clear_passing_folders() -> None:
    """Take away the passing folders of this user whose makers are gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            left = _is_left(folder)
        except OSError:
            continue  # its maker, or another who clears, takes it away at this moment
        if left:
            shutil.rmtree(folder, ignore_errors=True)


def _held(folder: Path) -> int:
    """Lock a file, and only then give it the name that others look at."""
    new = folder / f".{secrets.token_hex(8)}"
    handle = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(handle, fcntl.LOCK_EX)
    new.rename(folder / _HELD)
    return handle


def _is_left(folder: Path) -> bool:
    told = folder.lstat()
    if not stat.S_ISDIR(told.st_mode) or told.st_uid != os.getuid():
        return False
    try:
        handle = os.open(folder / _HELD, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        return time() - told.st_mtime > _UNHELD_SECONDS
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(handle)
