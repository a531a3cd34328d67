"""What the values about payment plans that both sign are called."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "Rhythm": {
        "weekly": ("elke week", "every week"),
        "four_weekly": ("elke vier weken", "every four weeks"),
        "monthly": ("elke maand", "every month"),
    },
    "PlanStanding": {
        "proposed": ("voorgesteld", "proposed"),
        "running": ("loopt", "running"),
        "completed": ("betaald", "paid"),
        "lapsed": ("vervallen", "lapsed"),
        "declined": ("afgewezen", "declined"),
        "expired": ("verlopen", "expired"),
        "withdrawn": ("ingetrokken", "withdrawn"),
        "replaced": ("gewijzigd", "changed"),
    },
    "OfferEnd": {
        "declined": ("de debiteur wil haar niet", "the debtor does not want it"),
        "withdrawn": ("ingetrokken", "withdrawn"),
    },
    "CreditGround": {
        "statutory_interest": (
            "alleen wettelijke rente die ook zonder regeling loopt",
            "only statutory interest that runs without the plan too",
        ),
        "legal_advice": ("een jurist heeft het beoordeeld", "a lawyer judged it"),
        "licensed": (
            "wie het aanbiedt mag krediet verlenen",
            "whoever offers it may give credit",
        ),
    },
}
"""By enumeration and value: in Dutch, in English."""
