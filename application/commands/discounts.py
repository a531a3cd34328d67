"""What is off for who pays early, by the terms of a creditor."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from pydantic import Field

from application.commands.court_sums import Rate
from application.commands.four_eyes import TakesTwo, wider_discount
from application.commands.seen import OnSeenTerms
from application.house import House
from domain.application import Session
from domain.creditor.discounts import LONGEST, set_discount
from domain.creditor.state import Creditor
from domain.facts import Fact
from domain.money import cents_from


class SetDiscountTerms(OnSeenTerms):
    """Set what is off an invoice that names no discount itself, for who pays it in time."""

    NAME: ClassVar[str] = "discount-terms"
    PATH: ClassVar[str] = "discount-terms"
    REFUSES: ClassVar[tuple[str, ...]] = ("discount.terms", "terms.changed")
    FOUR_EYES: ClassVar[TakesTwo | None] = wider_discount
    SHOWN: ClassVar[dict[str, str]] = {
        "percent": "discount_hundredths",
        "days": "discount_days",
        "since": "discount_since",
        "credit_charge_days": "credit_charge_days",
    }

    percent: Rate | None = Field(default=None, description="of the invoice; 0: nothing is off")
    days: int | None = Field(
        default=None, description=f"after that of the invoice, the last one counts, 1 to {LONGEST}"
    )
    since: date | None = Field(default=None, description="for invoices of this day and later")
    credit_charge_days: int | None = Field(
        default=None,
        description="paid by then, a charge for credit on the invoice falls; 0: it does not",
    )

    @property
    def hundredths(self) -> int:
        """The share in hundredths of a per cent."""
        return cents_from(self.percent) if self.percent else 0

    def settled(self, session: Session, about: UUID, house: House) -> Self:
        """A second person agrees to a change of the terms that were, and of no others."""
        del house
        seen = session.creditor(about).version if self.seen is None else self.seen
        return self.model_copy(update={"seen": seen})

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """What is not given stays as it was."""
        del session
        return set_discount(
            creditor,
            hundredths=None if not self.percent else self.hundredths,
            days=self.days,
            since=self.since,
            credit_charge_days=self.credit_charge_days,
        )
