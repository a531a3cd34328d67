"""One letter for each debtor and step: one Message-ID, one calculation, one dispatch."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.run.claim import ClaimWork
from application.run.day import ACTOR, ROLE, run_day
from application.run.report import RunLine
from domain.application import Mandate
from domain.claim.events import (
    CollectionCostsCharged,
    CorrectedField,
    FourteenDayLetterSent,
    ReminderSent,
)
from domain.errors import Conflict
from domain.law.collection_costs import statutory_costs
from domain.letter.state import Letter, LetterStatus
from tests.application.houses import (
    CONSUMER,
    PLAIN,
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
    order,
    run_on,
    run_until,
    statuses,
    topics,
    whats,
)
from tests.application.relay import Post, post_office
from tests.application.test_runs_dry import decided
from tests.application.test_runs_together import all_at_once
from tests.asking import correct, place_hold, record_dispute, register_payment, withdraw

DAY = timedelta(days=1)
APRIL = date(2026, 4, 2)
"""The Thursday after the due day of the sample invoice of a business."""

SENT = ["letter_ordered", "letter_sent"]


def numbered(number: int, *changes: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ("<cbc:ID>2026-0117<", f"<cbc:ID>F-{number}<"), *changes


def claims(house: House, count: int = 5, *changes: tuple[str, str]) -> list[UUID]:
    """Take in invoices of one debtor, who may be a consumer."""
    return [claim_from(house, PLAIN, *numbered(n, *changes)) for n in range(1, count + 1)]


def numbers(house: House, letter: Letter) -> list[str]:
    assert letter.order is not None
    return [case_of(house, part.claim_id).claim.invoice_number for part in letter.order.claims]


@contextmanager
def live(place: HousePlace) -> Iterator[tuple[House, Post]]:
    place.clock = clock_at(APRIL)
    with post_office() as (post, where), place.opened(mode=Mode.LIVE, smtp=where) as house:
        yield house, post


@pytest.fixture
def april(place: HousePlace) -> House:
    place.clock = clock_at(APRIL)
    return place.open()


def paid(house: House, claim_id: UUID, cents: int, on: date) -> None:
    register_payment(house, claim_id, by=by(), amount=cents, credited_on=on)


class Stopped(Dispatcher):
    """A worker that dies before it sends."""

    def dispatch(self, letter_id: UUID, *, command_day: Mandate, fresh: bool = True) -> Dispatched:
        del letter_id, command_day
        return Dispatched.WAITS


def left_by_a_dead_run(house: House, claim_id: UUID) -> UUID:
    """Order the letter of a claim's step, as a run does that dies before it is sent."""
    work = ClaimWork(house, day=house.today, dry_run=False, actor=ACTOR, role=ROLE)
    work._dispatcher = Stopped(house, actor=ACTOR)
    assert [line.what for line in work.take(claim_id)] == ["letter_ordered", "letter_waits"]
    return letters(house)[-1].id


def _iterate(work: list[UUID], _day: date) -> Iterator[UUID]:
    return iter(work)


# --- one letter --------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_five_claims_in_one_letter_are_one_message_id_one_calculation_and_one_dispatch(
    place: HousePlace,
) -> None:
    with live(place) as (house, post):
        five = claims(house)
        assert whats(run_day(house)) == SENT
        [letter] = letters(house)
        assert numbers(house, letter) == [f"F-{n}" for n in range(1, 6)]
        assert post.ids == {letter.message_id: 1}
        [message] = post.messages
        attached = [part.get_filename() for part in message.iter_attachments()]
        assert attached[1:] == [f"factuur-F-{n}.xml" for n in range(1, 6)]
        for claim_id in five:
            assert topics(house, claim_id)[-2:] == ["claim.letter_ordered", "claim.reminder_sent"]
        told = {r.command_id for c in five for r in house.collections.history(c)[-1:]}
        assert told == {house.collections.history(letter.id)[-1].command_id}
        assert whats(run_day(house)) == []
        assert broken(house) == []


def test_a_run_names_the_claims_of_a_letter_in_one_line(april: House) -> None:
    claims(april, 3)
    first, second = run_day(april).lines
    assert (first.what, second.what) == ("letter_ordered", "letter_sent")
    assert first.why == "one letter for F-1, F-2, F-3"


@pytest.mark.both_stores
def test_claims_are_bundled_the_same_in_whatever_order_they_come_up(place: HousePlace) -> None:
    seen = []
    for name, turn in (("first", 1), ("second", -1)):
        with place.another(name) as other:
            other.clock = clock_at(APRIL)
            with other.opened() as house:
                todo = claims(house, 4)
                work = todo[::turn]
                report = run_day(house, candidates=partial(_iterate, work))
                seen.append((whats(report), [numbers(house, x) for x in letters(house)]))
    assert seen[0] == seen[1] == (SENT, [["F-1", "F-2", "F-3", "F-4"]])


def test_a_letter_to_one_debtor_holds_nothing_of_another(place: HousePlace) -> None:
    with live(place) as (house, post):
        claims(house, 2)
        due = ("2026-03-17</cbc:DueDate>", "2026-04-01</cbc:DueDate>")
        claim_from(house, CONSUMER, ("<cbc:ID>2026-0118<", "<cbc:ID>F-9<"), due)
        assert whats(run_day(house)) == SENT * 2
        texts = [str(message.get_body()) for message in post.messages]
        assert sorted(("F-1" in t, "F-2" in t, "F-9" in t) for t in texts) == [
            (False, False, True),
            (True, True, False),
        ]


def test_a_held_or_disputed_claim_stays_out_and_hides_nothing(april: House) -> None:
    todo = claims(april, 4)
    place_hold(april, todo[0], by=by(), category="asked", from_day=APRIL)
    record_dispute(april, todo[1], by=by(), ground="not delivered")
    assert Counter(whats(run_day(april))) == {"letter_ordered": 1, "letter_sent": 1, "task": 1}
    [letter] = letters(april)
    assert numbers(april, letter) == ["F-3", "F-4"]


# --- what happens between order and sending ----------------------------------------------------


def test_a_payment_on_one_of_five_stops_the_letter_and_the_other_four_are_asked_at_once(
    april: House,
) -> None:
    five = claims(april)
    left_by_a_dead_run(april, five[0])
    due = case_of(april, five[2]).claim.principal
    paid(april, five[2], due, APRIL)
    report = run_day(april)
    assert Counter(whats(report)) == {"letter_cancelled": 1, "letter_ordered": 1, "letter_sent": 1}
    assert statuses(april) == [LetterStatus.CANCELLED, LetterStatus.SENT]
    assert numbers(april, letters(april)[1]) == ["F-1", "F-2", "F-4", "F-5"]
    assert case_of(april, five[2]).claim.letters == []


class PaidMeanwhile(Dispatcher):
    """A worker during whose work one claim is paid."""

    todo: list[UUID]

    def dispatch(self, letter_id: UUID, *, command_day: Mandate, fresh: bool = True) -> Dispatched:
        while self.todo:
            paid(self._house, self.todo.pop(), 1_00, self._house.today)
        return super().dispatch(letter_id, command_day=command_day, fresh=fresh)


def test_a_part_payment_right_before_the_sending_is_seen_and_the_rest_is_asked_in_the_same_run(
    april: House,
) -> None:
    five = claims(april)
    work = ClaimWork(april, day=APRIL, dry_run=False, actor=ACTOR, role=ROLE)
    overtaken = PaidMeanwhile(april, actor=ACTOR)
    overtaken.todo = [five[3]]
    work._dispatcher = overtaken
    said = [line.what for line in work.take(five[0])]
    assert said == ["letter_ordered", "letter_cancelled", "letter_ordered", "letter_sent"]
    asked = [f.asked.total for c in five for f in facts_of(april, c) if isinstance(f, ReminderSent)]
    assert len(asked) == 5
    assert asked[0] - asked[3] == 1_00


@pytest.mark.both_stores
def test_a_sixth_claim_opened_after_the_order_makes_it_decide_again_with_six(april: House) -> None:
    five = claims(april)
    left_by_a_dead_run(april, five[0])
    claim_from(april, PLAIN, *numbered(6))
    report = run_day(april)
    assert whats(report) == ["letter_cancelled", "letter_ordered", "letter_sent"]
    assert [len(one.order.claims) for one in letters(april) if one.order] == [5, 6]


@pytest.mark.both_stores
def test_a_letter_over_five_claims_left_by_a_dead_run_is_sent_once(
    place: HousePlace, april: House
) -> None:
    five = claims(april)
    left_by_a_dead_run(april, five[0])
    assert whats(run_day(april)) == ["letter_sent"]
    assert statuses(april) == [LetterStatus.SENT]
    assert len(files_of(place.home / "outbox")) == 2
    for claim_id in five:
        assert topics(april, claim_id).count("claim.reminder_sent") == 1


def test_a_claim_that_is_withdrawn_after_the_order_stops_the_letter_for_all(april: House) -> None:
    five = claims(april)
    letter = left_by_a_dead_run(april, five[0])
    withdraw(april, five[0], by=by(), why="mistake")
    done = Dispatcher(april, actor=ACTOR).dispatch(letter, command_day=order(april, five[1]))
    assert done is Dispatched.CANCELLED
    assert [case_of(april, one).claim.pending for one in five] == [None] * 5


@pytest.mark.parametrize("answer", ["451 try later", "550 no such user"])
def test_a_bundle_that_the_server_refuses_is_tried_once_in_a_run_and_not_once_for_each_claim(
    place: HousePlace, answer: str
) -> None:
    place.clock = clock_at(APRIL)
    with (
        post_office(rcpt=answer) as (post, where),
        place.opened(mode=Mode.LIVE, smtp=where) as house,
    ):
        three = claims(house, 3)
        assert whats(run_day(house)) == ["letter_ordered", "letter_failed"]
        assert (post.offered, statuses(house)) == (1, [LetterStatus.FAILED])
        for claim_id in three:
            assert topics(house, claim_id)[-1] == "claim.letter_dropped"
        run_day(house)
        assert [len(one.order.claims) for one in letters(house) if one.order] == [3, 3]


# --- whole walks -------------------------------------------------------------------------------


def test_three_claims_on_a_consumer_are_walked_together_and_owe_costs_once(
    place: HousePlace, april: House
) -> None:
    three = claims(april, 3)
    happened = run_until(place, april, APRIL, date(2026, 5, 31))
    said = [what for day in happened.values() for what in day if what.startswith("letter")]
    assert said == [
        "letter_ordered reminder",
        "letter_sent reminder",
        "letter_ordered fourteen-day-letter",
        "letter_sent fourteen-day-letter",
    ]
    facts = [fact for claim_id in three for fact in facts_of(april, claim_id)]
    announced = {f.costs for f in facts if isinstance(f, FourteenDayLetterSent)}
    charged = sum(f.amount for f in facts if isinstance(f, CollectionCostsCharged))
    principal = sum(case_of(april, claim_id).claim.principal for claim_id in three)
    assert announced == {statutory_costs(principal)} == {charged}
    assert Counter(f.TOPIC for f in facts)["claim.handed_over"] == 3
    assert broken(april) == []


def test_a_claim_of_the_letter_paid_in_time_lowers_the_costs_of_the_others(
    place: HousePlace, april: House
) -> None:
    three = claims(april, 3)
    run_until(place, april, APRIL, date(2026, 4, 20))
    due = case_of(april, three[0]).claim.principal
    paid(april, three[0], due, date(2026, 4, 20))
    run_until(place, april, date(2026, 4, 21), date(2026, 5, 31))
    facts = [fact for claim_id in three for fact in facts_of(april, claim_id)]
    charged = [f.amount for f in facts if isinstance(f, CollectionCostsCharged)]
    assert len(charged) == 2
    assert sum(charged) == statutory_costs(2 * due)


def test_every_day_of_a_walk_with_bundles_is_foretold_by_its_dry_run(
    place: HousePlace, april: House
) -> None:
    three = claims(april, 3)
    later = (("2026-04-01</cbc:DueDate>", "2026-04-04</cbc:DueDate>"),)
    claim_from(april, PLAIN, *numbered(7, *later))
    place_hold(april, three[2], by=by(), category="asked", from_day=APRIL, until=APRIL + 3 * DAY)
    for number in range(45):
        day = APRIL + number * DAY
        place.clock.move_to(day, time(10, 0))
        before = (place.rows(), files_of(place.home))
        dry = run_day(april, dry_run=True)
        assert (place.rows(), files_of(place.home)) == before, f"{day}: the dry run wrote"
        assert decided(dry) == decided(run_day(april)), str(day)


def test_what_becomes_of_a_bundle_left_by_a_dead_run_is_foretold(april: House) -> None:
    five = claims(april)
    left_by_a_dead_run(april, five[0])
    paid(april, five[2], 1_00, APRIL)
    assert decided(run_day(april, dry_run=True)) == decided(run_day(april))


def test_a_letter_that_proves_void_for_one_claim_is_void_for_all_on_the_same_day(
    place: HousePlace, april: House
) -> None:
    three = claims(april, 3)
    run_until(place, april, APRIL, date(2026, 4, 22))
    letter = letters(april)[-1]
    assert [topics(april, one)[-2] for one in three] == ["claim.fourteen_day_letter_sent"] * 3
    correct(april, three[0], by=by(), field=CorrectedField.DUE_ON, new="2026-06-01")
    place.clock.move_to(date(2026, 4, 23), time(10, 0))
    # Only the corrected claim is looked at; the others hear of it all the same.
    work = three[:1]
    dry = run_day(april, dry_run=True, candidates=partial(_iterate, work))
    real = run_day(april, candidates=partial(_iterate, work))
    assert decided(dry) == decided(real)
    assert Counter(whats(real))["letter_voided"] == 3
    assert all(letter.id in case_of(april, one).claim.voided for one in three)


# --- two at once -------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_without_the_lease_a_bundle_goes_out_once(place: HousePlace, april: House) -> None:
    todo = claims(april, 4)
    said: list[RunLine] = []

    def work(turn: Sequence[UUID]) -> None:
        with place.opened() as house:
            own = ClaimWork(house, day=APRIL, dry_run=False, actor=ACTOR, role=ROLE)
            for claim_id in turn:
                try:
                    said.extend(own.take(claim_id))
                except Conflict:
                    continue

    all_at_once([lambda: work(todo), lambda: work(todo[::-1]), lambda: work(todo[2:])])
    assert Counter(statuses(april)) == {LetterStatus.SENT: 1}
    assert len(files_of(place.home / "outbox")) == 2
    for claim_id in todo:
        assert topics(april, claim_id).count("claim.reminder_sent") == 1
    assert broken(april) == []


# --- business ----------------------------------------------------------------------------------


def test_invoices_of_a_business_share_one_demand_and_its_costs(
    place: HousePlace, april: House
) -> None:
    three = [business_from(april, PLAIN, *numbered(n)) for n in (1, 2, 3)]
    run_until(place, april, APRIL, date(2026, 5, 31))
    assert [len(one.order.claims) for one in letters(april) if one.order] == [3, 3]
    facts = [fact for claim_id in three for fact in facts_of(april, claim_id)]
    charged = sum(f.amount for f in facts if isinstance(f, CollectionCostsCharged))
    principal = sum(case_of(april, claim_id).claim.principal for claim_id in three)
    assert charged == max(statutory_costs(principal), 3 * 40_00)


def test_a_run_of_a_later_day_writes_only_of_what_came_to_a_step_since(
    place: HousePlace, april: House
) -> None:
    claims(april, 2)
    run_on(place, april, APRIL)
    late = (("2026-04-01</cbc:DueDate>", "2026-04-02</cbc:DueDate>"),)
    claim_from(april, PLAIN, *numbered(8, *late))
    assert whats(run_on(place, april, APRIL + 5 * DAY)) == SENT
    assert numbers(april, letters(april)[1]) == ["F-8"]
