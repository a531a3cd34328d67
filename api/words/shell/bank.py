"""What the command line says of lines of bank accounts, in Dutch by the English."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "  to place: {amount} (version {version})": "  te plaatsen: {amount} (versie {version})",
    "  asked again on {day}": "  opnieuw gevraagd op {day}",
    "  {amount} on {number}": "  {amount} op {number}",
    "  proposal {number} ({score}): {parts}": "  voorstel {number} ({score}): {parts}",
    "nothing is booked by itself": "niets wordt vanzelf geboekt",
    "booked by itself from {score}": "vanzelf geboekt vanaf {score}",
    "; does not count: {clues}": "; telt niet: {clues}",
    "  terms of {creditor} then: {told}; proposed from {score}{without}": (
        "  voorwaarden van {creditor} toen: {told}; voorgesteld vanaf {score}{without}"
    ),
}

HELP: Final[Mapping[str, str]] = {
    "A line of a bank account: where it went and why, what is proposed, and on which terms.": (
        "Een post van een bankrekening: waar hij heen ging en waarom, wat is voorgesteld, en op"
        " welke voorwaarden."
    ),
}
