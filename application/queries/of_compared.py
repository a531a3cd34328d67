"""The question that sets two points side by side: what was known then, and what is known now."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.known import REFUSALS
from application.queries.compared import ComparedOut, compared
from application.queries.query import Inquiry, KnownAt, On, Query
from domain.days import add_days, ends


class CompareOverviews(Query):
    """Two points side by side: a day as it was known when it was over, and as it is known now.

    Both points can be chosen. It tells the sums of both, and each claim that differs.
    """

    NAME: ClassVar[str] = "compare"
    PATH: ClassVar[str] = "/v1/overview/compare"
    TAG: ClassVar[str] = "overview"
    REFUSES: ClassVar[tuple[str, ...]] = REFUSALS

    on: Annotated[On, Field(description="day of the first point; default: yesterday")] = None
    known_at: Annotated[
        KnownAt, Field(description="what is known at the first; default: when its day was over")
    ] = None
    other_on: Annotated[On, Field(description="day of the second; default: that of the first")] = (
        None
    )
    other_known_at: Annotated[
        KnownAt, Field(description="what is known at the second; default: now")
    ] = None
    creditor: UUID | None = None
    limit: Annotated[int, Field(ge=1, le=1_000, description="so many claims that differ")] = 200

    def answer(self, asked: Inquiry) -> ComparedOut:
        """Sums by age and by status at both, and the claims that differ."""
        day = self.on or add_days(asked.today, -1)
        return compared(
            asked.views,
            (day, self._known(asked, day)),
            (self.other_on or day, asked.known(self.other_known_at)),
            creditor=self.creditor,
            mine=asked.mine(self.MAY),
            limit=self.limit,
        )

    def _known(self, asked: Inquiry, day: date) -> int | None:
        """The position of the first point; of a day that is not over: now."""
        if self.known_at is not None or day >= asked.today:
            return asked.known(self.known_at)
        return asked.house.store.position_at(ends(day))
