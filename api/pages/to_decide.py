"""What waits for a second person, and how much of it waits for whoever is served."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from api.pages.command_forms import may_give
from api.served import served
from application.at_one_look import LookedAtHouse
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
from domain.facts import StreamKind
from domain.four_eyes import Waiting
from domain.user.roles import May
from projections.worklist.questions import WaitingTask

MOST_COUNTED: Final = 20
"""So many subjects are looked at for the menu, which stands on every page."""


def waiting_for_me(house: House, views: Views) -> str:
    """How many proposals whoever is served can decide on; empty: none. Of many: so many or more."""
    tasks = tasks_to_decide(house, views, (Task.SECOND_PERSON, Task.RELEASE_BATCH))
    looked = LookedAtHouse.of(house)
    _read_together(looked, tasks[:MOST_COUNTED])
    count = sum(_mine_of(looked, one) for one in tasks[:MOST_COUNTED])
    more = "+" if len(tasks) > MOST_COUNTED else ""
    return f"{count}{more}" if count or more else ""


def tasks_to_decide(house: House, views: Views, wanted: Sequence[Task]) -> Sequence[WaitingTask]:
    """The tasks of some kinds that are whoever is served's to see, kind by kind.

    Of each the most urgent first, and one more than are counted at most.
    """
    looking, managing = served().creditors(May.LOOK), served().creditors(May.MANAGE)
    either = None if looking is None or managing is None else {*looking, *managing}
    limit = MOST_COUNTED + 1
    return views.worklist.of_kinds(house.today, wanted, mine=either, limit=limit)


def _read_together(house: LookedAtHouse, tasks: Iterable[WaitingTask]) -> None:
    """Read what tasks are about by two questions, however many there are."""
    beside, batches = dict[UUID, StreamKind](), list[UUID]()
    for one in tasks:
        if one.task is Task.RELEASE_BATCH:
            batches.append(one.subject_id)
        else:
            beside[one.subject_id] = StreamKind.CLAIM if one.claim_id else StreamKind.CREDITOR
    house.look.together((), beside=beside)
    house.look.told_of(batches)


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
