"""English of the page of what parties cost."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Wat incassobureaus, deurwaarders en advocaten ontvingen, afdroegen en rekenden": (
        "What agencies, bailiffs and lawyers collected, passed on and charged"
    ),
    "Daar ontvangen": "Collected there",
    "Afgedragen": "Passed on",
    "Ingehouden": "Kept",
    "Gerekend, zonder btw": "Charged, before VAT",
    "Met btw": "With VAT",
    "Wat incassobureaus, deurwaarders en advocaten van %(first)s tot en met %(last)s ontvingen,"
    " afdroegen, inhielden en in rekening brachten. De debiteur betaalt hun nota's niet:"
    " incassokosten volgen de wettelijke staffel, proceskosten een vonnis.": (
        "What agencies, bailiffs and lawyers collected, passed on, kept and charged from %(first)s"
        " through %(last)s. The debtor does not pay their bills: collection costs go by the scale"
        " of the law, costs of proceedings by a judgment."
    ),
    "Per partij": "By party",
    "Per vordering": "By claim",
    "Geen partij meldde in deze dagen iets.": "No party told anything in these days.",
}
