"""Refusals of parties, their registration, and papers that go along, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "hand_over.before_plan": (
        "Volgens het traject gaat de vordering[ {invoice}] pas uit handen vanaf[ {day}].",
        "Wacht die dag af, of vink aan dat het zo klopt.",
    ),
    "hand_over.payments_unknown": (
        "Wat er op de vordering[ {invoice}] is betaald, is nog niet bekend[ tot en met {day}].",
        "Leg eerst de betalingen van die dagen vast, of vink aan dat het zo klopt.",
    ),
    "hand_over.term_runs": (
        "Een brief geeft de debiteur nog tijd om te betalen[, tot en met {day}].",
        "Wacht die dag af, of vink aan dat het zo klopt.",
    ),
    "party.not_set_down": (
        "Deze partij[ {party}] is niet vastgelegd bij deze schuldeiser.",
        "Leg eerst de partij vast.",
    ),
    "registration.days": (
        "De registratie zou eindigen voor zij begint.",
        "Kijk beide dagen nog eens na.",
    ),
    "registration.unclear": (
        "Geef het registratienummer met de eerste dag ervan, of de reden waarom het niet hoeft.",
        "Zoek de partij op in het register voor incassodienstverlening van Justis.",
    ),
    "paper.known_otherwise": (
        "Dit bestand ligt al bij vordering[ {invoice}], als ander stuk of met een andere datum.",
        "Neem dat eerst als vergissing terug.",
    ),
    "paper.too_many": (
        "Bij vordering[ {invoice}] liggen al[ {most}] stukken.",
        "Voeg er meer samen tot één pdf, of neem er een als vergissing terug.",
    ),
    "paper.unreadable": (
        "Het bestand is geen pdf, png of jpg.",
        "Druk het af naar pdf, of maak er een foto van.",
    ),
}
