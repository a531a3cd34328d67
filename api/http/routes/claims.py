"""Endpoints that list and read claims, and open one by hand."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.desk import AnyHouse, AnyViews
from api.http.routes.days import KnownAt, On
from api.problems import responses
from api.words.facts import fact_said
from api.words.language import speaking
from application.hand_over.check import hand_over_out
from application.queries.claims import claim_out, entry_out, see
from application.queries.list_shapes import AuditTrailOut, PageOut
from application.queries.lists import Wanted, in_english, page_of, trail_of
from application.queries.shapes import ClaimOut, EntryOut, HandOverOut
from domain.claim.events import PartyKind
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
    tell = fact_said if language == "nl" else in_english
    with speaking("nl" if language == "nl" else "en"):
        return trail_of(views, claim_id, on=on, known_at=known_at, tell=tell)


@router.get("/claims/{claim_id}/entry", tags=["steps"], responses=_GET)
def read_entry(claim_id: UUID, house: AnyHouse) -> EntryOut:
    """Give what is proposed for a claim that came in old."""
    return entry_out(house, claim_id)


@router.get("/claims/{claim_id}/hand-over", tags=["hand-over"], responses=_GET)
def read_hand_over(
    claim_id: UUID, house: AnyHouse, party: str = "", party_kind: PartyKind | None = None
) -> HandOverOut:
    """Give the check-list of a hand-over today; without a party, to the one of the plan."""
    return hand_over_out(house, claim_id, party=party, party_kind=party_kind)
