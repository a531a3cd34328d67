"""Invoices taken in together: those that have nothing to do with each other share one flush."""

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final, TypeVar

from application.intake.invoices import Taken, ToOpen

TOGETHER: Final = 64
"""How many files are read before what is new of them is stored: all of these are in memory."""

F = TypeVar("F")


def take_together(
    files: Sequence[F],
    *,
    decide: Callable[[F], ToOpen | Taken],
    record: Callable[[Sequence[ToOpen]], Sequence[Taken | Exception]],
    together: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> list[Taken | Exception]:
    """Take files in as if it were one by one; give what became of each, or what it raised.

    What touches the same as one before it waits until that is recorded, and is decided anew.
    ``together`` surrounds what is decided and recorded at once.
    """
    became: dict[int, Taken | Exception] = {}
    touching: dict[int, frozenset[Hashable]] = {}
    waiting: Sequence[int] = range(len(files))
    while waiting:
        touched: set[Hashable] = set()
        ready: dict[int, ToOpen] = {}
        with together():
            for at in waiting:
                if touched.isdisjoint(touching.get(at, ())):
                    decided = _decided(decide, files[at])
                    if not isinstance(decided, ToOpen):
                        became[at] = decided
                        continue
                    touching[at] = decided.touches
                    if touched.isdisjoint(decided.touches):
                        ready[at] = decided
                touched |= touching[at]
            became |= zip(ready, record(list(ready.values())), strict=True)
        waiting = [at for at in waiting if at not in became]
    return [became[at] for at in range(len(files))]


def _decided(decide: Callable[[F], ToOpen | Taken], file: F) -> ToOpen | Taken | Exception:
    try:
        return decide(file)
    except Exception as error:  # noqa: BLE001 - one file's fault stops no other file
        return error
