"""Refunds: ordered by two, to the account that paid, paid once, and never what is not there."""

from uuid import UUID

import pytest

from application.commands.bank_lines import PlaceBankLine, PutOnDebtor, UndoBankLine
from application.commands.fields import Euro
from application.commands.identities import MergeDebtor
from application.commands.money import RefundOverpayment, RegisterPayment
from application.commands.refunds import DropRefund, OrderRefund, PayRefund, TellRefundAccount
from application.house import House
from domain.bank.line import BankLine, LineStanding
from domain.claim.balance import balance
from domain.debtor.credit import bank_number, credit_first
from domain.debtor.refund_events import RefundAccount
from domain.debtor.refunds import DebtorRefund, refunds_due
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.money import as_decimal
from domain.sealing import Purpose
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, by, case_of, claim_from

IBAN = "NL91ABNA0417164300"
PAYER = "NL20INGB0001234567"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def came_in(house: House, amount: int, text: str = "dank", **said: object) -> BankLine:
    before = {one.id for one in bank_lines(house)}
    day = MONDAY + len(before) * DAY
    bring(house, statement(entry(amount, day, text=text, **said), first=day, iban=IBAN))
    return next(one for one in bank_lines(house) if one.id not in before)


def of_debtor(house: House, claim: UUID) -> Debtor:
    return case_of(house, claim).debtor


def due(house: House, claim: UUID) -> list[DebtorRefund]:
    return refunds_due(of_debtor(house, claim).refunds)


def account(house: House, refund: DebtorRefund) -> str:
    opened = house.open(refund.account, RefundAccount, Purpose.LEDGER)
    assert opened
    return opened.iban


@pytest.mark.both_stores
def test_money_on_the_debtor_goes_back_to_the_account_it_came_from(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 95_00, name="K. Vreemd", account=PAYER)
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    number = bank_number(line.id)
    OrderRefund(number=number, amount=Euro(60_00)).carry(house, claim, by=by())
    [refund] = due(house, claim)
    assert (refund.amount, account(house, refund), refund.from_line) == (60_00, PAYER, line.id)
    now = house.collections.bank_line(line.id)
    assert (now.on_debtor, now.goes_back) == (35_00, 60_00)
    with pytest.raises(Refusal, match="More would be placed"):
        PlaceBankLine(amount=Euro(35_01)).carry(house, line.id, by=by())
    with pytest.raises(Refusal, match="Only 35"):
        OrderRefund(number=number, amount=Euro(35_01)).carry(house, claim, by=by())
    debtor = of_debtor(house, claim).id
    DropRefund(refund_id=refund.id).carry(house, debtor, by=by())
    now = house.collections.bank_line(line.id)
    assert (now.on_debtor, now.goes_back, due(house, claim)) == (95_00, 0, [])
    OrderRefund(number=number).carry(house, claim, by=by())
    [refund] = due(house, claim)
    PayRefund(refund_id=refund.id, paid_on=house.today).carry(house, debtor, by=by())
    now = house.collections.bank_line(line.id)
    assert (now.standing, now.refunded, now.rest) == (LineStanding.REFUNDED, 95_00, 0)
    assert not of_debtor(house, claim).credits
    PayRefund(refund_id=refund.id, paid_on=house.today).carry(house, debtor, by=by())
    assert house.collections.bank_line(line.id).refunded == 95_00
    with pytest.raises(Refusal, match="already"):
        PayRefund(refund_id=refund.id, paid_on=house.today - DAY).carry(house, debtor, by=by())


def test_what_was_paid_too_much_goes_back_once_and_not_where_it_was_used(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 200_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    surplus = balance(house.collections.claim(claim), on=house.today).unallocated
    assert surplus > 1_00
    OrderRefund(number="2026-0118", amount=Euro(1_00)).carry(house, claim, by=by())
    left, ordered = as_decimal(surplus - 1_00), "a refund of 1.00 was ordered, and is not paid yet"
    assert credit_first(of_debtor(house, claim)) == (
        f"the debtor has credit of {left} (2026-0118); {ordered} (2026-0118)"
    )
    [first] = due(house, claim)
    DropRefund(refund_id=first.id).carry(house, of_debtor(house, claim).id, by=by())
    OrderRefund(number="2026-0118").carry(house, claim, by=by())
    assert credit_first(of_debtor(house, claim)).startswith("a refund of ")
    with pytest.raises(Refusal, match="no money under this number"):
        OrderRefund(number="2026-0118").carry(house, claim, by=by())
    [refund] = due(house, claim)
    assert (refund.amount, account(house, refund)) == (surplus, PAYER)
    debtor = of_debtor(house, claim).id
    PayRefund(refund_id=refund.id, paid_on=house.today).carry(house, debtor, by=by())
    assert balance(house.collections.claim(claim), on=house.today).unallocated == 0
    assert not of_debtor(house, claim).credits


def test_to_another_account_it_goes_only_as_the_debtor_told_it_last(
    house: House, claim: UUID
) -> None:
    paid = RegisterPayment(amount=Euro(200_00), credited_on=house.today, confirmed=True)
    paid.carry(house, claim, by=by())
    with pytest.raises(Refusal, match="from which account"):
        OrderRefund(number="2026-0118").carry(house, claim, by=by())
    debtor = of_debtor(house, claim).id
    TellRefundAccount(iban=PAYER, holder="K. Vreemd").carry(house, debtor, by=by())
    told = of_debtor(house, claim).refund_account
    assert told
    other = TellRefundAccount(iban="NL39RABO0300065264", holder="K. Vreemd")
    other.carry(house, debtor, by=by())
    with pytest.raises(Refusal, match="another account since"):
        OrderRefund(number="2026-0118", told_account=told.version).carry(house, claim, by=by())
    now = of_debtor(house, claim).refund_account
    assert now
    OrderRefund(number="2026-0118", told_account=now.version).carry(house, claim, by=by())
    [refund] = due(house, claim)
    assert account(house, refund) == "NL39RABO0300065264"


@pytest.mark.parametrize("abroad", ["DE89370400440532013000", "P1234567", "12-3456-789"])
def test_to_an_account_in_another_form_it_is_ordered_and_paid_by_hand(
    house: House, claim: UUID, abroad: str
) -> None:
    line = came_in(house, 95_00, name="K. Vreemd", account=abroad)
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    OrderRefund(number=bank_number(line.id)).carry(house, claim, by=by())
    assert account(house, due(house, claim)[0])


def test_a_refund_falls_where_the_money_itself_is_taken_back(house: House, claim: UUID) -> None:
    line = came_in(house, 95_00, name="K. Vreemd", account=PAYER, end_to_end="E-1")
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    OrderRefund(number=bank_number(line.id)).carry(house, claim, by=by())
    came_in(house, -95_00, "x", account=PAYER, end_to_end="E-1", returned=True)
    now = house.collections.bank_line(line.id)
    assert (now.returned, now.on_debtor, now.goes_back, due(house, claim)) == (95_00, 0, 0, [])
    assert not of_debtor(house, claim).credits


def test_what_was_refunded_is_not_taken_back_by_itself(house: House, claim: UUID) -> None:
    line = came_in(house, 95_00, name="K. Vreemd", account=PAYER, end_to_end="E-1")
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    OrderRefund(number=bank_number(line.id)).carry(house, claim, by=by())
    [refund] = due(house, claim)
    pay = PayRefund(refund_id=refund.id, paid_on=house.today)
    pay.carry(house, of_debtor(house, claim).id, by=by())
    back = came_in(house, -95_00, "x", account=PAYER, end_to_end="E-1", returned=True)
    assert house.collections.bank_line(back.id).standing is LineStanding.PARKED


def test_what_was_used_meanwhile_is_not_paid_back_as_well(house: House, claim: UUID) -> None:
    line = came_in(house, 200_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    OrderRefund(number="2026-0118").carry(house, claim, by=by())
    [refund] = due(house, claim)
    used = RefundOverpayment(amount=Euro(10_00), refunded_on=house.today)
    used.carry(house, claim, by=by())
    pay = PayRefund(refund_id=refund.id, paid_on=house.today)
    with pytest.raises(Refusal, match="was paid too much"):
        pay.carry(house, of_debtor(house, claim).id, by=by())


ANOTHER = (
    *(("2026-0118", "2026-0777"), ("S. Voorbeeld", "Q. Zwolsman")),
    *(("s.voorbeeld@", "q.zw@"), ("1234 ZZ", "4321 ZZ")),
)


def test_money_that_is_to_go_back_to_one_is_not_joined_by_another_ones(
    house: House, claim: UUID
) -> None:
    """The order may fall, and then it is his again."""
    claim_from(house, CONSUMER, *ANOTHER)
    line = came_in(house, 95_00, name="K. Vreemd", account=PAYER)
    part = PutOnDebtor(invoice_number="2026-0118", amount=Euro(60_00))
    part.carry(house, line.id, by=by())
    OrderRefund(number=bank_number(line.id)).carry(house, claim, by=by())
    assert house.collections.bank_line(line.id).debtor_id is None
    with pytest.raises(Refusal) as caught:
        PutOnDebtor(invoice_number="2026-0777").carry(house, line.id, by=by())
    assert caught.value.code == "bank_line.other_debtor"
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert house.collections.bank_line(line.id).on_debtor == 35_00


def test_a_refund_to_who_was_merged_falls_as_well_where_its_money_is_taken_back(
    house: House, claim: UUID
) -> None:
    other = claim_from(house, CONSUMER, *ANOTHER)
    line = came_in(house, 95_00, name="K. Vreemd", account=PAYER, end_to_end="E-1")
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    former, into = of_debtor(house, claim).id, of_debtor(house, other).id
    MergeDebtor(into=into).carry(house, former, by=by())
    OrderRefund(number=bank_number(line.id)).carry(house, claim, by=by())
    assert [one.amount for one in due(house, other)] == [95_00]
    came_in(house, -95_00, "x", account=PAYER, end_to_end="E-1", returned=True)
    now = house.collections.bank_line(line.id)
    assert (now.returned, now.on_debtor, now.goes_back) == (95_00, 0, 0)
    assert due(house, other) == []


def test_nothing_more_goes_back_while_a_refund_was_of_money_that_was_not_there(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 200_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    over = balance(case_of(house, claim).claim, on=house.today).unallocated
    RefundOverpayment(amount=Euro(over), refunded_on=house.today).carry(house, claim, by=by())
    UndoBankLine().carry(house, line.id, by=by())
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    with pytest.raises(Refusal) as refused:
        OrderRefund(number=bank_number(line.id)).carry(house, claim, by=by())
    assert refused.value.code == "refund_order.uncovered"
