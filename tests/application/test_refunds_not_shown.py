"""A refund that no statement shows is asked about; a debit ends that, and so does a person."""

from datetime import date
from uuid import UUID

import pytest

from application.commands.refunds import ConfirmRefund, PayRefund, WithdrawRefundFile
from application.house import House
from domain.debtor.awaited_refunds import not_shown_since
from domain.debtor.refunds import transfer_id
from tests.application.bank_files import bring, entry, statement
from tests.application.houses import CONSUMER, by, claim_from, topics
from tests.application.test_refund_batches import desk_in
from tests.application.test_refund_files import make, ordered
from tests.application.test_refund_orders import IBAN, PAYER, came_in, due, of_debtor
from tests.application.two_people import refusal_of


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def awaited(house: House, claim: UUID) -> list[int]:
    return [one.amount for one in of_debtor(house, claim).refunds.values() if one.awaited]


def out(house: House, amount: int, **said: object) -> None:
    day = house.today
    bring(house, statement(entry(-amount, day, text="uit", **said), first=day, iban=IBAN))


@pytest.mark.both_stores
def test_a_refund_of_a_file_is_awaited_until_its_debit_shows_it(house: House, claim: UUID) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    make(house, claim, 95_00)
    assert awaited(house, claim) == [95_00]
    out(house, 95_00, end_to_end=transfer_id(refund.id))
    assert awaited(house, claim) == []


def test_it_is_asked_about_from_the_day_after_the_fifth_banking_day(
    house: House, claim: UUID
) -> None:
    ordered(house, claim)
    make(house, claim, 95_00)
    [refund] = of_debtor(house, claim).refunds.values()
    # Wednesday 18 March; Thursday, Friday, Monday, Tuesday, Wednesday are banking days.
    assert (refund.paid_on, not_shown_since(refund)) == (date(2026, 3, 18), date(2026, 3, 26))


def test_one_debit_of_a_whole_file_shows_all_of_it(house: House) -> None:
    desk = desk_in(house)
    desk.release()
    assert [one.awaited for one in desk.refunds] == [True, True]
    released = desk.file.released
    assert released is not None
    out(house, 107_34, end_to_end=released.payment_id)
    assert [one.awaited for one in desk.refunds] == [False, False]


@pytest.mark.parametrize("first", ["paid", "shown"])
def test_one_that_was_paid_by_hand_is_known_by_account_and_amount(
    house: House, claim: UUID, first: str
) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    pay = PayRefund(refund_id=refund.id, paid_on=house.today)
    debtor = of_debtor(house, claim).id
    if first == "paid":
        pay.carry(house, debtor, by=by())
        out(house, 94_99, account=PAYER)
        assert awaited(house, claim) == [95_00]
        out(house, 95_00, account=PAYER)
    else:
        out(house, 95_00, account=PAYER)
        pay.carry(house, debtor, by=by())
    assert awaited(house, claim) == []


def test_one_debit_shows_one_refund(house: House, claim: UUID) -> None:
    for _ in range(2):
        ordered(house, claim)
    debtor = of_debtor(house, claim).id
    for one in due(house, claim):
        PayRefund(refund_id=one.id, paid_on=house.today).carry(house, debtor, by=by())
    came_in(house, -95_00, "uit", account=PAYER)
    assert awaited(house, claim) == [95_00]
    came_in(house, -95_00, "uit", account=PAYER)
    assert awaited(house, claim) == []


def test_somebody_who_saw_the_debit_ends_it_and_says_nothing_twice(
    house: House, claim: UUID
) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    debtor = of_debtor(house, claim).id
    seen = ConfirmRefund(refund_id=refund.id)
    assert refusal_of(lambda: seen.carry(house, debtor, by=by())) == "refund_order.not_paid"
    make(house, claim, 95_00)
    seen.carry(house, debtor, by=by())
    assert awaited(house, claim) == []
    written = topics(house, debtor)
    seen.carry(house, debtor, by=by())
    assert topics(house, debtor) == written


def test_one_that_the_bank_never_got_is_awaited_no_more(house: House, claim: UUID) -> None:
    ordered(house, claim)
    make(house, claim, 95_00)
    [made] = of_debtor(house, claim).refund_files
    WithdrawRefundFile(file=made).carry(house, claim, by=by())
    assert (awaited(house, claim), len(due(house, claim))) == ([], 1)
