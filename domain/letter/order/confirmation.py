"""Ordering the written confirmation of an agreement: an extension, a promise, a payment plan."""

from datetime import date
from uuid import UUID

from domain.case import Case
from domain.claim.contested import asked_of
from domain.claim.events import LetterOrderedForClaim
from domain.dunning.next.step import channel_for
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.ids import letter_id
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.agreement import CONFIRMING, Agreed, agreement_to_confirm
from domain.letter.order.decision import Order, no_channel
from domain.letter.order.reference import reference_for
from domain.letter.text import LetterKind


def order_confirmation(
    case: Case, *, today: date, attempt: int = 0, step: Step = CONFIRMING
) -> Order:
    """Freeze the confirmation of what was agreed on one claim, to be dispatched today.

    ``step`` says by which channels, where those of the house are not at hand. Raises Refusal
    ``agreement.nothing`` where nothing waits for confirmation, and ``letter.no_channel``.
    """
    agreed = agreement_to_confirm(case, today=today)
    if agreed is None:
        raise Refusal(
            "agreement.nothing",
            f"Nothing agreed on {case.claim.invoice_number} waits to be confirmed.",
            way_out="Record the extension, the promise or the payment plan first.",
            values={"invoice": case.claim.invoice_number},
        )
    claim = case.claim
    day = today.isoformat() + (f"/{attempt}" if attempt else "")
    over = [(claim.id, claim.round)]
    identity = letter_id(case.creditor.id, step=CONFIRMING.id, claims=over, day=day)
    waiting = LetterOrderedForClaim(letter_id=identity, step=CONFIRMING.id, send_on=today)
    return Order(identity, _ordered(case, agreed, identity, today, step), waiting)


def _ordered(case: Case, agreed: Agreed, identity: UUID, today: date, step: Step) -> LetterOrdered:
    claim, channel = case.claim, channel_for(case, step)
    if channel is None:
        raise no_channel(CONFIRMING)
    part = AskedOfClaim(
        claim_id=claim.id, version=claim.version, round=claim.round, asked=asked_of(claim, on=today)
    )
    return LetterOrdered(
        letter_kind=LetterKind.CONFIRMATION,
        debtor_id=case.debtor.id,
        step=CONFIRMING.id,
        plan=case.plan.key,
        claims=(part,),
        channel=channel,
        send_on=today,
        pay_by=agreed.pay_by,
        agreement=agreed.kind.value,
        agreed_amount=agreed.amount,
        instalments=agreed.instalments,
        grace_days=agreed.grace_days,
        language=case.debtor.language,
        template=case.creditor.template,
        payment_reference=reference_for(case.creditor.reference_kind, [claim], letter_id=identity),
    )
