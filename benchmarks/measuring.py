"""Repeats of ours and its yardstick side by side, and the table in which they are printed."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Final

REPEATS: Final = 5
"""The fewest; short measurements take more."""

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Size:
    """How much to measure: quick, or full; ``facts`` of a replay where it is said."""

    full: bool = False
    facts: int | None = None

    def repeats(self, quick: int) -> int:
        """How often to measure, from the number for a quick run."""
        return quick * 3 if self.full else quick


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: a ratio of at least, or of at most, some number."""

    bound: float
    at_least: bool = True
    unit: str = ""

    def reached(self, value: float) -> bool:
        """Tell whether a value is good enough."""
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        """Write it as the table of figures does."""
        return f"{'≥' if self.at_least else '≤'} {self.bound:g}{self.unit}"


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some values, with the least and the greatest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Sum up values."""
        return cls(median(values), min(values), max(values))

    def told(self, form: str = "{:.2f}") -> str:
        """Write it as ``middle (least-greatest)``."""
        low, high = form.format(self.low), form.format(self.high)
        return f"{form.format(self.median)} ({low}-{high})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table; ``judged`` is the value that the target is held against."""

    number: str
    what: str
    ours: str
    yardstick: str
    judged: Spread
    unit: str = ""
    target: Target | None = None
    must: bool = False
    """Tell whether the run fails where this is not reached."""

    @property
    def missed(self) -> bool:
        """Tell whether what must be so is not."""
        return self.must and self.verdict == "NO"

    @property
    def verdict(self) -> str:
        """Say whether the target is reached, by the middle value."""
        if self.target is None:
            return ""
        return "yes" if self.target.reached(self.judged.median) else "NO"


@dataclass(frozen=True, slots=True)
class Beside:
    """Seconds of ours and of the yardstick, repeat by repeat."""

    ours: Sequence[float]
    yardstick: Sequence[float]

    def speeds(self, *, count: int, per: int | None = None) -> tuple[str, str, Spread]:
        """Both as rates, and ours as a part of the yardstick's (1: as fast).

        ``per`` is how many the yardstick did where that differs.
        """
        theirs = per or count
        pairs = zip(self.ours, self.yardstick, strict=True)
        ratios = [(count / mine) / (theirs / raw) for mine, raw in pairs]
        return (
            f"{rate(count / median(self.ours))}/s",
            f"{rate(theirs / median(self.yardstick))}/s",
            Spread.of(ratios),
        )

    def times(self, *, count: int) -> tuple[str, str, Spread]:
        """Both as microseconds for each, and ours as a multiple of the yardstick's."""
        pairs = zip(self.ours, self.yardstick, strict=True)
        ratios = [mine / raw for mine, raw in pairs]
        return (
            f"{median(self.ours) / count * 1e6:.0f} µs",
            f"{median(self.yardstick) / count * 1e6:.0f} µs",
            Spread.of(ratios),
        )


def nothing() -> None:
    """Do nothing: what most measurements prepare."""


def side_by_side(
    ours: Work, yardstick: Work, *, repeats: int, prepare: Work = nothing, warm: bool = True
) -> Beside:
    """Time both in turns, so that what else the machine does meets both alike.

    The order changes with each repeat. ``prepare`` comes before each, untimed; with ``warm`` a
    first round of both is not counted.
    """
    mine: list[float] = []
    raw: list[float] = []
    turns = [(ours, mine), (yardstick, raw)]
    for _ in range(repeats + warm):
        prepare()
        gc.collect()
        for work, times in turns:
            times.append(seconds(work))
        turns.reverse()
    return Beside(mine[warm:], raw[warm:])


def seconds(work: Work) -> float:
    """How long a piece of work takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def rate(per_second: float) -> str:
    """Write a rate with the digits that mean something."""
    return f"{per_second:,.0f}" if per_second >= 100 else f"{per_second:.1f}"


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which a part (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


HEADINGS: Final = ("", "what", "ours", "yardstick", "ratio (min-max)", "target", "reached")


def table(figures: Sequence[Figure]) -> str:
    """Set the figures in columns."""
    rows = [HEADINGS]
    for one in figures:
        judged = one.judged.told("{:.2f}" + one.unit)
        goal = str(one.target) if one.target else ""
        rows.append((one.number, one.what, one.ours, one.yardstick, judged, goal, one.verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)
