"""The question what another plan would have done, or would do."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.elsewhere import house_elsewhere
from application.hands import many_hands
from application.house import House
from application.intake.parties import creditor_known
from application.queries.plans import plan_named
from application.queries.query import Inquiry, Query
from application.queries.what_if import told
from application.queries.what_if_shapes import WhatIfOut
from application.what_if.comparison import TrialsAsked, compare_plans, require_days
from application.what_if.past import Trial
from domain.creditor.plans import plans_of
from domain.creditor.state import Creditor
from domain.dunning.plan.document import PLANS, Plan
from domain.dunning.plan.lint import lawful_plan, lint
from domain.dunning.plan.remarks import Remark
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.user.roles import May
from projections.parts import Hands

MOST_AT_A_DOOR: Final = 300
"""So many claims are tried while a page or a program waits; the command line takes them all."""


ENOUGH_FOR_MORE: Final = 300
"""For fewer claims no other process is started: that takes as long as to try them here."""


class AskWhatIf(Query):
    """What another plan would have done with the claims, or would do: letters, costs, money.

    Over days that were it is fed what really happened; over days to come the answers of debtors
    are drawn from those of this house's own. Nothing is sent, and nothing is recorded.
    """

    NAME: ClassVar[str] = "what-if"
    PATH: ClassVar[str] = "/v1/what-if"
    TAG: ClassVar[str] = "plans"
    MAY: ClassVar[May] = May.LOOK
    REFUSES: ClassVar[tuple[str, ...]] = (
        "creditor.unknown",
        "plan.unknown",
        "plan.refused",
        "plan.name_of_the_house",
        "plan.version_used",
        "what_if.days",
        "what_if.too_large",
        "what_if.too_thin",
    )
    IN_BODY: ClassVar[bool] = True

    plan: Annotated[
        str,
        Field(
            min_length=1,
            max_length=100_000,
            description="the plan, in TOML, or the name of one: consumer@1",
            examples=["consumer@1"],
            json_schema_extra={"lines": 12},
        ),
    ]
    first: Annotated[date, Field(alias="from", description="first day", examples=["2026-01-01"])]
    last: Annotated[date, Field(alias="to", description="last day", examples=["2026-03-31"])]
    beside: Annotated[
        str,
        Field(max_length=100_000, description="the plan beside it; none: each claim under its own"),
    ] = ""
    creditor: Annotated[UUID | None, Field(description="only claims of this creditor")] = None
    draws: Annotated[int, Field(ge=10, le=1_000, description="so often, over days to come")] = 200
    seed: Annotated[int, Field(ge=0, le=2**31, description="the same seed draws the same")] = 1

    def answer(self, asked: Inquiry) -> WhatIfOut:
        """Both plans, each with its sums, and the claims of which they make something else."""
        house = asked.house
        ahead = require_days(self.first, self.last, asked.today)
        owner = creditor_known(house, self.creditor) if self.creditor else None
        read = [plan_said(one, owner) for one in (self.plan, self.beside)]
        trials = tuple(Trial(self.first, self.last, one, text, ahead) for one, text, _ in read)
        mine = asked.mine(May.LOOK)
        every = sorted(house.store.streams(StreamKind.CREDITOR), key=str)
        visible = [one for one in every if mine is None or one in mine]
        creditors = (self.creditor,) if self.creditor else tuple(visible)
        for trial in trials:
            _require_apart(house, creditors, trial)
        wanted = TrialsAsked(
            self.first,
            self.last,
            creditors,
            trials,
            draws=self.draws,
            seed=self.seed,
            most=None if asked.patient else MOST_AT_A_DOOR,
        )
        with _hands(asked) as hands:
            found = compare_plans(house, wanted, heard=asked.heard, hands=hands)
        return told(found, [remarks for _, _, remarks in read])


@contextmanager
def _hands(asked: Inquiry) -> Iterator[Hands[House] | None]:
    """Several processes where whoever asks may have them, and there is enough to do."""
    house = asked.house
    many = len(house.store.streams(StreamKind.CLAIM)) > ENOUGH_FOR_MORE
    if not (asked.patient and many):
        yield None
        return
    with many_hands(house, house_elsewhere(house), processes=house.rebuild_count) as hands:
        yield hands


def plan_said(said: str, owner: Creditor | None) -> tuple[Plan | None, str, tuple[Remark, ...]]:
    """The plan that is meant, by its text or its name, with what the lint says; empty: none.

    Raises NotFound ``plan.unknown``, Refusal ``plan.refused`` or ``plan.name_of_the_house``: a
    plan that another one of the same name and version hides cannot be told from it.
    """
    if not said.strip():
        return None, "", ()
    if "=" not in said and "\n" not in said.strip():
        plan = plan_named(said.strip(), owner)
        text = owner.plans.get(plan.key, "") if owner else ""
        return plan, text, lint(text).findings if text else ()
    plan, remarks = lawful_plan(said, name="plan")
    if plan.key in PLANS and PLANS[plan.key] != plan:
        raise Refusal(
            "plan.name_of_the_house",
            f"'{plan.name}' is a plan of the house.",
            way_out=f'Give the plan a name of its own, such as "my-{plan.name}".',
            values={"name": plan.name},
        )
    return plan, said, tuple(remarks)


def _require_apart(house: House, creditors: Sequence[UUID], trial: Trial) -> None:
    """Refuse ``plan.version_used`` where a creditor has another plan of this name and version."""
    for creditor_id in creditors if trial.plan else ():
        creditor = house.collections.creditor(creditor_id)
        known = plans_of(creditor)
        if trial.plan and known.get(trial.plan.key, trial.plan) != trial.plan:
            versions = [one.version for one in known.values() if one.name == trial.plan.name]
            following = 1 + max(versions)
            raise Refusal(
                "plan.version_used",
                f"{trial.plan.key} is there already, with other content; a version never changes.",
                way_out=f"Write version = {following}.",
                values={"next": str(following)},
            )
