"""The written confirmation of an agreement: ordered on fresh state, then sent as any letter."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, NamedTuple
from uuid import UUID

from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.payment_references import remember_reference
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.case import Case
from domain.dunning.next.step import channel_for
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.letter.order.agreement import CONFIRMING, agreement_to_confirm
from domain.letter.order.confirmation import order_confirmation
from domain.letter.order.decision import Order, reason_to_cancel


class Done(NamedTuple):
    """A confirmation that was ordered, and what became of its letter."""

    receipt: Receipt
    order: Order
    dispatched: Dispatched


def confirm_now(house: House, claim_id: UUID, *, command: Mandate) -> Done:
    """Confirm what was agreed on a claim, at once, by e-mail or post.

    Raises Refusal ``agreement.nothing`` where nothing waits for it, ``agreement.not_now`` with
    the reason where no letter may go, ``letter.no_channel``.
    """
    confirming, receipt, found = _ordered_now(house, claim_id, command)
    dispatch = replace(command, key=f"{command.key}:dispatch")
    return Done(receipt, found, confirming.send(found, dispatch))


def order_now(house: House, claim_id: UUID, *, command: Mandate) -> Receipt:
    """Order the confirmation, and leave it there; raises what ``confirm_now`` raises."""
    _, receipt, _ = _ordered_now(house, claim_id, command)
    return receipt


def _ordered_now(
    house: House, claim_id: UUID, command: Mandate
) -> tuple["Confirming", Receipt, Order]:
    confirming = Confirming(house, Dispatcher(house, actor=command.actor))
    case = house.collections.case(claim_id)
    order = confirming.foreseen(case, today=command.today)
    why = "a letter is under way" if case.claim.pending else confirming.why_not_now(case)
    why = why or reason_to_cancel(case, order.ordered, today=command.today)
    receipt, found = (None, None) if why else confirming.order(case, command)
    if receipt is None or found is None:
        why = why or "another worker was first"
        raise Refusal(
            "agreement.not_now",
            f"The agreement cannot be confirmed now: {why}.",
            way_out="The daily run confirms it as soon as a letter may go.",
            values={"held": why},
        )
    return confirming, receipt, found


class Confirming:
    """Confirms what was agreed on a claim, once; a repeat finds nothing to confirm."""

    STEP: ClassVar[Step] = CONFIRMING

    def __init__(self, house: House, dispatcher: Dispatcher) -> None:
        """``dispatcher`` sends what is ordered here."""
        self._house, self._dispatcher = house, dispatcher

    def due(self, case: Case, *, today: date) -> bool:
        """Tell whether an agreement waits to be confirmed, and its letter may go today."""
        if case.claim.pending or agreement_to_confirm(case, today=today) is None:
            return False
        return not reason_to_cancel(case, self.foreseen(case, today=today).ordered, today=today)

    def why_not_now(self, case: Case) -> str:
        """Tell why the confirmation may not leave at this moment; empty: it may."""
        return self._dispatcher.why_not_now(channel_for(case, self._step(case)), case)

    def _step(self, case: Case) -> Step:
        return self._dispatcher.step_by_what_leaves(self.STEP, case)

    def foreseen(self, case: Case, *, today: date) -> Order:
        """The confirmation as it would be ordered today; nothing is recorded."""
        attempt = 0
        while True:
            order = self.draft(case, today, attempt, self._step(case))
            if self._house.collections.letter(order.letter_id).version == 0:
                return order
            attempt += 1

    def draft(self, case: Case, today: date, attempt: int, step: Step) -> Order:
        """The letter as it would be ordered, the first of the day or a later one."""
        return order_confirmation(case, today=today, attempt=attempt, step=step)

    def order(self, case: Case, command: Mandate) -> tuple[Receipt, Order | None]:
        """Record the order; none where another writer confirmed it, or it changed meanwhile."""
        wanted = self.foreseen(case, today=command.today).letter_id
        ordered: Order | None = None

        def decide(session: Session) -> None:
            nonlocal ordered
            ordered = None
            fresh = session.case(case.claim.id)
            if session.letter(wanted).version or not self.due(fresh, today=session.today):
                return
            order = self.foreseen(fresh, today=session.today)
            stream = StreamRef(StreamKind.LETTER, order.letter_id, fresh.creditor.id)
            session.record(stream, [order.ordered], subject=fresh.debtor.id, policy=fresh.plan.key)
            claim = stream_of_claim(fresh.claim)
            session.record(claim, [order.for_claim], policy=fresh.plan.key)
            remember_reference(self._house, session, order)
            ordered = order

        receipt = self._house.collections.carry_out(command, decide)
        return receipt, ordered

    def send(self, order: Order, command: Mandate) -> Dispatched:
        """Send an ordered confirmation; the claim remembers it once it went out."""
        return self._dispatcher.dispatch(order.letter_id, command_day=command)
