"""What was said to the tax office of a claim that is not paid (art. 29 Wet OB)."""

from datetime import date
from typing import ClassVar, TypeAlias

from pydantic import Field

from domain.facts import Fact


class VatReliefDeclared(Fact):
    """The VAT on what is not paid was asked back in the return of a period.

    Again for the same claim: what differs from what was asked before, which may be less.
    """

    TOPIC: ClassVar[str] = "claim.vat_relief_declared"

    period: str
    """``2026-Q4``, ``2026-12`` or ``2026``."""
    as_of: date
    """The day as of which it was reckoned: a year after the due day, or when it was certain."""
    unpaid: int = Field(ge=0)
    """The consideration, its VAT included, that was not paid by then."""
    vat: int


class VatDueAgainDeclared(Fact):
    """VAT that had been asked back was paid in the return of the period in which money came in."""

    TOPIC: ClassVar[str] = "claim.vat_due_again_declared"

    period: str
    vat: int


TaxFact: TypeAlias = VatReliefDeclared | VatDueAgainDeclared
