"""Figure 8: letters set, proved and recorded, beside Typst alone on the same template."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Final
from uuid import UUID

from adapters.paper.letter_page import letter_page
from adapters.paper.press import _printed, as_told
from application.house import House
from application.letters.pressroom import PressJob, PressRoom, press_room
from application.processes import Pool
from application.run.claim import ClaimWork
from application.run.day import ACTOR, ROLE, run_day
from application.run.lanes import LANES
from benchmarks.day_run import morning
from benchmarks.grounds import Grounds
from benchmarks.measuring import Beside, Figure, Size, Target, side_by_side
from benchmarks.portfolio import MAIN_DAY, Cohort, write
from tests.application.houses import HousePlace, clock_at

LETTERS: Final = 40
IN_A_SMALL_RUN: Final = 80
"""Told, not judged: the start of its presses weighs in it."""
IN_A_RUN: Final = 400
REPEATS: Final = 5
REACH: Final = Target(0.7)
CORES: Final = os.cpu_count() or 1

Sheet = tuple[Path, str, date]
"""What Typst is given for one letter: folder, page and day."""


def figures(
    grounds: Grounds,
    engine: str,
    *,
    size: Size,
    presses: int = CORES,
) -> list[Figure]:
    """Measure letters through a press room, and through whole runs that record them.

    The yardstick sets the same pages in as many processes. Both are up before they are measured,
    but for a run: it starts its presses within its own time.
    """
    repeats, more = size.repeats(REPEATS), 4 if size.full else 1
    letters, small, run = LETTERS * more, IN_A_SMALL_RUN * more, IN_A_RUN * more
    with ExitStack() as doors:
        house, claims = doors.enter_context(
            _portfolio(grounds, engine, presses, letters + repeats * (small + run))
        )
        jobs = _jobs(house, islice(claims, letters))
        alone = doors.enter_context(_typst(presses))
        told = _recorded(house, claims, cycled(jobs, small), alone, repeats)
        judged = _recorded(house, claims, cycled(jobs, run), alone, repeats)
        found = [
            replace(told, what=f"{told.what}, {engine}", target=None),
            replace(judged, what=f"{judged.what}, {engine}"),
        ]
        if engine == "sqlite":  # no store takes part in it
            found.insert(0, _proved(jobs, alone, presses, repeats))
        return found


def cycled(jobs: Sequence[PressJob], letters: int) -> list[Sheet]:
    """The pages of so many letters: of these again and again, none soon after itself."""
    return list(islice(cycle(sheets_of(jobs)), letters))


@dataclass(frozen=True, slots=True)
class Alone:
    """Typst in processes of its own, each of which is given its share of the pages at once."""

    pool: Pool
    processes: int

    def sets(self, sheets: Sequence[Sheet]) -> int:
        """Set all pages; gives how many bytes they are."""
        shares = [sheets[n :: self.processes] for n in range(self.processes)]
        return sum(one.result() for one in [self.pool.submit(_set, share) for share in shares])


def _set(sheets: Sequence[Sheet]) -> int:
    return sum(len(_printed("letter", folder, page, dated)) for folder, page, dated in sheets)


@contextmanager
def _typst(processes: int) -> Iterator[Alone]:
    pool = Pool(processes)
    try:
        yield Alone(pool, processes)
    finally:
        pool.end()


def sheets_of(jobs: Sequence[PressJob]) -> list[Sheet]:
    """The pages of letters, as the press gives them to Typst."""
    return [
        (job.look.folder, as_told(letter_page(job.content), job.look), job.content.dated)
        for job in jobs
    ]


def through(room: PressRoom, jobs: Sequence[PressJob]) -> list[bytes]:
    """Take letters through a press room as a run does: from as many lanes."""
    with ThreadPoolExecutor(LANES) as lanes:
        return list(lanes.map(room.document, jobs))


def _proved(jobs: list[PressJob], alone: Alone, presses: int, repeats: int) -> Figure:
    sheets = sheets_of(jobs)
    with press_room() as room:
        room.start(presses)
        through(room, jobs[: 2 * LANES])
        beside = side_by_side(
            lambda: through(room, jobs), lambda: alone.sets(sheets), repeats=repeats
        )
    return _figure(f"letters set and proved, {presses} presses", beside, len(jobs))


def _recorded(
    house: House, claims: Iterator[UUID], sheets: list[Sheet], alone: Alone, repeats: int
) -> Figure:
    letters = len(sheets)

    def run() -> None:
        due = list(islice(claims, letters))
        report = run_day(house, candidates=lambda _day: iter(due))
        assert report.counts()["letter_sent"] == letters, report.counts()

    alone.sets(sheets)
    beside = side_by_side(run, lambda: alone.sets(sheets), repeats=repeats, warm=False)
    return _figure(f"letters of a run of {letters}, set, proved and recorded", beside, letters)


def _figure(what: str, beside: Beside, letters: int) -> Figure:
    ours, yardstick, ratio = beside.speeds(count=letters)
    return Figure(number="8", what=what, ours=ours, yardstick=yardstick, judged=ratio, target=REACH)


@contextmanager
def _portfolio(
    grounds: Grounds, engine: str, presses: int, claims: int
) -> Iterator[tuple[House, Iterator[UUID]]]:
    """A house with claims of as many debtors, each of which is due a reminder on its day."""
    with grounds.empty(engine) as ground:
        url = ground.url if engine == "postgres" else ""
        place = HousePlace(engine, url, ground.folder / "house", clock_at(date(2026, 1, 2)))
        with place.opened(presses=presses) as house:
            due_on = MAIN_DAY - timedelta(days=2)
            plan = [Cohort(f"{n}", 1, due_on) for n in range(claims)]
            written = write(house, tuple(plan), told=lambda _n: None)
            morning(place, house, MAIN_DAY)
            yield house, iter([claim for [claim] in written.claims.values()])


class _Noting(PressRoom):
    """A press room that remembers what it was given."""

    def __init__(self) -> None:
        """Begin with nothing given."""
        super().__init__()
        self.given: list[PressJob] = []

    def document(self, sheet: PressJob) -> bytes:
        """Make the document, and remember of what."""
        self.given.append(sheet)
        return super().document(sheet)


def _jobs(house: House, claims: Iterator[UUID]) -> list[PressJob]:
    """What the letters of these claims are made of, by the work of the day itself."""
    room = _Noting()
    work = ClaimWork(house, day=MAIN_DAY, dry_run=False, actor=ACTOR, role=ROLE, room=room)
    for claim in claims:
        for _line in work.take(claim):
            pass
    return room.given
