"""The characters of SEPA: a name keeps its meaning, and nothing that a bank refuses is left."""

import re
from typing import Final
from unicodedata import combining, normalize

_ALLOWED: Final = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]", re.ASCII)
_SPELT: Final = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "TH",
        "ł": "l",
        "Ł": "L",
        "\u0131": "i",
        "&": "+",
        "@": "(at)",
        "_": "-",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": "'",
        "”": "'",
        '"': "'",
        "`": "'",
        ";": ",",
        "[": "(",
        "]": ")",
        "{": "(",
        "}": ")",
        "€": "EUR",
    }
)
"""What has no base letter, and signs with one that says the same (EPC217-08, Best practices)."""


def sepa_text(text: str, *, longest: int) -> str:
    """A text in the Latin characters that every bank takes, at most so long.

    An accent goes and its letter stays (EPC217-08); what has no such letter becomes a point, so
    that it shows that something stood there. No ``//``, none at the start or the end. Never cut
    inside a word where a blank lies in the last third.
    """
    spelt = normalize("NFKD", text.translate(_SPELT))
    plain = "".join(character for character in spelt if not combining(character))
    kept = _ALLOWED.sub(".", re.sub(r"\s+", " ", plain))
    kept = re.sub(r"/{2,}", "/", kept).strip(" /")
    if len(kept) <= longest:
        return kept
    short = kept[:longest]
    blank = short.rfind(" ")
    cut = short[:blank] if kept[longest] != " " and blank > longest * 2 // 3 else short
    return cut.strip(" /")


def sepa_id(text: str) -> str:
    """A reference as it may stand in a file; raises ValueError where it would be another one.

    A reference is never rewritten: it is how what the bank says is found again.
    """
    if not text or sepa_text(text, longest=35) != text:
        msg = f"no reference of at most 35 SEPA characters: {text!r}"
        raise ValueError(msg)
    return text
