"""Figure 4: loading a claim of thirty facts, validated, beside a raw select and a dict.

The first load reads all facts and folds them; a later one asks the store whether there is any
behind the version that is kept (``domain/kept.py``), and is measured by itself.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from benchmarks.grounds import Grounds
from benchmarks.history import busy_claims
from benchmarks.measuring import Figure, Size, Target, Work, side_by_side
from benchmarks.raw import Raw, fold, raw
from domain.aggregates import Aggregates

CLAIMS: Final = 100
FACTS: Final = 30
ROUNDS: Final = 2
REPEATS: Final = 7
MOST: Final = Target(5, at_least=False, unit="×")
_MADE_BEFORE_A_COLLECTION: Final = 50_000


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Measure loads of claims one after the other, the pages in memory on both sides."""
    with grounds.empty(engine) as ground, ground.collections() as collections, as_a_server():
        made = busy_claims(collections, ground.calendar, claims=CLAIMS, facts=FACTS)
        with raw(ground) as driver:

            def first() -> None:
                for _ in range(ROUNDS):
                    _load(made, Aggregates(collections.store))  # which has kept nothing yet

            def again() -> None:
                for _ in range(ROUNDS):
                    _load(made, collections)

            def theirs() -> None:
                for _ in range(ROUNDS):
                    _load_raw(made, driver)

            return [
                _figure(f"{engine}: load a claim of {FACTS} facts", first, theirs, size, MOST),
                _figure(f"{engine}: load it again", again, theirs, size, None),
            ]


def _load(made: Sequence[UUID], aggregates: Aggregates) -> None:
    for one in made:
        assert aggregates.claim(one).version == FACTS


def _load_raw(made: Sequence[UUID], driver: Raw) -> None:
    for one in made:
        state: dict[str, Any] = {}
        for topic, body in driver.stream(one):
            fold(state, topic, body)
        assert state["facts"] == FACTS


def _figure(what: str, ours: Work, theirs: Work, size: Size, target: Target | None) -> Figure:
    beside = side_by_side(ours, theirs, repeats=size.repeats(REPEATS))
    mine, raw_time, judged = beside.times(count=ROUNDS * CLAIMS)
    return Figure(
        number="4",
        what=f"{what}, validated",
        ours=mine,
        yardstick=raw_time,
        judged=judged,
        unit="×",
        target=target,
    )


@contextmanager
def as_a_server() -> Iterator[None]:
    """Look for cyclic garbage as seldom as the program does, and not through what stays."""
    often = gc.get_threshold()
    gc.set_threshold(_MADE_BEFORE_A_COLLECTION, *often[1:])
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*often)
