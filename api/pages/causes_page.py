"""Why a letter was written or a fact recorded: what led to it, as a picture and in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from adapters.paper.graph import BoxLine, DrawnBox, draw_graph, order_drawn
from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.points import AnyPoint
from api.pages.rendering import may_see, render
from api.words.causes import CauseSaid, causes_said, kind_said
from api.words.facts import fact_said
from api.words.sentences import said
from application.house import House
from application.queries.of_why import causes_of_fact_out, causes_out
from application.queries.plans import known_plans
from application.queries.why_shapes import CauseOut

router = APIRouter(route_class=Guarded)

_BROAD: Final = frozenset({"fact", "step", "plan"})
"""What is told in a sentence; the others are a name."""
_PLACES: Final = {"claim": "/claims", "letter": "/brieven", "debtor": "/debiteuren"}
"""Where the stream of a fact has its page."""


@dataclass(frozen=True, slots=True)
class CauseShown:
    """A box of the picture in words, with what it rests on."""

    box: DrawnBox
    causes: Sequence[DrawnBox]


@router.get("/brieven/{letter_id}/waarom")
def causes(letter_id: UUID, house: AnyHouse, views: AnyViews, at: AnyPoint) -> HTMLResponse:
    """Show what led to a letter, at a point where one is asked for."""
    found = causes_said(
        causes_out(house, views, letter_id, on=at.on, known_at=at.known_at, tell=fact_said)
    )
    point = at.point(house)
    letter = house.collections.letter(letter_id, point)
    assert letter.order is not None
    creditor = house.collections.debtor(letter.order.debtor_id).creditor_id
    drawn = _pictured(house, creditor, found, said("Wat tot deze brief leidde"))
    return render(
        "causes.html",
        house,
        **at.shown(house, point.position if point else 0, [creditor] if creditor else []),
        letter=letter,
        order=letter.order,
        claims=[house.collections.claim(part.claim_id, point) for part in letter.order.claims],
        here=f"/brieven/{letter_id}",
        picture=drawn.picture,
        shown=drawn.shown,
    )


@router.get("/feiten/{about}/{version}/waarom")
def causes_of_fact(
    about: UUID,
    version: int,
    house: AnyHouse,
    views: AnyViews,
    at: AnyPoint,
) -> HTMLResponse:
    """Show what led to one fact, at a point where one is asked for."""
    graph = causes_of_fact_out(
        house, views, about, version, on=at.on, known_at=at.known_at, tell=fact_said
    )
    point = at.point(house)
    [fact] = (one for one in graph.nodes if one.id == f"{about}@{version}")
    creditor = house.collections.history(about)[0].log
    drawn = _pictured(house, creditor, causes_said(graph), said("Wat tot dit feit leidde"))
    return render(
        "causes.html",
        house,
        **at.shown(house, point.position if point else 0, [UUID(str(creditor))]),
        letter=None,
        fact=fact,
        whose=_Leads(house, creditor).to(fact),
        here=f"/feiten/{about}/{version}",
        picture=drawn.picture,
        shown=drawn.shown,
    )


class Pictured(NamedTuple):
    """What led to something: drawn, and the same in words."""

    picture: str
    shown: list[CauseShown]


def _pictured(
    house: House, creditor: UUID | None, found: Sequence[CauseSaid], title: str
) -> Pictured:
    leads = _Leads(house, creditor)
    boxes = _numbered([_drawn(one, leads) for one in found], found)
    return Pictured(draw_graph(title, boxes, _edges(found)), _shown(boxes, found))


def _shown(boxes: Sequence[DrawnBox], found: Sequence[CauseSaid]) -> list[CauseShown]:
    causes = {one.id: one.causes for one in found}
    return [CauseShown(one, [x for x in boxes if x.id in causes[one.id]]) for one in boxes]


def _edges(found: Sequence[CauseSaid]) -> list[tuple[str, str]]:
    return [(one.id, cause) for one in found for cause in one.causes]


def _numbered(boxes: Sequence[DrawnBox], found: Sequence[CauseSaid]) -> list[DrawnBox]:
    """The boxes as the picture is read, with their numbers."""
    by_id = {one.id: one for one in boxes}
    order = order_drawn({one.id: one.size for one in boxes}, _edges(found))
    return [replace(by_id[one], number=number) for number, one in enumerate(order, 1)]


def _drawn(one: CauseSaid, leads: "_Leads") -> DrawnBox:
    return DrawnBox(
        id=one.id,
        number=0,
        kind=one.kind,
        title=kind_said(one.kind),
        lines=[
            BoxLine(told, leads.to(x), name=x.kind == "person")
            for told, x in zip(one.told, one.of, strict=True)
        ],
        broad=one.kind in _BROAD,
    )


class _Leads:
    """Where each node leads whoever looks; empty where there is no page for him."""

    def __init__(self, house: House, creditor_id: UUID | None) -> None:
        self._creditor = f"/schuldeisers/{creditor_id}"
        self._users = (
            {one.login: one.id for one in house.collections.users()}
            if may_see("/gebruikers")
            else {}
        )

    def to(self, one: CauseOut) -> str:
        """The page of a node."""
        match one.kind:
            case "fact":
                place = _PLACES.get(one.name.partition(".")[0])
                return f"{place}/{one.id.partition('@')[0]}" if place else self._creditor
            case "plan" if one.name in known_plans():
                return f"/plannen#{one.name}" if may_see("/plannen") else ""
            case "plan":
                return self._creditor
            case "run":
                return f"/runs?on={one.on}" if may_see("/runs") else ""
            case "person" if one.name in self._users:
                return f"/gebruikers/{self._users[one.name]}"
        return ""
