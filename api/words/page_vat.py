"""English of the page of returns of VAT."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Wat na de teruggaaf wordt gecrediteerd, gaat ervan af: de btw van de creditnota wordt anders"
    " twee keer afgetrokken.": (
        "What is credited after the relief goes off it: the VAT of the credit note is else deducted"
        " twice."
    ),
    "Btw-aangifte": "Return of VAT",
    "Btw terugvragen en weer afdragen, per aangifte": "VAT to ask back and to pay again, by return",
    "Van %(first)s tot en met %(last)s. Een jaar na de vervaldag geldt als oninbaar wat van een"
    " factuur niet is betaald: de btw daarin kan dan terug (art. 29 Wet OB). Wat daarna binnenkomt,"
    " is weer verschuldigd.": (
        "From %(first)s through %(last)s. A year after its due day what is not paid of an invoice"
        " counts as lost: its VAT may then be asked back (Wet OB art. 29). What comes in later is"
        " due again."
    ),
    "Tijdvak (2026-Q4, 2026-12 of 2026)": "Period (2026-Q4, 2026-12 or 2026)",
    "Samen": "Together",
    "Regel": "Line",
    "Aangifte": "Return",
    "Btw": "VAT",
    "Staat alles in de aangifte? Leg het vast; bij elke vordering staat dan in welke aangifte, en"
    " wat later binnenkomt wordt gemeld.": (
        "Does the return hold all of it? Record that; each claim then says in which return, and"
        " what comes in later is told."
    ),
    "Alles staat in de aangifte over %(period)s": "The return of %(period)s holds all of it",
    "Het tijdvak loopt nog: er kan nog betaald worden.": (
        "The period is not over: something may still be paid."
    ),
    "Bedrag met btw": "Amount with VAT",
    "Dag": "Day",
    "Niets in dit tijdvak, en niets vergeten.": "Nothing in this period, and nothing left out.",
}
