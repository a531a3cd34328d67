"""What the command line says of money at a party, in Dutch by the English."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "{ground}: charged {billed}, asked of the debtor {asked}, stays with you {stays}.": (
        "{ground}: in rekening gebracht {billed}, aan de debiteur gevraagd {asked}, voor uw"
        " rekening {stays}."
    ),
    "  {number} ({day}): {parts}, VAT {vat}, together {total}; {how}.": (
        "  {number} ({day}): {parts}, btw {vat}, samen {total}; {how}."
    ),
    "taken from what it remits": "ingehouden op de afdracht",
    "paid apart": "apart te betalen",
    "  It may still keep {keeps} by its bills: {remit} is to be remitted.": (
        "  Volgens haar nota's mag zij nog {keeps} inhouden: af te dragen is {remit}."
    ),
    "  No bill explains {amount} that it kept.": "  Geen nota verklaart {amount} die zij inhield.",
}
"""By what is said in English."""
