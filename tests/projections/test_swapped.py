"""Views are made again while they are read: no reader fails, and all switch at one moment."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, nullcontext
from pathlib import Path
from shutil import copyfile
from threading import Event, Thread
from uuid import UUID

import pytest

from adapters.views import PostgresViews, SqliteViews
from domain.errors import StoreError
from projections.database import Database, Generations
from projections.engine import Engine
from projections.live import LiveDatabase
from projections.rebuild import rebuild
from tests.projections.asked_of_the_house import a_bank_line, a_credit, a_mail
from tests.projections.conftest import House
from tests.projections.lives import lived
from tests.projections.story import on

DAY = on("2026-05-15")
BREATH_SECONDS = 0.02
"""Readers who never pause leave nothing for whoever makes the views again."""
VIEWS = ("audit_trail", "bank", "mail", "outstanding", "people", "refunds", "worklist")


def tables(house: House) -> dict[str, str]:
    """A table of each view."""
    return {name: view.tables[0].name for name, view in house.engine.views.items()}


def beside(generations: Generations) -> Generations:
    """The same generations, as another program has them open."""
    if isinstance(generations, SqliteViews):
        return SqliteViews(generations._folder)
    assert isinstance(generations, PostgresViews)
    return PostgresViews(str(generations._pool._pool.conninfo))


def told_in_all_views(house: House) -> None:
    """Give each view rows."""
    lived(house.story, claims=3)
    for tell in (a_bank_line, a_mail, a_credit):
        tell(house.story)
    house.engine.catch_up()


def held_by(engine: Engine) -> dict[str, Database]:
    """Each view, held as a reader holds it who asked for it once."""
    return {view: engine.reading(view)() for view in VIEWS}


def rows_in(held: Mapping[str, Database], house: House) -> dict[str, int]:
    """How many rows there are in a table of each view."""
    return {
        view: one.query(f"SELECT COUNT(*) FROM {tables(house)[view]}")[0][0]
        for view, one in held.items()
    }


def test_who_holds_a_view_reads_on_however_often_it_is_made_again(house: House) -> None:
    told_in_all_views(house)
    held = held_by(house.engine)
    before = rows_in(held, house)
    assert all(before.values())
    for _ in range(3):
        rebuild(house.engine)
        assert rows_in(held, house) == before
        for view, one in held.items():
            with one.snapshot():
                assert rows_in({view: one}, house) == {view: before[view]}


def test_what_the_pointer_names_lies_whole_in_its_file(light: House, tmp_path: Path) -> None:
    lived(light.story, claims=3)
    light.engine.catch_up()
    rebuild(light.engine)
    generations = light.generations
    assert isinstance(generations, SqliteViews)
    for view, table in tables(light).items():
        number = generations.current(view)
        assert number is not None
        rows = light.engine.reading(view)().query(f"SELECT COUNT(*) FROM {table}")
        alone = tmp_path / f"{view}.sqlite3"  # without what stands beside it, as power may leave it
        copyfile(generations.open(view, number).path, alone)
        with closing(sqlite3.connect(alone)) as sql:
            [(position,)] = sql.execute("SELECT position FROM progress")
            assert position == light.story.last_position()
            assert sql.execute(f"SELECT COUNT(*) FROM {table}").fetchall() == rows


def test_a_snapshot_stays_with_its_generation_after_one_within_it_has_ended(house: House) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up()
    held = house.engine.reading("outstanding")()
    number = house.generations.current("outstanding")
    assert number is not None
    with held.snapshot():
        rows = held.query("SELECT COUNT(*) FROM claims")
        with held.snapshot():
            assert held.query("SELECT COUNT(*) FROM claims") == rows
        empty = house.engine.begin(house.engine.view("outstanding"), indexed=True)
        house.generations.switch({"outstanding": empty.generation})
        assert held.query("SELECT COUNT(*) FROM claims") == rows != [(0,)]
        with pytest.raises(StoreError, match="already"), held.transaction():
            held.execute("DELETE FROM claims")
    assert held.query("SELECT COUNT(*) FROM claims") == [(0,)]


def test_another_program_reads_on_while_its_generation_is_taken_away(house: House) -> None:
    told_in_all_views(house)
    with closing(beside(house.generations)) as theirs:
        other = Engine(house.story, theirs, list(house.engine.views.values()))
        held = held_by(other)
        before = rows_in(held, house)
        for _ in range(2):
            rebuild(house.engine)
            assert rows_in(held, house) == before


@pytest.mark.parametrize("view", VIEWS)
def test_a_snapshot_of_another_program_stands_while_its_generation_is_taken_away(
    house: House, view: str
) -> None:
    told_in_all_views(house)
    with closing(beside(house.generations)) as theirs:
        raw = {view: theirs.open(view, theirs.current(view) or 0)}
        with raw[view].snapshot():
            before = rows_in(raw, house)
            assert before[view]
            done, thread = again_in_a_thread(house, view)
            done.wait(0.2)
            assert rows_in(raw, house) == before
        thread.join(30)
        assert done.is_set()


def again_in_a_thread(house: House, view: str) -> tuple[Event, Thread]:
    """Make a view again beside the test; who reads a snapshot may be waited for."""
    done = Event()

    def again() -> None:
        rebuild(house.engine, view)
        rebuild(house.engine, view)  # what was read is then kept no longer to return to
        done.set()

    thread = Thread(target=again)
    thread.start()
    return done, thread


def test_readers_of_all_views_meet_no_fault_and_never_go_back_while_views_are_made_again(
    house: House,
) -> None:
    lived(house.story, claims=4)
    house.engine.catch_up()
    stop, faults, reads = Event(), list[Exception](), list[int]()

    def read(engine: Engine, view: str) -> None:
        at = 0
        try:
            while not stop.is_set():
                held = engine.reading(view)()
                held.query(f"SELECT * FROM {tables(house)[view]} LIMIT 5")
                with held.snapshot():
                    rows = held.query("SELECT position FROM progress")
                    held.query(f"SELECT COUNT(*) FROM {tables(house)[view]}")
                assert rows[0][0] >= at
                at = rows[0][0]
                reads.append(at)
                stop.wait(BREATH_SECONDS)
        except Exception as error:  # noqa: BLE001 - the test looks at it
            faults.append(error)

    with closing(beside(house.generations)) as theirs:
        other = Engine(house.story, theirs, list(house.engine.views.values()))
        readers = [
            Thread(target=read, args=(one, v)) for one in (house.engine, other) for v in VIEWS
        ]
        for one in readers:
            one.start()
        try:
            claim = UUID(next(r.stream for r in house.story.rows if r.kind == "claim"))
            for number in range(4):
                house.story.pay(claim, 1_00 + number, day=DAY)
                house.engine.catch_up()
                rebuild(house.engine)
        finally:
            stop.set()
            for one in readers:
                one.join(30)
    assert not faults, faults[0]
    assert len(reads) > len(readers)


@pytest.mark.parametrize("snapshot", [False, True])
def test_who_found_a_generation_that_is_gone_by_then_reads_the_one_since(
    house: House, *, snapshot: bool
) -> None:
    """What the readers above meet by chance, once and for certain."""
    lived(house.story, claims=3)
    house.engine.catch_up()
    generations = house.generations
    found: list[int] = []

    def current() -> Database:
        number = generations.current("outstanding")
        assert number is not None
        if not found:
            rebuild(house.engine, "outstanding")
            generations.retire("outstanding", number)
        found.append(number)
        return generations.open("outstanding", number)

    held = LiveDatabase(current)
    with held.snapshot() if snapshot else nullcontext():
        assert held.query("SELECT COUNT(*) FROM claims") == [(3,)]
    first, second = found
    assert first < second


def test_all_views_switch_at_one_moment(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up()
    switched: list[Mapping[str, int]] = []
    switch = house.generations.switch

    def noted(generations: Mapping[str, int]) -> None:
        switched.append(dict(generations))
        switch(generations)

    monkeypatch.setattr(house.generations, "switch", noted)
    found = rebuild(house.engine)
    assert switched == [{one.view: one.generation for one in found}]
    with closing(beside(house.generations)) as theirs:
        assert {view: theirs.current(view) for view in VIEWS} == switched[0]


def test_the_new_views_stand_where_the_live_ones_do_when_they_take_over(house: House) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up()
    claim = UUID(next(row.stream for row in house.story.rows if row.kind == "claim"))
    ended: list[int] = []

    def at_the_end(reached: int, last: int) -> None:
        if reached == last:
            house.story.pay(claim, 1_00, day=DAY)
            house.engine.catch_up()
            ended.append(house.story.last_position())

    found = rebuild(house.engine, told=at_the_end)
    assert ended
    assert set(house.engine.positions().values()) == {ended[-1]}
    assert {one.position for one in found} == {ended[-1]}


def test_who_folds_a_generation_that_is_taken_away_goes_on_with_the_one_that_is_current(
    house: House,
) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up()
    claim = UUID(next(row.stream for row in house.story.rows if row.kind == "claim"))
    with closing(beside(house.generations)) as theirs:
        other = Engine(house.story, theirs, list(house.engine.views.values()))
        other.catch_up()
        for _ in range(3):
            house.story.pay(claim, 1_00, day=DAY)
            rebuild(house.engine)
            other.catch_up()
            assert set(other.positions().values()) == {house.story.last_position()}


def test_a_view_that_differs_stays_while_the_others_switch(house: House) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up()
    before = {view: house.generations.current(view) for view in VIEWS}
    house.engine.reading("outstanding")().execute("DELETE FROM claims")
    found = {one.view: one.switched for one in rebuild(house.engine)}
    assert found == {view: view != "outstanding" for view in VIEWS}
    after = {view: house.generations.current(view) for view in VIEWS}
    assert {view for view in VIEWS if before[view] == after[view]} == {"outstanding"}


def test_a_home_of_an_earlier_version_names_each_view_in_a_file_of_its_own(
    tmp_path: Path,
) -> None:
    with closing(SqliteViews(tmp_path)) as views:
        views.create("outstanding")
        views.create("worklist")
        (tmp_path / "outstanding.json").write_text('{"current": 1, "previous": null}')
        (tmp_path / "worklist.json").write_text('{"current": 1, "previous": null}')
        assert (views.current("outstanding"), views.current("worklist")) == (1, 1)
        views.switch({"worklist": views.create("worklist")})
        assert (views.current("outstanding"), views.current("worklist")) == (1, 2)
        assert views.previous("worklist") == 1


def test_a_generation_that_is_gone_for_good_is_a_fault(house: House) -> None:
    house.engine.catch_up()
    number = house.generations.current("outstanding")
    assert number is not None
    house.generations.switch({"outstanding": house.generations.create("outstanding")})
    house.generations.retire("outstanding", number)
    with pytest.raises(StoreError):
        house.engine.reading("outstanding")().query("SELECT COUNT(*) FROM claims")
