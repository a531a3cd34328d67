"""Endpoints about a debtor: who he is, and what bars the way to him."""

from uuid import UUID

from fastapi import APIRouter

from api.bodies import BarEndIn, BarIn, CapacityIn, ContactDetailsIn, HeirsIn
from api.desk import AnyDesk, AnyHouse
from api.problems import responses
from application.commands import debtors
from application.queries.claims import debtor_full
from application.queries.shapes import AnswerOut, DebtorFullOut
from domain.parties import Address, ContactDetails

router = APIRouter(prefix="/v1/debtors/{debtor_id}", tags=["debtors"])
_POST = responses(400, 404, 409, 422, 503)


@router.get("", responses=responses(404, 422, 503))
def read_debtor(debtor_id: UUID, house: AnyHouse) -> DebtorFullOut:
    """Give a debtor with contact details, capacity, what bars the way, and claims."""
    return debtor_full(house, debtor_id)


@router.post("/capacity", responses=_POST)
def establish_capacity(debtor_id: UUID, body: CapacityIn, desk: AnyDesk) -> AnswerOut:
    """Record in what capacity the debtor acts; the interest of his live claims follows."""
    receipt = debtors.establish_capacity(
        desk.house, debtor_id, by=desk.by(), capacity=body.capacity, evidence=body.evidence
    )
    return desk.answer(receipt)


@router.post("/contact-details", responses=_POST)
def change_contact_details(debtor_id: UUID, body: ContactDetailsIn, desk: AnyDesk) -> AnswerOut:
    """Record how to reach the debtor from now on."""
    receipt = debtors.change_contact_details(
        desk.house, debtor_id, by=desk.by(), contact=contact_of(body)
    )
    return desk.answer(receipt)


@router.post("/bars", responses=_POST)
def begin_bar(debtor_id: UUID, body: BarIn, desk: AnyDesk) -> AnswerOut:
    """Record what stops every step for the debtor: bankruptcy, debt help, a death."""
    receipt = debtors.begin_bar(
        desk.house,
        debtor_id,
        by=desk.by(),
        bar=body.kind,
        since=body.since,
        until=body.until,
    )
    return desk.answer(receipt)


@router.post("/bars/end", responses=_POST)
def end_bar(debtor_id: UUID, body: BarEndIn, desk: AnyDesk) -> AnswerOut:
    """Record that what stopped the steps has ended."""
    return desk.answer(debtors.end_bar(desk.house, debtor_id, by=desk.by(), bar=body.kind))


@router.post("/heirs", responses=_POST)
def know_heirs(debtor_id: UUID, body: HeirsIn, desk: AnyDesk) -> AnswerOut:
    """Record who inherited; letters to them begin anew, three months after the death."""
    receipt = debtors.know_heirs(
        desk.house,
        debtor_id,
        by=desk.by(),
        contact=contact_of(body),
        acceptance=body.acceptance,
        died_on=body.died_on,
    )
    return desk.answer(receipt)


@router.post("/address-unknown", responses=_POST)
def report_address_unknown(debtor_id: UUID, desk: AnyDesk) -> AnswerOut:
    """Record that the debtor no longer lives where we wrote to."""
    return desk.answer(debtors.report_address_unknown(desk.house, debtor_id, by=desk.by()))


def contact_of(body: ContactDetailsIn) -> ContactDetails:
    """Give contact details as they are sealed."""
    return ContactDetails(
        name=body.name,
        attention=body.attention,
        address=Address(
            street=body.street,
            postal_code=body.postal_code,
            city=body.city,
            country=body.country,
        ),
        email=body.email,
        phone=body.phone,
    )
