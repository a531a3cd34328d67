"""The question which lines of our bank accounts there are."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.lookup import told_of
from application.commands.fields import Euro
from application.house import House
from application.queries.query import Cursor, Inquiry, Query
from application.queries.shapes import PERSONAL, Out
from application.queries.shapes import Euro as EuroOut
from domain.bank.line import LineStanding
from domain.bank.line_events import BankLineKind
from domain.money import as_decimal
from projections.bank.questions import BankLineRow, LinesWanted


class BankLineOut(Out):
    """A line of a bank account as it stands."""

    id: UUID
    iban: str
    booked_on: date
    amount: EuroOut = Field(description="signed: minus is money that left")
    rest: EuroOut = Field(description="what of it waits for a decision")
    kind: BankLineKind
    standing: LineStanding
    why: str = Field(description="why it waits or pays nothing here; empty: its standing says it")
    name: Annotated[str | None, PERSONAL]
    """The other party's, as the bank tells it; null: it tells none, or it was erased."""
    text: Annotated[str | None, PERSONAL]
    """What the payer or the bank wrote; null: nothing, or it was erased."""


class BankLinesOut(Out):
    """A page of lines; ``next`` is the cursor of the page after this one."""

    rows: list[BankLineOut]
    next: str | None


class ListBankLines(Query):
    """The lines of our bank accounts: what waits first, the oldest first; then the newest."""

    NAME: ClassVar[str] = "bank-lines"
    PATH: ClassVar[str] = "/v1/bank-lines"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = ("paging.cursor",)

    standing: LineStanding | None = None
    iban: Annotated[str, Field(max_length=50, description="lines of this account")] = ""
    booked_from: Annotated[date | None, Field(description="booked on this day or later")] = None
    booked_to: Annotated[date | None, Field(description="booked on this day or before")] = None
    amount: Annotated[Euro | None, Field(description="of this amount, in or out")] = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> BankLinesOut:
        """Of the creditors at whose claims he may look; of an account of several, who sees all."""
        wanted = LinesWanted(
            standing=self.standing,
            iban=self.iban,
            since=self.booked_from,
            until=self.booked_to,
            amount=self.amount,
        )
        page = asked.views.bank_lines.page(
            wanted, mine=asked.mine(self.MAY), limit=self.limit, after=self.cursor
        )
        return BankLinesOut(rows=[_line(asked.house, one) for one in page.rows], next=page.next)


def _line(house: House, row: BankLineRow) -> BankLineOut:
    told = told_of(house, house.collections.bank_line(row.line_id))
    text = (told.unstructured or " ".join(told.structured) or told.additional) if told else ""
    return BankLineOut(
        id=row.line_id,
        iban=row.iban,
        booked_on=row.booked_on,
        amount=as_decimal(row.amount),
        rest=as_decimal(row.rest),
        kind=row.kind,
        standing=row.standing,
        why=row.why,
        name=(told.name if told else "") or None,
        text=text or None,
    )
