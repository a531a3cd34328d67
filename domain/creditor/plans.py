"""A creditor's own plans: uploaded as facts, found beside those of the house, chosen for claims."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from domain.creditor.events import CreditorFact, PlanUploaded, TermsChanged
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.dunning.plan.document import PLANS, Plan, read_plan
from domain.dunning.plan.lint import lawful_plan
from domain.dunning.plan.step import takes_amount
from domain.errors import NotFound, Refusal
from domain.money import Cents, as_decimal
from domain.parties import Capacity

RECOMMENDED_FOR_CONSUMERS = "consumer@1"
RECOMMENDED_FOR_BUSINESSES = "business@1"


def plans_of(creditor: Creditor) -> Mapping[str, Plan]:
    """The plans that a creditor uploaded, by key."""
    return {key: _read(key, text) for key, text in creditor.plans.items()}


def plan_for(creditor: Creditor, key: str) -> Plan:
    """A plan of the house or of the creditor; raises NotFound ``plan.unknown``."""
    if key in PLANS:
        return PLANS[key]
    if key in creditor.plans:
        return _read(key, creditor.plans[key])
    raise unknown_plan(key, known=[*PLANS, *creditor.plans])


def unknown_plan(key: str, *, known: Iterable[str]) -> NotFound:
    """The refusal ``plan.unknown`` of a key or a name, which names the plans there are."""
    names = ", ".join(sorted(known))
    return NotFound(
        "plan.unknown",
        f"There is no plan '{key[:50]}'.",
        way_out=f"Known plans: {names}.",
        values={"known": names},
    )


@lru_cache(maxsize=512)
def _read(key: str, text: str) -> Plan:
    return read_plan(text, name=key)


def upload_plan(creditor: Creditor, text: str, *, name: str) -> list[CreditorFact]:
    """Add a plan, or its next version; the same content again is nothing new.

    ``name`` is what messages call the file. Raises NotFound ``creditor.unknown`` or Refusal
    ``plan.refused``, ``plan.name_of_the_house``, ``plan.other_creditor``, ``plan.version_used`` or
    ``plan.version_order``.
    """
    require_registered(creditor)
    plan, findings = lawful_plan(text, name=name)
    _check_name(plan)
    _check_creditor(plan, creditor)
    known = plans_of(creditor)
    if plan.key in known:
        if known[plan.key] == plan:
            return []
        raise Refusal(
            "plan.version_used",
            f"{plan.key} is there already, with other content; a version never changes.",
            way_out=f"Write version = {_next(plan, known)}.",
            values={"next": str(_next(plan, known))},
        )
    if plan.version != _next(plan, known):
        raise Refusal(
            "plan.version_order",
            f"The next version of '{plan.name}' is {_next(plan, known)}, not {plan.version}.",
            way_out=f"Write version = {_next(plan, known)}.",
            values={"next": str(_next(plan, known))},
        )
    advice = tuple(dict.fromkeys(one.code for one in findings))
    return [PlanUploaded(name=plan.name, version=plan.version, text=text, advice=advice)]


def _next(plan: Plan, known: Mapping[str, Plan]) -> int:
    return max((one.version for one in known.values() if one.name == plan.name), default=0) + 1


def _check_name(plan: Plan) -> None:
    if plan.name in {one.name for one in PLANS.values()}:
        raise Refusal(
            "plan.name_of_the_house",
            f"'{plan.name}' is a plan of the house.",
            way_out=f'Give the plan a name of its own, such as "my-{plan.name}".',
            values={"name": plan.name},
        )


def _check_creditor(plan: Plan, creditor: Creditor) -> None:
    if plan.creditor and plan.creditor != creditor.profile.kvk:
        raise Refusal(
            "plan.other_creditor",
            f"{plan.key} is for the creditor with KvK number {plan.creditor} only.",
            way_out="Upload it for that creditor, or leave creditor out of the plan.",
            values={"kvk": plan.creditor},
        )


def choose_plans(
    creditor: Creditor, *, consumers: str | None = None, businesses: str | None = None
) -> list[CreditorFact]:
    """Choose the plans with which new claims begin; running claims stay on theirs.

    Raises NotFound ``creditor.unknown``, ``plan.unknown`` or Refusal ``plan.not_for_these``.
    """
    require_registered(creditor)
    for key, capacity in ((consumers, Capacity.CONSUMER), (businesses, Capacity.COMPANY)):
        if key is not None:
            _check_audience(plan_for(creditor, key), creditor, capacity)
    chosen = TermsChanged(
        plan_for_consumers=_news(consumers, creditor.plan_for_consumers),
        plan_for_businesses=_news(businesses, creditor.plan_for_businesses),
    )
    return [] if chosen == TermsChanged() else [chosen]


def _news(wanted: str | None, now: str) -> str | None:
    return None if wanted == now else wanted


def _check_audience(plan: Plan, creditor: Creditor, capacity: Capacity) -> None:
    _check_creditor(plan, creditor)
    if not plan.steps_for(capacity):
        kind = "consumers" if capacity.protected_as_consumer else "businesses"
        raise Refusal(
            "plan.not_for_these",
            f"{plan.key} has no step for {kind}.",
            way_out="Choose a plan that is for them, or for everyone.",
            values={"plan": plan.key},
        )


def plan_for_new_claim(creditor: Creditor, *, capacity: Capacity, principal: Cents) -> Plan:
    """The plan with which a new claim begins: the creditor's choice.

    Where that is not for this amount or kind of debtor, the recommended plan of the house.
    """
    protected = capacity.protected_as_consumer
    chosen = creditor.plan_for_consumers if protected else creditor.plan_for_businesses
    plan = plan_for(creditor, chosen)
    if _why_not(plan, creditor, capacity, principal):
        return PLANS[RECOMMENDED_FOR_CONSUMERS if protected else RECOMMENDED_FOR_BUSINESSES]
    return plan


def require_fit(plan: Plan, creditor: Creditor, *, capacity: Capacity, principal: Cents) -> None:
    """Refuse a plan for a claim it is not for; raises Refusal ``plan.not_for_this_claim``."""
    if why := _why_not(plan, creditor, capacity, principal):
        raise Refusal(
            "plan.not_for_this_claim",
            f"{plan.key} is not for this claim: {why}.",
            way_out="Choose another plan; `vordering plan list` names them.",
            values={"plan": plan.key, "held": why},
        )


def _why_not(plan: Plan, creditor: Creditor, capacity: Capacity, principal: Cents) -> str:
    if not plan.steps_for(capacity):
        return f"it has no step for a debtor who is '{capacity.value}'"
    if not takes_amount(principal, plan.amount_from, plan.amount_below):
        return f"{as_decimal(principal)} euro is open, which is outside its amounts"
    if plan.creditor and plan.creditor != creditor.profile.kvk:
        return "it is another creditor's"
    return ""
