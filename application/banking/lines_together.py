"""Lines of a statement taken in together: each decided on by itself, many stored by one flush."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from application.banking.group_reads import FindsOfGroup, GroupReads
from application.banking.near_views import Indexes, NearIndexes
from application.house import House
from domain.application import Mandate, Session
from domain.carried_together import ReadyToStore, decided, stored

TOGETHER: Final = 64
"""How many lines are decided on at most before what they came to is stored."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    command: Mandate
    decide: Callable[[Session], None]
    ready: ReadyToStore


class LinesTogether:
    """Takes lines in as if it were one by one, each by its own command.

    A line that asks for anything that one before it records waits until that is stored, and so do
    all behind it. Each stands only where the one before it does: what is left of a group that
    another writer was before is carried out one by one, in its order.
    """

    def __init__(self, house: House, near: NearIndexes) -> None:
        """Begin with none."""
        self._house, self._near = house, near
        self._reads = GroupReads(house)
        self._waiting: list[_Waiting] = []

    @property
    def house(self) -> House:
        """The house as lines are to see it."""
        return self._reads.house

    def reading(self) -> AbstractContextManager[None]:
        """Surrounds what is read beside the decisions: it is read once for them too."""
        if not self._waiting:
            self._reads.forget_much()
        return self._reads.reading()

    def indexes(self) -> Indexes:
        """What a line is looked up by, as it is now: no guard holds a claim that was not found."""
        found = self._near()
        if not self._reads.decides:
            return found
        finds = found.finds
        own = FindsOfGroup(finds.finds, finds.beside, finds.level, self._reads)
        return Indexes(own, found.people)

    def take(self, command: Mandate, decide: Callable[[Session], None]) -> None:
        """Decide on a line, with those before it where that is possible.

        Raises what ``carry_out`` raises, of this line or of one before it; those before are
        stored then.
        """
        one = self._decided(command, decide)
        if one is None and self._reads.touched and self._waiting:
            self.store()
            one = self._decided(command, decide)
        if one is None:
            self.alone(command, decide)
            return
        self._waiting.append(_Waiting(command, decide, one))
        if not self._reads.note(one.session) or len(self._waiting) >= TOGETHER:
            self.store()

    def alone(self, command: Mandate, decide: Callable[[Session], None]) -> None:
        """Take a line in by itself, behind those that wait."""
        self.store()
        self._house.collections.carry_out(command, decide)

    def store(self) -> None:
        """Store what waits, in its order."""
        waiting, self._waiting = self._waiting, []
        self._reads.begin_anew()
        if not waiting:
            return
        answers = stored(self._house.collections, _each_on_the_one_before(waiting))
        for one, answer in zip(waiting, answers, strict=True):
            if isinstance(answer, Exception):
                raise answer
            if answer is None:
                self._house.collections.carry_out(one.command, one.decide)

    def _decided(self, command: Mandate, decide: Callable[[Session], None]) -> ReadyToStore | None:
        with self._reads.deciding():
            found = decided(self.house.collections, command, decide)
        return None if self._reads.touched else found


def _each_on_the_one_before(waiting: list[_Waiting]) -> list[ReadyToStore]:
    """Let each stand only where the one before it does, by a stream that one has just begun."""
    found: list[ReadyToStore] = []
    before: dict[UUID, int] = {}
    for one in waiting:
        unsaved = one.ready.unsaved
        found.append(
            replace(one.ready, unsaved=replace(unsaved, guards={**unsaved.guards, **before}))
        )
        first = unsaved.envelopes[0].originator_id
        own = [each for each in unsaved.envelopes if each.originator_id == first]
        before = {first: own[-1].originator_version}
    return found
