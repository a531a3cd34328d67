"""``python -m benchmarks [append] [audit] [growth] [http] …``; nothing named: all."""

import argparse
import os
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Final

from benchmarks import (
    append,
    audit,
    bulk,
    growth,
    http,
    letters,
    load,
    replay,
    sealing,
    withheld,
    workload,
)
from benchmarks.grounds import Grounds, described
from benchmarks.measuring import Figure, Size, table

Measure = Callable[..., list[Figure]]
MEASURES: Final[dict[str, Measure]] = {
    "append": append.figures,
    "audit": audit.figures,
    "growth": growth.figures,
    "http": http.figures,
    "import": bulk.figures,
    "letters": letters.figures,
    "load": load.figures,
    "replay": replay.figures,
    "seal": sealing.figures,
    "withheld": withheld.figures,
    "workload": workload.figures,
}
ENGINES: Final = {"sqlite": ["sqlite"], "postgres": ["postgres"], "both": ["sqlite", "postgres"]}


def main() -> int:
    """Measure what was chosen (nothing chosen: everything) and print one table."""
    chosen = _chosen()
    size = Size(os.environ.get("BENCH_SIZE", "quick") == "full", chosen.facts)
    begun, grounds = perf_counter(), Grounds()
    found: list[Figure] = []
    try:
        for name in chosen.what or MEASURES:
            for engine in ENGINES[chosen.engine]:
                _told(f"{name} on {engine} ...")
                found += MEASURES[name](grounds, engine, size=size)
        about = described(grounds)
    finally:
        grounds.close()
        _told("")
    print(table(found))
    name = "full" if size.full else "quick"
    print(f"\n{about}\nSize {name}, {perf_counter() - begun:.0f} s in all.")
    return int(any(one.missed for one in found))


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"of: {', '.join(MEASURES)}")
    parser.add_argument("--engine", choices=ENGINES, default="both")
    parser.add_argument("--facts", type=int, help="how many a replay takes, instead of the size's")
    chosen = parser.parse_args()
    if unknown := set(chosen.what) - MEASURES.keys():
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose of {', '.join(MEASURES)}")
    return chosen


def _told(what: str) -> None:
    """Say what is going on to whoever looks, not to whoever keeps the table."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{what}", end="", file=sys.stderr, flush=True)
