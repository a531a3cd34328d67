"""Edits of the files of a home: their bytes, their place, their being there."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.trial.places import Copy, Drawn

FOLDERS: Final = ("archive", "outbox", "hand-over", "keys/master.key", "views pointers")
_ALONE: Final = frozenset({"keys/master.key", "views pointers"})
"""Parts beside whose files nobody would read another."""


def spoil_files(copy: Copy, part: str, chance: random.Random) -> str:
    """Edit a file of a part of the home."""
    files = copy.files("views" if part == "views pointers" else part) or [copy.home / part]
    if part == "views pointers":
        files = [path for path in files if path.suffix == ".json"]
    if not files:
        raise Drawn
    path, other = chance.choice(files), chance.choice(files)
    edits = _OF_ONE if part in _ALONE else {**_OF_ONE, **_BESIDE}
    name = chance.choice(list(edits))
    edits[name](path, other, chance)
    return f"{name} {path.relative_to(copy.home)}"


def _flip(path: Path, _other: Path, chance: random.Random) -> None:
    held = path.read_bytes()
    raw = bytearray(held)
    raw[chance.randrange(len(raw))] ^= 1 << chance.choice([0, 1, 2, 3, 4, 6, 7])
    # Bit 5 only turns a letter's case; the rest of a pointer nobody reads.
    if _meant(bytes(raw)) == _meant(held):
        raise Drawn
    path.write_bytes(raw)


def _cut(path: Path, _other: Path, _chance: random.Random) -> None:
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2])


def _empty(path: Path, _other: Path, _chance: random.Random) -> None:
    path.write_bytes(b"")


def _delete(path: Path, _other: Path, _chance: random.Random) -> None:
    path.unlink()


def _swap(path: Path, other: Path, _chance: random.Random) -> None:
    held, there = path.read_bytes(), other.read_bytes()
    if held == there:
        raise Drawn
    path.write_bytes(there)
    other.write_bytes(held)


def _copy(path: Path, _other: Path, chance: random.Random) -> None:
    at = chance.randrange(min(8, len(path.name) - 1))
    digit = "e" if path.name[at] != "e" else "d"
    path.with_name(f"{path.name[:at]}{digit}{path.name[at + 1 :]}").write_bytes(path.read_bytes())


def _move(path: Path, other: Path, _chance: random.Random) -> None:
    if path.parent == other.parent:
        raise Drawn
    path.rename(other.parent / path.name)


def _add(path: Path, _other: Path, _chance: random.Random) -> None:
    (path.parent / "added.txt").write_bytes(path.read_bytes())


def _add_folder(path: Path, _other: Path, _chance: random.Random) -> None:
    (path.parent / "added").mkdir()


def _to_the_top(path: Path, _other: Path, _chance: random.Random) -> None:
    while path.parent.parent.name not in {"archive", "outbox", "hand-over"}:
        path = path.parent
    path.rename(path.parent.parent / path.name)


_FileEdit = Callable[[Path, Path, random.Random], None]
_OF_ONE: Final[dict[str, _FileEdit]] = {
    "flip": _flip,
    "cut": _cut,
    "empty": _empty,
    "delete": _delete,
    "swap": _swap,
}
_BESIDE: Final[dict[str, _FileEdit]] = {
    "copy": _copy,
    "move": _move,
    "add": _add,
    "add a folder beside": _add_folder,
    "to the top": _to_the_top,
}


def _meant(content: bytes) -> object:
    """What a pointer of a view names, else the words of a file: the rest of it nobody reads."""
    try:
        named = json.loads(content)
        return named["current"], named.get("previous")
    except (ValueError, TypeError, KeyError, AttributeError):
        return content.split()
