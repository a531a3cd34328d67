"""English of the pages of the bank."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Bank": "Bank",
    "Afschriften als CAMT.053, CAMT.054 of MT940, los of in een zip. Elke post telt één keer; nog"
    " eens inlezen doet geen kwaad.": (
        "Statements as CAMT.053, CAMT.054 or MT940, alone or in a zip. Every entry counts once;"
        " importing it again does no harm."
    ),
    "Nieuw": "New",
    "Misschien bekend": "Perhaps known",
    "Ingelezen": "Imported",
    "Bekend": "Known",
    "Geweigerd": "Refused",
    "Niet meegeteld": "Not counted",
    "Rekeningen": "Accounts",
    "Afschriften volledig": "Statements complete",
    "Betalingen bekend tot en met": "Payments known through",
    "Wat in de weg staat": "What stands in the way",
    "Geld van %(day)s is nog van niemand": "Money of %(day)s is nobody’s yet",
    "Er is nog geen afschrift ingelezen.": "No statement was imported yet.",
    "Posten": "Lines",
    "Lijst van posten": "List of lines",
    "Lijst van rekeningen": "List of accounts",
    "Geboekt": "Booked",
    "Geen post staat zo.": "No line stands so.",
    "Post": "Line",
    "Bestanden van de bank (CAMT, MT940 of .zip)": "Files of the bank (CAMT, MT940 or .zip)",
    "Bankpost": "Bank line",
    "Zie ook": "See also",
    "Wat de bank zegt": "What the bank says",
    "Tegenpartij": "Other party",
    "Omschrijving": "Description",
    "Kenmerk van de betaler": "Reference of the payer",
    "Machtiging": "Mandate",
    "Toevoeging van de bank": "Added by the bank",
    "Reden van terugkomst": "Why it came back",
    "Kenmerk van de bank": "Reference of the bank",
}
