"""Endpoints that list and read claims, and open one by hand."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.bodies import ClaimIn, CreditorIn
from api.desk import AnyDesk, AnyHouse, AnyViews
from api.http.routes.days import KnownAt, On
from api.http.routes.debtors import contact_of
from api.problems import responses
from application.commands.opening import NewDebtor, open_by_hand, register_creditor
from application.queries.claims import claim_out, see
from application.queries.list_shapes import AuditTrailOut, PageOut
from application.queries.lists import Wanted, in_dutch, in_english, page_of, trail_of
from application.queries.shapes import AnswerOut, ClaimOut, PartyOut
from domain.claim.opening import Invoice
from domain.errors import Refusal
from domain.ids import claim_id as id_of_claim
from domain.money import cents_from
from domain.parties import CreditorProfile, PartyNumbers, PayTo
from projections.outstanding.buckets import Bucket, Sort
from projections.segments import Status

router = APIRouter(prefix="/v1", tags=["claims"])
_GET = responses(404, 422, 503)


@router.get("/claims", responses=responses(422, 503))
def list_claims(
    house: AnyHouse,
    views: AnyViews,
    *,
    on: On = None,
    status: Status | None = None,
    bucket: Bucket | None = None,
    creditor: UUID | None = None,
    debtor: UUID | None = None,
    number: Annotated[str, Query(max_length=100, description="begins with")] = "",
    sort: Sort = Sort.DAYS_OVERDUE,
    descending: bool = True,
    every: Annotated[bool, Query(alias="all", description="also those that have ended")] = False,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 50,
    cursor: Annotated[str | None, Query(max_length=2_000)] = None,
) -> PageOut:
    """Give a page of claims; turn it with the cursor in ``next``, with the same filters."""
    wanted = Wanted(
        on=on or house.today,
        status=status,
        bucket=bucket,
        creditor=creditor,
        debtor=debtor,
        text=number,
        sort=sort,
        descending=descending,
        limit=limit,
        after=cursor,
        every=every,
    )
    return page_of(views, wanted)


@router.get("/claims/{claim_id}", responses=_GET)
def read_claim(
    claim_id: UUID, house: AnyHouse, on: On = None, known_at: KnownAt = None
) -> ClaimOut:
    """Give a claim as of a day, with what was recorded by a moment; default: now."""
    return claim_out(house, see(house, claim_id, on=on, known_at=known_at))


@router.get("/claims/{claim_id}/audit-trail", responses=_GET)
def read_audit_trail(
    claim_id: UUID,
    views: AnyViews,
    on: On = None,
    known_at: KnownAt = None,
    language: Annotated[str, Query(pattern="^(nl|en)$")] = "en",
) -> AuditTrailOut:
    """Give every fact of a claim, its debtor and its letters, in the order of recording."""
    tell = in_dutch if language == "nl" else in_english
    return trail_of(views, claim_id, on=on, known_at=known_at, tell=tell)


@router.post("/claims", status_code=201, responses=responses(400, 404, 409, 422, 503))
def open_claim(body: ClaimIn, desk: AnyDesk, response: Response) -> AnswerOut:
    """Open a claim by hand, on a known creditor, with a known or a new debtor."""
    receipt = open_by_hand(
        desk.house,
        by=desk.by(),
        creditor_id=body.creditor_id,
        debtor=_debtor(body),
        invoice=_invoice(body),
    )
    made = id_of_claim(body.creditor_id, body.invoice_number)
    response.headers["Location"] = f"/v1/claims/{made}"
    return desk.answer(receipt)


@router.post("/creditors", status_code=201, responses=responses(400, 409, 422, 503))
def add_creditor(body: CreditorIn, desk: AnyDesk) -> PartyOut:
    """Register a creditor by hand; importing an invoice of his does it too."""
    profile = CreditorProfile(**body.model_dump(exclude={"ibans"}))
    made = register_creditor(desk.house, by=desk.by(), profile=profile, ibans=tuple(body.ibans))
    return PartyOut(id=made, name=body.name)


def _debtor(body: ClaimIn) -> UUID | NewDebtor:
    if body.debtor_id:
        return body.debtor_id
    if body.debtor is None:
        raise Refusal(
            "debtor.missing",
            "The claim names no debtor.",
            way_out="Give debtor_id, or debtor with a name.",
        )
    new = body.debtor
    numbers = PartyNumbers(kvk=new.kvk, vat=new.vat, customer_number=new.customer_number)
    return NewDebtor(contact=contact_of(new), capacity=new.capacity, numbers=numbers)


def _invoice(body: ClaimIn) -> Invoice:
    return Invoice(
        number=body.invoice_number,
        principal=cents_from(body.amount),
        vat=None if body.vat is None else cents_from(body.vat),
        issued_on=body.issued_on,
        received_on=body.received_on,
        performed_on=body.performed_on,
        due_on=body.due_on,
        agreed_term=body.agreed_term,
        claim_kind=body.kind,
        payment_reference=body.payment_reference,
        pay_to=tuple(PayTo(iban=iban) for iban in body.ibans),
        description=body.description,
    )
