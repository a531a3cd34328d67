"""Views of one point of both axes: folded from nothing, or from where a fold may begin."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from adapters.views import SqliteViews
from domain.facts import Point
from projections.engine import Engine
from projections.log.feed import Feed
from projections.moved import NotYet, advance
from projections.outstanding.fold import OutstandingView
from projections.outstanding.questions import Outstanding
from projections.past import PastFeed
from projections.rebuild import rebuild
from projections.view import View
from projections.worklist.fold import WorkListView
from projections.worklist.questions import WorkList


@dataclass(frozen=True, slots=True)
class DayViews:
    """What may be asked of a day: what was outstanding, and what waited for a person.

    ``at`` is the day, and the position through which the facts were looked at.
    """

    outstanding: Outstanding
    worklist: WorkList
    at: Point


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a fold may begin: views of an earlier point, with what that point leaves out.

    ``copied`` puts their files into a folder and tells whether they are whole.
    """

    at: Point
    later: list[NotYet]
    copied: Callable[[Path], bool]


def views_of_a_point() -> tuple[View, ...]:
    """The views that are folded of past points; none holds personal data."""
    return (OutstandingView(), WorkListView())


def fold_point(
    feed: Feed, at: Point, folder: Path, begin: Beginning | None = None
) -> list[NotYet] | None:
    """Fold the views of a point into an empty folder; give what is later still, if it is known.

    Afterwards no file is open. Raises StoreError.
    """
    if begin is not None and not begin.copied(folder):
        for half in folder.iterdir():
            half.unlink()
        begin = None
    with closing(SqliteViews(folder)) as generations:
        engine = Engine(PastFeed(feed, at), generations, views_of_a_point())
        if begin is None:
            rebuild(engine)
            return None
        return advance(engine, before=begin.at, later=begin.later)


def day_views(generations: SqliteViews, feed: PastFeed) -> DayViews:
    """The questions to the views that lie in a folder."""
    engine = Engine(feed, generations, views_of_a_point())
    outstanding, worklist = engine.reading("outstanding"), engine.reading("worklist")
    return DayViews(Outstanding(outstanding), WorkList(worklist), feed.at)
