"""The pieces of work of a rebuild, each to be done in whatever process, in whatever order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from domain.errors import StoreError
from projections.cases import Cases, LogBatch
from projections.comparison import Comparison, compare, rows_of
from projections.engine import Engine, fold, fold_part, next_batch, uncollected
from projections.log.quarantine import Quarantined
from projections.opened import Open
from projections.states import Plans
from projections.streams import WholeStreams
from projections.unfinished import noting, part_done
from projections.view import every_table

T = TypeVar("T")
P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)

TAIL_AT_ONCE: Final = 50_000


class Hands(Protocol[P_co]):
    """Does pieces of work, each given the same things to read, such as an engine over the views.

    The pieces are done in any order, in this process or in others. Raises what a piece raises,
    StoreError where one of the processes dies; then the rest is not done.
    """

    def __call__(self, work: Iterable[Callable[[P_co], T]]) -> Generator[T, None, None]:
        """What each piece comes to, as it is done; the work is taken as it can be begun."""


@dataclass(frozen=True, slots=True)
class Alone(Generic[P]):
    """Does all the work in this process, piece after piece."""

    place: P

    def __call__(self, work: Iterable[Callable[[P], T]]) -> Generator[T, None, None]:
        """What each piece comes to."""
        return (piece(self.place) for piece in work)


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation of a view by its name and number, as another process finds it."""

    view: str
    number: int

    def opened(self, engine: Engine) -> Open:
        """Open it with the engine of a process."""
        database = engine.generations.open(self.view, self.number)
        return Open(engine.view(self.view), self.number, database)


@dataclass(frozen=True, slots=True)
class FoldStreams:
    """Folds whole streams up to a position into new generations, unless one has them already."""

    part: str
    streams: tuple[str, ...]
    end: int
    into: tuple[Generation, ...]

    def __call__(self, engine: Engine) -> None:
        """Derive what these streams come to once, for all views."""
        opened = [one.opened(engine) for one in self.into]
        into = [one for one in opened if part_done(one, self.part) is None]
        if not into:
            return
        with uncollected(len(self.streams)):
            plans = Plans(engine.feed)
            batch = WholeStreams(self.streams, end=self.end, feed=engine.feed, plans=plans)
            for one in into:
                noted = noting(one, self.part, through=self.end, facts=len(batch.rows))
                fold_part(one, batch, begin=noted)


@dataclass(frozen=True, slots=True)
class FoldStretch:
    """Folds a stretch of the log, fact by fact, into a new generation; what it has it leaves."""

    after: int
    end: int
    into: Generation
    at_once: int

    def __call__(self, engine: Engine) -> None:
        """Read on from fact to fact."""
        at, into = self.after, self.into.opened(engine)
        while at < self.end:
            part = str(at)
            if (there := part_done(into, part)) is not None:
                at = there
                continue
            batch = next_batch(
                engine.feed, Cases(engine.feed), after=at, limit=self.at_once, through=self.end
            )
            assert batch is not None
            with uncollected(len(batch.rows)):
                noted = noting(into, part, through=batch.end, facts=len(batch.rows))
                fold_part(into, batch, begin=noted)
            at = batch.end


@dataclass(frozen=True, slots=True)
class Finished:
    """A new generation that is ready: where it is, and how it compares with the live one."""

    view: str
    position: int
    facts: int
    comparison: Comparison | None
    left_out: tuple[Quarantined, ...]


@dataclass(frozen=True, slots=True)
class Finish:
    """Makes the indexes of a new generation, takes it to where the live one is, and compares."""

    new: Generation
    live: Generation
    comparable: bool

    def __call__(self, engine: Engine) -> Finished:
        """Hold the live view still meanwhile."""
        new, live = self.new.opened(engine), self.live.opened(engine)
        _index(new)
        tail = Tail(engine, new)
        comparison = None
        if self.comparable:
            with live.database.snapshot():
                progress = live.progress()
                if progress.identity == live.view.identity and progress.position >= tail.position:
                    # Further than the log is whoever read one that was put back since.
                    tail.through(min(progress.position, engine.feed.last_position()))
                    comparison = _compared(live, new)
        position, left_out = tail.position, tuple(tail.left_out)
        return Finished(new.view.name, position, tail.facts, comparison, left_out)


class Tail:
    """A new generation on its way through what is left of the log, batch after batch."""

    def __init__(self, engine: Engine, new: Open) -> None:
        """Begin where the generation is."""
        self._engine, self._new = engine, new
        self._cases = Cases(engine.feed)
        self.position = new.progress().position
        self.facts = 0
        self.left_out: list[Quarantined] = []

    def through(self, end: int) -> None:
        """Fold everything up to a position."""
        while self.position < end:
            batch = self._next(end)
            fold(self._new, batch, told=self.left_out.append)
            self.position = batch.end
            self.facts += len(batch.rows)

    def _next(self, end: int) -> LogBatch:
        feed, at = self._engine.feed, self.position
        batch = next_batch(feed, self._cases, after=at, limit=TAIL_AT_ONCE, through=end)
        assert batch is not None
        return batch


def _compared(live: Open, new: Open) -> Comparison | None:
    """How both compare; None where the live one is damaged. Raises StoreError if the new one is."""
    try:
        return compare(live.database, new.database, new.view.tables)
    except StoreError:
        for table in new.view.tables:
            deque(rows_of(new.database, table), maxlen=0)
        return None


def _index(new: Open) -> None:
    """Make the indexes, faster now than row by row, and let plans know what there is."""
    with new.database.transaction():
        for table in every_table(new.view):
            for statement in table.create_indexes():
                new.database.execute(statement)
    new.database.look_over(table.name for table in new.view.tables)
