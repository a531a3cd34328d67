"""The overview and the work list of each month's end, as they were known then; kept for good."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final

import structlog

from adapters.store.opening import Store
from adapters.views import KeptFolders
from application.past_fold import Beginning, fold_point, views_of_a_point
from domain.days import day_after, end_of_month_before, ends
from domain.facts import Point
from projections.moved import NotYet, later_of

log = structlog.get_logger()

MOST_KEPT: Final = 25
"""Two years of months and the one before: what a year is held against."""
WORTH_IT: Final = 5_000
"""Facts; a shorter log is folded from nothing in about a second."""


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """A month's end: its last day, as it was known when that day was over."""

    at: Point

    @property
    def name(self) -> str:
        """What it is kept under."""
        return self.at.day.isoformat()


class MonthEnds:
    """The views of month ends, made when one is first needed, and thrown away if they moved.

    A month's end rests on the facts recorded by its last moment, and on the law, the plans and
    the tables of this program. So it never changes: what is recorded later, about whatever day,
    was not known then. One that is damaged, that rests on other law, plans or tables than ours,
    or on another log than this one, is made again.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        *,
        today: Callable[[], date],
        worth: int = WORTH_IT,
    ) -> None:
        """Keep them in a folder of the home. A log of less than ``worth`` facts needs none."""
        self.kept = KeptFolders(folder)
        self._store, self._today, self._worth = store, today, worth
        self._making = Lock()

    def beginning(self, at: Point) -> Beginning | None:
        """The last month's end from which the views of a point may be folded, made if need be.

        None where there is none before it, or nothing to gain. Raises StoreError.
        """
        month = next(self._before(at), None)
        return None if month is None else self._kept(month) or self._made(month)

    def make_due(self) -> bool:
        """Make the last month's end, if it is not there; tell whether that was done."""
        at = Point(self._store.last_position(), self._today())
        month = next(self._before(at), None)
        if month is None or self._kept(month):
            return False
        self._made(month)
        return True

    def _before(self, at: Point) -> Iterator[MonthEnd]:
        """The month ends by a point on both axes, the last one first, as far as they are kept.

        A month that is not over has none: more may be known at its end.
        """
        first_of_next = min(day_after(at.day), self._today())
        day = end_of_month_before(first_of_next)
        for _ in range(MOST_KEPT):
            position = self._store.position_at(ends(day))
            if position < self._worth:
                return
            if position <= at.position:
                yield MonthEnd(Point(position, day))
            day = end_of_month_before(day)

    def _kept(self, month: MonthEnd) -> Beginning | None:
        """One that is kept and rests on what we rest on; another of its name is thrown away."""
        said = self.kept.said(month.name)
        if not said:
            return None
        if said["rests_on"] != self._rests_on(month.at):
            log.info("month_end_moved", day=month.name)
            self.kept.throw_away(month.name)
            return None
        later = [NotYet(date.fromisoformat(day), *named) for day, *named in said["later"]]
        return Beginning(month.at, later, lambda into: self._copied(month, into))

    def _copied(self, month: MonthEnd, into: Path) -> bool:
        if self.kept.copied(month.name, into):
            return True
        log.warning("month_end_damaged", day=month.name)
        self.kept.throw_away(month.name)
        return False

    def _made(self, month: MonthEnd) -> Beginning | None:
        """Make one, from the one before it that is there."""
        with self._making:
            if kept := self._kept(month):
                return kept
            earlier = (self._kept(one) for one in self._before(month.at) if one != month)
            begin = next(filter(None, earlier), None)
            with self.kept.making(month.name) as (folder, said):
                later = fold_point(self._store, month.at, folder, begin)
                if later is None:
                    later = later_of(self._store, month.at)
                said["rests_on"] = self._rests_on(month.at)
                said["later"] = [[one.day.isoformat(), one.stream, one.kind] for one in later]
            self._trim()
            return self._kept(month)

    def _trim(self) -> None:
        for name in self.kept.names()[:-MOST_KEPT]:
            self.kept.throw_away(name)

    def _rests_on(self, at: Point) -> dict[str, Any]:
        """What the rows rest on: a position, the fact that stands there, law, plans and tables."""
        [last] = self._store.read_at([at.position])
        fact = sha256(last.header + last.state).hexdigest()
        views = {view.name: view.identity for view in views_of_a_point()}
        return {"position": at.position, "fact": fact, "views": views}
