"""The characters a text may hold: what cannot be shown, kept or ordered is refused, here alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import NoneType
from typing import Final
from unicodedata import normalize
from uuid import UUID

from pydantic import BaseModel

from domain.errors import Refusal
from domain.sealing import Sealed

_LINES: Final = "\t\n"
_PLANES: Final = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_NEVER: Final = (
    "\0-\x08\x0b-\x1f\x7f-\x9f"  # controls of C0 and C1, but tab and end of line
    "\u2028\u2029"  # separators that some readers take for an end of line
    "\u202a-\u202e\u2066-\u2069"  # what turns the order of others around
    "\ud800-\udfff"  # halves of a pair, which no encoding holds
    "\ufdd0-\ufdef\ufeff"  # no characters, and the mark of a byte order
)
_UNFIT: Final = re.compile(f"[{_NEVER}{_PLANES}]")
_UNFIT_ON_A_LINE: Final = re.compile(f"[{_NEVER}{_PLANES}{_LINES}]")
_TEXTLESS: Final = frozenset({NoneType, bool, int, date, datetime, UUID})
"""What most of a fact is, and holds no text: it need not be asked what else it might be."""
INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"


def unfit(text: str, *, lines: bool = False) -> str:
    """Name the first character that a text may not hold, as ``U+0000``; empty: there is none.

    ``lines``: the text may have several, so tabs and ends of lines are its own.
    """
    if text.isprintable():  # which says no of all that is unfit, and of more
        return ""
    found = (_UNFIT if lines else _UNFIT_ON_A_LINE).search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def tidy(text: str, *, lines: bool = False) -> str:
    """A text as it is kept: composed (NFC), with one sign for the end of a line.

    Raises Refusal ``text.unfit`` that names the character.
    """
    said = text.replace("\r\n", "\n").replace("\r", "\n") if lines else text
    if wrong := unfit(said, lines=lines):
        raise Unfit(wrong)
    return normalize("NFC", said)


def legible(text: str, *, lines: bool = False) -> str:
    """What others said, as it can be shown and kept: a sign stands for each unfit character."""
    return (_UNFIT if lines else _UNFIT_ON_A_LINE).sub(INSTEAD, text)


class Unfit(Refusal):
    """A text holds a character that cannot be shown, kept or ordered."""

    def __init__(self, character: str, *, where: str = "") -> None:
        place = f" in {where}" if where else ""
        super().__init__(
            "text.unfit",
            f"A text holds a character that cannot be kept ({character}{place}).",
            way_out="Take the character out and send it again.",
            values={"character": f"{character}{place}"},
        )


def texts_within(value: object) -> Iterator[str]:
    """Every text that a fact holds at any depth, what is still to be sealed included."""
    within = [value]
    while within:
        part = within.pop()
        kind = type(part)
        if kind is str:
            yield part  # type: ignore[misc]  # it is one
        elif kind not in _TEXTLESS:
            if isinstance(part, str):
                yield part
            else:
                within += _parts(part)


def _parts(part: object) -> Iterable[object]:
    match part:
        case Sealed():
            return (part.given,)
        case BaseModel():
            return part.__dict__.values()
        case Mapping():
            return (*part, *part.values())
        case tuple() | list() | set() | frozenset():
            return part
    return ()


def require_fit(value: object) -> None:
    """Refuse what holds an unfit text at any depth; raises Refusal ``text.unfit``."""
    for text in texts_within(value):
        if not text.isprintable() and (wrong := unfit(text, lines=True)):
            raise Unfit(wrong)
