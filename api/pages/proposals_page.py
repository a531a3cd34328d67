"""The page of what waits for a second person, with the way to where each is decided."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyInquiry
from api.guarded import Guarded
from api.pages.rendering import render
from api.words.proposals import proposal_told
from application.commands.refund_batches import ReleaseRefundBatch, WithdrawRefundBatch
from application.queries.of_proposals import ListProposals, OpenProposalOut

router = APIRouter(route_class=Guarded)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalShown:
    """A proposal in words, and what it is about."""

    one: OpenProposalOut
    told: str
    about: str
    place: str
    creditor: str


@router.get("/voorstellen")
def show_proposals(asked: AnyInquiry) -> HTMLResponse:
    """Show what waits, as the question gives it to whoever asks."""
    rows = [_row(asked, one) for one in ListProposals().answer(asked)]
    return render("proposals.html", asked.house, day=None, rows=rows)


def _place(one: OpenProposalOut) -> str:
    if one.claim:
        return f"/claims/{one.claim}"
    if one.command in {ReleaseRefundBatch.NAME, WithdrawRefundBatch.NAME}:
        return f"/terugbetalingen/{one.creditor}"
    return f"/schuldeisers/{one.creditor}"


def _row(asked: AnyInquiry, one: OpenProposalOut) -> ProposalShown:
    creditor = asked.house.collections.creditor(one.creditor).profile.name
    return ProposalShown(
        one=one,
        told=proposal_told(one.command, one.content),
        about=one.invoice_number or creditor,
        place=_place(one),
        creditor=creditor,
    )
