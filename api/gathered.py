"""What many requests hand over at one moment is done by one thread in one go."""

from asyncio import AbstractEventLoop, Future, get_running_loop
from collections.abc import Callable, Hashable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import Any, Final, Generic, TypeAlias, TypeVar

from adapters.store.errors import each_its_own

W = TypeVar("W")
R = TypeVar("R")

MOST: Final = 256
"""How many are done in one go."""

Told: TypeAlias = tuple["Future[Any]", Any]
"""Who waits, and what he is told: what was found, or the error that he raises."""


class InOneGo(Generic[W, R]):
    """Works of requests, done by one thread for all that wait: one hand-over serves them all.

    For what is soon done, or takes as long for many as for one. Whoever hung up meanwhile has his
    work done as well; requests may be on several loops.
    """

    def __init__(self, carry: Callable[[Sequence[W]], Sequence[R | Exception]]) -> None:
        """Let ``carry`` do works: it answers each, by what it gives or an error of its own."""
        self._carry = carry
        self._thread = ThreadPoolExecutor(1)
        self._guard = Lock()
        self._waiting: list[tuple[W, Future[R]]] = []
        self._at_work = False

    async def done(self, work: W) -> R:
        """Have a work done; raises the error that is its own."""
        answer: Future[R] = get_running_loop().create_future()
        with self._guard:
            self._waiting.append((work, answer))
            begins, self._at_work = not self._at_work, True
        if begins:
            self._begin()
        return await answer

    def _begin(self) -> None:
        """Have the thread do all that waits; where none is to be had, all who wait are told so."""
        try:
            self._thread.submit(self._do_all)
        except RuntimeError as error:
            with self._guard:
                some, self._waiting, self._at_work = self._waiting, [], False
            _tell_each(some, each_its_own(error, len(some)))

    def _do_all(self) -> None:
        while some := self._next():
            _tell_each(some, self._carried([work for work, _ in some]))

    def _next(self) -> Sequence[tuple[W, "Future[R]"]]:
        with self._guard:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            self._at_work = bool(some)
        return some

    def _carried(self, works: Sequence[W]) -> Sequence[R | Exception]:
        try:
            found = self._carry(works)
            if len(found) != len(works):
                raise AssertionError("somebody is left without an answer")
        except Exception as error:  # noqa: BLE001 - everybody whose work it was raises it
            return each_its_own(error, len(works))
        except BaseException as error:  # noqa: BLE001 - else they, and all who come, wait for ever
            broken = RuntimeError(f"{type(error).__name__} broke off what was done for all")
            broken.__cause__ = error
            return each_its_own(broken, len(works))
        return found


def each_alone(works: Sequence[Callable[[], R]]) -> list[R | Exception]:
    """Do works one after the other; each is answered by what it gives or raises."""
    return [_outcome(work) for work in works]


def each_once(works: Sequence[tuple[Hashable, Callable[[], R]]]) -> list[R | Exception]:
    """Do works under keys, one of each key: what it gives or raises is the answer to all of it."""
    asked: dict[Hashable, list[int]] = {}
    for number, (key, _) in enumerate(works):
        asked.setdefault(key, []).append(number)
    found: dict[int, R | Exception] = {}
    for numbers in asked.values():
        one = _outcome(works[numbers[0]][1])
        many = len(numbers)
        each = each_its_own(one, many) if isinstance(one, Exception) else [one] * many
        found |= zip(numbers, each, strict=True)
    return [found[number] for number in range(len(works))]


def _outcome(work: Callable[[], R]) -> R | Exception:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - it is the answer to this work
        return error


def _tell_each(some: Sequence[tuple[Any, "Future[R]"]], found: Sequence[R | Exception]) -> None:
    tell_all((who, one) for (_, who), one in zip(some, found, strict=True))


def tell_all(told: Iterable[Told]) -> None:
    """Tell those who wait, from any thread: each loop is woken once."""
    by_loop: dict[AbstractEventLoop, list[Told]] = {}
    for who, found in told:
        by_loop.setdefault(who.get_loop(), []).append((who, found))
    for loop, its in by_loop.items():
        with suppress(RuntimeError):  # it was closed: nobody waits there any more
            loop.call_soon_threadsafe(_tell, its)


def _tell(told: Sequence[Told]) -> None:
    for who, found in told:
        if who.done():  # hung up
            continue
        if isinstance(found, StopIteration):  # no future takes it, and the others would not be told
            who.set_exception(RuntimeError("a work raised StopIteration"))
        elif isinstance(found, Exception):
            who.set_exception(found)
        else:
            who.set_result(found)
