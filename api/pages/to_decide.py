"""What waits for a second person, and how much of it waits for whoever is served."""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from api.pages.command_forms import may_give
from api.served import served
from application.commands.command import PROPOSABLE, About, Command
from application.commands.debit_batches import ReleaseCollectionBatch
from application.commands.erasures import ErasePerson
from application.commands.second_person import (
    SecondPerson,
    SecondPersonOnCreditor,
    SecondPersonOnErasure,
    SecondPersonOnRefunds,
)
from application.house import House
from application.views import Views
from domain.dunning.task import Task
from domain.four_eyes import Waiting
from domain.user.roles import May
from projections.worklist.questions import WaitingTask

MOST_COUNTED: Final = 20
"""So many subjects are looked at for the menu, which stands on every page."""


def waiting_for_me(house: House, views: Views) -> str:
    """How many proposals whoever is served can decide on; empty: none. Of many: so many or more."""
    tasks = list(tasks_to_decide(house, views, (Task.SECOND_PERSON, Task.RELEASE_BATCH)))
    count = sum(_mine_of(house, one) for one in tasks[:MOST_COUNTED])
    more = "+" if len(tasks) > MOST_COUNTED else ""
    return f"{count}{more}" if count or more else ""


def tasks_to_decide(house: House, views: Views, wanted: Iterable[Task]) -> Iterator[WaitingTask]:
    """The tasks of some kinds that are whoever is served's to see, the most urgent first."""
    looking, managing = served().creditors(May.LOOK), served().creditors(May.MANAGE)
    either = None if looking is None or managing is None else {*looking, *managing}
    with views.of_day(house.today) as of_day:
        for task in wanted:
            limit = MOST_COUNTED + 1
            yield from of_day.worklist.page(house.today, mine=either, task=task, limit=limit).rows


def _mine_of(house: House, task: WaitingTask) -> int:
    """How many proposals about something he can decide on."""
    if task.task is Task.RELEASE_BATCH:
        batch = house.collections.debit_batch(task.subject_id)
        return int(batch.waits and decides(ReleaseCollectionBatch, batch.log, batch.prepared_by))
    waiting: Waiting
    if task.claim_id is not None:
        waiting = house.collections.claim(task.claim_id).proposals
    else:
        waiting = house.collections.creditor(task.subject_id).proposals
    return sum(
        decides(answered_by(one.command, task.claim_id), task.creditor_id, one.proposed_by)
        for one in waiting.values()
    )


def answered_by(command: str, claim: UUID | None) -> type[Command]:
    """By which command a proposal is answered."""
    if claim is not None:
        return SecondPerson
    known = PROPOSABLE.get((About.CREDITOR, command))
    if known is ErasePerson:
        return SecondPersonOnErasure
    decided = known is not None and known.MAY is May.DECIDE
    return SecondPersonOnRefunds if decided else SecondPersonOnCreditor


def decides(command: type[Command], creditor_id: UUID, proposed_by: str) -> bool:
    """Whether whoever is served can agree to what somebody proposed."""
    return may_give(command, creditor_id) and proposed_by != served().login
