"""The streams that a view could not take: left out, loudly, and nothing else with them."""

from dataclasses import dataclass, field
from typing import Final

from domain.errors import IntegrityBroken, Refusal

UNTAKEABLE: Final = (
    Refusal,
    IntegrityBroken,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
)
"""What the fold of a fact may fail with; a failing database is something else and is raised."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A stream that a view left out from a position on, with a code; never personal data."""

    view: str
    stream: str
    position: int
    code: str


@dataclass(slots=True)
class Quarantine:
    """The streams a generation of a view has left out, and those that join them now."""

    view: str
    known: set[str] = field(default_factory=set)
    new: list[Quarantined] = field(default_factory=list)

    def holds(self, stream: str) -> bool:
        """Tell whether a stream is left out."""
        return stream in self.known

    def put(self, stream: str, position: int, code: str) -> None:
        """Leave a stream out from now on; nothing where it is left out already."""
        if stream not in self.known:
            self.known.add(stream)
            self.new.append(Quarantined(self.view, stream, position, code))


def code_of(error: BaseException) -> str:
    """The stable code of a failure: a refusal's own, else the name of its class."""
    return error.code if isinstance(error, Refusal) else f"error.{type(error).__name__}"
