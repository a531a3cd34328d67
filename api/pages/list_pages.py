"""The overview as a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Flag, Maybe
from api.pages.forms import Form
from api.pages.points import AnyPoint
from api.pages.rendering import render, style
from api.served import served
from api.words.sentences import marked
from application.cursors import Cursors
from application.house import House
from application.queries.list_shapes import OverviewOut
from application.queries.lists import Wanted, found_by, overview_of, page_of
from application.queries.point_shapes import read_through
from domain.errors import Refusal
from domain.money import cents_from
from domain.user.roles import May
from projections.outstanding.buckets import Bucket, Sort
from projections.segments import Status

router = APIRouter(route_class=Guarded)
LONGEST: Final = 100
"""Characters of what is looked for."""
_AGES: Final = tuple(bucket for bucket in Bucket if bucket is not Bucket.NONE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the list may be sorted by."""

    name: str
    sort: Sort | None = None
    number: bool = False


COLUMNS: Final = (
    Column(marked("Factuur"), Sort.INVOICE_NUMBER),
    Column(marked("Debiteur")),
    Column(marked("Vervalt"), Sort.DUE_ON),
    Column(marked("Dagen te laat"), Sort.DAYS_OVERDUE, number=True),
    Column(marked("Open"), Sort.OPEN, number=True),
    Column(marked("Status")),
    Column(marked("Volgende stap")),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address of the overview says, and addresses that differ from it in one thing."""

    values: dict[str, str]

    def but(self, **changed: object) -> str:
        """Give the address with some things changed; what becomes empty is left out."""
        values = {k: v for k, v in self.values.items() if k != "cursor"}
        values |= {name: str(value or "") for name, value in changed.items()}
        return "/?" + urlencode({k: v for k, v in values.items() if v})


@router.post("/")
def search(form: Form, house: AnyHouse) -> Response:
    """Lead to what was looked for: a name stands in no address that anybody could read."""
    sealed = _closed(house).sealed(form["q"][:LONGEST]) if "q" in form else ""
    asked = {**{name: form.get(name, "") for name in ("on", "known_at")}, "q": sealed or ""}
    told = urlencode({name: value for name, value in asked.items() if value})
    return RedirectResponse(f"/?{told}" if told else "/", status_code=303)


@router.get("/")
def overview(
    house: AnyHouse,
    views: AnyViews,
    *,
    at: AnyPoint,
    status: Maybe[Status] = None,
    bucket: Maybe[Bucket] = None,
    debtor: Maybe[UUID] = None,
    q: Annotated[str, Query(max_length=4_000)] = "",
    sort: Sort = Sort.DAYS_OVERDUE,
    up: Flag = False,
    every: Flag = False,
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
) -> HTMLResponse:
    """Show what is outstanding, by age, and claim by claim; ``q``: what is looked for, sealed."""
    text = _looked_for(house, q)
    cursors = Cursors.of(house, served(), question="GET /")
    wanted = Wanted(
        on=at.on or house.today,
        known=at.known,
        mine=served().creditors(May.LOOK),
        status=status,
        bucket=bucket,
        debtor=debtor,
        text=text,
        anywhere=True,
        sort=sort,
        descending=not up,
        after=cursors.opened(cursor),
        every=every or bool(text),
    )
    page = page_of(views, wanted)
    rows = [*page.rows, *(found_by(views, text, wanted) if text and not cursor else [])]
    sums = overview_of(views, wanted.on, mine=wanted.mine, known=at.known)
    choices = {"status": status, "bucket": bucket, "debtor": debtor, "q": q, "sort": sort}
    chosen = _chosen({**at.pairs, **choices, "up": up or "", "every": every or ""})
    return render(
        "overview.html",
        house,
        **at.shown(house, read_through(page)),
        sums=sums,
        ages=_ages(sums),
        rows=list({row.id: row for row in rows}.values()),
        next=cursors.sealed(page.next),
        chosen=chosen,
        text=text,
        columns=COLUMNS,
        sort=sort,
        up=up,
    )


def _chosen(values: Mapping[str, object]) -> Chosen:
    return Chosen({k: "1" if v is True else str(v or "") for k, v in values.items()})


def _closed(house: House) -> Cursors:
    return Cursors.of(house, served(), question="POST /")


def _looked_for(house: House, sealed: str) -> str:
    """What was looked for; raises Refusal ``search.not_ours`` for what we did not seal so."""
    try:
        return _closed(house).opened(sealed or None) or ""
    except Refusal:
        raise Refusal(
            "search.not_ours",
            "What is looked for does not stand in an address, and this was not sealed here for"
            " you.",
            way_out="Fill it in on the page.",
        ) from None


@router.get("/style.css")
def style_sheet() -> Response:
    """Give the style sheet."""
    return Response(style(), media_type="text/css", headers={"Cache-Control": "max-age=300"})


def _ages(sums: OverviewOut) -> list[dict[str, Any]]:
    """Give each age with its share of what is open, for the bar: offset and width in percent."""
    by_name = {one.name: one for one in sums.by_bucket}
    whole = max(1, sum(cents_from(by_name[age.value].open) for age in _AGES))
    shown, offset = [], 0.0
    for number, age in enumerate(_AGES):
        one = by_name[age.value]
        width = 100 * cents_from(one.open) / whole
        shown.append({"sum": one, "at": f"{offset:.3f}", "width": f"{width:.3f}", "tone": number})
        offset += width
    return shown
