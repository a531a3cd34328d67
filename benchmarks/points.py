"""``python -m benchmarks.points --engine sqlite --facts 600000``: the views of past points.

Prints seconds by the clock and of processor for the views of a day that is over: folded from
nothing, from the month's end before it when that must be made first, when it is there, of the
same day when one fact and when a thousand were added, of the next month, and as known at the
time.
"""

import argparse
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from adapters.store.opening import MasterKey, Mode, Store, open_store
from application.month_ends import MonthEnds
from application.past import PastPoints
from benchmarks.history import DAYS, FIRST_DAY, Calendar
from benchmarks.rebuild import Place, chosen_place, filled
from domain.days import add_days, ends
from domain.facts import Point
from domain.registry import FACTS

LAST = FIRST_DAY + timedelta(days=DAYS - 60)
"""A day within the busy part of the history."""


def main() -> int:
    """Make the store where it is not there yet, measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.points", description=__doc__)
    with chosen_place(parser) as (place, chosen), TemporaryDirectory() as folder:
        facts = filled(place, chosen.facts)
        print(f"{chosen.engine}, {facts:,} facts", flush=True)
        store = _opened(place)
        try:
            _measured(store, Path(folder))
        finally:
            store.close()
    return 0


def _opened(place: Place) -> Store:
    return open_store(
        place.url,
        home=place.home,
        facts=FACTS,
        clock=Calendar(),
        master_key=MasterKey.load_or_create(place.home),
        mode=Mode.SANDBOX,
    )


def _measured(store: Store, folder: Path) -> None:
    day = LAST.replace(day=17)
    last = store.last_position()
    at = Point(last, day)
    with _timed("a day from nothing"):
        _asked(PastPoints(store), at)
    months = MonthEnds(folder, store, today=lambda: date.max)
    points = PastPoints(store, months)
    with _timed("the month's end made, and the day from it"):
        _asked(points, Point(last - 1_001, day))
    with _timed("the same day, one fact later"):
        _asked(points, Point(last - 1_000, day))
    with _timed("the same day, a thousand facts later"):
        _asked(points, at)
    with _timed("the day after, from the month's end"):
        _asked(points, Point(last, day + timedelta(days=1)))
    with _timed("a day of the next month, whose end is made from this one"):
        _asked(points, Point(last, add_days(day, 30)))
    known = store.position_at(ends(day))
    with _timed("the day as it was known when it was over"):
        _asked(points, Point(known, day))
    with _timed("the same once more"):
        _asked(points, Point(known, day))
    points.close()


def _asked(points: PastPoints, at: Point) -> None:
    with points.at(at) as views:
        assert views.outstanding.totals(at.day).rows
        views.worklist.page(at.day)


@contextmanager
def _timed(name: str) -> Iterator[None]:
    begun, cpu = perf_counter(), _cpu()
    yield
    wall, used = perf_counter() - begun, _cpu() - cpu
    print(f"  {name}: {wall:.1f} s, {used:.1f} s of processor", flush=True)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
