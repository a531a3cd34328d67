"""Hold planted lives to the obligations: ``python -m tests.oracle --claims 100000 --seed 1``."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import islice
from multiprocessing import get_context
from time import perf_counter

from tests.oracle.comparison import Compared, compared
from tests.oracle.engine import lived
from tests.oracle.lives import lives
from tests.oracle.plain import Past

AT_ONCE = 500
AT_A_TIME = 10
"""So few real lives in one house, and its daily run needs no processes of its own."""


def main() -> int:
    """Print what was planted, found, missed and invented, and what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=int, default=40, help="lives of the real engine to copy")
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    begun, total = perf_counter(), Compared()
    seeds = [asked.seed * 1_000 + n for n in range(-(-asked.real // AT_A_TIME))]
    share = -(-asked.claims // asked.processes)
    with ProcessPoolExecutor(asked.processes, mp_context=get_context("fork")) as pool:
        real = [past for several in pool.map(_lived, seeds) for past in several]
        parts = [
            pool.submit(_part, share, asked.seed * 1_000 + number, real)
            for number in range(asked.processes)
        ]
        for part in as_completed(parts):
            total.add(part.result())
    for line in total.lines():
        print(line)
    for one in total.apart:
        print(one)
    print(f"{total.claims} claims in {perf_counter() - begun:.0f} s", file=sys.stderr)
    return 1 if total.of("missed") or total.of("invented") else 0


def _lived(seed: int) -> list[Past]:
    return lived(AT_A_TIME, seed=seed)


def _part(claims: int, seed: int, real: Sequence[Past]) -> Compared:
    coming, total = lives(claims=claims, seed=seed, real=real), Compared()
    while batch := list(islice(coming, AT_ONCE)):
        now = compared(batch)
        total.add(now)
        for one in now.apart:
            print(one, file=sys.stderr)
        print(f"{seed}: {total.claims} claims", file=sys.stderr)
    return total


if __name__ == "__main__":
    sys.exit(main())
