"""Whether it is known who owes, before costs are announced to somebody who may be two debtors."""

from domain.case import Case
from domain.dunning.plan.step import Step, StepKind


def undecided_who(case: Case, step: Step) -> str:
    """Say why a letter that announces costs waits: its debtor may be another one, too.

    Costs are counted once over all that a consumer owes (BW 6:96 lid 7): two letters to one
    person would ask them twice. Empty: nothing keeps it.
    """
    announces = step.kind is StepKind.FOURTEEN_DAY_LETTER and case.consumer
    return case.debtor.undecided if announces else ""
