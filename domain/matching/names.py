"""How a payer's name, as a bank writes it, fits the name of a debtor."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from domain.debtor.likeness import NAMELESS, name_key


class NameFit(IntEnum):
    """How far two names agree; higher is surer."""

    GAINSAYS = 0
    """Nothing of the one is in the other."""
    SILENT = 1
    """No name is told, or the debtor's is not known."""
    PARTLY = 2
    """The last name alone."""
    SHORT = 3
    """The last name, and a first name by its letter."""
    FULL = 4


AGREES: Final = frozenset({NameFit.SHORT, NameFit.FULL})

_PARTICLES: Final = frozenset(
    "de den der van von te ten ter het la le du di da dos del el al op in aan".split()
)
_TOGETHER: Final = re.compile(
    r"\s+(?:en\s*/\s*of|e\s*/\s*o|en|und|and|et|y)\s+|[&+]|\s+eo\s+", re.IGNORECASE
)
_CUT: Final = 26
"""Banks cut a name at so many signs, or later."""
_LOST: Final = 5
_WORDS: Final = 2
_INITIALS: Final = 3
_VOWELS: Final = frozenset("aeiouy")


@dataclass(frozen=True)
class NameTold:
    """A payer's name as a bank tells it; of an account of two each is read by itself."""

    said: str

    @cached_property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The telling words of each name that it may be."""
        names = dict.fromkeys((self.said, *_TOGETHER.split(self.said)))
        return tuple(tuple(_telling(name)) for name in names)

    def fit(self, known: str) -> NameFit:
        """How it fits a debtor's name; of two names the better one counts."""
        if not self.said.strip() or not known.strip() or NAMELESS in {self.said, known}:
            return NameFit.SILENT
        if _is_cut(self.said, known):
            return NameFit.FULL
        theirs = _telling(known)
        return max(_one(list(part), theirs) for part in self.parts)


def name_fit(said: str, known: str) -> NameFit:
    """How a name that a bank tells fits a debtor's."""
    return NameTold(said).fit(known)


def words_of(name: str) -> frozenset[str]:
    """The words of a name that tell somebody apart, of two letters or more."""
    return frozenset(word for word in _telling(name) if len(word) >= _WORDS)


def cut_word(said: str) -> str:
    """The last word of a name that a bank may have cut; empty: it is short enough to be whole."""
    words = name_key(said).split() if len(said.strip()) >= _CUT else []
    return words[-1] if words else ""


def _one(mine: list[str], theirs: list[str]) -> NameFit:
    if not mine or not theirs:
        return NameFit.GAINSAYS
    if mine == theirs or (sorted(mine) == sorted(theirs) and len(mine) >= _WORDS):
        return NameFit.FULL if _whole(mine) else NameFit.SHORT
    common = [word for word in theirs if word in mine and len(word) >= _WORDS]
    if len(common) >= _WORDS and (set(theirs) <= set(mine) or set(mine) <= set(theirs)):
        return NameFit.SHORT
    last = theirs[-1]
    if last not in mine or len(last) < _WORDS:
        return NameFit.GAINSAYS if not common else NameFit.PARTLY
    ours = {word[0] for word in mine if word != last}
    first = [word[0] for word in theirs[:-1]]
    if not ours or not first:
        return NameFit.PARTLY
    return NameFit.SHORT if first[0] in ours and _may_be(mine, theirs, last) else NameFit.GAINSAYS


def _may_be(mine: list[str], theirs: list[str], last: str) -> bool:
    """Tell whether first names do not gainsay each other: Jan is J, and is not Joris."""
    ours = [word for word in mine if word != last]
    his = theirs[:-1]
    return any(
        one[0] == other[0] and (len(one) == 1 or len(other) == 1 or one == other)
        for one in ours
        for other in his[:1]
    )


def _whole(words: list[str]) -> bool:
    """Tell whether a name is more than a last name and letters."""
    return sum(len(word) >= _WORDS for word in words) >= _WORDS or len(words) == 1


def _telling(name: str) -> list[str]:
    """Its words without titles, legal forms and particles; initials apart: ``JW`` is two."""
    words = [word for word in name_key(_turned(name)).split() if word not in _PARTICLES]
    apart: list[str] = []
    for word in words[:-1]:
        letters = len(word) <= _INITIALS and not _VOWELS & set(word)
        apart += word if letters else [word]
    return apart + words[-1:]


def _turned(name: str) -> str:
    """``Vries, J. de`` as ``J. de Vries``."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and first.strip() else name


def _is_cut(said: str, known: str) -> bool:
    if len(said.strip()) < _CUT:
        return False
    mine, theirs = name_key(said), name_key(known)
    return len(mine) >= _CUT - _LOST and theirs.startswith(mine)
