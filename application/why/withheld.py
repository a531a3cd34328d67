"""Why nothing was done: stretches of days on which a claim took no step, and what each rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Final
from uuid import UUID

from application.hand_over.preparation import HandOver
from application.house import House
from application.run.day import ACTOR, ROLE
from application.why.decided import Decided, Deciding, refused
from application.why.known import Histories, KnownAt
from application.why.looks import CameTo, Considered, RunsKnown, RunSpan, of_the_world, was_taken
from application.why.needed import in_the_way, needed, positions
from application.why.rules import Rule
from domain.case.small import SMALL_REST
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from domain.facts import Recorded, StreamKind


@dataclass(slots=True)
class Standstill:
    """Looks at a claim, one after the other, that came to the same by the same facts."""

    first: Considered
    last: Considered
    facts: list[Recorded] = field(default_factory=list)
    """What it rests on at its end: enough for it, and none of it can be missed."""
    step: str = ""
    """The step that waits; where the rule is about all steps, the one that would be next."""
    due_on: date | None = None
    """The day from which that step may be taken, were it not for the rule."""
    ended_on: date | None = None
    ended_by: list[Recorded] = field(default_factory=list)
    """The facts that ended it; none: the days did."""
    extent: dict[UUID, int] = field(default_factory=dict)
    """How many facts there were of each stream that was read."""
    settled: Considered | None = None
    """The look for which its facts were named."""

    @property
    def decided(self) -> Decided:
        """What was decided the last time."""
        return self.last.decided


@dataclass
class Withheld:
    """Finds out of claims what was withheld, as known at a position and as of a day."""

    house: House
    through: int
    day: date

    @cached_property
    def _histories(self) -> Histories:
        """All that was known: a run has no day but its own."""
        return Histories(self.house.collections)

    @cached_property
    def _runs(self) -> RunsKnown:
        return RunsKnown(self.house, self._histories, self.through)

    @cached_property
    def _deciding(self) -> Deciding:
        hand_over = HandOver(self.house, actor=ACTOR, role=ROLE)
        return Deciding(hand_over, self.house.today)

    def stretches(self, claim_id: UUID) -> list[Standstill]:
        """What came of the claim on the days of runs and on the day that is asked about."""
        found = list[Standstill]()
        for look in self._looks(claim_id):
            last = found[-1] if found else None
            if last and self._goes_on(claim_id, last, look):
                last.last = look
                continue
            if last:
                self._end(claim_id, last, look)
            found.append(self._begin(look))
        for one in found:
            self._settle(claim_id, one)
        return found

    def now(self, claim_id: UUID) -> Standstill:
        """What a run of the day that is asked about comes to."""
        made = self._begin(self._of_day(claim_id))
        self._settle(claim_id, made)
        return made

    def of_run(self, claim_id: UUID, run: RunSpan) -> Standstill | None:
        """What a run withheld on a claim; None: nothing, or it was no claim yet."""
        if not self._histories.known(claim_id, run.last):
            return None
        look = self._look(claim_id, run)
        if look.outcome is not CameTo.WITHHELD:
            return None
        made = self._begin(look)
        self._settle(claim_id, made)
        return made

    def runs_of(self, day: date) -> list[RunSpan]:
        """The runs of a day, as far as they were known."""
        return self._runs.of_days(day, day)

    def _looks(self, claim_id: UUID) -> Iterator[Considered]:
        looked: Considered | None = None
        for run in self._runs.of(claim_id, self.day):
            if looked is None or not self._is_over(claim_id, looked, run):
                looked = self._look(claim_id, run)
                yield looked
        yield self._of_day(claim_id)

    def _is_over(self, claim_id: UUID, looked: Considered, run: RunSpan) -> bool:
        """Tell whether the claim had ended when it was looked at, and nothing came since."""
        known = self._histories.known(claim_id, run.last)
        return looked.decided.rule in _ENDED and known[-1].position <= looked.known.position

    def _of_day(self, claim_id: UUID) -> Considered:
        known = self._known(self.through, self.day)
        return Considered(self.day, self.decide(claim_id, known, self.day), known)

    def _look(self, claim_id: UUID, run: RunSpan) -> Considered:
        """What a run came to: on what was there behind all that it recorded on the claim."""
        own = self._runs.own(claim_id, run)
        position = own[-1].position if own else run.last
        known = self._known(position)
        if was_taken(own):
            return Considered(run.day, Decided(Rule.TAKEN, step=_step(own)), known, run, own)
        look = Considered(run.day, self.decide(claim_id, known, run.day), known, run, own)
        return of_the_world(self._runs, self._claim(claim_id, position), look)

    def _claim(self, claim_id: UUID, position: int) -> Claim:
        found: Claim = self._histories.state(StreamKind.CLAIM, claim_id, position)
        return found

    def _known(self, position: int, day: date = date.max) -> KnownAt:
        histories = self._histories if day == date.max else self._by_day
        return histories.at(position)

    @cached_property
    def _by_day(self) -> Histories:
        """What holds by the day that is asked about."""
        return Histories(self.house.collections, self.day)

    def decide(self, claim_id: UUID, known: KnownAt, day: date) -> Decided:
        """What a run of a day decides on what is known of a claim."""
        reader = known.reader()
        try:
            return self._deciding.on(reader.case(claim_id), reader, day=day)
        except Refusal as refusal:
            return refused(refusal)

    def _goes_on(self, claim_id: UUID, last: Standstill, look: Considered) -> bool:
        """Tell whether a look came to the same as the ones before, by the same facts.

        News of a whole creditor, such as the payments known by each day, breaks no stretch off.
        """
        if look.outcome is CameTo.TAKEN or _key(last.decided) != _key(look.decided):
            return False
        if look.report is not None or last.last.report is not None:
            return look.decided.why == last.decided.why
        extent = _extent(look.known)
        if extent == last.extent:
            return True
        last.extent = extent
        self._settle(claim_id, last)
        return self._is_enough(claim_id, last.facts, look) or self._is_enough(
            claim_id, _with_news(last.facts, look.known), look
        )

    def _is_enough(self, claim_id: UUID, facts: Sequence[Recorded], look: Considered) -> bool:
        return self.decide(claim_id, look.known.only(facts), look.day) == look.decided

    def _settle(self, claim_id: UUID, one: Standstill) -> None:
        """Name what a stretch rests on at its end, and the step that waits."""
        look = one.last
        if one.settled is look or look.outcome is CameTo.TAKEN or look.report is not None:
            return
        one.settled, whole = look, look.decided
        one.facts = self._needed(claim_id, look)
        one.step, one.due_on = whole.step, _due_on(whole)
        if whole.step in {"", SMALL_REST} and look.outcome is CameTo.WITHHELD:
            self._next_without(claim_id, one)

    def _needed(self, claim_id: UUID, look: Considered) -> list[Recorded]:
        """What a look rests on; what alone is in the way of the step is told in any case."""
        known = look.known
        held = [one for one in known.every() if look.run or one.effective_on <= look.day]

        def goes(fewer: KnownAt) -> bool:
            return self.decide(claim_id, fewer, look.day).rule == Rule.DUE

        def same(fewer: KnownAt) -> bool:
            return self.decide(claim_id, fewer, look.day) == look.decided

        found = needed(known, same, held, of=claim_id)
        if look.outcome is not CameTo.WITHHELD:
            return found
        stops = in_the_way(known, same, goes, held, likely=found)
        alone = positions(stops) - positions(found)
        return needed(known, same, held, of=claim_id, but=stops) if alone else found

    def _begin(self, look: Considered) -> Standstill:
        made = Standstill(look, look, step=look.decided.step, extent=_extent(look.known))
        if look.outcome is CameTo.TAKEN:
            made.facts = was_taken(look.own)
        elif look.report is not None:
            made.facts = [*look.own, look.report]
        return made

    def _next_without(self, claim_id: UUID, made: Standstill) -> None:
        """Name the plan's step that would be next, were a fact not there, the newest first."""
        look = made.last
        steps = {one.id for one in look.known.reader().case(claim_id).plan.step}
        for one in reversed(made.facts):
            found = self.decide(claim_id, look.known.without([one]), look.day)
            if found.step in steps:
                made.step, made.due_on = found.step, _due_on(found)
                return

    def _end(self, claim_id: UUID, last: Standstill, look: Considered) -> None:
        """Say what ended a stretch: new facts, else the days that went by."""
        last.ended_on = look.day
        if last.last.report is not None or last.last.outcome is CameTo.TAKEN:
            return
        key = _key(last.decided)

        def gone(known: KnownAt) -> bool:
            return _key(self.decide(claim_id, known, look.day)) != key

        day, since = date.max if look.run else self.day, last.last.known.position
        if gone(self._known(since, day)):
            return
        known = self._known(look.before, day)
        if gone(known):
            new = [one for one in known.every() if one.position > since]
            last.ended_by = needed(known, gone, new, of=claim_id)


_ENDED: Final = frozenset(one.value for one in Ending) - {Ending.NONE.value}


def _key(decided: Decided) -> tuple[str, str]:
    return decided.rule, decided.step


def _with_news(facts: Sequence[Recorded], known: KnownAt) -> list[Recorded]:
    """Facts, and of creditors all that is known instead of some of it."""
    news = [of for of, kind in known.used.items() if kind is StreamKind.CREDITOR]
    kept = [one for one in facts if one.kind is not StreamKind.CREDITOR]
    return sorted(chain(kept, *map(known.of, news)), key=lambda one: one.position)


def _extent(known: KnownAt) -> dict[UUID, int]:
    """How many facts there are of each stream that was read, but for those of creditors."""
    read = (of for of, kind in known.used.items() if kind is not StreamKind.CREDITOR)
    return {stream: len(known.of(stream)) for stream in read}


def _due_on(decided: Decided) -> date | None:
    return decided.until if decided.rule == Rule.TERM else decided.since


def _step(own: Sequence[Recorded]) -> str:
    steps = (getattr(one.fact, "step", "") for one in own)
    return next(filter(None, steps), "")
