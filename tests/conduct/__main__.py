"""Live many random lives against the model: ``python -m tests.conduct --lives 2000 --seed 1``."""

import argparse
import sys
from collections import Counter
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.conduct.lives import Life, lives
from tests.conduct.world import faults_of

AT_ONCE = 20


def main() -> int:
    """Say how many lives were lived, what the engine did, and every fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    lived, acts, found, begun = 0, Counter[str](), list[str](), perf_counter()

    @seed(asked.seed)
    @settings(
        max_examples=-(-asked.lives // AT_ONCE),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(lives, min_size=AT_ONCE, max_size=AT_ONCE))
    def live(several: list[Life]) -> None:
        nonlocal lived
        wrong, did = faults_of(several)
        lived, found[len(found) :] = lived + len(several), wrong
        acts.update(did)
        print(
            f"{lived} lives, {len(found)} faults, {perf_counter() - begun:.0f} s", file=sys.stderr
        )

    live()
    for fault in found:
        print(fault)
    said = ", ".join(f"{count} {act}" for act, count in sorted(acts.items()))
    print(f"{lived} lives: {said}. Faults: {len(found)}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
