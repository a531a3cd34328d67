"""Two runs at once: the lease turns the second away, and without it the version does."""

import multiprocessing
import threading
from collections import Counter
from collections.abc import Callable
from shutil import copytree
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.run.claim import ClaimWork
from application.run.day import ACTOR, ROLE, run_day
from application.run.lease import run_lease
from application.run.report import RunLine
from domain.errors import Conflict, Refusal
from domain.letter.state import LetterStatus
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    broken,
    claim_from,
    clock_at,
    files_of,
    letters,
    statuses,
    topics,
    whats,
)
from tests.application.relay import post_office
from tests.store.places import taken_in_the_end

pytestmark = pytest.mark.both_stores

CLAIMS = 4


def claims(house: House, *changes: tuple[str, str]) -> list[UUID]:
    return [
        claim_from(house, CONSUMER, ("<cbc:ID>2026-0118<", f"<cbc:ID>2026-9{n:02}<"), *changes)
        for n in range(CLAIMS)
    ]


def test_a_second_run_of_this_process_is_turned_away(place: HousePlace, house: House) -> None:
    claim_from(house, CONSUMER)
    with run_lease(house), pytest.raises(Refusal) as refusal:
        run_day(house)
    assert refusal.value.code == "run.running"
    assert letters(house) == []
    assert whats(run_day(house)) == ["letter_ordered", "letter_sent"]


def _hold_the_lease(place: HousePlace, held: object, done: object) -> None:
    with place.opened() as house, run_lease(house):
        held.set()  # type: ignore[attr-defined]  # events of a process have no public type
        done.wait(60)  # type: ignore[attr-defined]  # events of a process have no public type


def test_a_run_of_another_process_is_turned_away_until_that_one_died(
    place: HousePlace, house: House
) -> None:
    claim_from(house, CONSUMER)
    spawn = multiprocessing.get_context("spawn")
    held, done = spawn.Event(), spawn.Event()
    bare = HousePlace(place.engine, place.url, place.home)
    other = spawn.Process(target=_hold_the_lease, args=(bare, held, done))
    other.start()
    try:
        assert held.wait(60)
        with pytest.raises(Refusal, match="Another daily run is at work"):
            run_day(house)
    finally:
        other.kill()
        other.join()
    assert taken_in_the_end(house.store.leases, "run")
    house.store.leases.free("run")
    assert whats(run_day(house)) == ["letter_ordered", "letter_sent"]


def test_a_run_in_another_home_of_the_same_store_is_turned_away(
    place: HousePlace, house: House
) -> None:
    refused = pytest.raises(Refusal, match="at work on this store")
    with elsewhere(place).opened() as other, run_lease(other), refused:
        run_day(house)
    assert whats(run_day(house)) == []


def elsewhere(place: HousePlace) -> HousePlace:
    """Another home on the same store: a copy of it, where the store lies on a server."""
    if not place.url:
        return HousePlace(place.engine, "", place.home, place.clock)
    other = place.home.with_name("elsewhere")
    copytree(place.home, other)
    return HousePlace(place.engine, place.url, other, place.clock)


def test_a_dry_run_asks_for_no_lease(place: HousePlace, house: House) -> None:
    claim_from(house, CONSUMER)
    with run_lease(house):
        assert whats(run_day(house, dry_run=True)) == ["letter_ordered"]


def without_lease(work: ClaimWork, claim_id: UUID) -> list[RunLine]:
    try:
        return list(work.take(claim_id))
    except Conflict:
        return []


def all_at_once(workers: list[Callable[[], None]]) -> None:
    trouble: list[BaseException] = []
    gate = threading.Barrier(len(workers))

    def run(worker: Callable[[], None]) -> None:
        try:
            gate.wait()
            worker()
        except BaseException as error:
            trouble.append(error)
            raise

    threads = [threading.Thread(target=run, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []


def worker_on(place: HousePlace, todo: list[UUID], said: list[RunLine]) -> Callable[[], None]:
    def work() -> None:
        with place.opened() as house:
            own = ClaimWork(house, day=MARCH, dry_run=False, actor=ACTOR, role=ROLE)
            for claim_id in todo:
                said.extend(without_lease(own, claim_id))

    return work


def test_without_the_lease_each_letter_goes_out_once(place: HousePlace, house: House) -> None:
    todo = claims(house, NO_MAIL)
    said: list[RunLine] = []
    all_at_once([worker_on(place, todo, said) for _ in range(3)])
    assert Counter(statuses(house)) == {LetterStatus.SENT: CLAIMS}
    assert len(files_of(place.home / "outbox")) == 2 * CLAIMS
    for claim_id in todo:
        assert topics(house, claim_id).count("claim.reminder_sent") == 1
    assert broken(house) == []


def test_without_the_lease_each_mail_is_accepted_once_and_none_is_forgotten(
    place: HousePlace,
) -> None:
    with post_office() as (post, where):
        place.clock = clock_at(MARCH)
        house = place.open(mode=Mode.LIVE, smtp=where)
        todo = claims(house)
        said: list[RunLine] = []

        def work() -> None:
            with place.opened(mode=Mode.LIVE, smtp=where) as mine:
                own = ClaimWork(mine, day=MARCH, dry_run=False, actor=ACTOR, role=ROLE)
                for claim_id in todo:
                    said.extend(without_lease(own, claim_id))

        all_at_once([work] * 3)
        assert max(post.ids.values()) == 1
        assert len(post.ids) == CLAIMS
        # A worker that finds another one's letter started may doubt it; the one that heard the
        # server's answer has the last word.
        assert Counter(statuses(house)) == {LetterStatus.SENT: CLAIMS}
        for claim_id in todo:
            assert topics(house, claim_id).count("claim.reminder_sent") == 1
        assert broken(house) == []


def test_who_hears_the_answer_has_the_last_word_over_who_doubted(place: HousePlace) -> None:
    """One worker finds the letter of another started, while the server holds its message."""
    with post_office() as (post, where):
        place.clock = clock_at(MARCH)
        house = place.open(mode=Mode.LIVE, smtp=where)
        claim = claim_from(house, CONSUMER)

        def doubt() -> None:
            with place.opened(mode=Mode.LIVE, smtp=where) as other:
                own = ClaimWork(other, day=MARCH, dry_run=False, actor=ACTOR, role=ROLE)
                said = [line.what for line in own.take(claim)]
                doubted.append(said)

        doubted: list[list[str]] = []
        post.at_data = doubt
        assert whats(run_day(house))[:2] == ["letter_ordered", "letter_sent"]
        assert doubted == [["letter_in_doubt", "task"]]
        [letter] = letters(house)
        assert letter.status is LetterStatus.SENT
        assert "letter.doubt_resolved" in topics(house, letter.id)
        assert topics(house, claim).count("claim.reminder_sent") == 1
        assert len(post.received) == 1
        run_day(house)
        assert len(post.received) == 1


def test_one_claims_refusal_never_stops_the_run(place: HousePlace, house: House) -> None:
    todo = claims(house, NO_MAIL)
    work = [todo[0], UUID(int=7), *todo[1:]]
    report = run_day(house, candidates=lambda _day: iter(work))
    assert Counter(whats(report)) == {"refused": 1, "letter_ordered": 4, "letter_sent": 4}
    [refused] = [line for line in report.lines if line.what == "refused"]
    assert "There is no claim" in refused.why
    assert report.looked_at == len(work)
