"""Ordering the written confirmation of an agreement: an extension, a promise, a payment plan."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from domain.case import Case
from domain.case.in_order import in_order
from domain.claim.contested import asked_of
from domain.claim.events import LetterOrderedForClaim
from domain.dunning.next.step import channel_for
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.ids import letter_id
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.agreement import CONFIRMING, Agreed, Agreement, agreement_to_confirm
from domain.letter.order.bundle import MOST_CLAIMS
from domain.letter.order.decision import Order, no_channel, reason_to_cancel
from domain.letter.order.reference import reference_for
from domain.letter.text import LetterKind


def promised_together(case: Case, neighbours: Sequence[Case], *, today: date) -> tuple[Case, ...]:
    """The claims of one confirmation: promises of the debtor to pay by the same day.

    One call brings one promise over all that he owes, and it is confirmed once. Only one that may
    be told today joins; the claim itself always does. Any other agreement is told alone.
    """
    own = agreement_to_confirm(case, today=today)
    if own is None or own.kind is not Agreement.PROMISE:
        return (case,)
    joining = [one for one in neighbours if _joins(one, case, own, today)]
    ordered = sorted((case, *joining), key=in_order)
    first = ordered.index(case) // MOST_CLAIMS * MOST_CLAIMS
    return tuple(ordered[first : first + MOST_CLAIMS])


def _joins(other: Case, case: Case, own: Agreed, today: date) -> bool:
    found = agreement_to_confirm(other, today=today)
    by = channel_for(other, CONFIRMING)
    if found is None or other.claim.pending or by is None or by != channel_for(case, CONFIRMING):
        return False
    if (found.kind, found.pay_by) != (own.kind, own.pay_by):
        return False
    alone = order_confirmation(other, today=today)
    return not reason_to_cancel(other, alone.ordered, today=today)


def order_confirmation(
    case: Case,
    *others: Case,
    today: date,
    attempt: int = 0,
    step: Step = CONFIRMING,
) -> Order:
    """Freeze the confirmation of what was agreed on a claim, to be dispatched today.

    ``others``: what the debtor promised on more claims by the same day goes in the same letter.

    ``step`` says by which channels, where those of the house are not at hand. Raises Refusal
    ``agreement.nothing`` where nothing waits for confirmation, and ``letter.no_channel``.
    """
    cases = (case, *others)
    found = [agreement_to_confirm(one, today=today) for one in cases]
    agreed = [one for one in found if one is not None]
    if len(agreed) < len(cases):
        raise Refusal(
            "agreement.nothing",
            f"Nothing agreed on {case.claim.invoice_number} waits to be confirmed.",
            way_out="Record the extension, the promise or the payment plan first.",
            values={"invoice": case.claim.invoice_number},
        )
    day = today.isoformat() + (f"/{attempt}" if attempt else "")
    over = [(one.claim.id, one.claim.round) for one in cases]
    identity = letter_id(case.creditor.id, step=CONFIRMING.id, claims=over, day=day)
    waiting = LetterOrderedForClaim(letter_id=identity, step=CONFIRMING.id, send_on=today)
    return Order(identity, _ordered(cases, agreed, identity, today, step), waiting)


def _ordered(
    cases: Sequence[Case], agreed: Sequence[Agreed], identity: UUID, today: date, step: Step
) -> LetterOrdered:
    case, first = cases[0], agreed[0]
    channel = channel_for(case, step)
    if channel is None:
        raise no_channel(CONFIRMING)
    several = len(cases) > 1
    parts = tuple(
        AskedOfClaim(
            claim_id=one.claim.id,
            version=one.claim.version,
            round=one.claim.round,
            asked=asked_of(one.claim, on=today),
            instalment=its.amount if several else None,
        )
        for one, its in zip(cases, agreed, strict=True)
    )
    return LetterOrdered(
        letter_kind=LetterKind.CONFIRMATION,
        debtor_id=case.debtor.id,
        step=CONFIRMING.id,
        plan=case.plan.key,
        claims=parts,
        channel=channel,
        send_on=today,
        pay_by=first.pay_by,
        agreement=first.kind.value,
        agreed_amount=sum(one.amount for one in agreed),
        instalments=first.instalments,
        grace_days=first.grace_days,
        language=case.debtor.language,
        template=case.creditor.template,
        payment_reference=reference_for(
            case.creditor.reference_kind, [one.claim for one in cases], letter_id=identity
        ),
    )
