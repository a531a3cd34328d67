"""What many claims come to together, in each of so many draws; one draw of what really was."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from application.what_if.course import ClaimCourse
from domain.what_if.behaviour import quantiles

Key: TypeAlias = tuple[str, ...]
"""What is counted: ``("letters", "reminder", "post")``, ``("cash", "2026-03")``."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What half of the draws stay below, and a tenth of them below and above."""

    key: Key
    middle: int
    low: int
    high: int


@dataclass(slots=True)
class DrawnSums:
    """Sums by key and draw: as much memory for a million claims as for one."""

    draws: int = 1
    claims: int = 0
    counted: dict[Key, list[int]] = field(default_factory=dict)

    def add(self, key: Key, number: int = 1, *, draw: int = 0) -> None:
        """Add to what a draw came to."""
        if number:
            self.counted.setdefault(key, [0] * self.draws)[draw] += number

    def join(self, other: "DrawnSums") -> None:
        """Add what others came to."""
        self.claims += other.claims
        for key, numbers in other.counted.items():
            for draw, number in enumerate(numbers):
                self.add(key, number, draw=draw)

    def spreads(self) -> Iterator[Spread]:
        """Each sum with its spread, in the order of the keys."""
        for key, numbers in sorted(self.counted.items()):
            low, middle, high = quantiles(numbers)
            yield Spread(key, middle, low, high)


def take(tally: DrawnSums, courses: list[ClaimCourse], *, draw: int = 0) -> None:
    """Count what the claims of one debtor came to; a letter to several of them is one."""
    letters = {(one.letter_id, one.kind, one.channel) for c in courses for one in c.letters}
    for _, kind, channel in sorted(letters):
        tally.add(("letters", kind.value, channel.value), draw=draw)
    for course in courses:
        _take(tally, course, draw)


def _take(tally: DrawnSums, course: ClaimCourse, draw: int) -> None:
    for name in ("costs", "interest"):
        tally.add((name,), getattr(course, name), draw=draw)
    for paid in course.paid:
        tally.add(("cash",), paid.cents, draw=draw)
        tally.add(("cash", month(paid.on)), paid.cents, draw=draw)
        if paid.rests_on_a_letter:
            tally.add(("rests_on_letters",), paid.cents, draw=draw)
    for name, on in (
        ("defaults", course.default_on),
        ("hand_overs", course.handed_over_on),
        ("settled", course.settled_on),
    ):
        tally.add((name,), int(on is not None), draw=draw)
    for _, task, _step in course.tasks:
        tally.add(("tasks", task), draw=draw)
    for _, what, why in course.held:
        tally.add(("held", what, why.partition(":")[0] if what == "refused" else ""), draw=draw)
    for _, topic, why in course.left_aside:
        tally.add(("left_aside", why, topic), draw=draw)
    if course.unmoved:
        tally.add(("unmoved", course.unmoved), draw=draw)


def month(day: date) -> str:
    """The month of a day, ``2026-03``."""
    return day.isoformat()[:7]
