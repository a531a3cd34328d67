"""What money that moves on a claim means beside it: his debtor's credit, set-offs that fall."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol, cast
from uuid import UUID

from domain.case.paid_as_asked import Paper
from domain.case_reading import CaseReader
from domain.claim.cover import cover_lost, lose_cover, take_back
from domain.claim.events import ClaimFact, SetOffTakenBack
from domain.claim.halves import Half
from domain.claim.imagined import imagine, imagine_anew
from domain.claim.moved import takes_back, touches_credit
from domain.claim.state import Claim
from domain.debtor.credit import after_money
from domain.debtor.state import Debtor
from domain.facts import Fact, Recorded, StreamKind, StreamRef


class Saving(Protocol):
    """The taking of a decision: what it reads is guarded, what it records is saved at once."""

    today: date

    def claim(self, claim_id: UUID) -> Claim:
        """Read a claim."""

    def debtor(self, debtor_id: UUID) -> Debtor:
        """Read a debtor."""

    def paper(self, claim: Claim) -> Paper:
        """Read what asked a claim."""

    def record(
        self, stream: StreamRef, facts: Sequence[Fact], *, subject: UUID | None = None
    ) -> None:
        """Append facts to a stream."""


@dataclass
class MovedMoney:
    """The claims on which money moved in one save, as that leaves them."""

    saving: Saving
    reader: CaseReader
    history: Callable[[UUID], Sequence[Recorded]]
    moved: dict[UUID, Claim] = field(default_factory=dict)

    def note(self, stream: StreamRef, facts: Sequence[Fact]) -> None:
        """Let the debtor's credit follow what money did on a claim of his, in the same save."""
        today = self.saving.today
        before = self.moved.get(stream.id) or self.reader.claim(stream.id)
        if before.debtor_id is None:
            return
        if takes_back(facts):
            after = imagine_anew(before, self.history(stream.id), facts, today=today)
        else:
            after = imagine(before, cast("list[ClaimFact]", facts), today=today)
        self.moved[stream.id] = after
        if touches_credit(before, after, facts, today=today):
            debtor = self.saving.debtor(before.debtor_id)
            found = after_money(debtor, after, facts, today=today)
            self.saving.record(StreamRef(StreamKind.DEBTOR, debtor.id, stream.log), found)

    def follow(self, log: UUID) -> None:
        """Let fall what was set off and has no cover any more, on both claims, in the same save.

        The halves of a set-off are equal: where one of them falls, the other does. It may take
        the cover of what that claim gave on, so it goes on until nothing falls.
        """
        while found := next(self._falls(), None):
            claim, facts = found
            for one, more in self._with_what_follows(claim, facts):
                stream = StreamRef(StreamKind.CLAIM, one.id, log)
                self.saving.record(stream, more, subject=one.debtor_id)

    def _falls(self) -> Iterator[tuple[Claim, list[ClaimFact]]]:
        for claim in self.moved.values():
            if lost := cover_lost(claim, today=self.saving.today):
                yield claim, [lost]
        for claim in list(self.moved.values()):
            was = self.reader.claim(claim.id)
            for half in _changed(_given(was), _given(claim)):
                yield from self._level(half.id, claim, self._now(half.other))
            for half in _changed(_got(was), _got(claim)):
                yield from self._level(half.id, self._now(half.other), claim)

    def _level(
        self, name: str, giver: Claim, taker: Claim
    ) -> Iterator[tuple[Claim, list[ClaimFact]]]:
        """Lower the greater half of a set-off to the other; one that is gone was never there."""
        given, got = _given(giver).get(name), _got(taker).get(name)
        more = (given.amount if given else 0) - (got.amount if got else 0)
        if given and more > 0:
            on = got.fell_on if got and got.fell_on else given.on
            yield giver, [lose_cover(given, more, on=on)]
        elif got and more < 0 and giver.opened:
            on = given.fell_on if given and given.fell_on else got.on
            yield taker, take_back(taker, got, -more, on=on, today=self.saving.today)

    def _with_what_follows(
        self, claim: Claim, facts: list[ClaimFact]
    ) -> list[tuple[Claim, list[ClaimFact]]]:
        """Add to money that went back what is asked again: here, and of claims asked with it."""
        if not isinstance(facts[0], SetOffTakenBack):
            return [(claim, facts)]
        paper = self.saving.paper(claim)
        beside = tuple(self._now(one.id) for one in paper.asked_with)
        seen = replace(paper, asked_with=beside)
        return seen.settle(decided={claim.id: facts}, today=self.saving.today)

    def _now(self, claim_id: UUID) -> Claim:
        return self.moved.get(claim_id) or self.saving.claim(claim_id)


def _given(claim: Claim) -> dict[str, Half]:
    """What a claim gave on; one that was taken back itself has nothing to give."""
    return {half.id: half for half in claim.given} if claim.opened else {}


def _got(claim: Claim) -> dict[str, Half]:
    return {half.id: half for half in claim.got} if claim.opened else {}


def _changed(was: Mapping[str, Half], now: Mapping[str, Half]) -> Iterator[Half]:
    """The halves of which more or less counts than before."""
    for name in {**was, **now}:
        before, after = was.get(name), now.get(name)
        if (before.amount if before else 0) != (after.amount if after else 0):
            yield cast("Half", after or before)
