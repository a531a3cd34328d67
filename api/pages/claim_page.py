"""A claim as a page: balance with derivation, letters, agreements, timeline, forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import (
    FormDesk,
    FormGroup,
    FormShown,
    claim_forms,
    commands_about,
    may_give,
)
from api.pages.debit_shown import debit_shown
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.offers import claim_offer, question_of
from api.pages.paper_shown import papers_shown
from api.pages.points import NOW, AnyPoint, PageAt
from api.pages.proposals import proposed_said, waiting_on_claim
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import Strand, episodes, moments
from api.words.agreed import PLAN_RUNS, plan_runs
from api.words.facts import fact_said
from api.words.figures import day
from api.words.naming import once_more, step, task_words, turn
from api.words.sentences import said
from application.at_one_look import LookedAtHouse
from application.commands.command import About
from application.commands.direct_debit import MakeCollectionFile
from application.commands.kinds import OnClaim
from application.commands.second_person import SecondPerson
from application.documents import collection_file_of
from application.house import House
from application.queries.claims import Seen, claim_out, entry_out, see
from application.queries.hand_over import hand_over_of
from application.queries.hand_over_shapes import HandOverOut
from application.queries.list_shapes import TrailOut
from application.queries.lists import trail_of
from application.queries.shapes import ClaimOut, EntryOut, ProblemOut
from application.views import Views
from domain.claim.paid import left_of_plan
from domain.dunning.next.entry import waits_for_entry
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import EnteredInError
from domain.law.calendar import VERIFIED_UNTIL
from domain.letter.text import LetterKind
from domain.money import as_decimal
from domain.parties import ContactDetails
from domain.sealing import Purpose

router = APIRouter(route_class=Guarded)


@router.get("/claims/{claim_id}")
def claim(
    claim_id: UUID,
    house: AnyHouse,
    views: AnyViews,
    *,
    at: AnyPoint,
    done: Maybe[UUID] = None,
    only: Maybe[Strand] = None,
) -> HTMLResponse:
    """Show a claim, at a point where one is asked for; ``done``: what was just recorded."""
    return show(house, views, claim_id, at=at, done=done, only=only)


@router.post("/claims/{claim_id}/{what}")
def post(claim_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a claim asks."""
    return carried_out(
        what,
        (About.CLAIM, claim_id),
        form,
        house,
        views,
        page=lambda _: f"/claims/{claim_id}",
        again=lambda problem, filled: show(house, views, claim_id, problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    claim_id: UUID,
    *,
    at: PageAt = NOW,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
    only: Strand | None = None,
) -> HTMLResponse:
    """Render the page; after a refused form with what was filled in, and why it was refused."""
    house = _looked_at(house, claim_id, at)
    point = at.point(house)
    seen = see(house, claim_id, on=at.on, known_at=at.known_at, at=point)
    one = claim_out(house, seen)
    trail = trail_of(
        views, claim_id, on=at.on, known=point.position if point else None, tell=fact_said
    )
    going = None if at.past else _going(house, seen)
    waiting, running = waiting_on_claim(house, seen.claim), seen.claim.arrangement
    return render(
        "claim.html",
        house,
        status=problem.status if problem else 200,
        **at.shown(house, point.position if point else 0, [seen.case.creditor.id]),
        claim=one,
        moments=episodes(moments(house, trail.facts, about=claim_id, on=at.on), only),
        only=only,
        next=next_said(one),
        question=question_of(seen.case, one.next.step) if one.next.turn == "ask" else "",
        phone=phone_of(house, seen) if one.next.what == "call" and not at.past else None,
        problem=told(problem) if problem else None,
        done=[fact.what for fact in trail.facts if fact.command == done],
        kinds=[kind.value for kind in LetterKind],
        plan_left=as_decimal(left_of_plan(seen.claim)),
        plan_bears=bool(running and running.plan.interest_during_plan),
        by_link=bool(running and running.plan.plan_id),
        going=going,
        no_holidays_after=None if at.past or going else VERIFIED_UNTIL,
        waiting=waiting,
        proposed=proposed_said(trail.facts, done, waiting),
        entry=_entry(house, seen, at),
        debit=None if at.past else debit_shown(house, seen.case),
        papers=[] if at.past else papers_shown(house, seen.claim),
        collection_files=[] if at.past else _collection_files(house, seen),
        forms=None if at.past else _forms(house, seen, one, trail.facts, filled),
    )


def _looked_at(house: House, claim_id: UUID, at: PageAt) -> House:
    """The house in which all parts of the page see one state, read together; a past one as ever."""
    looked = LookedAtHouse.of(house)
    if not at.past:
        looked.look.together([claim_id])
    return looked


def _going(house: House, seen: Seen) -> HandOverOut | None:
    """What a hand-over would find now; None where it counts days whose holidays are not known.

    A claim is read then as before, also one that was erased long after it ended.
    """
    try:
        return hand_over_of(house, seen.case)
    except Refusal as refusal:
        if refusal.code != "law.calendar_unverified":
            raise
    return None


def _entry(house: House, seen: Seen, at: PageAt) -> EntryOut | None:
    """What is proposed now for a claim that came in old; of a past point nothing is."""
    if at.past or not waits_for_entry(seen.case):
        return None
    return entry_out(house, seen.claim.id)


def _collection_files(house: House, seen: Seen) -> list[str]:
    """Where the file is fetched that collects the claim, by whoever may make one."""
    claim = seen.claim
    if claim.creditor_id is None or not may_give(MakeCollectionFile, claim.creditor_id):
        return []
    found = collection_file_of(house, seen.case)
    return [f"/v1/claims/{claim.id}/documents/{one.sha256}" for one in found]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the page: of what is asked now, and all others in groups."""

    now: list[FormShown]
    groups: list[FormGroup]


def _forms(
    house: House,
    seen: Seen,
    one: ClaimOut,
    facts: Sequence[TrailOut],
    filled: Mapping[str, str] | None,
) -> Forms:
    wrong = [fact for fact in reversed(facts) if fact.stream == one.id and _may_be_wrong(fact)]
    offer = claim_offer(house, seen.case, wrong)
    desk = FormDesk(offer=offer, key=str(house.new_id()), about=one.id, filled=filled)
    now = [
        form
        for command in commands_about(About.CLAIM, seen.case.creditor.id)
        if issubclass(command, OnClaim)
        and command is not SecondPerson
        and one.next.turn == "ask"
        and one.next.what in command.WORK
        and (form := desk.form(command, command.barred(seen.case))).barred is None
    ]
    return Forms(
        now, claim_forms(desk, seen.case, without=[SecondPerson.NAME, *(one.name for one in now)])
    )


def _may_be_wrong(fact: TrailOut) -> bool:
    return not fact.in_error and fact.topic != EnteredInError.TOPIC


def phone_of(house: House, seen: Seen) -> str:
    """Give the number to call, empty where none is known."""
    contact = house.open(seen.case.debtor.contact, ContactDetails, Purpose.CONTACT)
    return contact.phone if contact else ""


def next_said(one: ClaimOut) -> dict[str, str]:
    """Say what comes next, in words."""
    kind, what, on = one.next.turn, one.next.what, one.next.on
    if kind == "ask":
        title, advice = task_words(what)
        since = said("sinds %(day)s") % {"day": day(on)}
        if what == Task.SECOND_TRY:
            advice = f"{once_more(one.next.why)}. {advice}"
        return {"title": title, "advice": advice, "turn": kind, "since": since}
    if kind == "do":
        advice = said("De eerstvolgende dagelijkse run doet dit.")
        since = said("sinds %(day)s") % {"day": day(on)}
        return {"title": step(what), "advice": advice, "turn": kind, "since": since}
    if kind == "wait" and one.next.step:
        title = said("%(step)s volgt") % {"step": step(one.next.step)}
        since = said("vanaf %(day)s") % {"day": day(on)}
        return {"title": title, "advice": "", "turn": kind, "since": since}
    since = said("tot %(day)s") % {"day": day(on)} if kind == "wait" else ""
    since = plan_runs(one.payment_plan, on) or since if what == PLAN_RUNS else since
    return {"title": turn(what), "advice": "", "turn": kind, "since": since}
