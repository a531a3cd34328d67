"""Whether two parties may be one: their names, addresses and e-mail, as people write them."""

import re
import unicodedata
from typing import Final

from domain.parties import Address, ContactDetails, mail_addresses

_WORD: Final = re.compile(r"[0-9a-z]+")
_TITLES: Final = frozenset(
    (
        "dhr heer de mevr mevrouw mw mr mrs ms dr drs ing ir prof fam familie t.a.v tav"
        " bv nv vof cv cooperatie stichting vereniging holding gmbh sa sprl bvba ltd inc en"
    ).split()
)
"""Words of a name that tell nobody apart: titles, legal forms and the like."""
_HOUSE: Final = re.compile(r"\b(\d+)\b")
NAMELESS: Final = "Onbekend"
"""The name of a customer of whom an invoice gives none."""


def agree(one: ContactDetails, other: ContactDetails) -> bool:
    """Tell whether two may well be one party: by name, by address or by e-mail.

    Where all of them differ, a number alone does not join them.
    """
    return (
        _names_agree(one.name, other.name)
        or bool(place(one.address) and place(one.address) == place(other.address))
        or bool(_mails(one) & _mails(other))
    )


def _mails(contact: ContactDetails) -> set[str]:
    written = " ".join((contact.email, *contact.more_emails))
    return {one.casefold() for one in mail_addresses(written)}


def name_key(name: str) -> str:
    """A name as it is compared: its words without titles, legal forms and accents."""
    return " ".join(_words(name))


def short_name(name: str) -> str:
    """A name as a relative of it is found: its first letter and its last word."""
    words = _words(name)
    return f"{words[0][0]} {words[-1]}" if words else ""


def place(address: Address) -> str:
    """An address as it is compared: postal code and house number; empty: too little is known."""
    postal_code = "".join(_plain(address.postal_code).split())
    house = _HOUSE.search(address.street)
    return f"{postal_code} {house[1]}" if postal_code and house else ""


def _names_agree(one: str, other: str) -> bool:
    if NAMELESS in {one, other}:
        return True
    mine, theirs = set(_words(one)), set(_words(other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine or _initials(one, other))


def _initials(one: str, other: str) -> bool:
    """Tell whether the last words are the same, and one gives a first name by its letter."""
    mine, theirs = _words(one), _words(other)
    shortened = len(mine[0]) == 1 or len(theirs[0]) == 1
    return shortened and short_name(one) == short_name(other)


def _words(name: str) -> list[str]:
    joined = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", _plain(name))
    words = _WORD.findall(joined)
    return [word for word in words if word not in _TITLES] or words


def _plain(text: str) -> str:
    if text.isascii():  # then nothing of it can be taken apart
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
