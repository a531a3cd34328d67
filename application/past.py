"""Views of past days, folded when somebody asks for one and kept for a while."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic
from typing import Final

from adapters.passing_folder import passing_folder
from adapters.views import SqliteViews
from domain.errors import StoreError
from domain.facts import Point
from projections.engine import Engine
from projections.log.feed import Feed
from projections.outstanding.fold import OutstandingView
from projections.outstanding.questions import Outstanding
from projections.past import PastFeed
from projections.rebuild import rebuild
from projections.worklist.fold import WorkListView
from projections.worklist.questions import WorkList

MOST_KEPT: Final = 8
"""How many days are kept beside those that are being read."""
_REST_SECONDS: Final = 3600.0
"""After so long without a question a day goes at the next one: nobody reads it any more."""
_LONGEST_WAIT: Final = 120.0
"""Seconds that a question waits for another past day to be made ready."""


@dataclass(frozen=True, slots=True)
class DayViews:
    """What may be asked of a day: what was outstanding, and what waited for a person."""

    outstanding: Outstanding
    worklist: WorkList


@dataclass(slots=True)
class _Kept:
    """A day with its files, how many read it now, and when it was last asked for."""

    views: DayViews
    files: ExitStack
    readers: int = 0
    asked_at: float = 0.0


@dataclass
class PastDays:
    """The views of past days, as they are known now; the longest unused one goes.

    A past day is not read from the live views: these know what a claim is now, so a claim that
    was paid since would be missing, and what was next then would be gone. Each is folded from
    the facts that had happened by its day into files of its own, without personal data, which
    are taken away at the end. It holds until a fact is added, and a day that is being read is
    never taken away: so there are at most ``MOST_KEPT`` and one for each question under way.
    """

    feed: Feed
    longest_wait: float = _LONGEST_WAIT
    _kept: OrderedDict[Point, _Kept] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _folding: Lock = field(default_factory=Lock)
    """One day is folded at a time; whoever asks for one that is kept does not wait for it."""

    @contextmanager
    def of(self, day: date) -> Iterator[DayViews]:
        """Give the views of a day, to be read inside; StoreError: log or file is not readable."""
        at = Point(self.feed.last_position(), day)
        kept = self._known(at) or self._made(at)
        try:
            yield kept.views
        finally:
            with self._lock:
                kept.readers -= 1
                self._trim()

    def close(self) -> None:
        """Take all files away."""
        with self._lock:
            while self._kept:
                self._kept.popitem()[1].files.close()

    def _known(self, at: Point) -> _Kept | None:
        with self._lock:
            kept = self._kept.get(at)
            return None if kept is None else self._taken(at, kept)

    def _made(self, at: Point) -> _Kept:
        """Fold a day, unless somebody else did while we waited for our turn."""
        if not self._folding.acquire(timeout=self.longest_wait):
            raise StoreError("Other past days are being made ready. Ask again in a moment.")
        try:
            if known := self._known(at):
                return known
            kept = _folded(PastFeed(self.feed, at))
            with self._lock:
                self._kept[at] = kept
                return self._taken(at, kept)
        finally:
            self._folding.release()

    def _taken(self, at: Point, kept: _Kept) -> _Kept:
        kept.readers, kept.asked_at = kept.readers + 1, monotonic()
        self._kept.move_to_end(at)
        self._trim()
        return kept

    def _trim(self) -> None:
        """Let days go that nobody reads: first of an older log, then the longest unused."""
        newest = max((at.position for at in self._kept), default=0)
        now = monotonic()
        for at, kept in list(self._kept.items()):
            old = at.position < newest or now - kept.asked_at > _REST_SECONDS
            if not kept.readers and (old or len(self._kept) > MOST_KEPT):
                del self._kept[at]
                kept.files.close()


def _folded(feed: PastFeed) -> _Kept:
    with ExitStack() as opened:
        generations = SqliteViews(opened.enter_context(passing_folder()))
        opened.callback(generations.close)
        engine = Engine(feed, generations, (OutstandingView(), WorkListView()))
        rebuild(engine)
        found = DayViews(
            Outstanding(engine.reading("outstanding")), WorkList(engine.reading("worklist"))
        )
        return _Kept(found, opened.pop_all())
