"""The question what a party cost, per claim and per party, over a period."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.queries.of_figures import OverDays
from application.queries.point_shapes import Pointed, read_at
from application.queries.query import Cursor, Inquiry
from application.queries.shapes import Euro, Out
from domain.money import as_decimal
from projections.outstanding.party_costs import PartyRow


class PartyCostsRowOut(Out):
    """What a party did in the period with money of debtors, and what it charged the creditor.

    Money counts on the day it was received, credited or billed. Nothing of it is asked of a
    debtor by this.
    """

    creditor: UUID
    party: str
    claim: UUID | None = Field(description="null: all claims together")
    invoice_number: str
    claims: int
    collected: Euro = Field(description="paid by debtors to the party")
    remitted: Euro = Field(description="credited to the creditor")
    kept: Euro = Field(description="kept by the party of what it collected")
    parts: dict[str, Euro] = Field(description="charged, by what for, before VAT")
    vat: Euro
    billed: Euro = Field(description="charged with VAT, less what was credited")
    by_bills: Euro = Field(description="of it: taken from what it remits; the rest is paid apart")


class PartyCostsOut(Pointed):
    """Each party of each creditor, then its claims; the sums are over all pages.

    ``next`` is the cursor of the page after this one.
    """

    first: date
    last: date
    sums: list[PartyCostsRowOut]
    rows: list[PartyCostsRowOut]
    next: str | None


class ReadPartyCosts(OverDays):
    """What each agency, bailiff and lawyer collected, passed on, kept and charged in a period."""

    NAME: ClassVar[str] = "party-costs"
    PATH: ClassVar[str] = "/v1/party-costs"
    REFUSES: ClassVar[tuple[str, ...]] = (*OverDays.REFUSES, "paging.cursor")

    limit: Annotated[int, Field(ge=1, le=1_000)] = 200
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> PartyCostsOut:
        """The sums of each party, and a page of claims by party."""
        over = self.over(asked)
        with asked.views.at(over.last, asked.known(self.known_at)) as of_day:
            listed = of_day.outstanding.party_costs
            page = listed.rows(over, limit=self.limit, after=self.cursor)
            sums = listed.sums(over)
        return PartyCostsOut(
            first=over.first,
            last=over.last,
            sums=[party_row_out(one) for one in sums],
            rows=[party_row_out(one) for one in page.rows],
            next=page.next,
            point=read_at(of_day.at),
        )


def party_row_out(row: PartyRow) -> PartyCostsRowOut:
    """A row, in euros."""
    return PartyCostsRowOut(
        creditor=row.log,
        party=row.party,
        claim=row.claim_id,
        invoice_number=row.invoice_number,
        claims=row.claims,
        collected=as_decimal(row.collected),
        remitted=as_decimal(row.remitted),
        kept=as_decimal(row.kept),
        parts={kind.value: as_decimal(cents) for kind, cents in row.parts.items()},
        vat=as_decimal(row.vat),
        billed=as_decimal(row.billed),
        by_bills=as_decimal(row.by_bills),
    )
