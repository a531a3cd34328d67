"""Shapes of a debtor: how he is reached, his refunds, his mandates and accounts, and all of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from application.queries.point_shapes import Pointed
from application.queries.shapes import PERSONAL, CreditorOf, DebtorOut, Euro, Out
from domain.debtor.refunds import RefundTo


class ContactOut(Out):
    """How to reach a debtor; null where nothing is kept."""

    attention: str
    street: str
    postal_code: str
    city: str
    country: str
    email: str
    phone: str


class AlikeOut(Out):
    """Another debtor who may be the same, and in what they are alike."""

    id: UUID
    grounds: list[str]


class RefundOut(Out):
    """Money that goes back to a debtor, or went; ``id`` names it where it is paid or dropped."""

    id: UUID
    number: str = Field(description="of the invoice or the bank's money it came from")
    amount: Euro
    ordered_on: date
    paid_on: date | None
    dropped: str = Field(description="why it is not paid; empty: it is, or will be")
    refused: str | None = Field(
        default=None, description="the bank's reason, where it refused it last; none: it did not"
    )


class MandateState(StrEnum):
    """How a mandate stands."""

    STANDS = "stands"
    REVOKED = "revoked"
    UNUSED = "unused"
    """Nothing was collected under it for 36 months."""
    USED_UP = "used_up"
    """It was for one collection, which was carried out."""
    NOT_BY_HIS_BANK = "not_by_his_bank"
    """A direct debit came back for a reason by which nothing is collected under it any more."""


class MandateOut(Out):
    """A mandate of a debtor; the account but for its country and last four characters."""

    name: str
    scheme: str
    recurring: bool
    signed_on: date
    how: str
    account: Annotated[str, PERSONAL] = Field(description="empty: it was erased")
    holder: Annotated[str, PERSONAL]
    amended_on: date | None = Field(description="day since which it names this account")
    revoked_on: date | None
    collected_on: date | None = Field(description="the last collection that arrived under it")
    state: MandateState


class RefundAccountOut(Out):
    """The account to which a debtor wants his money back, masked as that of a mandate."""

    account: Annotated[str, PERSONAL] = Field(description="empty: it was erased")
    holder: Annotated[str, PERSONAL]
    whose: RefundTo | None = Field(description="none: it was erased")
    told_on: date
    told_account: int = Field(description="as which a refund is ordered to it (`refund-order`)")


class DebtorFullOut(DebtorOut, Pointed):
    """A debtor with contact details and claims."""

    creditor: CreditorOf
    contact: Annotated[ContactOut | None, PERSONAL]
    claims: list[UUID]
    version: int
    contact_version: int
    """Given back as `seen` when the contact details are changed."""
    alike: list[AlikeOut]
    """Debtors who may be the same; a person decides."""
    merged_into: UUID | None
    refunds: list[RefundOut] = Field(default_factory=list, description="oldest first")
    mandates: list[MandateOut] = Field(
        default_factory=list, description="by which may, or might, be collected from him"
    )
    refund_account: RefundAccountOut | None = Field(
        default=None, description="to which he wants his money back, as he told it last"
    )
