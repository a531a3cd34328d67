"""The letter that interrupts limitation: ordered on fresh state by a person, then sent as any."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from application.house import House
from application.letters.confirmation import Confirming
from application.letters.dispatch import Dispatcher
from domain.application import Mandate, Receipt
from domain.case import Case
from domain.claim.refusals import require_live
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.letter.order.decision import Order, reason_to_cancel
from domain.letter.order.interruption import INTERRUPTING, order_interruption


def interrupt_now(house: House, claim_id: UUID, *, command: Mandate) -> Receipt:
    """Reserve the right to performance in writing, at once, by post or e-mail.

    Raises Refusal ``interruption.nothing``, ``interruption.barred``, ``letter.no_channel``, or
    ``interruption.not_now`` with the reason where no letter may go: something protects the
    debtor and nobody acts for him, a letter is under way, it is Sunday.
    """
    require_live(house.collections.claim(claim_id))
    interrupting = Interrupting(house, Dispatcher(house, actor=command.actor))
    case = house.collections.case(claim_id)
    order = interrupting.foreseen(case, today=command.today)
    why = "a letter is under way" if case.claim.pending else interrupting.why_not_now(case)
    why = why or reason_to_cancel(case, order.ordered, today=command.today)
    receipt, found = (None, None) if why else interrupting.order(case, command)
    if receipt is None or found is None:
        why = why or "another worker was first"
        raise Refusal(
            "interruption.not_now",
            f"No letter may interrupt it now: {why}.",
            way_out="Look why, or interrupt it otherwise and record that.",
            values={"held": why},
        )
    if house.acts:
        interrupting.send(found, replace(command, key=f"{command.key}:dispatch"))
    return receipt


class Interrupting(Confirming):
    """Orders and sends the letter, one a day for a claim."""

    STEP: ClassVar[Step] = INTERRUPTING

    def due(self, case: Case, *, today: date) -> bool:
        """Tell whether the letter may go today."""
        if case.claim.pending:
            return False
        return not reason_to_cancel(case, self.foreseen(case, today=today).ordered, today=today)

    def draft(self, case: Case, today: date, attempt: int, step: Step) -> Order:
        """The letter as it would be ordered."""
        return order_interruption(case, today=today, attempt=attempt, step=step)
