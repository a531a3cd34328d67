"""Which steps a walk takes: all, or those of one family beside money and days."""

import inspect
from collections.abc import Callable
from typing import Final

from hypothesis.stateful import RULE_MARKER

from domain.parties import Capacity
from tests.trial.machine.batch_steps import Batches
from tests.trial.machine.cost_steps import Charged
from tests.trial.machine.course_steps import Coursed
from tests.trial.machine.court_steps import InCourt
from tests.trial.machine.debit_steps import Debits
from tests.trial.machine.deeds import Deeds
from tests.trial.machine.party_steps import AtParties
from tests.trial.machine.plan_steps import WithPlans
from tests.trial.machine.protected_steps import Protected
from tests.trial.machine.refund_steps import Refunds
from tests.trial.machine.reported_steps import Reported

MONEY: Final = ("days", "pay", "reverse", "holds", "begin")


def walks(*names: str) -> Callable[[type[Deeds]], type[Deeds]]:
    """Let a family take these steps beside money and days; what others do, they call."""

    def of(family: type[Deeds]) -> type[Deeds]:
        for name, step in inspect.getmembers(family, inspect.isfunction):
            if hasattr(step, RULE_MARKER) and name not in {*MONEY, *names}:
                setattr(family, name, _unchosen(step))
        return family

    return of


def _unchosen(step: Callable[..., None]) -> Callable[..., None]:
    def call(self: Deeds, *given: object, **said: object) -> None:
        step(self, *given, **said)

    return call


TWO: Final = (Capacity.COMPANY, Capacity.COMPANY)


class Steps(InCourt, WithPlans, Reported, Coursed, Charged, Protected):
    """Everything."""


class Court(InCourt):
    """Judgments, and money by hand."""

    principals = ((120_00, 1_000_00), (2_400_00,))


class Plans(WithPlans):
    """Payment plans, and money by hand."""

    principals = ((120_00, 45_50, 1_000_00), (75_00,))


class Parties(AtParties):
    """An agency, the bank, and money by hand; their claims are ready to be handed over."""

    principals, capacities, begins = ((120_00, 1_000_00), (2_400_00,)), TWO, 30


class GoesBack(Refunds):
    """Refunds, the bank, and money by hand."""

    principals = ((120_00, 1_000_00), (2_400_00,))


class Collected(Debits):
    """Direct debits, refunds, the bank, and money by hand."""

    principals, begins = ((120_00, 1_000_00), (2_400_00,)), 20


@walks("batch_and_back", "all_in_and_back", "release", "withdraw", "credited_together", "storno")
class Batched(Batches):
    """Batches of direct debits, refunds of several debtors, the bank, and money by hand."""

    principals, begins = ((120_00, 1_000_00), (2_400_00,)), 20


@walks(
    "batch_refused",
    "refunds_refused",
    "refused_batch",
    "refused_refund",
    "there_and_remitted",
    "told_before",
)
class Reports(Reported):
    """Reports of a bank on our files, money of an agency by bank, notices, and money by hand."""

    principals, capacities, begins = ((120_00, 1_000_00), (2_400_00,)), TWO, 60


@walks(
    "befalls",
    "is_over",
    "never_was",
    "represented",
    "inherited",
    "protected_a_while",
    "insolvent_before_it_was_known",
)
class Protects(Protected):
    """Bankruptcy, death, administration and the like, letters, and money by hand."""

    principals, begins = ((120_00, 45_50, 1_000_00), (2_400_00,)), 15


@walks("towards_costs", "known_late", "credit", "waive", "plan", "error", "refund", "set_off")
class Costly(Charged):
    """Letters until costs are charged, and money by hand."""

    principals, begins = ((120_00, 45_50, 1_000_00), (2_400_00,)), 15


@walks(
    "extend",
    "extended_and_paid",
    "attach",
    "detach",
    "paper",
    "granted_and_paper",
    "tolerance",
    "short_by_bank",
    "came_back",
    "undo",
)
class OnCourse(Coursed):
    """Longer terms, attachments, grants with their paper, small differences."""

    principals, begins = ((120_00, 1_000_00), (2_400_00,)), 10


FAMILIES: Final[dict[str, type[Deeds]]] = {
    "all": Steps,
    "court": Court,
    "plans": Plans,
    "parties": Parties,
    "refunds": GoesBack,
    "debits": Collected,
    "batches": Batched,
    "reports": Reports,
    "protected": Protects,
    "costs": Costly,
    "course": OnCourse,
}
