"""Which steps a walk takes: all, or those of one family beside money and days."""

from typing import Final

from domain.parties import Capacity
from tests.trial.machine.court_steps import InCourt
from tests.trial.machine.debit_steps import Debits
from tests.trial.machine.deeds import Deeds
from tests.trial.machine.party_steps import AtParties
from tests.trial.machine.plan_steps import WithPlans
from tests.trial.machine.refund_steps import Refunds

TWO: Final = (Capacity.COMPANY, Capacity.COMPANY)


class Steps(InCourt, WithPlans, AtParties, Debits):
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


FAMILIES: Final[dict[str, type[Deeds]]] = {
    "all": Steps,
    "court": Court,
    "plans": Plans,
    "parties": Parties,
    "refunds": GoesBack,
    "debits": Collected,
}
