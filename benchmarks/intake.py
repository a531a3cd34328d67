"""Invoices taken in from a folder: ``python -m benchmarks.intake [--files] [--engine postgres]``.

Different invoices of the sample company: of ten, three are of customers who are known by then.
They are taken in as ``vordering import invoices FOLDER`` does; the API and the page hand the same
function what was sent. A folder of a tenth is taken in first, to count what is asked of the store.
"""

import argparse
import cProfile
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Final

from lxml import etree

from adapters.invoice_files import find_invoices
from application.intake.documents import Outcome, import_invoices
from application.intake.reading import reading_ahead
from application.sample.invoices import Bill, Customer, as_ubl
from benchmarks.grounds import filesystem
from benchmarks.statement_count import counted
from tests.application.houses import HousePlace, clock_at
from tests.conftest import postgres_server

TRYTON_MS: Final = 7.1
"""What Tryton 8.2 took for one at its strongest setting on two such cores, by the clock."""
TODAY: Final = date(2026, 5, 1)
KNOWN: Final = 0.3
"""The part of invoices whose customer has another one."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the files of a folder, and the seconds it took, by the clock and worked."""

    outcomes: Counter[str]
    seconds: float
    worked: float


def write_invoices(folder: Path, *, files: int, first: int = 0) -> list[Path]:
    """Write so many different invoices, whose numbers follow ``first``."""
    chance = Random(first)
    customers: list[Customer] = []
    written = []
    for number in range(first, first + files):
        if not customers or chance.random() >= KNOWN:
            customers.append(_customer(number))
            who = customers[-1]
        else:
            who = chance.choice(customers)
        issued = TODAY - timedelta(days=20 + number % 60)
        bill = Bill(
            number=f"2026-{number:06d}",
            customer=who,
            total=20_00 + number * 37 % 90_000,
            what=f"Onderhoud installatie, bon {number}",
            issued_on=issued,
            due_on=issued + timedelta(days=14),
        )
        written.append(folder / f"{number:06d}.xml")
        written[-1].write_bytes(as_ubl(bill))
    return written


def _customer(number: int) -> Customer:
    return Customer(
        number=f"D{number:06d}",
        name=f"J. de Vries-{number:06d}",
        street=f"Dorpsstraat {number % 300 + 1}",
        postal_code=f"{1000 + number % 9000} AB",
        city="Utrecht",
        email=f"klant{number}@voorbeeld.example",
        phone="030 123 45 67",
    )


def take_in(place: HousePlace, folder: Path) -> Taken:
    """Take the folder in as the shell does, by a program that was just opened."""
    with place.opened() as house, reading_ahead() as reading:
        outcomes: list[Outcome] = []
        begun, worked = perf_counter(), process_time()
        sources = find_invoices([folder])
        import_invoices(house, sources, progress=outcomes.append, reading=reading)
        seconds, worked = perf_counter() - begun, process_time() - worked
        return Taken(Counter(one.outcome.value for one in outcomes), seconds, worked)


def parsed(files: list[Path]) -> float:
    """The seconds of processor that lxml takes to read the files and their trees alone."""
    worked = process_time()
    for file in files:
        etree.fromstring(file.read_bytes())
    return process_time() - worked


def measured(place: HousePlace, folder: Path, *, files: int, profile: str = "") -> list[str]:
    """Take a folder in, and say what it took, beside the same files parsed and Tryton."""
    few, many = folder / "few", folder / "many"
    for one in (few, many):
        one.mkdir()
    counting = len(write_invoices(few, files=max(10, files // 10), first=500_000))
    paths = write_invoices(many, files=files)
    with counted(place.url) as found:
        take_in(place, few)
    told = ", ".join(f"{found[what] / counting:.1f} {what}" for what in _COUNTED)
    raw = min(parsed(paths) for _ in range(3))
    looking = cProfile.Profile() if profile else None
    if looking:
        looking.enable()
    taken = take_in(place, many)
    if looking:
        looking.disable()
        looking.dump_stats(profile)
    again = take_in(place, many)
    each, worked = taken.seconds / files * 1e3, taken.worked / files * 1e3
    times, speed = TRYTON_MS / each, raw / taken.worked
    return [
        f"{files:,} invoices, {place.engine}, files on {filesystem(folder)}: {_said(taken)}",
        f"  {files / taken.seconds:,.0f} a second, {each:.2f} ms each by the clock",
        f"  {times:.1f} times as fast as Tryton, which takes {TRYTON_MS} ms",
        f"  {worked:.2f} ms of processor each; lxml {raw / files * 1e3:.3f}: {speed:.3f} of it",
        f"  each: {told}",
        f"  a second time: {_said(again)}, {again.worked / files * 1e3:.2f} ms of processor each",
    ]


_COUNTED: Final = ("statements", "commits", "flushes")


def _said(taken: Taken) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in taken.outcomes.items())


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=2_000)
    options.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    options.add_argument("--profile", default="", help="write a profile of the import into this")
    said = options.parse_args()
    with ExitStack() as doors:
        folder = Path(doors.enter_context(tempfile.TemporaryDirectory(prefix="intake-")))
        url = doors.enter_context(postgres_server()) if said.engine == "postgres" else ""
        place = HousePlace(said.engine, url, folder / "home", clock_at(TODAY), bare=True)
        print("\n".join(measured(place, folder, files=said.files, profile=said.profile)))


if __name__ == "__main__":
    main()
