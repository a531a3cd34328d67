"""The daily run of a server: once a day at its hour of Amsterdam, or as soon as it can after."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread
from typing import Final

import structlog

from application.house import House
from application.run.day import run_day, runs_of
from application.settings import DailyRun
from application.views import Views
from domain.days import AMSTERDAM, in_amsterdam
from domain.errors import Conflict, Refusal, StoreError

log = structlog.get_logger()

LOOK_SECONDS: Final = 30.0
"""How often the clock is looked at; it is the wall clock, so summer time needs no rule."""


class Scheduler:
    """Does the day's run when its hour has come and it was not done since."""

    def __init__(self, house: House, views: Views) -> None:
        """Work on an open house, with views that somebody keeps level."""
        self._house, self._views = house, views
        self._stop = Event()

    @property
    def wanted(self) -> bool:
        """Tell whether this server runs by itself, as the settings say."""
        chosen = self._house.settings.daily_run
        return chosen is DailyRun.ALWAYS or (chosen is DailyRun.LIVE and not self._house.sandbox)

    def due(self) -> bool:
        """Tell whether the run of today is still to be done, or to be gone on with.

        A run that a person did before the hour does not stand in for it.
        """
        now = in_amsterdam(self._house.clock())
        hour = datetime.combine(now.date(), self._house.settings.run_at, tzinfo=AMSTERDAM)
        if now < hour:
            return False
        done = (run.finished_at for run in runs_of(self._house, now.date()))
        return all(at is None or at < hour for at in done)

    def look(self) -> bool:
        """Do the run where it is due; tell whether it came to its end."""
        if not self.due():
            return False
        try:
            self._views.catch_up()
            report = run_day(self._house, candidates=self._views.candidates, stop=self._stop.is_set)
        except (Refusal, Conflict, StoreError) as error:
            # Another run is at work, or the store cannot go on now: looked at again soon.
            log.warning("daily_run_waits", error=str(error))
            return False
        log.info("daily_run", stopped=report.stopped, looked_at=report.looked_at, **report.counts())
        return not report.stopped

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Look at the clock in a thread of its own while inside; a run at work is stopped."""
        if not self.wanted:
            yield
            return
        thread = Thread(target=self._run, name="daily-run", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self.look()
            self._stop.wait(LOOK_SECONDS)
