"""Money that was set off against another claim, and whose source then goes back."""

from datetime import date
from uuid import UUID

import pytest

from adapters.invoice_files import InvoiceSource
from application.commands.fields import Euro
from application.commands.money import MakeRefundGood, SetOff
from application.house import House
from application.run.day import run_day
from application.views import views_of
from domain.case.heard import to_tell, unheard
from domain.claim.balance import balance
from domain.claim.events import RefundEnd, SetOffCoverLost, SetOffTakenBack
from domain.claim.state import Ending
from domain.errors import Refusal
from domain.facts import Fact
from tests.application.houses import HousePlace, broken, by, case_of, facts_of, sent_steps, take_in
from tests.application.papers import ISSUED, invoice
from tests.application.test_doubtful_invoices import terms
from tests.asking import (
    apply_credit_note,
    check_payments,
    enter_in_error,
    refund,
    register_payment,
    reverse_payment,
)

TODAY = date(2026, 10, 5)
PAID = date(2026, 9, 25)
BACK = date(2026, 10, 1)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def claims(house: House, *amounts: str) -> list[UUID]:
    """Invoices A-1, A-2 ... of one customer, whose payments need not be known."""
    return claims_on(house, *(invoice(f"A-{at}", one) for at, one in enumerate(amounts, 1)))


def claims_on(house: House, *papers: InvoiceSource) -> list[UUID]:
    found = [one.claim for one in take_in(house, *papers) if one.claim]
    creditor = case_of(house, found[0]).creditor.id
    check_payments(house, creditor, by=by(), checked="not_required")
    return found


def pay(house: House, claim: UUID, cents: int, *, name: str = "P", on: date = PAID) -> None:
    register_payment(
        house, claim, by=by(), amount=cents, credited_on=on, payment_id=name, confirmed=True
    )


def set_off(house: House, claim: UUID, source: str = "A-1", cents: int | None = None) -> None:
    amount = None if cents is None else Euro(cents)
    SetOff(from_invoice=source, amount=amount).carry(house, claim, by=by())


def storno(house: House, claim: UUID, name: str = "P", on: date = BACK) -> None:
    reverse_payment(house, claim, by=by(), payment_id=name, reversed_on=on)


def amounts(house: House, *claims_: UUID) -> list[tuple[int, int, int]]:
    """What is open, paid too much and without cover on each claim."""
    found = [balance(case_of(house, one).claim, on=TODAY) for one in claims_]
    return [(one.total, one.unallocated, one.uncovered) for one in found]


def of_type(house: House, claim: UUID, kind: type[Fact]) -> list[Fact]:
    return [fact for fact in facts_of(house, claim) if isinstance(fact, kind)]


def version_of(house: House, claim: UUID, topic: str) -> int:
    rows = house.collections.history(claim)
    return next(r.originator_version for r in reversed(rows) if topic == r.fact.TOPIC)


def in_error(house: House, claim: UUID, topic: str) -> None:
    version = version_of(house, claim, topic)
    enter_in_error(house, claim, by=by(), version=version, approved_by="piet")


def passed_on(house: House) -> tuple[UUID, UUID]:
    """200.00 came on A-1 of 100.00; what was too much was set off against A-2 of 100.00."""
    first, second = claims(house, "100.00", "100.00")
    pay(house, first, 200_00)
    set_off(house, second)
    assert case_of(house, second).claim.ending is Ending.SETTLED
    return first, second


# --- the money goes back -------------------------------------------------------------------------


@pytest.mark.both_stores
def test_a_storno_takes_along_what_was_set_off_with_its_money(house: House) -> None:
    first, second = passed_on(house)
    storno(house, first)
    assert amounts(house, first, second) == [(100_00, 0, 0), (100_00, 0, 0)]
    [lost] = of_type(house, first, SetOffCoverLost)
    [back] = of_type(house, second, SetOffTakenBack)
    assert isinstance(lost, SetOffCoverLost)
    assert isinstance(back, SetOffTakenBack)
    assert (lost.amount, lost.on, lost.against) == (100_00, BACK, second)
    assert (back.amount, back.on, back.invoice_number) == (100_00, BACK, "A-1")
    assert case_of(house, second).claim.ending is Ending.NONE
    assert case_of(house, first).debtor.credits == {}
    assert broken(house) == []


def test_both_facts_stand_in_one_save_and_a_repeat_is_nothing_new(house: House) -> None:
    first, second = passed_on(house)
    storno(house, first)
    rows = [
        row
        for claim in (first, second)
        for row in house.collections.history(claim)
        if isinstance(row.fact, SetOffCoverLost | SetOffTakenBack)
    ]
    assert len({row.command_id for row in rows}) == 1
    before = [len(facts_of(house, one)) for one in (first, second)]
    storno(house, first)
    assert [len(facts_of(house, one)) for one in (first, second)] == before


def test_the_debtor_is_written_to_about_what_is_open_again(house: House) -> None:
    first, second = passed_on(house)
    run_day(house)
    assert sent_steps(house, second) == []
    storno(house, first)
    run_day(house)
    assert sent_steps(house, second) != []


def test_a_payment_that_was_entered_in_error_takes_a_set_off_along_as_never_made(
    house: House,
) -> None:
    first, second = passed_on(house)
    in_error(house, first, "claim.payment_received")
    assert amounts(house, first, second) == [(100_00, 0, 0), (100_00, 0, 0)]
    [back] = of_type(house, second, SetOffTakenBack)
    assert isinstance(back, SetOffTakenBack)
    assert back.on == PAID


def test_a_credit_note_that_was_entered_in_error_takes_a_set_off_along(house: House) -> None:
    first, second = claims(house, "100.00", "100.00")
    pay(house, first, 100_00)
    apply_credit_note(house, first, by=by(), number="C-1", amount=60_00, issued_on=PAID)
    set_off(house, second)
    assert amounts(house, second) == [(40_00, 0, 0)]
    in_error(house, first, "claim.credit_note_applied")
    assert amounts(house, first, second) == [(0, 0, 0), (100_00, 0, 0)]


# --- a part of the cover, several set-offs, chains -----------------------------------------------


def test_what_another_payment_still_covers_stays_set_off(house: House) -> None:
    first, second = claims(house, "100.00", "100.00")
    pay(house, first, 150_00, name="P")
    pay(house, first, 50_00, name="Q")
    set_off(house, second)
    storno(house, first, "Q")
    assert amounts(house, first, second) == [(0, 0, 0), (50_00, 0, 0)]
    storno(house, first, "P", on=TODAY)
    assert amounts(house, first, second) == [(100_00, 0, 0), (100_00, 0, 0)]


def test_of_two_set_offs_the_latest_falls_first(house: House) -> None:
    first, second, third = claims(house, "100.00", "100.00", "100.00")
    pay(house, first, 200_00, name="P")
    pay(house, first, 100_00, name="Q")
    set_off(house, second, cents=100_00)
    set_off(house, third, cents=100_00)
    storno(house, first, "Q")
    assert amounts(house, first, second, third) == [(0, 0, 0), (0, 0, 0), (100_00, 0, 0)]
    storno(house, first, "P")
    assert amounts(house, second, third) == [(100_00, 0, 0), (100_00, 0, 0)]


def test_a_chain_of_set_offs_falls_to_its_end(house: House) -> None:
    first, second, third = claims(house, "100.00", "100.00", "100.00")
    pay(house, first, 200_00)
    set_off(house, second)
    pay(house, second, 100_00, name="Q")
    set_off(house, third, source="A-2")
    assert amounts(house, first, second, third) == [(0, 0, 0)] * 3
    storno(house, first)
    assert amounts(house, first, second, third) == [(100_00, 0, 0), (0, 0, 0), (100_00, 0, 0)]


def test_money_that_comes_again_is_credit_again_and_can_be_set_off_again(house: House) -> None:
    first, second = passed_on(house)
    storno(house, first)
    pay(house, first, 200_00, name="R", on=TODAY)
    assert amounts(house, first, second) == [(0, 100_00, 0), (100_00, 0, 0)]
    set_off(house, second)
    assert amounts(house, first, second) == [(0, 0, 0), (0, 0, 0)]


def test_a_storno_that_was_entered_in_error_leaves_credit_and_no_set_off(house: House) -> None:
    first, second = passed_on(house)
    storno(house, first)
    in_error(house, first, "claim.payment_reversed")
    assert amounts(house, first, second) == [(0, 100_00, 0), (100_00, 0, 0)]
    assert case_of(house, first).debtor.credits != {}


# --- a half of a set-off that is entered in error ------------------------------------------------


@pytest.mark.both_stores
@pytest.mark.parametrize("half", ["overpayment_set_off", "set_off_received"])
def test_a_half_that_was_entered_in_error_takes_the_other_along(house: House, half: str) -> None:
    first, second = passed_on(house)
    in_error(house, first if half == "overpayment_set_off" else second, f"claim.{half}")
    assert amounts(house, first, second) == [(0, 100_00, 0), (100_00, 0, 0)]


@pytest.mark.parametrize("half", ["overpayment_set_off", "set_off_received"])
def test_a_half_that_is_restored_finds_no_other_and_falls(house: House, half: str) -> None:
    first, second = passed_on(house)
    claim = first if half == "overpayment_set_off" else second
    in_error(house, claim, f"claim.{half}")
    in_error(house, claim, "any.entered_in_error")
    assert amounts(house, first, second) == [(0, 100_00, 0), (100_00, 0, 0)]


@pytest.mark.parametrize("half", ["set_off_cover_lost", "set_off_taken_back"])
def test_what_fell_does_not_rise_on_one_side_alone(house: House, half: str) -> None:
    first, second = passed_on(house)
    storno(house, first)
    claim = first if half == "set_off_cover_lost" else second
    in_error(house, claim, f"claim.{half}")
    assert amounts(house, first, second) == [(100_00, 0, 0), (100_00, 0, 0)]


# --- a refund ------------------------------------------------------------------------------------


def test_what_was_refunded_and_is_not_covered_is_no_credit_and_no_principal(house: House) -> None:
    [first] = claims(house, "100.00")
    pay(house, first, 180_00)
    refund(house, first, by=by(), amount=80_00, refunded_on=date(2026, 9, 28))
    storno(house, first)
    assert amounts(house, first) == [(100_00, 0, 80_00)]


def test_a_set_off_falls_before_a_refund_does(house: House) -> None:
    first, second = claims(house, "100.00", "100.00")
    pay(house, first, 250_00, name="P")
    pay(house, first, 50_00, name="Q")
    refund(house, first, by=by(), amount=100_00, refunded_on=date(2026, 9, 28))
    set_off(house, second)
    storno(house, first, "Q")
    assert amounts(house, first, second) == [(0, 0, 0), (50_00, 0, 0)]
    storno(house, first, "P")
    assert amounts(house, first, second) == [(100_00, 0, 100_00), (100_00, 0, 0)]


def made_good(house: House, claim: UUID, cents: int, how: RefundEnd = RefundEnd.RETURNED) -> None:
    MakeRefundGood(amount=Euro(cents), on=TODAY, how=how).carry(house, claim, by=by())


def refunded_and_back(house: House) -> UUID:
    """180.00 on 100.00; 80.00 was refunded, and the payment went back."""
    [first] = claims(house, "100.00")
    pay(house, first, 180_00)
    refund(house, first, by=by(), amount=80_00, refunded_on=date(2026, 9, 28))
    storno(house, first)
    return first


def reclaimed(house: House) -> list[tuple[str, int]]:
    with views_of(house) as views:
        views.catch_up()
        found = views.worklist.tasks(TODAY, task="reclaim_refund")
    return [(one.why, one.owed) for one in found]


@pytest.mark.both_stores
def test_a_refund_without_cover_is_a_task_with_its_amount_until_it_is_made_good(
    house: House,
) -> None:
    first = refunded_and_back(house)
    assert reclaimed(house) == [
        ("80.00 was refunded and proved not to be paid too much", 80_00),
    ]
    made_good(house, first, 50_00)
    assert [owed for _, owed in reclaimed(house)] == [30_00]
    made_good(house, first, 30_00, RefundEnd.LET_GO)
    assert reclaimed(house) == []
    assert amounts(house, first) == [(100_00, 0, 0)]


def test_no_more_is_made_good_than_lacks_cover(house: House) -> None:
    first = refunded_and_back(house)
    with pytest.raises(Refusal, match=r"Only 80\.00"):
        made_good(house, first, 80_01)
    made_good(house, first, 80_00)
    assert amounts(house, first) == [(100_00, 0, 0)]


def test_money_beyond_the_claim_covers_the_refund_before_it_is_credit(house: House) -> None:
    first = refunded_and_back(house)
    pay(house, first, 150_00, name="Q", on=TODAY)
    assert amounts(house, first) == [(0, 0, 30_00)]
    pay(house, first, 40_00, name="R", on=TODAY)
    assert amounts(house, first) == [(0, 10_00, 0)]


@pytest.mark.parametrize(("how", "over"), [(RefundEnd.RETURNED, 80_00), (RefundEnd.LET_GO, 0)])
def test_where_the_storno_itself_was_an_error_what_came_back_is_paid_too_much(
    house: House, how: RefundEnd, over: int
) -> None:
    first = refunded_and_back(house)
    made_good(house, first, 80_00, how)
    in_error(house, first, "claim.payment_reversed")
    assert amounts(house, first) == [(0, over, 0)]


# --- what hangs on it ----------------------------------------------------------------------------


def test_costs_wait_until_the_debtor_heard_that_the_set_off_fell(house: House) -> None:
    first, second = passed_on(house)
    assert not unheard(case_of(house, second))
    storno(house, first)
    assert unheard(case_of(house, second))


def told(house: House, *claims_: UUID) -> list[int]:
    return [entry.cents for entry in to_tell([case_of(house, one) for one in claims_])]


def test_a_letter_tells_of_the_same_money_once(house: House) -> None:
    first, second = passed_on(house)
    storno(house, first)
    assert told(house, first, second) == told(house, first) == [200_00]
    assert told(house, second) == [100_00]


def test_of_money_that_never_came_no_letter_says_that_it_was_taken_back(house: House) -> None:
    first, second = passed_on(house)
    in_error(house, first, "claim.payment_received")
    assert told(house, first, second) == []


def test_a_discount_that_a_set_off_had_earned_is_lost_with_it(house: House) -> None:
    said = terms("2% korting bij betaling binnen 10 dagen, anders 30 dagen netto.")
    first, second = claims_on(house, invoice("A-1", "100.00"), invoice("A-2", "100.00", terms=said))
    pay(house, first, 198_00, on=ISSUED)
    set_off(house, second)
    assert amounts(house, second) == [(0, 0, 0)]
    storno(house, first)
    assert amounts(house, second) == [(100_00, 0, 0)]
