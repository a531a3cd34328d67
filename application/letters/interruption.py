"""The letter that interrupts limitation: sent on a person's word, one a day for a claim."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from application.house import House
from application.letters.beside_the_plan import BesideThePlan
from application.letters.dispatch import Dispatcher
from domain.application import Mandate, Receipt
from domain.case import Case
from domain.claim.refusals import require_live
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.letter.order.decision import Order
from domain.letter.order.interruption import INTERRUPTING, order_interruption


def interrupt_now(house: House, claim_id: UUID, *, command: Mandate) -> Receipt:
    """Reserve the right to performance in writing, at once, by post or e-mail.

    Raises Refusal ``interruption.nothing``, ``interruption.barred``, ``letter.no_channel``, or
    ``interruption.not_now`` with the reason where no letter may go: something protects the
    debtor and nobody acts for him, a letter is under way, it is Sunday.
    """
    require_live(house.collections.claim(claim_id))
    interrupting = Interrupting(house, Dispatcher(house, actor=command.actor))
    return interrupting.now(claim_id, command=command).receipt


class Interrupting(BesideThePlan):
    """Orders and sends the letter, one a day for a claim."""

    STEP: ClassVar[Step] = INTERRUPTING

    def draft(self, cases: Sequence[Case], *, today: date, attempt: int, step: Step) -> Order:
        """The right to performance of one claim, or of its judgment."""
        [case] = cases
        return order_interruption(case, today=today, attempt=attempt, step=step)

    def not_now(self, why: str) -> Refusal:
        """A person finds another way."""
        return Refusal(
            "interruption.not_now",
            f"No letter may interrupt it now: {why}.",
            way_out="Look why, or interrupt it otherwise and record that.",
            values={"held": why},
        )
