"""Endpoints that post offices and carriers of messages report to, each with a secret of its own."""

import hmac
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError

from adapters.bounces import Report, Verdict, read_report
from adapters.messages import SIGNATURE, is_signed
from api.desk import AnyHouse
from api.http.bodies import StatusIn, whole_schema
from api.problems import NotLetIn, TooLarge, WrongKind, of_post
from api.strict import Operation
from api.unread import unreadable
from application.inbox.bounces import record_mail, record_report
from application.queries.shapes import NotedOut

router = APIRouter(prefix="/v1/deliveries", tags=["deliveries"], route_class=Operation)

LARGEST_MAIL: Final = 10_000_000
"""Bytes; a report brings back at most one letter with its attachments."""

LARGEST_STATUS: Final = 65_536

_REPORT: Final = {
    "requestBody": {
        "required": True,
        "content": {"message/rfc822": {"schema": {"type": "string", "format": "binary"}}},
    }
}


_STATUS: Final = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": whole_schema(StatusIn)}},
    }
}

_VERDICTS: Final = {
    "sent": Verdict.RELAYED,
    "delivered": Verdict.DELIVERED,
    "read": Verdict.READ,
    "failed": Verdict.FAILED,
}


async def _mail(request: Request, house: AnyHouse) -> bytes:
    """Take the body where the caller knows the secret and sends a mail that is not too large."""
    secret = house.settings.bounce_secret.get_secret_value()
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        raise NotLetIn
    if request.headers.get("content-type", "").partition(";")[0].strip() != "message/rfc822":
        raise WrongKind("message/rfc822")
    return await body_of(request, at_most=LARGEST_MAIL)


async def body_of(request: Request, *, at_most: int) -> bytes:
    """Read a body of so many bytes at most; raises TooLarge before the rest is read."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > at_most:
            raise TooLarge(at_most)
    return bytes(read)


async def _signed(request: Request, house: AnyHouse) -> StatusIn:
    """Take the body where it is signed with the secret that the carrier shares with us."""
    body = await body_of(request, at_most=LARGEST_STATUS)
    secret = house.settings.messages_secret.get_secret_value()
    if not is_signed(body, request.headers.get(SIGNATURE, ""), secret=secret):
        raise NotLetIn
    try:
        return StatusIn.model_validate_json(body)
    except ValidationError as error:
        raise unreadable(error) from None


@router.post("/messages", openapi_extra=_STATUS, responses=of_post(401))
def take_status(house: AnyHouse, told: Annotated[StatusIn, Depends(_signed)]) -> NotedOut:
    """Record what became of a short message; sent again, it is nothing new.

    Signed as our own requests are: header ``X-Vordering-Signature``, HMAC-SHA-256 of the body.
    """
    report = Report(letter_id=told.id, verdict=_VERDICTS[told.status])
    return NotedOut(noted=record_report(house, report).value, letter_id=told.id)


@router.post("/bounces", openapi_extra=_REPORT, responses=of_post(401, 415))
def take_bounce(house: AnyHouse, raw: Annotated[bytes, Depends(_mail)]) -> NotedOut:
    """Record a report of delivery, or an answer to a letter, as it came by mail; once.

    The secret is the bearer token. A mail that is not recognised is answered so, and not kept:
    keep it yourself.
    """
    report = read_report(raw)
    return NotedOut(noted=record_mail(house, raw, report).value, letter_id=report.letter_id)
