"""Who was overtaken on a stream goes before those of his program who come later."""

from collections.abc import Callable
from threading import Event, Thread
from time import sleep
from uuid import UUID, uuid4

import pytest

from adapters.store.lines import PlaceInLine, StreamLines
from adapters.store.opening import Store
from domain.errors import Forestalled
from tests.store.places import Place, command, envelope, named, save


def in_thread(work: Callable[[], object]) -> Thread:
    thread = Thread(target=work)
    thread.start()
    return thread


class Standing:
    """A thread that stands in line for a stream until it is told to leave."""

    def __init__(self, store: Store, *streams: UUID, then: Event | None = None) -> None:
        self.store, self.streams, self.then = store, streams, then
        self.first, self.all, self.leaves = Event(), Event(), Event()
        self.thread = in_thread(self._stand)

    def _stand(self) -> None:
        with self.store.in_line() as line:
            for stream in self.streams:
                line.stand(stream)
                self.first.set()
                assert self.then is None or self.then.wait(60)
            self.all.set()
            assert self.leaves.wait(60)

    def leave(self) -> None:
        self.leaves.set()
        self.thread.join(60)


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def lines_of(store: Store) -> StreamLines:
    found: StreamLines = store.recorder.lines
    return found


def until(said: Callable[[], bool]) -> None:
    while not said():
        sleep(0.001)


def test_who_comes_later_is_told_to_stand_in_line_and_is_let_in_afterwards(place: Place) -> None:
    store, stream = place.open(), uuid4()
    save(store, named(stream))
    before = Standing(store, stream)
    assert before.first.wait(60)
    with pytest.raises(Forestalled) as found:
        save(store, envelope(stream, 2), command=command("a"))
    assert found.value.stream == stream
    save(store, named(uuid4()), command=command("b"), guards={stream: 1})
    before.leave()
    save(store, envelope(stream, 2), command=command("a"))
    assert [one.originator_version for one in store.history(stream)] == [1, 2]
    assert lines_of(store).standing(stream) == 0


def test_the_turn_goes_on_in_the_order_in_which_they_came(place: Place) -> None:
    store, stream = place.open(), uuid4()
    several = list[Standing]()
    for number in range(4):
        several.append(Standing(store, stream))
        until(lambda many=number + 1: lines_of(store).standing(stream) == many)  # type: ignore[misc]  # a count of its own
    for number, one in enumerate(several):
        assert one.first.wait(60)
        assert not any(later.first.is_set() for later in several[number + 1 :])
        one.leave()


def test_who_is_first_saves_and_another_program_is_judged_as_ever(place: Place) -> None:
    store, other, stream = place.open(), place.open(), uuid4()
    with store.in_line() as line:
        line.stand(stream)
        save(store, named(stream), command=command("a"))
        save(other, envelope(stream, 2), command=command("b"))
    assert len(store.history(stream)) == 2


def test_two_that_want_the_same_streams_do_not_wait_for_each_other(place: Place) -> None:
    store, one, two = place.open(), uuid4(), uuid4()
    lines_of(store).longest_seconds = 60
    first, second = Standing(store, one, two), Standing(store, two, one)
    for each in (first, second):
        each.leaves.set()
    first.thread.join(30)
    second.thread.join(30)
    assert not first.thread.is_alive()
    assert not second.thread.is_alive()


def test_behind_one_who_does_not_come_to_his_end_all_go_on_after_his_turn(place: Place) -> None:
    """Each only waits what is left of it; who had his turn stands aside for nobody either."""
    store, stream = place.open(), uuid4()
    lines = lines_of(store)
    lines.turn_seconds, lines.longest_seconds = 0.01, 600
    stuck = Standing(store, stream)
    assert stuck.first.wait(60)
    with store.in_line() as line:
        assert line.let_through(stream)
        line.stand(stream)
        save(store, named(stream), command=command("a"))
    save(store, envelope(stream, 2), command=command("b"))
    stuck.leave()
    assert len(store.history(stream)) == 2
    assert lines.standing(stream) == 0


def test_who_waited_long_enough_in_all_stands_aside_no_more(place: Place) -> None:
    store, stream = place.open(), uuid4()
    lines = lines_of(store)
    lines.turn_seconds, lines.longest_seconds = 600, 0.01
    stuck = Standing(store, stream)
    assert stuck.first.wait(60)
    with store.in_line() as line:
        assert not line.let_through(stream)
        lines.longest_seconds = 600  # what it may wait was used up
        assert not line.let_through(stream)
        line.stand(stream)
        save(store, named(stream), command=command("a"))
    stuck.leave()
    assert len(store.history(stream)) == 1


def test_a_turn_is_kept_while_one_waits_for_that_on_a_later_stream(place: Place) -> None:
    store = place.open()
    lines = lines_of(store)
    lines.turn_seconds = lines.longest_seconds = 600
    one, two = sorted((uuid4(), uuid4()))
    holds = Standing(store, two)
    assert holds.first.wait(60)
    first = Standing(store, one, two, then=(then := Event()))
    until(lambda: lines.standing(one) == 1)
    other = Standing(store, one)
    until(lambda: lines.standing(one) == 2)
    then.set()
    until(lambda: lines.standing(two) == 2)
    assert not other.first.is_set()
    for each in (holds, first, other):
        each.leave()


def test_a_turn_that_was_given_up_for_an_earlier_stream_comes_again_behind_one(
    place: Place,
) -> None:
    store = place.open()
    lines = lines_of(store)
    lines.turn_seconds = lines.longest_seconds = 600
    one, two = sorted((uuid4(), uuid4()))
    holds, first = Standing(store, one), Standing(store, two, one)
    until(lambda: lines.standing(one) == 2)
    others = list[Standing]()
    for number in range(3):
        others.append(Standing(store, two))
        until(lambda many=number + 1: lines.standing(two) == many)  # type: ignore[misc]  # a count of its own
    holds.leave()
    until(lambda: lines.standing(two) == 4)
    others[0].leave()
    assert first.all.wait(60)
    assert not others[1].first.is_set()
    for other in (first, *others):
        other.leave()
    assert lines.standing(two) == 0


def turning(store: Store) -> tuple[StreamLines, Clock]:
    """Lines in which a turn is over when a clock is moved on for it, and not by itself."""
    lines, clock = lines_of(store), Clock()
    lines.turn_seconds, lines.longest_seconds, lines.clock = 600, 6_000, clock
    return lines, clock


def test_who_had_his_turn_to_the_end_stands_at_the_end_of_the_line_again(place: Place) -> None:
    """Behind those who came before that, and before those who come later."""
    store, stream = place.open(), uuid4()
    lines, clock = turning(store)
    slow = Standing(store, stream, stream, then=(then := Event()))
    assert slow.first.wait(60)
    before = Standing(store, stream)
    until(lambda: lines.standing(stream) == 2)
    clock.now += lines.turn_seconds
    then.set()
    until(lambda: before.first.is_set() or slow.all.is_set())
    assert not slow.all.is_set()
    until(lambda: lines.standing(stream) == 2)
    later = Standing(store, stream)
    until(lambda: lines.standing(stream) == 3)
    before.leave()
    until(lambda: slow.all.is_set() or later.first.is_set())
    assert not later.first.is_set()
    for one in (slow, later):
        one.leave()
    assert lines.standing(stream) == 0


def test_a_second_turn_is_held_against_who_comes_later_too(place: Place) -> None:
    store, stream = place.open(), uuid4()
    lines, clock = turning(store)
    save(store, named(stream))
    with store.in_line() as line:
        assert line.stand(stream)
        assert not line.stand(stream)
        clock.now += lines.turn_seconds
        other = in_thread(lambda: save(store, envelope(stream, 2), command=command("a")))
        other.join(60)
        assert len(store.history(stream)) == 2
        assert line.stand(stream)
        told = list[UUID | None]()

        def comes_later() -> None:
            with pytest.raises(Forestalled) as found:
                save(store, envelope(stream, 3), command=command("b"))
            told.append(found.value.stream)

        in_thread(comes_later).join(60)
        assert told == [stream]
        save(store, envelope(stream, 3), command=command("c"))
    assert len(store.history(stream)) == 3


def test_another_turn_is_taken_only_as_long_as_a_command_may_wait(place: Place) -> None:
    store, stream = place.open(), uuid4()
    lines, clock = turning(store)
    lines.longest_seconds = 2 * lines.turn_seconds
    with store.in_line() as line:
        assert line.stand(stream)
        clock.now = lines.longest_seconds - 1
        assert line.stand(stream)
        clock.now += lines.turn_seconds
        assert not line.stand(stream)
    assert lines.standing(stream) == 0


def test_a_turn_that_was_over_when_it_was_given_up_comes_again_behind_all(place: Place) -> None:
    store = place.open()
    lines, clock = turning(store)
    one, two = sorted((uuid4(), uuid4()))
    slow = Standing(store, two, one, then=(then := Event()))
    assert slow.first.wait(60)
    others = list[Standing]()
    for number in range(2):
        others.append(Standing(store, two))
        until(lambda many=number + 2: lines.standing(two) == many)  # type: ignore[misc]  # a count of its own
    clock.now += lines.turn_seconds
    then.set()
    assert others[0].first.wait(60)
    until(lambda: lines.standing(two) == 3)
    others[0].leave()
    until(lambda: slow.all.is_set() or others[1].first.is_set())
    assert not slow.all.is_set()
    for other in (others[1], slow):
        other.leave()
    assert lines.standing(two) == 0


def test_who_decides_ahead_lets_those_in_line_through_and_stands_in_none(place: Place) -> None:
    store, stream, through = place.open(), uuid4(), list[bool]()
    assert store.let_through(stream, store.in_line())
    before = Standing(store, stream)
    assert before.first.wait(60)
    ahead = in_thread(lambda: through.append(store.let_through(stream, store.in_line())))
    ahead.join(0.05)
    assert ahead.is_alive()
    assert lines_of(store).standing(stream) == 1
    before.leave()
    ahead.join(60)
    assert through == [True]


def test_who_comes_back_stands_behind_the_turn_also_where_another_had_his() -> None:
    """One whose turn is over may stand before it still."""
    lines, stream = StreamLines(turn_seconds=50), uuid4()
    over, mine, back = places = [PlaceInLine() for _ in range(3)]
    for number, one in enumerate(places):
        one.thread = number
    lines.enter(stream, over)
    assert over.turn_at is not None
    over.turn_at -= 100
    lines.enter(stream, mine)
    lines.enter(stream, back, again=True)
    assert mine.turn.is_set()
    assert not back.turn.is_set()
    lines.leave(stream, mine)
    assert back.turn.is_set()
