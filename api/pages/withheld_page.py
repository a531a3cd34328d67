"""Why nothing was done, as pages: of a claim, and of each of a debtor's claims."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse, AnyInquiry
from api.guarded import Guarded
from api.pages.points import AnyPoint, PageAt
from api.pages.rendering import render
from api.words.facts import fact_said
from api.words.language import spoken
from application.queries.claims import debtor_full
from application.queries.of_withheld import ReadDebtorWithheld, ReadWithheld
from application.queries.query import Inquiry, Query
from application.queries.why_shapes import ClaimStandsOut, StretchOut, WithheldOut

router = APIRouter(route_class=Guarded)


@dataclass(frozen=True, slots=True)
class ClaimStill:
    """A claim with the days on which nothing was done, the newest first."""

    told: WithheldOut | ClaimStandsOut
    stretches: list[StretchOut]


@router.get("/claims/{claim_id}/waarom")
def of_claim(claim_id: UUID, house: AnyHouse, asked: AnyInquiry, at: AnyPoint) -> HTMLResponse:
    """Show why nothing was done on a claim."""
    told = _turned(asked, ReadWithheld(claim_id=claim_id, **_of(at)))
    return render(
        "withheld.html",
        house,
        day=at.on,
        at=at,
        point=told.point if at.past else None,
        title=told.invoice_number,
        address_of=f"/claims/{claim_id}",
        claims=[ClaimStill(told, told.stretches[::-1])],
        only_now=False,
    )


@router.get("/debiteuren/{debtor_id}/waarom")
def of_debtor(debtor_id: UUID, house: AnyHouse, asked: AnyInquiry, at: AnyPoint) -> HTMLResponse:
    """Show of each of a debtor's claims why nothing is done now."""
    told = _turned(asked, ReadDebtorWithheld(debtor_id=debtor_id, **_of(at)))
    return render(
        "withheld.html",
        house,
        day=at.on,
        at=at,
        point=told.point if at.past else None,
        title=debtor_full(house, debtor_id, at.point(house)).name,
        address_of=f"/debiteuren/{debtor_id}",
        claims=[ClaimStill(one, [one.now]) for one in told.claims],
        only_now=True,
    )


def _of(at: PageAt) -> dict[str, Any]:
    return {"on": at.on, "known_at": at.known_at, "language": spoken()}


def _turned(asked: Inquiry, question: Query) -> Any:
    return question.turned(_in_words(asked))


def _in_words(asked: Inquiry) -> Inquiry:
    """The same, with facts told as the other pages tell them: no code or figures of a program."""
    return replace(asked, tell=lambda entry, _: fact_said(entry))
