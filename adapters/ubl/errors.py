"""The refusal of an invoice, with all that could still be read of it."""

import re
from typing import Final

from adapters.ubl.values import PartialReading
from domain.errors import Refusal

NOTHING_READ: Final = PartialReading()

_HARMLESS = re.compile(r"[0-9 .,:/+\-TZeE€]{1,40}|[A-Za-z]{1,5}", re.ASCII)


class InvoiceRefused(Refusal):
    """A file that cannot become a claim or a credit; ``reading`` is what it said nevertheless."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        way_out: str = "",
        reading: PartialReading = NOTHING_READ,
    ) -> None:
        """Keep the parts of a refusal, and the reading."""
        super().__init__(code, message, way_out=way_out)
        self.reading = reading


def shown(text: str) -> str:
    """Quote a value in a message, or only say its length where it might be personal."""
    if _HARMLESS.fullmatch(text):
        return f"'{text}'"
    return f"a text of {len(text)} characters"
