"""A folder that the bank, or who works for it, puts files in: taken once complete, never lost."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from time import time
from typing import Final

from adapters.durable import make_durable
from adapters.statement_files import find_bank_files
from application.banking.files import BankFileTaken, import_statements
from application.house import House
from application.lease import leased
from domain.errors import Refusal

ACTOR: Final = "bank-folder"
DONE: Final = "done"
REFUSED: Final = "refused"
SETTLED_SECONDS: Final = 10.0
"""So long nobody may have written to a file before it is taken: it may still be coming in."""
_UNFINISHED: Final = (".part", ".tmp", ".filepart", ".crdownload", ".partial")

Said = Callable[[list[BankFileTaken]], str]
"""Tells whoever looks why a file was refused."""


def take_from(
    house: House, folder: Path, *, said: Said, stop: Callable[[], bool] = lambda: False
) -> int:
    """Take every complete file of a folder in, and give how many: safe with several servers.

    A file goes to ``done``, or with a ``.txt`` beside it that says why to ``refused``, only when
    all of it was looked at; one that a stop or a full disk left behind is taken again. Raises
    Refusal ``bank_folder.busy`` or ``disk.full``, OSError and StoreError.
    """
    taken = Refusal(
        "bank_folder.busy",
        "Another process takes files of the bank in.",
        way_out="Wait until it is done.",
    )
    count = 0
    with leased(house, "bank-folder", taken=taken) as still_held:
        for path in _complete(folder):
            if stop():
                break
            found = list(import_statements(house, find_bank_files([path]), actor=ACTOR))
            still_held()
            refused = any(one.refused for one in found)
            _settle(path, folder / (REFUSED if refused else DONE), said(found) if refused else "")
            count += 1
    return count


def _complete(folder: Path) -> Iterator[Path]:
    """The files that nobody writes to any more, by name."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") or path.name.lower().endswith(_UNFINISHED)
        if hidden:
            continue
        try:
            found = path.lstat()
        except FileNotFoundError:
            continue  # taken away meanwhile
        if stat.S_ISREG(found.st_mode) and time() - found.st_mtime >= SETTLED_SECONDS:
            yield path


def _settle(path: Path, folder: Path, note: str) -> None:
    """Put a file into a folder beside it, after what is to be said of it; no other is replaced."""
    folder.mkdir(mode=0o700, exist_ok=True)
    place, number = folder / path.name, 1
    while place.exists():
        number += 1
        place = folder / f"{path.stem}-{number}{path.suffix}"
    if note:
        place.with_name(f"{place.name}.txt").write_text(note, encoding="utf-8")
    path.rename(place)
    make_durable(folder)
