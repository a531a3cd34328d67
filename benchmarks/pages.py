"""``python -m benchmarks.pages --home FOLDER``: readers at a server, also while a run works.

A real server over an estate (``benchmarks.estate``, made where the home is empty) is asked by
readers for pages and for what they show, each pausing after an answer as a person does. With
``--while-running`` once more, while another process does the daily run over the same store. What
the server took is told by its own log, in whole milliseconds; what a reader waited by himself.
"""

import argparse
import asyncio
import csv
import json
import os
import re
import signal
import subprocess
import sys
from asyncio import StreamReader
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from time import monotonic, perf_counter, sleep
from typing import Final

from application.house import House
from application.settings import Settings
from benchmarks.asking import get, length_of
from benchmarks.estate import DUE, Estate, estate_in, opened, place_of
from benchmarks.measuring import Target, percentile
from domain.facts import StreamKind
from tests.trial.retried import token_of
from tests.trial.running import ROOT, Running

ASKED: Final[Mapping[str, str]] = {
    "claims, 50 latest": "/v1/claims?limit=50",
    "claims of one status": "/v1/claims?limit=50&status=disputed",
    "claims of one age": "/v1/claims?limit=50&bucket=31-60",
    "claims by amount": "/v1/claims?limit=50&sort=open",
    "claims by number": "/v1/claims?limit=50&sort=invoice_number",
    "ageing": "/v1/overview",
    "work list": "/v1/worklist?limit=50",
    "claim": "/v1/claims/{}",
    "page: overview": "/",
    "page: work list": "/werk",
    "page: claim": "/claims/{}",
}
PARTS: Final = {"p50": 0.5, "p99": 0.99, "p99.9": 0.999, "max": 1.0}
ON_THE_SERVER: Final = Target(50, at_least=False, unit=" ms")
RUN_STARTS_SECONDS: Final = 600.0
_ID: Final = re.compile("[0-9a-f]{8}-[0-9a-f-]{27}")
_SOME: Final = 2_000
_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Sample:
    """One request: in which phase, seen by whom, what, when it was sent and how long (ms)."""

    phase: str
    side: str
    what: str
    at: float
    lasted: float
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """So many readers; each waits about ``pause`` seconds after an answer."""

    port: int
    token: str
    claims: Sequence[str]
    many: int
    pause: float
    kinds: Mapping[str, str]

    def for_seconds(self, seconds: float, phase: str) -> list[Sample]:
        """Let them all ask for so long."""
        found: list[Sample] = []
        asyncio.run(self._all(seconds, phase, found))
        return found

    async def _all(self, seconds: float, phase: str, found: list[Sample]) -> None:
        end = perf_counter() + seconds
        async with asyncio.TaskGroup() as group:
            for number in range(self.many):
                group.create_task(self._one(Random(f"{phase} {number}"), phase, end, found))

    async def _one(self, chance: Random, phase: str, end: float, found: list[Sample]) -> None:
        """Ask one thing after the other; they do not begin all at once."""
        await asyncio.sleep(chance.random() * self.pause)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        while (begun := perf_counter()) < end:
            what = chance.choice(list(self.kinds))
            request = get(self.kinds[what].format(chance.choice(self.claims)), self.token)
            writer.write(request)
            status = await _answer(reader)
            lasted = (perf_counter() - begun) * 1000
            found.append(Sample(phase, "reader", what, begun, lasted, status))
            await asyncio.sleep(self.pause * (0.5 + chance.random()))
        writer.close()
        await writer.wait_closed()


async def _answer(reader: StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    await reader.readexactly(length_of(head))
    return int(head[9:12])


@dataclass(slots=True)
class ServerLog:
    """The log of a server, read on from where it was."""

    file: Path
    _at: int = 0

    def passed(self) -> None:
        """Leave out what stands there by now."""
        self._at = self.file.stat().st_size

    def of(self, phase: str) -> list[Sample]:
        """The requests that it tells of since."""
        with self.file.open("rb") as log:
            log.seek(self._at)
            lines = log.readlines()
        self.passed()
        return [one for line in lines if (one := _logged(line, phase))]


def _logged(line: bytes, phase: str) -> Sample | None:
    with suppress(ValueError, KeyError):
        told = json.loads(line)
        if told["event"] == "request" and told["path"] != "/healthz":
            where = _ID.sub("{id}", told["path"])
            return Sample(phase, "server", where, 0.0, float(told["ms"]), told["status"])
    return None


@contextmanager
def daily_run(place: Settings, house: House) -> Iterator[subprocess.Popen[bytes]]:
    """The daily run in a process of its own, at work once inside; stopped afterwards."""
    environment = {
        **os.environ,
        "VORDERING_HOME": str(place.home),
        "VORDERING_DATABASE": place.database,
        "VORDERING_PAYMENTS_CHECKED": place.payments_checked.value,
    }
    before, end = house.store.last_position(), monotonic() + RUN_STARTS_SECONDS
    run = subprocess.Popen(
        [sys.executable, "-m", "api", "run-day", "--json"],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while house.store.last_position() <= before + 1:  # the first one says that it begins
            if run.poll() is not None:
                raise SystemExit("The run recorded nothing: nothing is due in this home any more.")
            if monotonic() > end:
                raise SystemExit(f"The run did nothing for {RUN_STARTS_SECONDS:.0f} seconds.")
            sleep(0.1)
        yield run
    finally:
        if run.poll() is None:
            run.send_signal(signal.SIGTERM)
        run.wait()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many readers ask how long, and whether a run works meanwhile."""

    readers: int = 20
    seconds: float = 60.0
    pause: float = 1.0
    running: bool = False
    kinds: tuple[str, ...] = tuple(ASKED)


def measured(place: Settings, plan: Plan) -> Iterator[tuple[str, list[Sample]]]:
    """Serve the home and let the readers ask; what each phase was like, and its samples."""
    with opened(place) as (house, _):
        token = token_in(house)
        claims = list(map(str, islice(house.store.streams(StreamKind.CLAIM), _SOME)))
        server = Running(place.home, place.database, payments_checked=place.payments_checked.value)
        server.start()
        try:
            readers = Readers(
                port=server.port,
                token=token,
                claims=claims,
                many=plan.readers,
                pause=plan.pause,
                kinds={kind: ASKED[kind] for kind in plan.kinds},
            )
            log = ServerLog(place.home / "server.log")
            readers.for_seconds(2 * plan.pause, "warm")
            log.passed()
            used = processor_of(server.pid)
            alone = readers.for_seconds(plan.seconds, "alone")
            used = processor_of(server.pid) - used
            yield f"alone; {_each(used, alone)}", alone + log.of("alone")
            if not plan.running:
                return
            with daily_run(place, house) as run:
                before, begun = house.store.last_position(), perf_counter()
                log.passed()
                used = processor_of(server.pid)
                beside = readers.for_seconds(plan.seconds, "beside a run")
                used = processor_of(server.pid) - used
                facts, took = house.store.last_position() - before, perf_counter() - begun
                ended = " (it ended before)" if run.poll() is not None else ""
            told = f"beside a run that recorded {facts / took:,.0f} facts a second{ended}"
            told = f"{told}; {_each(used, beside)}"
            yield told, beside + log.of("beside a run")
        finally:
            server.stop()


def processor_of(pid: int) -> float:
    """Seconds of processor of a process; it is told of Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _each(used: float, asked: Sequence[Sample]) -> str:
    return f"the server's processor a request {1_000 * used / max(len(asked), 1):.1f} ms"


def token_in(house: House) -> str:
    """A token that is made once for a home."""
    kept = house.home / "pages.token"
    with suppress(FileNotFoundError):
        return kept.read_text()
    kept.write_text(token_of(house))
    return kept.read_text()


def told(phase: str, samples: Sequence[Sample]) -> Iterator[str]:
    """A phase as lines: each thing that was asked, at the server and at the readers."""
    yield f"\n{phase}"
    names = "".join(f"{name:>9}" for name in PARTS)
    yield f"{'':8}{'':24}{'asked':>8}{names}  ms"
    groups: dict[tuple[str, str], list[Sample]] = defaultdict(list)
    for one in samples:
        groups[one.side, one.what].append(one)
        groups[one.side, "(all)"].append(one)
    for (side, what), some in sorted(groups.items(), reverse=True):
        lasted = [one.lasted for one in some]
        values = "".join(f"{percentile(lasted, part):9,.1f}" for part in PARTS.values())
        bad = sum(one.status >= 400 for one in some)
        yield f"{side:8}{what:24}{len(some):8,}{values}" + (f"  {bad} FAILED" if bad else "")
    server = [one.lasted for one in samples if one.side == "server"]
    if server:
        slowest = percentile(server, 0.99)
        reached = "reached" if ON_THE_SERVER.reached(slowest) else "NOT reached"
        yield f"p99 on the server {slowest:,.0f} ms, to be {ON_THE_SERVER}: {reached}"


def kept(samples: Sequence[Sample], out: Path) -> None:
    """Write every sample as a line of CSV."""
    with out.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["phase", "side", "what", "sent_at_s", "lasted_ms", "status"])
        for one in samples:
            at, lasted = f"{one.at:.6f}", f"{one.lasted:.3f}"
            lines.writerow([one.phase, one.side, one.what, at, lasted, one.status])


def main() -> int:
    """Ask, print, and keep the samples."""
    usual = Plan()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--postgres", default="", metavar="URL", help="instead of SQLite")
    parser.add_argument("--claims", type=int, help="of an estate to be made in an empty home")
    parser.add_argument("--due", type=int, default=DUE)
    parser.add_argument("--readers", type=int, default=usual.readers)
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="of each phase")
    parser.add_argument("--pause", type=float, default=usual.pause, help="after an answer, about")
    parser.add_argument("--while-running", action="store_true")
    parser.add_argument("--only", nargs="+", choices=ASKED, default=usual.kinds)
    parser.add_argument("--out", type=Path, help="CSV file for every sample")
    chosen = parser.parse_args()
    place = place_of(chosen.home, chosen.postgres)
    print(_about(estate_in(place, claims=chosen.claims, due=chosen.due)), flush=True)
    plan = Plan(
        readers=chosen.readers,
        seconds=chosen.seconds,
        pause=chosen.pause,
        running=chosen.while_running,
        kinds=tuple(chosen.only),
    )
    every: list[Sample] = []
    for phase, samples in measured(place, plan):
        every += samples
        print("\n".join(told(phase, samples)), flush=True)
    if chosen.out:
        kept(every, chosen.out)
    return int(any(one.status >= 400 for one in every))


def _about(estate: Estate) -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{estate.claims:,} claims, {estate.facts:,} facts when made; load {load}"


if __name__ == "__main__":
    sys.exit(main())
