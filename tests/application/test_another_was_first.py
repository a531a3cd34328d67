"""Somebody records money while a decision on it is under way: it is decided again, on all of it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from application.commands.corrections import ReplaceInvoice
from application.commands.kinds import OnClaim
from application.commands.money import ReversePayment, SetOff
from application.house import House
from application.patience import Patience
from domain.application import Session
from domain.claim.balance import balance
from domain.claim.state import Ending
from domain.errors import Refusal
from tests.application.houses import HousePlace, broken, by, case_of, take_in
from tests.application.papers import invoice
from tests.asking import pay_too_much

TODAY = date(2026, 10, 5)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def overtaken(house: House, command: OnClaim, claim: UUID, first: Callable[[], object]) -> int:
    """Carry a command out, and let somebody else be first after it was decided; the tries."""
    tries: list[int] = []

    def decide(session: Session) -> None:
        command.record(session, claim, house)
        if not tries:
            first()
        tries.append(1)

    log = command.log(house, claim)
    mandate = by().mandate(house, log=log, content=command.said(), reason_text="")
    house.collections.carry_out(mandate, decide, again=Patience())
    return len(tries)


def pay(house: House, claim: UUID, cents: int, name: str) -> None:
    pay_too_much(house, claim, by=by(), amount=cents, credited_on=TODAY, payment_id=name)


def found(house: House, *claims: UUID) -> list[tuple[int, int]]:
    """What is open and what was paid too much on each claim."""
    states = [balance(case_of(house, one).claim, on=TODAY) for one in claims]
    return [(one.total, one.unallocated) for one in states]


@pytest.mark.both_stores
def test_a_payment_on_an_invoice_that_is_being_replaced_is_in_and_paid_too_much(
    house: House,
) -> None:
    papers = invoice("A-1", "100.00"), invoice("A-2", "90.00", code="384", references=("A-1",))
    old, new = [one.claim for one in take_in(house, *papers) if one.claim]
    replacing = ReplaceInvoice(old_invoice="A-1")
    assert overtaken(house, replacing, new, lambda: pay(house, old, 100_00, "P")) == 2
    assert found(house, old, new) == [(0, 100_00), (90_00, 0)]
    assert case_of(house, old).claim.ending is Ending.SETTLED
    assert case_of(house, new).debtor.credits != {}
    assert broken(house) == []


def two(house: House) -> tuple[UUID, UUID]:
    papers = invoice("A-1", "100.00"), invoice("A-2", "100.00")
    first, second = [one.claim for one in take_in(house, *papers) if one.claim]
    pay(house, first, 200_00, "P")
    return first, second


@pytest.mark.both_stores
def test_a_set_off_that_overtakes_a_storno_falls_with_it(house: House) -> None:
    first, second = two(house)
    storno = ReversePayment(payment_id="P", reversed_on=TODAY)
    set_off = SetOff(from_invoice="A-1")
    assert overtaken(house, storno, first, lambda: set_off.carry(house, second, by=by())) == 2
    assert found(house, first, second) == [(100_00, 0), (100_00, 0)]


@pytest.mark.both_stores
def test_a_payment_on_the_other_claim_that_overtakes_a_storno_is_kept(house: House) -> None:
    first, second = two(house)
    SetOff(from_invoice="A-1").carry(house, second, by=by())
    storno = ReversePayment(payment_id="P", reversed_on=TODAY)
    assert overtaken(house, storno, first, lambda: pay(house, second, 30_00, "Q")) == 2
    assert found(house, first, second) == [(100_00, 0), (70_00, 0)]


def test_a_storno_that_overtakes_a_set_off_leaves_nothing_to_set_off(house: House) -> None:
    first, second = two(house)
    storno = ReversePayment(payment_id="P", reversed_on=TODAY)
    with pytest.raises(Refusal, match="nothing to set off"):
        overtaken(
            house,
            SetOff(from_invoice="A-1"),
            second,
            lambda: storno.carry(house, first, by=by()),
        )
    assert found(house, first, second) == [(100_00, 0), (100_00, 0)]
