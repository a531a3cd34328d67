"""A sandbox is moved on to a later day: the run of each day between is done on its day."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from application.house import House
from application.run.day import run_day, runs_of
from application.sandbox_clock import HouseClock
from application.views import Views
from domain.days import add_days
from domain.errors import Refusal

MOST_DAYS_ON: Final = 3_660
"""Ten years: what is asked of a claim has come to its end, or is barred, long before."""


@dataclass(slots=True)
class DayAdvanced:
    """What the run of a day did: how often what, as the report of that day says in full."""

    day: date
    looked_at: int
    counts: Counter[str]
    stopped: bool = False


@dataclass(slots=True)
class Advanced:
    """How far it came; ``done`` False: ask again under the same key, and it goes on."""

    to: date
    today: date
    days: list[DayAdvanced] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether the day was reached, and its run came to its end."""
        return self.today >= self.to and not any(one.stopped for one in self.days)


def require_movable(house: House, to: date) -> None:
    """Raises Refusal ``sandbox.live_store``, ``sandbox.clock_back`` or ``sandbox.too_far``."""
    if not house.sandbox:
        raise Refusal(
            "sandbox.live_store",
            "The clock of a live store is the real one, and is never moved.",
            way_out="Try it in a sandbox: `vordering init --sandbox` in a home of its own.",
        )
    if to < house.today:
        raise Refusal(
            "sandbox.clock_back",
            f"The clock of this sandbox stands at {house.today}, and is never set back.",
            way_out="Give that day or a later one, or begin with a new sandbox.",
            values={"today": house.today},
        )
    last = add_days(house.today, MOST_DAYS_ON)
    if to > last:
        raise Refusal(
            "sandbox.too_far",
            f"The clock of a sandbox is moved on by at most {MOST_DAYS_ON} days at once.",
            way_out=f"Give a day up to {last}.",
            values={"last": last},
        )


def advance(
    house: House,
    views: Views,
    to: date,
    *,
    enough: Callable[[], bool] = lambda: False,
    stop: Callable[[], bool] = lambda: False,
    told: Callable[[DayAdvanced], None] = lambda _: None,
) -> Advanced:
    """Move the clock on day by day, and do the work of each.

    ``enough`` is asked after each day, ``stop`` after each claim; what was done stays done. Raises
    as ``require_movable`` and ``run_day`` do.
    """
    require_movable(house, to)
    views.refresh()
    made = Advanced(to, house.today)
    for day in _days(house, to):
        assert isinstance(house.clock, HouseClock)
        house.clock.move_to(day)
        views.catch_up()
        report = run_day(house, on=day, candidates=views.candidates, stop=stop)
        done = DayAdvanced(day, report.looked_at, report.counts(), report.stopped)
        made.days.append(done)
        made.today = house.today
        told(done)
        if report.stopped or enough():
            break
    views.catch_up()
    return made


def _days(house: House, to: date) -> Iterator[date]:
    """Today, where its run was begun and did not come to its end, and each day behind it."""
    today = house.today
    begun = list(runs_of(house, today))
    if begun and not begun[-1].finished:
        yield today
    for ahead in range(1, (to - today).days + 1):
        yield add_days(today, ahead)
