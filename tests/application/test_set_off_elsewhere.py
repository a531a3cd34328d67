"""A set-off falls also where the claim that it paid went on: merged, on a plan, replaced, away."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.commands.corrections import ReplaceInvoice
from application.house import House
from domain.application import Session, stream_of_claim
from domain.claim.balance import balance
from domain.claim.events import Asked, HandedOver, Instalment, PartyKind
from domain.claim.state import Ending
from tests.application.houses import HousePlace, by, case_of, order, run_until, take_in
from tests.application.papers import invoice
from tests.application.test_money_that_went_back import (
    TODAY,
    amounts,
    claims,
    pay,
    set_off,
    storno,
)
from tests.asking import agree_payment_plan, merge, undo_merge

DAY = timedelta(days=1)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


@pytest.mark.parametrize("parted", [False, True])
def test_of_debtors_who_were_merged_a_set_off_falls_also_after_they_were_parted(
    house: House, *, parted: bool
) -> None:
    papers = invoice("A-1", "100.00"), invoice("B-1", "100.00", customer="K-2")
    first, second = [one.claim for one in take_in(house, *papers) if one.claim]
    into, other = (case_of(house, one).debtor.id for one in (first, second))
    merge(house, other, by=by(), into=into)
    pay(house, first, 200_00)
    set_off(house, second)
    if parted:
        undo_merge(house, other, by=by())
    storno(house, first)
    assert amounts(house, first, second) == [(100_00, 0, 0), (100_00, 0, 0)]


def test_a_set_off_that_kept_a_part_of_a_payment_plan_keeps_it_no_more(house: House) -> None:
    first, second = claims(house, "100.00", "100.00")
    parts = (
        Instalment(number=1, amount=50_00, by=date(2026, 10, 20)),
        Instalment(number=2, amount=50_00, by=date(2026, 11, 20)),
    )
    agree_payment_plan(house, second, by=by(), instalments=parts)
    pay(house, first, 150_00)
    set_off(house, second)
    assert amounts(house, second)[0][0] == 50_00
    storno(house, first)
    assert amounts(house, second)[0][0] == 100_00
    assert case_of(house, second).claim.arrangement is not None


def test_of_a_claim_that_lies_elsewhere_the_party_is_to_be_told(house: House) -> None:
    first, second = claims(house, "100.00", "150.00")
    pay(house, first, 150_00)
    set_off(house, second)
    handed_over(house, second)
    storno(house, first)
    claim = case_of(house, second).claim
    assert claim.ending is Ending.HANDED_OVER
    assert claim.untold == ("set_off_taken_back",)
    assert amounts(house, second) == [(150_00, 0, 0)]


def handed_over(house: House, claim: UUID) -> None:
    fact = HandedOver(
        party="Incassobureau",
        party_kind=PartyKind.AGENCY,
        dossier_sha256="0" * 64,
        balance=Asked(principal=100_00, interest=0, costs=0),
    )

    def decide(session: Session) -> None:
        session.record(stream_of_claim(session.claim(claim)), [fact])

    house.collections.carry_out(order(house, claim), decide)


def test_what_was_set_off_to_an_invoice_that_was_replaced_falls_with_its_money(
    house: House,
) -> None:
    """200.00 on A-1 paid A-2, which A-3 replaces; so what was set off went on to A-3."""
    papers = (
        invoice("A-1", "100.00"),
        invoice("A-2", "100.00"),
        invoice("A-3", "90.00", code="384", references=("A-2",)),
    )
    first, second, third = [one.claim for one in take_in(house, *papers) if one.claim]
    pay(house, first, 200_00)
    set_off(house, second)
    ReplaceInvoice(old_invoice="A-2").carry(house, third, by=by())
    set_off(house, third, source="A-2")
    assert amounts(house, second, third) == [(0, 10_00, 0), (0, 0, 0)]
    storno(house, first)
    assert amounts(house, first, second, third) == [(100_00, 0, 0), (0, 0, 0), (90_00, 0, 0)]


def test_a_waiver_that_rested_on_a_set_off_falls_with_it(place: HousePlace, house: House) -> None:
    """A letter asked the second invoice alone; what was set off paid it in time, days later."""
    first, second = claims(house, "100.00", "1000.00")
    pay(house, first, 100_00)
    run_until(place, house, TODAY, date(2026, 10, 30))
    sent = case_of(house, second).claim.letters[-1]
    assert sent.asked.interest
    place.clock.move_to(sent.sent_on + 4 * DAY)
    pay(house, first, sent.asked.total, name="Q", on=sent.sent_on + 3 * DAY)
    set_off(house, second)
    claim = case_of(house, second).claim
    assert [rest.standing for rest in claim.rests] == [True]
    assert claim.ending is Ending.SETTLED
    storno(house, first, "Q", on=house.today)
    claim = case_of(house, second).claim
    assert [rest.standing for rest in claim.rests] == [False]
    assert claim.ending is Ending.NONE
    assert balance(claim, on=house.today).principal == 1000_00
