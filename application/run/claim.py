"""The day's work on one claim: brought level, then at most one step, decided on fresh state."""

from collections.abc import Generator, Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from application.hand_over.preparation import HandOver
from application.house import House
from application.letters.beside_the_plan import BesideThePlan
from application.letters.confirmation import Confirming
from application.letters.dispatch import Dispatched, Dispatcher
from application.letters.hand_over_letter import TellingHandOver
from application.letters.pressroom import PressRoom
from application.payment_references import remember_reference
from application.run.level import WORDS, Level
from application.run.plan_letters import PlanLetters
from application.run.report import RunLine
from domain.application import Mandate, Session, stream_of_claim
from domain.case import Case
from domain.case.defaulting import charge_costs
from domain.case_reading import CaseReader
from domain.claim.events import ClaimFact
from domain.dunning.next.ceiling import Contact, ceiling_holds_back, contacts_of
from domain.dunning.next.permission import PaymentsUnknown, allowed_step
from domain.dunning.next.step import Ask, Do, Wait, channel_for
from domain.dunning.plan.document import Step, StepKind
from domain.dunning.task import Task
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.letter.order.bundle import bundle_of, bundles, listed_beside
from domain.letter.order.decision import Order, order_bundle
from domain.letter.order.handed_over import is_to_be_told

TRIES: Final = 3
"""How often a letter is decided again where something moved before it was sent."""


RUN_DAY: Final = "run-day"
"""What a run is called in the facts that it records."""


class ClaimWork:
    """Takes one claim after the other through the work of a day."""

    def __init__(
        self,
        house: House,
        *,
        day: date,
        dry_run: bool,
        actor: str,
        role: str,
        room: PressRoom | None = None,
        cause: str = "",
        dispatcher: Dispatcher | None = None,
        hand_over: HandOver | None = None,
    ) -> None:
        """A dry run decides the same and records nothing; ``room`` sets the letters.

        ``cause`` names the fact by which the run began: what it records says so. Where the work
        is imagined, ``dispatcher`` and ``hand_over`` send and hand over nothing.
        """
        self._house = house
        self._dispatcher = dispatcher or Dispatcher(house, actor=actor, room=room)
        self._confirming = Confirming(house, self._dispatcher)
        self._telling = TellingHandOver(house, self._dispatcher)
        self._hand_over = hand_over or HandOver(house, actor=actor, role=role, room=room)
        asks = Mandate(
            key="",
            actor=actor,
            role=role,
            today=day,
            log=INSTALLATION,
            name=RUN_DAY,
            cause=cause,
        )
        self._foreseen: dict[UUID, set[Contact]] = {}
        self._level = Level(house, self._dispatcher, asks=asks, dry_run=dry_run)
        self._plan_letters = PlanLetters(house, self._dispatcher, self._level)
        self._served: set[UUID] = set()

    def take(self, claim_id: UUID) -> Iterator[RunLine]:
        """What happened to a claim today, line by line, as it happens.

        A claim of which this run sent a letter with others, or tried to, is done for this run.
        """
        reader = CaseReader(self._house.collections)
        known = reader.claim(claim_id)
        if known.version and not known.opened:
            yield from self._level.left_behind(claim_id)
            return
        case = yield from self._level.take(claim_id, reader)
        if claim_id in self._served:
            return
        if self._confirming.due(case, today=self._level.day):
            yield from self._beside(case, self._confirming)
        elif case.claim.live:
            yield from self._plan_letters.take(case)
            yield from self._step(case)
        elif is_to_be_told(case):
            if not self._telling.stops(case, today=self._level.day):
                yield from self._beside(case, self._telling)
        else:
            yield from self._plan_letters.take_kept(case)

    def line(self, claim_id: UUID, what: str, why: str = "") -> RunLine:
        """A line about a claim."""
        return self._level.line(claim_id, what, why)

    def _step(self, case: Case) -> Iterator[RunLine]:
        step = allowed_step(case, today=self._level.day)
        if isinstance(step, PaymentsUnknown):
            yield self._level.line(case.claim.id, "bank_data_missing", step.why, step=step.step)
        elif isinstance(step, Ask) and step.task is Task.CALL:
            yield from self._call(case, step)
        elif isinstance(step, Ask) and step.task is Task.COMPLETE_DOSSIER:
            [handing] = (one for one in case.plan.step if one.id == step.step)
            yield from self._hand_it_over(case, handing)
        elif isinstance(step, Ask):
            why = f"{step.task}: {step.why}"
            yield self._level.line(case.claim.id, "task", why, step=step.step)
        elif isinstance(step, Do) and step.step.kind is StepKind.HAND_OVER:
            yield from self._hand_it_over(case, step.step)
        elif isinstance(step, Do):
            yield from self._write(case, step.step)

    def _call(self, case: Case, step: Ask) -> Iterator[RunLine]:
        around = self._house.collections.neighbours(case)
        if full := self._full(case, around, step.step):
            yield self._waits(case, full)
            return
        why = f"{step.task}: {step.why}"
        yield self._level.line(case.claim.id, "task", why, step=step.step)

    def _full(self, case: Case, around: Sequence[Case], step: str) -> Wait | None:
        """Let a contact wait where there were enough, those a dry run foresees included."""
        contacts = contacts_of(one.claim for one in (case, *around))
        contacts |= self._foreseen.get(case.debtor.id, set())
        return ceiling_holds_back(case, contacts, step=step, today=self._level.day)

    def _waits(self, case: Case, full: Wait) -> RunLine:
        why = f"{full.why}; from {full.until}"
        return self._level.line(case.claim.id, "contact_waits", why, step=full.step)

    def _beside(self, case: Case, letters: BesideThePlan) -> Iterator[RunLine]:
        """A letter that no step of the plan asks for; its other claims are done for this run."""
        step = letters.STEP.id
        if waits := letters.why_not_now(case):
            yield self._level.line(case.claim.id, "letter_waits", waits, step=step)
            return
        order: Order | None = letters.foreseen(case, today=self._level.day)
        if not self._level.dry_run:
            _, order = letters.order(case, self._level.command(case, f"order:{step}"))
        if order is None:
            return
        told = {part.claim_id for part in order.ordered.claims}
        self._served.update(told - {case.claim.id})
        yield self._level.letter_line(order.letter_id, order.ordered, "letter_ordered", "")
        if not self._level.dry_run:
            done = letters.send(order, self._level.command(case, "dispatch"))
            yield self._level.dispatched(order.letter_id, order.ordered, done)

    def _write(self, case: Case, step: Step) -> Iterator[RunLine]:
        """Order and send the letter of a step; where it was stopped, decide again at once."""
        step = self._dispatcher.step_by_what_leaves(step, case)
        waits = self._dispatcher.why_not_now(channel_for(case, step), case)
        if waits:
            yield self._level.line(case.claim.id, "letter_waits", waits, step=step.id)
            return
        for _ in range(TRIES):
            if bundles(case, step):
                around = yield from self._level.neighbours(case)
            else:
                around = self._house.collections.neighbours(case)
            if full := self._full(case, around, step.id):
                yield self._waits(case, full)
                return
            done = yield from self._one_letter(case, step, around)
            if done is not None and done is not Dispatched.CANCELLED:
                return
            case = yield from self._level.again(case)
            if not self._is_at(case, step):
                return

    def _one_letter(
        self, case: Case, step: Step, around: Sequence[Case]
    ) -> Generator[RunLine, None, Dispatched | None]:
        """Order and send once; None: what it would hold moved before it was ordered."""
        order = self._order(case, step, around)
        if order is None:
            return None
        numbers = self._level.numbers(order.ordered)
        yield self._level.letter_line(
            order.letter_id, order.ordered, "letter_ordered", numbers=numbers
        )
        if self._level.dry_run:
            self._remember(order, (case, *around))
            return Dispatched.WAITS
        command = self._level.command(case, "dispatch")
        done = self._dispatcher.dispatch(order.letter_id, command_day=command)
        if done is not Dispatched.CANCELLED:
            asked = [part.claim_id for part in order.ordered.claims]
            self._served.update(asked if len(asked) > 1 else ())
            self._level.told(order.letter_id)
        yield self._level.dispatched(order.letter_id, order.ordered, done, numbers=numbers)
        return done

    def _is_at(self, case: Case, step: Step) -> bool:
        found = allowed_step(case, today=self._level.day)
        return isinstance(found, Do) and found.step.id == step.id

    def _remember(self, order: Order, around: Sequence[Case]) -> None:
        """Let the claims of a letter wait for it, as they would after a real run's order."""
        foreseen = self._foreseen.setdefault(order.ordered.debtor_id, set())
        foreseen.add((str(order.letter_id), self._level.day))
        asked = {part.claim_id for part in order.ordered.claims}
        for one in around[1:]:
            if one.claim.id in asked:
                self._level.imagine(one, order.for_claim)

    def _order(self, case: Case, step: Step, around: Sequence[Case]) -> Order | None:
        """Order the letter of a step on fresh state, once a day and attempt.

        Where that is what it was decided on already, nothing is decided again. None: the step is
        done or not due any more, or other claims belong in the letter.
        """
        expected, attempt = self._numbered(case, step, around)
        if self._level.dry_run:
            return expected
        ordered: Order | None = None

        def decide(session: Session) -> None:
            nonlocal ordered
            ordered = None
            fresh = session.case(case.claim.id)
            as_it_was = fresh == case
            if not (as_it_was or self._is_at(fresh, step)):
                return
            near = session.neighbours(fresh)
            if as_it_was and near == around:
                made = expected
            elif self._full(fresh, near, step.id):
                return
            else:
                made = self._letter(fresh, step, near, attempt)
            if made.letter_id == expected.letter_id:
                ordered = made
                _record_order(session, fresh, made)
                remember_reference(self._house, session, made)

        key = f"order:{expected.letter_id}"
        self._house.collections.carry_out(self._level.command(case, key), decide, as_kept=True)
        return ordered

    def _letter(self, case: Case, step: Step, around: Sequence[Case], attempt: int) -> Order:
        day = self._level.day
        around = around if bundles(case, step) else ()
        cases = bundle_of(case, step, around, today=day)
        listed = listed_beside(cases, step, around, today=day)
        return order_bundle(cases, step, today=day, attempt=attempt, listed=listed)

    def _numbered(self, case: Case, step: Step, around: Sequence[Case]) -> tuple[Order, int]:
        """The order with its number among those of today that were dropped again."""
        attempt = 0
        while True:
            order = self._letter(case, step, around, attempt)
            if self._house.collections.letter(order.letter_id).version == 0:
                return order, attempt
            attempt += 1

    def _hand_it_over(self, case: Case, step: Step) -> Iterator[RunLine]:
        if step.charge_costs:
            charged = charge_costs(case, today=self._level.day)
            yield from self._charge(case, charged)
            case = self._level.after(case, charged)
        missing = self._hand_over.missing(case, step, self._level.day)
        if missing:
            if not self._level.dry_run:
                self._hand_over.prepare(case, step, self._level.command(case, "prepare"))
            yield self._level.line(case.claim.id, "task", f"dossier lacks {', '.join(missing)}")
            return
        along = yield from self._going_along(case, step)
        if not self._level.dry_run:
            command = self._level.command(case, "hand-over")
            fresh, *others = self._house.collections.cases(
                [case.claim.id, *(one.claim.id for one, _ in along)]
            )
            self._hand_over.hand_over(fresh, step, command, others=others)
        offered = self._hand_over.party_of_step(case, step).confirms
        what = "hand_over_requested" if offered else "handed_over"
        for one, its_step in ((case, step), *along):
            yield self._level.line(one.claim.id, what, step=its_step.id)

    def _going_along(
        self, case: Case, step: Step
    ) -> Generator[RunLine, None, list[tuple[Case, Step]]]:
        """The claims that letters asked with this one and that go to the same party today.

        They go in one dossier; this run takes none of them again.
        """
        found: list[tuple[Case, Step]] = []
        asked = {one.id for one in case.asked_with if one.live}
        party = self._hand_over.party_of_step(case, step)
        for near in (yield from self._level.neighbours(case)) if asked else ():
            its = allowed_step(near, today=self._level.day) if near.claim.id in asked else None
            if not isinstance(its, Do) or its.step.kind is not StepKind.HAND_OVER:
                continue
            if self._hand_over.party_of_step(near, its.step) != party:
                continue
            charged = charge_costs(near, today=self._level.day) if its.step.charge_costs else []
            yield from self._charge(near, charged)
            one = self._level.after(near, charged)
            if not self._hand_over.missing(one, its.step, self._level.day):
                self._served.add(one.claim.id)
                found.append((one, its.step))
        return found

    def _charge(self, case: Case, charged: list[ClaimFact]) -> Iterator[RunLine]:
        if charged and not self._level.dry_run:

            def decide(session: Session) -> None:
                fresh = session.case(case.claim.id)
                facts = charged if fresh == case else charge_costs(fresh, today=session.today)
                session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

            self._house.collections.carry_out(
                self._level.command(case, "costs"), decide, as_kept=True
            )
        for fact in charged:
            yield self._level.line(case.claim.id, WORDS[fact.TOPIC])


def _record_order(session: Session, case: Case, order: Order) -> None:
    if session.letter(order.letter_id).version:
        return
    stream = StreamRef(StreamKind.LETTER, order.letter_id, case.creditor.id)
    session.record(stream, [order.ordered], policy=case.plan.key)
    for part in order.ordered.claims:
        claim = session.claim(part.claim_id)
        session.record(stream_of_claim(claim), [order.for_claim], policy=case.plan.key)
