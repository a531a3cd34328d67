"""kill -9 of a program whose threads save together: what it was told is stored is there, once.

``python -m tests.trial.groups --kills 1000 --store sqlite`` (or ``postgres``) lets a program with
eight threads save facts, each save with a command, an identity and a sealed value, and one in
four of them to a stream that all share too; kills it at a random moment, and looks at what is new:
every save whose answer was written down is whole, none is half there or twice, the leaves of each
log follow each other without a gap, and every stream likewise. Every fiftieth time, and at last,
the whole store is checked. ``--programs 8 --saves 200`` lets eight programs save beside each
other to their end instead: each answer and each conflict must be right. Exit code 1 where a rule
was broken.
"""

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Final
from uuid import UUID, uuid4

from adapters.store.fsck import check
from adapters.store.lines import PlacesInLine
from adapters.store.opening import Store
from domain.errors import Conflict
from domain.facts import IdentityClaim
from tests.conftest import postgres_server
from tests.store.children import now
from tests.store.places import LOG, OTHER_LOG, Place, command, envelope, named, save

THREADS: Final = 8
WHOLE_CHECK: Final = 50
LONGEST_MS: Final = 60
_processes = multiprocessing.get_context("forkserver")


def child(place: Place, name: str, shared: UUID, saves: int, line: Connection) -> None:
    """Save in several threads, for ever or so often, and write each answer down."""
    store = place.open(clock=now)
    notes = os.open(answers(place, name), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    threads = [
        Thread(target=write, args=(store, f"{name}-{number}", shared, saves, notes))
        for number in range(THREADS)
    ]
    line.send("go")
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def write(store: Store, name: str, shared: UUID, saves: int, notes: int) -> None:
    """Append to a new stream and in one of four saves to the shared one, as long as it goes."""
    number = 0
    while not saves or number < saves:
        number += 1
        key, own = f"{name}-{number}", uuid4()
        with store.in_line() as line:
            _save_until_stored(store, line, key, own, shared if number % 4 == 0 else None, notes)


def _save_until_stored(
    store: Store, line: PlacesInLine, key: str, own: UUID, shared: UUID | None, notes: int
) -> None:
    """Save, and after each conflict again, in line for the stream that it was about."""
    while True:
        facts = [named(own, log=random.choice((LOG, OTHER_LOG)))]
        if shared is not None:
            facts.append(envelope(shared, len(store.history(shared)) + 1, log=LOG))
        try:
            save(
                store,
                *facts,
                command=command(key),
                identities=[IdentityClaim(LOG, "customer", key, own)],
                guards={own: 0},
            )
        except Conflict as conflict:
            os.write(notes, f"{type(conflict).__name__}\n".encode())
            line.stand(conflict.stream)
            continue
        os.write(notes, f"{key} {own} {len(facts)}\n".encode())
        return


def answers(place: Place, name: str) -> Path:
    """Where a program writes down what it was told: a kill takes back no such line."""
    return place.home.parent / f"answers-{name}"


@dataclass
class Told:
    """What is known by now, and what was found wrong."""

    place: Place
    store: Store
    shared: UUID = field(default_factory=uuid4)
    position: int = 0
    leaves: Counter[str] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    answered: int = 0
    conflicts: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    wrong: list[str] = field(default_factory=list)

    def look(self, *names: str) -> None:
        """Hold what is new in the store to the answers of some programs."""
        fresh: set[str] = set()
        while rows := self.store.read_after(self.position, 10_000):
            self.position = rows[-1].position
            for row in rows:
                self._follows(self.leaves, row.log, row.leaf_index, "leaf of log")
                self._follows(self.versions, row.stream, row.version - 1, "version of")
                if row.stream != str(self.shared):
                    fresh.add(row.stream)
        for name in names:
            file = answers(self.place, name)
            for line in file.read_text().splitlines() if file.exists() else ():
                self._hold(line, fresh)
            file.unlink(missing_ok=True)
        self.unanswered += len(fresh)

    def whole(self) -> None:
        """Check the whole store."""
        self.wrong += map(str, check(self.store))

    def _follows(self, seen: Counter[str], name: str, number: int, what: str) -> None:
        if seen[name] != number:
            self.wrong.append(f"{what} {name}: {number} where {seen[name]} follows")
        seen[name] = number + 1

    def _hold(self, line: str, fresh: set[str]) -> None:
        if " " not in line:
            self.conflicts[line] += 1
            return
        key, stream, facts = line.split()
        self.answered += 1
        known = self.store.find_command(LOG, "jan", key)
        if known is None or len(known.streams) != int(facts) or stream not in fresh:
            self.wrong.append(f"{key} was answered, and is not there whole: {known}")
        elif self.store.find_identity(LOG, "customer", key) != UUID(stream):
            self.wrong.append(f"{key} was answered, and its stream is not known by it")
        fresh.discard(stream)


def _closed(place: Place) -> Place:
    """The same place as another program finds it."""
    return Place(place.engine, place.url, place.home)


def start(told: Told, name: str, *, saves: int = 0) -> multiprocessing.process.BaseProcess:
    """Start a program and wait until it saves."""
    here, there = _processes.Pipe()
    process = _processes.Process(
        target=child, args=(_closed(told.place), name, told.shared, saves, there)
    )
    process.start()
    assert here.poll(60), f"{name} did not begin"
    return process


def killed(told: Told, times: int, chance: random.Random) -> None:
    """Kill a program at random moments, and look each time."""
    for number in range(1, times + 1):
        process = start(told, name := f"k{number}")
        while not (file := answers(told.place, name)).exists() or not file.stat().st_size:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, LONGEST_MS) / 1000)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        told.kills += 1
        told.look(name)
        if number % WHOLE_CHECK == 0:
            told.whole()


def beside(told: Told, programs: int, saves: int) -> None:
    """Let programs save beside each other to their end."""
    names = [f"p{number}" for number in range(programs)]
    works = [start(told, name, saves=saves) for name in names]
    for work in works:
        work.join()
        if work.exitcode:
            told.wrong.append(f"a program ended with {work.exitcode}")
    told.look(*names)
    if told.answered != programs * THREADS * saves or told.unanswered:
        told.wrong.append(f"{told.answered} answers, {told.unanswered} saves that nobody knows of")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=0)
    options.add_argument("--programs", type=int, default=0)
    options.add_argument("--saves", type=int, default=100, help="of each thread of a program")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    said = options.parse_args()
    with ExitStack() as doors:
        folder = Path(doors.enter_context(tempfile.TemporaryDirectory(prefix="groups-")))
        home = folder / "home"
        home.mkdir()
        url = f"sqlite://{folder}/store.sqlite3"
        if said.store == "postgres":
            url = doors.enter_context(postgres_server())
        place = Place(said.store, url, home)
        told = Told(place, place.open(clock=now))
        doors.callback(place.close)
        _processes.set_forkserver_preload(["tests.conftest", "tests.store.children"])
        began = time.perf_counter()
        killed(told, said.kills, random.Random(said.seed))
        if said.programs:
            beside(told, said.programs, said.saves)
        told.whole()
        print(f"{said.store}, seed {said.seed}: {THREADS} threads a program")
        for what, found in (
            ("kills -9", told.kills),
            ("saves answered, each there whole and once", told.answered),
            ("saves stored whose answer a kill took away", told.unanswered),
            ("conflicts", dict(told.conflicts)),
            ("facts, no leaf and no version missing", sum(told.leaves.values())),
            ("seconds", round(time.perf_counter() - began)),
            ("rules broken", len(told.wrong)),
        ):
            print(f"  {what:<45} {found}")
        for wrong in told.wrong[:20]:
            print(f"  BROKEN: {wrong}")
    return 1 if told.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
