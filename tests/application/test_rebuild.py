"""Views rebuilt by several processes: the rows of one process, and nothing lost when one dies."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pytest

from application.hands import ManyHands, many_hands
from application.view_engine import ViewsElsewhere
from application.views import Views, views_of
from benchmarks.history import Calendar, Chronicle, Chunk, chunks
from domain.errors import StoreError
from projections.comparison import rows_of
from projections.engine import Engine
from projections.outstanding.fold import OutstandingView
from projections.rebuild import Cut, Rebuilt, rebuild
from tests.application.houses import HousePlace
from tests.application.views_elsewhere import DyingView, Elsewhere, FailingView
from tests.store.places import Intruder, Place

SMALL = Cut(streams=40, facts=100)
"""Many parts, so that two processes have work."""


@dataclass
class Coming:
    """A history of which a part is still to be recorded."""

    chronicle: Chronicle
    chunks: Iterator[Chunk]

    def record(self, *, saves: int) -> None:
        """Record some more of it."""
        for chunk in islice(self.chunks, saves):
            self.chronicle.save(chunk)


@pytest.fixture
def coming(place: HousePlace) -> Coming:
    chronicle = Chronicle(place.open().collections, Calendar())
    return Coming(chronicle, chunks(chronicle, facts=900, size=100))


@pytest.fixture
def views(place: HousePlace, coming: Coming) -> Iterator[Views]:
    """Views of a store with some six hundred facts, live at the end of the log."""
    coming.record(saves=6)
    with views_of(place.open()) as found:
        found.engine.catch_up(limit=150)
        yield found


@contextmanager
def hands_of(views: Views, *, processes: int) -> Iterator[ManyHands[Engine]]:
    house = views.house
    place = ViewsElsewhere(house.settings, house.store.mode, house.clock())
    with many_hands(views.engine, place, processes=processes) as hands:
        yield hands


def everything(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    return {
        f"{name}.{table.name}": list(rows_of(engine.reading(name)(), table))
        for name, view in engine.views.items()
        for table in view.tables
    }


def digests(found: Sequence[Rebuilt]) -> dict[str, str]:
    assert all(one.comparison and one.comparison.equal and one.switched for one in found)
    return {one.view: one.comparison.rebuilt for one in found if one.comparison}


@pytest.mark.both_stores
def test_one_process_and_two_give_the_rows_of_the_live_views(views: Views, coming: Coming) -> None:
    """Facts that are appended meanwhile are in them, too."""
    live, facts = everything(views.engine), len(facts_of(views))
    told, before = list[int](), views.house.store.last_position()

    def while_building(reached: int, _end: int) -> None:
        if not told:
            coming.record(saves=2)
            views.engine.catch_up()
        told.append(reached)

    alone = rebuild(views.engine, cut=SMALL)
    with hands_of(views, processes=2) as hands:
        together = rebuild(views.engine, hands=hands, cut=SMALL)
        assert hands.at_work
        assert everything(views.engine) == live
        later = rebuild(views.engine, hands=hands, cut=SMALL, told=while_building)
    assert digests(together) == digests(alone)
    assert digests(alone).keys() == digests(later).keys() == views.engine.views.keys()
    assert {one.facts for one in (*alone, *together)} == {facts}
    assert {one.position for one in later} == {views.house.store.last_position()} != {before}
    assert told == sorted(told)


def behind(place: HousePlace) -> AbstractContextManager[Intruder]:
    """Somebody with the rights of the database's owner, for whom no trigger fires."""
    url = place.url or str(place.home / "vordering.sqlite3")
    return Place(place.engine, url, place.home).behind_its_back()


def facts_of(views: Views) -> Sequence[Any]:
    return views.house.store.read_after(0, 100_000)


def test_views_that_lie_nowhere_yet_are_made_by_two_processes(views: Views) -> None:
    live = everything(views.engine)
    for name, view in views.engine.views.items():
        empty = views.engine.begin(view, indexed=True)
        views.engine.generations.switch({name: empty.generation})
    with hands_of(views, processes=2) as hands:
        found = rebuild(views.engine, hands=hands, cut=SMALL)
    assert {one.comparison for one in found} == {None}
    assert everything(views.engine) == live


@pytest.mark.both_stores
def test_a_stream_that_was_tampered_with_is_left_out_by_two_processes_too(
    views: Views, place: HousePlace
) -> None:
    claim = next(row for row in facts_of(views) if row.topic == "claim.payment_received")
    with behind(place) as intruder:
        intruder.run("UPDATE stored_events SET state = ? WHERE POSITION = ?", b"{}", claim.position)
    alone = rebuild(views.engine, cut=SMALL, accept=True)
    with hands_of(views, processes=2) as hands:
        together = rebuild(views.engine, hands=hands, cut=SMALL)
    assert digests(together)
    left_out = {(q.view, q.stream, q.position, q.code) for one in alone for q in one.quarantined}
    assert left_out == {
        (view, claim.stream, claim.position, "error.IntegrityBroken")
        for view in ("outstanding", "worklist")
    }
    assert {
        (q.view, q.stream, q.position, q.code) for one in together for q in one.quarantined
    } == left_out


@pytest.mark.both_stores
def test_a_process_that_dies_leaves_the_live_views_and_nothing_else(views: Views) -> None:
    left_alone(views, DyingView, "was ended from outside")


def test_a_process_that_fails_leaves_the_live_views_and_nothing_else(views: Views) -> None:
    left_alone(views, FailingView, "cannot be reached")


def left_alone(views: Views, view: type[OutstandingView], said: str) -> None:
    live, generations = everything(views.engine), views.engine.generations
    kept = {name: list(generations.generations(name)) for name in views.engine.views}
    house = views.house
    place = ViewsElsewhere(house.settings, house.store.mode, house.clock())
    with (
        many_hands(views.engine, Elsewhere(place, view), processes=2) as hands,
        pytest.raises(StoreError, match=said),
    ):
        rebuild(views.engine, hands=hands, cut=SMALL)
    assert {name: list(generations.generations(name)) for name in views.engine.views} == kept
    assert everything(views.engine) == live
    assert digests(rebuild(views.engine, cut=SMALL))


def test_a_small_store_is_rebuilt_without_any_other_process(views: Views) -> None:
    with hands_of(views, processes=2) as hands:
        assert digests(rebuild(views.engine, hands=hands))
        assert not hands.at_work
    assert digests(views.rebuild())
