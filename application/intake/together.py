"""Invoices taken in together: those that have nothing to do with each other share one flush."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final, TypeVar

from application.intake.invoices import Taken, ToOpen
from domain.errors import Conflict, is_away

TOGETHER: Final = 64
"""How many files are read before what is new of them is stored: all of these are in memory."""

F = TypeVar("F")
T = TypeVar("T")


def take_together(
    files: Sequence[F],
    *,
    decide: Callable[[F], ToOpen | Taken],
    record: Callable[[Sequence[ToOpen]], Sequence[Taken | Exception]],
    alone: Callable[[F], Taken],
    together: Callable[[Sequence[F]], AbstractContextManager[object]] = nullcontext,
) -> list[Taken | Exception]:
    """Take files in as if it were one by one; give what became of each, or what it raised.

    What touches the same as one before it waits until that is recorded, and is decided anew.
    ``together`` surrounds what is decided and recorded of some at once; ``alone`` takes one by
    itself, where another writer was first. A store that cannot go on is asked no more.
    """
    became: dict[int, Taken | Exception] = {}
    touching: dict[int, frozenset[Hashable]] = {}
    waiting: Sequence[int] = range(len(files))
    while waiting:
        touched: set[Hashable] = set()
        ready: dict[int, ToOpen] = {}
        with together([files[at] for at in _to_decide(waiting, touching)]):
            for at in waiting:
                if touched.isdisjoint(touching.get(at, ())):
                    decided = _tried(decide, files[at])
                    if isinstance(decided, Conflict) or is_away(decided):
                        became[at] = decided
                        break
                    if not isinstance(decided, ToOpen):
                        became[at] = decided
                        continue
                    touching[at] = decided.touches
                    if touched.isdisjoint(touching[at]):
                        ready[at] = decided
                touched |= touching[at]
            if not any(map(is_away, became.values())):
                became |= zip(ready, record(list(ready.values())), strict=True)
        # Before what waits for them: of two that are at odds the first is taken.
        _take_again(became, lambda at: _tried(alone, files[at]))
        if away := next(filter(is_away, became.values()), None):
            return [became.get(at, away) for at in range(len(files))]
        waiting = [at for at in waiting if at not in became]
    return [became[at] for at in range(len(files))]


def _take_again(
    became: dict[int, Taken | Exception], take: Callable[[int], Taken | Exception]
) -> None:
    """Take what another writer was before; of a store that is away by now nothing is known."""
    for at in sorted(at for at, found in became.items() if isinstance(found, Conflict)):
        if any(map(is_away, became.values())):
            del became[at]
        else:
            became[at] = take(at)


def _tried(take: Callable[[F], T], file: F) -> T | Exception:
    try:
        return take(file)
    except Exception as error:  # noqa: BLE001 - one file's fault stops no other file
        return error


def _to_decide(
    waiting: Sequence[int], touching: Mapping[int, frozenset[Hashable]]
) -> Iterator[int]:
    """The places of the files that this turn decides on, in their order: they are asked ahead.

    ``waiting``: places from 0 of files of which nothing became anything yet. ``touching``: by its
    place, the streams and values that a file touches, of those that were decided on before. A file
    of which that is not known is among them and holds nobody back; else it is where it shares
    nothing with those before it that wait. A guess: what decisions touch counts. Raises nothing.
    """
    touched: set[Hashable] = set()
    for at in waiting:
        if touched.isdisjoint(touching.get(at, ())):
            yield at
        touched |= touching.get(at, frozenset())
