"""Bringing a claim level with the day: letters left behind are finished, findings recorded."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import Final, TypeAlias
from uuid import UUID

from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.letters.known import log_of_letter
from application.run.report import RunLine
from domain.application import Mandate, Session, stream_of_claim
from domain.case import Case
from domain.case.paid_as_asked import Paper, rest_of_what_was_asked
from domain.case_reading import CaseReader
from domain.claim.events import (
    ClaimFact,
    FourteenDayLetterVoided,
    RestAskedAgain,
    RestWaived,
)
from domain.claim.imagined import imagine
from domain.dunning.next.findings import findings
from domain.dunning.next.permission import looking_ahead
from domain.letter.events import LetterOrdered
from domain.letter.order.bundle import reason_to_cancel_bundle
from domain.letter.outcomes import dropped
from domain.letter.state import LAPSED, Letter, LetterStatus

WORDS: Final = {
    "claim.default_declared": "default_declared",
    "claim.determination_withdrawn": "default_withdrawn",
    "claim.fourteen_day_letter_voided": "letter_voided",
    "claim.promise_broken": "promise_broken",
    "claim.instalment_missed": "instalment_missed",
    "claim.payment_plan_lapsed": "payment_plan_lapsed",
    "claim.settled": "settled",
    "claim.rest_waived": "rest_waived",
    "claim.rest_asked_again": "rest_asked_again",
    "claim.reopened": "reopened",
    "claim.collection_costs_charged": "costs_charged",
    "claim.collection_costs_waived": "costs_waived",
}
DISPATCHED: Final = {
    Dispatched.SENT: "letter_sent",
    Dispatched.IN_DOUBT: "letter_in_doubt",
    Dispatched.FAILED: "letter_failed",
    Dispatched.CANCELLED: "letter_cancelled",
    Dispatched.REFUSED: "letter_unwritable",
    Dispatched.ELSEWHERE: "letter_elsewhere",
    Dispatched.WAITS: "letter_waits",
    Dispatched.TO_POST: "letter_to_post",
}

Levelled: TypeAlias = Generator[RunLine, None, Case]
"""Gives lines as things happen, and at its end the case as it then is."""


class Level:
    """Brings claims level; a dry run remembers what the claims of one debtor would be then."""

    def __init__(
        self, house: House, dispatcher: Dispatcher, *, asks: Mandate, dry_run: bool
    ) -> None:
        """``asks``: actor, role and day of the run."""
        self._house, self._dispatcher = house, dispatcher
        self._asks, self.day, self.dry_run = asks, asks.today, dry_run
        self._imagined: dict[UUID, Case] = {}
        self._told: set[UUID] = set()

    def take(self, claim_id: UUID, reader: CaseReader) -> Levelled:
        """Bring a claim level that the run has come to; ``reader`` read it from the store."""
        known = self._imagined.pop(claim_id, None)
        return known or (yield from self._bring(self._ahead(reader.case(claim_id))))

    def left_behind(self, claim_id: UUID) -> Iterator[RunLine]:
        """End the letter that was under way for an invoice that was taken back."""
        pending = self._house.collections.claim(claim_id).pending
        letter = self._house.collections.letter(pending.letter_id) if pending else None
        if letter is None or letter.order is None:
            return
        if self.dry_run:
            if letter.id not in self._told and letter.status is LetterStatus.ORDERED:
                self._told.add(letter.id)
                yield self.letter_line(letter.id, letter.order, "letter_cancelled", "")
            return
        log = log_of_letter(self._house, letter.id)
        key = f"pending:{claim_id}:{letter.version}:{self.day}"
        yield from self._finish(letter, letter.order, replace(self._asks, key=key, log=log))

    def again(self, case: Case) -> Levelled:
        """Bring a claim level once more, after something it rested on moved."""
        return (yield from self._bring(self._house.collections.case(case.claim.id)))

    def neighbours(self, case: Case) -> Generator[RunLine, None, tuple[Case, ...]]:
        """Bring the debtor's other claims level: then no order of claims decides otherwise."""
        found = []
        for near in self._house.collections.neighbours(case):
            one = self._imagined.get(near.claim.id)
            if one is None:
                seen = self._ahead(near)
                one = yield from self._bring(seen)
                if self.dry_run and one is not seen:
                    self._imagined[one.claim.id] = one
            found.append(one)
        return tuple(found)

    def told(self, letter_id: UUID) -> None:
        """Remember that this run said what became of a letter: no other claim of it says it."""
        self._told.add(letter_id)

    def imagine(self, case: Case, fact: ClaimFact) -> None:
        """Remember, in a dry run, what a fact would make of a claim."""
        imagined = imagine(case.claim, [fact], today=self.day)
        self._imagined[case.claim.id] = replace(case, claim=imagined)

    def after(self, case: Case, facts: list[ClaimFact]) -> Case:
        """The case after facts that were recorded, or in a dry run would be."""
        if not facts:
            return case
        if self.dry_run:
            return replace(case, claim=imagine(case.claim, facts, today=self.day))
        return self._house.collections.case(case.claim.id)

    def line(
        self,
        claim_id: UUID,
        what: str,
        why: str = "",
        *,
        step: str = "",
        letter: UUID | None = None,
    ) -> RunLine:
        """A line about a claim."""
        number = self._house.collections.as_kept.claim(claim_id).invoice_number
        return RunLine(
            claim_id=claim_id,
            invoice_number=number,
            what=what,
            why=why,
            step=step,
            letter_id=letter,
        )

    def numbers(self, order: LetterOrdered) -> tuple[str, ...]:
        """The invoice numbers of the claims of a letter, in its order."""
        kept = self._house.collections.as_kept
        return tuple(kept.claim(part.claim_id).invoice_number for part in order.claims)

    def letter_line(
        self,
        letter_id: UUID,
        order: LetterOrdered,
        what: str,
        why: str = "",
        *,
        numbers: tuple[str, ...] = (),
    ) -> RunLine:
        """A line about a letter: it stands at its first claim, and names the others.

        ``numbers``: those of its claims, where they were read before.
        """
        numbers = numbers or self.numbers(order)
        said = f"one letter for {', '.join(numbers)}" if len(numbers) > 1 else ""
        return RunLine(
            claim_id=order.claims[0].claim_id,
            invoice_number=numbers[0],
            what=what,
            why="; ".join(part for part in (why, said) if part),
            step=order.step,
            letter_id=letter_id,
        )

    def dispatched(
        self,
        letter_id: UUID,
        order: LetterOrdered,
        done: Dispatched,
        *,
        numbers: tuple[str, ...] = (),
    ) -> RunLine:
        """A line about what came of a letter, with the reason where it did not go out."""
        stopped = done in {Dispatched.CANCELLED, Dispatched.REFUSED, Dispatched.FAILED}
        why = self._house.collections.letter(letter_id).why if stopped else ""
        if done is Dispatched.WAITS:
            why = self._dispatcher.why_it_waits
        return self.letter_line(letter_id, order, DISPATCHED[done], why, numbers=numbers)

    def command(self, case: Case, what: str) -> Mandate:
        """A command whose key holds the version it was decided on: a repeat is one."""
        key = f"{what}:{case.claim.id}:{case.claim.version}:{self.day}"
        return replace(self._asks, key=key, log=case.creditor.id)

    def _ahead(self, case: Case) -> Case:
        return looking_ahead(case, on=self.day, today=self._house.today) if self.dry_run else case

    def _bring(self, case: Case) -> Levelled:
        # Also where the claim has ended: what was ordered for it comes to its end as well.
        pending = case.claim.pending
        letter = case.letters.get(pending.letter_id) if pending else None
        if letter and letter.order and self.dry_run:
            lines, case = self._foreseen(case, letter, letter.order)
            yield from lines
        elif letter and letter.order:
            yield from self._finish(letter, letter.order, self.command(case, "pending"))
            case = self._house.collections.case(case.claim.id)
        found = findings(case, today=self.day)
        yield from self._record_findings(case, found)
        after = self.after(case, found)
        yield from self._tell_partners(after, found)
        if any(isinstance(fact, RestWaived | RestAskedAgain) for fact in found):
            yield from self._settle_partners(after)
        return after

    def _settle_partners(self, case: Case) -> Iterator[RunLine]:
        """Bring the other claims of a letter level of which the total was paid, or is no more."""
        if self.dry_run:
            self._imagined[case.claim.id] = case
        for other in (one for one in case.asked_with if one.opened):
            one = self._imagined.get(other.id) or self._house.collections.case(other.id)
            now = tuple(case.claim if x.id == case.claim.id else x for x in one.asked_with)
            seen = replace(self._ahead(one), asked_with=now)
            if rest_of_what_was_asked(Paper.of(seen), today=self.day):
                level = yield from self._bring(seen)
                if self.dry_run:
                    self._imagined[other.id] = level

    def _tell_partners(self, case: Case, found: list[ClaimFact]) -> Iterator[RunLine]:
        """Bring the other claims of a letter level that proved void here: it is void for all."""
        voided = {fact.letter_id for fact in found if isinstance(fact, FourteenDayLetterVoided)}
        if voided and self.dry_run:
            self._imagined[case.claim.id] = case
        for other in (one for one in case.bundled if voided and one.opened):
            one = self._imagined.get(other.id) or self._house.collections.case(other.id)
            if not voided & {sent.letter_id for sent in one.claim.letters} - one.claim.voided:
                continue
            now = tuple(case.claim if x.id == case.claim.id else x for x in one.bundled)
            level = yield from self._bring(replace(self._ahead(one), bundled=now))
            if self.dry_run:
                self._imagined[other.id] = level

    def _finish(self, letter: Letter, order: LetterOrdered, command: Mandate) -> Iterator[RunLine]:
        """Bring a letter that an earlier run left behind to its end, once for all its claims."""
        if letter.id in self._told:
            return
        self._told.add(letter.id)
        if letter.status is LetterStatus.STARTED:
            done = self._dispatcher.settle_started(letter.id, command)
        elif letter.status is LetterStatus.ORDERED:
            done = self._dispatcher.dispatch(letter.id, command_day=command, fresh=False)
        else:
            return
        yield self.dispatched(letter.id, order, done)

    def _foreseen(
        self, case: Case, letter: Letter, order: LetterOrdered
    ) -> tuple[list[RunLine], Case]:
        """Say what would become of a letter that an earlier run left behind, and of its case."""
        if letter.status not in {LetterStatus.STARTED, LetterStatus.ORDERED}:
            return [], case
        what, why, gone = "letter_ordered", "ordered by an earlier run", ""
        if letter.status is LetterStatus.STARTED and letter.message_id:
            what, why = "letter_in_doubt", ""
            doubted = replace(letter, status=LetterStatus.IN_DOUBT)
            case = replace(case, letters={**case.letters, letter.id: doubted})
        elif letter.status is LetterStatus.ORDERED and (gone := self._why_not(order)):
            what, why = "letter_cancelled", gone
        elif letter.status is LetterStatus.STARTED and self._dispatcher.waits_for_people(letter):
            gone = "" if letter.batch else self._why_not(order)
            what, why = "letter_failed" if gone else "letter_to_post", gone
        if gone:
            lost = dropped(letter, gone, passing=gone == LAPSED)
            case = replace(case, claim=imagine(case.claim, [lost], today=self.day))
        if letter.id in self._told:
            return [], case
        self._told.add(letter.id)
        return [self.letter_line(letter.id, order, what, why)], case

    def _why_not(self, order: LetterOrdered) -> str:
        asked, others = self._house.collections.around(order)
        cases = [self._ahead(one) for one in asked]
        neighbours = [self._ahead(one) for one in others]
        return reason_to_cancel_bundle(cases, order, neighbours, today=self.day)

    def _found(self, case: Case, fact: ClaimFact) -> RunLine:
        """What was found; of a letter that counts no more which one it is, and why."""
        what = WORDS.get(fact.TOPIC, fact.TOPIC)
        if not isinstance(fact, FourteenDayLetterVoided):
            return self.line(case.claim.id, what)
        order = case.letters[fact.letter_id].order if fact.letter_id in case.letters else None
        step = order.step if order else ""
        return self.line(case.claim.id, what, fact.why, step=step, letter=fact.letter_id)

    def _record_findings(self, case: Case, found: list[ClaimFact]) -> Iterator[RunLine]:
        if found and not self.dry_run:

            def decide(session: Session) -> None:
                fresh = session.case(case.claim.id)
                facts = found if fresh == case else findings(fresh, today=session.today)
                session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

            self._house.collections.carry_out(self.command(case, "findings"), decide, as_kept=True)
        for fact in found:
            yield self._found(case, fact)
