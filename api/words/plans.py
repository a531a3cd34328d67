"""What the plans of the house are called; a creditor's own plan is called as he calls it."""

from collections.abc import Mapping
from typing import Final

PLANS: Final[Mapping[str, tuple[str, str]]] = {
    "bailiff": (
        "Deurwaarder: bellen, afspreken, in gebreke stellen, herinneren, uit handen geven",
        "Bailiff: call, agree, give notice of default, remind, hand over",
    ),
    "business": ("Aanbevolen voor bedrijven", "Recommended for businesses"),
    "consumer": ("Aanbevolen voor consumenten", "Recommended for consumers"),
    "four-steps": (
        "Vier stappen: herinneren, bellen, aanmanen, uit handen geven",
        "Four steps: remind, call, demand, hand over",
    ),
    "full-collection": (
        "Volledige incassoprocedure: aanmanen, minnelijk, gerechtelijk",
        "Full collection: demand, amicable, in court",
    ),
    "six-steps": (
        "Zes stappen: factureren, herinneren, bellen, aanmanen, in gebreke stellen, incasso",
        "Six steps: invoice, remind, call, demand, notice of default, collection",
    ),
    "three-steps": (
        "Drie stappen: contact, regeling, herinnering en sommatie",
        "Three steps: contact, payment plan, reminder and demand",
    ),
}
"""By name: in Dutch, in English."""
