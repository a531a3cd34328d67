"""What led to any one fact: what it names, what its command began with, what a run decided on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from application.banking.terms_then import LET_GO, judged_by, terms_given, terms_then
from application.hand_over.preparation import HandOver
from application.house import House
from application.run.day import ACTOR, ROLE
from application.why.causes import (
    NOW,
    Causes,
    causes_of_letter,
    fact_node,
    note_command,
    note_plan,
    run_of,
    seen,
)
from application.why.decided import Decided, Deciding
from application.why.known import Histories, KnownAt
from application.why.needed import FOUND, needed
from domain.case.defaulting import charge_costs
from domain.case.hand_over import missing_for_hand_over
from domain.claim.events import (
    AgreementConfirmed,
    ClaimFact,
    CollectionNoticeSent,
    DeterminationWithdrawn,
    EstateLetterSent,
    HandedOver,
    HandOverPrepared,
    HandOverRequested,
    HandOverTold,
    LetterDroppedForClaim,
    LetterOrderedForClaim,
    PlanLetterSent,
    RestGround,
    RestWaived,
    SentFact,
)
from domain.claim.imagined import imagine
from domain.claim.state import Claim
from domain.creditor.state import party_said
from domain.dunning.next.findings import findings
from domain.errors import NotFound, Refusal
from domain.facts import EnteredInError, Point, Recorded, StreamKind
from domain.four_eyes import ApprovalGiven

_VERSIONS: Final = (
    *("promised_version", "agreed_version", "disputed_version", "waived_version"),
    "proposal",
)
"""Fields by which a fact names an earlier one of its stream."""
_OF_A_LETTER: Final = (
    *SentFact.__args__,
    AgreementConfirmed,
    PlanLetterSent,
    HandOverTold,
    EstateLetterSent,
    CollectionNoticeSent,
    LetterOrderedForClaim,
    LetterDroppedForClaim,
)
"""What a claim gains by its letter: it has the letter's causes."""
_TOLD: Final = frozenset(
    {
        StreamKind.CLAIM,
        StreamKind.DEBTOR,
        StreamKind.CREDITOR,
        StreamKind.LETTER,
        StreamKind.CREDIT_NOTE,
        StreamKind.BANK_LINE,
    }
)
"""The streams whose facts are asked about; those of users and machinery are not."""
Holds = Callable[[KnownAt], bool]


@dataclass
class Grounds:
    """Follows facts back to what they rest on, as known at a position and as of a day."""

    house: House
    at: Point = NOW
    found: Causes = field(default_factory=Causes)

    @cached_property
    def histories(self) -> Histories:
        """Every history that is asked for."""
        return Histories(self.house.collections)

    def of(self, stream: UUID, version: int) -> Causes:
        """The graph from a fact back to people.

        Raises NotFound ``fact.unknown``, ``fact.not_there_yet`` where it was recorded later, or is
        of a later day.
        """
        one = self._fact(stream, version)
        if letter := _letter_of(one):
            return causes_of_letter(self.histories, letter, self.at)
        note_command(self.histories, self.found, one)
        for cause in self._rests_on(one):
            self._because(one, cause)
            for named in self._named(cause):
                self._because(cause, named)
        return self.found

    def _fact(self, stream: UUID, version: int) -> Recorded:
        known = seen(self.histories, stream, self.at)
        one = next((x for x in known if x.originator_version == version), None)
        if one is None and self.at != NOW:
            Grounds(self.house)._fact(stream, version)  # noqa: SLF001 - its own, as it is now
            raise NotFound(
                "fact.not_there_yet",
                "This fact was not recorded yet at that moment, or is of a later day.",
                way_out="Ask for a later day, or a later moment or position.",
            )
        if one is None or one.kind not in _TOLD:
            raise NotFound(
                "fact.unknown",
                f"There is no fact {version} of {stream}.",
                way_out="Take stream and version from a trail.",
                values={"version": version, "stream": str(stream)},
            )
        return one

    def _because(self, effect: Recorded, cause: Recorded) -> None:
        self.found.because(effect.ref, fact_node(cause))
        note_command(self.histories, self.found, cause)

    def _rests_on(self, one: Recorded) -> Iterator[Recorded]:
        yield from self._named(one)
        yield from self._began_with(one)
        if one.kind is StreamKind.CLAIM:
            yield from self._decided_on(one)
            yield from self._let_go_on(one)
        if one.kind is StreamKind.BANK_LINE:
            yield from self._judged_on(one)

    def _named(self, one: Recorded) -> Iterator[Recorded]:
        """The facts that it names: as its cause, by version, or by their letter."""
        own = self.histories.known(one.originator_id, one.position - 1)
        versions = {getattr(one.fact, name, None) for name in _VERSIONS}
        if isinstance(one.fact, DeterminationWithdrawn | EnteredInError):
            versions.add(one.fact.version)
        yield from (x for x in own if x.originator_version in versions)
        letter = getattr(one.fact, "letter_id", None)
        if isinstance(letter, UUID):
            yield from self.histories.known(letter, one.position)[-1:]
        yield from (x for x in self._cause(one) if x.kind is not StreamKind.RUN)

    def _cause(self, one: Recorded) -> Iterator[Recorded]:
        stream, _, version = one.cause.partition("@")
        try:
            known = self.histories.known(UUID(stream), one.position)
        except ValueError:
            return
        yield from (x for x in known if str(x.originator_version) == version)

    def _began_with(self, one: Recorded) -> Iterator[Recorded]:
        """What the command of a person recorded first: what else it recorded follows from that.

        A colleague's approval is recorded behind what it let through, and led to it all the same.
        """
        if run_of(self.histories, one) or isinstance(one.fact, ApprovalGiven):
            return
        own = self.histories.of(one.originator_id)
        together = [x for x in own if x.command_id == one.command_id]
        yield from (x for x in together[:1] if x is not one)
        yield from (x for x in together if isinstance(x.fact, ApprovalGiven))

    def _decided_on(self, one: Recorded) -> Iterator[Recorded]:
        """What a decision was taken on: enough for it, and none of it can be missed."""
        run = run_of(self.histories, one)
        if run is None:
            if isinstance(one.fact, HandedOver | HandOverRequested):
                before = self._before(one, lambda x: x.command_id == one.command_id)
                yield from self._complete(one, before)
            self._plan_of(one, getattr(one.fact, "step", ""))
            return
        before = self._before(one, lambda x: run_of(self.histories, x) == run)
        day, claim = run.effective_on, one.originator_id
        if one.fact.TOPIC in FOUND:
            yield from _needed(before, claim, lambda known: one.fact in _found(known, claim, day))
        elif isinstance(one.fact, HandedOver | HandOverRequested | HandOverPrepared):
            decided = self._decide(before, claim, day)
            yield from _needed(
                before, claim, lambda known: self._decide(known, claim, day) == decided
            )
            self._plan_of(one, decided.step if decided else "")

    def _judged_on(self, one: Recorded) -> Iterator[Recorded]:
        """The terms on which a line was judged when it came in, where any were set."""
        judged = judged_by(self.histories.of(one.originator_id))
        if judged is not None and judged.ref == one.ref:
            line = self.house.collections.bank_line(one.originator_id)
            yield from (x for then in terms_then(self.house, line) for x in then.given_by)

    def _let_go_on(self, one: Recorded) -> Iterator[Recorded]:
        """The terms by which a small difference was let go by itself."""
        if isinstance(one.fact, RestWaived) and one.fact.ground is RestGround.WITHIN_TOLERANCE:
            known = self.histories.known(one.log, one.position)
            yield from terms_given(known, before=one.position, fields=LET_GO)

    def _before(self, one: Recorded, together: Callable[[Recorded], bool]) -> KnownAt:
        """What was known before the first of the facts of a claim that came together with one."""
        first = next(x for x in self.histories.of(one.originator_id) if x is one or together(x))
        return self.histories.at(first.position - 1)

    def _complete(self, one: Recorded, before: KnownAt) -> list[Recorded]:
        """What made a dossier complete that a person handed over."""
        fact, claim = one.fact, one.originator_id
        assert isinstance(fact, HandedOver | HandOverRequested)

        def complete(known: KnownAt) -> bool:
            case, day = known.reader().case(claim), one.effective_on
            kind = fact.party_kind
            party = party_said(case.creditor, name=fact.party, kind=kind)
            return not missing_for_hand_over(case, today=day, party_kind=kind, party=party)

        return _needed(before, claim, complete)

    def _decide(self, known: KnownAt, claim: UUID, day: date) -> Decided | None:
        hand_over = HandOver(self.house, actor=ACTOR, role=ROLE)
        reader = known.reader()
        return Deciding(hand_over, self.house.today).on(reader.case(claim), reader, day=day)

    def _plan_of(self, one: Recorded, step: str) -> None:
        """The step, of that plan version, which some fact gave the claim."""
        claim: Claim = self.histories.state(StreamKind.CLAIM, one.originator_id, one.position)
        if step and claim.plan:
            plan = claim.plan
            note_plan(self.histories, self.found, one, one.originator_id, plan=plan, step=step)


def _letter_of(one: Recorded) -> UUID | None:
    """The letter that a fact is part of the story of; none: it is a fact by itself."""
    if one.kind is StreamKind.LETTER:
        return one.originator_id
    return one.fact.letter_id if isinstance(one.fact, _OF_A_LETTER) else None


def _found(known: KnownAt, claim: UUID, day: date) -> list[ClaimFact]:
    """What a run finds, and charges before it hands over, on what is known."""
    case = known.reader().case(claim)
    found = findings(case, today=day)
    after = replace(case, claim=imagine(case.claim, found, today=day)) if found else case
    return [*found, *charge_costs(after, today=day)]


def _needed(before: KnownAt, claim: UUID, holds: Holds) -> list[Recorded]:
    """The facts without which it would not hold; none where it does not hold of what was known."""

    def safely(known: KnownAt) -> bool:
        try:
            return holds(known)
        except Refusal:
            return False

    if not safely(before):
        return []
    return needed(before, safely, before.every(), of=claim)
