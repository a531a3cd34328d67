"""What stops a letter: payment, hold, dispute, promise, a lapsed day, a claim that moved on."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest

from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.run.report import RunReport
from domain.application import Mandate
from domain.case import Case
from domain.claim.events import DisputeOutcome, ReminderSent
from domain.facts import StreamKind
from domain.letter.events import LetterOrdered
from domain.letter.state import LetterStatus
from domain.letter.text import LetterContent
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    PLAIN,
    HousePlace,
    business_from,
    by,
    case_of,
    claim_from,
    facts_of,
    files_of,
    letters,
    order,
    ordered_now,
    run_on,
    run_until,
    sent_steps,
    statuses,
    topics,
    whats,
)
from tests.asking import (
    lift_hold,
    pay_too_much,
    place_hold,
    record_dispute,
    record_promise,
    register_payment,
    resolve_dispute,
)

DAY = timedelta(days=1)
APRIL = date(2026, 4, 2)
"""The Thursday after the due day of the sample business invoice."""

PLAIN_TOO = (PLAIN, ("<cbc:ID>2026-0117<", "<cbc:ID>2026-0199<"))


@pytest.fixture
def consumer(house: House) -> UUID:
    """Give the claim on a consumer without e-mail, on the day its reminder is due."""
    return claim_from(house, CONSUMER, NO_MAIL)


def pay(house: House, claim_id: UUID, cents: int, on: date) -> None:
    register_payment(house, claim_id, by=by(), amount=cents, credited_on=on)


def first_run_with_work(place: HousePlace, house: House, day: date) -> RunReport:
    while not (report := run_on(place, house, day)).lines:
        day += DAY
        assert day < MARCH + 30 * DAY
    return report


def test_who_paid_yesterday_gets_no_letter_today(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    pay(house, consumer, 90_00, MARCH - DAY)
    assert run_on(place, house, MARCH).lines == []
    assert letters(house) == []


def test_who_paid_a_part_is_asked_the_rest(place: HousePlace, house: House, consumer: UUID) -> None:
    pay(house, consumer, 30_00, MARCH - DAY)
    run_on(place, house, MARCH)
    [reminder] = [f for f in facts_of(house, consumer) if isinstance(f, ReminderSent)]
    assert reminder.asked.total == 60_00


@pytest.mark.both_stores
def test_a_payment_between_order_and_dispatch_stops_the_letter(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    letter = ordered_now(house, consumer)
    pay(house, consumer, 90_00, MARCH)
    dispatcher = Dispatcher(house, actor="daily-run")
    assert dispatcher.dispatch(letter, command_day=order(house, consumer)) is Dispatched.CANCELLED
    assert statuses(house) == [LetterStatus.CANCELLED]
    assert case_of(house, consumer).claim.pending is None
    assert files_of(place.home / "outbox") == []


def test_a_part_payment_between_order_and_dispatch_makes_it_decide_again(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    ordered_now(house, consumer)
    pay(house, consumer, 30_00, MARCH)
    assert whats(run_on(place, house, MARCH)) == [
        "letter_cancelled",
        "letter_ordered",
        "letter_sent",
    ]
    assert statuses(house) == [LetterStatus.CANCELLED, LetterStatus.SENT]
    [reminder] = [f for f in facts_of(house, consumer) if isinstance(f, ReminderSent)]
    assert reminder.asked.total == 60_00


@pytest.mark.both_stores
def test_an_order_that_a_dead_run_left_is_sent_by_the_next_one_of_its_day(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    ordered_now(house, consumer)
    assert whats(run_on(place, house, MARCH)) == ["letter_sent"]
    assert statuses(house) == [LetterStatus.SENT]


def test_an_order_not_dispatched_by_its_day_lapses_and_is_decided_again(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    ordered_now(house, consumer)
    assert whats(run_on(place, house, MARCH + DAY)) == [
        "letter_cancelled",
        "letter_ordered",
        "letter_sent",
    ]
    first, second = letters(house)
    assert (first.status, second.status) == (LetterStatus.CANCELLED, LetterStatus.SENT)
    assert second.sent_on == MARCH + DAY
    assert sent_steps(house, consumer) == ["reminder"]


class Overtaken(Dispatcher):
    """A worker that is overtaken by an import while it writes its letter."""

    overtaken_by: tuple[tuple[str, str], ...] | None = None

    def content(
        self, cases: Sequence[Case], order: LetterOrdered, letter_id: UUID, command_day: Mandate
    ) -> LetterContent:
        if self.overtaken_by is not None:
            claim_from(self._house, PLAIN, *self.overtaken_by)
            self.overtaken_by = None
        return super().content(cases, order, letter_id, command_day)


def overtaken(place: HousePlace, house: House, *changes: tuple[str, str]) -> Dispatched:
    claim = claim_from(house, PLAIN)
    place.clock.move_to(APRIL)
    letter = ordered_now(house, claim)
    worker = Overtaken(house, actor="daily-run")
    worker.overtaken_by = (PLAIN_TOO[1], *changes)
    done = worker.dispatch(letter, command_day=order(house, claim))
    assert len(house.store.streams(StreamKind.CLAIM)) == 2
    return done


def test_a_new_claim_that_is_not_due_delays_no_letter_that_is_being_written(
    place: HousePlace, house: House
) -> None:
    later = ("2026-04-01</cbc:DueDate>", "2026-04-21</cbc:DueDate>")
    assert overtaken(place, house, later) is Dispatched.SENT


@pytest.mark.both_stores
def test_a_new_claim_that_is_at_the_same_step_makes_the_letter_be_decided_again(
    place: HousePlace, house: House
) -> None:
    assert overtaken(place, house) is Dispatched.CANCELLED
    assert whats(run_on(place, house, APRIL)) == ["letter_ordered", "letter_sent"]
    assert [len(one.order.claims) for one in letters(house) if one.order] == [1, 2]


def test_a_hold_stops_the_steps_and_its_end_brings_them_back(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    place_hold(house, consumer, by=by(), category="asked", from_day=MARCH, until=MARCH + DAY)
    assert run_on(place, house, MARCH).lines == []
    assert run_on(place, house, MARCH + DAY).lines == []
    assert whats(first_run_with_work(place, house, MARCH + 2 * DAY)) == [
        "letter_ordered",
        "letter_sent",
    ]


def test_a_hold_between_order_and_dispatch_stops_the_letter(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    ordered_now(house, consumer)
    place_hold(house, consumer, by=by(), category="asked", from_day=MARCH)
    assert whats(run_on(place, house, MARCH)) == ["letter_cancelled"]
    lift_hold(house, consumer, by=by(), hold_id="hold-1")
    first_run_with_work(place, house, MARCH)
    assert sent_steps(house, consumer) == ["reminder"]


def test_a_hold_on_one_claim_does_not_stop_the_debtors_other(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(APRIL)
    held = business_from(house)
    other = claim_from(house, *PLAIN_TOO)
    place_hold(house, held, by=by(), category="asked", from_day=APRIL)
    report = run_on(place, house, APRIL)
    assert {line.claim_id for line in report.lines} == {other}
    assert whats(report) == ["letter_ordered", "letter_sent"]


def test_a_dispute_asks_a_person_until_it_is_resolved(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    record_dispute(house, consumer, by=by(), ground="not delivered")
    report = run_on(place, house, MARCH)
    assert [(line.what, line.why.partition(":")[0]) for line in report.lines] == [
        ("task", "answer_dispute")
    ]
    resolve_dispute(house, consumer, by=by(), outcome=DisputeOutcome.REJECTED)
    happened = run_until(place, house, MARCH, MARCH + 20 * DAY)
    assert ["letter_ordered reminder", "letter_sent reminder"] in happened.values()


def test_a_dispute_between_order_and_dispatch_stops_the_letter(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    ordered_now(house, consumer)
    record_dispute(house, consumer, by=by(), ground="not delivered")
    assert whats(run_on(place, house, MARCH)) == ["letter_cancelled", "task"]
    assert letters(house)[0].status is LetterStatus.CANCELLED


def test_a_promise_between_order_and_dispatch_stops_the_letter(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    ordered_now(house, consumer)
    record_promise(house, consumer, by=by(), amount=None, pay_by=MARCH + 5 * DAY)
    run_on(place, house, MARCH)
    assert statuses(house)[0] is LetterStatus.CANCELLED
    assert sent_steps(house, consumer) == []


def test_a_payment_after_the_warning_and_within_its_term_charges_nothing(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_until(place, house, MARCH, date(2026, 4, 10))
    paid_on = date(2026, 4, 10)
    pay_too_much(house, consumer, by=by(), amount=95_00, credited_on=paid_on)
    run_until(place, house, date(2026, 4, 11), date(2026, 5, 10))
    assert "claim.collection_costs_charged" not in topics(house, consumer)
    assert "claim.handed_over" not in topics(house, consumer)
    assert not case_of(house, consumer).claim.live
