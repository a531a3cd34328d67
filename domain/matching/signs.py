"""A text as numbers are sought in it: its letters and digits, and what stood between them.

People type invoice numbers with blanks, points and dashes, banks wrap them at a column, and two
fields of a file follow each other. So a text is laid out as a strip of signs without any of that,
and each place between two signs remembers what was there.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final


class Gap(IntEnum):
    """What stood between two signs; a number may go over a soft one and never over a hard one."""

    NONE = 0
    WRAP = 1
    """The end of a full column: what follows may belong to it, or a blank was lost there."""
    SOFT = 2
    """Blank, point, dash or slash."""
    HARD = 3
    """Anything else: comma, colon, plus, another field."""


_SOFT: Final = frozenset(" \t.-/_\\\u2010\u2011\u2012\u2013")
_COLUMN: Final = 25
"""A piece of fewer signs was not cut at a column."""
_LIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""What is taken for a digit by who types: the letter O, I and L."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Letters and digits in capitals; ``gaps[i]`` is what stood before sign ``i``."""

    signs: str
    gaps: tuple[Gap, ...]

    @property
    def alike(self) -> str:
        """The signs with what looks like a digit as that digit."""
        return self.signs.translate(_LIKE)

    def clean_before(self, at: int) -> bool:
        """Tell whether something may begin here: at a gap, or where a word meets a number."""
        return at == 0 or self.gaps[at] > Gap.WRAP or self._turns(at)

    def clean_after(self, at: int) -> bool:
        """Tell whether something may end before this place."""
        return at == len(self.signs) or self.clean_before(at)

    def crossed(self, begin: int, end: int) -> int | None:
        """How many soft gaps lie within; None where a hard one does."""
        within = self.gaps[begin + 1 : end]
        return None if Gap.HARD in within else sum(gap is Gap.SOFT for gap in within)

    def amid_digits(self, begin: int, end: int) -> bool:
        """Tell whether more digits stand beside it, over a soft gap."""
        return any(
            0 < at < len(self.signs)
            and self.gaps[at] < Gap.HARD
            and self.signs[at - 1].isdigit()
            and self.signs[at].isdigit()
            for at in (begin, end)
        )

    def _turns(self, at: int) -> bool:
        return self.signs[at - 1].isdigit() != self.signs[at].isdigit()


def strip_of(pieces: Iterable[str], fields: Iterable[str] = ()) -> Strip:
    """Lay out the pieces of one text, which may be cut within a number, and fields of their own."""
    return _laid_out(tuple(pieces), tuple(fields))


@lru_cache(maxsize=64)  # of one payment it is asked for by each who reads it
def _laid_out(pieces: tuple[str, ...], fields: tuple[str, ...]) -> Strip:
    signs: list[str] = []
    gaps: list[Gap] = []
    gap = Gap.HARD

    def lay(text: str) -> None:
        nonlocal gap
        for sign in _plain(text):
            if sign.isascii() and sign.isalnum():
                signs.append(sign)
                gaps.append(gap)
                gap = Gap.NONE
            else:
                gap = max(gap, Gap.SOFT if sign in _SOFT else Gap.HARD)

    for piece in pieces:
        lay(piece)
        gap = max(gap, Gap.WRAP if len(piece) >= _COLUMN else Gap.SOFT)
    for text in fields:
        gap = Gap.HARD
        lay(text)
    return Strip("".join(signs), tuple(gaps))


@lru_cache(maxsize=65_536)
def compact(number: str) -> str:
    """A number as it is sought: capitals and digits alone."""
    return "".join(sign for sign in _plain(number) if sign.isascii() and sign.isalnum())


@lru_cache(maxsize=65_536)
def digits_of(number: str) -> str:
    """Its digits, in order."""
    return "".join(sign for sign in compact(number) if sign.isdigit())


_GROUP: Final = re.compile(r"\d+")


@lru_cache(maxsize=65_536)
def groups_of(number: str) -> tuple[int, ...]:
    """Its groups of digits as numbers: ``F2026-014`` is 2026 and 14."""
    return tuple(int(group) for group in _GROUP.findall(_plain(number)))


@dataclass(frozen=True, slots=True)
class DigitGroup:
    """Digits without a gap within, and where they stand."""

    begin: int
    end: int
    value: int
    digits: str


def digit_groups(strip: Strip) -> list[DigitGroup]:
    """The groups of digits of a strip, in order."""
    found = []
    for run in _GROUP.finditer(strip.signs):
        begin = run.start()
        for at in range(run.start() + 1, run.end() + 1):
            if at == run.end() or strip.gaps[at] > Gap.NONE:
                digits = strip.signs[begin:at]
                found.append(DigitGroup(begin, at, int(digits), digits))
                begin = at
    return found


def _plain(text: str) -> str:
    if text.isascii():
        return text.upper()
    apart = unicodedata.normalize("NFKD", text.upper())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
