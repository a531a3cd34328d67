"""Who was overtaken on a stream stands in line for it; others of this program stand aside."""

from collections.abc import Callable, Iterable
from threading import Event, Lock, get_ident
from time import monotonic
from typing import Final, Self
from uuid import UUID

from domain.errors import Forestalled

TURN_SECONDS: Final = 2.0
"""So long a turn lasts: behind one who does not come to his end all go on without him."""
LONGEST_SECONDS: Final = 5.0
"""How long one command waits in lines in all, then it stands aside for nobody."""


class PlaceInLine:
    """A thread's place in a line; its turn comes once those before it left or had theirs."""

    def __init__(self) -> None:
        """Stand nowhere yet."""
        self.thread = get_ident()
        self.turn, self.left = Event(), Event()
        self.turn_at: float | None = None
        """When its turn came, in seconds of a clock that never goes back; None: not yet."""
        self.waited = False
        """Whether it waited long enough: it stands aside for nobody."""


class StreamLines:
    """The streams of a program on which somebody was overtaken, and who stands in line for each.

    No save rests on it: versions are judged as ever, those of other programs too. It only keeps
    whoever comes later from being first again.
    """

    def __init__(
        self,
        *,
        longest_seconds: float = LONGEST_SECONDS,
        turn_seconds: float = TURN_SECONDS,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin with nobody in line; ``clock`` gives seconds, and never goes back."""
        self.longest_seconds, self.turn_seconds = longest_seconds, turn_seconds
        self.clock = clock
        self._lock = Lock()
        self._lines: dict[UUID, list[PlaceInLine]] = {}

    def standing(self, stream: UUID) -> int:
        """How many stand in line for a stream."""
        return len(self._lines.get(stream, ()))

    def require_room(self, streams: Iterable[UUID]) -> None:
        """Raise Forestalled for a stream that others stand in line for before this thread."""
        me = get_ident()
        with self._lock:
            for stream in streams:
                line = self._lines.get(stream)
                first = self._first(line) if line else None
                if line and first and first.thread != me and not self._is_through(line, me):
                    raise Forestalled(stream)

    def wait_for_turn(self, stream: UUID, place: PlaceInLine, until: float) -> None:
        """Wait until a place is first in its line, or until a moment: then it has waited."""
        while not place.turn.wait(self._wait_for(stream, until)):
            if self.clock() >= until:
                place.waited = True
                return

    def let_through(self, stream: UUID, until: float) -> bool:
        """Wait until those who stand in a line now left it or had their turn.

        False: that took until a moment of the clock.
        """
        with self._lock:
            line = list(self._lines.get(stream, ()))
        if any(one.thread == get_ident() for one in line):
            return True
        for one in line:
            while not (self.had_turn(one) or one.left.wait(self._wait_for(stream, until))):
                if self.clock() >= until:
                    return False
        return True

    def enter(self, stream: UUID, place: PlaceInLine, *, again: bool = False) -> None:
        """Put a place at the end of a line, of one who gave up his turn behind the first."""
        with self._lock:
            line = self._lines.setdefault(stream, [])
            first = self._first(line) if again else None
            line.insert(line.index(first) + 1 if first else len(line), place)
            self._give_turn(line)

    def leave(self, stream: UUID, place: PlaceInLine) -> None:
        """Take a place out of a line, and give the turn to the next; safe to repeat."""
        with self._lock:
            line = self._lines.get(stream, [])
            if place in line:
                line.remove(place)
            if line:
                self._give_turn(line)
            else:
                self._lines.pop(stream, None)
        place.left.set()

    def had_turn(self, place: PlaceInLine) -> bool:
        """Whether a place had its turn to the end: others go on without it."""
        began = place.turn_at
        return began is not None and self.clock() - began >= self.turn_seconds

    def _give_turn(self, line: list[PlaceInLine]) -> None:
        first = self._first(line)
        if first is not None and first.turn_at is None:
            first.turn_at = self.clock()
            first.turn.set()

    def _first(self, line: list[PlaceInLine]) -> PlaceInLine | None:
        return next((one for one in line if not self.had_turn(one)), None)

    def _is_through(self, line: Iterable[PlaceInLine], thread: int) -> bool:
        mine = (one for one in line if one.thread == thread)
        return any(one.waited or self.had_turn(one) for one in mine)

    def _wait_for(self, stream: UUID, until: float) -> float:
        """How long to wait: until the turn that is under way is over, or until a moment.

        Whoever had his for long enough is passed by.
        """
        with self._lock:
            line = self._lines.get(stream, [])
            self._give_turn(line)
            first = self._first(line)
            began = first.turn_at if first else None
        over = until if began is None else began + self.turn_seconds
        return max(min(over, until) - self.clock(), 0)


class PlacesInLine:
    """Where one command stands, until it is stored or given up."""

    def __init__(self, lines: StreamLines) -> None:
        """Stand nowhere yet."""
        self._lines = lines
        self._places: dict[UUID, PlaceInLine] = {}
        self._until: float | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *raised: object) -> None:
        """Leave every line."""
        self._leave(list(self._places))

    def stand(self, stream: UUID | None) -> bool:
        """Wait for the turn on a stream beside those stood for already; False: it is one of them.

        Who wants several takes them in one order, so that no two wait for each other: a turn that
        comes before the new one is kept, one behind it is given up, and comes again behind one
        other at most. Whoever had his turn to the end stands at the end of the line again, as
        long as the command may wait. None: on no other.
        """
        if stream is None or not self._may_stand(stream):
            return False
        given_up = [one for one in sorted(self._places) if one > stream]
        kept = [one for one in given_up if not self._lines.had_turn(self._places[one])]
        self._leave([one for one in self._places if one >= stream])
        for one in (stream, *given_up):
            place = self._places[one] = PlaceInLine()
            self._lines.enter(one, place, again=one in kept)
            self._lines.wait_for_turn(one, place, self._end)
        return True

    def let_through(self, stream: UUID) -> bool:
        """Wait until those who stand in a line now are through; False: it took too long."""
        return self._lines.let_through(stream, self._end)

    def _may_stand(self, stream: UUID) -> bool:
        place = self._places.get(stream)
        if place is None:
            return True
        return self._lines.had_turn(place) and self._lines.clock() < self._end

    @property
    def _end(self) -> float:
        """The moment until which this command waits in lines, from its first wait on."""
        if self._until is None:
            self._until = self._lines.clock() + self._lines.longest_seconds
        return self._until

    def _leave(self, streams: Iterable[UUID]) -> None:
        for stream in streams:
            self._lines.leave(stream, self._places.pop(stream))
