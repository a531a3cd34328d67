"""The daily run of a server: once a day at its hour of Amsterdam, or as soon as it can after."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Event, Thread
from typing import Final

import structlog

from api.daily_run import RunOfTheDay, run_here
from application.faults import fault
from application.house import House
from application.letters.transport import MAIL_SILENT
from application.run.day import runs_of
from application.settings import DailyRun
from application.views import Views
from domain.days import AMSTERDAM, in_amsterdam
from domain.errors import Conflict, Refusal, StoreError
from domain.run.state import Run

log = structlog.get_logger()

LOOK_SECONDS: Final = 30.0
"""How often the clock is looked at; it is the wall clock, so summer time needs no rule."""

MARGIN: Final = timedelta(hours=3)
"""So long after its hour the run of a day may be at work before somebody must look."""

MAIL_AGAIN: Final = timedelta(minutes=30)
"""After so long a run is done again whose e-mail stopped as the mail server was silent."""


class Punctual(StrEnum):
    """How the daily run of this server stands."""

    NOT_WANTED = "not_wanted"
    """It is none of this server's work."""
    ON_TIME = "on_time"
    OVERDUE = "overdue"
    """Its hour and a margin have passed, and no run of today came to its end since."""
    STOPPED = "stopped"
    """Nobody looks at the clock any more."""


class Scheduler:
    """Does the day's run when its hour has come and it was not done since."""

    def __init__(self, house: House, views: Views, *, runs: RunOfTheDay = run_here) -> None:
        """Work on an open house, with views that somebody keeps level; ``runs`` does a run."""
        self._house, self._views, self._runs = house, views, runs
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def wanted(self) -> bool:
        """Tell whether this server runs by itself, as the settings say."""
        chosen = self._house.settings.daily_run
        return chosen is DailyRun.ALWAYS or (chosen is DailyRun.LIVE and not self._house.sandbox)

    def due(self) -> bool:
        """Tell whether the run of today is still to be done, or to be gone on with.

        A run that a person did before the hour does not stand in for it. One whose e-mail
        stopped as the mail server was silent is done again within the hour.
        """
        now = in_amsterdam(self._house.clock())
        if now < self._hour(now):
            return False
        last = self._last_of_today(now)
        if last is None or last.finished_at is None:
            return True
        silent = any(MAIL_SILENT in line.why for line in last.lines)
        return silent and now >= last.finished_at + MAIL_AGAIN

    def punctual(self) -> Punctual:
        """Tell whether the daily run is done as it should be; raises StoreError."""
        if not self.wanted:
            return Punctual.NOT_WANTED
        if self._thread is not None and not self._thread.is_alive():
            return Punctual.STOPPED
        now = in_amsterdam(self._house.clock())
        late = now >= self._hour(now) + MARGIN and self._last_of_today(now) is None
        return Punctual.OVERDUE if late else Punctual.ON_TIME

    def look(self) -> bool:
        """Do the run where it is due; tell whether it came to its end. Nothing is raised."""
        try:
            return self.due() and self._run_now()
        except (Refusal, Conflict, StoreError) as error:
            # Another run is at work, or the store cannot go on now: looked at again soon.
            log.warning("daily_run_waits", error=str(error))
        except Exception as error:  # noqa: BLE001 - the clock is looked at whatever one run met
            log.error("daily_run_failed", **fault(error))  # noqa: TRY400 - no values in a log
        return False

    def stop(self) -> None:
        """Look no more; a run at work ends after the claim it is at, and is gone on with later."""
        self._stop.set()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Look at the clock in a thread of its own while inside; a run at work is stopped."""
        if not self.wanted:
            yield
            return
        self._thread = Thread(target=self._run, name="daily-run", daemon=True)
        self._thread.start()
        try:
            yield
        finally:
            self.stop()
            self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self.look()
            self._stop.wait(LOOK_SECONDS)

    def _run_now(self) -> bool:
        self._views.catch_up()
        done = self._runs(self._house, self._views, self._stop)
        if done is None:
            return False
        log.info("daily_run", stopped=done.stopped, looked_at=done.looked_at, **done.counts)
        self._keep_month_end()
        return not done.stopped

    def _keep_month_end(self) -> None:
        """Make the views of the last month's end, where a long log lacks them."""
        try:
            if self._views.month_ends.make_due():
                log.info("month_end_made")
        except StoreError as error:
            # Whoever asks for a past day makes them, or is told what is wrong.
            log.warning("month_end_waits", error=str(error))

    def _hour(self, now: datetime) -> datetime:
        return datetime.combine(now.date(), self._house.settings.run_at, tzinfo=AMSTERDAM)

    def _last_of_today(self, now: datetime) -> Run | None:
        """The last run of today that came to its end since the hour."""
        hour = self._hour(now)
        ended = [
            run
            for run in runs_of(self._house, now.date())
            if run.finished_at is not None and run.finished_at >= hour
        ]
        return ended[-1] if ended else None
