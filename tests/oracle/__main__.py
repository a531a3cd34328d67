"""Hold planted lives to the obligations: ``python -m tests.oracle --claims 100000 --seed 1``."""

import argparse
import sys
from itertools import islice
from time import perf_counter

from tests.oracle.comparison import Compared, compared
from tests.oracle.lives import lives

AT_ONCE = 1_000


def main() -> int:
    """Print what was planted, found, missed and invented, and what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    coming, total, begun = lives(claims=asked.claims, seed=asked.seed), Compared(), perf_counter()
    while batch := list(islice(coming, AT_ONCE)):
        total.add(compared(batch))
        print(f"{total.claims} claims, {perf_counter() - begun:.0f} s", file=sys.stderr)
    for line in total.lines():
        print(line)
    for one in total.apart:
        print(one)
    return 1 if total.of("missed") or total.of("invented") else 0


if __name__ == "__main__":
    sys.exit(main())
