"""The payment code (EPC QR, EPC069-12 version 2) that Dutch bank apps read from a letter."""

from typing import Final

from adapters.paper.qr_code import qr_svg
from domain.letter.text.payment_reference import is_betalingskenmerk, is_rf, squeezed
from domain.money import Cents, as_decimal

_NAME_LENGTH: Final = 70
_TEXT_LENGTH: Final = 140
_MOST_BYTES: Final = 331
"""What the standard's largest code (version 13, level M) holds."""


def payment_code(
    *, holder: str, iban: str, amount: Cents, reference: str, specimen: bool = False
) -> str:
    """Draw the code for a credit transfer as SVG; ``amount`` is in cents and positive.

    The code of a specimen says so first: no bank app reads it as a payment.
    """
    payload = epc_payload(holder=holder, iban=iban, amount=amount, reference=reference)
    return qr_svg(f"SPECIMEN\n{payload}" if specimen else payload)


def epc_payload(*, holder: str, iban: str, amount: Cents, reference: str) -> str:
    """Give the eleven lines of the code: a SEPA credit transfer in euro, UTF-8, without BIC.

    A correct creditor reference goes in the structured field (ISO 11649), anything else in the
    free one; name and text are cut to the standard's length. White space is folded,
    so no value can add a line.
    """
    structured = is_rf(reference)
    lines = (
        *("BCD", "002", "1", "SCT", ""),
        _folded(holder)[:_NAME_LENGTH],
        "".join(iban.split()).upper(),
        f"EUR{as_decimal(amount)}",
        "",
        squeezed(reference) if structured else "",
        "" if structured else _free(reference),
    )
    # Only the free text at the end can be too long: letters with marks take two bytes or more.
    return "\n".join(lines).encode()[:_MOST_BYTES].decode(errors="ignore")


def _free(reference: str) -> str:
    """Give the text for the free field; a betalingskenmerk goes in without its spaces."""
    bare = squeezed(reference)
    return bare if is_betalingskenmerk(bare) else _folded(reference)[:_TEXT_LENGTH]


def _folded(text: str) -> str:
    return " ".join(text.split())
