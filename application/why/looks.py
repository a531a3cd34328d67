"""The runs that looked at a claim: when, on what was known, and what each did or did not do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from application.house import House
from application.letters.transport import OF_A_CREDITOR, OF_THE_HOUSE
from application.run.day import ACTOR
from application.why.decided import Decided
from application.why.known import Histories, KnownAt
from application.why.rules import NOT_DUE, OF_THE_WORLD, Rule
from domain.claim.events import (
    AgreementConfirmed,
    CollectionNoticeSent,
    HandedOver,
    HandOverRequested,
    LetterDroppedForClaim,
    LetterOrderedForClaim,
    PlanLetterSent,
)
from domain.claim.events.letters import LetterFact
from domain.claim.state import Claim
from domain.days import add_days, legal_day
from domain.facts import Recorded, StreamKind
from domain.ids import run_id
from domain.run.events import RunFinished, RunLine, RunReported

TAKEN: Final = (
    LetterOrderedForClaim,
    LetterFact,
    AgreementConfirmed,
    PlanLetterSent,
    CollectionNoticeSent,
    HandOverRequested,
    HandedOver,
)
"""By these facts a step was taken, unless its letter was dropped again."""


class CameTo(StrEnum):
    """What came of a look at a claim."""

    TAKEN = "taken"
    DUE = "due"
    """The next run takes the step."""
    WITHHELD = "withheld"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class RunSpan:
    """A run of a day, and where in the log it begins and ends, as far as it was known."""

    id: UUID
    day: date
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Considered:
    """What a run, or the day that is asked about, came to on a claim.

    ``known``: what it rested on, with the streams that were read. ``own`` is what the run
    recorded on the claim, ``report``
    the fact of the run that tells what no fact of the claim does.
    """

    day: date
    decided: Decided
    known: KnownAt
    run: RunSpan | None = None
    own: tuple[Recorded, ...] = ()
    report: Recorded | None = None

    @property
    def outcome(self) -> CameTo:
        """What came of it."""
        match self.decided.rule:
            case Rule.TAKEN:
                return CameTo.TAKEN
            case Rule.DUE:
                return CameTo.DUE
            case rule if rule in NOT_DUE:
                return CameTo.NOT_DUE
        return CameTo.WITHHELD

    @property
    def before(self) -> int:
        """The position of what was known before the run recorded anything on the claim."""
        return self.own[0].position - 1 if self.own else self.known.position


def runs_since(house: House, first: date, last: date, *, through: int) -> list[RunSpan]:
    """The runs of the days between two, as far as they were recorded by a position."""
    found, attempt = list[RunSpan](), 1
    days = [add_days(first, n) for n in range((last - first).days + 1)]
    while days:
        named = {str(run_id(day.isoformat(), attempt)): day for day in days}
        rows = house.store.spans(list(named), through=through)
        found += [RunSpan(UUID(one), named[one], begin, end) for one, begin, end in rows]
        days, attempt = [named[one.stream] for one in rows], attempt + 1
    return sorted(found, key=lambda one: one.first)


@dataclass
class RunsKnown:
    """What the runs recorded on claims, and told of them."""

    house: House
    histories: Histories
    through: int
    _since: dict[tuple[date, date], list[RunSpan]] = field(default_factory=dict)

    def of(self, claim_id: UUID, last: date) -> list[RunSpan]:
        """The runs that may have looked at a claim, by a day."""
        begun = self.histories.of(claim_id)[0]
        first = min(legal_day(begun.recorded_at), last)
        return [run for run in self.of_days(first, last) if run.last > begun.position]

    def of_days(self, first: date, last: date) -> list[RunSpan]:
        """The runs of the days between two."""
        if (first, last) not in self._since:
            self._since[first, last] = runs_since(self.house, first, last, through=self.through)
        return self._since[first, last]

    def own(self, claim_id: UUID, run: RunSpan) -> tuple[Recorded, ...]:
        """What a run recorded on a claim."""
        return tuple(
            one
            for one in self.histories.of(claim_id)
            if run.first < one.position <= run.last and one.actor == ACTOR
        )

    def told(self, claim: Claim, run: RunSpan) -> tuple[RunLine, Recorded] | None:
        """What the report of a run says of a claim that only the world knew."""
        found = [
            (line, one)
            for one in self._of(run)
            if isinstance(one.fact, RunReported)
            for line in one.fact.lines
            if line.what in OF_THE_WORLD and self._is_about(line, claim)
        ]
        return found[-1] if found else None

    def end(self, run: RunSpan) -> Recorded:
        """The last fact of a run."""
        return self._of(run)[-1]

    def _of(self, run: RunSpan) -> Sequence[Recorded]:
        return self.histories.known(run.id, self.through)

    def _is_about(self, line: RunLine, claim: Claim) -> bool:
        """Its own line, that of a letter over several claims, or one that is said once for all."""
        if line.claim_id == claim.id:
            return True
        if line.letter_id is not None:
            letter = self.histories.state(StreamKind.LETTER, line.letter_id, self.through)
            parts = letter.order.claims if letter.order else ()
            return any(part.claim_id == claim.id for part in parts)
        code = line.why.partition(":")[0]
        if line.what != Rule.REFUSED or code not in OF_THE_HOUSE | OF_A_CREDITOR:
            return False
        if code in OF_THE_HOUSE:
            return True
        other = self.histories.state(StreamKind.CLAIM, line.claim_id, self.through)
        return bool(other.creditor_id == claim.creditor_id)


def was_taken(own: Sequence[Recorded]) -> list[Recorded]:
    """The facts by which a run took a step; none where its letter was dropped again."""
    dropped = {x.fact.letter_id for x in own if isinstance(x.fact, LetterDroppedForClaim)}
    return [
        one
        for one in own
        if isinstance(one.fact, TAKEN) and getattr(one.fact, "letter_id", None) not in dropped
    ]


def of_the_world(runs: RunsKnown, claim: Claim, look: Considered) -> Considered:
    """The look; where a step was due and did not go out, as the run told of it."""
    decided, run = look.decided, look.run
    tried = any(isinstance(one.fact, LetterDroppedForClaim) for one in look.own)
    if run is None or not (tried or decided.rule in {Rule.DUE, Rule.CONTACT_CEILING}):
        return look
    if found := runs.told(claim, run):
        line, report = found
        said = Decided(line.what, line.why, line.step or decided.step, since=decided.since)
        return replace(look, decided=said, report=report)
    if decided.rule != Rule.DUE:
        return look
    end = runs.end(run)
    rule = Rule.NOT_RECORDED if isinstance(end.fact, RunFinished) else Rule.RUN_STOPPED
    return replace(look, decided=replace(decided, rule=rule), report=end)
