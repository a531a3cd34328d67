"""Live many lives again: ``python -m tests.what_if --lives 1000 --seed 1``."""

import argparse
import sys
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.conduct.lives import Life, lives
from tests.conduct.world import World
from tests.what_if.relived import Families, relived

AT_ONCE = 30


def main() -> int:
    """Say how many claims were lived again, and every one that went otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    lived, found, begun = 0, list[str](), perf_counter()

    @seed(asked.seed)
    @settings(
        max_examples=-(-asked.lives // AT_ONCE),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(lives, min_size=AT_ONCE, max_size=AT_ONCE), st.sampled_from((-14, 20, 45)))
    def live(several: list[Life], offset: int) -> None:
        nonlocal lived
        world = Families if lived % (2 * AT_ONCE) else World
        wrong, claims = relived(world, several, [offset])
        lived, found[len(found) :] = lived + claims, wrong
        print(f"{lived} lives, {len(found)} other, {perf_counter() - begun:.0f} s", file=sys.stderr)

    live()
    for one in found:
        print(one)
    print(f"{lived} lives lived again, {len(found)} went otherwise.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
