"""The views of a large store are kept level by a program of their own.

Readers of a server share one interpreter, and folding what others record takes a good part of it.
So the other program folds, tells through a pipe how far it is, and is told by it when somebody
waits for what he recorded.
"""

import signal
from collections.abc import Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Event, Lock, Thread
from time import monotonic
from typing import Final

import structlog

from api.logs import start_logs
from api.losses import BORNE, Losses, LossesBorne
from api.wiring import open_house
from application.faults import fault
from application.house import House
from application.processes import CannotStartError, Pool
from application.settings import Settings
from application.views import NOT_NOW, Views, views_of

log = structlog.get_logger()

LARGE: Final = 100_000
"""A store of so many facts; what comes in at a smaller one is soon folded."""
_LOOK_SECONDS: Final = 0.25
_WAKE, _STOP = b"wake", b"stop"
_ALIVE: Final = -2
"""Told instead of a position by who is at work and not level yet."""
_BYTES: Final = 8
"""Of a position on its way."""


@dataclass(frozen=True, slots=True)
class SilenceBorne:
    """How many seconds the other program may say nothing before it is ended, by force.

    It says something each quarter of a second, and behind each view of a large batch; it may
    wait for whoever else writes, twice as long as a program waits at all.
    """

    begin: float = 60.0
    """Until its first sign of life."""
    silent: float = 75.0
    noticed: float = 10.0
    """From then on it is told that it is silent."""


class _SilentError(Exception):
    """The other program gave no sign of life for too long."""


@contextmanager
def views_kept_beside(
    house: House,
    views: Views,
    *,
    large: int = LARGE,
    patience: SilenceBorne = SilenceBorne(),
    borne: LossesBorne = BORNE,
) -> Iterator[None]:
    """Keep the views level while inside: those of a large store by a program of their own.

    Where the machine has one core, or gives no process, this program does it.
    """
    if house.rebuild_count == 1 or house.store.last_position() < large:
        with views.kept_level():
            yield
        return
    keeper = _Keeper(house.settings, views, patience, Losses(borne))
    thread = Thread(target=keeper.run, name="views", daemon=True)
    thread.start()
    try:
        yield
    finally:
        keeper.stop.set()
        views.engine.wake()
        thread.join()


class _Keeper:
    """The server's side: it hears how far the views are, and says when somebody waits."""

    def __init__(
        self, settings: Settings, views: Views, patience: SilenceBorne, losses: Losses
    ) -> None:
        self._settings, self._views, self._patience = settings, views, patience
        self._losses = losses
        self.stop = Event()

    def run(self) -> None:
        """Have the views kept level until told to stop, whatever becomes of who does it."""
        while not self.stop.is_set():
            self._follow_until_lost()
            if not self.stop.is_set() and (rest := self._losses.rest_after(monotonic())):
                self._keep_here(rest)

    def _follow_until_lost(self) -> None:
        try:
            self._follow()
        except _SilentError:
            log.error("views_silent_ended")  # noqa: TRY400 - where we are says nothing
            self._views.keeping.lost["silent"] += 1
        except (CannotStartError, BrokenProcessPool, OSError, EOFError) as error:
            log.warning("views_lost", why=type(error).__name__)
            self._views.keeping.lost["ended"] += 1
        except Exception as error:  # noqa: BLE001 - views that stood still for good help nobody
            log.error("views_failed", **fault(error))  # noqa: TRY400 - no values in a log
        finally:
            self._views.keeping.silent_seconds = 0.0

    def _keep_here(self, seconds: float) -> None:
        """Keep them in this program for a while: others were lost too often."""
        log.warning("views_kept_by_server", seconds=seconds)
        self._views.keeping.resting_seconds = seconds
        try:
            with self._views.kept_level():
                self.stop.wait(seconds)
        finally:
            self._views.keeping.resting_seconds = 0.0

    def _follow(self) -> None:
        """Start the other program, and hear of it until told to stop; raises where it ends.

        One that is silent is killed, whatever it holds: a transaction of its own is undone.
        """
        here, there = Pipe()
        with closing(Pool(1, _begin, there)) as pool, here:
            with there:  # once it is started, only the other program holds its end
                keeping = pool.submit(_keep, self._settings)
            try:
                self._hear(_Line(here, self._patience), keeping)
            except _SilentError:
                pool.end()
                raise

    def _hear(self, line: "_Line", keeping: "Future[None]") -> None:
        at = self._heard(line, keeping)
        while at is not None:  # until it is at work, whoever waits folds himself
            kept = at != NOT_NOW  # nobody is to wait in vain for what fails for now
            at = self._kept(line, keeping, at) if kept else self._heard(line, keeping)
        line.say(_STOP)
        if not wait([keeping], self._patience.silent).done:
            raise _SilentError
        keeping.result()

    def _kept(self, line: "_Line", keeping: "Future[None]", at: int | None) -> int | None:
        """Pass on how far the views are while it folds them; gives what it said last."""
        with self._views.engine.kept_elsewhere(line.wake) as tell:
            while at is not None and at != NOT_NOW:
                tell(at)
                at = self._heard(line, keeping)
        return at

    def _heard(self, line: "_Line", keeping: "Future[None]") -> int | None:
        """The next position that all views have, or ``NOT_NOW``; None: it is to stop.

        Raises EOFError where it ended, _SilentError where it is not heard of.
        """
        while not self.stop.is_set():
            at = line.heard(_LOOK_SECONDS)
            self._views.keeping.silent_seconds = line.silent_seconds
            if at is not None and at != _ALIVE:
                return at
            if keeping.done():
                keeping.result()
                raise EOFError
        return None


class _Line:
    """An end of the pipe that many threads may speak into; nobody waits for who does not hear."""

    def __init__(self, end: Connection, patience: SilenceBorne) -> None:
        self._end = end
        self._patience = patience
        self._most = patience.begin
        self._speaking = Lock()
        self._asked = False
        self._silent = 0.0
        """Looks count, not the clock: where we were stopped as well, nobody was silent."""

    @property
    def silent_seconds(self) -> float:
        """How long nothing was said, where that is longer than it should be."""
        began = self._most == self._patience.silent
        return self._silent if began and self._silent >= self._patience.noticed else 0.0

    def wake(self) -> None:
        """Let the other program look at once, unless it was told so and did not answer yet."""
        if not self._asked:
            self._asked = True
            with suppress(OSError):  # nobody is there: whoever hears notices that
                self.say(_WAKE)

    def heard(self, seconds: float) -> int | None:
        """A position that all views have; None: nothing was told for so long.

        Raises _SilentError where nothing was told for too long.
        """
        if not self._end.poll(seconds):
            self._silent += seconds
            if self._silent >= self._most:
                raise _SilentError
            if self.silent_seconds and self._silent < self._patience.noticed + seconds:
                log.warning("views_silent", seconds=self._silent)
            return None
        self._asked, self._silent, self._most = False, 0.0, self._patience.silent
        return int.from_bytes(self._end.recv_bytes(_BYTES), signed=True)

    def say(self, word: bytes) -> None:
        """Say a word; raises OSError where nobody is there."""
        with self._speaking:
            self._end.send_bytes(word)


class _Server:
    """In the other program: the pipe to the server."""

    end: Connection


def _begin(end: Connection) -> None:
    """Prepare the other program: it ends when the server says so, or ends itself."""
    start_logs()
    _Server.end = end
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)


def _keep(settings: Settings) -> None:
    """In the other program: fold until the server says stop, and tell it how far the views are."""
    stop, end = Event(), _Server.end
    with open_house(settings) as house, views_of(house) as views:
        Thread(target=_listen, args=(end, stop, views), name="server", daemon=True).start()

        def tell(at: int) -> None:
            end.send_bytes(at.to_bytes(_BYTES, signed=True))

        views.engine.alive = lambda: tell(_ALIVE)
        views.engine.through.listen(tell)
        views.keep_level_until(stop, told=tell)  # also where nothing moved: who asked is answered


def _listen(end: Connection, stop: Event, views: Views) -> None:
    """Hear what the server says."""
    try:
        while end.recv_bytes() != _STOP:
            views.engine.wake()
    except (EOFError, OSError):
        pass  # the server is gone, and so are we
    finally:
        stop.set()
        views.engine.wake()
