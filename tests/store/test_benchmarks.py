"""What is measured still runs: a benchmark that nobody ran rots unseen."""

from collections import Counter
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from random import Random
from typing import cast

import pytest

from adapters.store.fsck import check
from adapters.store.store import Store
from application.letters.pressroom import document, press_room
from benchmarks.append import contest, together
from benchmarks.bulk import Import, _chronicle
from benchmarks.estate import estate_in, place_of
from benchmarks.grounds import Grounds
from benchmarks.growth import Often, grown
from benchmarks.growth import told as told_of_sizes
from benchmarks.history import Chronicle, chunks
from benchmarks.letters import _jobs, _portfolio, _recorded, _typst, sheets_of, through
from benchmarks.pages import ASKED, Plan, measured
from benchmarks.pages import told as told_of_pages
from benchmarks.raw import raw
from benchmarks.unsealed import unsealed
from benchmarks.workload import APPEND, READ, Wanted, Zipf, compared, kept, sides, told
from domain.application import Collections


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_appends_and_imports_are_stored_whole_on_both_sides(engine: str) -> None:
    grounds = Grounds()
    with ExitStack() as doors:
        doors.callback(grounds.close)
        ready = contest(doors, grounds, engine, threads=2)
        store = ready.mine[0].collections.store
        before = store.last_position()
        together([writer.append for writer in ready.mine], 2)
        assert store.last_position() == before + 4
        event, append = ready.theirs[0].pending()
        assert append.events == [event]
        assert list(check(cast("Store", store))) == []
        bare = ready.theirs[1]
        without = unsealed(cast("Store", bare.collections.store))
        bare.collections, bare.sealed = Collections(without), False
        bare.append()
        assert without.last_position() == before + 1


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_what_is_imported_is_the_same_on_both_sides(engine: str) -> None:
    grounds = Grounds()
    with ExitStack() as doors:
        doors.callback(grounds.close)
        ground, other = (doors.enter_context(grounds.empty(engine)) for _ in range(2))
        mine, theirs = _chronicle(doors, ground), _chronicle(doors, other)
        driver = doors.enter_context(raw(other))
        ready = Import(mine=mine, theirs=theirs, driver=driver, engine=engine, facts=40)
        for chunk in chunks(mine, facts=90, size=50):
            mine.save(chunk)
        for chunk in chunks(theirs, facts=90, size=50):
            driver.many(ready._tables(chunk, driver.last_position()))
        assert _stored(mine) == _stored(theirs)


def test_letters_of_the_yardstick_are_those_of_the_press_room() -> None:
    grounds = Grounds()
    with ExitStack() as doors:
        doors.callback(grounds.close)
        house, claims = doors.enter_context(_portfolio(grounds, "sqlite", 2, 5))
        jobs = _jobs(house, islice(claims, 3))
        alone, room = doors.enter_context(_typst(2)), doors.enter_context(press_room())
        room.start(2)
        expected = [document(job) for job in jobs]
        assert through(room, jobs) == expected
        assert alone.sets(sheets_of(jobs)) == sum(map(len, expected))
        figure = _recorded(house, claims, sheets_of(jobs[:1]), alone, repeats=2)
        assert figure.judged.low > 0


def _stored(chronicle: Chronicle) -> int:
    return chronicle.collections.store.last_position()


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_a_workload_stores_what_it_samples_on_both_sides(engine: str, tmp_path: Path) -> None:
    grounds, wanted = Grounds(), Wanted(clients=2, streams=4, saves=6, rounds=2)
    with ExitStack() as doors:
        doors.callback(grounds.close)
        ready = sides(doors, grounds, engine, wanted)
        store = ready.writer.collections.store
        before = store.last_position()
        samples = ready.measured(wanted)
        assert Counter(one.side for one in samples) == {"ours": 24, "raw": 24}
        stored = [one for one in samples if (one.side, one.operation) == ("ours", APPEND)]
        assert all(one.outcome in {"ok", "again", "conflict"} for one in stored)
        added = sum(one.outcome != "conflict" for one in stored)
        assert store.last_position() == before + added > before
        assert list(check(cast("Store", store))) == []
        assert {one.operation for one in told(samples)} == {APPEND, READ}
        assert len(compared(samples, engine, wanted)) == 3
        kept(samples, tmp_path / "samples.csv")
        assert len((tmp_path / "samples.csv").read_text().splitlines()) == 1 + len(samples)


def test_by_zipf_the_first_is_chosen_twice_as_often_as_the_second() -> None:
    chance, zipf = Random(1), Zipf(100, 1.0)
    found = Counter(zipf.choose(chance) for _ in range(20_000))
    assert 1.8 < found[0] / found[1] < 2.2
    assert set(found) <= set(range(100))
    even = Counter(Zipf(4, 0.0).choose(chance) for _ in range(20_000))
    assert min(even.values()) > 4_700


def test_an_estate_is_made_once_and_measured_alone_and_beside_a_run(tmp_path: Path) -> None:
    place = place_of(tmp_path / "estate")
    half = estate_in(place, claims=40, due=20, views=False)
    made = estate_in(place, claims=40, due=20)
    assert (made.claims, made.due, made.facts) == (40, 20, half.facts)
    assert estate_in(place, claims=None) == made
    with pytest.raises(SystemExit, match="holds 40 claims"):
        estate_in(place, claims=41)
    size = grown(place, claims=40, due=20, often=Often(rounds=1, times=1, steps=2))
    assert all(one.processor >= 0 < one.clock for one in size.taken)
    assert len(list(told_of_sizes([size, size]))) == 3 + len(size.taken)
    plan = Plan(readers=3, seconds=1.0, pause=0.01, running=True)
    phases = dict(measured(place, plan))
    alone, beside = phases
    assert alone.startswith("alone; the server's processor a request")
    assert beside.startswith("beside a run that recorded")
    for phase, samples in phases.items():
        asked = [one for one in samples if one.side == "reader"]
        assert asked
        assert {one.status for one in samples} == {200}
        assert {one.what for one in asked} <= set(ASKED)
        assert len(asked) <= sum(one.side == "server" for one in samples)
        assert any("p99 on the server" in line for line in told_of_pages(phase, samples))
