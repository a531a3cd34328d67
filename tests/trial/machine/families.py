"""Which steps a walk takes: all, or those of one family beside money and days."""

from typing import Final

from tests.trial.machine.court_steps import InCourt
from tests.trial.machine.deeds import Deeds
from tests.trial.machine.plan_steps import WithPlans
from tests.trial.machine.steps import ByBank


class Steps(InCourt, WithPlans, ByBank):
    """Everything."""


class Court(InCourt):
    """Judgments, and money by hand."""

    principals = ((120_00, 1_000_00), (2_400_00,))


class Plans(WithPlans):
    """Payment plans, and money by hand."""

    principals = ((120_00, 45_50, 1_000_00), (75_00,))


FAMILIES: Final[dict[str, type[Deeds]]] = {"all": Steps, "court": Court, "plans": Plans}
