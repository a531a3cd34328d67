"""Keeps views level with the log: batches, progress in the transaction of the rows, one loop."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic
from typing import Final

from domain.errors import NotFound, RowRefused, ViewGone
from projections.batch import Batch
from projections.cases import Cases, LogBatch
from projections.database import Database, Generations
from projections.folded_through import FoldedThrough
from projections.live import LiveDatabase
from projections.log.feed import Feed
from projections.log.quarantine import Quarantine, Quarantined, code_of
from projections.opened import LetGone, Open, Overtaken
from projections.refused_rows import refused_rows
from projections.view import QUARANTINE, AddedUpWrongly, Edit, View, every_table

POLL_SECONDS: Final = 0.25
BATCH: Final = 5_000
"""Facts in one transaction when views are behind."""


class Engine:
    """Folds the log into the current generation of each view; one object for each process.

    Every method may be called from any thread. Two programs may keep the same views: whoever
    is first moves a view on, the other one sees that and reads on from there. ``told`` is
    called with each stream that a view leaves out, ``let_gone`` with each view of which what it
    keeps added up was found out of step with its rows.
    """

    def __init__(
        self,
        feed: Feed,
        generations: Generations,
        views: Iterable[View],
        *,
        told: Callable[[Quarantined], None] = lambda _: None,
        let_gone: Callable[[LetGone], None] = lambda _: None,
    ) -> None:
        self.feed = feed
        self.generations = generations
        self.views: Mapping[str, View] = {view.name: view for view in views}
        self.told = told
        self._let_gone = let_gone
        self._live = {name: self._reader(view) for name, view in self.views.items()}
        self._cases = Cases(feed)
        self._folding = Lock()
        self._making = Lock()
        self.through = FoldedThrough()
        self._wanted = Event()
        self._wake: Callable[[], object] = self._wanted.set
        self.running = False
        """Whether somebody keeps the views level, and ``through`` tells how far."""
        self.alive: Callable[[], object] = bool
        """Called where something was folded into one view: who folds much is seen to be at it."""

    def view(self, name: str) -> View:
        """A view; raises NotFound that names the ones there are."""
        try:
            return self.views[name]
        except KeyError:
            known = ", ".join(sorted(self.views))
            raise NotFound(
                "view.unknown",
                f"There is no view '{name}'.",
                way_out=f"Known views: {known}.",
                values={"known": known},
            ) from None

    def reading(self, name: str) -> Callable[[], Database]:
        """A door to the current generation of a view; the pointer is read at each statement."""
        live = self._live[self.view(name).name]
        return lambda: live

    def current(self, view: View) -> Open:
        """The generation of a view that requests read; the first one is made here."""
        generation = self.generations.current(view.name)
        if generation is None:
            return self._first(view)
        return Open(view, generation, self.generations.open(view.name, generation))

    def begin(self, view: View, *, indexed: bool) -> Open:
        """Set up a new generation of a view at position 0, with or without its indexes."""
        generation = self.generations.create(view.name)
        opened = Open(view, generation, self.generations.open(view.name, generation))
        with opened.database.transaction():
            for table in every_table(view):
                opened.database.execute(table.create())
                for statement in table.create_indexes() if indexed else ():
                    opened.database.execute(statement)
            opened.database.execute(
                "INSERT INTO progress VALUES (?, ?, ?)", (view.name, 0, view.identity)
            )
        return opened

    def outdated(self) -> list[str]:
        """Name the views to rebuild: they rest on other rates, plans or tables, or are damaged."""
        opened = [self.current(view) for view in self.views.values()]
        return [
            one.view.name
            for one in opened
            if not one.whole() or one.progress().identity != one.view.identity
        ]

    def positions(self) -> dict[str, int]:
        """The position of every view."""
        return {name: self._position(name) for name in self.views}

    def quarantined(self) -> list[Quarantined]:
        """Every stream that a view leaves out."""
        return [
            Quarantined(name, *row)
            for name in self.views
            for row in self._live[name].query(
                "SELECT stream, position, code FROM quarantine ORDER BY stream"
            )
        ]

    def let_gone(self) -> list[LetGone]:
        """Where what a view keeps added up was found out of step, since the view was made.

        An outdated view may have no table for that, and is to be made again anyhow.
        """
        outdated = self.outdated()
        return [
            LetGone(name, position)
            for name, view in self.views.items()
            if name not in outdated
            for position in view.let_gone(self._live[name])
        ]

    def catch_up(self, *names: str, limit: int = BATCH) -> int:
        """Fold every fact there is into the views named (none: all); give how many were read.

        Views at one position share the work. Raises StoreError; what was done stays done.
        """
        views = [self.view(name) for name in names or self.views]
        read = 0
        while facts := self._step(views, limit=limit):
            read += facts
        return read

    def run_forever(
        self, stop: Event, *, poll: float = POLL_SECONDS, level: Callable[[], object] = bool
    ) -> None:
        """Catch up, wait for a wake or the poll, and again, until told to stop.

        ``level`` is called each time that everything was folded.
        Raises StoreError where the store or a view fails: the caller decides about a retry.
        """
        self.running = True
        try:
            while not stop.is_set():
                self._wanted.clear()
                self.catch_up()
                level()
                self._wanted.wait(poll)
        finally:
            self.running = False

    def wake(self) -> None:
        """Let whoever keeps the views look at the log at once, after a write or to stop."""
        self._wake()

    @contextmanager
    def kept_elsewhere(self, wake: Callable[[], object]) -> Iterator[Callable[[int], None]]:
        """Let another program fold, while inside; ``wake`` lets it look at the log at once.

        Gives what is to be called with each position that all views have by what that one tells.
        """
        self.running, self._wake = True, wake
        try:
            yield self.through.tell
        finally:
            self.running, self._wake = False, self._wanted.set

    def wait_for(self, position: int, *, timeout: float = 5.0, views: Sequence[str] = ()) -> bool:
        """Wait until the views (none: all) have taken a position, so one reads one's own write.

        ``timeout`` in seconds. Gives whether they have. Where nobody keeps them level, or no more,
        the caller's thread folds itself, but begins no batch after that time; whoever does keep
        them tells how far he is, so that many who wait at once read no view for that.
        """
        names, end = views or tuple(self.views), monotonic() + timeout
        while True:
            if not self.running:
                self._fold_until(end, names)
            if self._told(names, position):
                return True
            left = end - monotonic()
            if left <= 0:
                return self.reached(names, position)
            self.wake()
            self.through.wait(position, seconds=min(left, POLL_SECONDS))

    def _fold_until(self, end: float, names: Sequence[str]) -> None:
        """Catch up views; where they are far behind, no batch begins after a moment."""
        views = [self.view(name) for name in names]
        while read := self._step(views, limit=BATCH):
            if read == BATCH and monotonic() >= end:
                return

    def _told(self, names: Sequence[str], position: int) -> bool:
        """Whether views have taken a position; of all it is known without reading them."""
        if self.running and len(names) == len(self.views):
            return self.through.at >= position
        return self.reached(names, position)

    def _first(self, view: View) -> Open:
        with self._making:
            if self.generations.current(view.name) is None:
                opened = self.begin(view, indexed=True)
                self.generations.switch({view.name: opened.generation})
        return self.current(view)

    def reached(self, names: Sequence[str], position: int) -> bool:
        """Whether views have taken a position."""
        return all(self._position(self.view(name).name) >= position for name in names)

    def _position(self, name: str) -> int:
        """How far a view is; raises StoreError where it was never set up."""
        live = Open(self.views[name], 0, self._live[name])
        return live.progress().position

    def _reader(self, view: View) -> LiveDatabase:
        return LiveDatabase(lambda: self.current(view).database)

    def _step(self, views: Sequence[View], *, limit: int) -> int:
        with self._folding:
            before = [self.generations.current(view.name) for view in views]
            try:
                return self._step_alone(views, limit)
            except Overtaken:
                return 1
            except ViewGone:
                if before == [self.generations.current(view.name) for view in views]:
                    raise
                return 1  # another one is current since

    def _step_alone(self, views: Sequence[View], limit: int) -> int:
        opened = [self.current(view) for view in views]
        positions = [one.progress().position for one in opened]
        after = min(positions)
        ahead = min((p for p in positions if p > after), default=None)
        group = [one for one, position in zip(opened, positions, strict=True) if position == after]
        batch = next_batch(self.feed, self._cases, after=after, limit=limit, through=ahead)
        if batch is None:
            self._tell(positions)
            return 0
        for one in group:
            if not fold(one, batch, told=self.told):
                self._let_gone(LetGone(one.view.name, batch.end))
            self.alive()
        self._tell([batch.end if position == after else position for position in positions])
        return len(batch.rows) or 1

    def _tell(self, positions: Sequence[int]) -> None:
        """Tell those who wait; of some views alone nothing is known of all."""
        if len(positions) == len(self.views):
            self.through.tell(min(positions))


def next_batch(
    feed: Feed, cases: Cases, *, after: int, limit: int, through: int | None = None
) -> LogBatch | None:
    """Read the facts behind a position, none behind ``through``; None where there are none.

    A stretch without facts before ``through`` gives an empty batch that ends there.
    """
    rows = feed.read_after(after, limit)
    if through is not None:
        full = len(rows) == limit and rows[-1].position <= through
        rows = [row for row in rows if row.position <= through]
        if not full:
            return LogBatch(rows, after=after, end=through, cases=cases)
    if not rows:
        return None
    return LogBatch(rows, after=after, end=rows[-1].position, cases=cases)


def fold(opened: Open, batch: LogBatch, *, told: Callable[[Quarantined], None]) -> bool:
    """Fold a batch into one generation, with its position, in one transaction.

    A stream that was left out is tried again where the batch changed it. False: what is added up
    of the rows was out of step with them, and was let go. Raises Overtaken where the generation
    is not at the beginning of the batch any more.
    """
    quarantine = opened.quarantine()
    with uncollected(len(batch.rows)):
        lacking = quarantine.try_again(_changed(opened.view, batch)) if quarantine.known else {}
        whole = batch.reaching_back(lacking) if lacking and opened.view.fact_by_fact else batch
        in_step = _written(opened, whole, quarantine, lambda: opened.move(batch.after, batch.end))
    for one in quarantine.to_tell():
        told(one)
    return in_step


def _changed(view: View, batch: LogBatch) -> set[str]:
    """The streams that a batch changed, and the claims that others of them bear on."""
    changed = {row.stream for row in batch.rows}
    return changed if view.fact_by_fact else changed | {one.id for one in batch.subjects}


def _written(opened: Open, batch: Batch, quarantine: Quarantine, begin: Callable[[], None]) -> bool:
    """Write what a batch comes to; a stream with a row that no column takes is left out.

    ``begin`` is done first in the transaction. What is added up of the rows only follows from
    them: where it was out of step it goes, in the transaction of the rows, and stops no fold.
    Gives whether it was in step.
    """
    in_step = True
    while True:
        edits = opened.view.fold(batch, quarantine)
        try:
            with opened.database.transaction():
                begin()
                if not in_step:
                    opened.view.let_go(opened.database, position=batch.end)
                write(opened, edits, quarantine)
        except AddedUpWrongly:
            if not in_step:
                raise
            in_step = False
        except RowRefused as refused:
            found = refused_rows(opened.database, edits)
            if not set(found) - quarantine.known.keys():
                raise
            last = {row.stream: row.position for row in batch.rows}
            for stream, at in found.items():
                position = at or last.get(stream, batch.end)
                quarantine.put(stream, position, code_of(refused))
        else:
            return in_step


def fold_part(
    opened: Open,
    batch: Batch,
    *,
    instead_of: Sequence[str] = (),
    begin: Callable[[], None] = lambda: None,
) -> list[Quarantined]:
    """Fold a part of the log into a new generation, whose position stays where it is.

    What a stream comes to lies in one part, so several parts may be folded at once; what is
    worked out is worked out before the write lock is taken. What rests on the streams
    ``instead_of`` which it stands goes first, and ``begin`` is done in the transaction of its
    rows. Gives the streams left out.
    """
    quarantine = Quarantine(opened.view.name)

    def first() -> None:
        begin()
        _taken_out(opened, instead_of)

    _written(opened, batch, quarantine, first)
    return quarantine.new


def _taken_out(opened: Open, streams: Sequence[str]) -> None:
    """Delete every row that rests on some streams, and that they were left out."""
    with opened.view.changing(opened.database, lambda: streams):
        for table in (*opened.view.tables, QUARANTINE) if streams else ():
            opened.database.delete_many(table.name, table.names[table.stream_column], streams)


def write(opened: Open, edits: Sequence[Edit], quarantine: Quarantine) -> None:
    """Make the edits of a batch, and note the streams that it left out."""
    database = opened.database
    with opened.view.changing(database, lambda: {s for one in edits for s in one.streams()}):
        for edit in edits:
            edit.write(database)
    database.delete_many("quarantine", "stream", list(quarantine.tried))
    rows = [(one.stream, one.position, one.code) for one in quarantine.new]
    database.insert_many("quarantine", ("stream", "position", "code"), rows)


@contextmanager
def uncollected(facts: int) -> Iterator[None]:
    """Leave the search for cyclic garbage until after a large batch.

    A batch keeps nearly all it makes, and the collector would walk over it again and again: a
    third of the time of a rebuild.
    """
    paused = facts >= _MANY and gc.isenabled()
    if paused:
        gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


_MANY: Final = 1_000
