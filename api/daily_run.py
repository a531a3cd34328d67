"""The day's run of a server: a large one by a program of its own, beside which pages are quick.

Readers of a server share one interpreter, and a run takes most of it as long as it works.
"""

import signal
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Event
from typing import Final, TypeAlias

import structlog

from api.giving_way import give_way
from api.logs import start_logs
from api.wiring import open_house
from application.faults import fault
from application.house import House
from application.processes import CannotStartError, Pool
from application.run.day import ONE_BY_ONE, run_day
from application.settings import Settings
from application.views import Views, views_of
from domain.errors import Conflict, Refusal, StoreError

log = structlog.get_logger()

_STOP: Final = b"stop"
_LOOK_SECONDS: Final = 0.2
"""How often it is looked whether the other program is to stop."""


@dataclass(frozen=True, slots=True)
class DayDone:
    """What a run came to."""

    stopped: bool
    looked_at: int
    counts: Mapping[str, int]


RunOfTheDay: TypeAlias = Callable[[House, Views, Event], DayDone | None]
"""Does the run of today until it is told to stop; None: it failed, as the log says.

Raises Refusal, Conflict or StoreError where it cannot be done now.
"""


def run_here(house: House, views: Views, stop: Event) -> DayDone:
    """Do the run in this program."""
    return _done(house, views, stop.is_set)


def run_beside(house: House, views: Views, stop: Event) -> DayDone | None:
    """Do the run; one that looks at many claims in a program of its own, if there is one to be had.

    Whatever becomes of that program, the next run of the day goes on from there.
    """
    if views.worklist.due_count(house.today) <= ONE_BY_ONE:
        return run_here(house, views, stop)
    ear, mouth = Pipe(duplex=False)
    with ear, mouth:
        pool: Pool | None = None
        try:
            pool = Pool(1, _begin, ear)
            running = pool.submit(_run, house.settings)  # which starts it
        except CannotStartError as error:
            log.warning("daily_run_shares", why=type(error).__name__)
            if pool is not None:
                pool.end()
            return run_here(house, views, stop)
        with closing(pool), mouth:  # a mouth that is closed says stop as well
            return _awaited(running, stop, mouth)


def _awaited(
    running: Future[DayDone | str | dict[str, str]], stop: Event, mouth: Connection
) -> DayDone | None:
    """What the other program tells; it is told to stop where we are."""
    said = False
    try:
        while not wait([running], _LOOK_SECONDS).done:
            if stop.is_set() and not said:
                mouth.send_bytes(_STOP)
                said = True
        told = running.result()
    except BrokenProcessPool as error:
        raise StoreError(
            f"The program of the daily run was ended from outside ({type(error).__name__});"
            " what it did is kept, and the next one goes on from there."
        ) from error
    if isinstance(told, str):
        raise StoreError(told)
    if isinstance(told, DayDone):
        return told
    log.error("daily_run_failed", **told)
    return None


class _Asked:
    """In the other program: who may ask it to stop. No lock that dies with one of the two."""

    ear: Connection
    signals: Final = list[int]()

    @classmethod
    def to_stop(cls) -> bool:
        """Whether the server said so (it stays said), or a signal to its whole group did."""
        return bool(cls.signals) or cls.ear.poll()


def _begin(ear: Connection) -> None:
    """Prepare the other program."""
    give_way()
    start_logs()
    _Asked.ear = ear
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda number, _frame: _Asked.signals.append(number))


def _run(settings: Settings) -> DayDone | str | dict[str, str]:
    """The run in the other program: what it came to, why it waits, or what it failed of."""
    try:
        with open_house(settings) as house, views_of(house) as views:
            views.catch_up()
            return _done(house, views, _Asked.to_stop)
    except (Refusal, Conflict, StoreError) as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - of another program only what can travel comes here
        return fault(error)


def _done(house: House, views: Views, stop: Callable[[], bool]) -> DayDone:
    report = run_day(house, candidates=views.candidates, stop=stop)
    return DayDone(report.stopped, report.looked_at, dict(report.counts()))
