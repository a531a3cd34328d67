"""The work list as a page: what waits for a person, each with the forms that finish it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Annotated, Any, Final
from uuid import UUID

import structlog
from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import BATCHES, FormDesk, FormShown, may_give
from api.pages.controls import Offering
from api.pages.debtor_offers import debtor_offer
from api.pages.offers import (
    claim_offer,
    creditor_offer,
    letter_offer,
    question_of,
)
from api.pages.on_demand import once
from api.pages.points import AnyPoint
from api.pages.proposals import (
    Decision,
    proposed_said,
    waiting_on_claim,
    waiting_on_creditor,
    waiting_on_refunds,
)
from api.pages.rendering import render
from api.pages.timeline import facts_of_stream, recorded_by
from api.served import served
from api.words.naming import task_words
from application.at_one_look import LookedAtHouse
from application.commands.catalogue import COMMANDS
from application.commands.command import Command
from application.commands.credit_notes import PlaceCreditNote
from application.commands.kinds import OnClaim, OnCreditor, OnDebtor, OnLetter
from application.commands.subscriptions import OnSubscription
from application.cursors import Cursors
from application.faults import fault
from application.house import House
from application.queries.claims import claim_out, see
from application.queries.list_shapes import TaskOut
from application.queries.lists import work_list_of
from application.queries.point_shapes import read_through
from application.queries.shapes import ClaimOut
from application.queries.told_once import told_once
from domain.case import Case
from domain.case.doubted import doubted_since
from domain.case_reading import CaseReader
from domain.claim.balance import balance
from domain.credit_note.state import require_parked
from domain.debtor.credit import credits_of, waiting_line
from domain.dunning.task import Task
from domain.errors import NotFound
from domain.facts import StreamKind
from domain.letter.state import Letter
from domain.letter.text import LetterKind
from domain.parties import ContactDetails
from domain.sealing import Purpose
from domain.user.roles import May
from projections.log.quarantine import its_own

MOST: Final = 40
"""Tasks on one page: each brings its forms along."""

ELSEWHERE: Final[Mapping[Task, str]] = {
    Task.POST_LETTERS: "/verzending",
    Task.VIEW_BROKEN: "",
    Task.EXTEND_CALENDAR: "",
    Task.NEW_RATE: "",
}
"""Tasks that are finished on another page (empty: of the claim), or by a newer program."""

_PROVES: Final = {Task.PROVE_DELIVERY.value: (LetterKind.FOURTEEN_DAY_LETTER,)}
"""The kinds of letter that a task is about, where it is not any."""

router = APIRouter(route_class=Guarded)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A task with what a person needs to finish it right there."""

    task: TaskOut
    forms: list[FormShown] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    """What a second person decides, where that is the task."""
    question: str = ""
    phone: str | None = None
    disputed: int = 0
    overpaid: int = 0
    letters: list[Letter] = field(default_factory=list)
    elsewhere: str = ""
    below: list[TaskOut] = field(default_factory=list)
    """The claims that wait for this and for nothing else."""

    @property
    def barred(self) -> list[FormShown]:
        """The forms that cannot be filled in now."""
        return [one for one in self.forms if one.barred is not None]


@dataclass(frozen=True, slots=True)
class WorkDesk:
    """What every task of a page is worked out with."""

    house: House
    read: CaseReader
    """What several tasks rest on, such as their creditor, is read once."""
    key: str


@router.get("/werk")
def work(
    house: AnyHouse,
    views: AnyViews,
    *,
    at: AnyPoint,
    task: Annotated[str | None, Query(max_length=50)] = None,
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
    done: Maybe[UUID] = None,
    about: Maybe[UUID] = None,
) -> HTMLResponse:
    """Show what waits for a person, by kind; ``done``: what was just recorded, ``about`` whom."""
    cursors = Cursors.of(house, served(), question="GET /werk")
    found = work_list_of(
        views,
        at.on or house.today,
        known=at.known,
        mine=served().creditors(May.LOOK),
        task=task,
        limit=MOST,
        after=cursors.opened(cursor),
    )
    house = _looked_at(house, [] if at.past else found.tasks)
    desk = WorkDesk(house, CaseReader(house.collections), str(house.new_id()))
    waiting = [
        replace(
            Waiting(task=one) if at.past else _waiting(desk, one, f"-{number}"),
            below=below,
        )
        for number, (one, below) in enumerate(told_once(found.tasks))
    ]
    return render(
        "work.html",
        house,
        **at.shown(house, read_through(found)),
        groups=_groups(waiting),
        tasks=waiting,
        next=cursors.sealed(found.next),
        task=task,
        done=recorded_by(views, about, done) if about else [],
        proposed=proposed_said(facts_of_stream(views, about), done, ()) if about and done else "",
        after=_claim_after(house, about) if done and about else None,
    )


def _looked_at(house: House, tasks: Sequence[TaskOut]) -> House:
    """The house in which all tasks of the page see one state, read together.

    One who cannot be read is the fault of the tasks about him alone: nothing of him is asked here.
    """
    looked = LookedAtHouse.of(house)
    look = looked.look
    creditors = (one.subject for one in tasks if one.claim is None and _of_creditor(one.task))
    look.together(
        [one.claim for one in tasks if one.claim],
        beside=dict.fromkeys(creditors, StreamKind.CREDITOR),
    )
    look.told_of(one.subject for one in tasks if _is_told_of(one.task))
    whom = [one.debtor.id for one in tasks if one.debtor and _chooses_alike(one.task)]
    known = filter(None, map(look.debtors_kept.kept, whom))
    alike = dict.fromkeys((other for one in known for other in one.alike), StreamKind.DEBTOR)
    look.together((), beside=alike)
    others = filter(None, map(look.debtors_kept.kept, alike))
    looked.looked_at.read_sealed(one.contact for one in others)
    return looked


def _is_told_of(task: str) -> bool:
    """Whether what a task is about is told of fact by fact."""
    return task == Task.SECOND_PERSON or PlaceCreditNote in commands_for(task)


def _of_creditor(task: str) -> bool:
    """Whether a task that is about no claim is about a creditor."""
    return task == Task.SECOND_PERSON or any(
        issubclass(one, OnCreditor) for one in commands_for(task)
    )


def _chooses_alike(task: str) -> bool:
    """Whether whoever finishes a task chooses among those who may be the same as a debtor."""
    return any("alike" in one.CHOSEN_FROM.values() for one in commands_for(task))


def _claim_after(house: House, about: UUID) -> ClaimOut | None:
    """The claim as it stands after what was recorded, where that was about one."""
    try:
        return claim_out(house, see(house, about))
    except NotFound:
        return None
    except Exception as error:  # noqa: BLE001 - one claim's fault does not take the list away
        log.error("claim_failed", claim=str(about), code=its_own(error), **fault(error))  # noqa: TRY400
        return None


def _waiting(desk: WorkDesk, task: TaskOut, suffix: str) -> Waiting:
    """A task with its forms, and with what it is about written out.

    A claim that cannot be read is named without them: it may be just what the task is about.
    """
    try:
        return _waiting_for(desk, task, suffix)
    except Exception as error:  # noqa: BLE001 - one claim's fault does not take the list away
        log.error("claim_failed", claim=str(task.claim), code=its_own(error), **fault(error))  # noqa: TRY400
        return Waiting(task=task)


def _waiting_for(desk: WorkDesk, task: TaskOut, suffix: str) -> Waiting:
    house = desk.house
    if task.task == Task.SECOND_PERSON:
        return Waiting(task=task, decisions=_decisions(house, task))
    if task.task == Task.RELEASE_BATCH:
        return Waiting(task=task, elsewhere=f"{BATCHES}?batch={task.subject}")
    if task.task == Task.SIGN_PLAN and task.debtor:
        return Waiting(task=task, elsewhere=f"/debiteuren/{task.debtor.id}#regelingen")
    if task.claim is None:
        return Waiting(task=task, forms=list(_forms_without_claim(desk, task, suffix)))
    case = desk.read.case(task.claim)
    return Waiting(
        task=task,
        forms=list(_forms(desk, case, task, suffix)),
        question=question_of(case, task.step),
        phone=_phone(house, case) if task.task == Task.CALL else None,
        disputed=case.claim.disputed if task.task == Task.ANSWER_DISPUTE else 0,
        overpaid=_overpaid(house, case) if task.task == Task.REFUND else 0,
        letters=_letters(case, task),
        elsewhere=_elsewhere(case, task),
    )


def _elsewhere(case: Case, task: TaskOut) -> str:
    """The page on which the task is finished; empty: here, or on that of the claim."""
    if task.task in {Task.PLACE_PAYMENT, Task.SET_OFF}:
        lines = filter(None, map(waiting_line, credits_of(case.debtor)))
        if line := next(lines, None):
            return f"/bank/posten/{line}"
    return ELSEWHERE.get(Task(task.task), "")


def _phone(house: House, case: Case) -> str:
    """The number to call, empty where none is known; opened for those who call alone."""
    contact = house.open(case.debtor.contact, ContactDetails, Purpose.CONTACT)
    return contact.phone if contact else ""


def _decisions(house: House, task: TaskOut) -> list[Decision]:
    """What a second person decides; what another one has to decide is not his to see here."""
    if task.claim is not None:
        found = waiting_on_claim(house, house.collections.claim(task.claim))
    else:
        creditor = house.collections.creditor(task.subject)
        both = (waiting_on_creditor(house, creditor), waiting_on_refunds(house, creditor))
        found = [one for some in both for one in some]
    return [replace(one, way_back="work") for one in found]


def _overpaid(house: House, case: Case) -> int:
    """What is to go back, in cents."""
    return balance(case.claim, on=house.today).unallocated


@cache
def commands_for(task: str) -> tuple[type[Command], ...]:
    """The commands that finish a task."""
    return tuple(command for command in COMMANDS if task in command.WORK)


def _forms(desk: WorkDesk, case: Case, task: TaskOut, suffix: str) -> Iterator[FormShown]:
    house = desk.house

    def stand(offer: Offering, about: object, more: str = "") -> FormDesk:
        return FormDesk(
            offer=offer,
            key=f"{desk.key}{suffix}{more}",
            about=about,
            suffix=suffix + more,
            way_back="work",
        )

    of_claim = once(partial(claim_offer, house, case))
    for command in commands_for(task.task):
        if not may_give(command, case.creditor.id):
            continue
        if issubclass(command, OnClaim):
            yield stand(of_claim(), case.claim.id).form(command, command.barred(case))
        elif issubclass(command, OnDebtor):
            if command.avails(case.debtor, house):
                yield stand(debtor_offer(house, case.debtor), case.debtor.id).form(command)
        elif issubclass(command, OnCreditor):
            yield stand(creditor_offer(house, case.creditor), case.creditor.id).form(command)
        elif issubclass(command, OnLetter):
            for number, letter in enumerate(_letters(case, task)):
                yield stand(letter_offer(house), letter.id, f"-{number}").form(
                    command, command.barred(letter)
                )


def _letters(case: Case, task: TaskOut) -> list[Letter]:
    """The letters of a case that a task is about: those that its commands may be given on."""
    wanted = [one for one in commands_for(task.task) if issubclass(one, OnLetter)]
    return [
        letter
        for letter in case.letters.values()
        if letter.order
        and _is_meant(letter, task, doubted=doubted_since(case) is not None)
        and any(one.barred(letter) is None for one in wanted)
        and letter.proven_on is None
    ]


def _is_meant(letter: Letter, task: TaskOut, *, doubted: bool) -> bool:
    """Tell whether a task is about a letter; where some are in doubt it is about those."""
    if doubted and task.task in _PROVES:
        return letter.doubted_on is not None
    return letter.order is not None and (
        letter.order.letter_kind in _PROVES.get(task.task, LetterKind)
    )


def _forms_without_claim(desk: WorkDesk, task: TaskOut, suffix: str) -> Iterator[FormShown]:
    """The forms of a task about a credit note or a creditor."""
    house = desk.house
    for command in commands_for(task.task):
        whose: UUID | None
        if issubclass(command, OnCreditor):
            whose, offer = task.subject, partial(_offer_of_creditor, house, task.subject)
        elif issubclass(command, PlaceCreditNote):
            note = require_parked(house.collections.credit_note(task.subject))
            whose, offer = note.creditor_id, partial(Offering, today=house.today)
        elif issubclass(command, OnSubscription):
            whose, offer = None, partial(Offering, today=house.today)
        else:
            continue
        if may_give(command, whose):
            yield FormDesk(
                offer=offer(),
                key=f"{desk.key}{suffix}",
                about=task.subject,
                suffix=suffix,
                way_back="work",
            ).form(command)


def _offer_of_creditor(house: House, creditor_id: UUID) -> Offering:
    return creditor_offer(house, house.collections.creditor(creditor_id))


def _groups(waiting: list[Waiting]) -> list[dict[str, Any]]:
    """Tasks of one kind together, in the order in which the first of each comes."""
    groups: dict[str, list[Waiting]] = {}
    for one in waiting:
        groups.setdefault(one.task.task, []).append(one)
    return [
        {"name": name, "title": task_words(name)[0], "advice": task_words(name)[1], "tasks": those}
        for name, those in groups.items()
    ]
