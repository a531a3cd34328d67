"""What the parts are called of how a claim stands before the court."""

from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "attachments": ("Beslagen", "Attachments"),
    "awards": ("Vonnissen", "Judgments"),
    "annulment": ("Vernietiging", "Annulment"),
    "by_default": ("Bij verstek", "By default"),
    "case_number": ("Zaaknummer", "Case number"),
    "claimed": ("Gevorderd", "Claimed"),
    "document": ("Stuk", "Document"),
    "ended_on": ("Geldt niet meer vanaf", "Holds no more from"),
    "enforceable": ("Uitvoerbaar bij voorraad", "Provisionally enforceable"),
    "form": ("Vorm", "Form"),
    "hearing_on": ("Roldatum", "Day on the cause list"),
    "interest_from": ("Rente vanaf", "Interest from"),
    "off": ("Er al af", "Off already"),
    "paid": ("Betaald", "Paid"),
    "credited": ("Gecrediteerd", "Credited"),
    "served_on": ("Betekend op", "Served on"),
    "summons": ("Dagvaarding", "Summons"),
    "parts": ("Toegewezen", "Awarded"),
    "protected_level": ("Beslagvrije voet", "Protected level"),
    "reckoned_through": ("Betalingen eraf tot en met", "Payments off through"),
    "rejected": ("Afgewezen", "Rejected"),
    "released_on": ("Opgeheven op", "Released on"),
    "steps": ("In de procedure", "In the proceedings"),
    "summons_on": ("Gedagvaard op", "Summoned on"),
    "upholds": ("Bekrachtigt het vorige vonnis", "Upholds the judgment before it"),
    "withdrawn_on": ("Ingetrokken op", "Taken back on"),
}
"""By name: in Dutch, in English."""
