"""The streams that a view could not take: left out, loudly, and nothing else with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.errors import Refusal, is_away


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A stream that a view left out from a position on, with a code; never personal data."""

    view: str
    stream: str
    position: int
    code: str


@dataclass(slots=True)
class Quarantine:
    """The streams a generation of a view has left out, those that join them, those tried again."""

    view: str
    known: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By stream: the position from which it is left out, and the code."""
    new: list[Quarantined] = field(default_factory=list)
    tried: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Streams that were left out before and are tried again now, as they changed."""

    def holds(self, stream: str) -> bool:
        """Tell whether a stream is left out."""
        return stream in self.known

    def holds_at(self, stream: str, position: int) -> bool:
        """Tell whether the fact of a stream at a position is left out."""
        return stream in self.known and self.known[stream][0] <= position

    def try_again(self, changed: Iterable[str]) -> dict[str, int]:
        """Let in again what is left out and changed; give from which position on each lacks."""
        back = {stream: self.known.pop(stream) for stream in set(changed) & self.known.keys()}
        self.tried |= back
        return {stream: position for stream, (position, _) in back.items()}

    def put(self, stream: str, position: int, code: str) -> None:
        """Leave a stream out from now on; nothing where it is left out already."""
        if stream not in self.known:
            self.known[stream] = position, code
            self.new.append(Quarantined(self.view, stream, position, code))

    def to_tell(self) -> list[Quarantined]:
        """Those that joined; one that was tried again and failed the same way was told before."""
        return [one for one in self.new if self.tried.get(one.stream, (0, ""))[1] != one.code]


def code_of(error: BaseException) -> str:
    """The stable code of a failure: a refusal's own, else the name of its class."""
    return error.code if isinstance(error, Refusal) else f"error.{type(error).__name__}"


def its_own(error: Exception) -> str:
    """The code of a failure that is one stream's own, whatever it is.

    A store that cannot go on is no fault of a stream: that is raised again.
    """
    if is_away(error):
        raise error
    return code_of(error)
