"""A claim as a page: balance with derivation, letters, agreements, timeline, forms."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse, AnyViews
from api.pages.choosing import Day
from api.pages.refusals import told
from api.pages.rendering import render
from api.words.facts import fact_said
from api.words.figures import day
from api.words.naming import step, task_words, turn
from api.words.sentences import said
from application.hand_over.check import hand_over_out
from application.house import House
from application.queries.claims import Seen, claim_out, entry_out, see
from application.queries.list_shapes import TrailOut
from application.queries.lists import trail_of
from application.queries.shapes import ClaimOut, LineOut, ProblemOut
from application.views import Views
from domain.claim.events import Channel, ContactOutcome
from domain.claim.grounds import DisputeGround, EndingGround, HoldCategory, NonPayment, PartyGround
from domain.dunning.next.entry import waits_for_entry
from domain.facts import Recorded
from domain.law.account import Allocation
from domain.letter.text import LetterKind
from domain.parties import ContactDetails
from domain.sealing import Purpose, Sealed

router = APIRouter()

_QUIET: Final = frozenset(
    "letter.dispatch_started letter.ordered claim.letter_ordered debtor.claim_opened".split()
)
"""Facts of the machinery; they are there, but do not speak up."""

_TEXTS: Final = ("text", "note", "designation")
_TOLD_BY_PEOPLE: Final = frozenset({"claim", "debtor"})
"""Streams whose facts hold texts that people wrote."""


@dataclass(frozen=True, slots=True)
class AccountStep:
    """One line of the derivation, as the page shows it."""

    kind: str
    line: LineOut
    taken: Allocation | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One fact of the timeline with its texts, opened for the person at the screen."""

    fact: TrailOut
    texts: tuple[str, ...]
    quiet: bool


@router.get("/claims/{claim_id}")
def claim(
    claim_id: UUID,
    house: AnyHouse,
    views: AnyViews,
    on: Day = None,
) -> HTMLResponse:
    """Show a claim, as of a day where one is asked for."""
    return show(house, views, claim_id, as_of=on)


def show(
    house: House,
    views: Views,
    claim_id: UUID,
    *,
    as_of: date | None = None,
    problem: ProblemOut | None = None,
    filled: dict[str, str] | None = None,
) -> HTMLResponse:
    """Render the page; after a refused form with what was filled in, and why it was refused."""
    seen = see(house, claim_id, on=as_of)
    one = claim_out(house, seen)
    trail = trail_of(views, claim_id, on=as_of, tell=fact_said)
    return render(
        "claim.html",
        house,
        status=problem.status if problem else 200,
        day=as_of,
        claim=one,
        steps=_steps(seen, one),
        moments=_moments(house, trail.facts),
        next=_next(one),
        phone=_phone(house, seen) if one.next.what == "call" else None,
        problem=told(problem) if problem else None,
        filled=filled or {"what": ""},
        key=str(house.new_id()),
        choices=CHOICES,
        kinds=[kind.value for kind in LetterKind],
        going=hand_over_out(house, claim_id) if as_of is None else None,
        entry=entry_out(house, claim_id) if waits_for_entry(seen.case) else None,
        in_a_week=house.today + timedelta(days=7),
    )


def _steps(seen: Seen, one: ClaimOut) -> list[AccountStep]:
    """Pair each payment of the derivation with what it was taken for."""
    taken = iter(seen.balance.account.allocations)
    return [
        AccountStep(line.kind, line, next(taken, None) if line.kind == "payment" else None)
        for line in one.derivation
    ]


def _moments(house: House, facts: list[TrailOut]) -> list[Moment]:
    """Give the timeline, the newest first, with the texts that can still be opened."""
    told = {fact.stream for fact in facts if fact.kind in _TOLD_BY_PEOPLE}
    stored = {r.ref: r for one in told for r in house.collections.history(one)}
    return [
        Moment(
            fact,
            _texts(house, fact, stored.get(f"{fact.stream}@{fact.version}")),
            fact.topic in _QUIET,
        )
        for fact in reversed(facts)
    ]


def _texts(house: House, fact: TrailOut, stored: Recorded | None) -> tuple[str, ...]:
    """Give the texts of a fact, and why a person says he recorded it."""
    if stored is None:
        return ()
    wanted = [name for name in fact.sealed if name in _TEXTS]
    opened = [_opened(house, getattr(stored.fact, name, None), name) for name in wanted]
    if stored.reason_text is not None:
        opened.append(_opened(house, stored.reason_text, "reason"))
    return tuple(text for text in opened if text)


def _opened(house: House, sealed: Sealed[str] | None, name: str) -> str:
    purpose = Purpose.LEDGER if name == "designation" else Purpose.NOTES
    return house.open(sealed, str, purpose) or said("(gewist)")


def _phone(house: House, seen: Seen) -> str:
    """Give the number to call, empty where none is known."""
    contact = house.open(seen.case.debtor.contact, ContactDetails, Purpose.CONTACT)
    return contact.phone if contact else ""


def _next(one: ClaimOut) -> dict[str, str]:
    """Say what comes next, in words."""
    kind, what, on = one.next.turn, one.next.what, one.next.on
    if kind == "ask":
        title, advice = task_words(what)
        since = said("sinds %(day)s") % {"day": day(on)}
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
    return {"title": turn(what), "advice": "", "turn": kind, "since": since}


CHOICES: Final = {
    "channel": [one.value for one in Channel],
    "outcome": [one.value for one in ContactOutcome],
    "reason": [one.value for one in NonPayment if one.value],
    "ground": [one.value for one in DisputeGround],
    "category": [one.value for one in HoldCategory],
    "ending": [one.value for one in EndingGround],
    "party": [one.value for one in PartyGround],
}
