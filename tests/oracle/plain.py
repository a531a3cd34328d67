"""Facts as the oracle sees them: topic, plain state and header, without anything of the engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

IN_ERROR: Final = "any.entered_in_error"
_NAMED_VERSIONS: Final = (
    "disputed_version",
    "promised_version",
    "received_version",
    "agreed_version",
    "waived_version",
    "proposal",
    "charge",
    "version",
)
"""Fields of a state that name another fact of the same stream."""


@dataclass(slots=True)
class PlainFact:
    """One fact: its place, who recorded it when, the legal day, and its state as stored JSON."""

    kind: str
    stream: str
    topic: str
    state: dict[str, Any]
    on: date
    at: datetime
    actor: str = "daily-run"
    role: str = "system"
    policy: str = ""
    cause: str = ""
    command: str = ""
    version: int = 0
    position: int = 0

    def day(self, name: str) -> date | None:
        """A day in the state; none: it is not there."""
        value = self.state.get(name)
        return date.fromisoformat(value) if value else None

    @property
    def recorded_on(self) -> date:
        """The day in Amsterdam on which it was recorded."""
        return self.at.date()


@dataclass
class Past:
    """What was recorded around one debtor, in the order of the log, and what was planted in it."""

    log: str
    facts: list[PlainFact]
    today: date
    planted: dict[str, set[str]] = field(default_factory=dict)
    """By claim, the obligations that were violated on purpose."""
    plant: str = ""
    """What was done to it, in a word."""
    story: str = ""

    def claims(self) -> list[str]:
        """The claims in it, in the order in which they were opened."""
        return [one.stream for one in self.facts if one.topic == "claim.invoice_sent"]

    def numbered(self) -> "Past":
        """Put the facts in the order of their recording and number them anew.

        Facts name others of their stream by version: those names move along.
        """
        self.facts.sort(key=lambda one: one.at)
        heads: dict[str, int] = {}
        moved: dict[tuple[str, int], int] = {}
        for position, one in enumerate(self.facts, 1):
            heads[one.stream] = heads.get(one.stream, 0) + 1
            if one.version:
                moved[one.stream, one.version] = heads[one.stream]
            one.version, one.position = heads[one.stream], position
        for one in self.facts:
            _rename(one, moved)
        return self


def _rename(one: PlainFact, moved: dict[tuple[str, int], int]) -> None:
    if one.kind in {"claim", "creditor"}:
        for name in _NAMED_VERSIONS:
            known = one.state.get(name)
            if isinstance(known, int) and (one.stream, known) in moved:
                one.state[name] = moved[one.stream, known]
    stream, at, version = one.cause.partition("@")
    if at and (stream, int(version)) in moved:
        one.cause = f"{stream}@{moved[stream, int(version)]}"


def by_stream(facts: Iterable[PlainFact]) -> dict[str, list[PlainFact]]:
    """The facts of each stream, in order."""
    found: dict[str, list[PlainFact]] = {}
    for one in facts:
        found.setdefault(one.stream, []).append(one)
    return found


def standing(facts: Iterable[PlainFact]) -> Iterator[PlainFact]:
    """The facts of a stream, less those that were entered in error."""
    known = list(facts)
    wrong: set[int] = set()
    for one in reversed(known):
        if one.topic == IN_ERROR and one.version not in wrong:
            wrong.add(one.state["version"])
    return (one for one in known if one.version not in wrong and one.topic != IN_ERROR)
