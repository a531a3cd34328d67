"""Questions about claims, debtors and work, on any day and as known at any moment."""

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from application.queries.chosen import Resource
from application.queries.claims import claim_out, entry_out, see
from application.queries.hand_over import hand_over_out
from application.queries.hand_over_shapes import HandOverOut
from application.queries.list_shapes import (
    AuditTrailOut,
    OneTaskOut,
    OverviewOut,
    PageOut,
    TaskOut,
    WorkListOut,
)
from application.queries.lists import (
    Wanted,
    approvals_of,
    overview_of,
    page_of,
    task_of,
    trail_of,
    work_list_of,
)
from application.queries.query import Cursor, Inquiry, KnownAt, On, Query
from application.queries.shapes import ClaimOut, EntryOut
from application.queries.upkeep import ViewsOut, views_out
from domain.claim.events import PartyKind
from domain.user.roles import May
from projections.outstanding.buckets import Bucket, Sort
from projections.segments import Status


class ListClaims(Resource):
    """A page of claims; turn it with the cursor in ``next``, with the same filters."""

    NAME: ClassVar[str] = "claims"
    PATH: ClassVar[str] = "/v1/claims"
    TAG: ClassVar[str] = "claims"

    on: On = None
    known_at: KnownAt = None
    status: Status | None = None
    bucket: Bucket | None = None
    creditor: UUID | None = None
    debtor: UUID | None = None
    number: Annotated[str, Field(max_length=100, description="begins with")] = ""
    invoice_number: Annotated[str, Field(max_length=100, description="the whole of it")] = ""
    reference: Annotated[
        str, Field(max_length=140, description="payment reference of the invoice or a letter")
    ] = ""
    own_reference: Annotated[
        str, Field(max_length=100, description="in the creditor's own system; the whole of it")
    ] = ""
    sort: Sort = Sort.DAYS_OVERDUE
    descending: bool = True
    every: Annotated[bool, Field(alias="all", description="also those that have ended")] = False
    limit: Annotated[int, Field(ge=1, le=1_000)] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> PageOut:
        """The claims in the order that is asked for."""
        wanted = Wanted(
            on=self.on or asked.today,
            status=self.status,
            bucket=self.bucket,
            creditor=self.creditor,
            mine=asked.mine(self.MAY),
            debtor=self.debtor,
            text=self.invoice_number or self.number,
            whole=bool(self.invoice_number),
            reference=self.reference,
            own_reference=self.own_reference,
            sort=self.sort,
            descending=self.descending,
            limit=self.limit,
            after=self.cursor,
            every=self.every,
            known=asked.known(self.known_at),
        )
        return page_of(asked.views, wanted)


class ReadClaim(Resource):
    """A claim as of a day, with what was recorded by a moment; default: now."""

    NAME: ClassVar[str] = "claim"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}"
    TAG: ClassVar[str] = "claims"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.not_there_yet", "claim.unknown")

    claim_id: UUID
    on: On = None
    known_at: KnownAt = None

    def answer(self, asked: Inquiry) -> ClaimOut:
        """Its amounts with their derivation, its letters, and what comes next."""
        at = asked.point(self.on, self.known_at)
        seen = see(asked.house, self.claim_id, on=self.on, known_at=self.known_at, at=at)
        return claim_out(asked.house, seen)


class ReadAuditTrail(Query):
    """Every fact of a claim, its debtor and its letters, in the order of recording."""

    NAME: ClassVar[str] = "trail"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}/audit-trail"
    TAG: ClassVar[str] = "claims"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.unknown",)

    claim_id: UUID
    on: On = None
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"

    def answer(self, asked: Inquiry) -> AuditTrailOut:
        """What, who, when, why, and the leaf of each fact."""
        return trail_of(
            asked.views,
            self.claim_id,
            on=self.on,
            known_at=self.known_at,
            known=asked.known(self.known_at),
            tell=lambda entry: asked.tell(entry, self.language),
        )


class ReadEntry(Query):
    """What is proposed for a claim that came in old: where its plan may begin."""

    NAME: ClassVar[str] = "entry"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}/entry"
    TAG: ClassVar[str] = "steps"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.unknown", "entry.not_waiting")

    claim_id: UUID

    def answer(self, asked: Inquiry) -> EntryOut:
        """The steps at which it may begin, the one proposed, and its limitation."""
        return entry_out(asked.house, self.claim_id)


class CheckHandOver(Query):
    """What a dossier holds and lacks today; without a party, for the one of the plan."""

    NAME: ClassVar[str] = "hand-over check"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}/hand-over"
    TAG: ClassVar[str] = "hand-over"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.unknown",)
    OPTIONS: ClassVar[Mapping[str, str]] = {"party": "to", "party_kind": "kind"}

    claim_id: UUID
    party: Annotated[str, Field(description="its name; default: the plan's")] = ""
    party_kind: Annotated[PartyKind | None, Field(description="agency, bailiff or lawyer")] = None

    def answer(self, asked: Inquiry) -> HandOverOut:
        """Each item, whether it was found, and why it matters."""
        return hand_over_out(
            asked.house, self.claim_id, party=self.party, party_kind=self.party_kind
        )


class ReadOverview(Query):
    """What is outstanding on a day, by age and by status."""

    NAME: ClassVar[str] = "totals"
    PATH: ClassVar[str] = "/v1/overview"
    TAG: ClassVar[str] = "overview"

    on: On = None
    known_at: KnownAt = None
    creditor: UUID | None = None

    def answer(self, asked: Inquiry) -> OverviewOut:
        """Sums by bucket and by status."""
        return overview_of(
            asked.views,
            self.on or asked.today,
            creditor=self.creditor,
            mine=asked.mine(self.MAY),
            known=asked.known(self.known_at),
        )


class ReadWorkList(Resource):
    """What waits for a person on a day, the most urgent first."""

    NAME: ClassVar[str] = "worklist"
    PATH: ClassVar[str] = "/v1/worklist"
    TAG: ClassVar[str] = "overview"

    on: On = None
    known_at: KnownAt = None
    task: Annotated[str, Field(max_length=50)] | None = None
    creditor: Annotated[UUID | None, Field(description="of this creditor's claims")] = None
    debtor: Annotated[UUID | None, Field(description="of this debtor's claims")] = None
    claim: Annotated[UUID | None, Field(description="of this claim")] = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 200
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> WorkListOut:
        """A page of tasks."""
        day = self.on or asked.today
        return work_list_of(
            asked.views,
            day,
            mine=asked.mine(self.MAY),
            task=self.task,
            limit=self.limit,
            after=self.cursor,
            known=asked.known(self.known_at),
            creditor=self.creditor,
            debtor=self.debtor,
            claim=self.claim,
        )


class ReadTask(Resource):
    """A task as it waits on a day, by its id in the work list."""

    NAME: ClassVar[str] = "task"
    PATH: ClassVar[str] = "/v1/tasks/{task_id}"
    TAG: ClassVar[str] = "overview"
    REFUSES: ClassVar[tuple[str, ...]] = ("task.unknown",)

    task_id: Annotated[
        str, Field(max_length=100, pattern=r"^[a-z_]+\.[0-9a-f-]{36}$", description="of the list")
    ]
    on: On = None
    known_at: KnownAt = None

    def logs(self, asked: Inquiry, answer: OneTaskOut) -> Collection[UUID]:
        """The log of what the task is about."""
        return asked.logs_of(answer.subject)

    def answer(self, asked: Inquiry) -> OneTaskOut:
        """What waits, since when, and until when."""
        return task_of(
            asked.views,
            self.task_id,
            self.on or asked.today,
            mine=asked.mine(self.MAY),
            known=asked.known(self.known_at),
        )


class ListApprovals(Resource):
    """The steps that wait for approval, and those that were declined."""

    NAME: ClassVar[str] = "approvals"
    PATH: ClassVar[str] = "/v1/approvals"
    TAG: ClassVar[str] = "overview"

    def answer(self, asked: Inquiry) -> list[TaskOut]:
        """Each with the claim, its step, and since when it waits."""
        return approvals_of(asked.views, asked.today, mine=asked.mine(self.MAY))


class ReadViews(Query):
    """How far each view is, and which streams it leaves out."""

    NAME: ClassVar[str] = "views"
    PATH: ClassVar[str] = "/v1/views"
    TAG: ClassVar[str] = "operation"
    MAY: ClassVar[May] = May.RUN
    FRESH: ClassVar[bool] = False

    def answer(self, asked: Inquiry) -> ViewsOut:
        """Their positions beside the log's."""
        return views_out(asked.views)
