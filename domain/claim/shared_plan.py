"""A payment plan over several claims is kept or missed as a whole, judged by all their ledgers."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.claim.agreements import last_day_of_instalment
from domain.claim.arranged import Arrangement
from domain.claim.balance import balance
from domain.claim.events import ClaimFact, Instalment, InstalmentMissed, PaymentPlanLapsed
from domain.claim.paid import paid_towards
from domain.claim.state import Claim
from domain.money import Cents

_WHY: Final = "instalment missed"


def missed_of(claims: Sequence[Claim], *, today: date) -> Instalment | None:
    """The first instalment of the plan that was not there after its grace; None: none.

    ``claims`` are all claims of one plan. Money that came in on one of them beyond its own share
    counts for what another one is short: the debtor paid it, wherever it was put. What is no
    longer open, or not ours to collect any more, is not missed.
    """
    running = [(claim, claim.arrangement) for claim in claims if claim.arrangement]
    parts = {part.number: part for _, one in running for part in one.plan.instalments}
    for _, part in sorted(parts.items()):
        if today <= last_day_of_instalment(running[0][1], part):
            return None
        short = sum(_short(claim, one, part, today) for claim, one in running)
        if short > sum(_ahead(claim, one, part) for claim, one in running):
            return part
    return None


def lapse_of(claim: Claim, number: int, *, why: str = _WHY) -> list[ClaimFact]:
    """What the lapse of a plan, by an instalment that was missed, is on one of its claims."""
    running = claim.arrangement
    if running is None:
        return []
    lapsed = PaymentPlanLapsed(agreed_version=running.version, why=why)
    if all(part.number != number for part in running.plan.instalments):
        return [lapsed]
    return [InstalmentMissed(agreed_version=running.version, number=number), lapsed]


def _due(running: Arrangement, upto: Instalment) -> Cents:
    return sum(part.amount for part in running.plan.instalments if part.by <= upto.by)


def _short(claim: Claim, running: Arrangement, upto: Instalment, today: date) -> Cents:
    if not claim.live:
        return 0
    lacking = max(0, _due(running, upto) - paid_towards(claim, running))
    return min(lacking, balance(claim, on=today).total)


def _ahead(claim: Claim, running: Arrangement, upto: Instalment) -> Cents:
    return max(0, paid_towards(claim, running) - _due(running, upto))
