"""The sample: every situation occurs, made only through commands and the daily run."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from uuid import UUID

import pytest

from adapters.statement_files import BankFileSource
from api.wiring import open_house
from application.banking.files import import_statements
from application.house import House
from application.inbox.bounces import Noted, read_bounces
from application.queries.claims import see, status_on
from application.queries.lists import Wanted, overview_of, page_of, work_list_of
from application.sample import sample_is_there
from application.sample.bank import FOLDER
from application.sample.mail import FOLDER as MAIL
from application.settings import Settings
from application.views import Views, views_of
from domain.claim.balance import balance
from domain.facts import StreamKind
from domain.money import as_decimal
from domain.parties import Capacity
from projections.segments import Status
from tests.application.houses import broken, clock_at
from tests.sample_home import END, sample_house


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    """The sample, at which every test here only looks."""
    with sample_house(sample_home) as made:
        yield made


@pytest.fixture(scope="module")
def views(house: House) -> Iterator[Views]:
    with views_of(house) as opened:
        opened.catch_up()
        yield opened


@pytest.fixture(scope="module")
def topics(house: House) -> set[str]:
    rows = house.store.read_after(0, 100_000)
    return {row.topic for row in rows}


def claims(house: House) -> list[UUID]:
    return house.store.streams(StreamKind.CLAIM)


def test_every_status_occurs(house: House) -> None:
    found = {status_on(house.collections.case(one), END) for one in claims(house)}
    assert found == set(Status)


@pytest.mark.parametrize(
    "topic",
    (
        "claim.reminder_sent claim.final_demand_sent claim.fourteen_day_letter_sent"
        " claim.fourteen_day_letter_voided claim.default_declared claim.collection_costs_charged"
        " claim.payment_received claim.payment_reversed claim.overpayment_refunded"
        " claim.credit_note_applied claim.debtor_contacted claim.payment_term_extended"
        " claim.payment_promised claim.promise_kept claim.promise_broken"
        " claim.payment_plan_agreed claim.instalment_missed claim.payment_plan_lapsed"
        " claim.payment_plan_completed claim.disputed claim.dispute_answered"
        " claim.dispute_decided claim.hold_placed claim.hand_over_prepared claim.handed_over"
        " claim.recalled claim.settled claim.reopened claim.withdrawn claim.written_off"
        " claim.note_added claim.handler_assigned credit_note.parked debtor.bankruptcy_declared"
        " debtor.debt_help_started debtor.capacity_established debtor.address_unknown"
        " letter.delivered letter.delivery_failed run.finished"
    ).split(),
)
def test_every_situation_occurs(topics: set[str], topic: str) -> None:
    assert topic in topics


def test_somebody_paid_too_much_and_somebody_is_of_unknown_capacity(house: House) -> None:
    cases = [house.collections.case(one) for one in claims(house)]
    assert any(balance(case.claim, on=END).unallocated > 0 for case in cases)
    assert any(case.debtor.capacity is Capacity.UNKNOWN for case in cases)


@pytest.mark.parametrize("task", ["call", "prove_delivery", "find_address", "place_credit_note"])
def test_the_work_list_has_something_of_each_kind(views: Views, task: str) -> None:
    assert task in {one.task for one in work_list_of(views, END).tasks}


def test_the_overview_has_claims_of_several_ages(views: Views) -> None:
    ages = [one for one in overview_of(views, END).by_bucket if one.claims]
    assert len(ages) >= 4
    assert len(page_of(views, Wanted(on=END, every=True, limit=100)).rows) > 40


def test_it_covers_eighteen_months_and_nothing_after_its_end(house: House) -> None:
    issued = [see(house, one).claim.issued_on for one in claims(house)]
    assert min(issued) < END - timedelta(days=500)
    assert max(issued) <= END
    recorded = [row.instant.date() for row in house.store.read_after(0, 100_000)]
    assert max(recorded) <= END


def test_the_store_is_sound_and_holds_no_name(house: House, sample_home: Path) -> None:
    assert broken(house) == []
    raw = (sample_home / "vordering.sqlite3").read_bytes()
    assert b"Verhoeven" not in raw
    assert b"Oosterbeek" not in raw


def test_a_second_start_finds_it_there(house: House) -> None:
    assert sample_is_there(house)


def test_the_work_list_shows_the_amount_that_the_claim_itself_shows(
    house: House, views: Views
) -> None:
    listed = [task for task in work_list_of(views, END).tasks if task.claim]
    assert listed
    for task in listed:
        assert task.claim is not None
        now = balance(house.collections.case(task.claim).claim, on=END)
        shown = now.unallocated if task.task == "refund" else now.total
        assert task.open == as_decimal(shown), task.invoice_number


def test_of_its_bank_statement_some_is_placed_and_some_waits_and_its_mail_is_an_answer(
    sample_made: Path, tmp_path: Path
) -> None:
    home = copytree(sample_made, tmp_path / "home")
    [path] = (home / FOLDER).iterdir()
    with open_house(Settings(home=home), clock=clock_at(END + timedelta(days=1))) as house:
        [taken] = import_statements(
            house, [BankFileSource(path.name, path.read_bytes())], actor="els"
        )
        [statement] = taken.statements
        lines = [house.collections.bank_line(one) for e in statement.entries for one in e.lines]
        [read] = read_bounces(house, home / MAIL)
        assert read.noted is Noted.ANSWERED
    assert statement.through == END
    assert sorted(one.standing.value for one in lines) == [
        "matched", "matched", "parked", "proposed", "proposed", "proposed", "set_aside",
    ]  # fmt: skip
