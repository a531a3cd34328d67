"""What is credited, granted or waived counts beside what was paid of a letter, from every door."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.commands.credit_notes import PlaceCreditNote
from application.commands.fields import Euro
from application.commands.money import Waive
from application.commands.stops import RecordDispute, ResolveDispute
from application.house import House
from application.run.day import run_day
from domain.claim.balance import balance
from domain.claim.events import Asked, CollectionCostsCharged, DisputeOutcome, RestWaived
from domain.claim.grounds import DisputeGround
from domain.claim.state import Ending
from tests.application.houses import HousePlace, by, case_of, facts_of, sent_steps, take_in
from tests.application.papers import credit_note, invoice
from tests.application.test_credit_first import TODAY, claims, house, note_of, pay
from tests.asking import apply_credit_note

__all__ = ["house"]


def asked_by_letter(house: House, place: HousePlace, claim: UUID) -> tuple[date, Asked]:
    """Walk on to the third day after the fourteen-day letter; give it, and what that asked."""
    day = TODAY
    while sent_steps(house, claim)[-1:] != ["fourteen-day-letter"]:
        place.clock.move_to(day)
        run_day(house)
        day += timedelta(days=1)
    day += timedelta(days=2)
    place.clock.move_to(day)
    run_day(house)
    return day, case_of(house, claim).claim.letters[-1].asked


def let_go_of(house: House, claim: UUID, how: str, day: date) -> None:
    """Let go of one euro in one of the ways there are."""
    euro = Euro(1_00)
    match how:
        case "file":
            take_in(house, credit_note("C-1", "1.00", references=("A-1",), issued_on=day))
        case "placed":
            take_in(house, credit_note("C-1", "1.00", issued_on=day))
            PlaceCreditNote(invoice_number="A-1").carry(house, note_of(house), by=by())
        case "hand":
            apply_credit_note(house, claim, by=by(), number="C-1", amount=1_00, issued_on=day)
        case "granted":
            ground = DisputeGround.AMOUNT
            RecordDispute(ground=ground, amount=euro).carry(house, claim, by=by())
            ResolveDispute(outcome=DisputeOutcome.UPHELD).carry(house, claim, by=by())
        case _:
            Waive(amount=euro, accepted_on=day).carry(house, claim, by=by())


@pytest.mark.parametrize("how", ["file", "placed", "hand", "granted", "waived"])
def test_a_letter_is_paid_as_it_asked_with_what_was_let_go_of_after_the_payment(
    house: House, place: HousePlace, how: str
) -> None:
    [claim] = claims(house, invoice("A-1", "10000.00"))
    day, asked = asked_by_letter(house, place, claim)
    pay(house, claim, asked.total - 1_00, on=day)
    assert balance(case_of(house, claim).claim, on=day).total > 1_00
    let_go_of(house, claim, how, day)
    assert case_of(house, claim).claim.ending is Ending.SETTLED
    assert any(isinstance(fact, RestWaived) for fact in facts_of(house, claim))


@pytest.mark.parametrize(("paid", "settled"), [(500_00, True), (499_99, False), (200_00, False)])
def test_what_is_granted_of_what_a_letter_left_out_pays_nothing_of_the_letter(
    house: House, place: HousePlace, paid: int, *, settled: bool
) -> None:
    [claim] = claims(house, invoice("A-1", "800.00"))
    RecordDispute(ground=DisputeGround.AMOUNT, amount=Euro(300_00)).carry(house, claim, by=by())
    day, asked = asked_by_letter(house, place, claim)
    assert asked.principal == 500_00
    pay(house, claim, paid + asked.interest, on=day)
    ResolveDispute(outcome=DisputeOutcome.UPHELD).carry(house, claim, by=by())
    assert any(isinstance(fact, RestWaived) for fact in facts_of(house, claim)) is settled
    assert (case_of(house, claim).claim.ending is Ending.SETTLED) is settled


@pytest.mark.parametrize(("paid", "charged"), [(500_00, False), (200_00, True)])
def test_costs_are_owed_by_who_did_not_pay_what_the_letter_asked_beside_a_dispute(
    house: House, place: HousePlace, paid: int, *, charged: bool
) -> None:
    [claim] = claims(house, invoice("A-1", "800.00"))
    RecordDispute(ground=DisputeGround.AMOUNT, amount=Euro(300_00)).carry(house, claim, by=by())
    day, asked = asked_by_letter(house, place, claim)
    pay(house, claim, paid + asked.interest, on=day)
    ResolveDispute(outcome=DisputeOutcome.UPHELD).carry(house, claim, by=by())
    for _ in range(20):
        day += timedelta(days=1)
        place.clock.move_to(day)
        run_day(house)
    found = any(isinstance(fact, CollectionCostsCharged) for fact in facts_of(house, claim))
    assert found is charged
    assert (balance(case_of(house, claim).claim, on=day).costs > 0) is charged
