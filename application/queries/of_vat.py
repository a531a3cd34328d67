"""The question for the VAT list of a period (art. 29 OB)."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.tax import PeriodName
from application.queries.point_shapes import Pointed, read_at
from application.queries.query import Cursor, Inquiry, KnownAt, On, Query
from application.queries.shapes import Euro, Out
from domain.law.vat_relief import vat_period
from domain.money import as_decimal
from domain.user.roles import May
from projections.outstanding.vat_list import VatOver, VatRow, VatSum


class VatLineOut(Out):
    """A line of the list: the VAT in what is not paid of a claim, or in what came in later."""

    claim: UUID
    creditor: UUID
    invoice_number: str
    line: str = Field(description="what may be asked back, is due again, or was left out before")
    on: date
    amount: Euro = Field(description="what was unpaid on that day, or came in on it")
    vat: Euro
    told: str = Field(description="whether a return holds it; unknown: the invoice says no VAT")


class VatSumOut(Out):
    """All lines of a kind."""

    line: str
    told: str
    lines: int
    vat: Euro


class VatListOut(Pointed):
    """What belongs in the return of a period, both days inclusive, and what was left out before.

    ``next`` is the cursor of the page after this one; the sums are over all pages.
    """

    period: str
    first: date
    last: date
    sums: list[VatSumOut]
    rows: list[VatLineOut]
    next: str | None


class ReadVatList(Query):
    """What VAT a return asks back and pays again, claim by claim, and what was left out before.

    A year after its due day what is not paid of an invoice counts as lost (Wet OB art. 29 lid 2);
    what comes in later is due again in the period in which it comes in.
    """

    NAME: ClassVar[str] = "vat-list"
    PATH: ClassVar[str] = "/v1/vat-returns/{period}"
    TAG: ClassVar[str] = "figures"
    MAY: ClassVar[May] = May.LOOK
    REFUSES: ClassVar[tuple[str, ...]] = ("paging.cursor", "vat.period")

    period: PeriodName
    creditor: UUID | None = None
    on: On = None
    known_at: KnownAt = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 200
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> VatListOut:
        """A page of lines in the order of their days; raises Refusal ``vat.period``."""
        period = vat_period(self.period)
        over = VatOver(
            first=period.first,
            last=period.last,
            creditor=self.creditor,
            mine=asked.mine(self.MAY),
        )
        with asked.views.at(self.on or asked.today, asked.known(self.known_at)) as of_day:
            listed = of_day.outstanding.vat_list
            page = listed.lines(over, limit=self.limit, after=self.cursor)
            sums = listed.sums(over)
        return VatListOut(
            period=period.name,
            first=period.first,
            last=period.last,
            sums=[_sum(one) for one in sums],
            rows=[_line(one) for one in page.rows],
            next=page.next,
            point=read_at(of_day.at),
        )


def _sum(one: VatSum) -> VatSumOut:
    return VatSumOut(
        line=one.line.value, told=one.told.value, lines=one.lines, vat=as_decimal(one.vat)
    )


def _line(one: VatRow) -> VatLineOut:
    return VatLineOut(
        claim=one.claim_id,
        creditor=one.log,
        invoice_number=one.invoice_number,
        line=one.line.value,
        on=one.on,
        amount=as_decimal(one.amount),
        vat=as_decimal(one.vat),
        told=one.told.value,
    )
