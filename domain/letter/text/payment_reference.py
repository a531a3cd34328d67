"""Payment references: the Dutch betalingskenmerk and the RF creditor reference (ISO 11649).

Both carry check digits, so that a mistyped one is found before the money moves. Rules of the
betalingskenmerk: Betaalvereniging Nederland, "Specificaties betalingskenmerk"; of the creditor
reference: ISO 11649, check digits by ISO 7064 MOD 97-10.
"""

import re
from enum import StrEnum
from typing import Final
from uuid import UUID


class ReferenceKind(StrEnum):
    """What reference a creditor has his letters ask for, where the invoice states none."""

    NONE = "none"
    """The invoice number; over several claims the letter's own number."""
    RF = "rf"
    """A creditor reference (ISO 11649), understood in all of SEPA."""
    BETALINGSKENMERK = "betalingskenmerk"
    """Sixteen digits, the first of which checks the others."""


_WEIGHTS: Final = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
"""From the rightmost digit to the left; repeated for longer numbers."""
_ELEVEN: Final = 11
_PLAIN_LENGTH: Final = 7
_LONG_LENGTH: Final = 16
_CODED_LENGTHS: Final = range(9, 15)
"""With a check digit, then one digit that says how many follow."""
_RF_SHAPE: Final = re.compile(r"RF\d{2}[0-9A-Z]{1,21}")
_NINETY_SEVEN: Final = 97
_PAYLOAD: Final = 15


def squeezed(reference: str) -> str:
    """A reference as it is compared and sent: no white space, upper case."""
    return "".join(reference.split()).upper()


def is_betalingskenmerk(reference: str) -> bool:
    """Tell whether this is a correct betalingskenmerk of 7, 9 to 14, or 16 digits."""
    digits = squeezed(reference)
    if not (digits.isascii() and digits.isdigit()):
        return False
    if len(digits) == _PLAIN_LENGTH:
        return True
    if len(digits) in _CODED_LENGTHS and int(digits[1]) != (len(digits) - 2) % 10:
        return False
    known = len(digits) == _LONG_LENGTH or len(digits) in _CODED_LENGTHS
    return known and digits[0] == check_digit(digits[1:])


def check_digit(digits: str) -> str:
    """The digit that goes before these: weighted, modulo 11; 10 counts as 1, 11 as 0."""
    weighted = (
        int(digit) * _WEIGHTS[place % len(_WEIGHTS)] for place, digit in enumerate(digits[::-1])
    )
    check = _ELEVEN - sum(weighted) % _ELEVEN
    return str({10: 1, 11: 0}.get(check, check))


def looks_like_rf(reference: str) -> bool:
    """Tell whether this has the form of a creditor reference, whatever its check digits."""
    return _RF_SHAPE.fullmatch(squeezed(reference)) is not None


def is_rf(reference: str) -> bool:
    """Tell whether this is a correct creditor reference."""
    bare = squeezed(reference)
    return looks_like_rf(bare) and _remainder(bare[4:] + bare[:4]) == 1


def grouped(reference: str) -> str:
    """A correct structured reference in groups of four; any other stands as it is."""
    bare = squeezed(reference)
    if not (is_rf(bare) or (len(bare) == _LONG_LENGTH and is_betalingskenmerk(bare))):
        return reference
    return " ".join(bare[i : i + 4] for i in range(0, len(bare), 4))


def in_fours(iban: str) -> str:
    """An account number in groups of four, as it is read: ``NL91 ABNA 0417 1643 00``."""
    bare = iban.replace(" ", "")
    return " ".join(bare[i : i + 4] for i in range(0, len(bare), 4))


def made_reference(kind: ReferenceKind, identity: UUID) -> str:
    """Make the reference of a claim or a letter: the same for the same id, without spaces."""
    digits = f"{identity.int % 10**_PAYLOAD:0{_PAYLOAD}d}"
    match kind:
        case ReferenceKind.BETALINGSKENMERK:
            return check_digit(digits) + digits
        case ReferenceKind.RF:
            return f"RF{98 - _remainder(digits + 'RF00'):02d}{digits}"
        case ReferenceKind.NONE:
            return ""


def _remainder(text: str) -> int:
    """Read letters as 10 to 35 and give the number's remainder by 97."""
    return int("".join(str(int(sign, 36)) for sign in text)) % _NINETY_SEVEN
