"""The question what waits for a second person, over all claims and creditors."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.debit_batches import PrepareCollectionBatch
from application.commands.fields import Euro
from application.queries.chosen import Resource
from application.queries.claims import proposal_out
from application.queries.query import Inquiry
from application.queries.shapes import Euro as Written
from application.queries.shapes import ProposalOut
from domain.claim.balance import balance
from domain.dunning.task import Task
from domain.four_eyes import Waiting
from domain.money import Cents, as_decimal, cents_from
from domain.user.roles import May
from projections.page import MOST_ROWS
from projections.worklist.questions import WaitingTask


class OpenProposalOut(ProposalOut):
    """A decision that waits for a second person, and what it is about."""

    creditor: UUID
    claim: UUID | None = Field(description="none: it is about the creditor himself")
    invoice_number: str
    batch: UUID | None = Field(
        default=None,
        description="the batch of direct debits that it is: a second person releases it",
    )
    amount: Written = Field(
        description="that was said with it, or its total; else what is open of the claim"
    )


class ListProposals(Resource):
    """What waits for a second person, and who proposed it, the first first."""

    NAME: ClassVar[str] = "proposals"
    PATH: ClassVar[str] = "/v1/proposals"
    TAG: ClassVar[str] = "overview"
    MAY: ClassVar[May] = May.ASK
    """Anybody; and each of what he looks at or manages alone: see ``_tasks``."""

    creditor: UUID | None = None
    proposed_by: Annotated[str, Field(max_length=100, description="the login of who did")] = ""
    since: Annotated[date | None, Field(description="proposed on this day or later")] = None
    least: Annotated[Euro | None, Field(description="of this amount or more")] = None

    def answer(self, asked: Inquiry) -> list[OpenProposalOut]:
        """Each as it stands now: the work list says where to look, the facts what waits."""
        found = [
            one
            for task in _tasks(asked, self.creditor)
            for one in _of(asked, task)
            if self._wanted(one)
        ]
        found += filter(self._wanted, _batches(asked, self.creditor))
        return sorted(found, key=lambda one: (one.proposed_on, one.invoice_number, one.number))

    def _wanted(self, one: OpenProposalOut) -> bool:
        return (
            self.proposed_by in {"", one.proposed_by}
            and (self.since is None or one.proposed_on >= self.since)
            and (self.least is None or cents_from(one.amount) >= self.least)
        )


def _tasks(asked: Inquiry, creditor: UUID | None) -> Iterator[WaitingTask]:
    """Where something waits: on claims for who may look, about creditors also for who manages."""
    looking, managing = asked.mine(May.LOOK), asked.mine(May.MANAGE)
    either = None if looking is None or managing is None else {*looking, *managing}
    for one in _all(asked, Task.SECOND_PERSON, creditor, either):
        if one.claim_id is None or looking is None or one.creditor_id in looking:
            yield one


def _all(
    asked: Inquiry, task: Task, creditor: UUID | None, mine: Collection[UUID] | None
) -> Iterator[WaitingTask]:
    """All tasks of a kind at the creditors that are his, each thing once."""
    with asked.views.of_day(asked.today) as of_day:
        after: str | None = None
        found: dict[UUID, WaitingTask] = {}
        while True:
            page = of_day.worklist.page(
                asked.today,
                mine=mine,
                task=task,
                creditor=creditor,
                limit=MOST_ROWS,
                after=after,
            )
            found |= {one.subject_id: one for one in page.rows}
            if (after := page.next) is None:
                break
    yield from found.values()


def _batches(asked: Inquiry, creditor: UUID | None) -> Iterator[OpenProposalOut]:
    """The batches of direct debits that wait to be released: they too take a second person."""
    for task in _all(asked, Task.RELEASE_BATCH, creditor, asked.mine(May.LOOK)):
        batch = asked.house.collections.debit_batch(task.subject_id)
        if batch.prepared is None or not batch.waits:
            continue
        yield OpenProposalOut(
            number=batch.version,
            command=PrepareCollectionBatch.NAME,
            content={
                "collect_on": batch.prepared.collect_on.isoformat(),
                "count": batch.prepared.count,
                "total": as_decimal(batch.prepared.total),
                "to_iban": batch.prepared.to_iban,
            },
            proposed_by=batch.prepared_by,
            proposed_on=batch.prepared_on,
            creditor=batch.log,
            claim=None,
            invoice_number="",
            batch=batch.id,
            amount=as_decimal(batch.prepared.total),
        )


def _of(asked: Inquiry, task: WaitingTask) -> Iterator[OpenProposalOut]:
    """What waits on what a task is about; nobody's personal data is opened for it."""
    waiting, number, owed = _waiting(asked, task)
    for one in waiting.values():
        told = proposal_out(one)
        yield OpenProposalOut(
            **told.model_dump(),
            creditor=task.creditor_id,
            claim=task.claim_id,
            invoice_number=number,
            amount=_amount(told.content, owed),
        )


def _waiting(asked: Inquiry, task: WaitingTask) -> tuple[Waiting, str, Cents]:
    """What waits, on which invoice, and what is open of it."""
    collections = asked.house.collections
    if task.claim_id is None:
        return collections.creditor(task.subject_id).proposals, "", 0
    claim = collections.claim(task.claim_id)
    return claim.proposals, claim.invoice_number, balance(claim, on=asked.today).total


def _amount(content: dict[str, Any], owed: Cents) -> str:
    said = content.get("amount") or content.get("total")
    return said if isinstance(said, str) else as_decimal(owed)
