"""The question what stands in a batch of direct debits: each line, as its releaser looks at it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.debit_batch_lines import BatchLine, LineEnd, LineNews, lines_of_batch
from application.house import House
from application.letters.debit_account import masked
from application.queries.of_direct_debit import CollectionBatchOut, batch_out
from application.queries.query import Inquiry, Query
from application.queries.shapes import PERSONAL, Euro, Out, PartyOut
from domain.debit_batch.state import DebitBatch, require_prepared
from domain.errors import Told
from domain.money import as_decimal
from domain.parties import ContactDetails
from domain.sealing import Purpose
from domain.user.roles import May
from domain.user.second_person import could_be_second


class BatchLineOut(Out):
    """A direct debit of a batch."""

    claim: UUID
    debtor: PartyOut
    invoice_number: str
    amount: Euro
    mandate: str
    signed_on: date | None = Field(description="day on which the mandate was signed")
    amended_on: date | None = Field(description="day since which it names another account")
    scheme: str
    sequence: str = Field(description="RCUR, or OOFF of a mandate for one collection")
    account: Annotated[str, PERSONAL] = Field(
        description="that is debited, but for its country and last four characters; empty: it was"
        " erased, or is another one by now"
    )
    holder: Annotated[str, PERSONAL]
    told_on: date | None = Field(description="on which the debtor was told of it")
    notice: UUID | None = Field(description="the letter that told him; none: somebody says so")
    news: list[LineNews] = Field(
        description="what is new about it, or speaks against it; empty: collected so before"
    )
    other_invoice: str = Field(description="of another debtor, whose account it may be")
    end: LineEnd
    code: str = Field(description="the bank's reason where it failed")
    changed: str = Field(description="why it is not released as it was prepared; empty: it is")
    changed_code: str
    values: dict[str, Told] = Field(description="what that reason names")


class BatchLinesOut(Out):
    """A batch of direct debits with all that stands in it."""

    creditor: UUID
    batch: CollectionBatchOut
    to_iban: str = Field(description="the account of the creditor")
    can_release: list[str] = Field(description="the logins of who can, while it waits")
    rows: list[BatchLineOut]


class ReadCollectionBatch(Query):
    """What stands in a batch of direct debits, line by line, and what is new about each."""

    NAME: ClassVar[str] = "collection-batch"
    PATH: ClassVar[str] = "/v1/creditors/{creditor_id}/collection-batches/{batch_id}"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.LOOK
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown", "debit_batch.unknown")

    creditor_id: UUID
    batch_id: UUID

    def answer(self, asked: Inquiry) -> BatchLinesOut:
        """As it stands now: it is decided again when it is released."""
        house = asked.house
        batch = house.collections.debit_batch(self.batch_id)
        prepared = require_prepared(batch, creditor_id=self.creditor_id)
        return BatchLinesOut(
            creditor=self.creditor_id,
            batch=batch_out(house, batch),
            to_iban=prepared.to_iban,
            can_release=list(who_can_release(house, batch)) if batch.waits else [],
            rows=[_row(house, one) for one in lines_of_batch(house, batch)],
        )


def who_can_release(house: House, batch: DebitBatch) -> Iterator[str]:
    """The logins of who can release a batch: not his who prepared it, and of no program."""
    for one in house.collections.users():
        if one.login != batch.prepared_by and could_be_second(one, May.DECIDE, batch.log):
            yield one.login


def _row(house: House, one: BatchLine) -> BatchLineOut:
    mandate, account, changed = one.mandate, one.account, one.changed
    contact = house.open(one.debtor.contact, ContactDetails, Purpose.CONTACT)
    return BatchLineOut(
        claim=one.claim.id,
        debtor=PartyOut(id=one.debtor.id, name=contact.name if contact else None),
        invoice_number=one.claim.invoice_number,
        amount=as_decimal(one.amount),
        mandate=mandate.mandate_id if mandate else "",
        signed_on=mandate.signed_on if mandate else None,
        amended_on=mandate.amended_on if mandate else None,
        scheme=mandate.scheme.value if mandate else "",
        sequence="" if mandate is None else "RCUR" if mandate.recurring else "OOFF",
        account=masked(account.iban) if account else "",
        holder=account.holder if account else "",
        told_on=one.told_on,
        notice=one.notice_id,
        news=list(one.news),
        other_invoice=one.invoice_number,
        end=one.end,
        code=one.code,
        changed=changed.message if changed else "",
        changed_code=changed.code if changed else "",
        values=dict(changed.values) if changed else {},
    )
