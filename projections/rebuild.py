"""Rebuilding a view beside the live one, comparing both, and switching over or back."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from domain.errors import NotFound
from projections.cases import Cases
from projections.comparison import Comparison, compare
from projections.engine import REBUILD_BATCH, Engine, Open, fold, next_batch
from projections.log.quarantine import Quarantined
from projections.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild came to.

    ``comparison`` is None where there was nothing to compare with: no live view, or one that
    rests on other rates, plans or tables. ``quarantined`` lists what the new one leaves out.
    """

    view: str
    generation: int
    position: int
    facts: int
    seconds: float
    comparison: Comparison | None
    switched: bool
    quarantined: tuple[Quarantined, ...]

    @property
    def different(self) -> bool:
        """Tell whether the live view had other rows than the log gives."""
        return self.comparison is not None and not self.comparison.equal


def rebuild(
    engine: Engine,
    name: str,
    *,
    accept: bool = False,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> Rebuilt:
    """Make a view again from the first fact on, compare it with the live one, switch over.

    Where they differ the live one stays unless ``accept``; the new one is kept to be looked at.
    ``told`` is called with the position reached and the last one. May run beside a live engine.
    """
    view, begun = engine.view(name), perf_counter()
    live = engine.current(view)
    _clear_away(engine, view)
    building = _Building(engine, engine.begin(view, indexed=False), told)
    building.through(_start(engine, live))
    building.index()
    comparison = _compared(building, live)
    switched = accept or comparison is None or comparison.equal
    if switched:
        _switch(engine, building.new)
    return Rebuilt(
        view=name,
        generation=building.new.generation,
        position=building.position,
        facts=building.facts,
        seconds=perf_counter() - begun,
        comparison=comparison,
        switched=switched,
        quarantined=tuple(building.quarantined),
    )


def rollback(engine: Engine, name: str) -> int:
    """Return to the generation before, and give its number.

    Raises NotFound ``view.no_previous`` where none is kept.
    """
    view = engine.view(name)
    previous = engine.generations.previous(view.name)
    if previous is None:
        raise NotFound(
            "view.no_previous",
            f"View '{name}' has no earlier generation.",
            way_out="Rebuild it instead.",
        )
    engine.generations.switch(view.name, previous)
    return previous


class _Building:
    """A new generation on its way through the log."""

    def __init__(self, engine: Engine, new: Open, told: Callable[[int, int], None]) -> None:
        self.engine, self.new, self._told = engine, new, told
        self._cases = Cases(engine.feed)
        self.position = self.facts = 0
        self.quarantined: list[Quarantined] = []

    def through(self, end: int) -> None:
        """Fold everything up to a position."""
        while self.position < end:
            batch = next_batch(
                self.engine.feed,
                self._cases,
                after=self.position,
                limit=REBUILD_BATCH,
                through=end,
            )
            assert batch is not None
            fold(self.new, batch, told=self.quarantined.append)
            self.position = batch.end
            self.facts += len(batch.rows)
            self._told(self.position, end)

    def index(self) -> None:
        """Make the indexes, faster now than row by row."""
        with self.new.database.transaction():
            for table in self.new.view.tables:
                for statement in table.create_indexes():
                    self.new.database.execute(statement)


def _start(engine: Engine, live: Open) -> int:
    """Give how far to go before the live view is held still: as far as it is by now."""
    progress = live.progress()
    same = progress.identity == live.view.identity
    return progress.position if same else engine.feed.last_position()


def _compared(building: _Building, live: Open) -> Comparison | None:
    """Hold the live view still at its position, go on to there, and compare."""
    with live.database.snapshot():
        progress = live.progress()
        if progress.identity != live.view.identity:
            return None
        building.through(progress.position)
        if progress.position == 0:
            return None
        return compare(live.database, building.new.database, live.view.tables)


def _switch(engine: Engine, new: Open) -> None:
    """Let requests read the new generation; keep one before it, unless it is personal."""
    engine.generations.switch(new.view.name, new.generation)
    _clear_away(engine, new.view)


def _clear_away(engine: Engine, view: View) -> None:
    """Delete generations nobody can return to; of personal data keep only the current one."""
    name = view.name
    kept = {engine.generations.current(name)}
    if not view.personal:
        kept.add(engine.generations.previous(name))
    for generation in engine.generations.generations(name):
        if generation not in kept:
            engine.generations.retire(name, generation)


def refresh(
    engine: Engine, told: Callable[[int, int], None] = lambda _done, _all: None
) -> list[Rebuilt]:
    """Rebuild every view that rests on other rates, plans or tables than this program's.

    To be called at start, before anything is read.
    """
    return [rebuild(engine, name, told=told) for name in engine.outdated()]
