"""Figure 5: every view folded again from the log, beside a raw select and a dict."""

from collections.abc import Sequence
from typing import Any, Final

from adapters.store.opening import Store
from adapters.views import PostgresViews, SqliteViews
from benchmarks.grounds import Ground, Grounds
from benchmarks.history import Chronicle, chunks
from benchmarks.measuring import REPEATS, Beside, Figure, Size, Spread, Target, side_by_side
from benchmarks.raw import Raw, raw
from benchmarks.raw import fold as fold_into
from benchmarks.rebuild import emptied
from domain.application import Collections
from projections.audit.fold import AuditTrailView
from projections.database import Generations
from projections.engine import Engine
from projections.log.quarantine import Quarantined
from projections.outstanding.fold import OutstandingView
from projections.people.fold import PeopleView
from projections.rebuild import rebuild
from projections.view import View
from projections.worklist.fold import WorkListView

FACTS: Final = {False: 15_000, True: 1_000_000}
"""By whether it is a full run; a quick one has to be over in a minute and a half."""
SAVES_BETWEEN: Final = 5
"""After so many saves the live views catch up, as they do beside a running import."""
TARGETS: Final = {"sqlite": Target(0.5), "postgres": Target(0.4)}


class Views:
    """The views of a measured store, kept as the program keeps them."""

    def __init__(self, ground: Ground, store: Store) -> None:
        """Take the store for a feed; nothing may be left out."""
        self._ground = ground
        self._store = store
        self.engine = self._begun()

    def folded(self, names: Sequence[str]) -> None:
        """Make views from the first fact on, with nothing to compare them with."""
        for one in rebuild(self.engine, *names):
            assert one.comparison is None

    def clear_away(self) -> None:
        """Begin without any view."""
        self.engine.generations.close()
        emptied(self._ground.url, self._ground.folder)
        self.engine = self._begun()

    def _begun(self) -> Engine:
        generations: Generations = (
            SqliteViews(self._ground.folder / "views")
            if self._ground.engine == "sqlite"
            else PostgresViews(self._ground.url)
        )
        views: list[View] = [
            OutstandingView(),
            AuditTrailView(),
            WorkListView(),
            PeopleView(self._store.open_sealed),
        ]
        return Engine(self._store, generations, views, told=_left_out)


def _left_out(stream: Quarantined) -> None:
    raise AssertionError(f"a view left a stream out: {stream}")


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Measure each view, then all of them together, then hold rebuilt against live."""
    with grounds.empty(engine) as ground, ground.collections() as collections:
        store = collections.store
        assert isinstance(store, Store)
        views = Views(ground, store)
        try:
            facts = _lived_through(collections, ground, views, facts=size.facts or FACTS[size.full])
            compared = _compared(engine, views)
            with raw(ground) as driver:
                found = [
                    _figure(engine, name, facts, _beside(views, driver, chosen))
                    for name, chosen in _choices(views.engine)
                ]
            return [*found, compared]
        finally:
            views.engine.generations.close()


def _lived_through(collections: Collections, ground: Ground, views: Views, *, facts: int) -> int:
    """Record a history, the live views following it save after save."""
    chronicle = Chronicle(collections, ground.calendar)
    for number, chunk in enumerate(chunks(chronicle, facts=facts), 1):
        chronicle.save(chunk)
        if number % SAVES_BETWEEN == 0:
            views.engine.catch_up()
    views.engine.catch_up()
    return chronicle.facts


def _choices(engine: Engine) -> list[tuple[str, Sequence[str]]]:
    return [*((name, [name]) for name in engine.views), ("all views", list(engine.views))]


def _beside(views: Views, driver: Raw, chosen: Sequence[str]) -> Beside:
    def theirs() -> None:
        streams: dict[str, dict[str, Any]] = {}
        for stream, topic, body in driver.log():
            state = streams.get(stream)
            if state is None:
                state = streams[stream] = {}
            fold_into(state, topic, body)

    return side_by_side(
        lambda: views.folded(chosen),
        theirs,
        repeats=REPEATS,
        prepare=views.clear_away,
        warm=False,
    )


def _figure(engine: str, name: str, facts: int, beside: Beside) -> Figure:
    mine, theirs, judged = beside.speeds(count=facts)
    return Figure(
        number="5",
        what=f"{engine}: replay of {facts:,} facts into {name}",
        ours=mine,
        yardstick=theirs,
        judged=judged,
        target=TARGETS[engine],
    )


def _compared(engine: str, views: Views) -> Figure:
    """Rebuild every view as the program does, and hold it against the live one."""
    rebuilt = rebuild(views.engine)
    equal = [float(one.comparison is not None and one.comparison.equal) for one in rebuilt]
    rows = sum(one.comparison.rows for one in rebuilt if one.comparison)
    seconds = max(one.seconds for one in rebuilt)
    part = sum(equal) / len(equal)
    return Figure(
        number="5c",
        what=f"{engine}: rebuilt views equal to live ones ({rows:,} rows, {seconds:.1f} s)",
        ours=f"{sum(equal):.0f} equal",
        yardstick=f"of {len(equal)}",
        judged=Spread(part, min(equal), max(equal)),
        target=Target(1),
        must=True,
    )
