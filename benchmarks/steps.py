"""``python -m benchmarks.steps --home FOLDER``: what a run decides, orders and records, alone.

Every claim of an estate (``benchmarks.estate``) that is due is taken by the run's own work in its
lanes: findings, the step of its plan, the order of its letter, all recorded. What is ordered is not
set: it waits there for ``vordering run-day``, which sets, proves and sends it. Told is what it took
by the clock and of processor, and the most memory that this program held, its views included.
"""

import argparse
import resource
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Final
from uuid import UUID

from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.run.claim import ClaimWork
from application.run.day import ACTOR, ROLE, lines_of
from application.run.lanes import side_by_side
from benchmarks.estate import DUE, estate_in, opened, place_of
from benchmarks.measuring import Target
from domain.application import Mandate

IN_MINUTES: Final = Target(10, at_least=False, unit=" min")
IN_MEMORY: Final = Target(1_500, at_least=False, unit=" MB")
STEPS: Final = 70_000
"""Of so many the reach in minutes is."""
_TELL: Final = 5_000


class Ordering(Dispatcher):
    """Leaves what is ordered to the next run."""

    def dispatch(
        self,
        letter_id: UUID,  # noqa: ARG002 - asked as any other
        *,
        command_day: Mandate,  # noqa: ARG002 - the same
        fresh: bool = True,  # noqa: ARG002 - the same
    ) -> Dispatched:
        return Dispatched.WAITS


def decided(house: House, claims: list[UUID]) -> Counter[str]:
    """Take claims through the work of today; how often what happened."""
    work = ClaimWork(
        house,
        day=house.today,
        dry_run=False,
        actor=ACTOR,
        role=ROLE,
        dispatcher=Ordering(house, actor=ACTOR),
    )
    found = Counter[str]()
    taken = side_by_side(
        claims,
        lambda claim_id: tuple(lines_of(work, claim_id)),
        whose=lambda claim_id: house.collections.claim(claim_id).debtor_id or claim_id,
        stopped=lambda: False,
    )
    for number, lines in enumerate(taken, 1):
        found.update(line.what for line in lines)
        if number % _TELL == 0:
            print(f"  {number:,} of {len(claims):,}, {memory()} MB", file=sys.stderr, flush=True)
    return found


def memory() -> int:
    """The most that this program held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    """Decide what is due in a home, and say what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steps", description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--postgres", default="", metavar="URL", help="instead of SQLite")
    parser.add_argument("--claims", type=int, help="of an estate to be made in an empty home")
    parser.add_argument("--due", type=int, default=DUE)
    parser.add_argument("--steps", type=int, default=STEPS, help="no more than so many")
    said = parser.parse_args()
    place = place_of(said.home, said.postgres)
    estate = estate_in(place, claims=said.claims, due=said.due)
    with opened(place) as (house, views):
        claims = list(islice(views.candidates(house.today), said.steps))
        begun, used, facts = perf_counter(), process_time(), house.store.last_position()
        found = decided(house, claims)
        seconds, processor = perf_counter() - begun, process_time() - used
        facts = house.store.last_position() - facts
    minutes = seconds / 60 * STEPS / max(len(claims), 1)
    print(f"{estate.claims:,} claims, {len(claims):,} due: {dict(sorted(found.items()))}")
    print(f"{seconds:.1f} s, {facts:,} facts; a claim {1_000 * seconds / len(claims):.2f} ms")
    print(f"processor {processor:.1f} s; a claim {1_000 * processor / len(claims):.2f} ms")
    for judged, value in ((IN_MINUTES, minutes), (IN_MEMORY, memory())):
        reached = "reached" if judged.reached(value) else "NOT reached"
        print(f"{value:,.1f}, to be {judged}: {reached}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
