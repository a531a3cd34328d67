"""The clock as it is asked, and one that a sandbox may move."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

from domain.days import AMSTERDAM, legal_day

Clock: TypeAlias = Callable[[], datetime]
"""Gives the aware instant of now."""


@dataclass(slots=True)
class MovingClock:
    """A clock that stands at an instant until it is moved; for sandboxes and tests."""

    instant: datetime

    def __call__(self) -> datetime:
        """Give the instant at which it stands, a microsecond later at each look."""
        self.instant += timedelta(microseconds=1)
        return self.instant

    def move_to(self, day: date, at: time = time(9, 0)) -> None:
        """Stand at an hour of Amsterdam on a day; never backwards."""
        wanted = datetime.combine(day, at, tzinfo=AMSTERDAM).astimezone(UTC)
        self.instant = max(self.instant, wanted)


def today_of(clock: Clock) -> date:
    """Give the legal day in Amsterdam that a clock shows."""
    return legal_day(clock())
