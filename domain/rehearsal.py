"""A plan walked with an imagined claim that nobody pays: the real decisions, day after day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.case.defaulting import charge_costs, fourteen_days_of
from domain.claim.events import (
    Channel,
    ClaimFact,
    CollectionCostsCharged,
    DefaultDeclared,
    InvoiceSent,
    Source,
    StepTakenByPerson,
)
from domain.claim.imagined import imagine
from domain.claim.opening import interest_kind_for
from domain.claim.state import Claim
from domain.creditor.events import PaymentsCheck
from domain.creditor.state import Creditor
from domain.days import add_days, day_after
from domain.debtor.state import Debtor
from domain.dunning.next.findings import findings
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.document import Plan
from domain.dunning.plan.step import Step, StepKind
from domain.dunning.task import Task
from domain.law.default import TermBasis
from domain.letter.order.decision import order_letter
from domain.letter.outcomes import facts_of_sent
from domain.letter.state import Letter, LetterStatus
from domain.money import Cents
from domain.parties import Capacity

EXAMPLE: Final[Cents] = 500_00
_MOST_DAYS: Final = 500
_NOBODY: Final = UUID(int=0)
_PAPER: Final = "0" * 64
_PASSED: Final = frozenset({Task.CALL, Task.DECIDE, Task.WRITE_OFF})
"""Tasks after which a plan goes on; any other is the end of the rehearsal."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Something that happens to the imagined claim; both days of a term are inclusive."""

    on: date
    what: str
    """The kind of the step, or ``default`` or ``costs``."""
    step: str = ""
    channel: Channel | None = None
    term_from: date | None = None
    term_until: date | None = None
    """The last day to pay; for a fourteen-day letter as the law counts it from delivery."""
    waits_until: date | None = None
    """The last day on which nothing follows yet, where that is later than the term."""
    question: str = ""


def rehearse(
    plan: Plan, *, due_on: date, capacity: Capacity, principal: Cents = EXAMPLE
) -> list[Rehearsed]:
    """What happens to an invoice due on a day, printed by the creditor alone, if unpaid.

    Nobody is reached by telephone; a person lets the plan go on where it asks him; every letter
    goes and arrives. Ends at the first hand-over, write-off or question that leads no further.
    Raises Refusal ``law.calendar_unverified`` past the verified calendar.
    """
    stage = _Stage(_case(plan, due_on, capacity, principal), day=day_after(due_on))
    moments: list[Rehearsed] = []
    while not stage.over and (stage.day - due_on).days < _MOST_DAYS:
        moments += stage.live_a_day()
    return moments


@dataclass(slots=True)
class _Stage:
    """The imagined case on its day."""

    case: Case
    day: date
    over: bool = False

    def live_a_day(self) -> list[Rehearsed]:
        """Do what the daily run and the people would do, and go to the next day."""
        found = findings(self.case, today=self.day)
        self._happen(found)
        moments = [Rehearsed(self.day, "default") for f in found if isinstance(f, DefaultDeclared)]
        match next_step(self.case, today=self.day):
            case Do(step=step):
                moments += self._take(step)
            case Ask() as ask:
                moments += self._person(ask)
        self.day = day_after(self.day)
        return moments

    def _happen(self, facts: list[ClaimFact]) -> None:
        self.case = replace(self.case, claim=imagine(self.case.claim, facts, today=self.day))

    def _take(self, step: Step) -> Iterator[Rehearsed]:
        if step.kind is not StepKind.HAND_OVER:
            yield self._write(step)
            return
        charged = charge_costs(self.case, today=self.day) if step.charge_costs else []
        self._happen(charged)
        for fact in charged:
            if isinstance(fact, CollectionCostsCharged):
                yield Rehearsed(self.day, "costs")
        yield Rehearsed(self.day, step.kind.value, step.id)
        self.over = True

    def _write(self, step: Step) -> Rehearsed:
        order = order_letter(self.case, step, today=self.day)
        channel = order.ordered.channel
        letter = Letter(
            order.letter_id,
            version=1,
            order=order.ordered,
            status=LetterStatus.SENT,
            channel=channel,
            document_sha256=_PAPER,
            sent_on=self.day,
            posted_on=self.day if channel is Channel.POST else None,
        )
        self.case = replace(self.case, letters={**self.case.letters, letter.id: letter})
        self._happen(facts_of_sent(letter, order.ordered.claims[0]))
        return self._sent(step, channel, order.ordered.pay_by)

    def _sent(self, step: Step, channel: Channel, pay_by: date | None) -> Rehearsed:
        first, last, waits = day_after(self.day), pay_by, None
        found = fourteen_days_of(self.case)
        if step.kind is StepKind.FOURTEEN_DAY_LETTER and found and found.term:
            first, last = found.term.term_first_day, found.term.term_last_day
            waits = add_days(found.term.act_from, -1)
        return Rehearsed(self.day, step.kind.value, step.id, channel, first, last, waits)

    def _person(self, ask: Ask) -> Iterator[Rehearsed]:
        """Let a call go unanswered, a decision be to go on, and anything else be the end."""
        steps = {step.id: step for step in self.case.plan.step}
        step = steps.get(ask.step)
        if step is None or ask.task not in _PASSED:
            yield Rehearsed(self.day, ask.task.value, ask.step)
            self.over = True
        elif ask.task is Task.CALL:
            if self.day == ask.since:
                until = add_days(self.day, step.wait_days)
                yield Rehearsed(self.day, Task.CALL.value, step.id, Channel.PHONE, self.day, until)
            self.over = (self.day - ask.since).days > step.wait_days
        else:
            yield Rehearsed(self.day, step.kind.value, step.id, question=step.question)
            self._happen([StepTakenByPerson(step=step.id)])


def _case(plan: Plan, due_on: date, capacity: Capacity, principal: Cents) -> Case:
    invoice = InvoiceSent(
        debtor_id=_NOBODY,
        creditor_id=_NOBODY,
        invoice_number="VOORBEELD",
        principal=principal,
        issued_on=add_days(due_on, -30),
        due_on=due_on,
        term_basis=TermBasis.ONE_SIDED,
        interest_kind=interest_kind_for(capacity),
        plan=plan.key,
        document_sha256=_PAPER,
        source=Source(kind="example"),
    )
    return Case(
        claim=imagine(Claim(_NOBODY), [invoice], today=due_on),
        debtor=Debtor(_NOBODY, registered=True, capacity=capacity, postable=True, mailable=True),
        creditor=Creditor(_NOBODY, registered=True, payments_checked=PaymentsCheck.NOT_REQUIRED),
        plan=plan,
    )
