"""What the bank did is not entered in error on the claim alone: the money did move."""

from uuid import UUID

import pytest

from application.commands.bank_lines import PlaceBankLine, UndoBankLine
from application.commands.details import EnterInError
from application.commands.fields import Euro
from application.commands.money import RefundOverpayment, RegisterPayment
from application.commands.refund_batches import ReleaseRefundBatch
from application.commands.refunds import OrderRefund, PayRefund
from application.house import House
from application.principal import Principal
from domain.claim.balance import balance
from domain.facts import in_force
from tests.application.bank_files import bring, entry, statement
from tests.application.houses import by
from tests.application.test_refund_files import make
from tests.application.test_refund_files_withdrawn import withdrawal
from tests.application.test_refund_orders import IBAN, PAYER, came_in, due, of_debtor
from tests.application.two_people import (
    answer,
    bea,
    claim,
    claim_of,
    els,
    overpaid,
    proposed,
    refusal_of,
)

__all__ = ["bea", "claim", "els"]


def error(house: House, claim: UUID, topic: str) -> EnterInError:
    """The last fact of a kind that stands, in error; the name counts at the machine alone."""
    stands = [one for one in in_force(house.collections.history(claim)) if topic == one.fact.TOPIC]
    return EnterInError(version=stands[-1].originator_version, approved_by="mira")


def refused(house: House, claim: UUID, topic: str) -> str:
    command = error(house, claim, topic)
    return refusal_of(lambda: command.carry(house, claim, by=by()))


def too_much(house: House, claim: UUID) -> int:
    return balance(claim_of(house, claim), on=house.today).unallocated


def paid_at_bank(house: House, claim: UUID) -> UUID:
    """Money of a bank line on the claim, more than is owed; the line."""
    line = came_in(house, 200_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    return line.id


def test_a_refund_by_a_file_is_not_entered_in_error_but_its_file_withdrawn(
    house: House, claim: UUID, els: Principal
) -> None:
    paid_at_bank(house, claim)
    surplus = too_much(house, claim)
    OrderRefund(number="2026-0118").carry(house, claim, by=by())
    make(house, claim, surplus)
    assert refused(house, claim, "claim.overpayment_refunded") == "error.in_file"
    assert (too_much(house, claim), due(house, claim)) == (0, [])
    withdrawal(house, claim).carry(house, claim, by=by())
    assert (too_much(house, claim), len(due(house, claim))) == (surplus, 1)


def test_a_refund_by_a_file_of_several_debtors_is_not_entered_in_error(
    house: House, claim: UUID
) -> None:
    paid_at_bank(house, claim)
    surplus = too_much(house, claim)
    OrderRefund(number="2026-0118").carry(house, claim, by=by())
    debtor = of_debtor(house, claim)
    assert debtor.creditor_id is not None
    batch = ReleaseRefundBatch(debtors=(debtor.id,), count=1, total=Euro(surplus))
    batch.carry(house, debtor.creditor_id, by=by())
    assert refused(house, claim, "claim.overpayment_refunded") == "error.in_file"
    assert (too_much(house, claim), due(house, claim)) == (0, [])


def test_an_ordered_refund_by_hand_in_error_is_due_again_and_counts_once(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    paid_at_bank(house, claim)
    surplus = too_much(house, claim)
    OrderRefund(number="2026-0118").carry(house, claim, by=by())
    [refund] = due(house, claim)
    paid = PayRefund(refund_id=refund.id, paid_on=house.today)
    paid.carry(house, of_debtor(house, claim).id, by=by())
    given = proposed(house, claim, error(house, claim, "claim.overpayment_refunded"), els)
    answer(house, claim, bea, given)
    assert (too_much(house, claim), [one.id for one in due(house, claim)]) == (surplus, [refund.id])
    paid.carry(house, of_debtor(house, claim).id, by=by())
    assert (too_much(house, claim), due(house, claim)) == (0, [])


@pytest.mark.both_stores
@pytest.mark.parametrize("ordered", [False, True])
def test_a_refund_that_a_statement_shows_is_not_entered_in_error(
    house: House, claim: UUID, *, ordered: bool
) -> None:
    paid_at_bank(house, claim)
    surplus = too_much(house, claim)
    debtor = of_debtor(house, claim).id
    if ordered:
        OrderRefund(number="2026-0118").carry(house, claim, by=by())
        [refund] = due(house, claim)
        PayRefund(refund_id=refund.id, paid_on=house.today).carry(house, debtor, by=by())
    else:
        went = RefundOverpayment(amount=Euro(surplus), refunded_on=house.today)
        went.carry(house, claim, by=by())
    day = house.today
    bring(house, statement(entry(-surplus, day, account=PAYER), first=day, iban=IBAN))
    assert refused(house, claim, "claim.overpayment_refunded") == "error.at_bank"


def test_a_refund_that_never_left_is_entered_in_error(house: House, claim: UUID) -> None:
    overpaid(house, claim, 30_00)
    RefundOverpayment(amount=Euro(30_00), refunded_on=house.today).carry(house, claim, by=by())
    came_in(house, -30_00, "huur", account="NL39RABO0300065264")
    error(house, claim, "claim.overpayment_refunded").carry(house, claim, by=by())
    assert too_much(house, claim) == 30_00


def test_a_payment_of_a_bank_line_is_taken_off_there_and_not_entered_in_error(
    house: House, claim: UUID
) -> None:
    line = paid_at_bank(house, claim)
    assert refused(house, claim, "claim.payment_received") == "error.at_bank"
    assert house.collections.bank_line(line).placed == 200_00
    UndoBankLine().carry(house, line, by=by())
    assert refused(house, claim, "claim.payment_reversed") == "error.at_bank"
    assert (house.collections.bank_line(line).placed, claim_of(house, claim).paid()) == (0, 0)


def test_a_payment_by_hand_is_entered_in_error_as_before(house: House, claim: UUID) -> None:
    RegisterPayment(amount=Euro(5_00), credited_on=house.today).carry(house, claim, by=by())
    error(house, claim, "claim.payment_received").carry(house, claim, by=by())
    assert claim_of(house, claim).paid() == 0
