"""A party that answers: what the run asks of it, what its answer does, and what it must know."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from application.commands.parties import SetParty
from application.house import House
from application.queries.hand_over import hand_over_out
from application.queries.lists import work_list_of
from application.views import views_of
from domain.claim.events import (
    CollectionCostsCharged,
    HandedOver,
    HandOverRequested,
    PartyKind,
)
from domain.claim.opening import Invoice
from domain.errors import Refusal
from domain.ids import claim_id
from tests import asking as handing_over
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    run_on,
    run_until,
    sent_steps,
    topics,
    whats,
)
from tests.asking import open_by_hand, record_dispute, register_payment

DAY = timedelta(days=1)
GONE = date(2026, 4, 18)
"""The Saturday on which the sample consumer's claim is handed over."""
MONDAY = date(2026, 4, 20)
TO = "Gerechtsdeurwaarder Jansen"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


def confirms(house: House, claim: UUID, *, cut_off: time = time(15, 0)) -> None:
    """Let the creditor's usual agency be one that answers."""
    handing_over.register_agency(
        house,
        case_of(house, claim).creditor.id,
        by=by(),
        name=TO,
        confirms=True,
        cut_off=cut_off,
    )


def tasks(house: House, day: date) -> dict[str, str]:
    with views_of(house) as views:
        views.catch_up()
        found = {task.task: task.why for task in work_list_of(views, day).tasks}
    found.pop("look_at_marks", None)
    return found


def ready(place: HousePlace, house: House, claim: UUID, *, at: time = time(10, 0)) -> None:
    """Let the claim come to the day before its hand-over, then move the clock to the Monday."""
    run_until(place, house, MARCH, GONE - DAY)
    place.clock.move_to(MONDAY, at)


def by_hand(house: House, claim: UUID, kind: PartyKind = PartyKind.AGENCY) -> None:
    handing_over.hand_over(house, claim, by=by(), party="", party_kind=kind)


# --- the run and the party's answer ------------------------------------------------------------


@pytest.mark.both_stores
def test_the_run_requests_once_and_goes_no_further(
    place: HousePlace, house: House, claim: UUID
) -> None:
    confirms(house, claim)
    run_until(place, house, MARCH, GONE - DAY)
    assert whats(run_on(place, house, GONE)) == ["costs_charged", "hand_over_requested"]
    assert whats(run_on(place, house, GONE + DAY)) == []
    assert topics(house, claim).count("claim.hand_over_requested") == 1
    assert "claim.handed_over" not in topics(house, claim)
    assert tasks(house, GONE + DAY) == {}


def test_a_party_that_stays_silent_is_a_task(place: HousePlace, house: House, claim: UUID) -> None:
    confirms(house, claim)
    run_until(place, house, MARCH, GONE)
    [fact] = [f for f in facts_of(house, claim) if isinstance(f, HandOverRequested)]
    assert fact.taken_up_on == MONDAY
    assert "hand_over_answer" not in tasks(house, MONDAY + 6 * DAY)
    assert "hand_over_answer" in tasks(house, MONDAY + 7 * DAY)


def test_failure_18_a_refused_hand_over_is_back_on_the_work_list_with_the_reason(
    place: HousePlace, house: House, claim: UUID
) -> None:
    confirms(house, claim)
    run_until(place, house, MARCH, GONE)
    place.clock.move_to(MONDAY)
    handing_over.refuse(house, claim, by=by(), why="incomplete")
    assert tasks(house, MONDAY)["hand_over_refused"] == "incomplete"
    run_until(place, house, MONDAY, MONDAY + 5 * DAY)
    assert topics(house, claim).count("claim.hand_over_requested") == 1
    by_hand(house, claim)
    assert topics(house, claim).count("claim.hand_over_requested") == 2
    assert "hand_over_refused" not in tasks(house, house.today)


def test_failure_18_a_recall_that_fails_is_on_the_work_list_with_the_reason(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, GONE)
    handing_over.request_recall(house, claim, by=by(), why="agreement")
    handing_over.fail_recall(house, claim, by=by(), why="in_court")
    assert tasks(house, GONE)["recall_failed"] == "in_court"
    handing_over.recall(house, claim, by=by(), why="agreement")
    assert tasks(house, GONE).keys() == {"plan_at_end"}


def test_a_payment_to_the_creditor_after_the_hand_over_is_a_task_until_the_party_knows(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, GONE)
    register_payment(house, claim, by=by(), amount=10_00, credited_on=GONE)
    assert tasks(house, GONE) == {"tell_party": "payment_received"}
    handing_over.inform_party(house, claim, by=by())
    assert tasks(house, GONE) == {}


# --- by hand -----------------------------------------------------------------------------------


def test_by_hand_it_charges_what_the_plans_step_would(
    place: HousePlace, house: House, claim: UUID
) -> None:
    ready(place, house, claim)
    by_hand(house, claim)
    [costs] = [f for f in facts_of(house, claim) if isinstance(f, CollectionCostsCharged)]
    [given] = [f for f in facts_of(house, claim) if isinstance(f, HandedOver)]
    assert costs.amount == 40_00
    assert given.balance.costs == 40_00


def test_by_hand_nothing_is_charged_where_it_is_refused(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, GONE - DAY)
    with pytest.raises(Refusal, match="a lapsed fourteen-day letter"):
        by_hand(house, claim)
    assert "claim.collection_costs_charged" not in topics(house, claim)


def test_a_contested_claim_is_refused_to_an_agency_and_taken_by_a_lawyer(
    place: HousePlace, house: House, claim: UUID
) -> None:
    ready(place, house, claim)
    record_dispute(house, claim, by=by(), ground="quality")
    with pytest.raises(Refusal) as refused:
        by_hand(house, claim)
    assert refused.value.code == "hand_over.disputed"
    assert "lawyer" in refused.value.way_out
    with pytest.raises(Refusal) as nobody:
        by_hand(house, claim, PartyKind.LAWYER)
    assert nobody.value.code == "hand_over.nobody_set_down"
    SetParty(name="Mr. Jansen", kind=PartyKind.LAWYER).carry(
        house, case_of(house, claim).creditor.id, by=by()
    )
    by_hand(house, claim, PartyKind.LAWYER)
    [given] = [f for f in facts_of(house, claim) if isinstance(f, HandedOver)]
    assert (given.party_kind, given.balance.costs) == (PartyKind.LAWYER, 0)


# --- the hour ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "taken_up"),
    [(time(14, 59, 59), MONDAY), (time(15, 0), MONDAY + DAY)],
)
def test_a_dossier_of_three_o_clock_is_taken_up_the_next_working_day(
    place: HousePlace, house: House, claim: UUID, at: time, taken_up: date
) -> None:
    ready(place, house, claim, at=at)
    assert hand_over_out(house, claim).taken_up_on == taken_up
    by_hand(house, claim)
    [given] = [f for f in facts_of(house, claim) if isinstance(f, HandedOver)]
    assert given.taken_up_on == taken_up


def test_the_hour_is_the_partys_own(place: HousePlace, house: House, claim: UUID) -> None:
    confirms(house, claim, cut_off=time(12, 0))
    ready(place, house, claim, at=time(12, 0))
    assert hand_over_out(house, claim).taken_up_on == MONDAY + DAY


# --- failure 17 --------------------------------------------------------------------------------


def test_failure_17_a_new_invoice_does_not_join_the_dossier_of_the_one_that_is_away(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, GONE)
    away = place.home / "hand-over" / GONE.isoformat() / str(claim)
    before = sorted(away.iterdir())
    case = case_of(house, claim)
    invoice = Invoice(number="2026-0177", principal=50_00, issued_on=GONE, due_on=MONDAY + 14 * DAY)
    open_by_hand(
        house, by=by(), creditor_id=case.creditor.id, debtor=case.debtor.id, invoice=invoice
    )
    second = claim_id(case.creditor.id, invoice.number)
    run_until(place, house, MONDAY, date(2026, 5, 6))
    assert sent_steps(house, second) == ["reminder"]
    assert case_of(house, second).claim.live
    assert sorted(away.iterdir()) == before
    assert "claim.handed_over" not in topics(house, second)
