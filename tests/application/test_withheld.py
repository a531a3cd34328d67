"""Why nothing was done: each rule that withheld a step is named, with exactly its facts."""

from uuid import UUID

import pytest

from application.house import House
from application.why.looks import CameTo
from application.why.rules import Rule
from domain.dunning.task import Task
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
    run_until,
    sent_steps,
)
from tests.application.stills import (
    DAY,
    INVOICE,
    SCENES,
    ended_by,
    in_parts,
    now,
    stretches,
    topics_of,
    without_address,
)
from tests.asking import (
    begin_bar,
    end_bar,
    enter_in_error,
    lift_hold,
    place_hold,
    record_dispute,
    register_payment,
    resolve_dispute,
)


@pytest.fixture
def claim(house: House) -> UUID:
    """Give a consumer's claim of which the reminder goes out today, in March."""
    return claim_from(house, CONSUMER)


def test_a_step_that_nothing_withholds_is_due_and_then_taken(
    place: HousePlace, house: House, claim: UUID
) -> None:
    found = now(house, claim)
    assert (found.last.outcome, found.step) == (CameTo.DUE, "reminder")
    run_on(place, house, MARCH)
    taken, after = stretches(house, claim)
    assert (taken.last.outcome, taken.step) == (CameTo.TAKEN, "reminder")
    assert topics_of(taken) == ["claim.letter_ordered", "claim.reminder_sent"]
    assert (after.decided.rule, after.last.outcome) == (Rule.TERM, CameTo.NOT_DUE)


# --- each rule with its facts --------------------------------------------------------------------


@pytest.mark.parametrize("name", SCENES)
def test_what_withholds_a_step_is_named_with_exactly_its_facts(
    place: HousePlace, house: House, name: str
) -> None:
    scene = SCENES[name]
    claim = claim_from(house, CONSUMER)
    scene.act(house, claim)
    run_on(place, house, MARCH)
    assert sent_steps(house, claim) == []
    found = stretches(house, claim)[0]
    under_way = found.decided.rule == Rule.PAYMENTS_UNDER_WAY  # today's money is not in yet
    if under_way or found.last.outcome is CameTo.TAKEN:  # the agreement was confirmed in writing
        run_on(place, house, MARCH + DAY)
        found = stretches(house, claim)[1]
    assert found.decided.rule == scene.rule
    assert tuple(topics_of(found)) == scene.topics


def test_who_cannot_be_reached_any_more_is_looked_for(place: HousePlace, house: House) -> None:
    claim = claim_from(house, CONSUMER, NO_MAIL)
    without_address(house, claim)
    run_on(place, house, MARCH)
    lost = now(house, claim)
    assert (lost.decided.rule, lost.step) == (Task.FIND_ADDRESS, "reminder")
    assert topics_of(lost) == [INVOICE, "debtor.address_unknown"]


def test_the_step_that_waits_for_a_payment_plan_is_the_next_one_of_the_dunning_plan(
    place: HousePlace, house: House, claim: UUID
) -> None:
    in_parts(house, claim)
    place.clock.move_to(MARCH + 10 * DAY)
    register_payment(
        house,
        claim,
        by=by(),
        amount=case_of(house, claim).claim.principal // 2,
        credited_on=MARCH + 10 * DAY,
        payment_id="P-1",
    )
    run_on(place, house, MARCH + 24 * DAY)
    paying = now(house, claim)
    assert (paying.decided.rule, paying.step) == (Rule.PAYMENT_PLAN, "reminder")
    assert "claim.payment_received" in topics_of(paying)


# --- since when, until when, and what ended it ---------------------------------------------------


def test_a_hold_withholds_through_its_last_day_and_no_day_longer(
    place: HousePlace, house: House, claim: UUID
) -> None:
    last = MARCH + 5 * DAY
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH, until=last)
    run_until(place, house, MARCH, last + DAY)
    held, taken, _ = stretches(house, claim)
    assert (held.first.day, held.last.day) == (MARCH, last)
    assert (held.ended_on, ended_by(held), taken.last.day) == (last + DAY, [], last + DAY)
    assert held.decided.until == last + DAY
    assert (held.step, held.due_on) == ("reminder", MARCH)


def test_what_is_lifted_by_a_person_was_ended_by_his_word(
    place: HousePlace, house: House, claim: UUID
) -> None:
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH)
    run_until(place, house, MARCH, MARCH + DAY)
    place.clock.move_to(MARCH + 2 * DAY)
    lift_hold(house, claim, by=by(), hold_id="hold-1")
    run_on(place, house, MARCH + 2 * DAY)
    held = stretches(house, claim)[0]
    assert (held.last.day, held.ended_on) == (MARCH + DAY, MARCH + 2 * DAY)
    assert ended_by(held) == ["claim.hold_lifted"]


def test_a_hold_that_was_lifted_is_not_taken_for_the_one_that_holds(
    place: HousePlace, house: House, claim: UUID
) -> None:
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH)
    lift_hold(house, claim, by=by(), hold_id="hold-1")
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH)
    run_on(place, house, MARCH)
    [held] = stretches(house, claim)
    history = house.collections.history(claim)
    placed = [one for one in history if one.fact.TOPIC == "claim.hold_placed"]
    assert held.facts[-1] == placed[-1] != placed[0]


def test_a_hold_that_proved_to_be_a_mistake_was_ended_by_saying_so(
    place: HousePlace, house: House, claim: UUID
) -> None:
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH)
    run_on(place, house, MARCH)
    history = house.collections.history(claim)
    wrong = next(one for one in history if one.fact.TOPIC == "claim.hold_placed")
    enter_in_error(house, claim, by=by(), version=wrong.originator_version)
    run_on(place, house, MARCH + DAY)
    held = stretches(house, claim)[0]
    assert topics_of(held) == [INVOICE, "claim.hold_placed"], "as it was known by the run"
    assert ended_by(held) == ["any.entered_in_error"]


def test_a_dispute_ends_with_its_decision(place: HousePlace, house: House, claim: UUID) -> None:
    record_dispute(house, claim, by=by(), ground="not delivered")
    run_on(place, house, MARCH)
    resolve_dispute(house, claim, by=by(), outcome="rejected")
    run_on(place, house, MARCH + DAY)
    assert ended_by(stretches(house, claim)[0]) == ["claim.dispute_decided"]


def test_a_bankruptcy_ends_with_the_word_of_a_person(
    place: HousePlace, house: House, claim: UUID
) -> None:
    debtor = case_of(house, claim).debtor.id
    begin_bar(house, debtor, by=by(), bar="bankruptcy", since=MARCH)
    run_on(place, house, MARCH)
    end_bar(house, debtor, by=by(), bar="bankruptcy")
    run_on(place, house, MARCH + DAY)
    assert ended_by(stretches(house, claim)[0]) == ["debtor.bankruptcy_ended"]


def test_nothing_was_due_while_a_term_ran_and_the_day_after_it_was(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, MARCH + 20 * DAY)
    term = stretches(house, claim)[1]
    assert (term.last.outcome, term.decided.rule) == (CameTo.NOT_DUE, Rule.TERM)
    assert term.due_on == term.ended_on == term.last.day + DAY
    assert topics_of(term) == [INVOICE, "claim.reminder_sent"]
