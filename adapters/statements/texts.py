"""Texts of banks: kept in the pieces they came in, and joined where they were only wrapped."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from unicodedata import normalize

from domain.characters import legible
from domain.letter.text.payment_reference import is_betalingskenmerk

NOTHING: Final = frozenset({"NOTPROVIDED", "NONREF"})
"""What banks write where there is nothing (compared without white space)."""

OF_CAMT: Final = frozenset({35, 70, 140})
OF_SWIFT: Final = frozenset({65})
OF_SUBFIELDS: Final = frozenset({27})
"""A piece of exactly such a length was cut there, and goes on in the next."""

_LONG: Final = 16
_SHORT: Final = 7
_KENMERK: Final = re.compile(r"BETALINGSKENM(?:ERK)?[.:\s]*(\d[\d\s]{6,60})", re.IGNORECASE)
_CUR: Final = re.compile(r"\bCUR\b[^0-9]{1,12}(\d{16})(?!\d)")
_RF: Final = re.compile(r"(?<![A-Z0-9])RF\d{2}[A-Z0-9]{1,21}(?![A-Z0-9])")


def fit(text: str) -> str:
    """A text as it can be kept: composed, and a sign for what cannot be shown."""
    if text.isascii() and text.isprintable():
        return text
    return legible(normalize("NFC", text), lines=True)


def said(text: str) -> str:
    """An id or a reference, on one line; empty where a bank says that there is none."""
    bare = " ".join(fit(text).split())
    return "" if bare.replace(" ", "").upper() in NOTHING else bare


def pieces_of(*texts: str) -> tuple[str, ...]:
    """The lines of texts, without what stands around each."""
    return tuple(
        bare
        for text in texts
        for line in text.splitlines()
        if (bare := fit(line).replace("\t", " ").strip())
    )


def joined(pieces: Sequence[str], columns: frozenset[int] = OF_SWIFT) -> str:
    """Join pieces as they probably read before: without a blank where one fills its column."""
    parts: list[str] = []
    for piece in pieces:
        parts += [piece, "" if len(piece) in columns else " "]
    return " ".join("".join(parts).split())


def references_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The references of a creditor that stand in a text after their name, or as an RF."""
    found: dict[str, None] = {}
    for text in texts:
        for match in _KENMERK.finditer(text):
            found |= dict.fromkeys(_first_of(match[1]))
        found |= dict.fromkeys(_CUR.findall(text))
        found |= dict.fromkeys(_RF.findall(text.upper()))
    return tuple(found)


def _first_of(run: str) -> list[str]:
    """The reference at the head of a run of digits, into which the next text may be drawn."""
    digits, ahead = "".join(run.split()), run.split(maxsplit=1)[0]
    if len(digits) <= _LONG:
        return [digits] if len(digits) >= _SHORT else []
    if is_betalingskenmerk(digits[:_LONG]):
        return [digits[:_LONG]]
    return [ahead] if _SHORT <= len(ahead) <= _LONG else []
