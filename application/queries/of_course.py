"""Questions about what happens on claims: payments, agreements, disputes and holds, in pages."""

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field

from application.queries import course as of_claim
from application.queries.chosen import Resource
from application.queries.course_shapes import (
    AgreementsOut,
    AgreementState,
    DisputesOut,
    DisputeState,
    HappenedOut,
    HoldsOut,
    HoldState,
    PaymentKind,
    PaymentsOut,
)
from application.queries.query import Cursor, Inquiry, KnownAt, On
from domain.claim.refusals import require_opened
from domain.creditor.refusals import require_registered
from domain.debtor.refusals import creditor_of
from domain.facts import Fact, Point
from domain.letter.order.agreement import Agreement


class OfCourse(Resource):
    """A page of what happened on claims, in the order in which it was recorded.

    Without a claim, debtor or creditor: of all that whoever asks may see.
    """

    TAG: ClassVar[str] = "claims"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.unknown",
        "creditor.unknown",
        "debtor.unknown",
        "paging.cursor",
    )
    BEGUN_BY: ClassVar[tuple[type[Fact], ...]]
    ROWS: ClassVar[Any]

    claim: Annotated[UUID | None, Field(description="of this claim")] = None
    debtor: Annotated[UUID | None, Field(description="of this debtor's claims")] = None
    creditor: Annotated[UUID | None, Field(description="of this creditor's claims")] = None
    on: On = None
    known_at: KnownAt = None
    descending: Annotated[bool, Field(description="the newest first")] = False
    limit: Annotated[int, Field(ge=1, le=1_000)] = 50
    cursor: Cursor = None

    def page(self, asked: Inquiry) -> dict[str, Any]:
        """The rows of a page, with its day and the cursor of the next one.

        A page holds what is left of ``limit`` things after what is not asked for was left out.
        """
        day = self.on or asked.today
        places = asked.views.audit.begun(
            [fact.TOPIC for fact in self.BEGUN_BY],
            question=f"{self.NAME} {self.model_dump_json(exclude={'cursor', 'fields', 'limit'})}",
            streams=self._claims(asked),
            logs=self._logs(asked),
            descending=self.descending,
            limit=self.limit,
            after=self.cursor,
        )
        at = asked.point(self.on, self.known_at)
        found: dict[int, HappenedOut] = {}
        for claim, _ in groupby(
            sorted(places.rows, key=lambda one: str(one[1])), lambda one: one[1]
        ):
            found |= self._of(asked, claim, at)
        rows = [found[position] for position, _ in places.rows if position in found]
        return {
            "as_of": day,
            "rows": [one for one in rows if self._wanted(one)],
            "next": places.next,
        }

    def _of(self, asked: Inquiry, claim: UUID, at: Point | None) -> dict[int, HappenedOut]:
        day = self.on or asked.today
        course = of_claim.course_of(asked.house, claim, day=day, at=at)
        rows = type(self).ROWS(course) if course else ()
        return {recorded.position: row for recorded, row in rows}

    def _wanted(self, row: HappenedOut) -> bool:
        """Whether a row is what is asked for by its state or kind; none asked: every one."""
        asked = {name: getattr(self, name, None) for name in ("state", "kind")}
        return all(said is None or getattr(row, name) is said for name, said in asked.items())

    def _claims(self, asked: Inquiry) -> Sequence[UUID] | None:
        """The claims that are asked about; None: no claim and no debtor was named."""
        collections, found = asked.house.collections, list[set[UUID]]()
        if self.claim:
            require_opened(collections.claim(self.claim))
            found.append({self.claim})
        if self.debtor:
            debtor = collections.debtor(self.debtor)
            creditor_of(debtor)
            found.append({one.id for one in collections.claims_of(debtor)})
        return sorted(set.intersection(*found)) if found else None

    def _logs(self, asked: Inquiry) -> Sequence[UUID] | None:
        """The creditors whose claims are looked at; None: all."""
        if self.creditor:
            require_registered(asked.house.collections.creditor(self.creditor))
            return [self.creditor]
        mine = asked.mine(self.MAY)
        return None if mine is None else sorted(mine)


class ListPayments(OfCourse):
    """A page of payments, reversals, set-offs and refunds, with what each was taken for."""

    NAME: ClassVar[str] = "payments"
    PATH: ClassVar[str] = "/v1/payments"
    TAG: ClassVar[str] = "payments"
    BEGUN_BY: ClassVar[tuple[type[Fact], ...]] = tuple(of_claim.PAYMENTS)
    ROWS: ClassVar[Any] = of_claim.payments

    kind: PaymentKind | None = None

    def answer(self, asked: Inquiry) -> PaymentsOut:
        """Money in and out, by the day on which it counts."""
        return PaymentsOut(**self.page(asked))


class ListAgreements(OfCourse):
    """A page of extensions, promises and payment plans, and how each stands."""

    NAME: ClassVar[str] = "agreements"
    PATH: ClassVar[str] = "/v1/agreements"
    TAG: ClassVar[str] = "agreements"
    BEGUN_BY: ClassVar[tuple[type[Fact], ...]] = of_claim.AGREEMENTS
    ROWS: ClassVar[Any] = of_claim.agreements

    kind: Agreement | None = None
    state: AgreementState | None = None

    def answer(self, asked: Inquiry) -> AgreementsOut:
        """What was agreed, with the instalments of a plan."""
        return AgreementsOut(**self.page(asked))


class ListDisputes(OfCourse):
    """A page of what debtors contest, since when, and what was decided."""

    NAME: ClassVar[str] = "disputes"
    PATH: ClassVar[str] = "/v1/disputes"
    TAG: ClassVar[str] = "agreements"
    BEGUN_BY: ClassVar[tuple[type[Fact], ...]] = of_claim.DISPUTES
    ROWS: ClassVar[Any] = of_claim.disputes

    state: DisputeState | None = None

    def answer(self, asked: Inquiry) -> DisputesOut:
        """Each dispute with its number, by which a decision names it."""
        return DisputesOut(**self.page(asked))


class ListHolds(OfCourse):
    """A page of stretches of days on which no step is taken, why, and until when."""

    NAME: ClassVar[str] = "holds"
    PATH: ClassVar[str] = "/v1/holds"
    TAG: ClassVar[str] = "agreements"
    BEGUN_BY: ClassVar[tuple[type[Fact], ...]] = of_claim.HOLDS
    ROWS: ClassVar[Any] = of_claim.holds

    state: HoldState | None = None

    def answer(self, asked: Inquiry) -> HoldsOut:
        """Each hold with its name, by which it is lifted."""
        return HoldsOut(**self.page(asked))
