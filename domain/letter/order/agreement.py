"""What was agreed and must be confirmed in writing, as it stands on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.claim.arranged import Arrangement
from domain.claim.contested import asked_of
from domain.claim.events import Channel, Instalment
from domain.claim.paid import instalments_paid
from domain.claim.state import Claim
from domain.dunning.plan.document import Anchor, Step, StepKind
from domain.letter.events import LetterOrdered
from domain.money import Cents

CONFIRMING: Final = Step(
    id="confirmation",
    kind=StepKind.STATEMENT,
    anchor=Anchor.PREVIOUS,
    days=0,
    term_days=1,
    channel=Channel.EMAIL,
    fallback=Channel.POST,
    bundle=False,
)
"""What stands in for a step of the plan: a confirmation belongs to no plan and asks nothing new."""


class Agreement(StrEnum):
    """The agreements that are confirmed in writing, by the names a claim keeps them under."""

    EXTENSION = "extension"
    PROMISE = "promise"
    PAYMENT_PLAN = "payment_plan"


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement as its confirmation states it; ``amount`` in cents is what it covers."""

    kind: Agreement
    amount: int
    pay_by: date | None = None
    """Last day (inclusive) of an extension or a promise."""
    instalments: tuple[Instalment, ...] = ()
    """What is still to be paid of a payment plan, in order of day."""
    grace_days: int = 0


def agreement_to_confirm(case: Case, *, today: date) -> Agreed | None:
    """What is still to be confirmed in writing, None where nothing is, or it is over.

    An agreement whose confirmation came back is to be confirmed again, on another way.
    """
    claim, open_now = case.claim, asked_of(case.claim, on=today).total
    kind = claim.unconfirmed or _came_back(case)
    if not claim.live or open_now <= 0:
        return None
    if kind == Agreement.EXTENSION and claim.extended_to and claim.extended_to > today:
        return Agreed(Agreement.EXTENSION, open_now, claim.extended_to)
    if kind == Agreement.PROMISE and claim.promise and claim.promise.by > today:
        covered = min(claim.promise.amount, open_now)
        return Agreed(Agreement.PROMISE, covered, claim.promise.by)
    if kind == Agreement.PAYMENT_PLAN and claim.arrangement:
        return _plan(claim, claim.arrangement, open_now=open_now, today=today)
    return None


def agreed_of(ordered: LetterOrdered, claim_id: UUID) -> Cents:
    """What of a confirmation is for one claim: its own share, where it is over several."""
    shares = [one.instalment for one in ordered.claims if one.claim_id == claim_id]
    return next((one for one in shares if one is not None), ordered.agreed_amount)


def still_agreed(case: Case, ordered: LetterOrdered, *, today: date) -> bool:
    """Tell whether an ordered confirmation states what is agreed now on a claim."""
    now = agreement_to_confirm(case, today=today)
    return now is not None and now == Agreed(
        Agreement(ordered.agreement),
        agreed_of(ordered, case.claim.id),
        ordered.pay_by,
        ordered.instalments,
        ordered.grace_days,
    )


def _came_back(case: Case) -> str:
    """The agreement of which the last confirmation is known not to have arrived."""
    if not case.claim.confirmations:
        return ""
    last = case.claim.confirmations[-1]
    letter = case.letters.get(last.letter_id)
    return last.what if letter and (letter.bounced or letter.disproved) else ""


def _plan(claim: Claim, running: Arrangement, *, open_now: Cents, today: date) -> Agreed | None:
    """The instalments that payments since have not covered; none where one has passed.

    Together they ask no more than is open: what was credited meanwhile falls off the last ones.
    """
    left, rest = [], open_now
    for part, covered in instalments_paid(claim, running):
        asked = min(part.amount - covered, rest)
        rest -= asked
        if asked > 0:
            left.append(part.model_copy(update={"amount": asked}))
    if not left or left[0].by < today:
        return None
    return Agreed(
        Agreement.PAYMENT_PLAN,
        sum(part.amount for part in left),
        instalments=tuple(left),
        grace_days=running.plan.grace_days,
    )
