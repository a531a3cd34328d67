"""``python -m benchmarks.beside --store sqlite:///... --home FOLDER``: views made again under load.

Over a store whose views are there: a real server is asked by readers and given commands by
writers, at first alone and then while ``vordering rebuild`` makes all views again beside it.
Prints failed reads and writes, effects (facts that no writer gave, files that were not there), the
seconds of the rebuild, and p50 and p99 of the readers in both phases.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count, cycle, islice
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any, Final
from uuid import UUID

from api.wiring import open_house
from application.house import House
from application.settings import Settings
from benchmarks.measuring import percentile
from benchmarks.pages import token_in
from domain.facts import StreamKind
from tests.trial.running import ROOT, Running

ALONE_SECONDS: Final = 20.0
_READ: Final = (
    "/v1/claims?limit=50",
    "/v1/claims/{}",
    "/v1/claims/{}/audit-trail",
    "/v1/worklist?limit=50",
)
_NOTE: Final = json.dumps({"text": "Belt maandag terug."})
_numbers: Final = count(1)


@dataclass
class Asked:
    """What readers or writers met: seconds by moment, and each answer that was not good."""

    seconds: list[tuple[float, float]] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)

    def told(self, first: float, last: float) -> str:
        """How many in a phase, and how long they took."""
        found = [took for at, took in self.seconds if first <= at < last]
        if not found:
            return "none"
        p50, p99 = (percentile(found, share) * 1000 for share in (0.5, 0.99))
        return f"{len(found):,} in {last - first:.0f} s, p50 {p50:,.0f} ms, p99 {p99:,.0f} ms"


@dataclass
class Crowd:
    """Readers and writers at a server, each on a connection of its own."""

    port: int
    token: str
    claims: Sequence[UUID]
    pause: float = 0.0
    """Seconds that each waits after an answer; 0: as many as there can be."""
    reads: Asked = field(default_factory=Asked)
    writes: Asked = field(default_factory=Asked)
    stop: Event = field(default_factory=Event)

    def warmed(self) -> None:
        """Ask each question once: what is worked out once for a home is no answer's time."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=300)
        for path in _READ:
            said = {"Authorization": f"Bearer {self.token}"}
            connection.request("GET", path.format(self.claims[0]), headers=said)
            connection.getresponse().read()
        connection.close()

    @contextmanager
    def at_work(self, readers: int, writers: int) -> Iterator[None]:
        """Let them ask for as long as one is inside."""
        threads = [Thread(target=self._reader, args=(number,)) for number in range(readers)]
        threads += [Thread(target=self._writer, args=(number,)) for number in range(writers)]
        for one in threads:
            one.start()
        try:
            yield
        finally:
            self.stop.set()
            for one in threads:
                one.join()

    def _reader(self, number: int) -> None:
        claims, paths = cycle(self.claims[number::20]), cycle(_READ)
        self._ask(self.reads, lambda: ("GET", next(paths).format(next(claims)), None))

    def _writer(self, number: int) -> None:
        claims = cycle(self.claims[number::5])
        self._ask(self.writes, lambda: ("POST", f"/v1/claims/{next(claims)}/notes", _NOTE))

    def _ask(self, asked: Asked, request: Any) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        while not self.stop.is_set():
            method, path, body = request()
            key = {"Idempotency-Key": f"beside-{os.getpid()}-{next(_numbers)}"} if body else {}
            said = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
            begun = perf_counter()
            try:
                connection.request(method, path, body, {**said, **key})
                answer = connection.getresponse()
                told = answer.read()
                if answer.status != 200:
                    asked.bad.append(f"{answer.status} {path} {told[:200]!r}")
            except (OSError, HTTPException) as error:
                asked.bad.append(f"{type(error).__name__} {path}")
                connection.close()
            asked.seconds.append((begun, perf_counter() - begun))
            self.stop.wait(self.pause)
        connection.close()


def main() -> int:
    """Serve the store, ask it alone, then beside a rebuild; print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.beside", description=__doc__)
    parser.add_argument("--store", required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds after each answer")
    chosen = parser.parse_args()
    url = chosen.store if chosen.store.startswith("postgres") else chosen.store.split("://", 1)[1]
    settings = Settings(home=chosen.home, database=url)
    with open_house(settings) as house:
        token, position = token_in(house), house.store.last_position()
        claims = list(islice(house.store.streams(StreamKind.CLAIM), 2_000))
        print(f"{house.store.where}: {house.store.count(through=position):,} facts", flush=True)
    files = _files(chosen.home)
    server = Running(chosen.home, url)
    server.start()
    crowd = Crowd(server.port, token, claims, pause=chosen.pause)
    try:
        crowd.warmed()
        with crowd.at_work(chosen.readers, chosen.writers):
            first = perf_counter()
            crowd.stop.wait(ALONE_SECONDS)
            begun, load = perf_counter(), os.getloadavg()[0]
            rebuilt = _rebuilt(chosen.home, url)
            ended = perf_counter()
    finally:
        server.stop()
    print(f"alone, readers: {crowd.reads.told(first, begun)}")
    print(f"alone, writers: {crowd.writes.told(first, begun)}")
    print(f"beside, readers: {crowd.reads.told(begun, ended)}")
    print(f"beside, writers: {crowd.writes.told(begun, ended)}")
    print(f"rebuild: {ended - begun:.1f} s, load {load:.1f} to {os.getloadavg()[0]:.1f}")
    for one in rebuilt:
        print(f"  {one}")
    print(f"failed reads {len(crowd.reads.bad)}, failed writes {len(crowd.writes.bad)}")
    for said, times in Counter(crowd.reads.bad + crowd.writes.bad).most_common(5):
        print(f"  {times} x {said}")
    with open_house(settings) as house:
        print(f"effects: {_effects(house, position, len(crowd.writes.seconds), files)}")
    return int(bool(crowd.reads.bad))


def _rebuilt(home: Path, url: str) -> list[dict[str, Any]]:
    environment = {**os.environ, "VORDERING_HOME": str(home), "VORDERING_DATABASE": url}
    command = [sys.executable, "-m", "api", "rebuild", "--json"]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)
    except ValueError:
        raise AssertionError(done.stderr[-1_000:]) from None
    return found


def _files(home: Path) -> set[Path]:
    return {one for name in ("outbox", "post", "hand-over") for one in (home / name).rglob("*")}


def _effects(house: House, position: int, written: int, files: set[Path]) -> str:
    """What was recorded and written besides the notes of the writers."""
    topics = Counter[str]()
    while rows := house.store.read_after(position, 10_000):
        topics.update(row.topic for row in rows)
        position = rows[-1].position
    notes = topics.pop("claim.note_added", 0)
    new = len(_files(house.home) - files)
    return f"{sum(topics.values())} facts {dict(topics)}, {new} files; {notes} of {written} notes"


if __name__ == "__main__":
    sys.exit(main())
