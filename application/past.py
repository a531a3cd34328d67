"""Views of past days, folded when somebody asks for one and kept for a while."""

from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic
from typing import Final

from adapters.views import SqliteViews
from domain.facts import Point
from projections.engine import Engine
from projections.log.feed import Feed
from projections.outstanding.fold import OutstandingView
from projections.outstanding.questions import Outstanding
from projections.past import PastFeed
from projections.rebuild import rebuild
from projections.worklist.fold import WorkListView
from projections.worklist.questions import WorkList

_KEPT: Final = 8
_REST_SECONDS: Final = 60.0
"""How long a day must not have been asked for before it goes: nobody reads it any more."""


@dataclass(frozen=True, slots=True)
class DayViews:
    """What may be asked of a day: what was outstanding, and what waited for a person."""

    outstanding: Outstanding
    worklist: WorkList


@dataclass(slots=True)
class _Kept:
    """A day with its files, and when it was last asked for."""

    views: DayViews
    files: ExitStack
    asked_at: float = field(default_factory=monotonic)


@dataclass
class PastDays:
    """The views of past days, as they are known now; the longest unused one goes.

    A past day is not read from the live views: these know what a claim is now, so a claim that
    was paid since would be missing, and what was next then would be gone. Each is folded from
    the facts that had happened by its day into files of its own, without personal data, which
    are taken away at the end. It holds until a fact is added.
    """

    feed: Feed
    _kept: OrderedDict[Point, _Kept] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _folding: Lock = field(default_factory=Lock)
    """One day is folded at a time; whoever asks for one that is kept does not wait for it."""

    def of(self, day: date) -> DayViews:
        """The views of a day; raises StoreError where the log or a file cannot be read."""
        at = Point(self.feed.last_position(), day)
        if known := self._known(at):
            return known
        with self._folding:
            if known := self._known(at):
                return known
            kept = _folded(PastFeed(self.feed, at))
            with self._lock:
                self._kept[at] = kept
                self._trim()
            return kept.views

    def close(self) -> None:
        """Take all files away."""
        with self._lock:
            while self._kept:
                self._kept.popitem()[1].files.close()

    def _known(self, at: Point) -> DayViews | None:
        with self._lock:
            kept = self._kept.get(at)
            if kept is None:
                return None
            kept.asked_at = monotonic()
            self._kept.move_to_end(at)
            return kept.views

    def _trim(self) -> None:
        while len(self._kept) > _KEPT:
            oldest = next(iter(self._kept.values()))
            if monotonic() - oldest.asked_at < _REST_SECONDS:
                return
            self._kept.popitem(last=False)[1].files.close()


def _folded(feed: PastFeed) -> _Kept:
    with ExitStack() as opened:
        folder = opened.enter_context(TemporaryDirectory(prefix="vordering-"))
        generations = SqliteViews(Path(folder))
        opened.callback(generations.close)
        engine = Engine(feed, generations, (OutstandingView(), WorkListView()))
        rebuild(engine)
        found = DayViews(
            Outstanding(engine.reading("outstanding")), WorkList(engine.reading("worklist"))
        )
        return _Kept(found, opened.pop_all())
