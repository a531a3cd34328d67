"""The page of what waits for a second person, with the way to where each is decided."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyInquiry
from api.guarded import Guarded
from api.pages.batch_choices import batch_told
from api.pages.command_forms import ERASING
from api.pages.rendering import render
from api.pages.to_decide import answered_by, decides
from api.words.proposals import proposal_told
from application.commands.debit_batches import ReleaseCollectionBatch
from application.commands.second_person import SecondPersonOnErasure, SecondPersonOnRefunds
from application.house import House
from application.queries.of_proposals import ListProposals, OpenProposalOut

router = APIRouter(route_class=Guarded)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalShown:
    """What waits, in words, and where it is decided; ``mine``: by whoever is served."""

    told: str
    about: str
    place: str
    creditor: str
    by: str
    since: date
    amount: str
    mine: bool


@router.get("/voorstellen")
def show_proposals(asked: AnyInquiry) -> HTMLResponse:
    """Show what waits, as the question gives it to whoever asks; what he can decide first."""
    rows = [_row(asked.house, one) for one in ListProposals().answer(asked)]
    mine, others = ([one for one in rows if one.mine is his] for his in (True, False))
    return render("proposals.html", asked.house, day=None, mine=mine, others=others)


def _row(house: House, one: OpenProposalOut) -> ProposalShown:
    creditor = house.collections.creditor(one.creditor).profile.name
    answer = ReleaseCollectionBatch if one.batch else answered_by(one.command, one.claim)
    place = f"/claims/{one.claim}" if one.claim else f"/schuldeisers/{one.creditor}"
    if answer is SecondPersonOnRefunds:
        place = f"/terugbetalingen/{one.creditor}"
    if answer is SecondPersonOnErasure:
        place = f"{ERASING}/{one.creditor}"
    place += f"#voorstel-{one.number}"
    if one.batch:
        place = f"/incasso/{one.creditor}/{one.batch}"
    return ProposalShown(
        told=batch_told(house.collections.debit_batch(one.batch))
        if one.batch
        else proposal_told(one.command, one.content),
        about=one.invoice_number or creditor,
        place=place,
        creditor=creditor,
        by=one.proposed_by,
        since=one.proposed_on,
        amount=one.amount if one.claim else "",
        mine=decides(answer, one.creditor, one.proposed_by),
    )
