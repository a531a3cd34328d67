"""Parties to whom claims are handed over."""

from datetime import date

from domain.claim.events import PartyKind
from domain.creditor.events import HandOverParty

SINCE = date(2025, 4, 1)


def registered(name: str) -> HandOverParty:
    """An agency that stands in the register of collection services."""
    return HandOverParty(
        name=name, kind=PartyKind.AGENCY, registration="WKI-1", registered_from=SINCE
    )
