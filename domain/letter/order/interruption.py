"""Ordering a letter that interrupts the limitation (stuiting): a right reserved, nothing more."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.case.limitation import watched
from domain.claim.contested import asked_of
from domain.claim.events import Channel, LetterOrderedForClaim
from domain.dunning.next.step import channel_for
from domain.dunning.plan.document import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.ids import letter_id
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.decision import Order, no_channel
from domain.letter.order.reference import reference_for
from domain.letter.state import Letter, LetterStatus
from domain.letter.text import LetterKind

INTERRUPTING: Final = Step(
    id="interruption",
    kind=StepKind.STATEMENT,
    anchor=Anchor.PREVIOUS,
    days=0,
    term_days=1,
    channel=Channel.POST,
    fallback=Channel.EMAIL,
    bundle=False,
)
"""What stands in for a step of the plan: by post, registered, since it has to be proven."""


def order_interruption(
    case: Case, *, today: date, attempt: int = 0, step: Step = INTERRUPTING
) -> Order:
    """Freeze a letter that interrupts the limitation of one claim, to be dispatched today.

    Of a claim that was judged it is about the judgment (BW 3:325 lid 2). Raises Refusal
    ``interruption.nothing`` where nothing is open, ``interruption.barred`` where the term has
    passed already, ``interruption.sent`` where one went out that day, and ``letter.no_channel``.
    """
    claim, channel = case.claim, channel_for(case, step)
    _require_use(case, today)
    if channel is None:
        raise no_channel(INTERRUPTING)
    day = today.isoformat() + (f"/{attempt}" if attempt else "")
    over = [(claim.id, claim.round)]
    identity = letter_id(case.creditor.id, step=INTERRUPTING.id, claims=over, day=day)
    part = AskedOfClaim(
        claim_id=claim.id, version=claim.version, round=claim.round, asked=asked_of(claim, on=today)
    )
    ordered = LetterOrdered(
        letter_kind=LetterKind.INTERRUPTION,
        debtor_id=case.debtor.id,
        step=INTERRUPTING.id,
        plan=case.plan.key,
        claims=(part,),
        channel=channel,
        send_on=today,
        registered=channel is Channel.POST,
        language=case.debtor.language,
        template=case.creditor.template,
        payment_reference=reference_for(case.creditor.reference_kind, [claim], letter_id=identity),
    )
    waiting = LetterOrderedForClaim(letter_id=identity, step=INTERRUPTING.id, send_on=today)
    return Order(identity, ordered, waiting)


def _require_use(case: Case, today: date) -> None:
    """Refuse where a letter would interrupt nothing, or did so today."""
    claim = case.claim
    if asked_of(claim, on=today).total <= 0:
        raise Refusal(
            "interruption.nothing",
            f"Nothing is open on {claim.invoice_number}.",
            way_out="There is nothing to interrupt.",
            values={"invoice": claim.invoice_number},
        )
    if watched(case).first_barred_day <= today:
        raise Refusal(
            "interruption.barred",
            f"Limitation of {claim.invoice_number} has passed: a letter interrupts it no more.",
            way_out="A person looks at the claim; record what interrupted it before, if anything.",
            article="BW 3:317",
            values={"invoice": claim.invoice_number},
        )
    if any(_is_of(letter, today) for letter in case.letters.values()):
        raise Refusal(
            "interruption.sent",
            f"A letter that interrupts limitation of {claim.invoice_number} was ordered today.",
            way_out="Record that it arrived, or was registered.",
            values={"invoice": claim.invoice_number},
        )


def _is_of(letter: Letter, day: date) -> bool:
    """Tell whether a letter is one of these, of a day, and was not dropped."""
    kind = letter.order.letter_kind if letter.order else None
    return (
        kind is LetterKind.INTERRUPTION
        and letter.ordered_on == day
        and letter.status not in {LetterStatus.CANCELLED, LetterStatus.FAILED}
    )
