"""How a letter greets: by the form of address in the name it was given, where that is certain."""

import re
from typing import Final

from domain.letter.text.content import LetterContent

_MRS: Final = re.compile(r"(?:mevrouw|mevr\.?|mw\.?)\s+(.+)", re.IGNORECASE)
_MR: Final = re.compile(r"(?:de heer|dhr\.?)\s+(.+)", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:(?:[^\W\d_]{1,4}\.)+-?)+\s*", re.UNICODE)
_SEVERAL: Final = re.compile(r"[&/,+()]|\b(?:en|and|of|mevrouw|mevr|mw|heer|dhr)\b", re.IGNORECASE)


def salutation(content: LetterContent) -> tuple[str, str]:
    """The key of the salutation, and whom it names; a creditor's own sentence goes before it.

    Only a consumer is greeted so: what begins with a form of address may be a business. Nobody
    is guessed at: a name without one, or of two people, is greeted as before, and where first
    name and surname cannot be told apart the form of address stands alone.
    """
    if content.debtor.capacity == "consumer" and "salutation" not in content.texts:
        for key, form in (("salutation_mrs", _MRS), ("salutation_mr", _MR)):
            found = form.fullmatch(" ".join(content.debtor.name.split()))
            if found and not _SEVERAL.search(found[1]):
                surname = _surname(found[1])
                return (key, surname) if surname else (f"{key}_alone", "")
    return "salutation", ""


def in_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "voor mevrouw J. de Vries".

    Only where initials follow the form of address: what begins with one may be a business.
    """
    found = _MRS.fullmatch(name) or _MR.fullmatch(name)
    return name[:1].lower() + name[1:] if found and _INITIALS.match(found[1]) else name


def _surname(rest: str) -> str:
    """The surname, with a capital where it is not behind initials; empty: it cannot be told."""
    name = _INITIALS.sub("", rest, count=1)
    certain = name != rest or " " not in rest or not rest[:1].isupper()
    return name[:1].upper() + name[1:] if certain else ""
