"""What the command line says of lines of bank accounts, in Dutch by the English."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "  to place: {amount} (version {version})": "  te plaatsen: {amount} (versie {version})",
    "It is not certain who paid: send this only where you know it yourself.": (
        "Niet zeker is wie betaalde: verstuur dit alleen als u dat zelf weet."
    ),
    "  asked again on {day}": "  opnieuw gevraagd op {day}",
    "  {amount} on {number}": "  {amount} op {number}",
    "  proposal {number} (certainty {score} of 100): {parts}": (
        "  voorstel {number} (zekerheid {score} van 100): {parts}"
    ),
    " (certainty {score} of 100)": " (zekerheid {score} van 100)",
    "  was booked (certainty {score} of 100), and undone": (
        "  was geboekt (zekerheid {score} van 100), en is teruggedraaid"
    ),
    " – against it: {reasons}": " – daartegen pleit: {reasons}",
    "  no claim came to certainty {score}: nothing is proposed": (
        "  geen vordering kwam tot zekerheid {score}: er wordt niets voorgesteld"
    ),
    "  not booked by itself: {why}": "  niet vanzelf geboekt: {why}",
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
    "A text that asks the payer of a bank line what it is for, for a person to send.\n\n"
    "It tells of the payment alone, and of nobody's debts. Who paid is named only where account\n"
    "and full name say it, and nobody else's name agrees.": (
        "Een tekst die de betaler van een bankpost vraagt waarvoor hij is, door een mens te"
        " versturen.\n\nHij vertelt alleen van de betaling, en van niemands schuld. Wie betaalde"
        " staat er alleen bij als rekening en volledige naam het zeggen, en geen andere naam past."
    ),
    "where it is not certain who paid": "waar niet zeker is wie betaalde",
}
