"""The run knows who has paid, or says what it does not know: dry, ahead, and counted."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from application.commands.creditors import KnowFewerPayments
from application.house import House
from application.queries.lists import work_list_of
from application.run.day import run_day
from application.run.report import RunReport
from application.views import views_of
from domain.creditor.events import PaymentsCheck
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
    topics,
    whats,
)
from tests.asking import check_payments, know_payments

TOMORROW = date(2026, 3, 19)


def checked(place: HousePlace) -> House:
    return place.open(payments_checked=PaymentsCheck.REQUIRED)


def know(house: House, claim_id: UUID, through: date) -> None:
    know_payments(house, case_of(house, claim_id).creditor.id, by=by(), through=through)


def why(report: RunReport) -> str:
    return report.lines[0].why


def test_a_dry_run_says_the_same_and_a_run_right_after_does_it(place: HousePlace) -> None:
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    place.clock.move_to(TOMORROW, time(10, 0))
    assert whats(run_day(house, dry_run=True)) == ["bank_data_missing"]
    know(house, claim, MARCH)
    assert whats(run_day(house, dry_run=True)) == ["letter_ordered"]
    assert whats(run_day(house)) == ["letter_ordered", "letter_sent"]


@pytest.mark.both_stores
@pytest.mark.parametrize(
    ("hour", "said", "done"),
    [(time(9), MARCH, []), (time(9), TOMORROW, ["letter_ordered", "letter_sent"])],
)
def test_what_was_said_in_the_morning_does_not_hold_for_the_afternoon(
    place: HousePlace, hour: time, said: date, done: list[str]
) -> None:
    """Who pays on the 18th in the afternoon is known on the 19th at the earliest."""
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    place.clock.move_to(said, hour)
    know(house, claim, MARCH)
    assert whats(run_on(place, house, TOMORROW)) == (done or ["bank_data_missing"])


def test_a_look_ahead_on_a_later_day_shows_the_letters_of_that_day(place: HousePlace) -> None:
    house = checked(place)
    claim_from(house, CONSUMER)
    assert whats(run_on(place, house, TOMORROW)) == ["bank_data_missing"]
    assert whats(run_day(house, on=date(2026, 3, 20), dry_run=True)) == ["letter_ordered"]


def test_the_bank_data_of_one_day_do_for_that_day_only(place: HousePlace) -> None:
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    run_on(place, house, TOMORROW)
    know(house, claim, MARCH)
    assert whats(run_on(place, house, TOMORROW)) == ["letter_ordered", "letter_sent"]
    # seven days to pay from the 19th: the 26th, and the 27th for the banks
    credited, after = date(2026, 3, 27), date(2026, 3, 28)
    assert whats(run_on(place, house, credited)) == []
    report = run_on(place, house, after)
    assert whats(report) == ["bank_data_missing"]
    assert "claim.default_declared" not in topics(house, claim)
    know(house, claim, credited)
    assert whats(run_on(place, house, after)) == ["default_declared", "task"]


def test_the_report_of_a_run_counts_what_was_held_back(place: HousePlace) -> None:
    house = checked(place)
    claim_from(house, CONSUMER)
    finished = run_on(place, house, TOMORROW).finished()
    assert (finished.bank_data_missing, finished.letters_ordered) == (1, 0)


def test_a_creditor_may_choose_to_write_unchecked(place: HousePlace) -> None:
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    creditor = case_of(house, claim).creditor.id
    check_payments(house, creditor, by=by(), checked=PaymentsCheck.NOT_REQUIRED)
    assert whats(run_on(place, house, MARCH)) == ["letter_ordered", "letter_sent"]


# --- one task for a creditor, not one for each claim --------------------------------------------


def payments_task(house: House, day: date) -> list[str]:
    with views_of(house) as views:
        views.catch_up()
        return [
            task.invoice_number
            for task in work_list_of(views, day).tasks
            if task.task == "record_payments"
        ]


@pytest.mark.both_stores
def test_a_creditor_whose_payments_are_not_known_is_one_task(place: HousePlace) -> None:
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    claim_from(house, CONSUMER, ("2026-0118", "2026-0119"))
    assert payments_task(house, MARCH) == [case_of(house, claim).creditor.profile.name]


def test_the_task_comes_back_when_what_is_known_is_too_old(place: HousePlace) -> None:
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    friday, monday, tuesday = (date(2026, 3, day) for day in (20, 23, 24))
    place.clock.move_to(friday + timedelta(days=1), time(9, 0))
    know(house, claim, friday)
    assert payments_task(house, monday) == []
    assert len(payments_task(house, tuesday)) == 1


def test_a_creditor_who_is_not_checked_has_no_task(place: HousePlace) -> None:
    house = checked(place)
    creditor = case_of(house, claim_from(house, CONSUMER)).creditor.id
    check_payments(house, creditor, by=by(), checked=PaymentsCheck.NOT_REQUIRED)
    assert payments_task(house, MARCH) == []


@pytest.mark.both_stores
def test_a_word_on_payments_that_was_wrong_is_taken_back_and_nothing_goes_out_on_it(
    place: HousePlace,
) -> None:
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    creditor = case_of(house, claim).creditor.id
    place.clock.move_to(TOMORROW, time(10, 0))
    know(house, claim, MARCH)
    assert whats(run_day(house, dry_run=True)) == ["letter_ordered"]
    less = KnowFewerPayments(through=MARCH - timedelta(days=1))
    assert less.carry(house, creditor, by=by()).streams
    assert not less.carry(house, creditor, by=by()).streams
    assert whats(run_day(house)) == ["bank_data_missing"]
    know(house, claim, MARCH)
    assert whats(run_day(house)) == ["letter_ordered", "letter_sent"]
