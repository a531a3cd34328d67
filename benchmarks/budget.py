"""Where the CPU of one durable append goes: ``python -m benchmarks.budget [--engine] [--appends]``.

Each part is timed by the CPU of its thread alone, waiting for the disk or the server left out;
what a part calls that is a part too is counted there and not twice. The middle of five rounds.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from statistics import median
from time import perf_counter, thread_time
from typing import Any, Final

from benchmarks.append import Writer, contest
from benchmarks.grounds import Grounds, described

ROUNDS: Final = 5


class Budget:
    """CPU of this thread by part, each without the parts that it calls."""

    def __init__(self) -> None:
        """Begin with nothing spent."""
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def part(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work, counted under a name."""

        @wraps(work)
        def counted(*args: Any, **more: Any) -> Any:
            begun = thread_time()
            self._inner.append(0.0)
            try:
                return work(*args, **more)
            finally:
                whole = thread_time() - begun
                self.spent[name] += whole - self._inner.pop()
                if self._inner:
                    self._inner[-1] += whole

        return counted


def watched(writer: Writer) -> Budget:
    """Count the parts of what a writer does from here on."""
    budget, collections = Budget(), writer.collections
    store: Any = collections.store
    writer.command = budget.part("command: id, row, fingerprint", writer.command)  # type: ignore[method-assign]  # listened to
    store.find_command = budget.part("look up the command", store.find_command)
    store.facts.to_stored_events = budget.part("encode, seal, hash", store.facts.to_stored_events)
    store.facts._vault.keys_for = budget.part("keys", store.facts._vault.keys_for)
    store.recorder.insert_events = budget.part(
        "ask, judge, write, commit", store.recorder.insert_events
    )
    collections.carry_out = budget.part("decide, check, receipt", collections.carry_out)  # type: ignore[method-assign]  # listened to
    return budget


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    options.add_argument("--appends", type=int, default=500)
    said = options.parse_args()
    grounds = Grounds()
    rounds: list[dict[str, float]] = []
    try:
        with ExitStack() as doors:
            [writer] = contest(doors, grounds, said.engine, threads=1).mine
            budget = watched(writer)
            for _ in range(ROUNDS + 1):
                budget.spent.clear()
                begun = perf_counter()
                for _ in range(said.appends):
                    writer.append()
                rounds.append({**budget.spent, "wall": perf_counter() - begun})
        about = described(grounds)
    finally:
        grounds.close()
    print(f"{said.engine}: CPU of one append, µs (the middle of {ROUNDS} rounds)")
    middle = {
        name: median(one[name] for one in rounds[1:]) / said.appends * 1e6 for name in rounds[1]
    }
    wall = middle.pop("wall")
    for name, spent in sorted(middle.items(), key=lambda one: -one[1]):
        print(f"  {name:<32} {spent:7.0f}")
    print(f"  {'in all':<32} {sum(middle.values()):7.0f}   (waiting included {wall:.0f})")
    print(about)


if __name__ == "__main__":
    main()
