"""On which line of a TOML text each table and key stands; the standard reader does not say."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_HEADER: Final = re.compile(r"^\s*(\[\[?)\s*([\w.\-\"' ]+?)\s*\]")
_KEY: Final = re.compile(r"^\s*([\w.\-\"']+)\s*=")
_FENCE: Final = re.compile(r'"""|\'\'\'')


class Lines:
    """The lines of one text, from 1; the text must be valid TOML."""

    def __init__(self, text: str) -> None:
        """Read the text once."""
        self._lines: dict[Path, int] = {}
        for path, line in _places(text):
            self._lines.setdefault(path, line)

    def of(self, *path: str | int) -> int:
        """The line of a key or table, else of the nearest one that holds it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return 1


def _places(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    counts: Counter[Path] = Counter()
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if not fenced and (header := _HEADER.match(line)):
            table = _names(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, counts[table] - 1)
            yield table, number
        elif not fenced and (key := _KEY.match(line)):
            yield (*table, *_names(key[1])), number
        fenced ^= len(_FENCE.findall(line)) % 2 == 1


def _names(dotted: str) -> Path:
    return tuple(part.strip(" \"'") for part in dotted.split("."))
