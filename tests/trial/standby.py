"""A PostgreSQL that dies while facts are recorded, and its standby that takes over.

``python -m tests.trial.standby --facts 2000``: a primary with one synchronous standby, notes
recorded one by one, the primary killed (`kill -9`) in the middle, the standby promoted, and the
program opened on it with the same home. Exit code 1 where anything that was acknowledged is gone,
the store is not sound, or nothing can be recorded there.
"""

import argparse
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import UUID

import psycopg

from adapters.store.fsck import check
from application.house import House
from domain.errors import StoreError
from tests.application.houses import CONSUMER, HousePlace, by, claim_from
from tests.asking import add_note
from tests.conftest import INITDB, PATIENCE_SECONDS, postgres_programs

_STANDBY: Final = "vordering_standby"


@dataclass(frozen=True, slots=True)
class Machine:
    """A PostgreSQL of its own: a folder with its data and its socket."""

    folder: Path
    programs: Path
    user: str | None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"postgresql://postgres@/postgres?host={self.folder}&port=5432"

    def run(self, program: str, *words: str | Path) -> None:
        """Run one of its programs to the end."""
        said = [self.programs / program, *words]
        subprocess.run(said, cwd=self.folder, user=self.user, check=True, capture_output=True)

    @contextmanager
    def started(self, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run the server, and end it afterwards if it still lives."""
        chosen: list[str | Path] = [
            word for name, value in settings.items() for word in ("-c", f"{name}={value}")
        ]
        place: list[str | Path] = [
            "-D",
            self.folder / "data",
            "-h",
            "",
            "-p",
            "5432",
            "-k",
            self.folder,
        ]
        with (self.folder / "log").open("ab") as log:
            server = subprocess.Popen(
                [self.programs / "postgres", *place, *chosen],
                cwd=self.folder,
                user=self.user,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            yield server
        finally:
            if server.poll() is None:
                server.send_signal(signal.SIGINT)
            server.wait(PATIENCE_SECONDS)

    def asked(self, question: str) -> object:
        """The first value that the server answers, waited for until it answers at all."""
        begun = perf_counter()
        while True:
            try:
                with psycopg.connect(self.url, autocommit=True) as sql:
                    row = sql.execute(question).fetchone()
                    return row[0] if row else None
            except psycopg.OperationalError:
                if perf_counter() - begun > PATIENCE_SECONDS:
                    raise


def main() -> int:
    """Try it, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.trial.standby", description=__doc__)
    parser.add_argument("--facts", type=int, default=2_000)
    wanted = parser.parse_args().facts
    with tempfile.TemporaryDirectory(prefix="vordering-standby-") as name:
        wrong = _tried(Path(name), wanted)
    print(*(wrong or ["nothing that was acknowledged is gone"]), sep="\n")
    return int(bool(wrong))


def _tried(folder: Path, wanted: int) -> list[str]:
    programs, user = postgres_programs(folder)
    first, second = (_made(folder / one, programs, user) for one in ("primary", "standby"))
    first.run("initdb", *INITDB, "-D", first.folder / "data")
    settings = {"synchronous_standby_names": _STANDBY}
    with first.started() as server:
        first.asked("SELECT 1")
        place = HousePlace("postgres", first.url, folder / "home")
        with place.opened() as house:
            claim = claim_from(house, CONSUMER)
        first.run("pg_basebackup", "-d", _to(first), "-D", second.folder / "data", "-R")
    with first.started(**settings) as server, second.started(hot_standby="on") as standby:
        _wait_for_standby(first)
        del standby
        told = _recorded_until_killed(place, claim, server, wanted)
        second.asked("SELECT pg_promote(true, 60)")
        return _taken_over(HousePlace("postgres", second.url, place.home), claim, told)


def _made(folder: Path, programs: Path, user: str | None) -> Machine:
    folder.mkdir(mode=0o755)
    if user:
        shutil.chown(folder, user)
    return Machine(folder, programs, user)


def _to(primary: Machine) -> str:
    return f"host={primary.folder} port=5432 user=postgres application_name={_STANDBY}"


def _wait_for_standby(primary: Machine) -> None:
    question = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
    begun = perf_counter()
    while primary.asked(question) != 1:
        if perf_counter() - begun > PATIENCE_SECONDS:
            raise TimeoutError("the standby did not come")


def _recorded_until_killed(
    place: HousePlace, claim: UUID, server: "subprocess.Popen[bytes]", wanted: int
) -> list[int]:
    """Record notes, kill the primary at half of them; give the versions that were acknowledged."""
    told: list[int] = []
    try:
        with place.opened() as house:
            begun = perf_counter()
            for number in range(wanted):
                if number == wanted // 2:
                    rate = number / (perf_counter() - begun)
                    print(f"{number:,} recorded, {rate:,.0f} a second, and the primary is killed")
                    server.kill()
                told.append(_noted(house, claim, number))
    except (StoreError, psycopg.Error) as error:
        print(f"broken off: {type(error).__name__}")
    return told


def _noted(house: House, claim: UUID, number: int) -> int:
    receipt = add_note(house, claim, by=by(), text=f"notitie {number}")
    return dict(receipt.streams)[claim]


def _taken_over(place: HousePlace, claim: UUID, told: list[int]) -> list[str]:
    """Open the standby with the same home; give what is wrong there."""
    with place.opened(mode=None) as house:
        history = house.store.history(claim)
        wrong = [str(one) for one in check(house.store, open_vault=True)]
        if history[-1].originator_version < told[-1]:
            wrong.append(f"version {told[-1]} was acknowledged, {len(history)} are there")
        if _noted(house, claim, -1) != len(history) + 1:
            wrong.append("nothing is recorded after the change")
        print(f"{len(told):,} acknowledged, {len(history):,} facts on the claim at the standby")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
