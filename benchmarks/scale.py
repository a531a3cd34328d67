"""``python -m benchmarks.scale --facts 100000``: the archive, and replays over all facts.

Archives a store, holds the archive against it, works out again what is open of every claim (from
the store and from the archive, in one process and in two, and on two workers of Dask), and adds
up letters, payments and costs by month, in DuckDB and in Python. Prints seconds by the clock and
of processor, facts per second, and the most memory of one process. ``--home`` keeps the store, or
takes one that is there. Exit code 1 where two that should come to the same do not.
"""

import argparse
import os
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

import orjson

from api.wiring import open_house
from application.compliance.asked import ComplianceAsked
from application.compliance.over_all import HeldToObligations
from application.fact_archive.balances import EveryBalance
from application.fact_archive.check import archive_file_findings
from application.fact_archive.place import figures_of
from application.fact_archive.replay import Workers, replay_archive
from application.fact_archive.write import write_archive
from application.house import House
from application.replay.household import Job
from application.replay.run import replay
from application.replay.spool import ReplayResults
from application.settings import Settings
from benchmarks.history import Calendar
from benchmarks.rebuild import Place, filled
from benchmarks.workers import cluster_of
from domain.compliance.assessment import Span
from domain.facts import Point, StreamKind

WHAT: Final = (
    *("write", "check", "store-1", "store-2", "archive-1", "archive-2", "dask", "figures"),
)
_MB: Final = 1024
_OURS: Final = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_DAY: Final = date(2026, 12, 31)
"""The day that is replayed to: after all that the histories tell."""
_AT_ONCE: Final = 10_000
_MONTH: Final = len("2026-11")
_SUMS: Final = {
    "claim.invoice_sent": ("claims opened", "principal"),
    "claim.payment_received": ("payments received", "amount"),
    "claim.payment_reversed": ("payments reversed", "amount"),
    "claim.collection_costs_charged": ("costs charged", "amount"),
}


def main() -> int:
    """Make the store where there is none, measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="folder of a store; made where it is empty")
    parser.add_argument("--job", choices=("balances", "obligations"), default="balances")
    parser.add_argument("--what", nargs="+", choices=WHAT, default=WHAT)
    chosen = parser.parse_args()
    with TemporaryDirectory() as temporary:
        home = (chosen.home or Path(temporary)).absolute()
        place = Place(f"sqlite:///{home / 'vordering.sqlite3'}", home)
        facts = filled(place, chosen.facts)
        print(f"{facts:,} facts, {os.cpu_count()} cores", flush=True)
        return _Measuring(home, Path(temporary), facts, chosen.job).each(chosen.what)


@dataclass
class _Measuring:
    """What is measured over one store, line by line."""

    home: Path
    temporary: Path
    facts: int
    job: str = "balances"
    digests: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def each(self, what: Sequence[str]) -> int:
        """Measure what was chosen, in order; 1 where something came to something else."""
        for one in what:
            match one.split("-"):
                case ["write"]:
                    self._write()
                case ["check"]:
                    self._check()
                case ["store", processes]:
                    self._replayed("the store", replay, int(processes))
                case ["archive", processes]:
                    self._replayed("the archive", replay_archive, int(processes))
                case ["dask"]:
                    self._on_workers()
                case _:
                    self._added_up()
        if len(set(self.digests)) > 1:
            self.wrong.append(f"digests differ: {self.digests}")
        print(*(self.wrong or ["all came to the same"]), sep="\n")
        return int(bool(self.wrong))

    def _write(self) -> None:
        with self._opened() as house, self._timed("archive write"):
            write_archive(house)

    def _check(self) -> None:
        with self._opened() as house, self._timed("archive check"):
            self.wrong += map(str, archive_file_findings(house))

    def _replayed(self, source: str, run: Callable[..., Any], processes: int) -> None:
        name = f"replay of {source}, {processes} process{'es' if processes > 1 else ''}"
        with (
            self._opened(processes) as house,
            self._timed(name),
            run(house, self._job(house), at=_end(house)) as results,
        ):
            self._came_to(results)

    def _came_to(self, results: ReplayResults) -> None:
        self.digests.append(results.digest)
        if not any(True for _ in results):
            self.wrong.append("no claim came to anything")
        if results.left_out:
            self.wrong.append(f"{len(results.left_out):,} left out, such as {results.left_out[0]}")

    def _job(self, house: House) -> Job:
        """What is replayed: what is open of each claim, or all obligations over all days."""
        if self.job == "balances":
            return EveryBalance()
        creditors = tuple(house.store.streams(StreamKind.CREDITOR))
        days = Span(date(2000, 1, 1), _DAY)
        return HeldToObligations.of(ComplianceAsked(days, _end(house), creditors))

    def _on_workers(self) -> None:
        with (
            self._timed("replay of the archive, two workers of Dask, with their start"),
            cluster_of(2, self.temporary / "dask") as cluster,
            self._opened() as house,
            replay_archive(
                house, self._job(house), at=_end(house), workers=Workers(cluster.address)
            ) as results,
        ):
            self._came_to(results)

    def _added_up(self) -> None:
        with self._opened() as house:
            with self._timed("figures by month: DuckDB over the archive"), figures_of(house) as sql:
                rows = sql.ask("SELECT month, what, kind, number, cents FROM by_month").rows
                told = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
                for month, what, kind, number, cents in rows:
                    told[0][month, what, kind] += number
                    told[1][month, what, kind] += cents or 0
            with self._timed("figures by month: Python over the store"):
                plain = _plainly(house, through=_end(house).position)
        if (+told[0], +told[1]) != plain:
            self.wrong.append("DuckDB and Python add up to something else")

    @contextmanager
    def _opened(self, processes: int = 1) -> Iterator[House]:
        settings = Settings(home=self.home, rebuild_processes=processes)
        with open_house(settings, clock=Calendar()) as house:
            yield house

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        load, begun, cpu = os.getloadavg()[0], perf_counter(), _cpu()
        yield
        took, used = perf_counter() - begun, _cpu() - cpu
        most = max(resource.getrusage(who).ru_maxrss for who in _OURS) // _MB
        rate = f"{self.facts / took:>9,.0f}/s"
        print(
            f"{name:<62} {took:>7.1f} s {used:>7.1f} s of processor {rate} {most:>5} MB"
            f"  (load before: {load:.1f})",
            flush=True,
        )


def _end(house: House) -> Point:
    return Point(house.collections.fact_archive().through, _DAY)


def _cpu() -> float:
    """Seconds of processor of this process and of those it started and saw end."""
    return sum(sum(resource.getrusage(who)[:2]) for who in _OURS)


Sums = tuple[Counter[tuple[str, str, str]], Counter[tuple[str, str, str]]]


def _plainly(house: House, *, through: int) -> Sums:
    """How many, and how many cents, by month, what and kind, fact by fact."""
    found: dict[tuple[str, int], tuple[tuple[str, str, str], int]] = {}
    kinds: dict[str, str] = {}
    at = 0
    while at < through and (rows := house.store.read_after(at, _AT_ONCE)):
        at = rows[-1].position
        for row in rows:
            fact = orjson.loads(row.state)
            month = orjson.loads(row.header)["effective_on"][:_MONTH]
            if row.topic in _SUMS:
                what, name = _SUMS[row.topic]
                kind = fact.get("claim_kind", "") if what == "claims opened" else ""
                found[row.stream, row.version] = (month, what, kind), fact[name]
            elif row.topic == "letter.ordered":
                kinds[row.stream] = fact["letter_kind"]
            elif row.topic == "letter.sent":
                found[row.stream, row.version] = (month, "letters sent", kinds[row.stream]), 0
            elif row.topic == "any.entered_in_error":
                found.pop((row.stream, fact["version"]), None)
    number, cents = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for key, amount in found.values():
        number[key] += 1
        cents[key] += amount
    return +number, +cents


if __name__ == "__main__":
    sys.exit(main())
