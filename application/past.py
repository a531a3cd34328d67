"""Views of past points, folded when somebody asks for one and kept for a while."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copyfile
from threading import Lock
from time import monotonic
from typing import Final

from adapters.passing_folder import passing_folder
from adapters.views import SqliteViews
from application.month_ends import MonthEnds
from application.past_fold import Beginning, DayViews, day_views, fold_point
from domain.errors import StoreError
from domain.facts import Point
from projections.log.feed import Feed
from projections.past import PastFeed

MOST_KEPT: Final = 8
"""How many days are kept beside those that are being read."""
_REST_SECONDS: Final = 3600.0
"""After so long without a question a day goes at the next one: nobody reads it any more."""
_LONGEST_WAIT: Final = 120.0
"""Seconds that a question waits for another past day to be made ready."""


@dataclass(slots=True)
class _Kept:
    """A point with its files, how many read it now, and when it was last asked for."""

    views: DayViews
    files: ExitStack
    folder: Path
    readers: int = 0
    asked_at: float = 0.0

    def copied(self, into: Path) -> bool:
        """Copy the files, which nobody writes any more."""
        for file in self.folder.glob("*[!mw]"):  # no -wal and -shm of whoever reads
            copyfile(file, into / file.name)
        return True


@dataclass
class PastPoints:
    """The views of past days as they were known at a position; the longest unused one goes.

    A past day is not read from the live views: these know what a claim is now, so a claim that
    was paid since would be missing, and what was next then would be gone. Each is folded from
    the facts that had happened by its day and were recorded by its position, into files of its
    own, without personal data, which are taken away at the end. A fold begins at the last
    month's end before it, or where the same day is kept as known at an earlier position. A point
    that is being read is never taken away: so there are at most ``MOST_KEPT`` and one for each
    question under way.
    """

    feed: Feed
    months: MonthEnds | None = None
    longest_wait: float = _LONGEST_WAIT
    _kept: OrderedDict[Point, _Kept] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _folding: Lock = field(default_factory=Lock)
    """One point is folded at a time; whoever asks for one that is kept does not wait for it."""

    @contextmanager
    def of(self, day: date) -> Iterator[DayViews]:
        """Give the views of a day as it is known now, as ``at`` does."""
        with self.at(Point(self.feed.last_position(), day)) as views:
            yield views

    @contextmanager
    def at(self, point: Point) -> Iterator[DayViews]:
        """Give the views of a point, to be read inside; StoreError: log or file is not readable."""
        kept = self._known(point) or self._made(point)
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
        """Fold a point, unless somebody else did while we waited for our turn."""
        if not self._folding.acquire(timeout=self.longest_wait):
            raise StoreError("Other past days are being made ready. Ask again in a moment.")
        try:
            if known := self._known(at):
                return known
            with self._before(at) as begin:
                kept = self._folded(at, begin)
            with self._lock:
                self._kept[at] = kept
                return self._taken(at, kept)
        finally:
            self._folding.release()

    @contextmanager
    def _before(self, at: Point) -> Iterator[Beginning | None]:
        """Where the fold of a point begins: the nearest of what is kept by its position."""
        month = self.months.beginning(at) if self.months else None
        least = month.at.position if month else 0
        with self._lock:
            same = (one.position for one in self._kept if one.day == at.day)
            nearest = max((one for one in same if least < one < at.position), default=None)
            kept = None if nearest is None else self._kept[Point(nearest, at.day)]
            if kept:
                kept.readers += 1
        if nearest is None or kept is None:
            yield month
            return
        try:
            yield Beginning(Point(nearest, at.day), [], kept.copied)
        finally:
            with self._lock:
                kept.readers -= 1

    def _folded(self, at: Point, begin: Beginning | None) -> _Kept:
        with ExitStack() as opened:
            folder = opened.enter_context(passing_folder())
            fold_point(self.feed, at, folder, begin)
            generations = SqliteViews(folder)
            opened.callback(generations.close)
            views = day_views(generations, PastFeed(self.feed, at))
            return _Kept(views, opened.pop_all(), folder)

    def _taken(self, at: Point, kept: _Kept) -> _Kept:
        kept.readers, kept.asked_at = kept.readers + 1, monotonic()
        self._kept.move_to_end(at)
        self._trim()
        return kept

    def _trim(self) -> None:
        """Let points go that nobody reads: those long unused, and the longest unused of many."""
        now = monotonic()
        for at, kept in list(self._kept.items()):
            old = now - kept.asked_at > _REST_SECONDS
            if not kept.readers and (old or len(self._kept) > MOST_KEPT):
                del self._kept[at]
                kept.files.close()
