"""Two debtors who may be one person: proposed, decided by a person, and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from application.house import House
from application.letters.dispatch import Dispatcher
from application.queries.claims import debtor_full
from application.queries.lists import work_list_of
from application.run.day import ACTOR
from application.views import Views, views_of
from domain.claim.events import FourteenDayLetterSent, Mark
from domain.debtor.merge_events import LikenessGround
from domain.dunning.next.step import Ask, next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.protection import Bar
from domain.letter.state import LetterStatus
from domain.parties import Capacity, ContactDetails
from tests.application.bills import SELLER, Who, bill
from tests.application.houses import (
    HousePlace,
    broken,
    by,
    case_of,
    facts_of,
    letters,
    order,
    run_on,
    run_until,
    statuses,
    take_in,
)
from tests.application.test_bundles import left_by_a_dead_run
from tests.application.test_who_is_who import debtors, imported
from tests.asking import (
    begin_bar,
    change_contact_details,
    deny_likeness,
    end_bar,
    establish_capacity,
    merge,
    pay_too_much,
    undo_merge,
)

P = Who(
    name="Petra Prins",
    street="Pweg 1",
    postal_code="1234 PP",
    city="Pijnacker",
    email="petra@p.example",
)
B = Who(
    name="Bert Bakker", street="Bweg 2", postal_code="2222 BB", city="Beek", email="b@b.example"
)
FEBRUARY = date(2026, 2, 18)
DAY = timedelta(days=1)
SUMMER = date(2026, 7, 1)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(FEBRUARY)
    return place.open()


@pytest.fixture
def views(house: House) -> Iterator[Views]:
    with views_of(house) as found:
        yield found


def fourteen(house: House, claim: UUID) -> list[FourteenDayLetterSent]:
    return [f for f in facts_of(house, claim) if isinstance(f, FourteenDayLetterSent)]


def merged(house: House, claims: list[UUID]) -> UUID:
    """Merge the debtors of the later claims into the one of the first."""
    first, *others = debtors(house, claims)
    for other in others:
        merge(house, other, by=by(), into=first)
    return first


# --- proposed ----------------------------------------------------------------------------------


def test_name_with_address_and_e_mail_are_proposed_on_both_and_never_join(house: House) -> None:
    one, two = debtors(house, imported(house, P, P))
    assert one != two
    grounds = (LikenessGround.NAME_AND_ADDRESS, LikenessGround.EMAIL)
    assert house.collections.debtor(one).alike == {two: grounds}
    assert house.collections.debtor(two).alike == {one: grounds}
    assert [other.id for other in debtor_full(house, two).alike] == [one]


ALIKE = [
    (replace(P, name="P. Prins", email=""), (LikenessGround.NAME_AND_ADDRESS,)),
    (replace(P, street="Elders 7", name="Fam. Prins"), (LikenessGround.EMAIL,)),
    (replace(P, email="PETRA@p.example", name="Jan Klaasen"), (LikenessGround.EMAIL,)),
]
UNLIKE = [
    replace(P, email="", street="Pweg 3"),
    replace(P, email="", name="Jan Klaasen"),
    replace(P, email="", postal_code=""),
]


@pytest.mark.parametrize(("second", "grounds"), ALIKE)
def test_what_is_alike_is_said(
    house: House, second: Who, grounds: tuple[LikenessGround, ...]
) -> None:
    one, two = debtors(house, imported(house, P, second))
    assert house.collections.debtor(one).alike == {two: grounds}


@pytest.mark.parametrize("second", UNLIKE)
def test_what_differs_is_not_proposed(house: House, second: Who) -> None:
    one, two = debtors(house, imported(house, P, second))
    assert (one != two, house.collections.debtor(two).alike) == (True, {})


def test_two_who_are_registered_apart_share_an_accountants_mail_and_are_not_proposed(
    house: House,
) -> None:
    shops = [replace(P, kvk="68750111"), replace(P, kvk="68750112", name="P. Prins B.V.")]
    one, _ = debtors(house, imported(house, *shops))
    assert house.collections.debtor(one).alike == {}


def test_a_number_of_somebody_else_is_a_ground_and_deciding_clears_the_mark(house: House) -> None:
    one, two = claims = imported(house, replace(P, own="1002"), replace(B, own="1002"))
    first, second = debtors(house, claims)
    assert house.collections.debtor(second).alike == {first: (LikenessGround.NUMBER,)}
    deny_likeness(house, second, by=by(), other=first)
    assert Mark.PARTY_UNCLEAR not in case_of(house, two).claim.marks
    [third] = imported(house, replace(B, own="1002"), first=3)
    assert debtors(house, [third]) == [second]
    assert Mark.PARTY_UNCLEAR not in case_of(house, third).claim.marks
    assert case_of(house, one).debtor.alike == {}


def test_thirty_of_one_mail_are_laid_beside_twenty(house: House) -> None:
    people = [replace(B, name=f"Naam {n}", street=f"Weg {n}") for n in range(30)]
    found = debtors(house, imported(house, *people))
    assert len(house.collections.debtor(found[0]).alike) == 20
    assert max(len(house.collections.debtor(one).alike) for one in found[1:]) == 1


# --- what waits --------------------------------------------------------------------------------


def test_no_letter_with_costs_goes_to_somebody_who_may_be_another_too(
    house: House, place: HousePlace, views: Views
) -> None:
    claims = imported(house, P, P)
    run_until(place, house, FEBRUARY, date(2026, 4, 30))
    assert not any(fourteen(house, one) for one in claims)
    step = next_step(case_of(house, claims[0]), today=house.today)
    assert isinstance(step, Ask)
    assert step.task is Task.DECIDE_WHO
    views.catch_up()
    tasks = [one for one in work_list_of(views, house.today).tasks if one.task == Task.DECIDE_WHO]
    assert {one.claim for one in tasks} == set(claims)


def test_three_invoices_of_one_consumer_are_one_letter_of_forty_five_once_merged(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, P, P)
    run_until(place, house, FEBRUARY, date(2026, 4, 30))
    winner = merged(house, claims)
    assert debtors(house, claims) == [winner] * 3
    run_until(place, house, date(2026, 5, 1), date(2026, 5, 20))
    sent = [fourteen(house, one)[0] for one in claims]
    assert len({one.letter_id for one in sent}) == 1
    assert {one.costs for one in sent} == {45_00}
    run_until(place, house, date(2026, 5, 21), SUMMER)
    charged = [sum(one.standing for one in case_of(house, c).claim.costs) for c in claims]
    assert sum(charged) == 45_00
    assert not broken(house)


def test_two_who_are_not_the_same_get_their_own_letters(house: House, place: HousePlace) -> None:
    claims = imported(house, P, P)
    one, two = debtors(house, claims)
    deny_likeness(house, two, by=by(), other=one)
    assert house.collections.debtor(one).alike == {}
    run_until(place, house, FEBRUARY, date(2026, 5, 20))
    assert len({fourteen(house, c)[0].letter_id for c in claims}) == 2
    third = imported(house, P, first=3)
    assert one not in house.collections.debtor(debtors(house, third)[0]).unlike


def test_letters_with_costs_that_went_apart_are_said_again_in_one(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, replace(B, street="Ergens 1"))
    day = FEBRUARY
    while not all(fourteen(house, one) for one in claims):
        day += DAY
        run_on(place, house, day)
    merged(house, claims)
    run_until(place, house, day + DAY, SUMMER)
    assert len({fourteen(house, one)[-1].letter_id for one in claims}) == 1
    charged = [sum(one.standing for one in case_of(house, c).claim.costs) for c in claims]
    assert sum(charged) == 40_00


def test_costs_are_not_charged_while_a_later_invoice_lets_it_seem_that_two_are_one(
    house: House, place: HousePlace
) -> None:
    second = replace(B, own="M-2", street="Ergens 1")
    claims = imported(house, P, second)
    day = FEBRUARY
    while not all(fourteen(house, one) for one in claims):
        day += DAY
        run_on(place, house, day)
    take_in(house, bill("F-9", replace(second, email=P.email), issued="2026-03-20"))
    assert case_of(house, claims[0]).debtor.alike
    run_until(place, house, day + DAY, SUMMER)
    assert [case_of(house, one).claim.costs for one in claims] == [[], []]
    assert all(case_of(house, one).claim.live for one in claims)
    merged(house, claims)
    run_until(place, house, SUMMER, date(2026, 8, 31))
    charged = [sum(one.standing for one in case_of(house, c).claim.costs) for c in claims]
    assert 0 < sum(charged) <= 40_00


# --- merged ------------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_a_letter_under_way_to_the_former_debtor_is_dropped(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, B)
    letter = left_by_a_dead_run(house, claims[1])
    merged(house, claims)
    Dispatcher(house, actor=ACTOR).dispatch(letter, command_day=order(house, claims[0]))
    assert statuses(house) == [LetterStatus.CANCELLED]
    run_on(place, house, FEBRUARY)
    [new] = (one for one in letters(house) if one.status is LetterStatus.SENT)
    assert new.order is not None
    assert new.order.debtor_id == debtors(house, claims)[0]


@pytest.mark.parametrize("which", [0, 1])
def test_what_bars_the_way_to_either_counts(house: House, place: HousePlace, which: int) -> None:
    claims = imported(house, P, B)
    begin_bar(house, debtors(house, claims)[which], by=by(), bar=Bar.BANKRUPTCY)
    merged(house, claims)
    run_on(place, house, FEBRUARY)
    assert letters(house) == []


def test_interest_of_a_claim_that_came_ends_where_the_former_debtors_insolvency_ended_it(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, B)
    former = debtors(house, claims)[1]
    ordered, later = FEBRUARY + 5 * DAY, FEBRUARY + 90 * DAY
    place.clock.move_to(later)
    begin_bar(house, former, by=by(), bar=Bar.BANKRUPTCY, since=ordered)
    assert case_of(house, claims[1]).claim.last_interest_day == ordered - DAY
    merged(house, claims)
    assert case_of(house, claims[1]).claim.last_interest_day == ordered - DAY
    end_bar(house, debtors(house, claims)[0], by=by(), bar=Bar.BANKRUPTCY)
    assert case_of(house, claims[1]).claim.last_interest_day is None


def test_a_merge_that_is_undone_takes_the_end_of_interest_along(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, B)
    first, former = debtors(house, claims)
    place.clock.move_to(FEBRUARY + 90 * DAY)
    begin_bar(house, former, by=by(), bar=Bar.BANKRUPTCY, since=FEBRUARY)
    merge(house, former, by=by(), into=first)
    undo_merge(house, former, by=by())
    found = [case_of(house, one).claim.last_interest_day for one in claims]
    assert found == [None, FEBRUARY - DAY]


def test_the_capacity_that_is_known_of_either_counts_and_two_are_refused(house: House) -> None:
    claims = imported(house, P, B, replace(P, email="", street="Ver 9"))
    one, two, three = debtors(house, claims)
    establish_capacity(house, two, by=by(), capacity=Capacity.COMPANY, evidence="KvK")
    merge(house, two, by=by(), into=one)
    assert {case_of(house, c).debtor.capacity for c in claims[:2]} == {Capacity.COMPANY}
    establish_capacity(house, three, by=by(), capacity=Capacity.CONSUMER, evidence="gezegd")
    with pytest.raises(Refusal, match="different capacities"):
        merge(house, three, by=by(), into=one)


def test_money_of_the_former_debtor_is_looked_at_before_the_other_is_written_to(
    house: House, place: HousePlace
) -> None:
    claims = imported(house, P, B)
    one, two = debtors(house, claims)
    pay_too_much(house, claims[1], by=by(), amount=150_00, credited_on=FEBRUARY)
    merge(house, two, by=by(), into=one)
    run_on(place, house, FEBRUARY)
    assert letters(house) == []
    undo_merge(house, two, by=by())
    run_on(place, house, FEBRUARY)
    assert [case_of(house, claim).claim.paid() for claim in claims] == [0, 150_00]
    assert [len(case_of(house, claim).claim.letters) for claim in claims] == [1, 0]


def test_who_was_merged_is_found_as_the_other_and_spoken_to_no_more(house: House) -> None:
    claims = imported(house, replace(P, own="M-1"), replace(P, own="M-2"))
    one, two = debtors(house, claims)
    merge(house, two, by=by(), into=one)
    merge(house, two, by=by(), into=one)
    [third] = imported(house, replace(P, own="M-2"), first=3)
    assert debtors(house, [third]) == [one]
    with pytest.raises(Refusal, match="is known as debtor") as refused:
        change_contact_details(house, two, by=by(), contact=ContactDetails(name="X"))
    assert refused.value.code == "debtor.merged"
    assert debtor_full(house, two).merged_into == one
    assert debtor_full(house, two).claims == []


def test_who_seemed_the_same_as_the_former_seems_the_same_as_the_other(house: House) -> None:
    first = replace(P, email="", own="M-1")
    claims = imported(
        house, first, replace(B, email="x@x.example"), replace(P, email="x@x.example")
    )
    one, two, three = debtors(house, claims)
    merge(house, three, by=by(), into=one)
    assert list(house.collections.debtor(two).alike) == [one]
    assert list(house.collections.debtor(one).alike) == [two]


def test_nobody_is_merged_with_himself_or_with_another_creditors_debtor(house: House) -> None:
    [claim] = imported(house, P)
    [one] = debtors(house, [claim])
    with pytest.raises(Refusal, match="with himself"):
        merge(house, one, by=by(), into=one)
    elsewhere = replace(SELLER, name="Elders", street="Ver 1", kvk="68750119", vat="")
    [other] = take_in(house, bill("E-1", P, supplier=elsewhere))
    assert other.claim is not None
    with pytest.raises(Refusal, match="no debtor"):
        merge(house, one, by=by(), into=case_of(house, other.claim).debtor.id)
