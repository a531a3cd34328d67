"""A letter that was ordered and never left: what may not go out any more is called off."""

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from application.hand_over.preparation import hand_over_claim
from application.house import House
from application.letters.confirmation import Confirming
from application.letters.dispatch import Dispatcher
from application.run.claim import ClaimWork
from application.run.day import ACTOR, ROLE
from application.views import views_of
from domain.claim.balance import balance
from domain.claim.events import Instalment, PartyKind
from domain.dunning.next.lapsed import TELLING
from domain.dunning.next.permission import allowed_step
from domain.dunning.next.step import Do
from domain.dunning.plan.step import StepKind
from domain.letter.events import LetterCancelled
from domain.letter.order.anew import NOT_DUE, SAYS_OTHERWISE
from domain.letter.state import LetterStatus
from domain.parties import Capacity, ContactDetails
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    broken,
    business_from,
    by,
    case_of,
    claim_from,
    facts_of,
    letters,
    order,
    run_on,
    sent_steps,
    statuses,
    topics,
    whats,
)
from tests.application.test_bundles import (
    APRIL,
    Stopped,
    april,
    claims,
    left_by_a_dead_run,
    numbered,
)
from tests.asking import (
    agree_payment_plan,
    change_contact_details,
    establish_capacity,
    extend_term,
    place_hold,
    record_dispute,
    register_payment,
    reopen,
    set_letter_terms,
    withdraw,
    write_off,
)

__all__ = ["april"]

DAY = timedelta(days=1)
SENT = ["letter_ordered", "letter_sent"]
Change = Callable[[House, UUID], object]


def pays_all(house: House, claim: UUID) -> object:
    total = case_of(house, claim).claim.principal
    return register_payment(house, claim, by=by(), amount=total, credited_on=house.today)


def withdraws(house: House, claim: UUID) -> object:
    return withdraw(house, claim, by=by(), why="mistake")


def writes_off(house: House, claim: UUID) -> object:
    return write_off(house, claim, by=by(), why="mistake")


def disputes(house: House, claim: UUID) -> object:
    return record_dispute(house, claim, by=by(), ground="other")


def holds(house: House, claim: UUID) -> object:
    return place_hold(house, claim, by=by(), category="other", from_day=house.today)


ENDS = [
    pytest.param(pays_all, "claim settled", id="paid in full"),
    pytest.param(withdraws, "claim withdrawn", id="withdrawn"),
    pytest.param(writes_off, "claim written_off", id="written off"),
]
STOPS = [
    *ENDS,
    pytest.param(disputes, "disputed", id="in dispute"),
    pytest.param(holds, "on hold", id="on hold"),
]


def run_of(place: HousePlace, house: House, day: date, **how: bool) -> list[str]:
    """Do the work of a day as the daily run does: on the claims that the work list names."""
    with views_of(house) as views:
        views.catch_up()
        return whats(run_on(place, house, day, candidates=views.candidates, **how))


def queue(house: House) -> list[UUID]:
    """Give the letters without an outcome, as the work list has them."""
    with views_of(house) as views:
        views.catch_up()
        return [one.letter_id for one in views.worklist.letters()]


def why_called_off(house: House, letter: UUID) -> str:
    [why] = [fact.why for fact in facts_of(house, letter) if isinstance(fact, LetterCancelled)]
    return why


@pytest.mark.both_stores
@pytest.mark.parametrize(("change", "why"), STOPS)
def test_a_letter_left_by_a_dead_run_is_called_off_with_what_stops_it(
    april: House, place: HousePlace, change: Change, why: str
) -> None:
    [claim] = claims(april, 1)
    letter = left_by_a_dead_run(april, claim)
    change(april, claim)
    assert queue(april) == [letter]
    assert "letter_cancelled" in run_of(place, april, april.today)
    assert why_called_off(april, letter) == why
    assert topics(april, claim).count("claim.letter_dropped") == 1
    assert case_of(april, claim).claim.pending is None
    assert queue(april) == []
    assert not broken(april)


@pytest.mark.parametrize(("change", "why"), ENDS)
def test_a_dry_run_foresees_that_and_records_nothing(
    april: House, place: HousePlace, change: Change, why: str
) -> None:
    [claim] = claims(april, 1)
    letter = left_by_a_dead_run(april, claim)
    change(april, claim)
    assert run_of(place, april, april.today, dry_run=True) == ["letter_cancelled"]
    assert april.collections.letter(letter).status is LetterStatus.ORDERED
    assert run_of(place, april, april.today) == ["letter_cancelled"]
    assert run_of(place, april, april.today) == []
    assert why_called_off(april, letter) == why


@pytest.mark.parametrize(("change", "why"), ENDS)
def test_the_letter_of_claims_that_all_ended_is_called_off_once_for_all_of_them(
    april: House, place: HousePlace, change: Change, why: str
) -> None:
    both = claims(april, 2)
    letter = left_by_a_dead_run(april, both[0])
    for claim in both:
        change(april, claim)
    assert run_of(place, april, april.today) == ["letter_cancelled"]
    assert why_called_off(april, letter) == f"F-1: {why}"
    assert [topics(april, one).count("claim.letter_dropped") for one in both] == [1, 1]
    assert not broken(april)


@pytest.mark.parametrize(("change", "why"), ENDS)
def test_the_claim_that_is_still_open_is_asked_in_a_letter_of_its_own(
    april: House, place: HousePlace, change: Change, why: str
) -> None:
    gone, left = claims(april, 2)
    letter = left_by_a_dead_run(april, gone)
    change(april, gone)
    assert run_of(place, april, april.today) == ["letter_cancelled", *SENT]
    assert why_called_off(april, letter) == f"F-1: {why}"
    assert (sent_steps(april, gone), sent_steps(april, left)) == ([], ["reminder"])


def test_a_claim_that_comes_back_is_asked_anew_and_not_by_the_letter_of_before(
    april: House, place: HousePlace
) -> None:
    [claim] = claims(april, 1)
    letter = left_by_a_dead_run(april, claim)
    withdraws(april, claim)
    run_of(place, april, april.today)
    reopen(april, claim, by=by(), why="other")
    assert run_of(place, april, april.today) == SENT
    assert statuses(april) == [LetterStatus.CANCELLED, LetterStatus.SENT]
    assert letters(april)[0].id == letter


# --- every kind of letter ---------------------------------------------------------------------


def at_step(place: HousePlace, house: House, claim: UUID, kind: str) -> None:
    """Do the days' work until a step of a kind is the next one of a claim."""
    for _ in range(120):
        found = allowed_step(case_of(house, claim), today=house.today)
        if isinstance(found, Do) and kind in {found.step.id, found.step.kind.value}:
            return
        run_on(place, house, house.today)
        place.clock.move_to(house.today + DAY, time(10, 0))
    raise AssertionError(kind)


def at_work(place: HousePlace, plan: str) -> tuple[House, list[UUID]]:
    place.clock.move_to(APRIL)
    house = place.open(plan_for_consumers=plan, plan_for_businesses=plan)
    if plan != "business@1":
        return house, claims(house, 2)
    business_from(house, PLAIN, *numbered(1))
    return house, [claim_from(house, PLAIN, *numbered(2))]


def told_that_it_lapsed(place: HousePlace, house: House, claim: UUID) -> UUID:
    """Let a payment plan lapse, and its letter be left by the run that finds it."""
    total = balance(case_of(house, claim).claim, on=house.today).total
    part = Instalment(number=1, amount=total, by=house.today + 5 * DAY)
    agree_payment_plan(house, claim, by=by(), instalments=(part,))
    run_on(place, house, house.today)
    place.clock.move_to(house.today + 16 * DAY)
    work = ClaimWork(house, day=house.today, dry_run=False, actor=ACTOR, role=ROLE)
    work._dispatcher = Stopped(house, actor=ACTOR)
    assert [line.step for line in work.take(claim)][-1] == TELLING.id
    return letters(house)[-1].id


@pytest.mark.both_stores
@pytest.mark.parametrize(
    ("plan", "kind"),
    [
        ("four-steps@1", StepKind.REMINDER),
        ("six-steps@1", StepKind.STATEMENT),
        ("four-steps@1", StepKind.FOURTEEN_DAY_LETTER),
        ("business@1", StepKind.FINAL_DEMAND),
        ("bailiff@1", StepKind.NOTICE_OF_DEFAULT),
    ],
)
def test_a_letter_of_any_kind_is_called_off_when_its_claims_ended(
    place: HousePlace, plan: str, kind: StepKind
) -> None:
    house, both = at_work(place, plan)
    at_step(place, house, both[0], kind)
    letter = left_by_a_dead_run(house, both[0])
    for one in both:
        withdraws(house, one)
    assert run_of(place, house, house.today)[0] == "letter_cancelled"
    assert why_called_off(house, letter).endswith("claim withdrawn")
    assert queue(house) == []
    assert not broken(house)


def test_the_letter_that_a_plan_lapsed_is_called_off_when_its_claim_ended(
    april: House, place: HousePlace
) -> None:
    [claim] = claims(april, 1)
    letter = told_that_it_lapsed(place, april, claim)
    withdraws(april, claim)
    assert run_of(place, april, april.today) == ["letter_cancelled"]
    assert why_called_off(april, letter) == "claim withdrawn"


def test_the_letter_that_a_plan_lapsed_goes_out_where_nothing_changed(
    april: House, place: HousePlace
) -> None:
    [claim] = claims(april, 1)
    told_that_it_lapsed(place, april, claim)
    assert run_of(place, april, april.today) == ["letter_sent"]


@pytest.mark.parametrize(("change", "why"), ENDS)
def test_a_confirmation_is_called_off_when_its_claim_ended(
    april: House, place: HousePlace, change: Change, why: str
) -> None:
    [claim] = claims(april, 1)
    extend_term(april, claim, by=by(), pay_by=april.today + 20 * DAY)
    confirming = Confirming(april, Dispatcher(april, actor="els"))
    confirming.order(case_of(april, claim), order(april, claim))
    [letter] = letters(april)
    change(april, claim)
    assert run_of(place, april, april.today) == ["letter_cancelled"]
    assert why_called_off(april, letter.id) == why


def test_a_letter_left_behind_is_called_off_where_its_claim_was_handed_over_by_hand(
    place: HousePlace,
) -> None:
    house, both = at_work(place, "business@1")
    at_step(place, house, both[0], StepKind.FINAL_DEMAND)
    letter = left_by_a_dead_run(house, both[0])
    for one in both:
        party, kind = "Incasso Voorbeeld B.V.", PartyKind.AGENCY
        hand_over_claim(house, one, party=party, party_kind=kind, command=order(house, one))
    assert run_of(place, house, house.today)[0] == "letter_cancelled"
    assert why_called_off(house, letter) == "claim handed_over"


# --- what is right is decided at the moment of sending ----------------------------------------


def pays_part(house: House, claim: UUID) -> object:
    return register_payment(house, claim, by=by(), amount=1, credited_on=house.today)


def comes_back(house: House, claim: UUID) -> object:
    withdraws(house, claim)
    return reopen(house, claim, by=by(), why="other")


def has_no_email(house: House, claim: UUID) -> object:
    debtor = case_of(house, claim).debtor.id
    address = {"street": "Dorpsstraat 1", "postal_code": "1234 AB", "city": "Ede"}
    contact = ContactDetails.model_validate({"name": "N. Nieuw", "address": address})
    return change_contact_details(house, debtor, by=by(), contact=contact)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (pays_part, "the amount changed"),
        (comes_back, SAYS_OTHERWISE),
        (has_no_email, SAYS_OTHERWISE),
    ],
)
def test_a_letter_that_would_be_ordered_otherwise_now_is_decided_again(
    april: House, place: HousePlace, change: Change, why: str
) -> None:
    [claim] = claims(april, 1)
    letter = left_by_a_dead_run(april, claim)
    change(april, claim)
    assert run_of(place, april, april.today) == ["letter_cancelled", *SENT]
    assert why_called_off(april, letter) == why
    assert not broken(april)


def test_a_letter_on_which_other_costs_would_stand_by_now_is_decided_again(
    place: HousePlace,
) -> None:
    place.clock.move_to(MARCH)
    house = place.open()
    claim = claim_from(house, CONSUMER)
    at_step(place, house, claim, StepKind.FOURTEEN_DAY_LETTER)
    letter = left_by_a_dead_run(house, claim)
    creditor = case_of(house, claim).creditor.id
    set_letter_terms(house, creditor, by=by(), can_deduct_vat=False, collector_charges_vat=True)
    assert run_of(place, house, house.today) == ["letter_cancelled", *SENT]
    assert why_called_off(house, letter) == SAYS_OTHERWISE
    last = letters(house)[-1].order
    assert last is not None
    assert last.vat_on_costs > 0


def test_a_fourteen_day_letter_does_not_go_to_who_proved_to_be_a_company(
    place: HousePlace,
) -> None:
    place.clock.move_to(MARCH)
    house = place.open()
    claim = claim_from(house, CONSUMER)
    at_step(place, house, claim, StepKind.FOURTEEN_DAY_LETTER)
    letter = left_by_a_dead_run(house, claim)
    debtor = case_of(house, claim).debtor.id
    establish_capacity(house, debtor, by=by(), capacity=Capacity.COMPANY, evidence="KvK")
    assert run_of(place, house, house.today)[0] == "letter_cancelled"
    assert why_called_off(house, letter) == NOT_DUE


def test_a_letter_that_nothing_changed_for_is_sent_as_it_was_ordered(
    april: House, place: HousePlace
) -> None:
    both = claims(april, 2)
    letter = left_by_a_dead_run(april, both[0])
    assert run_of(place, april, april.today) == ["letter_sent"]
    assert statuses(april) == [LetterStatus.SENT]
    assert letters(april)[0].id == letter
