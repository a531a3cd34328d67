"""The plan version that was in force for a claim at a moment."""

from domain.claim.events import InvoiceSent, PlanChanged
from domain.compliance.case_file import CaseFile
from domain.creditor.plans import plan_for
from domain.dunning.plan.document import Plan
from domain.errors import NotFound, Refusal
from domain.facts import Recorded


def plan_facts(file: CaseFile, until: int) -> list[Recorded]:
    """The facts that say which plan it was, up to a position; the last one counts."""
    return [one for one in file.of(InvoiceSent, PlanChanged) if one.position <= until]


def key_of(said: Recorded) -> str:
    """The plan that a fact names, with its version."""
    fact = said.fact
    return fact.new if isinstance(fact, PlanChanged) else str(getattr(fact, "plan", ""))


def plan_in_force(file: CaseFile, until: int) -> Plan | None:
    """The plan at a position of the log; None: it is not known any more."""
    said = plan_facts(file, until)
    try:
        return plan_for(file.creditor, key_of(said[-1])) if said else None
    except (NotFound, Refusal):
        return None
