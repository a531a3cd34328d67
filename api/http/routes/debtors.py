"""Endpoints about a debtor: who he is, and what bars the way to him."""

from uuid import UUID

from fastapi import APIRouter

from api.desk import AnyHouse
from api.problems import responses
from application.queries.claims import debtor_full
from application.queries.shapes import DebtorFullOut

router = APIRouter(prefix="/v1/debtors/{debtor_id}", tags=["debtors"])
_POST = responses(400, 404, 409, 422, 503)


@router.get("", responses=responses(404, 422, 503))
def read_debtor(debtor_id: UUID, house: AnyHouse) -> DebtorFullOut:
    """Give a debtor with contact details, capacity, what bars the way, and claims."""
    return debtor_full(house, debtor_id)
