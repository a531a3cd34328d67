"""Walk long and often: ``python -m tests.trial.machine --examples 200 --steps 40 --seed 1``."""

import argparse
import logging
import sys
from time import perf_counter

import structlog
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.trial.machine.deeds import Deeds
from tests.trial.machine.families import FAMILIES
from tests.trial.stores import STORES, server_of


def main() -> int:
    """Say how many steps were taken; 1: something differed, with the steps that show it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shrink", action="store_true", help="look for the shortest walk")
    parser.add_argument("--family", choices=sorted(FAMILIES), default="all")
    parser.add_argument("--store", choices=STORES, default=STORES[0])
    parser.add_argument("--why", action="store_true", help="say what was refused, and how often")
    asked = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    begun = perf_counter()
    wanted = settings(
        max_examples=asked.examples,
        stateful_step_count=asked.steps,
        deadline=None,
        database=None,
        print_blob=True,
        phases=[Phase.generate, *([Phase.shrink] if asked.shrink else [])],
        suppress_health_check=list(HealthCheck),
    )
    try:
        with server_of(asked.store) as Deeds.url:
            run_state_machine_as_test(seed(asked.seed)(FAMILIES[asked.family]), settings=wanted)
    finally:
        taken = ", ".join(f"{count} {name}" for name, count in sorted(Deeds.taken.items()))
        print(f"{Deeds.examples} walks, {perf_counter() - begun:.0f} s: {taken}", flush=True)
        print(", ".join(f"{count} {name}" for name, count in sorted(Deeds.met.items())))
        if asked.why:
            print("\n".join(f"{count} {name}" for name, count in Deeds.refusals.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
