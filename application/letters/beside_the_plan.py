"""A letter that no step of a plan asks for: ordered on fresh state, then sent as any letter."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final, NamedTuple, Protocol
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

UNDER_WAY: Final = "a letter is under way"
OVERTAKEN: Final = "another worker was first"


class Done(NamedTuple):
    """A letter that was ordered, and what became of it; None: nothing leaves this house."""

    receipt: Receipt
    order: Order
    dispatched: Dispatched | None


class Neighbours(Protocol):
    """Whatever reads the debtor's other claims; in a session what it reads is guarded."""

    def neighbours(self, case: Case) -> tuple[Case, ...]:
        """Read them."""


class BesideThePlan(ABC):
    """Orders and sends a letter of one kind; a repeat finds nothing to send.

    A kind says which step stands in for one of the plan, what it holds, and how it is refused.
    """

    STEP: ClassVar[Step]

    def __init__(self, house: House, dispatcher: Dispatcher) -> None:
        """``dispatcher`` sends what is ordered here."""
        self._house, self._dispatcher = house, dispatcher

    @abstractmethod
    def draft(self, cases: Sequence[Case], *, today: date, attempt: int, step: Step) -> Order:
        """The letter over claims as it would be ordered, the first of the day or a later one."""

    @abstractmethod
    def not_now(self, why: str) -> Refusal:
        """The refusal of a letter that cannot go now."""

    def wanted(self, case: Case, *, today: date) -> bool:
        """Tell whether there is anything to write about."""
        del case, today
        return True

    def together(self, case: Case, around: Neighbours, *, today: date) -> tuple[Case, ...]:
        """The claims of one letter: this one alone."""
        del around, today
        return (case,)

    def due(self, case: Case, *, today: date) -> bool:
        """Tell whether there is something to write about, and its letter may go today."""
        if case.claim.pending or not self.wanted(case, today=today):
            return False
        return not self.stops(case, today=today)

    def stops(self, case: Case, *, today: date) -> str:
        """Tell why the letter may not go today, or give the empty string."""
        return reason_to_cancel(case, self.foreseen(case, today=today).ordered, today=today)

    def why_not_now(self, case: Case) -> str:
        """Tell why the letter may not leave at this moment; empty: it may."""
        return self._dispatcher.why_not_now(channel_for(case, self._step(case)), case)

    def foreseen(self, case: Case, *, today: date) -> Order:
        """The letter as it would be ordered today; nothing is recorded."""
        return self._free(self.together(case, self._house.collections, today=today), today)

    def now(self, claim_id: UUID, *, command: Mandate) -> Done:
        """Order it on a person's word and send it; where nothing leaves, it stays ordered.

        Raises Refusal as ``draft``, and as ``not_now`` with the reason where no letter may go.
        """
        case, today = self._house.collections.case(claim_id), command.today
        stops = self.stops(case, today=today)
        why = UNDER_WAY if case.claim.pending else self.why_not_now(case) or stops
        receipt, found = (None, None) if why else self.order(case, command)
        if receipt is None or found is None:
            raise self.not_now(why or OVERTAKEN)
        if not self._house.acts:
            return Done(receipt, found, None)
        dispatch = replace(command, key=f"{command.key}:dispatch")
        return Done(receipt, found, self.send(found, dispatch))

    def order(self, case: Case, command: Mandate) -> tuple[Receipt, Order | None]:
        """Record the order; none where another writer was first, or something moved meanwhile."""
        expected = self.foreseen(case, today=command.today).letter_id
        ordered: Order | None = None

        def decide(session: Session) -> None:
            nonlocal ordered
            ordered = None
            fresh, today = session.case(case.claim.id), session.today
            cases = self.together(fresh, session, today=today)
            pending = any(one.claim.pending for one in cases)
            if session.letter(expected).version or pending or not self.wanted(fresh, today=today):
                return
            order = self._free(cases, today)
            stops = (reason_to_cancel(one, order.ordered, today=today) for one in cases)
            if order.letter_id != expected or any(stops):
                return
            self._record(session, cases, order)
            ordered = order

        receipt = self._house.collections.carry_out(command, decide)
        return receipt, ordered

    def send(self, order: Order, command: Mandate) -> Dispatched:
        """Send an ordered letter; each claim remembers it once it went out."""
        return self._dispatcher.dispatch(order.letter_id, command_day=command)

    def _record(self, session: Session, cases: Sequence[Case], order: Order) -> None:
        first = cases[0]
        stream = StreamRef(StreamKind.LETTER, order.letter_id, first.creditor.id)
        session.record(stream, [order.ordered], subject=first.debtor.id, policy=first.plan.key)
        for one in cases:
            session.record(stream_of_claim(one.claim), [order.for_claim], policy=one.plan.key)
        remember_reference(self._house, session, order)

    def _step(self, case: Case) -> Step:
        return self._dispatcher.step_by_what_leaves(self.STEP, case)

    def _free(self, cases: Sequence[Case], today: date) -> Order:
        """The order under the first number of that day that is not taken by a dropped one."""
        step, attempt = self._step(cases[0]), 0
        while True:
            order = self.draft(cases, today=today, attempt=attempt, step=step)
            if self._house.collections.letter(order.letter_id).version == 0:
                return order
            attempt += 1
