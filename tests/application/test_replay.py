"""A replay comes to the same whatever works on it, is gone on with, and tells what it lacks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.store.fsck import check
from application.elsewhere import store_elsewhere
from application.hands import ManyHands, many_hands
from application.house import House
from application.replay.household import ClaimResult, Job
from application.replay.portion import portions_of
from application.replay.run import (
    Replay,
    ReplayEnded,
    ReplayReached,
    replay,
    root_through,
    unfinished,
)
from application.replay.spool import ReplayResults
from benchmarks.history import Calendar, Chronicle, chunks
from domain.compliance.case_file import Around, CaseFile
from domain.errors import StoreError
from domain.facts import Point, StreamKind
from tests.application.houses import HousePlace
from tests.application.replay_jobs import Balances, Choosy, Hungry, balance_of
from tests.application.test_rebuild import behind

FAR = date(2027, 1, 1)
UNREADABLE = "UPDATE stored_events SET state = '{}' WHERE POSITION = ?"
FEW = 12
"""Streams in a portion, so that there are many of these."""


@dataclass
class Lived:
    """A house with a history of some six hundred facts of several creditors."""

    house: House
    place: HousePlace
    chronicle: Chronicle

    @property
    def now(self) -> Point:
        return Point(self.house.store.last_position(), FAR)

    @property
    def folder(self) -> Path:
        return self.house.home / "replayed"

    @contextmanager
    def replayed(
        self, job: Job | None = None, *, at: Point | None = None, processes: int = 1, **more: Any
    ) -> Iterator[ReplayResults]:
        with self.hands(processes) as hands:
            run = Replay(job or Balances(), at or self.now, streams=FEW, **more)
            root = root_through(self.house, run.at.position, run.creditor)
            with run.over(self.house.store, hands, root=root, folder=self.folder) as results:
                yield results

    @contextmanager
    def hands(self, processes: int) -> Iterator[ManyHands[Any]]:
        place = store_elsewhere(self.house)
        with many_hands(self.house.store, place, processes=processes) as hands:
            yield hands

    def portions(self) -> int:
        return len(portions_of(self.house.store, at=self.now, most=FEW).parts)

    def files(self) -> list[str]:
        found = self.folder.iterdir() if self.folder.exists() else ()
        return sorted(one.name for one in found)


class OneByOne(dict[UUID, Sequence[Any]]):
    """Streams read from the store one after the other, each when it is asked for."""

    def __init__(self, house: House, at: Point) -> None:
        super().__init__()
        self.house, self.at = house, at

    def get(self, stream: UUID, default: Any = ()) -> Sequence[Any]:
        return self.house.store.history(stream, through=self.at.position)


def plainly(house: House, at: Point) -> list[ClaimResult]:
    """The balances of all claims that stand, each read by itself."""
    found = []
    for claim_id in sorted(house.store.streams(StreamKind.CLAIM), key=lambda one: one.hex):
        file = CaseFile(claim_id, at, Around(OneByOne(house, at)))
        if file.claim.opened:
            found.append(ClaimResult(claim_id, balance_of(file)))
    return found


@pytest.fixture
def lived(place: HousePlace) -> Lived:
    chronicle = Chronicle(place.open().collections, Calendar())
    for chunk in chunks(chronicle, facts=600, size=100):
        chronicle.save(chunk)
    return Lived(place.open(), place, chronicle)


def test_a_history_that_is_measured_is_sound(lived: Lived) -> None:
    assert list(check(lived.house.store)) == []


@pytest.mark.both_stores
def test_a_replay_comes_to_what_each_claim_comes_to_by_itself(lived: Lived) -> None:
    with lived.replayed() as results:
        assert list(results) == plainly(lived.house, lived.now)
        assert results.claims == len(lived.chronicle.claims)
        assert not results.left_out
    assert not lived.folder.exists()


@pytest.mark.both_stores
def test_one_process_and_two_and_any_order_of_work_come_to_the_same_bytes(lived: Lived) -> None:
    with lived.replayed() as alone:
        first, kept = alone.digest, alone.file.read_bytes()
    with lived.replayed(processes=2) as together:
        assert (together.digest, together.file.read_bytes()) == (first, kept)
    with replay(lived.house, Balances(), at=lived.now) as whole:
        assert (whole.digest, whole.file.read_bytes()) == (first, kept)
    assert len(kept.splitlines()) == len(lived.chronicle.claims)


@pytest.mark.parametrize("part", [1, 2])
def test_a_replay_sees_the_facts_of_its_position_and_the_days_up_to_its_day(
    lived: Lived, part: int
) -> None:
    end = lived.now.position * part // 3
    store = lived.house.store
    day = store.decode(store.read_at([end])[0]).effective_on - timedelta(days=20)
    at = Point(end, day)
    with lived.replayed(at=at) as results:
        assert list(results) == plainly(lived.house, at)
        assert 0 < len(list(results)) < results.claims < len(lived.chronicle.claims)


def test_a_replay_of_one_creditor_has_his_claims_alone(lived: Lived) -> None:
    creditor = lived.chronicle.claims[0].creditor
    own = {one.claim for one in lived.chronicle.claims if one.creditor == creditor}
    with lived.replayed(creditor=creditor) as results:
        assert {one.claim_id for one in results} == own
        assert results.claims == len(own) < len(lived.chronicle.claims)


def test_how_far_it_is_is_told_in_claims_and_facts(lived: Lived) -> None:
    told: list[ReplayReached] = []
    with lived.replayed(told=told.append) as results:
        assert [one.claims for one in told] == sorted(one.claims for one in told)
        assert (told[0].claims, told[0].facts) == (0, 0)
        assert (told[-1].claims, told[-1].facts) == (results.claims, results.facts)
    assert {one.of for one in told} == {len(lived.chronicle.claims)}
    assert len(told) == lived.portions() + 1


def ended_after(lived: Lived, portions: int, **more: Any) -> None:
    """End a replay when so many portions are done."""
    asked: list[int] = []

    def ended() -> bool:
        asked.append(1)
        return len(asked) > portions

    with pytest.raises(ReplayEnded) as refused, lived.replayed(ended=ended, **more):
        pass
    assert refused.value.code == "replay.ended"


def test_a_replay_that_was_ended_goes_on_with_what_is_not_done(lived: Lived) -> None:
    with lived.replayed() as whole:
        digest = whole.digest
    ended_after(lived, 3)
    assert [name for name in lived.files() if name.startswith("part-")] == [
        f"part-{number:06}.tsv" for number in (1, 2, 3)
    ]
    assert not [name for name in lived.files() if name.endswith(".new")]
    told: list[ReplayReached] = []
    with lived.replayed(told=told.append) as results:
        assert (results.digest, results.anew) == (digest, ())
    assert len(told) == lived.portions() - 3 + 1
    assert told[0].claims > 0
    assert told[0].fresh == 0


def test_a_file_laid_in_the_folder_ends_it(lived: Lived) -> None:
    def lay(reached: ReplayReached) -> None:
        if reached.claims:
            (lived.folder / "end").touch()

    with pytest.raises(ReplayEnded), lived.replayed(told=lay):
        pass
    assert [name for name in lived.files() if name.startswith("part-")]
    assert "end" not in lived.files()
    with lived.replayed() as results:
        assert list(results) == plainly(lived.house, lived.now)


@pytest.mark.both_stores
def test_a_process_that_is_killed_leaves_what_was_done_to_go_on_with(lived: Lived) -> None:
    ended_after(lived, 2, job=Hungry())
    with (
        pytest.raises(StoreError, match="ended from outside"),
        lived.replayed(Hungry(), processes=2),
    ):
        pass
    assert [name for name in lived.files() if name.startswith("part-")]
    with lived.replayed(Hungry()) as results:
        assert list(results) == plainly(lived.house, lived.now)
        assert not results.anew


def test_what_is_kept_of_other_facts_days_or_jobs_is_thrown_away_and_told(lived: Lived) -> None:
    ended_after(lived, 2)
    other = Point(lived.now.position - 1, FAR - timedelta(days=1))
    with lived.replayed(Balances("balances by other rules"), at=other) as results:
        assert results.anew[:3] == ("job", "position", "day")
        assert "root" in results.anew
        assert list(results) == plainly(lived.house, other)


def test_a_portion_of_which_the_disk_lost_a_part_is_replayed_again(lived: Lived) -> None:
    with lived.replayed() as whole:
        digest = whole.digest
    ended_after(lived, 3)
    torn = lived.folder / "part-000002.tsv"
    torn.write_bytes(torn.read_bytes()[:-5])
    with lived.replayed() as results:
        assert results.digest == digest


def test_where_a_replay_may_be_gone_on_with_is_known(lived: Lived) -> None:
    assert unfinished(lived.house, Balances()) is None
    with (
        pytest.raises(ReplayEnded),
        replay(lived.house, Balances(), at=lived.now, ended=lambda: True),
    ):
        pass
    assert unfinished(lived.house, Balances()) == lived.now
    with replay(lived.house, Balances(), at=lived.now) as results:
        assert not results.anew
    assert unfinished(lived.house, Balances()) is None


def test_two_do_not_replay_in_one_folder(lived: Lived) -> None:
    with (
        lived.replayed(),
        pytest.raises(StoreError, match="Another program replays"),
        lived.replayed(),
    ):
        pass


def test_a_claim_that_fails_is_left_out_and_its_debtors_others_are_not(lived: Lived) -> None:
    bad, lost = lived.chronicle.claims[0], lived.chronicle.claims[-1]
    with lived.replayed(Choosy(str(bad.claim), str(lost.debtor))) as results:
        got = {one.claim_id for one in results}
        left = {(one.stream, one.code) for one in results.left_out}
    assert (str(bad.claim), "error.ArithmeticError") in left
    assert lost.claim in got
    assert got | {UUID(stream) for stream, _ in left} == {
        one.claim for one in lived.chronicle.claims
    }


def broken(lived: Lived, statement: str, topic: str) -> Any:
    """Break a fact of a topic behind the store's back; give its row."""
    rows = lived.house.store.read_after(0, 10_000)
    row = next(one for one in rows if one.topic == topic)
    with behind(lived.place) as intruder:
        intruder.run(statement, row.position)
    return row


@pytest.mark.both_stores
@pytest.mark.parametrize(
    "statement",
    [
        UNREADABLE,
        "DELETE FROM leaves WHERE position = ?",
        "DELETE FROM stored_events WHERE POSITION = ?",
    ],
)
@pytest.mark.parametrize("topic", ["claim.payment_received", "claim.invoice_sent"])
def test_a_stream_that_cannot_be_read_is_left_out_with_its_place_and_the_rest_goes_on(
    lived: Lived, statement: str, topic: str
) -> None:
    row = broken(lived, statement, topic)
    with lived.replayed() as alone:
        left = [(one.stream, one.code) for one in alone.left_out]
        got = {one.claim_id for one in alone}
        places = [one.position for one in alone.left_out]
    assert left == [(row.stream, "error.IntegrityBroken")]
    assert places[0] >= row.position
    assert got == {one.claim for one in lived.chronicle.claims} - {UUID(row.stream)}


@pytest.mark.both_stores
def test_so_it_is_left_out_by_two_processes(lived: Lived) -> None:
    broken(lived, UNREADABLE, "claim.payment_received")
    with lived.replayed() as alone:
        left, digest = {one.stream for one in alone.left_out}, alone.digest
    assert len(left) == 1
    with lived.replayed(processes=2) as together:
        assert {one.stream for one in together.left_out} == left
        assert together.digest == digest


@pytest.mark.both_stores
def test_claims_that_rest_on_a_broken_stream_of_another_are_left_out_with_it(
    lived: Lived,
) -> None:
    row = broken(lived, UNREADABLE, "creditor.registered")
    creditor = UUID(row.stream)
    with lived.replayed() as results:
        left = {one.stream: one for one in results.left_out}
        got = {one.claim_id for one in results}
    assert left[row.stream].position == row.position
    own = {one.claim for one in lived.chronicle.claims if one.creditor == creditor}
    assert {UUID(stream) for stream in left} == own | {creditor}
    assert got == {one.claim for one in lived.chronicle.claims} - own
