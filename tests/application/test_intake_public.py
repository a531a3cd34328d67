"""The public e-invoices, taken in: every reading as the facts beside them, alone and together."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adapters.invoice_files import find_invoices
from application.intake.documents import Outcome
from domain.money import as_decimal, cents_from
from tests.adapters.test_ubl_samples import EXPECTED, SAMPLES
from tests.application.houses import HousePlace, as_seen, broken, clock_at, take_in

pytestmark = pytest.mark.both_stores

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
IS_THERE = (SHARED / "facts.json").is_file()
SAID = "public-files" if IS_THERE else "OWN-SAMPLES-AS-PUBLIC-FILES-ARE-ABSENT"
LATE = date(2026, 11, 20)


@dataclass(frozen=True)
class Case:
    path: Path
    amount: int | None
    due: str | None


def _one(found: Any) -> Any:
    """Give a fact as one text: facts of CII files are lists, of which the latest day counts."""
    return max(found, default=None) if isinstance(found, list) else found


def _dashed(day: str | None) -> str | None:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day and "-" not in day else day


def _cases() -> Iterator[Case]:
    if not IS_THERE:
        for name, wanted in EXPECTED.items():
            amount = wanted.get("payable_as_read", wanted.get("amount"))
            yield Case(SAMPLES / name, amount, wanted["due_on"])
        return
    for entry in json.loads((SHARED / "facts.json").read_text("utf-8")):
        if entry["kind"] == "ubl":
            facts = entry["facts"]
            amount = cents_from(_one(facts["payable"]))
            yield Case(SHARED / "ubl" / entry["file"], amount, _dashed(_one(facts["due"])))


CASES = {case.path.name: case for case in _cases()}
FOLDER = next(iter(CASES.values())).path.parent


@pytest.fixture(params=[f"{len(CASES)}-{SAID}"])
def late(place: HousePlace) -> HousePlace:
    place.clock.move_to(LATE)
    return place


def together(place: HousePlace, **how: Any) -> list[Outcome]:
    return take_in(place.open(), *find_invoices([FOLDER]), **how)


def alone(place: HousePlace, case: Case, number: int) -> Outcome:
    """Take one file in, in an empty store of its own."""
    with place.another(f"alone_{number}") as empty:
        empty.clock = clock_at(LATE)
        with empty.opened() as house:
            [outcome] = take_in(house, *find_invoices([case.path]))
            return outcome


def reading(outcome: Outcome) -> tuple[str | None, str | None, str | None]:
    said = outcome.as_json()
    return said["invoice_number"], said["amount"], said["due_on"]


def by_name(outcomes: list[Outcome]) -> dict[str, Outcome]:
    return {Path(outcome.file).name: outcome for outcome in outcomes}


def test_every_amount_and_due_day_is_that_of_the_facts_and_each_no_has_a_reason(
    late: HousePlace,
) -> None:
    outcomes = by_name(together(late))
    found = {name: reading(o)[1:] for name, o in outcomes.items()}
    wanted = {
        name: (None if case.amount is None else as_decimal(case.amount), case.due)
        for name, case in CASES.items()
    }
    assert found == wanted
    for outcome in outcomes.values():
        refused = outcome.outcome.value == "refused"
        assert bool(outcome.code) is refused
        assert outcome.reason or not (refused or outcome.outcome.value == "parked")
        assert outcome.claim or outcome.outcome.value not in {"imported", "credited"}


def test_a_second_import_reads_the_same_and_changes_no_position(late: HousePlace) -> None:
    first = by_name(together(late))
    before = (late.open().store.last_position(), late.rows())
    second = by_name(together(late))
    assert (late.open().store.last_position(), late.rows()) == before
    assert {name: reading(o) for name, o in first.items()} == {
        name: reading(o) for name, o in second.items()
    }
    assert {o.outcome.value for o in second.values()} <= {"known", "refused"}
    assert broken(late.open()) == []


def test_a_dry_run_answers_as_the_real_one_and_writes_nothing(late: HousePlace) -> None:
    house = late.open()
    before = (late.stored_bytes(), late.rows())
    dry = take_in(house, *find_invoices([FOLDER]), dry_run=True)
    assert (late.stored_bytes(), late.rows()) == before
    assert as_seen(dry) == as_seen(take_in(house, *find_invoices([FOLDER])))


def test_an_import_in_the_other_order_reads_the_same(late: HousePlace) -> None:
    backwards = [*find_invoices([FOLDER])][::-1]
    found = by_name(take_in(late.open(), *backwards))
    assert {name: reading(o)[1:] for name, o in found.items()} == {
        name: (None if case.amount is None else as_decimal(case.amount), case.due)
        for name, case in CASES.items()
    }


@pytest.mark.slow
def test_each_file_alone_in_an_empty_store_reads_as_among_the_others(late: HousePlace) -> None:
    among = by_name(together(late))
    # A database of PostgreSQL costs a third of a second: there, some of each kind of outcome.
    some = CASES if late.engine == "sqlite" else _some_of_each(among)
    apart = {name: alone(late, CASES[name], number) for number, name in enumerate(some)}
    assert {name: reading(o) for name, o in apart.items()} == {
        name: reading(among[name]) for name in some
    }


def _some_of_each(outcomes: dict[str, Outcome], *, most: int = 4) -> list[str]:
    taken: Counter[str] = Counter()
    names = []
    for name, outcome in outcomes.items():
        taken[outcome.outcome.value] += 1
        if taken[outcome.outcome.value] <= most:
            names.append(name)
    return names


@pytest.mark.skipif(not IS_THERE, reason=f"the public files are not in {SHARED}")
def test_reused_numbers_are_told_from_repeated_files(late: HousePlace) -> None:
    outcomes = together(late)
    used = [o for o in outcomes if o.code == "invoice.number_used"]
    known = [o for o in outcomes if o.outcome.value == "known"]
    assert used
    assert all("number already used" in o.reason and "there" in o.reason for o in used), used
    counts = Counter(o.outcome.value for o in outcomes)
    assert sum(counts.values()) == len(CASES)
    assert len(known) == counts["known"]
