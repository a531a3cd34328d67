"""Why nothing was done: what only the world knew, and what people had to do first."""

from datetime import date
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.run.day import run_day
from application.why.looks import CameTo
from application.why.rules import Rule
from domain.claim.events import Mark
from domain.dunning.task import Task
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
    sent_steps,
)
from tests.application.stills import DAY, INVOICE, asked, ended_by, now, stretches, topics_of
from tests.application.test_abroad import ABROAD, AT_HOME
from tests.application.test_approvals import CAREFUL
from tests.application.test_contact_ceiling import DUE, invoice
from tests.application.test_dispatch import NO_STREET
from tests.application.test_doubted import both, bounce, first_claim, mailed
from tests.application.test_doubtful_invoices import TODAY, opened
from tests.asking import (
    approve_step,
    change_contact_details,
    choose_plans,
    clear_mark,
    register_payment,
    reverse_payment,
    upload_plan,
)


@pytest.fixture
def claim(house: House) -> UUID:
    """Give a consumer's claim of which the reminder goes out today, in March."""
    return claim_from(house, CONSUMER)


# --- what only the world knew --------------------------------------------------------------------


@pytest.mark.both_stores
def test_a_letter_that_cannot_be_written_is_told_by_the_report_of_the_run(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER, NO_MAIL, ("S. Voorbeeld", "\u738b\u5c0f\u660e"))
    run_on(place, house, MARCH)
    run_on(place, house, MARCH + DAY)
    unwritable, stuck = stretches(house, claim)
    assert (unwritable.decided.rule, unwritable.step) == (Rule.LETTER_UNWRITABLE, "reminder")
    assert unwritable.decided.why.startswith("letter.text_missing: ")
    assert topics_of(unwritable)[-2:] == ["claim.letter_dropped", "run.reported"]
    assert stuck.decided.rule == Task.LETTER_STUCK
    assert topics_of(stuck) == ["debtor.registered", INVOICE, "claim.letter_dropped"]
    approve_step(house, claim, by=by())
    home = ABROAD.model_copy(update={"name": "Wang", "address": AT_HOME.address})
    change_contact_details(house, case_of(house, claim).debtor.id, by=by(), contact=home)
    run_on(place, house, MARCH + 2 * DAY)
    assert stretches(house, claim)[2].last.outcome is CameTo.TAKEN


def test_what_is_missing_for_all_letters_is_told_of_each_claim_though_it_is_said_once(
    place: HousePlace,
) -> None:
    with place.opened(mode=Mode.LIVE) as house:
        number = "2026-0118"
        claims = [
            claim_from(house, CONSUMER, NO_STREET, (number, f"{number}{n}")) for n in range(3)
        ]
        report = run_on(place, house, MARCH)
        assert len(report.lines) == 1
        for claim in claims:
            found = asked(house).stretches(claim)[0]
            assert found.decided.rule == Rule.REFUSED
            assert found.decided.why.startswith("letter.no_mail_server: ")
            assert topics_of(found) == ["run.reported"]


def test_a_run_that_was_stopped_before_a_claim_is_why_nothing_was_done(
    place: HousePlace, house: House, claim: UUID
) -> None:
    place.clock.move_to(MARCH)
    run_day(house, stop=lambda: True)
    found = asked(house).stretches(claim)[0]
    assert (found.decided.rule, topics_of(found)) == (Rule.RUN_STOPPED, ["run.aborted"])


# --- people who must look, agree or find out -----------------------------------------------------


def test_a_step_that_needs_approval_waits_for_it(place: HousePlace, house: House) -> None:
    creditor = case_of(house, claim_from(house, PLAIN)).creditor.id
    upload_plan(house, creditor, by=by(), text=CAREFUL, name="careful.toml")
    choose_plans(house, creditor, by=by(), consumers="careful@1")
    claim = claim_from(house, CONSUMER)
    run_on(place, house, MARCH)
    approve_step(house, claim, by=by())
    run_on(place, house, MARCH + DAY)
    waits, taken, *_ = stretches(house, claim)
    assert (waits.decided.rule, waits.step) == (Task.APPROVE_STEP, "reminder")
    assert ended_by(waits) == ["claim.step_approved"]
    assert taken.last.outcome is CameTo.TAKEN


def test_contacts_with_other_claims_are_what_a_letter_waits_for(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(date(2026, 5, 4))
    claims = [invoice(house, f"F-{n}", DUE + n * DAY) for n in range(4)]
    for n in range(1, 5):
        run_on(place, house, DUE + n * DAY)
    full = now(house, claims[3])
    assert full.decided.rule == Rule.CONTACT_CEILING
    sent = [one for one in full.facts if one.fact.TOPIC == "claim.reminder_sent"]
    assert {one.originator_id for one in sent} == set(claims[:3])
    run_on(place, house, date(2026, 5, 25))
    assert now(house, claims[3]).decided.rule != Rule.TERM
    run_on(place, house, date(2026, 5, 26))
    assert sent_steps(house, claims[3]) == ["reminder"]


def test_a_payment_that_was_taken_back_lets_the_claim_go_on(
    place: HousePlace, house: House, claim: UUID
) -> None:
    whole = case_of(house, claim).claim.principal
    register_payment(house, claim, by=by(), amount=whole, credited_on=MARCH - DAY, payment_id="P-1")
    run_on(place, house, MARCH)
    reverse_payment(house, claim, by=by(), payment_id="P-1", reversed_on=MARCH)
    run_on(place, house, MARCH + DAY)
    paid = stretches(house, claim)[0]
    assert paid.decided.rule == "settled"
    assert "claim.payment_reversed" in ended_by(paid)


def test_a_letter_that_may_not_have_arrived_is_asked_about(place: HousePlace) -> None:
    with mailed(place) as house:
        claim = first_claim(house)
        bounce(house, both(house)[1])
        run_on(place, house, MARCH + 2 * DAY)
        doubted = now(house, claim)
        assert doubted.decided.rule == Task.PROVE_DELIVERY
        assert {INVOICE, "claim.reminder_sent", "letter.delivery_doubted"} <= {*topics_of(doubted)}


def test_a_doubtful_invoice_waits_for_a_look(place: HousePlace, house: House) -> None:
    place.clock.move_to(TODAY)
    claim = opened(house, means="59")
    marked = now(house, claim)
    assert marked.decided.rule == Task.LOOK_AT_MARKS
    assert Mark.DIRECT_DEBIT in marked.decided.why
    clear_mark(house, claim, by=by(), mark=Mark.DIRECT_DEBIT)
    assert now(house, claim).decided.rule == Rule.DUE
