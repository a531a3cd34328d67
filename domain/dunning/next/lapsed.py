"""The letter that tells a debtor that his payment plan lapsed, before any other step is taken."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.claim.events import Channel
from domain.claim.references import PLAN_LAPSED
from domain.days import add_days, day_after
from domain.dunning.plan.step import Anchor, Step, StepKind

TELLING: Final = Step(
    id=PLAN_LAPSED,
    kind=StepKind.STATEMENT,
    anchor=Anchor.PREVIOUS,
    days=0,
    term_days=7,
    channel=Channel.EMAIL,
    fallback=Channel.POST,
    bundle=False,
)
"""It belongs to no plan: whichever one the claim is on, it comes before the step that follows.

All that is open falls due at once only after this (law.md 6); a week is the shortest reasonable
term there is (BW 6:82).
"""


def told_until(case: Case) -> date | None:
    """The first day after the term of the letter that told of a lapse in this round."""
    for sent in reversed(case.claim.sent_in_round()):
        if sent.step == PLAN_LAPSED and sent.pay_by:
            letter = case.letters.get(sent.letter_id)
            return day_after(add_days(sent.pay_by, letter.days_late if letter else 0))
    return None
