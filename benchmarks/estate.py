"""Homes that are kept: an agency with so many claims and its views, made once and asked often.

``python -m benchmarks.estate --claims 1000000 --home FOLDER [--postgres URL]``. Of the claims some
are due for a reminder today; of the others most are not due yet, some are held, some disputed (a
task for a person each), some paid. Everything stands as of the day on which it was made.
"""

import argparse
import json
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from adapters.store.opening import Mode
from api.wiring import open_house
from application.by import By
from application.house import House
from application.sandbox_clock import HouseClock
from application.settings import Settings
from application.views import Views, views_of
from benchmarks.acts import BANK
from benchmarks.portfolio import CREDITOR, Cohort, write
from domain.claim.events import (
    ClaimDisputed,
    ClaimSettled,
    HoldPlaced,
    InvoiceSent,
    PaymentReceived,
)
from domain.creditor.events import PaymentsCheck
from domain.facts import Fact
from tests.asking import know_payments

DUE: Final = 2_000
"""Claims that are due for a reminder, where it is not said how many."""
_LATE, _EARLY = 180, 28
"""How many days before and after today the others fall due, at most."""
_KNOWN_TO_BE_UNPAID: Final = timedelta(days=6)
"""So long after its due day it is known of a claim whether it was paid, weekends included."""
_NAME: Final = "estate.json"
_BEGUN: Final = "estate-begun.json"
Lives = Callable[[InvoiceSent], list[Fact]]


@dataclass(frozen=True, slots=True)
class Estate:
    """A home that was made: how much it holds, of which day, and what making it took."""

    claims: int
    due: int
    day: str
    facts: int
    seconds: float
    """By the clock, of facts and views."""
    processor: float
    """Of facts and views, in this process and those it began."""


def estate_in(place: Settings, *, claims: int | None, due: int = DUE, views: bool = True) -> Estate:
    """The estate of a home, made where there is none; None: whatever it holds.

    One that was left half made is gone on with; without ``views`` it stays so, with all of its
    facts. Raises SystemExit where the home holds something else.
    """
    kept = place.home / _NAME
    if kept.exists():
        found = Estate(**json.loads(kept.read_text()))
        if claims not in {None, found.claims}:
            raise SystemExit(
                f"{place.home} holds {found.claims:,} claims; asked were {claims:,}."
                " Name another --home."
            )
        return found
    begun = place.home / _BEGUN
    if begun.exists():
        claims, due, today = json.loads(begun.read_text())
    elif place.home.exists() and any(place.home.iterdir()):
        raise SystemExit(f"{place.home} holds something else. Name another --home.")
    elif claims is None:
        raise SystemExit(f"{place.home} is empty; say with --claims how many to make.")
    else:
        with open_house(place, mode=Mode.SANDBOX) as house:
            today = house.today.isoformat()
        begun.write_text(json.dumps([claims, due, today]))
    made = _made(place, claims, due, date.fromisoformat(today), views=views)
    if views:
        kept.write_text(json.dumps(asdict(made)))
    return made


def place_of(home: Path, url: str = "") -> Settings:
    """The settings of an estate's home: payments need no check, for nobody imports any."""
    return Settings(
        home=home, database=url, payments_checked=PaymentsCheck.NOT_REQUIRED, requests_a_minute=0
    )


@contextmanager
def opened(place: Settings) -> Iterator[tuple[House, Views]]:
    """The house of an estate with its views, level with the log."""
    with open_house(place) as house, views_of(house) as views:
        views.refresh()
        views.catch_up()
        views.keep_totals()  # as a server does
        yield house, views


def moved_on(place: Settings, day: date) -> None:
    """Let it be the morning of a later day in a home; until then everybody's payments are known."""
    with open_house(place) as house:
        assert isinstance(house.clock, HouseClock)
        house.clock.move_to(day)
        _known(house)


def _known(house: House) -> None:
    through = house.today - timedelta(days=1)
    know_payments(house, CREDITOR, by=By(key=f"estate {through}", actor="bank"), through=through)


def _made(place: Settings, claims: int, due: int, today: date, *, views: bool) -> Estate:
    began, used = perf_counter(), _processor()
    with open_house(place) as house:
        write(house, tuple(_cohorts(claims, due, today)), told=_Telling(claims))
        _known(house)
        _say(f"facts written, {perf_counter() - began:.0f} s")
        if views:
            with views_of(house) as made:
                made.refresh()
                made.catch_up()
        return Estate(
            claims=claims,
            due=due,
            day=today.isoformat(),
            facts=house.store.count(through=house.store.last_position()),
            seconds=round(perf_counter() - began, 1),
            processor=round(_processor() - used, 1),
        )


def _cohorts(claims: int, due: int, today: date) -> Iterator[Cohort]:
    """Of those not due now 10 % paid, 12 % held, 2 % disputed; their due days are spread."""
    rest = claims - due
    paid, held, disputed = rest // 10, rest * 12 // 100, rest // 50
    late = [today - timedelta(days=days) for days in range(3, _LATE, 9)]
    early = [today + timedelta(days=days) for days in range(1, _EARLY)]
    yield Cohort("reminder", due, today - _KNOWN_TO_BE_UNPAID)
    yield from _spread("paid", paid, late, _paid)
    yield from _spread("held", held, late, _held)
    yield from _spread("disputed", disputed, late, _disputed)
    yield from _spread("not-due", rest - paid - held - disputed, early, lambda _: [])


def _spread(name: str, claims: int, days: list[date], lives: Lives) -> Iterator[Cohort]:
    for number, day in enumerate(days):
        share = claims * (number + 1) // len(days) - claims * number // len(days)
        yield Cohort(f"{name}-{number}", share, day, lives=lives)


def _paid(invoice: InvoiceSent) -> list[Fact]:
    payment = PaymentReceived(
        payment_id=f"betaling {invoice.invoice_number}",
        amount=invoice.principal,
        credited_on=invoice.due_on,
        source=BANK,
    )
    return [payment, ClaimSettled(ground="paid")]


def _held(invoice: InvoiceSent) -> list[Fact]:
    return [HoldPlaced(hold_id="hold-1", category="debtor_asked", from_day=invoice.due_on)]


def _disputed(invoice: InvoiceSent) -> list[Fact]:
    return [ClaimDisputed(amount=invoice.principal // 2, ground="not_delivered")]


class _Telling:
    """Says now and then how far the writing is."""

    def __init__(self, claims: int) -> None:
        self._every = self._next = max(claims // 10, 1)

    def __call__(self, claims: int) -> None:
        if claims >= self._next:
            self._next += self._every
            _say(f"{claims:,} claims")


def _say(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)


def _processor() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + ended.ru_utime + ended.ru_stime


def main() -> int:
    """Make an estate, or find it made; say what it holds and what it took."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.estate", description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--claims", type=int, help="of a home that is made")
    options.add_argument("--due", type=int, default=DUE)
    options.add_argument("--postgres", default="", metavar="URL", help="instead of SQLite")
    options.add_argument("--day", type=date.fromisoformat, help="let it be this later day there")
    options.add_argument("--facts-only", action="store_true", help="views are made the next time")
    said = options.parse_args()
    place = place_of(said.home, said.postgres)
    made = estate_in(place, claims=said.claims, due=said.due, views=not said.facts_only)
    if said.day:
        moved_on(place, said.day)
    print(
        f"{said.home}: {made.claims:,} claims of {made.day}, {made.due:,} due, {made.facts:,}"
        f" facts; made in {made.seconds:,.0f} s ({made.processor:,.0f} of processor)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
