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
    "Agencies, bailiffs and lawyers from {first} through {last}": (
        "Incassobureaus, deurwaarders en advocaten van {first} tot en met {last}"
    ),
    "party": "partij",
    "collected": "ontvangen",
    "remitted": "afgedragen",
    "kept": "ingehouden",
    "charged for": "gerekend voor",
    "billed": "nota's met btw",
    "taken from what it remits": "ingehouden op de afdracht",
    "paid apart": "apart te betalen",
    "  It may still keep {keeps} by its bills: {remit} is to be remitted.": (
        "  Volgens haar nota's mag zij nog {keeps} inhouden: af te dragen is {remit}."
    ),
    "  It may still keep {keeps} by its bills, {beyond} more than it owes.": (
        "  Volgens haar nota's mag zij nog {keeps} inhouden, {beyond} meer dan zij moet afdragen."
    ),
    "  No bill explains {amount} that it kept.": "  Geen nota verklaart {amount} die zij inhield.",
}
"""By what is said in English."""

HELP: Final[Mapping[str, str]] = {
    "What each agency, bailiff and lawyer collected, passed on, kept and charged in a period.": (
        "Wat elk incassobureau, elke deurwaarder en advocaat in een periode ontving, afdroeg,"
        " inhield en in rekening bracht."
    ),
}
"""Dutch of the help, by the English."""
