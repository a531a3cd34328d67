"""How a claim stands in the creditor's returns of VAT (Wet OB art. 29), as an answer."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from domain.claim.remembered import ToldTaxOffice
from domain.claim.state import Claim
from domain.claim.vat import vat_standing
from domain.money import as_decimal


class VatReliefOut(BaseModel):
    """The VAT on what is lost of a claim: what the returns hold, and what stands in none."""

    model_config = ConfigDict(frozen=True)

    as_of: date = Field(description="a year after the due day, or when it was certain")
    unpaid: str = Field(description="the consideration that is lost, with its VAT")
    asked_back: str = Field(description="what the returns hold")
    paid_again: str
    to_ask_back: str | None = Field(
        description="less than nothing: that goes off; null: the invoice does not say its VAT"
    )
    to_pay_again: str
    too_much_since: date | None = Field(
        description="a credit note, or money that went back, came after a return: put it right"
    )


def vat_relief_out(claim: Claim, on: date) -> VatReliefOut | None:
    """Give how a claim stands on a day; None: nothing is to be said to the tax office yet."""
    found = vat_standing(claim)
    if found is None or (found.as_of > on and found.told == ToldTaxOffice()):
        return None
    again = sum(one.vat for one in found.agains if not one.told and one.on <= on)
    less = found.too_much
    return VatReliefOut(
        as_of=found.as_of,
        unpaid=as_decimal(found.unpaid),
        asked_back=as_decimal(found.told.back),
        paid_again=as_decimal(found.told.again),
        to_ask_back=None if found.vat is None else as_decimal(found.back),
        to_pay_again=as_decimal(again),
        too_much_since=less[0].on if less else None,
    )
