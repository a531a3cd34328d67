"""Refusals about mandates and direct debits, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "identifier.wrong": (
        "Dit is geen incassant-ID: de vorm of de controlecijfers kloppen niet.",
        "Neem het over uit het contract met de bank, zoals NL79ZZZ999999990000.",
    ),
    "mandate.known": (
        "Er is al een machtiging[ {mandate}] bij deze schuldeiser.",
        "Wijzig die als de rekening een andere werd, of geef de nieuwe een eigen kenmerk.",
    ),
    "mandate.b2b_consumer": (
        "Met B2B wordt alleen van bedrijven geïncasseerd: een consument houdt zijn terugboeking.",
        "Leg vast in welke hoedanigheid hij handelt, of kies Core.",
    ),
    "mandate.revoked": (
        "De machtiging[ {mandate}] is ingetrokken.",
        "Laat hem een nieuwe tekenen.",
    ),
    "mandate.unknown": (
        "Deze debiteur heeft geen machtiging[ {mandate}].",
        "Kijk op zijn pagina welke er zijn.",
    ),
}
"""By code: what is said, and the way out."""
