"""The written confirmation of an agreement: by the daily run, or at once on a person's word."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from application.house import House
from application.letters.beside_the_plan import BesideThePlan, Done, Neighbours
from application.letters.dispatch import Dispatcher
from domain.application import Mandate
from domain.case import Case
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.letter.order.agreement import CONFIRMING, agreement_to_confirm
from domain.letter.order.confirmation import order_confirmation, promised_together
from domain.letter.order.decision import Order


def confirm_now(house: House, claim_id: UUID, *, command: Mandate) -> Done:
    """Confirm what was agreed on a claim, at once, by e-mail or post.

    Raises Refusal ``agreement.nothing`` where nothing waits for it, ``agreement.not_now`` with
    the reason where no letter may go, ``letter.no_channel``.
    """
    return Confirming(house, Dispatcher(house, actor=command.actor)).now(claim_id, command=command)


class Confirming(BesideThePlan):
    """Confirms what was agreed on a claim, once; a repeat finds nothing to confirm."""

    STEP: ClassVar[Step] = CONFIRMING

    def wanted(self, case: Case, *, today: date) -> bool:
        """Tell whether an agreement waits to be confirmed."""
        return agreement_to_confirm(case, today=today) is not None

    def together(self, case: Case, around: Neighbours, *, today: date) -> tuple[Case, ...]:
        """Promises of the debtor to pay by the same day are confirmed in one letter."""
        return promised_together(case, around.neighbours(case), today=today)

    def draft(self, cases: Sequence[Case], *, today: date, attempt: int, step: Step) -> Order:
        """What was agreed on one claim, or promised on several by the same day."""
        return order_confirmation(*cases, today=today, attempt=attempt, step=step)

    def not_now(self, why: str) -> Refusal:
        """The run does it later."""
        return Refusal(
            "agreement.not_now",
            f"The agreement cannot be confirmed now: {why}.",
            way_out="The daily run confirms it as soon as a letter may go.",
            values={"held": why},
        )
