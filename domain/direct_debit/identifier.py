"""The creditor identifier (incassant-ID, AT-02): whether its check digits fit."""

import re
from typing import Final

from domain.errors import Refusal

_SHAPE: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}", re.ASCII)
_DUTCH: Final = re.compile(r"NL[0-9]{2}[A-Z0-9]{3}[0-9]{12}", re.ASCII)
_REMAINDER: Final = 1


def creditor_identifier(text: str) -> str:
    """The identifier without blanks, in capitals.

    Country, two check digits over country and national part (ISO 7064, mod 97-10), a business
    code of three that the check leaves out (ZZZ), the national part: in the Netherlands KvK
    number and branch, twelve digits (EPC262-08). Raises Refusal ``identifier.wrong``.
    """
    found = re.sub(r"[\s.-]", "", text).upper()
    fits = _SHAPE.fullmatch(found) and (_DUTCH.fullmatch(found) or not found.startswith("NL"))
    if not fits or _remainder(found[7:] + found[:4]) != _REMAINDER:
        raise Refusal(
            "identifier.wrong",
            "This is no creditor identifier: its form or its check digits do not fit.",
            way_out="Take it from the contract with the bank, such as NL79ZZZ999999990000.",
        )
    return found


def _remainder(text: str) -> int:
    return int("".join(str(int(character, 36)) for character in text)) % 97
