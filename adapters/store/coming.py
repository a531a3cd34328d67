"""Saves of this program on their way into the store: what they leave of a stream if they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from threading import Lock
from typing import Final
from uuid import UUID

from adapters.store.append import Save
from adapters.store.rows import PendingEvent, StreamRow
from domain.errors import Forestalled

FAR: Final = 2**62
"""Positions from here on are of facts that have none yet: behind all, each behind those before."""
REMEMBERED: Final = 4_096
"""Of how many streams, at most, it is remembered which version was stored last."""


@dataclass(frozen=True, slots=True)
class ComingFact:
    """A fact on its way, and the save that brings it."""

    position: int
    """A provisional one."""
    event: PendingEvent
    save: Save

    def row(self, moment: str) -> StreamRow:
        """Give it as it would be read, were it recorded at a moment (UTC text)."""
        event = self.event
        header = event.draft.finished(leaf_index=0, recorded_at=moment)
        return self.position, event.originator_version, event.topic, event.state, header


class OnTheWay:
    """What waits for its turn or is being carried, stream by stream, in the order of the queue.

    Nothing is taken for stored here. Who decides on what is coming names the saves he rests on,
    and where one of them does not stand his own does not either.
    """

    def __init__(self) -> None:
        """Begin with nothing on its way."""
        self._lock = Lock()
        self._streams: dict[UUID, list[ComingFact]] = {}
        self._stored: dict[UUID, int] = {}
        """The version that this program brought a stream to last: it never goes back."""
        self._drawn = FAR

    def __len__(self) -> int:
        """Of how many streams something is on its way."""
        return len(self._streams)

    def admit(self, saves: Sequence[Save]) -> None:
        """Take in saves as they join the queue, by whoever keeps its order.

        Raises Forestalled for one that would be ``ahead`` and rests on an older version than what
        precedes it leaves, or left: then none of these joins.
        """
        with self._lock:
            for save in saves:
                if save.append.ahead:
                    rested = {stream: first - 1 for stream, (first, _) in save.own.items()}
                    self._require_newest({**save.append.guards, **rested})
            for save in saves:
                for stream, (first, _) in save.own.items():
                    self._add(stream, first, save)

    def require_newest(self, versions: Mapping[UUID, int]) -> None:
        """Raise Forestalled where a stream comes to a later version than the one given here."""
        with self._lock:
            self._require_newest(versions)

    def of(self, stream: UUID) -> list[ComingFact]:
        """Give what is on its way of a stream; each follows the one before."""
        with self._lock:
            return list(self._streams.get(stream, ()))

    def carried(self, saves: Iterable[Save]) -> None:
        """Let go of saves of which is known what became, and of all that preceded them.

        Where one was not stored, what follows it on a stream will not stand: nobody else is to
        rest on that.
        """
        with self._lock:
            if len(self._stored) > REMEMBERED:
                self._stored.clear()
            for save in saves:
                for stream, (_, last) in save.own.items():
                    if save.fate.stored:
                        self._stored[stream] = last
                    facts = self._streams.get(stream, [])
                    ends = [at for at, one in enumerate(facts, 1) if one.save is save]
                    if ends:
                        self._keep(stream, facts[ends[-1] :] if save.fate.stored else [])

    def left(self, save: Save) -> None:
        """Let go of a save whose caller waits no more; safe to repeat.

        What was to follow it on a stream will not stand, and goes with it.
        """
        with self._lock:
            for stream in save.own:
                facts = self._streams.get(stream, [])
                before = takewhile(lambda one: one.save is not save, facts)
                self._keep(stream, list(before))

    def _add(self, stream: UUID, first: int, save: Save) -> None:
        """Add what follows the last; what does not will be refused by the store."""
        facts = self._streams.setdefault(stream, [])
        if facts and first != facts[-1].event.originator_version + 1:
            return
        for event in save.append.events:
            if event.originator_id == stream:
                self._drawn += 1
                facts.append(ComingFact(self._drawn, event, save))

    def _keep(self, stream: UUID, facts: list[ComingFact]) -> None:
        if facts:
            self._streams[stream] = facts
        else:
            self._streams.pop(stream, None)

    def _require_newest(self, versions: Mapping[UUID, int]) -> None:
        for stream, version in versions.items():
            facts = self._streams.get(stream)
            last = facts[-1].event.originator_version if facts else self._stored.get(stream, 0)
            if last > version:
                raise Forestalled(stream)
