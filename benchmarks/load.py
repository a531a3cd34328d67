"""Figure 4: loading a claim of thirty facts, validated, beside a raw select and a dict."""

from itertools import cycle
from typing import Any, Final

from benchmarks.grounds import Grounds
from benchmarks.history import busy_claims
from benchmarks.measuring import Figure, Size, Target, side_by_side
from benchmarks.raw import fold, raw

CLAIMS: Final = 100
FACTS: Final = 30
LOADS: Final = 200
REPEATS: Final = 7


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Measure loads of claims chosen in turn, the pages in memory on both sides."""
    with grounds.empty(engine) as ground, ground.collections() as collections:
        made = busy_claims(collections, ground.calendar, claims=CLAIMS, facts=FACTS)
        order = cycle(made)
        with raw(ground) as driver:

            def ours() -> None:
                for _ in range(LOADS):
                    claim = collections.claim(next(order))
                    assert claim.version == FACTS

            def theirs() -> None:
                for _ in range(LOADS):
                    state: dict[str, Any] = {}
                    for topic, body in driver.stream(next(order)):
                        fold(state, topic, body)
                    assert state["facts"] == FACTS

            beside = side_by_side(ours, theirs, repeats=size.repeats(REPEATS))
    mine, raw_time, judged = beside.times(count=LOADS)
    return [
        Figure(
            number="4",
            what=f"{engine}: load a claim of {FACTS} facts, validated",
            ours=mine,
            yardstick=raw_time,
            judged=judged,
            unit="×",
            target=Target(5, at_least=False, unit="×"),
        )
    ]
