"""kill -9 of the daily run at random moments: what went out, what is known of it, what is lost.

``python -m benchmarks.crash_run --kills 50 --busy 2 [--postgres] [--claims 10]
[--lanes]`` walks claims to
their hand-over on a live store. On each day with work a child process does the run and is killed
at a random moment; another run goes to its end; doubts are resolved by the log of the mail
server, which is a real one in this process. After each kill the store is checked; what a run was
told is stored must be there, no letter goes out twice, and a finished run leaves no claim with
work. ``--busy`` loops take the processors meanwhile. Exit code 1 where a rule was broken.
"""

import argparse
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.crashing import at_random_moments, busy_loops, crash_run
from tests.application.houses import HousePlace
from tests.conftest import postgres_server


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--claims", type=int, default=10, help="claims a cohort")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--busy", type=int, default=2, help="busy loops beside it")
    options.add_argument("--postgres", action="store_true")
    options.add_argument("--lanes", action="store_true", help="in lanes from the first claim on")
    said = options.parse_args()
    with ExitStack() as doors:
        home = Path(doors.enter_context(tempfile.TemporaryDirectory(prefix="crash-run-")))
        url = doors.enter_context(postgres_server()) if said.postgres else ""
        place = HousePlace("postgres" if url else "sqlite", url, home / "home")
        run = doors.enter_context(crash_run(place))
        run.one_by_one = 0 if said.lanes else run.one_by_one
        doors.enter_context(busy_loops(said.busy))
        chance = random.Random(said.seed)
        began = time.perf_counter()
        tally = at_random_moments(run, kills=said.kills, size=said.claims, chance=chance)
        print(f"kill -9 of run-day on {place.engine}, seed {said.seed}, {said.busy} busy loops")
        for what, count in (*tally.rows(), ("seconds", round(time.perf_counter() - began))):
            print(f"  {what:<52} {count}")
        for wrong in tally.wrong:
            print(f"  BROKEN: {wrong}")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
