"""What reads a store: its statements in one engine's words, and one read transaction."""

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Statements:
    """The few words in which the engines differ."""

    position: str
    stream: str
    mark: str
    text: str
    among: str
    """Picks facts of streams by one value, which ``keys`` makes of their ids."""
    behind: str
    """Gives ids and versions as rows ``k(key, value)``, by what ``versions`` makes of them."""
    fact: str = field(init=False, default="")
    of_stream: str = field(init=False, default="")
    of_streams: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Prepare the selects under which facts are read."""
        # LEFT JOIN: a fact whose leaf is gone must be noticed, not left out.
        joined = f"FROM stored_events e LEFT JOIN leaves l ON l.position = {self.position}"
        object.__setattr__(
            self,
            "of_stream",
            f"SELECT {self.position}, e.originator_version, e.topic, e.state, l.header {joined}"
            f" WHERE e.originator_id = {self.mark}",
        )
        # CROSS JOIN: a few streams are looked up among all facts, never the other way round.
        object.__setattr__(
            self,
            "of_streams",
            f"SELECT {self.stream}{self.text}, {self.position}, e.originator_version, e.topic,"
            f" e.state, l.header FROM {self.behind} CROSS JOIN stored_events e"
            f" LEFT JOIN leaves l ON l.position = {self.position}"
            " WHERE e.originator_id = k.key AND e.originator_version > k.value"
            " ORDER BY e.originator_id, e.originator_version",
        )
        object.__setattr__(
            self,
            "fact",
            f"SELECT {self.position}, l.log{self.text}, l.kind, {self.stream}{self.text},"
            " e.originator_version, e.topic, e.state, l.header, l.leaf_index, l.recorded_at"
            f" {joined}",
        )


class Snapshot(Protocol):
    """One read transaction: everything it gives was true at one moment."""

    def each(
        self, statement: str, values: Sequence[Any] = ()
    ) -> Generator[tuple[Any, ...], None, None]:
        """Run a statement and give its rows one by one, few of them in memory."""

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give all its rows."""

    def damage(self) -> list[str]:
        """Give what the engine itself finds broken in its files, where it can tell."""

    def altered(self) -> list[str]:
        """Say which tables, keys and guards are not the ones it was made with."""

    def apart(self) -> AbstractContextManager[object]:
        """Read on after an error within, in the same state."""
