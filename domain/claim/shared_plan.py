"""A payment plan over several claims is kept or missed as a whole, judged by all their ledgers."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.agreements import last_day_of_instalment
from domain.claim.arranged import Arrangement
from domain.claim.balance import balance
from domain.claim.contested import asked_of
from domain.claim.events import ClaimFact, Instalment, InstalmentMissed, PaymentPlanLapsed
from domain.claim.paid import instalments_paid, paid_towards
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


def lacking_of(claims: Sequence[Claim], number: int, *, today: date) -> dict[UUID, Cents]:
    """What is still to be paid of an instalment, by claim; nothing lacking is left out.

    ``claims`` are all of one plan. What came in on one of them beyond its own share counts for
    what another one is short, and never more is lacking than is open.
    """
    short: dict[UUID, Cents] = {}
    ahead = 0
    for claim in claims:
        running = claim.arrangement
        if running is None:
            continue
        due = sum(one.amount for one in running.plan.instalments if one.number <= number)
        ahead += max(0, paid_towards(claim, running) - due)
        lacks = sum(
            part.amount - covered
            for part, covered in instalments_paid(claim, running)
            if part.number == number
        )
        short[claim.id] = min(lacks, asked_of(claim, on=today).total) if claim.live else 0
    for claim_id, lacks in short.items():
        used = min(ahead, max(0, lacks))
        short[claim_id], ahead = lacks - used, ahead - used
    return {claim_id: lacks for claim_id, lacks in short.items() if lacks > 0}


def next_of(claims: Sequence[Claim], *, today: date) -> dict[UUID, Cents]:
    """What is still to be paid of the first instalment that is not paid, by claim; none: empty.

    ``claims`` are all of one plan.
    """
    running = [one.arrangement for one in claims if one.arrangement]
    numbers = {part.number for one in running for part in one.plan.instalments}
    lacking = (lacking_of(claims, number, today=today) for number in sorted(numbers))
    return next((one for one in lacking if one), {})


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
