"""Ordering a notice of a direct debit (vooraankondiging): what it tells is frozen in the order."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.case import Case
from domain.claim.contested import asked_of
from domain.claim.events import AnnouncedDebit, Channel, LetterOrderedForClaim
from domain.claim.state import Claim
from domain.days import add_days
from domain.direct_debit.announced import DebitWanted
from domain.direct_debit.notice import require_announceable
from domain.dunning.next.step import channel_for
from domain.dunning.plan.document import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.ids import letter_id
from domain.law.calendar import next_banking_day
from domain.law.delivery import planning_delivery
from domain.law.direct_debit import DebitScheme, first_collection_day
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.decision import Order, no_channel
from domain.letter.text import LetterKind

ANNOUNCING: Final = Step(
    id="collection-notice",
    kind=StepKind.STATEMENT,
    anchor=Anchor.PREVIOUS,
    days=0,
    term_days=1,
    channel=Channel.EMAIL,
    fallback=Channel.POST,
    bundle=False,
)
"""What stands in for a step of the plan: it asks for nothing."""


def order_notice(
    case: Case,
    claims: Sequence[Claim],
    wanted: DebitWanted,
    *,
    today: date,
    attempt: int = 0,
    step: Step = ANNOUNCING,
    not_elsewhere: bool = False,
) -> Order:
    """Freeze a notice of one direct debit, to be dispatched today; ``claims`` are all his.

    The amount is that of the collection day. Raises Refusal ``letter.no_channel`` and what
    ``require_announceable`` raises.
    """
    claim, channel = case.claim, channel_for(case, step)
    if channel is None:
        raise no_channel(ANNOUNCING)
    debit = require_announceable(
        case, claims, wanted, channel=channel, today=today, not_elsewhere=not_elsewhere
    )
    day = today.isoformat() + (f"/{attempt}" if attempt else "")
    over = [(claim.id, claim.round)]
    identity = letter_id(case.creditor.id, step=ANNOUNCING.id, claims=over, day=day)
    part = AskedOfClaim(
        claim_id=claim.id,
        version=claim.version,
        round=claim.round,
        asked=asked_of(claim, on=debit.collect_on),
    )
    ordered = LetterOrdered(
        letter_kind=LetterKind.COLLECTION_NOTICE,
        debtor_id=case.debtor.id,
        step=ANNOUNCING.id,
        plan=case.plan.key,
        claims=(part,),
        channel=channel,
        send_on=today,
        language=case.debtor.language,
        template=case.creditor.template,
        reckoned_on=debit.collect_on,
        debit=debit,
    )
    waiting = LetterOrderedForClaim(letter_id=identity, step=ANNOUNCING.id, send_on=today)
    return Order(identity, ordered, waiting)


def example_of_notice(case: Case, claims: Sequence[Claim], *, today: date) -> Order | Refusal:
    """A notice for the first day on which it may be, under the first mandate; or why there is none.

    ``claims`` are all of the debtor.
    """
    debit = debit_to_show(case, 0, today=today)
    amount = asked_of(case.claim, on=debit.collect_on).total
    wanted = DebitWanted(debit.mandate_id, amount, debit.collect_on)
    try:
        return order_notice(case, claims, wanted, today=today)
    except Refusal as refusal:
        return refusal


def debit_to_show(case: Case, amount: int, *, today: date) -> AnnouncedDebit:
    """A direct debit as a preview shows it, also where the debtor gave no mandate."""
    standing = [one for one in case.debtor.mandates.values() if one.revoked_on is None]
    first = standing[0] if standing else None
    arrives = planning_delivery(today)
    days = add_days(arrives, case.creditor.debit_notice_days)
    return AnnouncedDebit(
        mandate_id=first.mandate_id if first else "",
        scheme=first.scheme if first else DebitScheme.CORE,
        account=first.account.commitment if first else "0" * 64,
        identifier=case.creditor.debit_identifier,
        amount=max(amount, 1),
        collect_on=next_banking_day(max(days, first_collection_day(today), case.claim.due_on)),
    )
