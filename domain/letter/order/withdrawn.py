"""Printed letters that must not be posted any more, and why."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.case.doubted import DOUBTED, doubted_since
from domain.case.limitation import BARRED, barred_since
from domain.claim.contested import asked_of, wholly_contested
from domain.claim.ends import asked_on
from domain.claim.events import Asked
from domain.claim.litigation import in_court
from domain.claim.marks import look_first
from domain.claim.state import Claim
from domain.debtor.credit import credit_first
from domain.direct_debit.notice import why_not_announced
from domain.letter.order.completed import reason_to_cancel_about_plan
from domain.letter.order.filing import reason_to_cancel_filing
from domain.letter.order.handed_over import reason_to_cancel_hand_over
from domain.letter.state import Letter
from domain.letter.text import LetterKind
from domain.money import Cents

PAID: Final = "it was paid, or paid in part"


def reason_to_take_out(case: Case, letter: Letter, *, today: date) -> str:
    """Tell why a printed letter must not be posted any more, or give the empty string.

    Paid, held, disputed, barred or arranged since it was printed; seen from one of its claims.
    """
    claim, order = case.claim, letter.order
    if order and order.letter_kind is LetterKind.PAYMENT_PLAN:
        # It is not stopped by the day on which it lapses: it was printed, and is on its way.
        return reason_to_cancel_about_plan(case, order, today=order.send_on)
    if order and order.letter_kind is LetterKind.HAND_OVER:
        return reason_to_cancel_hand_over(case, order, today=today, printed=True)
    if order and order.estate is not None:
        return reason_to_cancel_filing(case, order, today=today, printed=True)
    if order and order.debit is not None:
        return why_not_announced(case, order.debit, order.channel, today=today, send_on=None)
    asked = [part.asked for part in order.claims if part.claim_id == claim.id] if order else []
    reserves = order is not None and order.letter_kind is LetterKind.INTERRUPTION
    asks = not (reserves or _confirms(letter))
    found = (
        (not claim.live, f"claim {claim.ending.value}"),
        (bool(why := in_court(claim)) and not reserves, why),
        (bool(barred := case.debtor.stopped_on(today, claim)), barred),
        (
            claim.unsaid is not None and not reserves,
            "it is not said how much of a dispute was granted",
        ),
        (wholly_contested(claim, on=today) and not reserves, "disputed"),
        (claim.held_on(today) is not None, "on hold"),
        (bool(claim.stopped_by), look_first(claim)),
        (asks and barred_since(case, today=today) is not None, BARRED),
        (asks and doubted_since(case) is not None, DOUBTED),
        (asks and bool(case.debtor.credits), credit_first(case.debtor)),
        (bool(claim.promise or claim.arrangement) and not reserves, "an arrangement was made"),
        (_extended(claim, today) and not reserves, "the term was extended"),
        (any(_less(asked_on(claim, today), one) for one in asked), PAID),
        (any(_less(asked_of(claim, on=today), one) for one in asked), "disputed"),
    )
    return next((why for holds, why in found if holds), "")


def _extended(claim: Claim, today: date) -> bool:
    return bool(claim.extended_to and claim.extended_to >= today)


def _less(now: Asked, printed: Asked) -> bool:
    """Tell whether a part is less than was printed: days alone only add, money takes away."""
    pairs = zip(_parts_of(now), _parts_of(printed), strict=True)
    return any(left < before for left, before in pairs)


def _parts_of(asked: Asked) -> tuple[Cents, Cents, Cents]:
    return asked.principal, asked.interest, asked.costs


def _confirms(letter: Letter) -> bool:
    """Tell whether a letter confirms an agreement: it asks for nothing more."""
    return letter.order is not None and letter.order.letter_kind is LetterKind.CONFIRMATION
