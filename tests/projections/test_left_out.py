"""What a view cannot take is left out alone, tried again, and a damaged view is made anew."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.views import SqliteViews
from domain.claim.events import HandlerAssigned
from domain.errors import RowRefused, StoreError
from domain.facts import StreamKind
from projections.batch import Batch
from projections.engine import Engine
from projections.log.quarantine import Quarantine
from projections.outstanding.fold import OutstandingView
from projections.rebuild import rebuild, refresh
from projections.view import Edit
from tests.projections.conftest import House
from tests.projections.story import Story, on

DAY = on("2026-05-15")
NUL = "\0"


def three_claims(story: Story) -> list[UUID]:
    debtor = story.debtor()
    return [story.invoice(debtor, number) for number in "ABC"]


def assign(story: Story, claim: UUID, handler: str) -> None:
    story.add(claim, HandlerAssigned(handler=handler), day=DAY)


def test_a_nul_that_is_stored_already_leaves_the_other_claims_where_they_are(house: House) -> None:
    first, second, third = three_claims(house.story)
    assign(house.story, second, f"els{NUL}")
    house.engine.catch_up()
    assert house.outstanding.claim(first, DAY) is not None
    assert house.outstanding.claim(third, DAY) is not None
    end = house.story.last_position()
    assert set(house.engine.positions().values()) == {end}
    left_out = {(one.view, one.stream) for one in house.engine.quarantined()}
    assert left_out <= {("outstanding", str(second))}


def test_a_claim_that_is_put_right_comes_back_by_itself(house: House) -> None:
    _, second, _ = three_claims(house.story)
    assign(house.story, second, f"els{NUL}")
    house.engine.catch_up()
    assign(house.story, second, "els")
    house.engine.catch_up()
    row = house.outstanding.claim(second, DAY)
    assert row is not None
    assert row.handler == "els"
    assert house.engine.quarantined() == []
    assert all(one.switched and not one.different for one in rebuild(house.engine))


def test_a_claim_that_is_not_put_right_stays_out_and_is_told_once(house: House) -> None:
    _, second, _ = three_claims(house.story)
    assign(house.story, second, f"els{NUL}")
    house.engine.catch_up()
    told = list(house.told)
    assign(house.story, second, f"jan{NUL}")
    house.engine.catch_up()
    assert house.told == told
    assert all(one.switched and not one.different for one in rebuild(house.engine))


def test_the_trail_goes_on_behind_a_character_that_no_column_holds(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "A")
    said = HandlerAssigned(handler="els")
    story.record(StreamKind.CLAIM, claim, said, day=DAY, actor=f"an{NUL}na")
    story.pay(claim, 10_00, day=DAY)
    house.engine.catch_up()
    trail = house.audit.trail(claim).entries
    assert [one.actor for one in trail if one.topic == "claim.handler_assigned"] == ["an\ufffdna"]
    assert "claim.payment_received" in {one.topic for one in trail}


class Picky(OutstandingView):
    """Gives rows for claim B that no column takes."""

    unfit = True

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        claims, *others = super().fold(batch, quarantine)
        at = claims.table.names.index("handler")
        rows = [
            (*row[:at], 1 << 70, *row[at + 1 :]) if self.unfit and row[3] == "B" else row
            for row in claims.rows
        ]
        return [replace(claims, rows=rows), *others]


def test_a_row_that_no_column_takes_is_found_among_many_and_left_out_alone(light: House) -> None:
    story = light.story
    debtor = story.debtor()
    claims = [story.invoice(debtor, number) for number in "ABCDEFGHI"]
    view, told = Picky(), list[Any]()
    engine = Engine(story, light.generations, [view], told=told.append)
    engine.catch_up()
    assert [(one.stream, one.code) for one in told] == [(str(claims[1]), "error.RowRefused")]
    assert light.outstanding.totals(DAY).count == 8
    view.unfit = False
    story.pay(claims[1], 1_00, day=DAY)
    engine.catch_up()
    assert light.outstanding.totals(DAY).count == 9
    assert engine.quarantined() == []


class Twins(OutstandingView):
    """Gives what finds claim B twice: each row is taken alone, and not both."""

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        claims, *others, finds, parties = super().fold(batch, quarantine)
        second = {row[0] for row in claims.rows if row[3] == "B"}
        twice = [row for row in finds.rows if row[0] in second]
        return [claims, *others, replace(finds, rows=[*finds.rows, *twice]), parties]


def test_rows_that_are_refused_together_alone_stop_no_view(light: House) -> None:
    """Nothing writes such rows; if ever something did, one stream would be left out for it."""
    claims = three_claims(light.story)
    told = list[Any]()
    engine = Engine(light.story, light.generations, [Twins()], told=told.append)
    engine.catch_up()
    assert [(one.stream, one.code) for one in told] == [(str(claims[1]), "error.RowRefused")]
    assert light.outstanding.totals(DAY).count == 2


class Deep(OutstandingView):
    """Fails on every claim as a value nested too deep does."""

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        for subject in batch.subjects:
            subject.__dict__["stretches"] = Bottomless()
        return super().fold(batch, quarantine)


class Bottomless:
    """Stretches that are read for ever."""

    def __reversed__(self) -> Any:
        return reversed(self)

    def __iter__(self) -> Any:
        return iter(self)


def test_a_failure_of_any_kind_is_that_streams_own(light: House) -> None:
    claims = three_claims(light.story)
    engine = Engine(light.story, light.generations, [Deep()])
    engine.catch_up()
    left_out = {(one.stream, one.code) for one in engine.quarantined()}
    assert left_out == {(str(one), "error.RecursionError") for one in claims}
    assert engine.positions() == {"outstanding": light.story.last_position()}


def test_a_store_that_cannot_go_on_is_no_fault_of_a_stream(light: House) -> None:
    three_claims(light.story)

    class Failing(OutstandingView):
        def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
            raise StoreError("the disk is full")

    engine = Engine(light.story, light.generations, [Failing()])
    with pytest.raises(StoreError, match="disk"):
        engine.catch_up()
    assert not issubclass(StoreError, RowRefused)
    assert engine.quarantined() == []


def damaged(folder: Path, how: str) -> None:
    """Damage the current file of what is outstanding, as disks and people do."""
    [file] = folder.glob("outstanding-*.sqlite3")
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    match how:
        case "garbage":
            file.write_bytes(b"\x07garbage" * 4_000)
        case "empty":
            file.write_bytes(b"")
        case "gone":
            file.unlink()
        case "table":
            with sqlite3.connect(file) as connection:
                connection.execute("DROP TABLE segments")
            connection.close()
        case "middle":
            raw = bytearray(file.read_bytes())
            raw[4096 : len(raw)] = b"\x55" * (len(raw) - 4096)
            file.write_bytes(bytes(raw))
        case "pointer":
            (folder / "outstanding.json").write_bytes(b"\xff{")


DAMAGES = ["garbage", "empty", "gone", "table", "middle", "pointer"]


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("at_start", [False, True])
def test_a_damaged_view_is_made_anew(
    story: Story, tmp_path: Path, how: str, at_start: bool
) -> None:
    kept = SqliteViews(tmp_path / "views")
    claims = three_claims(story)
    House(story, kept).engine.catch_up()
    kept.close()
    damaged(tmp_path / "views", how)
    again = SqliteViews(tmp_path / "views")
    house = House(story, again)
    if at_start:
        refresh(house.engine)
    else:
        assert rebuild(house.engine, "outstanding")[0].switched
    house.engine.catch_up()
    assert all(house.outstanding.claim(one, DAY) for one in claims)
    assert all(not one.different for one in rebuild(house.engine))
    again.close()
