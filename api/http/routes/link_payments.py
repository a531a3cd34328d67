"""The endpoint that a payment provider reports to: pending, failed or credited, and signed."""

from datetime import date
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import Field, ValidationError

from adapters.messages import SIGNATURE, is_signed
from api.desk import AnyHouse
from api.http.bodies import In, whole_schema
from api.http.routes.deliveries import body_of
from api.problems import NotLetIn, of_post
from api.strict import Operation
from api.unread import unreadable
from application.answers import answer_of
from application.by import By
from application.commands.fields import Euro
from application.intake.link_payments import LinkState, note_link_payment
from application.queries.shapes import AnswerOut

router = APIRouter(prefix="/v1/payments", tags=["payments"], route_class=Operation)

PROVIDER: Final = "payment-provider"
_LARGEST: Final = 65_536


class LinkEventIn(In):
    """What a provider tells of a payment that a debtor started by the link of a letter."""

    creditor: UUID
    payment_id: Annotated[
        str, Field(min_length=1, max_length=80, pattern=r"^[\w./:+-]+$", examples=["B-7"])
    ]
    reference: Annotated[str, Field(min_length=1, max_length=140, examples=["F2026-014"])]
    state: LinkState
    amount: Euro
    on: date = Field(description="of a credited payment: the day it was credited")


_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": whole_schema(LinkEventIn)}},
    }
}


async def _signed(request: Request, house: AnyHouse) -> LinkEventIn:
    """Take the body where it is signed with the key of the creditor it is about."""
    body = await body_of(request, at_most=_LARGEST)
    try:
        told = LinkEventIn.model_validate_json(body)
    except ValidationError as error:
        raise unreadable(error) from None
    key = house.settings.payment_link_keys.get(told.creditor)
    given = request.headers.get(SIGNATURE, "")
    if key is None or not is_signed(body, given, secret=key.get_secret_value()):
        raise NotLetIn
    return told


@router.post("/link-events", openapi_extra=_BODY, responses=of_post(401, 404))
def take_link_event(house: AnyHouse, told: Annotated[LinkEventIn, Depends(_signed)]) -> AnswerOut:
    """Record what became of a payment that a debtor started; sent again, it is nothing new.

    Only ``credited`` pays; ``pending`` makes letters wait for some days. Header
    ``X-Vordering-Signature``: ``sha256=`` and the HMAC of the body under the creditor's key.
    """
    receipt = note_link_payment(
        house,
        told.creditor,
        by=By(key=f"link:{told.payment_id}:{told.state}", actor=PROVIDER, role="system"),
        payment_id=told.payment_id,
        reference=told.reference,
        state=told.state,
        amount=told.amount,
        on=told.on,
    )
    return answer_of(house, receipt)
