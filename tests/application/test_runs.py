"""The daily run walks claims to their end, and stops for whoever pays, asks or disputes."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.house import House
from domain.claim.events import (
    Channel,
    CollectionCostsCharged,
    FourteenDayLetterSent,
    HandedOver,
    ReminderSent,
)
from domain.facts import StreamKind
from domain.letter.events import LetterPosted
from domain.letter.state import LetterStatus
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    broken,
    business_from,
    by,
    case_of,
    claim_from,
    clock_at,
    facts_of,
    files_of,
    letters,
    run_on,
    run_until,
    sent_steps,
    statuses,
    topics,
    whats,
)
from tests.asking import register_payment

DAY = timedelta(days=1)
APRIL = date(2026, 4, 2)
"""The Thursday after the due day of the sample business invoice."""


def pay(house: House, claim_id: UUID, cents: int, on: date) -> None:
    register_payment(house, claim_id, by=by(), amount=cents, credited_on=on)


# --- whole walks -------------------------------------------------------------------------------


@pytest.fixture
def consumer(place: HousePlace, house: House) -> UUID:
    """Give the claim on a consumer (unknown, so protected) without e-mail, on its due day."""
    place.clock.move_to(MARCH)
    return claim_from(house, CONSUMER, NO_MAIL)


@pytest.mark.both_stores
def test_a_consumer_is_walked_by_post_to_the_hand_over(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    happened = run_until(place, house, MARCH, date(2026, 5, 15))
    assert happened == {
        date(2026, 3, 18): ["letter_ordered reminder", "letter_sent reminder"],
        date(2026, 3, 28): ["default_declared", "task call"],
        # nobody is called on Sunday the 29th
        date(2026, 3, 30): ["task call"],
        date(2026, 3, 31): [
            "letter_ordered fourteen-day-letter",
            "letter_sent fourteen-day-letter",
        ],
        date(2026, 4, 18): ["costs_charged", "handed_over"],
    }
    assert topics(house, consumer) == [
        "claim.invoice_sent",
        "claim.letter_ordered",
        "claim.reminder_sent",
        "claim.default_declared",
        "claim.letter_ordered",
        "claim.fourteen_day_letter_sent",
        "claim.limitation_interrupted",
        "claim.collection_costs_charged",
        "claim.handed_over",
    ]
    assert {letter.channel for letter in letters(house)} == {Channel.POST}
    assert broken(house) == []


def test_a_consumer_with_an_address_and_mail_is_reminded_by_mail_and_warned_by_post(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    run_until(place, house, MARCH, date(2026, 5, 15))
    assert [letter.channel for letter in letters(house)] == [Channel.EMAIL, Channel.POST]
    assert "claim.handed_over" in topics(house, claim)


def test_a_business_is_walked_by_mail_to_the_hand_over(place: HousePlace, house: House) -> None:
    place.clock.move_to(APRIL)
    claim = business_from(house)
    happened = run_until(place, house, APRIL, date(2026, 5, 15))
    assert [what for day in happened.values() for what in day if what != "task call"] == [
        "letter_ordered reminder",
        "letter_sent reminder",
        "default_declared",
        "letter_ordered final-demand",
        "letter_sent final-demand",
        "costs_charged",
        "handed_over",
    ]
    assert [letter.channel for letter in letters(house)] == [Channel.EMAIL, Channel.EMAIL]
    assert [t for t in topics(house, claim) if t.endswith("charged")] == [
        "claim.collection_costs_charged"
    ]


def test_what_is_handed_over_is_what_was_left_and_what_the_letter_announced(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_until(place, house, MARCH, date(2026, 5, 15))
    facts = facts_of(house, consumer)
    [announced] = [f for f in facts if isinstance(f, FourteenDayLetterSent)]
    [charged] = [f for f in facts if isinstance(f, CollectionCostsCharged)]
    [gone] = [f for f in facts if isinstance(f, HandedOver)]
    assert (charged.amount, charged.letter_id) == (40_00, announced.letter_id)
    assert announced.costs == 40_00
    assert (gone.balance.principal, gone.balance.costs) == (90_00, charged.total)


@pytest.mark.both_stores
def test_every_fact_of_a_walk_says_who_when_and_under_which_plan(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_until(place, house, MARCH, date(2026, 5, 15))
    streams = [consumer, *(letter.id for letter in letters(house))]
    history = [r for stream in streams for r in house.collections.history(stream)]
    assert {r.actor for r in history} == {"import", "daily-run"}
    for recorded in history:
        assert recorded.recorded_at.date() >= MARCH
        assert recorded.role == "system"
    reminders = [r for r in history if isinstance(r.fact, ReminderSent)]
    assert [r.effective_on for r in reminders] == [MARCH]
    first = house.collections.history(letters(house)[0].id)
    [gone] = [r for r in first if isinstance(r.fact, LetterPosted)]
    assert [r.cause for r in reminders] == [gone.ref]


def test_what_a_run_records_names_the_run_and_what_an_import_records_the_import(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_until(place, house, MARCH, MARCH)
    [run] = [house.collections.history(one) for one in house.store.streams(StreamKind.RUN)]
    [ordered] = [r for r in house.collections.history(letters(house)[0].id) if r.cause][:1]
    assert ordered.cause == run[0].ref
    assert {r.command_name for r in run} == {ordered.command_name} == {"run-day"}
    assert house.collections.history(consumer)[0].command_name == "import invoices"


def test_a_day_without_work_records_its_run_and_nothing_on_a_claim(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_on(place, house, MARCH)
    before = house.collections.claim(consumer).version
    report = run_on(place, house, MARCH + DAY)
    assert (report.lines, report.looked_at) == ([], 1)
    assert house.collections.claim(consumer).version == before
    runs = house.store.streams(StreamKind.RUN)
    expected = [["run.started", "run.reported", "run.finished"], ["run.started", "run.finished"]]
    assert [topics(house, run) for run in runs] == expected


# --- once --------------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_two_runs_on_a_day_send_one_letter(place: HousePlace, house: House, consumer: UUID) -> None:
    assert whats(run_on(place, house, MARCH)) == ["letter_ordered", "letter_sent"]
    assert whats(run_on(place, house, MARCH)) == []
    assert statuses(house) == [LetterStatus.SENT]
    assert len(files_of(place.home / "outbox")) == 2


@pytest.mark.both_stores
def test_two_runs_on_the_day_of_the_hand_over_charge_once(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_until(place, house, MARCH, date(2026, 4, 18))
    assert whats(run_on(place, house, date(2026, 4, 18))) == []
    assert topics(house, consumer).count("claim.collection_costs_charged") == 1
    assert topics(house, consumer).count("claim.handed_over") == 1


def test_a_run_that_was_off_catches_up_with_one_step_dated_today(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    late = MARCH + 5 * DAY
    assert whats(run_on(place, house, late)) == ["letter_ordered", "letter_sent"]
    [reminder] = [f for f in facts_of(house, consumer) if isinstance(f, ReminderSent)]
    assert [letter.sent_on for letter in letters(house)] == [late]
    assert reminder.pay_by >= late + 7 * DAY


def test_a_run_that_was_off_for_a_month_takes_the_next_step_only_and_skips_none(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_on(place, house, MARCH)
    assert whats(run_on(place, house, date(2026, 4, 30)))[1:] == ["letter_ordered", "letter_sent"]
    assert sent_steps(house, consumer) == ["reminder", "fourteen-day-letter"]
    assert run_on(place, house, date(2026, 5, 1)).lines == []
    assert not case_of(house, consumer).claim.costs


def test_an_invoice_is_not_overdue_on_its_due_day(place: HousePlace) -> None:
    place.clock = clock_at(MARCH - DAY)
    house = place.open()
    claim_from(house, CONSUMER)
    assert run_on(place, house, MARCH - DAY).lines == []
    assert whats(run_on(place, house, MARCH)) == ["letter_ordered", "letter_sent"]


def test_no_letter_goes_out_on_a_sunday_or_a_holiday(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    sunday, easter_monday = date(2026, 3, 22), date(2026, 4, 6)
    assert run_on(place, house, sunday).lines == []
    assert run_on(place, house, easter_monday).lines == []
    assert whats(run_on(place, house, easter_monday + DAY)) == ["letter_ordered", "letter_sent"]


def test_a_claim_that_ended_is_left_alone(place: HousePlace, house: House, consumer: UUID) -> None:
    run_until(place, house, MARCH, date(2026, 4, 18))
    version = house.collections.claim(consumer).version
    assert run_until(place, house, date(2026, 4, 19), date(2026, 5, 10)) == {}
    assert house.collections.claim(consumer).version == version
