"""Questions about dunning plans and daily runs."""

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field

from application.intake.parties import creditor_known
from application.queries.chosen import Resource
from application.queries.plans import (
    as_row,
    example_day,
    known_plans,
    owner_of,
    plan_named,
    show_plan,
)
from application.queries.query import Inquiry, OfCreditor, Query
from application.queries.runs import DAYS_BACK, RunFullOut, RunOut, recent_runs, runs_in_full
from domain.dunning.plan.step import Audience
from domain.user.roles import May


class ListPlans(Query):
    """The plans of the house, and those of a creditor."""

    NAME: ClassVar[str] = "plan list"
    PATH: ClassVar[str] = "/v1/plans"
    TAG: ClassVar[str] = "plans"
    MAY: ClassVar[May] = May.ASK
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown",)

    creditor: OfCreditor = None

    def answer(self, asked: Inquiry) -> list[dict[str, Any]]:
        """Each with its key, title, steps and owner."""
        owner = creditor_known(asked.house, self.creditor) if self.creditor else None
        return [as_row(one, owner=owner_of(one)) for one in known_plans(owner).values()]


class ShowPlan(Query):
    """A plan walked with an example invoice that nobody pays: what happens on which day."""

    NAME: ClassVar[str] = "plan show"
    PATH: ClassVar[str] = "/v1/plans/{key}"
    TAG: ClassVar[str] = "plans"
    MAY: ClassVar[May] = May.ASK
    REFUSES: ClassVar[tuple[str, ...]] = ("plan.unknown", "creditor.unknown")

    key: Annotated[str, Field(description="six-steps or six-steps@1")]
    on: Annotated[date | None, Field(description="due date of the example; default: today")] = None
    audience: Annotated[Audience, Field(alias="for", description="consumer or business")] = (
        Audience.EVERYONE
    )
    creditor: OfCreditor = None

    def answer(self, asked: Inquiry) -> dict[str, Any]:
        """A timeline for each kind of debtor."""
        owner = creditor_known(asked.house, self.creditor) if self.creditor else None
        due_on = self.on or example_day(asked.today)
        plan = plan_named(self.key, owner)
        return show_plan(plan, due_on=due_on, audience=self.audience).as_json()


class ListRuns(Resource):
    """The daily runs of so many days back, the newest first."""

    NAME: ClassVar[str] = "runs"
    PATH: ClassVar[str] = "/v1/runs"
    TAG: ClassVar[str] = "runs"
    MAY: ClassVar[May] = May.RUN

    days: Annotated[int, Field(ge=1, le=400, description="so many days back")] = DAYS_BACK

    def answer(self, asked: Inquiry) -> list[RunOut]:
        """Each with its totals."""
        return recent_runs(asked.house, days=self.days)


class ReadRuns(Resource):
    """The runs of a day with every line of their reports; none: an empty list."""

    NAME: ClassVar[str] = "runs-of"
    PATH: ClassVar[str] = "/v1/runs/{day}"
    TAG: ClassVar[str] = "runs"
    MAY: ClassVar[May] = May.RUN

    day: Annotated[date, Field(description="day of the runs")]

    def answer(self, asked: Inquiry) -> list[RunFullOut]:
        """What each did, and what it did not and why: of claims at which one may look."""
        return runs_in_full(asked.house, self.day, mine=asked.mine(May.LOOK))
