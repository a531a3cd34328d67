"""The sentences of the pages in English, by the Dutch that their templates are written in."""

from collections.abc import Mapping
from typing import Final

from api.words import (
    page_audit,
    page_bank,
    page_claim,
    page_compliance,
    page_debits,
    page_erasures,
    page_forms,
    page_frame,
    page_inbox,
    page_intake,
    page_letters,
    page_lists,
    page_party_costs,
    page_plans,
    page_refunds,
    page_users,
    page_vat,
    page_webhooks,
)
from api.words.language import DUTCH, spoken

TABLES: Final[tuple[Mapping[str, str], ...]] = (
    page_frame.ENGLISH,
    page_audit.ENGLISH,
    page_lists.ENGLISH,
    page_claim.ENGLISH,
    page_compliance.ENGLISH,
    page_letters.ENGLISH,
    page_forms.ENGLISH,
    page_bank.ENGLISH,
    page_refunds.ENGLISH,
    page_inbox.ENGLISH,
    page_intake.ENGLISH,
    page_plans.ENGLISH,
    page_users.ENGLISH,
    page_debits.ENGLISH,
    page_erasures.ENGLISH,
    page_vat.ENGLISH,
    page_party_costs.ENGLISH,
    page_webhooks.ENGLISH,
)
ENGLISH: Final[Mapping[str, str]] = {
    dutch: english for table in TABLES for dutch, english in table.items()
}
"""By Dutch sentence; names in ``%(name)s`` are filled in."""


def said(dutch: str) -> str:
    """A sentence in the language that is spoken."""
    return dutch if spoken() == DUTCH else ENGLISH.get(dutch, dutch)


def said_of(one: str, many: str, count: int) -> str:
    """A sentence about one thing or several, in the language that is spoken."""
    return said(one if count == 1 else many)


def marked(dutch: str) -> str:
    """The sentence itself: marked here as one of the pages, and said later."""
    return dutch
