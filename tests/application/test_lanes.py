"""A large run in lanes: one order for each debtor, nothing begun after a stop, nothing lost."""

import threading
from collections.abc import Iterator
from itertools import count
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.letters.dispatch import Dispatched, Dispatcher
from application.run import day
from application.run.day import run_day
from application.run.lanes import AHEAD, LANES, side_by_side
from domain.claim.events import Channel
from domain.errors import IntegrityBroken
from domain.letter.state import LetterStatus
from tests.application.houses import (
    CONSUMER,
    NO_MAIL,
    HousePlace,
    by,
    claim_from,
    order,
    ordered_now,
)
from tests.application.relay import post_office
from tests.asking import register_payment

CLAIMS = [UUID(int=number) for number in range(200)]


def debtor_of(claim: UUID) -> UUID:
    return UUID(int=claim.int // 3)


def never() -> bool:
    return False


def test_claims_of_a_debtor_are_worked_on_one_after_the_other_in_their_order() -> None:
    begun: dict[UUID, list[UUID]] = {}
    at_work: set[UUID] = set()

    def work(claim: UUID) -> UUID:
        assert debtor_of(claim) not in at_work
        at_work.add(debtor_of(claim))
        begun.setdefault(debtor_of(claim), []).append(claim)
        at_work.remove(debtor_of(claim))
        return claim

    found = side_by_side(CLAIMS, work, whose=debtor_of, stopped=never)
    assert list(found) == CLAIMS
    assert sorted(one for his in begun.values() for one in his) == CLAIMS
    assert all(his == sorted(his) for his in begun.values())


def test_after_a_stop_only_what_was_begun_comes_to_its_end() -> None:
    go_on, begun = threading.Event(), count()

    def work(claim: UUID) -> UUID:
        next(begun)
        assert go_on.wait(30)
        return claim

    def claims() -> Iterator[UUID]:
        yield from CLAIMS[: AHEAD // 2]
        threading.Timer(0.2, go_on.set).start()

    found = side_by_side(claims(), work, whose=lambda claim: claim, stopped=lambda: True)
    taken = list(found)
    assert len(taken) == next(begun) <= LANES
    assert taken == sorted(taken)


def test_whoever_leaves_a_run_leaves_nothing_working_behind_him() -> None:
    done: list[UUID] = []
    found = side_by_side(CLAIMS, done.append, whose=debtor_of, stopped=never)
    next(found)
    found.close()  # type: ignore[attr-defined]  # it is a generator
    at_the_end = len(done)
    assert at_the_end <= AHEAD
    assert not [one for one in threading.enumerate() if one.name.startswith("lane-")]
    assert len(done) == at_the_end


def test_a_claim_that_cannot_be_read_is_a_line_and_the_others_go_on(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day, "ONE_BY_ONE", 0)
    house = place.open()
    claims = [
        claim_from(house, CONSUMER, NO_MAIL, ("<cbc:ID>2026-0118<", f"<cbc:ID>2026-9{number}<"))
        for number in range(3)
    ]
    read = house.collections.claim

    def broken(claim_id: UUID, at: object = None) -> object:
        if claim_id == claims[1]:
            raise IntegrityBroken("A fact of it was changed.")
        return read(claim_id)

    monkeypatch.setattr(house.collections, "claim", broken)
    report = run_day(house, candidates=lambda _day: iter(claims))
    assert [line.what for line in report.lines if line.claim_id == claims[1]] == ["failed"]
    assert report.counts()["letter_sent"] == 2
    assert report.looked_at == 3


def test_a_small_run_starts_no_thread(place: HousePlace) -> None:
    house, before = place.open(), threading.active_count()
    seen: list[int] = []
    claim_from(house, CONSUMER, NO_MAIL)
    run_day(house, progress=lambda _n, _line: seen.append(threading.active_count()))
    assert max(seen) == before


def test_a_large_run_works_in_lanes_from_its_first_claim_on(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day, "ONE_BY_ONE", 2)
    house = place.open()
    for number in range(3):
        claim_from(house, CONSUMER, NO_MAIL, ("<cbc:ID>2026-0118<", f"<cbc:ID>2026-9{number}<"))
    lanes: list[bool] = []

    def progress(_looked_at: int, line: object) -> None:
        if line is None:
            lanes.append(any(one.name.startswith("lane-") for one in threading.enumerate()))

    run_day(house, progress=progress)
    assert lanes == [True, True, True]


@pytest.mark.both_stores
def test_a_mail_that_waits_for_its_turn_is_not_begun_and_stays_where_he_pays(
    place: HousePlace,
) -> None:
    with (
        post_office() as (post, smtp),
        place.opened(mode=Mode.LIVE, smtp=smtp) as house,
    ):
        claim = claim_from(house, CONSUMER)
        letter, asked = ordered_now(house, claim), order(house, claim)
        worker, became = Dispatcher(house, actor="run"), list[Dispatched]()

        def dispatch() -> None:
            became.append(worker.dispatch(letter, command_day=asked))

        lane = threading.Thread(target=dispatch)
        with worker._transport.turn(Channel.EMAIL):
            lane.start()
            lane.join(1)
            assert lane.is_alive()
            assert house.collections.letter(letter).status is LetterStatus.ORDERED
            register_payment(house, claim, by=by(), amount=90_00, credited_on=house.today)
        lane.join(30)
        assert became == [Dispatched.CANCELLED]
        assert post.received == []
