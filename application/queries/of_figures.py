"""Questions about how a portfolio does over a period, and about the claims behind each number."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.queries.audit import require_forwards
from application.queries.figures import BehindPageOut, FiguresOut, behind, figures_of
from application.queries.query import Cursor, Inquiry, KnownAt, On, Query
from domain.days import add_days
from domain.user.roles import May
from projections.outstanding.measures import Over

PERIOD_DAYS = 90
"""The days of a period whose first one is not said, the last one included."""


def over_days(
    first: date | None, last: date, *, creditor: UUID | None, mine: Collection[UUID] | None
) -> Over:
    """A period through a day; raises Refusal ``audit.backwards``."""
    begun = first or add_days(last, 1 - PERIOD_DAYS)
    require_forwards(begun, last)
    return Over(first=begun, last=last, creditor=creditor, mine=mine)


class OverDays(Query):
    """What figures are over: the days of a period, and a creditor."""

    MAY: ClassVar[May] = May.LOOK
    TAG: ClassVar[str] = "figures"
    REFUSES: ClassVar[tuple[str, ...]] = ("audit.backwards",)

    first: Annotated[
        date | None, Field(description="first day of the period; default: 90 days with the last")
    ] = None
    on: On = None
    known_at: KnownAt = None
    creditor: UUID | None = None

    def over(self, asked: Inquiry) -> Over:
        """The period; raises Refusal ``audit.backwards``."""
        last, mine = self.on or asked.today, asked.mine(self.MAY)
        return over_days(self.first, last, creditor=self.creditor, mine=mine)


class ReadFigures(OverDays):
    """How a portfolio does: ageing, days outstanding, what each step brought, promises, costs."""

    NAME: ClassVar[str] = "figures"
    PATH: ClassVar[str] = "/v1/figures"

    def answer(self, asked: Inquiry) -> FiguresOut:
        """Each figure with the parts it is worked out from."""
        over = self.over(asked)
        return figures_of(
            asked.views,
            over.first,
            over.last,
            creditor=over.creditor,
            mine=over.mine,
            known=asked.known(self.known_at),
        )


class ListBehindFigure(OverDays):
    """The claims behind a number of the figures, who adds most first."""

    NAME: ClassVar[str] = "figure-claims"
    PATH: ClassVar[str] = "/v1/figures/{measure}/claims"
    REFUSES: ClassVar[tuple[str, ...]] = (*OverDays.REFUSES, "figures.unknown")

    measure: Annotated[str, Field(max_length=40, description="as a part of a figure names it")]
    part: Annotated[str | None, Field(max_length=100, description="default: all its parts")] = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 200
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> BehindPageOut:
        """A page of them, with what each adds."""
        return behind(
            asked.views,
            self.measure,
            self.over(asked),
            part=self.part,
            limit=self.limit,
            after=self.cursor,
            known=asked.known(self.known_at),
        )
