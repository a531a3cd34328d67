"""Who has the turn waits a moment for those who were there before, and for nobody else."""

import signal
from threading import Event, Thread, main_thread
from time import sleep
from typing import Any

import pytest

from adapters.store.turns import Turns


def waiting(turns: Turns[int, int], *, first: int, of: int, found: list[int]) -> list[Thread]:
    """Let some come one after the other, in the order of their numbers, and stand there."""
    threads = []
    for number in range(first, first + of):
        threads.append(Thread(target=lambda n=number: found.append(turns.do(n))))
        before = len(turns)
        threads[-1].start()
        while len(turns) <= before:
            sleep(0.001)
    return threads


def test_who_has_the_turn_waits_for_as_many_as_were_there_before() -> None:
    inside, going_on, carried, found = Event(), Event(), list[list[int]](), list[int]()

    def carry(works: Any) -> Any:
        carried.append(list(works))
        inside.set()
        assert going_on.wait(20)
        return works

    turns = Turns[int, int](carry, patience=600)
    first = Thread(target=lambda: found.append(turns.do(0)))
    first.start()
    assert inside.wait(20), "nobody was there before him"
    two = waiting(turns, first=1, of=2, found=found)
    going_on.set()
    first.join(30)
    assert carried == [[0]]
    found.append(turns.do(3))  # with him they are three again
    for thread in two:
        thread.join(30)
    assert carried == [[0], [1, 2, 3]]
    two = waiting(turns, first=4, of=2, found=found)
    assert carried == [[0], [1, 2, 3]]
    found.append(turns.do(6))
    for thread in two:
        thread.join(30)
    assert carried == [[0], [1, 2, 3], [4, 5, 6]]
    assert sorted(found) == list(range(7))


def test_who_waits_for_others_goes_when_his_patience_ends_and_then_for_himself() -> None:
    sizes, inside, going_on = list[int](), Event(), Event()

    def carry(works: Any) -> Any:
        sizes.append(len(works))
        inside.set()
        assert going_on.wait(20)
        return works

    turns, found = Turns[int, int](carry, patience=0.01), list[int]()
    first = Thread(target=lambda: found.append(turns.do(0)))
    first.start()
    assert inside.wait(20)
    [second] = waiting(turns, first=1, of=1, found=found)
    going_on.set()
    for thread in (first, second):
        thread.join(30)
    turns = Turns[int, int](carry, patience=600)
    assert [turns.do(2), turns.do(3)] == [2, 3], "who was alone waits for nobody"
    assert sizes == [1, 1, 1, 1]


def test_who_is_stopped_while_he_waits_for_others_gives_them_his_turn(
    request: pytest.FixtureRequest,
) -> None:
    # Whatever another test of this process left there.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    inside, going_on, carried, found = Event(), Event(), list[list[int]](), list[int]()

    def carry(works: Any) -> Any:
        carried.append(list(works))
        inside.set()
        assert going_on.wait(20)
        return works

    turns = Turns[int, int](carry, patience=600)
    first = Thread(target=lambda: found.append(turns.do(0)))
    first.start()
    assert inside.wait(20)

    def behind() -> None:
        while len(turns) < 1:
            sleep(0.001)
        threads = waiting(turns, first=2, of=2, found=found)
        going_on.set()
        while turns._gathering is None:
            sleep(0.001)
        ident = main_thread().ident
        assert ident is not None
        signal.pthread_kill(ident, signal.SIGINT)
        while len(turns) > 2:
            sleep(0.001)
        threads += waiting(turns, first=4, of=1, found=found)
        found.append(turns.do(5))
        for thread in (first, *threads):
            thread.join(30)

    others = Thread(target=behind)
    others.start()
    with pytest.raises(KeyboardInterrupt):
        turns.do(1)
    others.join(30)
    assert carried == [[0], [2, 3, 4, 5]]
    assert sorted(found) == [0, 2, 3, 4, 5]
