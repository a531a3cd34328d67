"""Questions to the audit trail of the whole house: who did what to whom, when, and for how much."""

from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias
from uuid import UUID

from pydantic import Field

from application.commands.fields import Euro
from application.queries.audit import (
    before_day,
    facts_out,
    require_forwards,
    through_day,
    topics_named,
)
from application.queries.list_shapes import AuditOut
from application.queries.point_shapes import PointOut
from application.queries.query import Cursor, Inquiry, KnownAt, On, Query
from domain.user.roles import May
from projections.audit.asked import FactsAsked
from projections.outstanding.questions import named

Day: TypeAlias = date | None


class AboutFacts(Query):
    """What may be said of facts that are looked for; what is left out is not asked."""

    MAY: ClassVar[May] = May.AUDIT
    REFUSES: ClassVar[tuple[str, ...]] = ("audit.kind_unknown", "audit.backwards")

    claim: Annotated[UUID | None, Field(description="its facts, its debtor's, its letters'")] = None
    debtor: Annotated[
        UUID | None, Field(description="his facts, and those of all his claims and letters")
    ] = None
    creditor: Annotated[UUID | None, Field(description="of this creditor")] = None
    letter: Annotated[UUID | None, Field(description="of this letter, or naming it")] = None
    command: Annotated[
        str, Field(max_length=80, description="recorded by this command, such as promise")
    ] = ""
    command_id: Annotated[
        UUID | None, Field(description="recorded by this one command, in all streams")
    ] = None
    actor: Annotated[str, Field(max_length=100, description="recorded by this login")] = ""
    topic: Annotated[
        tuple[Annotated[str, Field(max_length=80)], ...],
        Field(
            max_length=50,
            description="kind of fact, such as claim.payment_received, or a group, such as letter",
        ),
    ] = ()
    recorded_from: Annotated[Day, Field(description="recorded on this day or later")] = None
    recorded_to: Annotated[Day, Field(description="recorded on this day or earlier")] = None
    effective_from: Annotated[Day, Field(description="in effect on this day or later")] = None
    effective_to: Annotated[Day, Field(description="in effect on this day or earlier")] = None
    amount_from: Annotated[Euro | None, Field(description="about this amount or more")] = None
    amount_to: Annotated[Euro | None, Field(description="about this amount or less")] = None
    on: On = None
    known_at: KnownAt = None
    oldest_first: Annotated[bool, Field(description="default: the newest first")] = False
    why: Annotated[
        bool,
        Field(description="also the reasons that people gave in words: a reading of their data"),
    ] = False
    language: Literal["nl", "en"] = "en"

    def asked_of(self, asked: Inquiry) -> FactsAsked:
        """The same as the trail takes it; raises the refusals of the question."""
        for first, last in (
            (self.recorded_from, self.recorded_to),
            (self.effective_from, self.effective_to),
            (self.amount_from, self.amount_to),
        ):
            require_forwards(first, last)
        return FactsAsked(
            claim=self.claim,
            debtor=self.debtor,
            letter=self.letter,
            command=self.command,
            command_id=self.command_id,
            creditor=self.creditor,
            mine=named(asked.mine(self.MAY)),
            actor=self.actor,
            topics=topics_named(self.topic),
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            amount_from=self.amount_from,
            amount_to=self.amount_to,
            on=self.on,
            after=before_day(asked.house, self.recorded_from),
            through=through_day(asked.house, self.recorded_to, asked.known(self.known_at)),
            newest=not self.oldest_first,
        )


class AskAuditTrail(AboutFacts):
    """Find facts of the whole house: who recorded what, about whom, when, for how much.

    Everything can be combined. All pages are as of the position of the log at which the first
    one was read; turn them with the cursor in ``next``, with the same question.
    """

    NAME: ClassVar[str] = "audit"
    PATH: ClassVar[str] = "/v1/audit-trail"
    TAG: ClassVar[str] = "audit"

    limit: Annotated[int, Field(ge=1, le=1_000)] = 100
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> AuditOut:
        """A page of facts, each with who, when, why, and its leaf."""
        wanted = self.asked_of(asked)
        page = asked.views.audit.found(wanted, limit=self.limit, after=self.cursor)
        return AuditOut(
            point=PointOut(day=self.on, position=page.through),
            position=page.through,
            as_of=self.on,
            known_at=self.known_at,
            facts=facts_out(
                asked.views,
                page.entries,
                tell=lambda entry: asked.tell(entry, self.language),
                why=self.why,
            ),
            next=page.next,
        )
