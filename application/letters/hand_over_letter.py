"""The letter that tells a debtor with whom his claims lie: ordered on fresh state, then sent."""

from dataclasses import replace
from datetime import date
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
from domain.letter.order.decision import Order, reason_to_cancel
from domain.letter.order.hand_over_letter import order_hand_over_letter
from domain.letter.order.handed_over import TELLING_HAND_OVER, told_together

UNDER_WAY = "a letter is under way"


def tell_now(house: House, claim_id: UUID, *, case_number: str, command: Mandate) -> Receipt:
    """Tell the debtor with whom his claim lies, on a person's word, by e-mail or post.

    Raises Refusal ``hand_over_letter.not_there``, ``hand_over_letter.not_set_down``,
    ``hand_over_letter.told``, ``letter.no_channel``, or ``hand_over_letter.not_now`` with the
    reason where no letter may go: something protects the debtor, money of his waits to be
    placed, it is not known who paid, the claim was asked back, it is Sunday.
    """
    telling = TellingHandOver(house, Dispatcher(house, actor=command.actor), case_number)
    case = house.collections.case(claim_id)
    telling.foreseen(case, today=command.today)
    why = UNDER_WAY if case.claim.pending else telling.why_not_now(case)
    why = why or telling.stops(case, today=command.today)
    receipt, found = (None, None) if why else telling.order(case, command)
    if receipt is None or found is None:
        why = why or "another worker was first"
        raise Refusal(
            "hand_over_letter.not_now",
            f"The debtor cannot be told now: {why}.",
            way_out="Look why; the party tells him otherwise by its own first letter.",
            values={"held": why},
        )
    if house.acts:
        telling.send(found, replace(command, key=f"{command.key}:dispatch"))
    return receipt


class TellingHandOver:
    """Orders and sends the letter, once for all claims that went to a party on one day."""

    def __init__(self, house: House, dispatcher: Dispatcher, case_number: str = "") -> None:
        """``case_number``: the party's own, where it did not accept the claim under one."""
        self._house, self._dispatcher, self._case_number = house, dispatcher, case_number

    def why_not_now(self, case: Case) -> str:
        """Tell why no letter may leave at this moment; empty: it may."""
        return self._dispatcher.why_not_now(channel_for(case, self._step(case)), case)

    def stops(self, case: Case, *, today: date) -> str:
        """Tell why the debtor may not be told today, or give the empty string."""
        return reason_to_cancel(case, self.foreseen(case, today=today).ordered, today=today)

    def foreseen(self, case: Case, *, today: date) -> Order:
        """The letter as it would be ordered today; nothing is recorded."""
        cases = told_together(case, self._house.collections.neighbours(case), today=today)
        return self._free(cases, today)

    def order(self, case: Case, command: Mandate) -> tuple[Receipt, Order | None]:
        """Record the order; none where another writer was first, or something moved meanwhile."""
        wanted = self.foreseen(case, today=command.today).letter_id
        ordered: Order | None = None

        def decide(session: Session) -> None:
            nonlocal ordered
            ordered = None
            fresh, today = session.case(case.claim.id), session.today
            cases = told_together(fresh, session.neighbours(fresh), today=today)
            if session.letter(wanted).version or any(one.claim.pending for one in cases):
                return
            order = self._free(cases, today)
            stops = (reason_to_cancel(one, order.ordered, today=today) for one in cases)
            if order.letter_id != wanted or any(stops):
                return
            stream = StreamRef(StreamKind.LETTER, order.letter_id, fresh.creditor.id)
            session.record(stream, [order.ordered], subject=fresh.debtor.id, policy=fresh.plan.key)
            for one in cases:
                session.record(stream_of_claim(one.claim), [order.for_claim], policy=one.plan.key)
            remember_reference(self._house, session, order)
            ordered = order

        receipt = self._house.collections.carry_out(command, decide)
        return receipt, ordered

    def send(self, order: Order, command: Mandate) -> Dispatched:
        """Send an ordered letter; each claim remembers it once it went out."""
        return self._dispatcher.dispatch(order.letter_id, command_day=command)

    def _step(self, case: Case) -> Step:
        return self._dispatcher.step_by_what_leaves(TELLING_HAND_OVER, case)

    def _free(self, cases: tuple[Case, ...], today: date) -> Order:
        """The order under the first number of that day that is not taken by a dropped one."""
        step, attempt = self._step(cases[0]), 0
        while True:
            order = order_hand_over_letter(
                cases, today=today, attempt=attempt, step=step, case_number=self._case_number
            )
            if self._house.collections.letter(order.letter_id).version == 0:
                return order
            attempt += 1
