"""Bank statements into a large portfolio: entries a second, and what became of them.

``python -m benchmarks.bank_statements --claims 10000 --entries 1000 [--postgres] [--profile]``.
Of ten entries seven pay a claim by its number and to the cent, one pays a part of one, one is
nobody's, and one we paid ourselves. The second import changes nothing. Beside lxml's reading of
the same file alone.
"""

import argparse
import cProfile
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from lxml import etree

from adapters.statement_files import BankFileSource
from application.banking.files import import_statements
from application.house import House
from application.views import views_of
from benchmarks.portfolio import CREDITOR, IBAN, cohorts, write
from domain.facts import StreamKind
from domain.ids import claim_id
from tests.adapters.statements.month import AccountMonth, Movement, made_iban
from tests.adapters.statements.writing_camt import camt053
from tests.application.houses import HousePlace, clock_at
from tests.conftest import postgres_server

_FIRST: Final = date(2026, 4, 1)
_DAYS: Final = 28
_TODAY: Final = date(2026, 5, 1)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=10_000)
    options.add_argument("--entries", type=int, default=1_000)
    options.add_argument("--postgres", action="store_true")
    options.add_argument("--profile", help="write a profile of the import into this file")
    said = options.parse_args()
    with ExitStack() as doors:
        folder = Path(doors.enter_context(tempfile.TemporaryDirectory(prefix="statements-")))
        url = doors.enter_context(postgres_server()) if said.postgres else ""
        place = HousePlace("postgres" if url else "sqlite", url, folder / "house")
        place.clock = clock_at(_TODAY)
        with place.opened() as house:
            write(house, cohorts(claims=said.claims, due=said.claims // 5), told=lambda _n: None)
            with views_of(house) as views:
                views.catch_up()
            raw = camt053(_month(house, said.claims, said.entries))
            print(f"{said.claims:,} claims, {said.entries:,} entries, {place.engine}")
            profile = cProfile.Profile() if said.profile else None
            if profile:
                profile.enable()
            _brought(house, raw, said.entries)
            if profile:
                profile.disable()
                profile.dump_stats(said.profile)
            position = house.store.last_position()
            _brought(house, raw, said.entries)
            print("a second time:", "nothing" if house.store.last_position() == position else "NO")
    return 0


def _brought(house: House, raw: bytes, entries: int) -> None:
    parsing = time.process_time()
    etree.fromstring(raw)
    parsing = time.process_time() - parsing
    began, worked = time.perf_counter(), time.process_time()
    [taken] = import_statements(house, [BankFileSource("april.xml", raw)], actor="benchmark")
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    [one] = taken.statements
    outcomes = Counter(entry.outcome for entry in one.entries)
    print(f"{seconds:.2f} s, {entries / seconds:,.0f} entries a second, {one.outcome} {outcomes}")
    each = worked / entries * 1e3
    print(f"  {each:.2f} ms of processor each; lxml alone {parsing / entries * 1e3:.3f}")
    lines = (house.collections.bank_line(key) for key in house.store.streams(StreamKind.BANK_LINE))
    print(Counter(line.standing.value for line in lines))


def _month(house: House, claims: int, entries: int) -> AccountMonth:
    moves = sorted(_moves(house, claims, entries), key=lambda one: one.on)
    last = _FIRST + timedelta(days=_DAYS - 1)
    return AccountMonth(
        account=IBAN,
        bic="ABNANL2A",
        owner="Van Dijk Energie B.V.",
        opening=5_000_000_00,
        first=_FIRST,
        last=last,
        moves=tuple(moves),
    )


def _moves(house: House, claims: int, entries: int) -> Iterator[Movement]:
    for number in range(entries):
        invoice = f"2026-{number * claims // entries:07d}"
        owed = house.collections.claim(claim_id(CREDITOR, invoice)).principal
        kind = number % 10
        amount = owed if kind < 7 else owed // 2 if kind == 7 else number + 1_00
        text = f"Betaling factuur {invoice}" if kind < 8 else f"Overboeking {number}"
        yield Movement(
            on=_FIRST + timedelta(days=number % _DAYS),
            amount=-amount if kind == 9 else amount,
            name=f"R. Jansen {number}",
            account=made_iban("INGB", 1_000_000 + number),
            text=text,
            end_to_end=f"E{number}",
            reference=f"R{number}",
        )


if __name__ == "__main__":
    sys.exit(main())
