"""Imports of bank files that are killed at random moments, and gone on with to their end.

``python -m tests.failures.bank_kills --kills 40 [--postgres]`` kills the real command line.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final

from adapters.statement_files import find_bank_files
from adapters.store.opening import Mode
from application.banking.files import import_statements
from application.house import House
from domain.claim.balance import balance
from domain.facts import StreamKind
from domain.law.account import EntryKind
from tests.adapters.statements.month import AccountMonth, Movement, made_iban
from tests.adapters.statements.writing_camt import camt053, camt054
from tests.adapters.statements.writing_mt940 import mt940
from tests.application.bank_files import bank_lines
from tests.application.bills import Who, bill
from tests.application.houses import HousePlace, clock_at, take_in
from tests.conftest import postgres_server

IBAN: Final = "NL91ABNA0417164300"
TODAY: Final = date(2026, 4, 15)
CLAIMS: Final = 6
PATIENCE: Final = 120
ROOT: Final = Path(__file__).resolve().parents[2]
_processes = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class BankScene:
    """A home with a few claims, and the files that its bank gave of one month."""

    home: Path
    files: tuple[Path, ...]


def scene_in(folder: Path) -> BankScene:
    """A month with six payments, one of which goes back, as a notice, as CAMT and as MT940."""
    files = folder / "files"
    files.mkdir(parents=True)
    month = _month()
    written = {
        "1-notice.xml": camt054(_only_returns(month)),
        "2-march.xml": camt053(month),
        "3-march.940": mt940(month),
    }
    for name, content in written.items():
        (files / name).write_bytes(content)
    place = place_of(folder / "home")
    with place.opened() as house:
        fill(house)
    return BankScene(folder / "home", tuple(sorted(files.iterdir())))


def place_of(home: Path, url: str = "") -> HousePlace:
    """The place of a home, on the day on which the files come in."""
    return HousePlace("postgres" if url else "sqlite", url, home, clock_at(TODAY))


def fill(house: House) -> None:
    """Take the invoices in that the month pays."""
    bills = [
        bill(f"F-{number:04d}", _customer(number), amount=f"{100 + number}.00", iban=IBAN)
        for number in range(CLAIMS)
    ]
    for one in bills:
        list(take_in(house, one))


def _customer(number: int) -> Who:
    return Who(
        name=f"Klant{number} Voorbeeld{number} B.V.",
        street=f"Straat {number}",
        postal_code="1234 AB",
        city="Voorbeelddorp",
    )


def _month() -> AccountMonth:
    paid = [_paid(number) for number in range(CLAIMS)]
    back = _paid(0, sign=-1, on=date(2026, 3, 20), back="MD06", end_to_end="E0")
    ours = [
        Movement(
            on=date(2026, 3, 5 + number),
            amount=-500 - number,
            name="Leverancier",
            account=made_iban("RABO", 90_000 + number),
            text=f"inkoop {number}",
            reference=f"D{number}",
        )
        for number in range(3)
    ]
    nobody = Movement(
        on=date(2026, 3, 25), amount=1_77, name="Wie", account=made_iban("KNAB", 7), text="bedankt"
    )
    moves = sorted([*paid, *ours, back, nobody], key=lambda one: one.on)
    return AccountMonth(
        account=IBAN,
        bic="ABNANL2A",
        owner="Fietsenmaker Van Buiten B.V.",
        opening=1_000_00,
        first=date(2026, 3, 1),
        last=date(2026, 3, 31),
        moves=tuple(moves),
    )


def _paid(number: int, *, sign: int = 1, on: date | None = None, **said: str) -> Movement:
    return Movement(
        on=on or date(2026, 3, 2 + number),
        amount=sign * (100 + number) * 100,
        name=f"Klant{number} Voorbeeld{number} B.V.",
        account=made_iban("INGB", 1_000 + number),
        text=f"factuur F-{number:04d}",
        reference=f"{'R' if sign > 0 else 'B'}{number}",
        **{"end_to_end": f"E{number}", **said},
    )


def _only_returns(month: AccountMonth) -> AccountMonth:
    moves = tuple(one for one in month.moves if isinstance(one, Movement) and one.back)
    return AccountMonth(
        account=month.account,
        bic=month.bic,
        owner=month.owner,
        opening=0,
        first=month.first,
        last=month.last,
        moves=moves,
    )


def what_is_there(house: House) -> tuple[Any, ...]:
    """Every line with its places, every claim with its payments, and what is known."""
    lines = sorted(
        (one.imported.booked_on, one.imported.amount, one.standing.value, one.placed, one.returned)
        for one in bank_lines(house)
        if one.imported
    )
    claims = [house.collections.claim(one) for one in house.store.streams(StreamKind.CLAIM)]
    owed = sorted(
        (
            one.invoice_number,
            balance(one, on=TODAY).principal,
            sum(entry.kind is EntryKind.PAYMENT for entry in one.ledger),
        )
        for one in claims
    )
    [creditor] = house.store.streams(StreamKind.CREDITOR)
    return lines, owed, house.collections.creditor(creditor).payments_known((IBAN,))


def bring(place: HousePlace, files: tuple[Path, ...]) -> int:
    """Import files in this process; gives the last position."""
    with place.opened(mode=Mode.SANDBOX) as house:
        taken = list(import_statements(house, find_bank_files(files), actor="importer"))
        assert not [one for one in taken if one.refused], taken
        return house.store.last_position()


def at_work(place: HousePlace, files: tuple[Path, ...], before: Callable[[], None]) -> Any:
    """Import files in a process of its own, which begins with something."""

    def work() -> None:
        before()
        bring(place, files)

    process = _processes.Process(target=work)
    process.start()
    return process


def killed(place: HousePlace, files: tuple[Path, ...], chance: random.Random, *, kills: int) -> int:
    """Kill imports at random moments, then let one end; gives how many were killed at work."""
    done = 0
    for _ in range(kills):
        process = at_work(place, files, lambda: None)
        with place.opened() as house:
            # Some lines are stored at once: behind more facts little is left to be killed at.
            after_some(house, process.is_alive, chance.randrange(6))
        done += process.is_alive()
        process.kill()
        process.join(PATIENCE)
    bring(place, files)
    return done


def after_some(house: House, is_alive: Callable[[], bool], facts: int) -> None:
    """Wait until another process stored more than so many facts, or ended."""
    before, began = house.store.last_position(), time.monotonic()
    while house.store.last_position() <= before + facts and is_alive():
        if time.monotonic() - began > PATIENCE:
            raise TimeoutError
        time.sleep(0.001)


# --- the real command line ---------------------------------------------------------------------


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=40)
    options.add_argument("--postgres", action="store_true")
    said = options.parse_args()
    with ExitStack() as doors:
        folder = Path(doors.enter_context(tempfile.TemporaryDirectory(prefix="bank-kills-")))
        scene = scene_in(folder)
        expected = _undisturbed(scene, folder)
        url = doors.enter_context(postgres_server()) if said.postgres else ""
        chance, kills, wrong = random.Random(12), 0, 0
        for number in count(1):
            with _fresh(scene, folder / f"home-{number}", url) as place:
                kills += _killed_to_its_end(place, scene.files, chance)
                wrong += not _is_as(place, scene.files, expected)
            print(f"{number} homes, {kills} kills at work, {wrong} wrong", flush=True)
            if kills >= said.kills:
                return int(wrong > 0)
    raise AssertionError("unreachable")


@contextmanager
def _fresh(scene: BankScene, home: Path, url: str) -> Iterator[HousePlace]:
    """A home with the claims, in which nothing of the bank is."""
    if not url:
        shutil.copytree(scene.home, home)
        yield place_of(home)
        return
    with place_of(home, url).another(home.name) as place:
        with place.opened() as house:
            fill(house)
        yield place


def _killed_to_its_end(place: HousePlace, files: tuple[Path, ...], chance: random.Random) -> int:
    """Kill it again and again, until nothing is left to do; gives how often."""
    kills = 0
    while _killed_program(place, files, chance):
        kills += 1
    assert _program(place, files).wait() == 0
    return kills


def _is_as(place: HousePlace, files: tuple[Path, ...], expected: tuple[Any, ...]) -> bool:
    with place.opened() as house:
        found, position = what_is_there(house), house.store.last_position()
    assert _program(place, files).wait() == 0
    with place.opened() as house:
        return found == expected and house.store.last_position() == position


def _undisturbed(scene: BankScene, folder: Path) -> tuple[Any, ...]:
    place = place_of(folder / "undisturbed")
    shutil.copytree(scene.home, place.home)
    bring(place, scene.files)
    with place.opened() as house:
        return what_is_there(house)


def _program(place: HousePlace, files: tuple[Path, ...]) -> "subprocess.Popen[bytes]":
    env = {
        **os.environ,
        "VORDERING_HOME": str(place.home),
        "VORDERING_DATABASE": place.url,
    }
    words = [sys.executable, "-m", "api", "import", "statements", *map(str, files)]
    return subprocess.Popen(
        words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _killed_program(place: HousePlace, files: tuple[Path, ...], chance: random.Random) -> bool:
    """Kill it some moments after some of its facts; gives whether it was still at work."""
    with _dying(_program(place, files)) as process, place.opened() as house:
        after_some(house, lambda: process.poll() is None, chance.randrange(6))
        time.sleep(chance.uniform(0, 0.03))
        return process.poll() is None


@contextmanager
def _dying(process: "subprocess.Popen[bytes]") -> Iterator["subprocess.Popen[bytes]"]:
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
