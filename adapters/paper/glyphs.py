"""Which characters the embedded fonts can print, and what becomes of the others.

PDF/A forbids a missing glyph, so a name with an emoji would stop the whole letter. Letters of
Latin, Greek, Cyrillic, Hebrew and Arabic script print; what cannot is shown as a hollow square,
never left out silently; control and direction characters go, so that no text can hide another.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

NO_GLYPH: Final = "\u25a1"
_LONGEST_WORD: Final = 40
_ONE_THING: Final = re.compile(
    r"€ (?=\d)|\b\d{1,2} [A-Za-z]{3,9} \d{4}\b"
    r"|\b[Aa]rti(?:kel|cle) \d[\d:a-z]*(?: lid \d+)?(?: BW\b)?"
    r"|\b[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?\b"
)
"""What is read as one, so not parted by a line's end.

An amount, a day in words, an article of the law with its code, an account in groups of four.
"""
_ONE_WORD: Final = re.compile(r"(?<![\w@.-])(?:[Ee]-mail|incassant-ID)(?![\w@-]|\.\w)")
"""Words of the letters of which a line would end behind the hyphen; no part of an address."""
_FIRM_HYPHEN: Final = "\u2011"

PRINTABLE: Final = (
    (0x20, 0x7E),
    (0xA1, 0xAC),
    (0xAE, 0x377),
    (0x384, 0x38A),
    (0x38E, 0x3A1),
    (0x3A3, 0x4FF),
    (0x5D0, 0x5EA),
    (0x60C, 0x60C),
    (0x61F, 0x61F),
    (0x621, 0x63A),
    (0x641, 0x652),
    (0x660, 0x669),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x2040),
    (0x2070, 0x2071),
    (0x2074, 0x208E),
    (0x20A0, 0x20BF),
    (0x2116, 0x2117),
    (0x2122, 0x2122),
    (0x2190, 0x21FF),
    (0x25A0, 0x25FF),
    (0xFB00, 0xFB06),
)
"""First and last code point of each range, found by setting every one of them (see the tests)."""
_ALL_PRINTABLE: Final = re.compile(
    "[\n{}]*".format("".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in PRINTABLE))
)


def printable(text: str) -> str:
    """Give the text as it can be printed: composed, without control or direction characters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if _ALL_PRINTABLE.fullmatch(composed):
        return composed
    return "".join(_glyph(character) for character in composed)


def one_line(text: str) -> str:
    """Give printable text with all white space as single spaces, and long words breakable."""
    return " ".join(soft(word) for word in printable(text).split())


def kept_together(text: str, *whole: str) -> str:
    """Give printable text in which no line ends inside what is read as one thing, or ``whole``.

    An amount, a day, an article, an account; ``whole``: what else, such as a number to call.
    """
    shown = _ONE_THING.sub(lambda found: _unbroken(found[0]), printable(text))
    shown = _ONE_WORD.sub(lambda found: found[0].replace("-", _FIRM_HYPHEN), shown)
    for each in filter(None, map(printable, whole)):
        if len(each) <= _LONGEST_WORD:
            shown = shown.replace(each, _unbroken(each))
    return shown


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def lines(rows: Iterable[str]) -> list[str]:
    """Give the rows that hold something, each on one line."""
    return [line for line in map(one_line, rows) if line]


def soft(word: str, *, longest: int = _LONGEST_WORD) -> str:
    """Let a long word break: a space of no width after every ``longest`` characters."""
    if len(word) <= longest:
        return word
    return "\u200b".join(word[i : i + longest] for i in range(0, len(word), longest))


@lru_cache(2_000)
def _glyph(character: str) -> str:
    if character == "\n" or _has_glyph(character):
        return character
    kind = unicodedata.category(character)
    if kind.startswith("Z"):
        return "\u00a0" if character == "\u00a0" else " "
    return "" if kind in {"Cc", "Cf", "Mn", "Me"} else NO_GLYPH


def _has_glyph(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in PRINTABLE)
