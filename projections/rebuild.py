"""Rebuilding views beside the live ones, comparing both, and switching over or back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import zip_longest
from time import perf_counter
from typing import Final

from domain.errors import NotFound, StoreError
from projections.comparison import Comparison
from projections.engine import BATCH, Engine
from projections.log.quarantine import Quarantined
from projections.opened import Open
from projections.parts import (
    Alone,
    Finish,
    Finished,
    FoldStreams,
    FoldStretch,
    Generation,
    Hands,
    Tail,
)
from projections.streams import portions
from projections.unfinished import HalfMade, half_made
from projections.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild came to.

    ``comparison`` is None where there was nothing to compare with: no live view, or one that
    rests on other rates, plans or tables. ``quarantined`` lists what the new one leaves out;
    ``seconds`` counts from the beginning of the rebuild, which views share.
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


@dataclass(frozen=True, slots=True)
class Cut:
    """Into what parts the log is cut: so many whole streams, or so many facts on end.

    Twelve hundred streams are some ten thousand facts too, which bounds what a part takes of
    memory; much smaller parts would be committed too often.
    """

    streams: int = 1_200
    facts: int = 10_000


Told = Callable[[int, int], None]
_CUT: Final = Cut()
_FEW: Final = 5
"""Parts that are done sooner than by others: a process takes a second to start."""


def rebuild(
    engine: Engine,
    *names: str,
    hands: Hands[Engine] | None = None,
    accept: bool = False,
    told: Told = lambda _done, _all: None,
    cut: Cut = _CUT,
) -> list[Rebuilt]:
    """Make views (none named: all) again from the first fact on, compare them, switch over.

    Where a live one has other rows it stays, unless ``accept``; the new one is kept to be
    looked at. ``hands`` do the work of a log of many parts; else it is done in this process.
    ``told`` is called with the position reached and the last one. May run beside a live engine.
    Where it fails, every live view stays: raises StoreError. Ended or killed half way, the next
    one goes on with what is done.
    """
    begun = perf_counter()
    made = _made(engine, names, hands, told, cut)
    for _, found in made:
        told(found.position, found.position)
    equal = [accept or one.comparison is None or one.comparison.equal for _, one in made]
    _switch(engine, [making for (making, _), good in zip(made, equal, strict=True) if good])
    return [
        making.rebuilt(found, perf_counter() - begun, switched=good)
        for (making, found), good in zip(made, equal, strict=True)
    ]


def compared(
    engine: Engine,
    *names: str,
    hands: Hands[Engine] | None = None,
) -> list[Rebuilt]:
    """Make views again as ``rebuild`` does, compare them, and take them away: nothing switches."""
    begun = perf_counter()
    rebuilt = []
    for making, found in _made(engine, names, hands, lambda _done, _all: None, _CUT):
        left_out = HalfMade(making.new.opened(engine), making.end).left_out()
        one = making.rebuilt(found, perf_counter() - begun, switched=False)
        rebuilt.append(replace(one, quarantined=left_out))
        engine.generations.retire(making.view.name, making.new.number)
    return rebuilt


def _made(
    engine: Engine, names: Sequence[str], hands: Hands[Engine] | None, told: Told, cut: Cut
) -> "list[tuple[_Making, Finished]]":
    """A new generation of each view, ready, and how it compares with the live one."""
    if hands is None or engine.feed.last_position() <= _FEW * cut.facts:
        hands = Alone(engine)
    chosen = [engine.view(name) for name in dict.fromkeys(names or engine.views)]
    with _makings(engine, chosen, cut) as makings:
        for end in sorted({making.end for making in makings}):
            _Whole(engine, hands, cut, end, told).fold([m for m in makings if m.end == end])
        work = [Finish(m.new, m.live, m.comparable) for m in makings]
        finished = {one.view: one for one in hands(work)}
    return [(making, finished[making.view.name]) for making in makings]


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
    engine.generations.switch({view.name: previous})
    return previous


@dataclass(slots=True)
class _Making:
    """A view that is being made anew: through which position by parts, and what came of it."""

    view: View
    live: Generation
    comparable: bool
    end: int
    new: Generation
    whole: bool = True
    """The live one can be read."""
    facts: int = 0
    left_out: tuple[Quarantined, ...] = ()
    reached: int = 0
    """Where the new one was brought before it was switched to."""

    def caught_up(self, engine: Engine) -> None:
        """Bring the new one to where the live one is by now, as far as the log goes."""
        if not self.whole:
            return
        tail = Tail(engine, self.new.opened(engine))
        there = self.live.opened(engine).progress().position
        tail.through(min(there, engine.feed.last_position()))
        self.facts += tail.facts
        self.left_out += tuple(tail.left_out)
        self.reached = tail.position

    def rebuilt(self, found: Finished, seconds: float, *, switched: bool) -> Rebuilt:
        return Rebuilt(
            view=self.view.name,
            generation=self.new.number,
            position=max(found.position, self.reached),
            facts=self.facts + found.facts,
            seconds=seconds,
            comparison=found.comparison,
            switched=switched,
            quarantined=self.left_out + found.left_out,
        )


@contextmanager
def _makings(engine: Engine, views: Sequence[View], cut: Cut) -> Iterator[list[_Making]]:
    """Begin a new generation of each view, or go on with one that was left half made.

    Where something fails, all are taken away again; where somebody ends it, those stay that hold
    no personal data, to be gone on with.
    """
    makings: list[_Making] = []
    try:
        for view in views:
            _clear_away(engine, view, but=half_made(engine, view, cut=str(cut)))
            makings.append(_making(engine, view, cut))
        yield makings
    except BaseException as error:
        for making in makings:
            if isinstance(error, Exception) or making.view.personal:
                # What cannot be taken away now is cleared away before the next rebuild.
                with suppress(StoreError):
                    engine.generations.retire(making.view.name, making.new.number)
        raise


def _making(engine: Engine, view: View, cut: Cut) -> _Making:
    live = engine.current(view)
    comparable, end = False, engine.feed.last_position()
    whole = live.whole()
    if whole:
        progress = live.progress()
        comparable = progress.identity == view.identity and progress.position > 0
        end = min(progress.position, end) if comparable else end
    half = half_made(engine, view, cut=str(cut))
    if half is None:
        half = HalfMade(engine.begin(view, indexed=False), end)
        half.begin(engine.feed, str(cut))
    generation = Generation(view.name, live.generation)
    new = Generation(view.name, half.opened.generation)
    return _Making(view, generation, comparable, half.end, new, whole=whole)


@dataclass(frozen=True, slots=True)
class _Whole:
    """The way from the first fact to a position, in parts that many hands may fold."""

    engine: Engine
    hands: Hands[Engine]
    cut: Cut
    end: int
    told: Told

    def fold(self, makings: Sequence[_Making]) -> None:
        """Fold the log into views: stream by stream, or fact by fact, as each allows."""
        facts = self.engine.feed.count(through=self.end)
        self._work(makings)
        for making in makings:
            half = HalfMade(making.new.opened(self.engine), self.end)
            making.facts, making.left_out = half.facts(), half.left_out()
            if making.facts != facts or (making.view.fact_by_fact and making.left_out):
                self._again(making)
            else:
                half.arrive()

    def _work(self, makings: Sequence[_Making]) -> None:
        """Do all parts, and tell how much of it is done."""
        by_stream = self._by_stream([m.new for m in makings if not m.view.fact_by_fact])
        by_fact = [piece for m in makings if m.view.fact_by_fact for piece in self._by_fact(m.new)]
        # In turns, so that those who work at once write into different files.
        work = [piece for both in zip_longest(by_stream, by_fact) for piece in both if piece]
        with closing(self.hands(work)) as done:
            for number, _ in enumerate(done, 1):
                self.told(self.end * number // len(work), self.end)

    def _by_stream(self, into: Sequence[Generation]) -> list[FoldStreams]:
        if not into:
            return []
        starts = self.engine.feed.starts(through=self.end)
        parts = portions(starts, most=self.cut.streams)
        return [
            FoldStreams(f"streams {number}", part, self.end, tuple(into))
            for number, part in enumerate(parts, 1)
        ]

    def _by_fact(self, into: Generation) -> list[FoldStretch]:
        size = self.cut.facts
        steps = range(0, self.end, size)
        return [FoldStretch(at, min(at + size, self.end), into, size) for at in steps]

    def _again(self, making: _Making) -> None:
        """Fold a view from fact to fact, as the live one was.

        The parts do not hold the whole log: a stream lacks its first fact. Or a stream was left
        out from a fact on, of which whoever folded a later stretch knew nothing.
        """
        self.engine.generations.retire(making.view.name, making.new.number)
        opened = self.engine.begin(making.view, indexed=False)
        making.new = Generation(making.view.name, opened.generation)
        tail = Tail(self.engine, making.new.opened(self.engine))
        tail.through(self.end)
        making.facts, making.left_out = tail.facts, tuple(tail.left_out)


def _switch(engine: Engine, makings: Sequence[_Making]) -> None:
    """Let requests read the new generations, all at one moment; keep those before them.

    Nobody moves a live one on meanwhile, and each new one is brought to where its own stands: who
    has seen a fact in a view sees it still. Of personal views, and of what cannot be read, none
    before is kept.
    """
    for making in makings:
        making.caught_up(engine)
    with ExitStack() as held:
        for making in sorted(makings, key=lambda one: one.view.name):
            if making.whole:
                held.enter_context(_held_still(making.live.opened(engine)))
        for making in makings:
            making.caught_up(engine)
        engine.generations.switch({one.view.name: one.new.number for one in makings})
    for making in makings:
        if not making.whole and making.live.number != making.new.number:
            engine.generations.retire(making.view.name, making.live.number)
        _clear_away(engine, making.view)


@contextmanager
def _held_still(live: Open) -> Iterator[None]:
    """Let nobody move a generation on: whoever does waits for this transaction."""
    with live.database.transaction():
        live.database.execute("UPDATE progress SET position = position")
        yield


def _clear_away(engine: Engine, view: View, *, but: HalfMade | None = None) -> None:
    """Delete generations nobody can return to; of personal data keep only the current one."""
    name = view.name
    kept = {engine.generations.current(name), but.opened.generation if but else None}
    if not view.personal:
        kept.add(engine.generations.previous(name))
    for generation in engine.generations.generations(name):
        if generation not in kept:
            engine.generations.retire(name, generation)


def stale(engine: Engine, *, long: int = BATCH) -> list[str]:
    """Name the views to make again before anything is read.

    Those that are damaged or rest on other rates, plans or tables than ours, and those that hold
    nothing yet beside a log that goes on behind the position ``long``.
    """
    names = engine.outdated()
    if engine.feed.last_position() > long:
        sound = (engine.current(view) for name, view in engine.views.items() if name not in names)
        names += [one.view.name for one in sound if one.progress().position == 0]
    return names


def refresh(
    engine: Engine, *, hands: Hands[Engine] | None = None, long: int = BATCH
) -> list[Rebuilt]:
    """Rebuild every view that is stale; to be called at start, before anything is read."""
    names = stale(engine, long=long)
    return rebuild(engine, *names, hands=hands) if names else []


def left_behind(engine: Engine) -> list[str]:
    """Name the views with personal data of which generations lie there that nobody reads.

    A program that was killed while it made or compared them left them; what is erased would stay
    in those.
    """
    personal = (name for name, view in engine.views.items() if view.personal)
    return [name for name in personal if len(engine.generations.generations(name)) > 1]


def clear_away(engine: Engine, *names: str) -> None:
    """Delete the generations of views that nobody can return to; nobody else may make any now."""
    for name in names:
        _clear_away(engine, engine.view(name))
