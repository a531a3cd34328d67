"""``python -m benchmarks.rebuild --engine sqlite --facts 100000 --processes 1 2``.

Rebuilds all views of a store of so many facts as ``vordering rebuild`` does, once with nothing
to compare with and once compared with the live views, and prints facts per second, seconds by
the clock and of processor, memory, and the digest of each view. ``--store`` and ``--home`` keep
a store for another time; else one is made in a temporary folder and taken away again.
"""

import argparse
import os
import resource
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

import psycopg

from adapters.archive import Archive
from adapters.store.opening import MasterKey, Mode, Store, open_store
from application.hands import many_hands
from application.settings import Settings
from application.view_engine import ViewsElsewhere
from benchmarks.acts import CREDITORS, INVOICE
from benchmarks.grounds import Grounds
from benchmarks.history import Calendar, written
from domain.application import Collections
from domain.registry import FACTS
from projections.engine import Engine
from projections.rebuild import Rebuilt, rebuild

_OURS: Final = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_MB: Final = 1024
_TIMES: Final = slice(11, 15)
"""Where times stand: of the process and of its ended children, by user and by system."""


@dataclass(frozen=True, slots=True)
class Place:
    """A store that is measured: its database, and the folder of its keys and views."""

    url: str
    home: Path

    @property
    def settings(self) -> Settings:
        """The settings of a program that works on it."""
        database = self.url if self.url.startswith("postgres") else self.url.split("://", 1)[1]
        return Settings(home=self.home, database=database)

    @property
    def elsewhere(self) -> ViewsElsewhere:
        """How a process opens it."""
        return ViewsElsewhere(self.settings, Mode.SANDBOX, Calendar()())


def main() -> int:
    """Make the store where it is not there yet, measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rebuild", description=__doc__)
    with chosen_place(parser) as (place, chosen):
        facts = filled(place, chosen.facts)
        print(f"{chosen.engine}, {facts:,} facts, {os.cpu_count()} cores", flush=True)
        told = [line for n in chosen.processes for line in _measured(place, facts, processes=n)]
    return int(len(set(told)) != 1)


def _chosen(parser: argparse.ArgumentParser) -> argparse.Namespace:
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--store", help="sqlite:///... or postgresql://...; made where it is empty")
    parser.add_argument("--home", type=Path, help="folder of its keys and views")
    chosen = parser.parse_args()
    if (chosen.store is None) != (chosen.home is None):
        parser.error("--store and --home go together")
    if chosen.store:
        chosen.engine = "postgres" if chosen.store.startswith("postgres") else "sqlite"
    return chosen


@contextmanager
def chosen_place(parser: argparse.ArgumentParser) -> Iterator[tuple[Place, argparse.Namespace]]:
    """The store that somebody chose, else an empty one that is taken away again; with the rest."""
    chosen = _chosen(parser)
    if chosen.store:
        chosen.home.mkdir(parents=True, exist_ok=True)
        yield Place(chosen.store, chosen.home), chosen
        return
    grounds = Grounds()
    try:
        with grounds.empty(chosen.engine) as ground:
            yield Place(ground.url, ground.folder), chosen
    finally:
        grounds.close()


def filled(place: Place, facts: int) -> int:
    """Record a history where there is none; give how many facts there are."""
    calendar = Calendar()
    store: Store = open_store(
        place.url,
        home=place.home,
        facts=FACTS,
        clock=calendar,
        master_key=MasterKey.load_or_create(place.home),
        mode=Mode.SANDBOX,
    )
    collections = Collections(store)  # kept here: when it goes it closes the store
    try:
        if store.last_position() == 0:
            Archive(place.home / "archive", keys=store.keys).put(INVOICE, subject=CREDITORS[0])
            written(collections, calendar, facts=facts)
        return store.count(through=store.last_position())
    finally:
        store.close()


def _measured(place: Place, facts: int, *, processes: int) -> Sequence[str]:
    """Rebuild twice, the second time against the first; give the digests of the second."""
    emptied(place.url, place.home)
    name = f"{processes} process{'es' if processes > 1 else ''}"
    with place.elsewhere() as engine:
        _timed(f"{name}, nothing to compare with", place, engine, facts, processes)
        rebuilt = _timed(f"{name}, compared with live", place, engine, facts, processes)
    emptied(place.url, place.home)
    digests = [
        f"{one.view} {one.comparison.rebuilt[:16]} ({one.comparison.rows:,} rows)"
        for one in rebuilt
        if one.comparison is not None and one.comparison.equal
    ]
    assert len(digests) == len(rebuilt)
    print(f"  {', '.join(digests)}", flush=True)
    return [", ".join(digests)]


def _timed(
    name: str, place: Place, engine: Engine, facts: int, processes: int
) -> Sequence[Rebuilt]:
    load, begun, cpu, server = os.getloadavg()[0], perf_counter(), _cpu(), _server_cpu(place)
    with many_hands(engine, place.elsewhere, processes=processes) as hands:
        found = rebuild(engine, hands=hands)
    wall = perf_counter() - begun
    cpu, server = _cpu() - cpu, _server_cpu(place) - server
    largest = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"{name}: {facts / wall:,.0f} facts/s, {wall:.1f} s, {cpu:.1f} s of processor"
        f"{f' and {server:.1f} s of the server' if server else ''},"
        f" load {load:.1f} to {os.getloadavg()[0]:.1f}, largest process {largest // _MB} MB",
        flush=True,
    )
    assert all(one.switched and not one.quarantined for one in found)
    return found


def emptied(url: str, home: Path) -> None:
    """Take all views of a store away, so that nothing is there to be compared with."""
    shutil.rmtree(home / "views", ignore_errors=True)
    if url.startswith("postgres"):
        with psycopg.connect(url, autocommit=True) as database:
            names = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^views?(_|$)'"
            for (name,) in database.execute(names).fetchall():
                database.execute(f'DROP SCHEMA "{name}" CASCADE')


def _cpu() -> float:
    """Seconds of processor of this process and of those that it ended."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, _OURS))


def _server_cpu(place: Place) -> float:
    """Seconds of processor of the PostgreSQL server with all it started, ended or not."""
    if not place.url.startswith("postgres"):
        return 0.0
    with psycopg.connect(place.url) as database:
        server = _stat(database.info.backend_pid)[1]
        numbers = [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]
        found = {number: stat for number in numbers if (stat := _stat(number))}
    ticks = [sum(s[_TIMES]) for n, s in found.items() if server in (n, s[1])]
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


def _stat(number: int) -> list[int]:
    """What the machine keeps of a process, from its parent on; empty where it has gone."""
    try:
        text = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
    except OSError:
        return []
    return [0, *map(int, text.rsplit(")", 1)[1].split()[1:])]


if __name__ == "__main__":
    sys.exit(main())
