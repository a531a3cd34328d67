"""Why nothing was done, as pages: of a claim, and of each of a debtor's claims."""

from dataclasses import dataclass, replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse, AnyInquiry
from api.guarded import Guarded
from api.pages.choosing import Day
from api.pages.rendering import render
from api.words.facts import fact_said
from api.words.language import spoken
from application.queries.claims import debtor_full
from application.queries.of_withheld import ReadDebtorWithheld, ReadWithheld
from application.queries.query import Inquiry
from application.queries.why_shapes import ClaimStandsOut, StretchOut, WithheldOut

router = APIRouter(route_class=Guarded)


@dataclass(frozen=True, slots=True)
class ClaimStill:
    """A claim with the days on which nothing was done, the newest first."""

    told: WithheldOut | ClaimStandsOut
    stretches: list[StretchOut]


@router.get("/claims/{claim_id}/waarom")
def of_claim(claim_id: UUID, house: AnyHouse, asked: AnyInquiry, *, on: Day = None) -> HTMLResponse:
    """Show why nothing was done on a claim."""
    told = ReadWithheld(claim_id=claim_id, on=on, language=spoken()).answer(_in_words(asked))
    return render(
        "withheld.html",
        house,
        day=on,
        title=told.invoice_number,
        address_of=f"/claims/{claim_id}",
        claims=[ClaimStill(told, told.stretches[::-1])],
        only_now=False,
    )


@router.get("/debiteuren/{debtor_id}/waarom")
def of_debtor(
    debtor_id: UUID, house: AnyHouse, asked: AnyInquiry, *, on: Day = None
) -> HTMLResponse:
    """Show of each of a debtor's claims why nothing is done now."""
    question = ReadDebtorWithheld(debtor_id=debtor_id, on=on, language=spoken())
    told = question.answer(_in_words(asked))
    return render(
        "withheld.html",
        house,
        day=on,
        title=debtor_full(house, debtor_id).name,
        address_of=f"/debiteuren/{debtor_id}",
        claims=[ClaimStill(one, [one.now]) for one in told.claims],
        only_now=True,
    )


def _in_words(asked: Inquiry) -> Inquiry:
    """The same, with facts told as the other pages tell them: no code or figures of a program."""
    return replace(asked, tell=lambda entry, _: fact_said(entry))
