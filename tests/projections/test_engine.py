"""The engine: nothing lost, nothing doubled, whatever stops it; one stream out, the others in."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from adapters.views import PostgresViews, SqliteViews
from domain.claim.events import ClaimDisputed, NoteAdded
from domain.debtor.events import CapacityEstablished
from domain.errors import NotFound, StoreError
from domain.facts import EnteredInError, StreamKind
from domain.parties import Capacity
from domain.sealing import Sealed
from projections.batch import Batch
from projections.cases import Cases
from projections.comparison import rows_of
from projections.engine import Engine, fold, next_batch
from projections.log.quarantine import Quarantine
from projections.opened import Overtaken
from projections.outstanding.fold import OutstandingView
from projections.rebuild import rebuild
from projections.view import Edit
from tests.projections.conftest import House
from tests.projections.lives import lived
from tests.projections.story import Story, on

DAY = on("2026-05-15")
VIEWS = ("audit_trail", "bank", "mail", "outstanding", "people", "refunds", "worklist")


def everything(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all views."""
    return {
        f"{name}.{table.name}": list(rows_of(engine.reading(name)(), table))
        for name, view in engine.views.items()
        for table in view.tables
    }


@pytest.mark.parametrize("limit", [1, 7, 100_000])
def test_how_the_log_is_cut_into_batches_does_not_show(
    story: Story, tmp_path: Path, limit: int
) -> None:
    lived(story, claims=9)
    whole = House(story, SqliteViews(tmp_path / "whole"))
    whole.engine.catch_up()
    parts = House(story, SqliteViews(tmp_path / "parts"))
    parts.engine.catch_up(limit=limit)
    assert everything(parts.engine) == everything(whole.engine)
    assert sum(map(len, everything(whole.engine).values())) > len(story.rows)


def test_states_that_left_memory_are_read_again(story: Story, tmp_path: Path) -> None:
    lived(story, claims=9)
    whole = House(story, SqliteViews(tmp_path / "whole"))
    whole.engine.catch_up()
    small = House(story, SqliteViews(tmp_path / "small"))
    small.engine._cases = Cases(story, claims=2, letters=1)
    small.engine.catch_up(limit=20)
    assert everything(small.engine) == everything(whole.engine)
    assert len(small.engine._cases.claims.held) <= 2


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_views_that_are_not_there_are_made_by_whoever_comes_first(
    engine: str, story: Story, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    lived(story, claims=2)
    url = engine == "postgres" and request.getfixturevalue("fresh_postgres_url")
    kept = [PostgresViews(url) if url else SqliteViews(tmp_path) for _ in range(2)]
    assert {one.current(name) for one in kept for name in VIEWS} == {None}
    first, second = (House(story, one).engine for one in kept)
    first.catch_up()
    second.catch_up()
    assert everything(second) == everything(first)
    assert [list(kept[1].generations(name)) for name in VIEWS] == [[1]] * len(VIEWS)
    assert set(second.positions().values()) == {story.last_position()}
    for one in kept:
        one.close()


def test_two_programs_keep_the_same_views(house: House) -> None:
    lived(house.story, claims=3)
    other = house.another_engine()
    rows, house.story.rows = house.story.rows, []
    while len(house.story.rows) < len(rows):
        house.story.rows = rows[: len(house.story.rows) + 11]
        (house.engine if len(house.story.rows) % 2 else other).catch_up(limit=4)
    assert set(other.positions().values()) == {rows[-1].position}
    for name in VIEWS:
        assert rebuild(other, name)[0].switched


def test_views_ahead_are_waited_for_and_then_go_on_together(house: House) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up("outstanding", limit=13)
    house.engine.catch_up("worklist", limit=1_000)
    house.engine.catch_up(limit=17)
    assert set(house.engine.positions().values()) == {house.story.last_position()}
    for name in VIEWS:
        assert rebuild(house.engine, name)[0].switched


class Stopped(Exception):
    """The program was killed here."""


class Fatal(list[Any]):
    """Rows that are written, and then the program is killed before it commits."""

    def __iter__(self) -> Iterator[Any]:
        yield from super().__iter__()
        raise Stopped


class StoppingView(OutstandingView):
    """Writes its rows, and is killed before they are committed."""

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        first, *others = super().fold(batch, quarantine)
        return [*others, replace(first, rows=Fatal(first.rows))]


def test_a_crash_within_a_batch_loses_and_doubles_nothing(house: House) -> None:
    lived(house.story, claims=4)
    house.engine.catch_up("outstanding", "audit_trail", limit=20)
    for stop_at in range(1, 6):
        rows, house.story.rows = house.story.rows, house.story.rows[: stop_at * 20]
        dying = Engine(house.story, house.generations, [StoppingView()])
        house.story.rows = rows
        house.story.add(rows_claim(house.story), ClaimDisputed(amount=stop_at, ground="x"), day=DAY)
        with pytest.raises(Stopped):
            dying.catch_up(limit=20)
        if stop_at % 2:
            house.engine.catch_up(limit=20)
        else:
            house.another_engine().catch_up(limit=3)
    for name in VIEWS:
        assert rebuild(house.engine, name)[0].switched


def rows_claim(story: Story) -> Any:
    return next(row.stream_id for row in story.rows if row.kind == "claim")


def test_a_fact_that_cannot_be_read_stops_its_stream_in_that_view_only(house: House) -> None:
    story = house.story
    debtor = story.debtor()
    bad, good = story.invoice(debtor, "A"), story.invoice(debtor, "B")
    house.engine.catch_up()
    story.broken.add(story.pay(bad, 10_00, day=on("2026-02-01")))
    story.pay(good, 10_00, day=on("2026-02-01"))
    house.engine.catch_up()
    story.pay(bad, 10_00, day=on("2026-02-02"))
    story.pay(good, 10_00, day=on("2026-02-02"))
    house.engine.catch_up()
    assert house.told_of("outstanding") == house.told_of("worklist") == [str(bad)]
    assert {one.code for one in house.told} == {"error.IntegrityBroken"}
    assert house.outstanding.claim(bad, DAY) is None
    row = house.outstanding.claim(good, DAY)
    assert row is not None
    assert row.paid == 20_00
    topics = [entry.topic for entry in house.audit.trail(bad).entries]
    assert topics.count("claim.payment_received") == 2  # that view decodes nothing
    assert {q.stream for q in house.engine.quarantined()} == {str(bad)}
    assert [t.task for t in house.work.tasks(DAY, claim=bad)] == ["view_broken"]
    assert bad in {due.claim_id for due in house.work.due(DAY)}


def test_a_rebuilt_view_tries_again(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "A")
    broken = story.pay(claim, 10_00, day=on("2026-02-01"))
    story.broken.add(broken)
    house.engine.catch_up()
    assert house.outstanding.claim(claim, DAY) is None
    story.broken.clear()
    house.engine.catch_up()
    assert house.outstanding.claim(claim, DAY) is None
    [found] = rebuild(house.engine, "outstanding")
    assert found.different
    assert not found.switched
    assert rebuild(house.engine, "outstanding", accept=True)[0].switched
    assert house.outstanding.claim(claim, DAY) is not None
    assert house.engine.quarantined() == [q for q in house.told if q.view == "worklist"]


def test_a_broken_debtor_leaves_his_claims(light: House) -> None:
    story = light.story
    debtor = story.debtor(capacity=Capacity.COMPANY)
    claim = story.invoice(debtor, "A")
    fact = CapacityEstablished(capacity=Capacity.GOVERNMENT)
    story.broken.add(story.record(StreamKind.DEBTOR, debtor, fact, day=DAY))
    light.engine.catch_up()
    row = light.outstanding.claim(claim, DAY)
    assert row is not None
    assert row.capacity == "unknown"
    assert light.told_of("outstanding") == [str(debtor)]


def test_a_claim_too_large_for_whole_numbers_is_left_out_loudly(light: House) -> None:
    debtor = light.story.debtor()
    large = light.story.invoice(debtor, "A", principal=10**14)
    light.story.invoice(debtor, "B")
    light.engine.catch_up()
    assert [(q.stream, q.code) for q in light.told] == [(str(large), "overview.too_large")]
    assert light.outstanding.totals(DAY).count == 1


def test_an_error_found_later_is_read_from_the_history(light: House) -> None:
    story = light.story
    debtor = story.debtor(capacity=Capacity.COMPANY)
    claim = story.invoice(debtor, "A")
    fact = CapacityEstablished(capacity=Capacity.GOVERNMENT)
    story.record(StreamKind.DEBTOR, debtor, fact, day=DAY)
    light.engine.catch_up()
    wrong = EnteredInError(version=3, topic=fact.TOPIC)
    story.record(StreamKind.DEBTOR, debtor, wrong, day=DAY)
    light.engine.catch_up()
    row = light.outstanding.claim(claim, DAY)
    assert row is not None
    assert row.capacity == "company"
    assert rebuild(light.engine, "outstanding")[0].switched


def test_one_reads_ones_own_write(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "A")
    assert house.engine.wait_for(house.story.last_position())
    assert house.outstanding.claim(claim, DAY) is not None


def test_waiting_for_what_never_comes_ends(house: House) -> None:
    assert not house.engine.wait_for(10, timeout=0.0)


def test_the_loop_follows_the_log_until_it_is_stopped(house: House) -> None:
    stop = Event()
    loop = Thread(target=house.engine.run_forever, args=(stop,), kwargs={"poll": 30.0})
    loop.start()
    try:
        for number in range(5):
            claim = house.story.invoice(house.story.debtor(), f"F{number}")
            house.engine.wake()
            assert house.engine.wait_for(house.story.last_position(), timeout=30.0)
            assert house.outstanding.claim(claim, DAY) is not None
    finally:
        stop.set()
        house.engine.wake()
        loop.join(30)
    assert not loop.is_alive()


def test_whoever_waits_for_views_that_are_kept_level_reads_none_of_them_for_that(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, looked = Event(), list[int]()
    reached = house.engine.reached

    def counted(names: Sequence[str], position: int) -> bool:
        looked.append(position)
        return reached(names, position)

    monkeypatch.setattr(house.engine, "reached", counted)
    loop = Thread(target=house.engine.run_forever, args=(stop,), kwargs={"poll": 30.0})
    loop.start()
    try:
        while not house.engine.running:  # else the first to wait folds by himself
            stop.wait(0.001)
        claims = [house.story.invoice(house.story.debtor(), f"F{number}") for number in range(5)]
        with ThreadPoolExecutor(5) as hands:
            at = house.story.last_position()
            found = [hands.submit(house.engine.wait_for, at, timeout=30.0) for _ in range(5)]
            assert all(one.result() for one in found)
        assert looked == []
        assert all(house.outstanding.claim(one, DAY) for one in claims)
        ahead = house.story.last_position() + 1
        assert not house.engine.wait_for(ahead, timeout=0.0)
        assert looked == [ahead]
        assert house.engine.wait_for(at, timeout=30.0, views=("outstanding",))
    finally:
        stop.set()
        house.engine.wake()
        loop.join(30)


def test_who_waits_folds_himself_once_the_one_that_keeps_the_views_is_gone(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "A")
    woken = Event()
    with ThreadPoolExecutor(1) as hands:
        with house.engine.kept_elsewhere(woken.set):
            waiting = hands.submit(house.engine.wait_for, house.story.last_position(), timeout=30.0)
            assert woken.wait(30)
        assert waiting.result()
    assert house.outstanding.claim(claim, DAY) is not None


def test_who_waits_for_views_that_are_far_behind_folds_no_longer_than_he_waits(
    light: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projections.engine.BATCH", 2)
    lived(light.story, claims=2)
    assert not light.engine.wait_for(light.story.last_position(), timeout=0.0)
    [at] = set(light.engine.positions().values())
    assert 0 < at < light.story.last_position()
    assert light.engine.wait_for(light.story.last_position(), timeout=30.0)


class GoneFeed(Story):
    """A store that goes away."""

    def read_after(self, position: int, limit: int) -> Sequence[Any]:
        raise StoreError("The store cannot be reached.")


def test_a_store_that_goes_away_is_said_and_moves_nothing(house: House) -> None:
    lived(house.story, claims=2)
    house.engine.catch_up(limit=10)
    before = house.engine.positions()
    engine = Engine(GoneFeed(), house.generations, [OutstandingView()])
    with pytest.raises(StoreError, match="cannot be reached"):
        engine.catch_up()
    assert house.engine.positions() == before


def test_a_history_that_cannot_be_read_for_want_of_a_store_is_no_fault_of_the_stream(
    light: House,
) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "A")
    light.engine.catch_up()
    story.pay(claim, 1, day=DAY)

    class HalfGone(Story):
        def history(self, stream_id: object, *, through: int | None = None) -> Any:
            raise StoreError("The store cannot be reached.")

    gone = HalfGone(rows=story.rows, streams=story.streams)
    engine = Engine(gone, light.generations, [OutstandingView()], told=light.told.append)
    with pytest.raises(StoreError, match="cannot be reached"):
        engine.catch_up()
    assert light.told == []
    light.engine.catch_up()
    row = light.outstanding.claim(claim, DAY)
    assert row is not None
    assert row.paid == 1


def test_an_unknown_view_is_named(light: House) -> None:
    with pytest.raises(NotFound, match="There is no view 'cheese'"):
        light.engine.catch_up("cheese")


def test_a_batch_folded_twice_is_refused(light: House) -> None:
    light.story.debtor()
    view = light.engine.view("outstanding")
    opened = light.engine.current(view)
    batch = next_batch(light.story, Cases(light.story), after=0, limit=10)
    assert batch is not None
    fold(opened, batch, told=light.told.append)
    with pytest.raises(Overtaken):
        fold(opened, batch, told=light.told.append)


def test_no_view_but_people_holds_a_personal_value(light: House) -> None:
    story = light.story
    debtor = story.debtor(name="Geheim Persoon", city="Nergenshuizen")
    claim = story.invoice(debtor, "A")
    story.add(claim, NoteAdded(text=Sealed.of("Geheim verhaal")), day=DAY)
    light.engine.catch_up()
    for name, rows in everything(light.engine).items():
        assert ("geheim" in repr(rows).casefold()) == name.startswith("people."), name


def test_the_database_says_in_a_sentence_what_is_wrong(house: House) -> None:
    house.engine.catch_up()
    database = house.engine.reading("outstanding")()
    with pytest.raises(StoreError):
        database.query("SELECT nothing FROM nowhere")
    with pytest.raises(StoreError), database.transaction():
        database.execute("INSERT INTO progress VALUES (?, ?, ?)", ("outstanding", 9, "x"))
    with database.transaction(), pytest.raises(StoreError, match="already"):
        database.snapshot().__enter__()
    assert house.engine.positions()["outstanding"] == 0
