"""The calculator of payment plans as a page: what a plan over a debtor's claims would come to."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse
from api.guarded import Guarded
from api.pages.choosing import Day, Maybe
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from application.documents import kept
from application.house import House
from application.payment_plans.of_debtor import fits_a_plan, plans_of
from application.queries.claims import debtor_out
from application.queries.of_payment_plans import preview
from application.queries.plan_shapes import PlanPreviewOut
from domain.case_reading import CaseReader
from domain.claim.agreements import GRACE_DAYS
from domain.claim.balance import balance
from domain.claim.events import PaperForm
from domain.days import add_days
from domain.debtor.state import Debtor
from domain.errors import NotFound, Refusal
from domain.law.calendar import next_banking_day
from domain.money import as_decimal, cents_from
from domain.payment_plan.calculator import OPEN_DAYS, PlanWish
from domain.payment_plan.events import Rhythm

router = APIRouter(route_class=Guarded)

_MEDIA: Final = {
    PaperForm.PDF: "application/pdf",
    PaperForm.PNG: "image/png",
    PaperForm.JPEG: "image/jpeg",
}

USUAL: int = 6
"""How many instalments are worked out where nobody said how many."""


@router.get("/debiteuren/{debtor_id}/regeling")
def calculator(  # noqa: PLR0917 - what its form sends
    debtor_id: UUID,
    house: AnyHouse,
    claims: Annotated[list[UUID] | None, Query()] = None,
    first: Day = None,
    rhythm: Rhythm = Rhythm.MONTHLY,
    number: Maybe[int] = None,
    amount: Maybe[str] = None,
    interest: Maybe[str] = None,
) -> HTMLResponse:
    """Show what a plan would come to, with his open claims ticked; nothing is recorded."""
    debtor = house.collections.debtor(debtor_id)
    wish, problem, found = None, None, None
    asked = bool(claims or first or number or amount)
    try:
        wish = PlanWish(
            first=first or next_banking_day(add_days(house.today, 14)),
            rhythm=rhythm,
            number=number if number or amount else USUAL,
            amount=cents_from(amount) if amount else None,
            with_interest=bool(interest),
        )
        found = preview(house, debtor_id, claims or (), wish)
    except Refusal as refusal:
        # Who only opens the page asked nothing yet that could be refused.
        problem = problem_of(refusal, path="") if asked else None
    return render(
        "calculator.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        debtor=debtor_out(house, debtor),
        plannable=_plannable(house, debtor),
        ticked=set(claims or ()),
        wish=wish,
        amount=amount or "",
        rhythms=list(Rhythm),
        found=found,
        grace=GRACE_DAYS,
        open_days=OPEN_DAYS,
        key=str(house.new_id()),
        shares=_shares(found),
    )


@router.get("/debiteuren/{debtor_id}/regeling/{sha256}")
def document_of_plan(debtor_id: UUID, sha256: str, house: AnyHouse) -> Response:
    """Give the text of a plan, the paper that was signed, or the agreement that both signed."""
    for plan in plans_of(house, house.collections.debtor(debtor_id)):
        assert plan.proposed is not None
        kinds = {
            plan.proposed.document_sha256: "text/plain; charset=utf-8",
            plan.agreement_sha256: "application/pdf",
        }
        if (signed := plan.by_debtor) and signed.form:
            kinds[signed.paper_sha256] = _MEDIA[signed.form]
        if sha256 and sha256 in kinds:
            return Response(kept(house, sha256), media_type=kinds[sha256])
    raise NotFound("document.unknown", "There is no such document of a plan of this debtor.")


def _plannable(house: House, debtor: Debtor) -> list[tuple[UUID, str, str]]:
    """The claims that a plan can be made of: id, number, what is open."""
    return [
        (one.id, one.invoice_number, as_decimal(balance(one, on=house.today).total))
        for one in CaseReader(house.collections).claims_of(debtor)
        if fits_a_plan(one)
    ]


def _shares(found: PlanPreviewOut | None) -> list[list[str]]:
    """By instalment, what of it is for each claim; empty where nothing is."""
    if found is None:
        return []
    taken = [{one.number: one.amount for one in claim.instalments} for claim in found.claims]
    return [[claim.get(part.number, "") for claim in taken] for part in found.instalments]
