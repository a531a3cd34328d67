"""Live many months: ``python -m tests.trial.months --months 1000 --seed 1 [--store postgres]``."""

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import structlog

from tests.application.houses import HousePlace
from tests.trial.months.judging import Score
from tests.trial.months.living import lived
from tests.trial.stores import STORES, fresh_database, server_of


def main() -> int:
    """Say what was seen; 1: somebody was asked for what he had paid."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--months", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the first month; the others follow")
    parser.add_argument("--store", choices=STORES, default=STORES[0])
    asked = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    score, begun = Score(), perf_counter()
    with server_of(asked.store) as url:
        for seed in range(asked.seed, asked.seed + asked.months):
            with _place(url) as place:
                found = lived(place, seed)
            score.add(found)
            for fault in found.faults:
                print(fault, flush=True)
            if score.months % 20 == 0:
                seconds = perf_counter() - begun
                print(f"{score.months} months, {seconds:.0f} s", file=sys.stderr, flush=True)
    print(told(score))
    return 1 if score.harmed else 0


@contextmanager
def _place(url: str) -> Iterator[HousePlace]:
    with TemporaryDirectory() as folder, fresh_database(url) as database:
        engine = "postgres" if database else "sqlite"
        place = HousePlace(engine, database, Path(folder) / "home")
        try:
            yield place
        finally:
            place.close()


def told(score: Score) -> str:
    """A table of what was seen."""
    lines = [
        f"months                                   {score.months:6}",
        f"letters                                  {score.letters:6}",
        f"charged costs                            {score.costs:6}",
        f"handed over                              {score.handed_over:6}",
        f"asked who had paid                       {score.paid_and_asked:6}",
        f"asked more than was open                 {score.asked_too_much:6}",
        f"debtors with money of others             {score.wrongly_placed:6}",
        f"steps held that could rightly be taken   {score.held.total():6}",
        *_counted(score.held, score.still_held),
        "statements",
        *_counted(score.files),
        "bank lines at the end of their month",
        *_counted(score.lines),
    ]
    return "\n".join(lines)


def _counted(counts: dict[str, int], left: dict[str, int] | None = None) -> Iterator[str]:
    for name, count in sorted(counts.items(), key=lambda one: -one[1]):
        rest = f", {left[name]} of them to the end of the month" if left is not None else ""
        yield f"  {name:38} {count:6}{rest}"


if __name__ == "__main__":
    sys.exit(main())
