"""What many ask for at one moment is done by one thread, each with an answer of its own."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, active_count

import pytest

from api.gathered import InOneGo, each_alone, each_once
from api.settling import Settling
from application.views import views_of
from tests.application.houses import CONSUMER, PLAIN, HousePlace, claim_from

PATIENCE = 30.0


def test_what_waits_while_one_is_done_is_done_together() -> None:
    begun, free, goes = Event(), Event(), list[list[int]]()

    def carry(works: Sequence[int]) -> list[int | Exception]:
        goes.append(list(works))
        begun.set()
        free.wait(PATIENCE)
        return [work * 2 for work in works]

    async def ask() -> list[int]:
        gathered = InOneGo(carry)
        first = asyncio.create_task(gathered.done(1))
        await asyncio.to_thread(begun.wait, PATIENCE)
        rest = [asyncio.create_task(gathered.done(one)) for one in (2, 3, 4)]
        await asyncio.sleep(0)
        free.set()
        return await asyncio.gather(first, *rest)

    assert asyncio.run(ask()) == [2, 4, 6, 8]
    assert goes == [[1], [2, 3, 4]]


def test_a_fault_is_of_whom_it_is_and_one_of_all_is_each_ones_own() -> None:
    def half(works: Sequence[int]) -> list[int | Exception]:
        return [ValueError(work) if work % 2 else work for work in works]

    def fails(works: Sequence[int]) -> list[int | Exception]:
        raise LookupError(len(works))

    async def ask() -> list[object]:
        some, none = InOneGo(half), InOneGo(fails)
        works = (some.done(1), some.done(2), none.done(1), none.done(2))
        return list(await asyncio.gather(*works, return_exceptions=True))

    odd, even, one, other = asyncio.run(ask())
    assert (type(odd), even, type(one), type(other)) == (ValueError, 2, LookupError, LookupError)
    assert one is not other


def test_what_breaks_off_the_thread_leaves_nobody_waiting_and_the_next_are_done() -> None:
    class Panics(BaseException):
        """As a library in another language raises it."""

    def panics() -> object:
        raise Panics

    def stops() -> object:
        raise StopIteration

    async def ask() -> list[object]:
        gathered = InOneGo[Callable[[], object], object](each_alone)
        short = InOneGo[int, int](lambda works: works[1:])
        first = await asyncio.gather(gathered.done(panics), return_exceptions=True)
        works = (gathered.done(stops), gathered.done(lambda: "done"), short.done(1))
        return [*first, *await asyncio.gather(*works, return_exceptions=True)]

    panicked, stopped, done, forgotten = asyncio.run(asyncio.wait_for(ask(), PATIENCE))
    assert (type(panicked), type(stopped), done) == (RuntimeError, RuntimeError, "done")
    assert type(forgotten) is AssertionError


def test_what_many_ask_alike_is_looked_up_once_in_a_go_and_anew_in_the_next() -> None:
    looked = list[str]()

    def look(key: str) -> tuple[str, Callable[[], str]]:
        def found() -> str:
            looked.append(key)
            if key == "bad":
                raise LookupError(key)
            return f"{key} {len(looked)}"

        return key, found

    works = [look(key) for key in ("one", "bad", "two", "one", "bad")]
    one, bad, two, again, worse = each_once(works)
    assert looked == ["one", "bad", "two"]
    assert (one, two, again) == ("one 1", "two 3", "one 1")
    assert isinstance(bad, LookupError)
    assert isinstance(worse, LookupError)
    assert bad is not worse
    assert each_once(works[:1]) == ["one 4"]


def test_where_no_thread_is_to_be_had_nobody_waits_for_it() -> None:
    async def ask() -> list[object]:
        gathered = InOneGo[Callable[[], object], object](each_alone)
        gathered._thread.shutdown()  # as where none can be started
        works = (gathered.done(lambda: "done") for _ in range(3))
        return list(await asyncio.gather(*works, return_exceptions=True))

    assert {*map(type, asyncio.run(asyncio.wait_for(ask(), PATIENCE)))} == {RuntimeError}


def test_whoever_hangs_up_leaves_the_others_their_answers() -> None:
    free = Event()

    async def ask() -> object:
        gathered = InOneGo[Callable[[], object], object](each_alone)
        first = asyncio.create_task(gathered.done(lambda: free.wait(PATIENCE)))
        gone = asyncio.create_task(gathered.done(lambda: "gone"))
        stays = asyncio.create_task(gathered.done(lambda: "stays"))
        await asyncio.sleep(0)
        gone.cancel()
        free.set()
        await first
        return await stays

    assert asyncio.run(ask()) == "stays"


def test_requests_of_several_loops_are_answered_each_on_its_own() -> None:
    gathered = InOneGo[Callable[[], object], object](each_alone)

    def ask(number: int) -> object:
        return asyncio.run(gathered.done(lambda: number))

    with ThreadPoolExecutor(8) as hands:
        assert list(hands.map(ask, range(40))) == list(range(40))


@pytest.mark.both_stores
def test_whoever_waits_for_the_views_is_told_once_they_are_there_or_that_they_are_not(
    place: HousePlace,
) -> None:
    house = place.open()
    with views_of(house) as views:
        settling = Settling(views)
        claim_from(house, CONSUMER)
        at = house.store.last_position()
        assert asyncio.run(settling.shown(at, seconds=PATIENCE))  # nobody folds: it does itself
        with views.kept_level():
            while not views.engine.running:
                pass
            claim_from(house, PLAIN)
            at = house.store.last_position()

            async def ask() -> list[bool]:
                some = (settling.shown(at - one, seconds=PATIENCE) for one in range(5))
                return await asyncio.gather(*some, settling.shown(at + 1, seconds=0.05))

            assert asyncio.run(ask()) == [True] * 5 + [False]


def test_whoever_waits_for_the_views_holds_no_thread_and_is_forgotten_when_he_leaves(
    place: HousePlace,
) -> None:
    house = place.open()
    with views_of(house) as views, views.kept_level():
        while not views.engine.running:
            pass
        settling, ahead = Settling(views), house.store.last_position() + 1

        async def ask() -> None:
            before = active_count()
            waiting = [
                asyncio.create_task(settling.shown(ahead, seconds=PATIENCE)) for _ in range(60)
            ]
            await asyncio.sleep(0)
            assert (active_count(), len(settling)) == (before, 60)
            for one in waiting:
                one.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            assert len(settling) == 0

        asyncio.run(ask())
