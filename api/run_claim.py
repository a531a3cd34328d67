"""The day's work on one claim: findings, then at most one step, decided on fresh state."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from api.confirming import Confirming
from api.dispatch import Dispatched, Dispatcher
from api.handover import HandOver
from api.run_report import RunLine
from api.wiring import House
from domain.application import Command, Session, stream_of_claim
from domain.case import Case
from domain.claim.arranging import lapse_what_was_broken
from domain.claim.defaulting import (
    charge_costs,
    declare_default,
    undo_what_letters_no_longer_carry,
)
from domain.claim.events import ClaimFact
from domain.claim.imagining import imagine
from domain.claim.paying import settle_if_nothing_is_open
from domain.claim.state import PendingLetter
from domain.dunning.guards import PaymentsUnknown, allowed_step, day_judged, looking_ahead
from domain.dunning.next_step import Ask, Do, channel_for
from domain.dunning.plan import Step, StepKind
from domain.facts import StreamKind, StreamRef
from domain.letter.agreed import CONFIRMING
from domain.letter.ordering import Order, order_letter, reason_to_cancel
from domain.letter.outcomes import dropped
from domain.letter.state import LetterStatus

_WORDS = {
    "claim.default_declared": "default_declared",
    "claim.determination_withdrawn": "default_withdrawn",
    "claim.fourteen_day_letter_voided": "letter_voided",
    "claim.promise_broken": "promise_broken",
    "claim.instalment_missed": "instalment_missed",
    "claim.payment_plan_lapsed": "payment_plan_lapsed",
    "claim.settled": "settled",
    "claim.collection_costs_charged": "costs_charged",
}
_DISPATCHED = {
    Dispatched.SENT: "letter_sent",
    Dispatched.IN_DOUBT: "letter_in_doubt",
    Dispatched.FAILED: "letter_failed",
    Dispatched.CANCELLED: "letter_cancelled",
    Dispatched.ELSEWHERE: "letter_elsewhere",
    Dispatched.WAITS: "letter_waits",
}


class ClaimWork:
    """Takes one claim after the other through the work of a day."""

    def __init__(self, house: House, *, day: date, dry_run: bool, actor: str, role: str) -> None:
        """A dry run decides the same and records nothing."""
        self._house, self._day, self._dry_run = house, day, dry_run
        self._actor, self._role = actor, role
        self._dispatcher = Dispatcher(house, actor=actor)
        self._confirming = Confirming(house, self._dispatcher)
        self._hand_over = HandOver(house, actor=actor, role=role)

    def take(self, claim_id: UUID) -> Iterator[RunLine]:
        """Give what happened to a claim today, line by line, as it happens."""
        case = self._case(claim_id)
        if not case.claim.live:
            return
        if case.claim.pending and self._dry_run:
            lines, case = self._foreseen(case, case.claim.pending)
            yield from lines
        elif case.claim.pending:
            yield from self._finish_pending(case, case.claim.pending)
            case = self._house.collections.case(claim_id)
        found = findings(case, today=self._day)
        yield from self._record_findings(case, found)
        case = self._after(case, found)
        if self._confirming.due(case, today=self._day):
            yield from self._confirm(case)
        else:
            yield from self._step(case)

    def _case(self, claim_id: UUID) -> Case:
        case = self._house.collections.case(claim_id)
        return looking_ahead(case, on=self._day, today=self._house.today) if self._dry_run else case

    def line(
        self,
        claim_id: UUID,
        what: str,
        why: str = "",
        *,
        step: str = "",
        letter: UUID | None = None,
    ) -> RunLine:
        """Give a line about a claim."""
        claim = self._house.collections.claim(claim_id)
        return RunLine(
            claim_id=claim_id,
            invoice_number=claim.invoice_number,
            what=what,
            why=why,
            step=step,
            letter_id=letter,
        )

    def _finish_pending(self, case: Case, pending: PendingLetter) -> Iterator[RunLine]:
        """Bring a letter that an earlier run left behind to its end."""
        letter, command = case.letters[pending.letter_id], self._command(case, "pending")
        if letter.status is LetterStatus.STARTED:
            done = self._dispatcher.settle_started(letter.id, command)
        elif letter.status is LetterStatus.ORDERED:
            done = self._dispatcher.dispatch(letter.id, command_day=command)
        else:
            return
        yield self.line(case.claim.id, _DISPATCHED[done], step=pending.step, letter=letter.id)

    def _foreseen(self, case: Case, pending: PendingLetter) -> tuple[list[RunLine], Case]:
        """Say what would become of a letter that an earlier run left behind, and of its case."""
        letter = case.letters[pending.letter_id]
        if letter.order is None or letter.status not in {
            LetterStatus.STARTED,
            LetterStatus.ORDERED,
        }:
            return [], case
        what, why = "letter_ordered", "ordered by an earlier run"
        if letter.status is LetterStatus.STARTED and letter.message_id:
            what, why = "letter_in_doubt", ""
            doubted = replace(letter, status=LetterStatus.IN_DOUBT)
            case = replace(case, letters={**case.letters, letter.id: doubted})
        elif letter.status is LetterStatus.ORDERED and (
            no := reason_to_cancel(case, letter.order, today=self._day)
        ):
            what, why = "letter_cancelled", ""
            case = replace(case, claim=imagine(case.claim, [dropped(letter, no)], today=self._day))
        return [self.line(case.claim.id, what, why, step=pending.step, letter=letter.id)], case

    def _record_findings(self, case: Case, found: list[ClaimFact]) -> Iterator[RunLine]:
        if found and not self._dry_run:

            def decide(session: Session) -> None:
                fresh = session.case(case.claim.id)
                facts = findings(fresh, today=session.today)
                session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

            self._house.collections.carry_out(self._command(case, "findings"), decide)
        for fact in found:
            yield self.line(case.claim.id, _WORDS.get(fact.TOPIC, fact.TOPIC))

    def _after(self, case: Case, found: list[ClaimFact]) -> Case:
        if not found:
            return case
        if self._dry_run:
            return replace(case, claim=imagine(case.claim, found, today=self._day))
        return self._house.collections.case(case.claim.id)

    def _step(self, case: Case) -> Iterator[RunLine]:
        step = allowed_step(case, today=self._day)
        if isinstance(step, PaymentsUnknown):
            yield self.line(case.claim.id, "bank_data_missing", step.why, step=step.step)
        elif isinstance(step, Ask):
            yield self.line(case.claim.id, "task", f"{step.task}: {step.why}", step=step.step)
        elif isinstance(step, Do) and step.step.kind is StepKind.HAND_OVER:
            yield from self._hand_it_over(case, step.step)
        elif isinstance(step, Do):
            yield from self._write(case, step.step)

    def _confirm(self, case: Case) -> Iterator[RunLine]:
        """Confirm in writing what was agreed; the agreement itself makes the plan wait."""
        claim_id, step = case.claim.id, CONFIRMING.id
        if waits := self._confirming.why_not_now(case):
            yield self.line(claim_id, "letter_waits", waits, step=step)
            return
        order: Order | None = self._confirming.foreseen(case, today=self._day)
        if not self._dry_run:
            order = self._confirming.order(case, self._command(case, f"order:{step}"))
        if order is None:
            return
        yield self.line(claim_id, "letter_ordered", step=step, letter=order.letter_id)
        if not self._dry_run:
            done = self._confirming.send(order, self._command(case, "dispatch"))
            yield self.line(claim_id, _DISPATCHED[done], step=step, letter=order.letter_id)

    def _write(self, case: Case, step: Step) -> Iterator[RunLine]:
        waits = self._dispatcher.why_not_now(channel_for(case, step), case)
        if waits:
            yield self.line(case.claim.id, "letter_waits", waits, step=step.id)
            return
        order = self._order(case, step)
        if order is None:
            return
        yield self.line(case.claim.id, "letter_ordered", step=step.id, letter=order.letter_id)
        if self._dry_run:
            return
        done = self._dispatcher.dispatch(
            order.letter_id, command_day=self._command(case, "dispatch")
        )
        yield self.line(case.claim.id, _DISPATCHED[done], step=step.id, letter=order.letter_id)

    def _order(self, case: Case, step: Step) -> Order | None:
        """Order the letter of a step on fresh state, once a day and attempt."""
        attempt = self._attempt(case, step)
        order = order_letter(case, step, today=self._day, attempt=attempt)
        if self._dry_run:
            return order
        ordered: Order | None = None

        def decide(session: Session) -> None:
            nonlocal ordered
            ordered = None
            fresh = session.case(case.claim.id)
            again = allowed_step(fresh, today=session.today)
            if not isinstance(again, Do) or again.step.id != step.id:
                return
            ordered = order_letter(fresh, step, today=session.today, attempt=attempt)
            _record_order(session, fresh, ordered)

        key = f"order:{order.letter_id}"
        self._house.collections.carry_out(self._command(case, key), decide)
        return ordered

    def _attempt(self, case: Case, step: Step) -> int:
        """Count the letters of this step that were ordered today and dropped again."""
        attempt = 0
        while True:
            order = order_letter(case, step, today=self._day, attempt=attempt)
            if self._house.collections.letter(order.letter_id).version == 0:
                return attempt
            attempt += 1

    def _hand_it_over(self, case: Case, step: Step) -> Iterator[RunLine]:
        if step.charge_costs:
            charged = charge_costs(case, today=self._day)
            yield from self._charge(case, charged)
            case = self._after(case, charged)
        missing = self._hand_over.missing(case, self._day)
        if missing:
            if not self._dry_run:
                self._hand_over.prepare(case, step, self._command(case, "prepare"))
            yield self.line(case.claim.id, "task", f"dossier lacks {', '.join(missing)}")
            return
        if not self._dry_run:
            self._hand_over.hand_over(case, step, self._command(case, "hand-over"))
        yield self.line(case.claim.id, "handed_over", step=step.id)

    def _charge(self, case: Case, charged: list[ClaimFact]) -> Iterator[RunLine]:
        if charged and not self._dry_run:

            def decide(session: Session) -> None:
                fresh = session.case(case.claim.id)
                facts = charge_costs(fresh, today=session.today)
                session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

            self._house.collections.carry_out(self._command(case, "costs"), decide)
        for fact in charged:
            yield self.line(case.claim.id, _WORDS[fact.TOPIC])

    def _command(self, case: Case, what: str) -> Command:
        """Give a command whose key holds the version it was decided on: a repeat is one."""
        return Command(
            key=f"{what}:{case.claim.id}:{case.claim.version}:{self._day}",
            actor=self._actor,
            role=self._role,
            today=self._day,
            log=case.creditor.id,
        )


def findings(case: Case, *, today: date) -> list[ClaimFact]:
    """Give what time and evidence make of a claim, before any step is taken.

    What rests on non-payment is found only as far as the payments are known.
    """
    facts: list[ClaimFact] = list(undo_what_letters_no_longer_carry(case))
    for finding in _FINDINGS:
        seen = replace(case, claim=imagine(case.claim, facts, today=today)) if facts else case
        facts += finding(seen, today)
    return facts


_FINDINGS: tuple[Callable[[Case, date], list[ClaimFact]], ...] = (
    lambda case, today: lapse_what_was_broken(case.claim, today=day_judged(case, today=today)),
    lambda case, today: declare_default(case, today=day_judged(case, today=today)),
    lambda case, today: settle_if_nothing_is_open(case.claim, today=today),
)


def _record_order(session: Session, case: Case, order: Order) -> None:
    letter = session.letter(order.letter_id)
    if letter.version:
        return
    stream = StreamRef(StreamKind.LETTER, order.letter_id, case.creditor.id)
    session.record(stream, [order.ordered], policy=case.plan.key)
    session.record(stream_of_claim(case.claim), [order.for_claim], policy=case.plan.key)
