"""Whether it is known who owes, before costs are announced to somebody who may be two debtors."""

from typing import Final

from domain.case import Case
from domain.dunning.plan.step import Step, StepKind

_ABOUT_COSTS: Final = frozenset({StepKind.FOURTEEN_DAY_LETTER, StepKind.HAND_OVER})


def undecided_who(case: Case, step: Step) -> str:
    """Say why a step that announces costs, or charges them, waits: he may be another one, too.

    Costs are counted once over all that a consumer owes (BW 6:96 lid 7): two letters to one
    person would ask them twice. Empty: nothing keeps it.
    """
    costs = step.charge_costs or step.kind in _ABOUT_COSTS
    return case.debtor.undecided if costs and case.consumer else ""
