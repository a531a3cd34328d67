"""A debtor's money pays what he surely owes: not what he contests, nor what cannot be demanded."""

from uuid import UUID

import pytest

from application.commands.bank_lines import PlaceBankLine, PutOnDebtor
from application.commands.fields import Euro
from application.commands.matching import SetMatchingTerms
from application.commands.protections import DeclareBankruptcy
from application.commands.refunds import DropRefund, OrderRefund, PayRefund, TellRefundAccount
from application.commands.stops import RecordDispute
from application.house import House
from domain.claim.balance import balance
from domain.claim.grounds import DisputeGround
from domain.debtor.credit import bank_number
from domain.debtor.refunds import refunds_due
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from
from tests.application.test_money_that_went_back import TODAY, claims, pay, set_off
from tests.application.test_refund_orders import PAYER, came_in
from tests.application.two_people import refusal_of


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def open_of(house: House, claim: UUID) -> int:
    return balance(case_of(house, claim).claim, on=house.today).total


def contest(house: House, claim: UUID, cents: int | None) -> None:
    amount = None if cents is None else Euro(cents)
    RecordDispute(ground=DisputeGround.QUALITY, amount=amount).carry(house, claim, by=by())


def test_what_is_contested_or_at_a_trustee_is_not_paid_by_set_off(house: House) -> None:
    first, second = claims(house, "100.00", "80.00")
    pay(house, first, 260_00)
    spare = balance(case_of(house, first).claim, on=house.today).unallocated
    assert spare > 100_00
    contest(house, second, 50_00)
    set_off(house, second)
    assert 0 < open_of(house, second) <= 52_00
    assert refusal_of(lambda: set_off(house, second)) == "set_off.contested"
    told = {"since": house.today, "number": "F.13/26/1", "court": "Amsterdam"}
    debtor = case_of(house, first).debtor.id
    DeclareBankruptcy.model_validate(told).carry(house, debtor, by=by())
    assert refusal_of(lambda: set_off(house, second)) == "set_off.barred"


def test_money_on_a_debtor_is_laid_over_what_he_does_not_contest(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    line = came_in(house, 300_00, name="K. Vreemd", account=PAYER)
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    before = open_of(house, claim)
    contest(house, claim, 60_00)
    PlaceBankLine().carry(house, line.id, by=by())
    left = open_of(house, claim)
    assert 60_00 <= left < before
    refused = "bank_line.nothing_open"
    assert refusal_of(lambda: PlaceBankLine().carry(house, line.id, by=by())) == refused
    assert house.collections.bank_line(line.id).on_debtor == 300_00 - (before - left)


def test_nothing_is_let_go_where_a_part_of_the_money_went_back_to_him(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    creditor = case_of(house, claim).creditor.id
    SetMatchingTerms(difference_let_go=Euro(5_00)).carry(house, creditor, by=by())
    owed = open_of(house, claim)
    line = came_in(house, owed, name="K. Vreemd", account=PAYER)
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    OrderRefund(number=bank_number(line.id), amount=Euro(3_00)).carry(house, claim, by=by())
    debtor = case_of(house, claim).debtor
    [refund] = refunds_due(debtor.refunds)
    PayRefund(refund_id=refund.id, paid_on=house.today).carry(house, debtor.id, by=by())
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert open_of(house, claim) == 3_00


def test_what_is_ordered_back_is_not_set_off_as_well(house: House) -> None:
    first, second = claims(house, "100.00", "80.00")
    pay(house, first, 130_00)
    spare = balance(case_of(house, first).claim, on=house.today).unallocated
    debtor = case_of(house, first).debtor.id
    TellRefundAccount(iban=PAYER, holder="K. Vreemd").carry(house, debtor, by=by())
    told = case_of(house, first).debtor.refund_account
    assert told
    OrderRefund(number="A-1", told_account=told.version).carry(house, first, by=by())
    assert refusal_of(lambda: set_off(house, second)) == "set_off.nothing"
    [refund] = refunds_due(case_of(house, first).debtor.refunds)
    DropRefund(refund_id=refund.id).carry(house, debtor, by=by())
    before = open_of(house, second)
    set_off(house, second)
    assert open_of(house, second) < before
    assert spare > 0
