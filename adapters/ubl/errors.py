"""The refusal of an invoice, with all that could still be read of it."""

import re
from typing import Final

from adapters.ubl.values import InvoiceDocument, PartialReading
from domain.errors import Refusal

NOTHING_READ: Final = PartialReading()

_HARMLESS = re.compile(r"[0-9 .,:/+\-TZeE€]{1,40}|[A-Za-z]{1,5}", re.ASCII)


class InvoiceRefused(Refusal):
    """A file that cannot become a claim or a credit; ``reading`` is what it said nevertheless.

    ``document`` is there where it was whole, and nothing is left to pay.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        way_out: str = "",
        reading: PartialReading = NOTHING_READ,
        document: InvoiceDocument | None = None,
    ) -> None:
        """Keep the parts of a refusal, and the reading."""
        super().__init__(code, message, way_out=way_out)
        self.reading, self.document = reading, document


class NothingToPay(Refusal):
    """A document of which the amount to pay is zero."""

    def __init__(self, document: InvoiceDocument) -> None:
        """Keep the document: it may be one that was taken in when it was not paid yet."""
        super().__init__(
            "ubl.zero",
            "cac:LegalMonetaryTotal/cbc:PayableAmount is zero: there is nothing to collect.",
            way_out="It needs no claim; a paid invoice is not imported.",
        )
        self.document = document


def shown(text: str) -> str:
    """Quote a value in a message, or only say its length where it might be personal."""
    if _HARMLESS.fullmatch(text):
        return f"'{text}'"
    return f"a text of {len(text)} characters"
