"""What a payment plan waived for being kept falls where it proves not to have been kept."""

from domain.claim.arranged import Arrangement
from domain.claim.events import ClaimFact, DeterminationWithdrawn, PartWaived
from domain.claim.paid import paid_towards
from domain.claim.state import Claim


def plan_waivers_lost(claim: Claim) -> list[ClaimFact]:
    """Take back what was waived by a plan of which a payment was taken back or never was.

    What a person waived by a word of his own stays, and what was paid before the plan is none
    of its payments. It counts as never waived.
    """
    topic, why = PartWaived.TOPIC, "the payment plan on which it rested was not kept"
    return [
        DeterminationWithdrawn(version=version, topic=topic, why=why)
        for version, plan in claim.plan_waivers.items()
        if plan is None or not _was_kept(claim, plan)
    ]


def _was_kept(claim: Claim, plan: Arrangement) -> bool:
    agreed = sum(part.amount for part in plan.plan.instalments)
    return paid_towards(claim, plan) >= agreed
