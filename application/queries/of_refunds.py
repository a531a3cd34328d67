"""The questions what money of debtors waits or goes back to them, and which files pay it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.refunds_shown import MoneyShown, WhyNotBack, money_shown
from application.queries.query import Cursor, Inquiry, Query
from application.queries.shapes import Euro, Out
from domain.debtor.events import CreditKind
from domain.debtor.refunds import MoneyNature, RefundStanding, RefundTo
from domain.facts import StreamKind
from domain.money import as_decimal
from domain.refund_file.state import RefundFile, require_released
from projections.refunds.questions import MoneyWanted


class DebtorMoneyOut(Out):
    """Money or credit of a debtor that waits, or a refund to him."""

    debtor: UUID
    creditor: UUID
    claim: UUID | None = Field(description="on which a refund of it is ordered")
    standing: RefundStanding
    number: str = Field(description="what people call it")
    kind: CreditKind | None = Field(description="of a credit; none: it is a refund")
    amount: Euro
    since: date | None = Field(description="noticed, ordered or paid; none: it was looked at")
    came_on: date | None = Field(
        default=None, description="since when the money lies with the creditor; none: a refund"
    )
    account_known: bool
    pays_to: RefundTo | None = Field(
        description="whose the account is that it goes to; 'unsure' and 'another': look first"
    )
    refund: UUID | None
    file: UUID | None = Field(description="the file of several debtors that pays it")
    shown: bool = Field(description="a statement shows that the bank paid it")
    came_back: bool = Field(description="it came back to our account")
    refused: str | None = Field(
        default=None, description="the bank's reason, where it refused it last; none: it did not"
    )
    why_not: list[WhyNotBack] = Field(description="why it cannot go back now; empty: it can")


class MoneySumOut(Out):
    """All that stands alike, and is alike: what only may be a debtor's is money of nobody yet."""

    standing: RefundStanding
    nature: MoneyNature
    number: int
    amount: Euro


class RefundFileOut(Out):
    """A file by which refunds of several debtors were paid."""

    id: UUID
    creditor: UUID
    released_on: date
    count: int
    total: Euro
    from_iban: str
    payment_id: str
    shown_by: UUID | None = Field(description="the bank line that shows all of it in one debit")
    taken_back: int = Field(description="so many refunds of it were withdrawn")


class RefundsOut(Out):
    """A page of what waits and goes back; ``next`` is the cursor of the page after this one."""

    sums: list[MoneySumOut]
    files: list[RefundFileOut] = Field(description="the newest first, at most fifty")
    rows: list[DebtorMoneyOut]
    next: str | None


class ListRefunds(Query):
    """Credit of debtors, refunds to them and their files: what waits first, the oldest first."""

    NAME: ClassVar[str] = "refunds"
    PATH: ClassVar[str] = "/v1/refunds"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = ("paging.cursor",)

    creditor: UUID | None = None
    standing: RefundStanding | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> RefundsOut:
        """Of the creditors at whose claims he may look."""
        wanted = MoneyWanted(creditor=self.creditor, standing=self.standing)
        mine = asked.mine(self.MAY)
        page = asked.views.debtor_money.page(wanted, mine=mine, limit=self.limit, after=self.cursor)
        shown = (money_shown(asked.house, row, today=asked.today) for row in page.rows)
        every = MoneyWanted(creditor=self.creditor)
        sums = asked.views.debtor_money.sums(every, mine=mine)
        return RefundsOut(
            sums=[
                MoneySumOut(
                    standing=one.standing,
                    nature=one.nature,
                    number=one.number,
                    amount=as_decimal(one.amount),
                )
                for one in sums
            ],
            files=list(_files(asked, self.creditor)),
            rows=[money_out(one) for one in shown if one is not None],
            next=page.next,
        )


_FILES = 50


def _files(asked: Inquiry, creditor: UUID | None) -> Iterator[RefundFileOut]:
    read, mine = asked.house.collections, asked.mine(ListRefunds.MAY)
    found = asked.house.store.streams(StreamKind.REFUND_FILE, creditor)
    kept = [
        file
        for file in map(read.refund_file, found)
        if file.released and (mine is None or file.log in mine)
    ]
    for file in sorted(kept, key=lambda one: (one.on, one.id), reverse=True)[:_FILES]:
        yield file_out(file)


def file_out(file: RefundFile) -> RefundFileOut:
    """A file as people are shown it."""
    released = require_released(file)
    return RefundFileOut(
        id=file.id,
        creditor=file.log,
        released_on=file.on,
        count=len(released.lines),
        total=as_decimal(released.amount),
        from_iban=released.from_iban,
        payment_id=released.payment_id,
        shown_by=file.shown_by,
        taken_back=len(file.taken_back),
    )


def money_out(one: MoneyShown) -> DebtorMoneyOut:
    """Money of a debtor as people are shown it."""
    return DebtorMoneyOut(
        debtor=one.debtor_id,
        creditor=one.log,
        claim=one.claim_id,
        standing=one.standing,
        number=one.number,
        kind=one.kind,
        amount=as_decimal(one.amount),
        since=one.since,
        came_on=one.came_on,
        account_known=one.account_known,
        pays_to=one.account.whose if one.account else None,
        refund=one.refund_id,
        file=one.file_id,
        shown=one.shown,
        came_back=one.came_back,
        refused=one.refused,
        why_not=list(one.why_not),
    )
