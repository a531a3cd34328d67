"""Hold planted lives to the obligations: ``python -m tests.oracle --claims 100000 --seed 1``."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from time import perf_counter

from tests.oracle.comparison import Compared, compared
from tests.oracle.engine import lived
from tests.oracle.lives import lives
from tests.oracle.plain import Past

PART, TABLE_EACH = 1_000, 10
"""Claims of one seed; so many parts make a table."""
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
    parts = range(-(-asked.claims // PART))
    with ProcessPoolExecutor(asked.processes, mp_context=get_context("fork")) as pool:
        real = [past for several in pool.map(_lived, seeds) for past in several]
        coming = [pool.submit(_part, asked.seed * 1_000 + number, real) for number in parts]
        for number, part in enumerate(as_completed(coming), 1):
            total.add(now := part.result())
            _tell(total, now, whole=number % TABLE_EACH == 0)
    for line in total.lines():
        print(line)
    for one in total.apart:
        print(one)
    print(f"{total.claims} claims in {perf_counter() - begun:.0f} s", file=sys.stderr)
    return 1 if total.of("missed") or total.of("invented") else 0


def _lived(seed: int) -> list[Past]:
    return lived(AT_A_TIME, seed=seed)


def _part(seed: int, real: Sequence[Past]) -> Compared:
    return compared(lives(claims=PART, seed=seed, real=real))


def _tell(total: Compared, now: Compared, *, whole: bool) -> None:
    """What came of it so far, for who waits."""
    lines = [str(one) for one in now.apart] + (list(total.lines()) if whole else [])
    print(*lines, f"{total.claims} claims", sep="\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
