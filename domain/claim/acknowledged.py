"""What a debtor does that acknowledges what he owes, and so interrupts its limitation (BW 3:318).

Of a claim of which he contests a part nothing counts: what he pays or promises is for the rest.
What a payment says of the rest is open in law; it counts as acknowledgement, but not as certain:
letters and the watch go by what is certain, so that less is asked and the warning comes first.
"""

from datetime import date
from typing import Final

from domain.claim.events import PaymentPlanAgreed, PaymentPromised, PaymentReceived
from domain.claim.remembered import Interrupted
from domain.claim.state import Claim
from domain.facts import Recorded
from domain.law.limitation import InterruptingAct, InterruptionGround

_PAID_BY_HIM: Final = frozenset({"call", "statement", "payment_link"})
"""Sources of money that came from the debtor; what a party collected may be by force."""


def by_payment(claim: Claim, fact: PaymentReceived, recorded: Recorded) -> None:
    """A part was paid; one of a running plan that the debtor signed is certain."""
    if fact.source.kind not in _PAID_BY_HIM or claim.disputed:
        return
    running = claim.arrangement
    instalment = (
        running is not None
        and running.plan.signed_by_debtor_on is not None
        and running.agreed_on <= recorded.effective_on
    )
    act = InterruptingAct.INSTALMENT if instalment else InterruptingAct.PAYMENT
    _acknowledge(claim, recorded, act, proven=instalment, payment_id=fact.payment_id)


def payment_gone(claim: Claim, payment_id: str) -> None:
    """A payment that was taken back, or never was, acknowledged nothing."""
    kept = [one for one in claim.interruptions if one.payment_id != payment_id]
    claim.interruptions = kept


def by_promise(claim: Claim, fact: PaymentPromised, recorded: Recorded) -> None:
    """He promised to pay; in writing, it is certain."""
    if not claim.disputed:
        _acknowledge(claim, recorded, InterruptingAct.PROMISE, proven=fact.in_writing)


def by_plan(claim: Claim, fact: PaymentPlanAgreed, recorded: Recorded) -> None:
    """A payment plan was agreed; signed by him, it is certain."""
    if not claim.disputed:
        on, act = fact.signed_by_debtor_on, InterruptingAct.PLAN
        _acknowledge(claim, recorded, act, proven=on is not None, on=on)


def _acknowledge(
    claim: Claim,
    recorded: Recorded,
    act: InterruptingAct,
    *,
    proven: bool,
    payment_id: str = "",
    on: date | None = None,
) -> None:
    """Of two days it is the earlier one that counts: its new term ends first."""
    claim.interruptions = [
        *claim.interruptions,
        Interrupted(
            min(on or date.max, recorded.effective_on),
            proven,
            act=act,
            ground=InterruptionGround.ACKNOWLEDGEMENT,
            payment_id=payment_id,
            position=recorded.position,
        ),
    ]
