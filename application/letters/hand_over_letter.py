"""The letter that tells a debtor with whom his claims lie, once for all that went there."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from application.house import House
from application.letters.beside_the_plan import BesideThePlan, Neighbours
from application.letters.dispatch import Dispatcher
from domain.application import Mandate, Receipt
from domain.case import Case
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.letter.order.decision import Order
from domain.letter.order.hand_over_letter import order_hand_over_letter
from domain.letter.order.handed_over import TELLING_HAND_OVER, told_together


def tell_now(house: House, claim_id: UUID, *, case_number: str, command: Mandate) -> Receipt:
    """Tell the debtor with whom his claim lies, on a person's word, by e-mail or post.

    Raises Refusal ``hand_over_letter.not_there``, ``hand_over_letter.not_set_down``,
    ``hand_over_letter.told``, ``letter.no_channel``, or ``hand_over_letter.not_now`` with the
    reason where no letter may go: something protects the debtor, money of his waits to be
    placed, it is not known who paid, the claim was asked back, it is Sunday.
    """
    telling = TellingHandOver(house, Dispatcher(house, actor=command.actor), case_number)
    return telling.now(claim_id, command=command).receipt


class TellingHandOver(BesideThePlan):
    """Orders and sends the letter, once for all claims that went to a party on one day."""

    STEP: ClassVar[Step] = TELLING_HAND_OVER

    def __init__(self, house: House, dispatcher: Dispatcher, case_number: str = "") -> None:
        """``case_number``: the party's own, where it did not accept the claim under one."""
        super().__init__(house, dispatcher)
        self._case_number = case_number

    def together(self, case: Case, around: Neighbours, *, today: date) -> tuple[Case, ...]:
        """Those of the debtor that went to the party on the same day."""
        return told_together(case, around.neighbours(case), today=today)

    def draft(self, cases: Sequence[Case], *, today: date, attempt: int, step: Step) -> Order:
        """With whom the claims lie, since when, and what is open."""
        return order_hand_over_letter(
            cases, today=today, attempt=attempt, step=step, case_number=self._case_number
        )

    def not_now(self, why: str) -> Refusal:
        """The party tells him itself."""
        return Refusal(
            "hand_over_letter.not_now",
            f"The debtor cannot be told now: {why}.",
            way_out="Look why; the party tells him otherwise by its own first letter.",
            values={"held": why},
        )
