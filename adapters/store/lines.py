"""Who was overtaken on a stream stands in line for it; others of this program stand aside."""

from collections.abc import Iterable
from threading import Event, Lock, get_ident
from typing import Final, Self
from uuid import UUID

from domain.errors import Forestalled

LONGEST_SECONDS: Final = 5.0
"""How long one waits in a line: where somebody does not come to his end, all go on without it."""


class PlaceInLine:
    """A thread's place in a line; its turn comes once those before it left."""

    def __init__(self) -> None:
        """Stand nowhere yet."""
        self.thread = get_ident()
        self.turn, self.left = Event(), Event()
        self.waited = False
        """Whether it waited long enough: it stands aside for nobody."""


class StreamLines:
    """The streams of a program on which somebody was overtaken, and who stands in line for each.

    No save rests on it: versions are judged as ever, those of other programs too. It only keeps
    whoever comes later from being first again.
    """

    def __init__(self, *, longest_seconds: float = LONGEST_SECONDS) -> None:
        """Begin with nobody in line."""
        self.longest_seconds = longest_seconds
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
                if line and line[0].thread != me and not _has_waited(line, me):
                    raise Forestalled(stream)

    def let_through(self, stream: UUID) -> bool:
        """Wait until those who stand in a line now left it; False: it took too long."""
        with self._lock:
            line = list(self._lines.get(stream, ()))
        if not line or any(one.thread == get_ident() for one in line):
            return True
        return line[-1].left.wait(self.longest_seconds)

    def enter(self, stream: UUID, place: PlaceInLine) -> None:
        """Put a place at the end of a line."""
        with self._lock:
            line = self._lines.setdefault(stream, [])
            line.append(place)
            line[0].turn.set()

    def leave(self, stream: UUID, place: PlaceInLine) -> None:
        """Take a place out of a line, and give the turn to the next; safe to repeat."""
        with self._lock:
            line = self._lines.get(stream, [])
            if place in line:
                line.remove(place)
            if line:
                line[0].turn.set()
            else:
                self._lines.pop(stream, None)
        place.left.set()


class PlacesInLine:
    """Where one command stands, until it is stored or given up."""

    def __init__(self, lines: StreamLines) -> None:
        """Stand nowhere yet."""
        self._lines = lines
        self._places: dict[UUID, PlaceInLine] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *raised: object) -> None:
        """Leave every line."""
        for stream, place in list(self._places.items()):
            self._lines.leave(stream, place)
            del self._places[stream]

    def stand(self, stream: UUID | None) -> bool:
        """Wait for the turn on a stream beside those stood for already; False: it is one of them.

        Who wants several takes them in one order, so that no two wait for each other. None: on no
        other.
        """
        if stream is None or stream in self._places:
            return False
        wanted = sorted([*self._places, stream])
        self.__exit__()
        for one in wanted:
            place = self._places[one] = PlaceInLine()
            self._lines.enter(one, place)
            place.waited = not place.turn.wait(self._lines.longest_seconds)
        return True


def _has_waited(line: Iterable[PlaceInLine], thread: int) -> bool:
    return any(one.waited for one in line if one.thread == thread)
