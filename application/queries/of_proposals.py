"""The question what waits for a second person, over all claims and creditors."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.fields import Euro
from application.queries.chosen import Resource
from application.queries.claims import proposal_out
from application.queries.list_shapes import TaskOut
from application.queries.lists import whole_work_list
from application.queries.query import Inquiry
from application.queries.shapes import Euro as Written
from application.queries.shapes import ProposalOut
from domain.dunning.task import Task
from domain.four_eyes import Waiting
from domain.money import cents_from


class OpenProposalOut(ProposalOut):
    """A decision that waits for a second person, and what it is about."""

    creditor: UUID
    claim: UUID | None = Field(description="none: it is about the creditor himself")
    invoice_number: str
    amount: Written = Field(description="that was said with it; else what is open of the claim")


class ListProposals(Resource):
    """What waits for a second person, and who proposed it, the first first."""

    NAME: ClassVar[str] = "proposals"
    PATH: ClassVar[str] = "/v1/proposals"
    TAG: ClassVar[str] = "overview"

    creditor: UUID | None = None
    proposed_by: Annotated[str, Field(max_length=100, description="the login of who did")] = ""
    since: Annotated[date | None, Field(description="proposed on this day or later")] = None
    least: Annotated[Euro | None, Field(description="of this amount or more")] = None

    def answer(self, asked: Inquiry) -> list[OpenProposalOut]:
        """Each as it stands now: the work list says where to look, the facts what waits."""
        waiting = whole_work_list(
            asked.views,
            asked.today,
            mine=asked.mine(self.MAY),
            task=Task.SECOND_PERSON,
            creditor=self.creditor,
        )
        found = [one for task in waiting for one in _of(asked, task) if self._wanted(one)]
        return sorted(found, key=lambda one: (one.proposed_on, one.invoice_number, one.number))

    def _wanted(self, one: OpenProposalOut) -> bool:
        return (
            self.proposed_by in {"", one.proposed_by}
            and (self.since is None or one.proposed_on >= self.since)
            and (self.least is None or cents_from(one.amount) >= self.least)
        )


def _of(asked: Inquiry, task: TaskOut) -> Iterator[OpenProposalOut]:
    """What waits on what a task is about."""
    waiting, creditor = _waiting(asked, task)
    for one in waiting.values():
        told = proposal_out(one)
        yield OpenProposalOut(
            **told.model_dump(),
            creditor=creditor,
            claim=task.claim,
            invoice_number=task.invoice_number if task.claim else "",
            amount=_amount(told.content, task),
        )


def _waiting(asked: Inquiry, task: TaskOut) -> tuple[Waiting, UUID]:
    collections = asked.house.collections
    if task.claim is None:
        return collections.creditor(task.subject).proposals, task.subject
    case = collections.case(task.claim)
    return case.claim.proposals, case.creditor.id


def _amount(content: dict[str, Any], task: TaskOut) -> str:
    said = content.get("amount")
    return said if isinstance(said, str) else task.open
