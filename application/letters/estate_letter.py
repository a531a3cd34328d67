"""The letter to a trustee or administrator that brings him what was filed: one for a filing."""

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
from domain.law.protection import Bar
from domain.letter.order.decision import Order
from domain.letter.order.estate_letter import COVERING, filed_together, order_estate_letter


def send_filing(
    house: House, debtor_id: UUID, *, bar: Bar, language: str, command: Mandate
) -> Receipt:
    """Send what was filed last on a ground to who takes the claims, by e-mail or post.

    Raises Refusal ``estate.not_filed``, ``estate.nobody_known``, ``estate_letter.sent``,
    ``letter.no_channel``, or ``estate_letter.not_now`` with the reason where it may not go.
    """
    claims = house.collections.claims_of(house.collections.debtor(debtor_id))
    first = filed_together(house.collections.cases(one.id for one in claims), bar)[0]
    sending = SendingFiling(house, Dispatcher(house, actor=command.actor), bar, language)
    return sending.now(first.claim.id, command=command).receipt


class SendingFiling(BesideThePlan):
    """Orders and sends the letter, once for all claims of a filing."""

    STEP: ClassVar[Step] = COVERING

    def __init__(self, house: House, dispatcher: Dispatcher, bar: Bar, language: str) -> None:
        """``bar``: the ground on which it was filed; ``language``: of the letter, nl or en."""
        super().__init__(house, dispatcher)
        self._bar, self._language = bar, language

    def together(self, case: Case, around: Neighbours, *, today: date) -> tuple[Case, ...]:
        """Those of the document that was filed last."""
        del today
        return filed_together((case, *around.neighbours(case)), self._bar)

    def draft(self, cases: Sequence[Case], *, today: date, attempt: int, step: Step) -> Order:
        """What is claimed, and what lies with it."""
        return order_estate_letter(
            cases, today=today, attempt=attempt, step=step, language=self._language
        )

    def not_now(self, why: str) -> Refusal:
        """The document lies in the archive: it may be sent by hand."""
        return Refusal(
            "estate_letter.not_now",
            f"What was filed cannot be sent now: {why}.",
            way_out="Look why; the document may be sent by hand.",
            values={"held": why},
        )
