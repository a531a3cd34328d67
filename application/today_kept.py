"""What is kept of today is made in a thread of its own, beside the one that folds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Event, Thread
from typing import Final

import structlog

from application.faults import fault
from application.house import House
from domain.errors import StoreError
from projections.outstanding.questions import Outstanding

log = structlog.get_logger()

_LEASE: Final = "keep-today"
_REST_SECONDS: Final = 0.03
"""Between two portions, so that whoever waits to write comes in."""
_RETRY_SECONDS: Final = 5.0


class TodayKept:
    """Keeps the sums and orders of today at hand: when the day turns, or a view is new."""

    def __init__(self, house: House, outstanding: Outstanding) -> None:
        """Begin when first told to look."""
        self._house, self._outstanding = house, outstanding
        self._look, self._stop = Event(), Event()

    @contextmanager
    def at_work(self) -> Iterator[Callable[[], object]]:
        """Keep today while inside; gives what is to be called when the views are level."""
        thread = Thread(target=self._run, name="today", daemon=True)
        thread.start()
        try:
            yield self._look.set
        finally:
            self._stop.set()
            self._look.set()
            thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._look.wait()
            self._look.clear()
            try:
                self._keep(self._house.today)
            except StoreError as error:
                log.warning("today_is_not_kept", error=str(error))
                self._stop.wait(_RETRY_SECONDS)
            except Exception as error:  # noqa: BLE001 - it is tried again, and lists go without
                log.error("today_is_not_kept", **fault(error))  # noqa: TRY400 - no values in a log
                self._stop.wait(_RETRY_SECONDS)

    def _keep(self, today: date) -> None:
        """Keep all there is to keep, unless another program is at it."""
        leases = self._house.store.leases
        if self._stop.is_set() or not self._outstanding.lacks(today) or not leases.take(_LEASE):
            return
        try:
            while self._outstanding.keep_next(today, rest=self._rest, stopped=self._stop.is_set):
                pass
        finally:
            leases.free(_LEASE)

    def _rest(self) -> bool:
        return self._stop.wait(_REST_SECONDS)
