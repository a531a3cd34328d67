"""Refund files that never reached the bank: taken back by two, and never paid twice unseen."""

from uuid import UUID

import pytest

from application.commands.bank_lines import PlaceBankLine
from application.commands.refunds import DropRefund, OrderRefund, PayRefund, WithdrawRefundFile
from application.documents import KeptKind, document_of_claim, documents_of
from application.house import House
from application.principal import Principal
from domain.bank.line import LineStanding
from domain.bank.line_events import ParkedWhy
from domain.claim.balance import balance
from domain.debtor.refunds import transfer_id
from domain.user.roles import Role
from tests.application.bank_files import bank_lines, bring, entry, statement
from tests.application.houses import by, topics
from tests.application.test_refund_files import make, ordered
from tests.application.test_refund_orders import IBAN, PAYER, came_in, due, of_debtor
from tests.application.two_people import (
    answer,
    bea,
    claim,
    claim_of,
    els,
    proposed,
    refusal_of,
    user,
)

__all__ = ["bea", "claim", "els"]


def withdrawal(house: House, claim: UUID) -> WithdrawRefundFile:
    [made] = [one for one in of_debtor(house, claim).refund_files.values() if not one.withdrawn]
    return WithdrawRefundFile(file=made.sha256)


@pytest.mark.both_stores
def test_two_people_take_a_file_back_and_what_it_paid_is_due_again(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    over = came_in(house, 200_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, over.id, by=by())
    surplus = balance(claim_of(house, claim), on=house.today).unallocated
    OrderRefund(number="2026-0118").carry(house, claim, by=by())
    line = ordered(house, claim)
    refunds = due(house, claim)
    make(house, claim, surplus + 95_00)
    command = withdrawal(house, claim)
    given = proposed(house, claim, command, els)
    assert not due(house, claim)
    answer(house, claim, bea, given)
    assert [one.id for one in due(house, claim)] == [one.id for one in refunds]
    assert balance(claim_of(house, claim), on=house.today).unallocated == surplus
    now = house.collections.bank_line(line)
    assert (now.standing, now.goes_back, now.refunded) == (LineStanding.TO_REFUND, 95_00, 0)
    [kept] = [one for one in documents_of(house, claim) if "refund" in one.kind]
    assert (kept.kind, kept.sha256) == (KeptKind.REFUND_FILE_WITHDRAWN, command.file)
    assert document_of_claim(house, claim, command.file)
    ada = user(house, "ada", Role.AUDITOR)
    assert kept in documents_of(house, claim, ada)
    assert document_of_claim(house, claim, command.file, ada)
    assert kept in documents_of(house, claim, bea)
    code = refusal_of(lambda: document_of_claim(house, claim, command.file, bea))
    assert code == "document.withdrawn"
    written = topics(house, of_debtor(house, claim).id)
    command.carry(house, claim, by=by())
    assert topics(house, of_debtor(house, claim).id) == written
    make(house, claim, surplus + 95_00, "again")
    assert not due(house, claim)
    assert balance(claim_of(house, claim), on=house.today).unallocated == 0


@pytest.mark.parametrize(
    ("amount", "said", "refused"),
    [
        (-95_00, {"end_to_end": "RF"}, "refund_file.shown"),
        (-95_00, {"account": PAYER}, "refund_file.shown"),
        (-95_00, {"account": PAYER, "end_to_end": "HUUR-3"}, ""),
        (-94_99, {"account": PAYER}, ""),
    ],
    ids=["by its id", "by account and amount", "another id", "another amount"],
)
def test_a_file_of_which_a_statement_shows_a_payment_is_not_taken_back(
    house: House, claim: UUID, amount: int, said: dict[str, str], refused: str
) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    make(house, claim, 95_00)
    named = {**said, "end_to_end": transfer_id(refund.id)} if said == {"end_to_end": "RF"} else said
    day = house.today
    bring(house, statement(entry(amount, day, text="uit", **named), first=day, iban=IBAN))
    assert bank_lines(house)[-1].standing is LineStanding.SET_ASIDE
    if refused:
        assert refusal_of(lambda: withdrawal(house, claim).carry(house, claim, by=by())) == refused
    else:
        withdrawal(house, claim).carry(house, claim, by=by())
    assert len(due(house, claim)) == (0 if refused else 1)


def test_a_payment_that_shows_up_after_all_is_parked_and_nothing_is_paid_twice(
    house: House, claim: UUID
) -> None:
    line = ordered(house, claim)
    [refund] = due(house, claim)
    make(house, claim, 95_00)
    withdrawal(house, claim).carry(house, claim, by=by())
    out = came_in(house, -95_00, "uit", account=PAYER, end_to_end=transfer_id(refund.id))
    parked = house.collections.bank_line(out.id).parked
    debtor = of_debtor(house, claim).id
    assert parked
    assert (parked.why, parked.may_concern) == (ParkedWhy.REFUND_PAID_ANYWAY, (debtor,))
    assert refusal_of(lambda: make(house, claim, 95_00, "again")) == "refund_order.shown"
    drop = DropRefund(refund_id=refund.id)
    assert refusal_of(lambda: drop.carry(house, debtor, by=by())) == "refund_order.shown"
    PayRefund(refund_id=refund.id, paid_on=house.today).carry(house, debtor, by=by())
    assert not due(house, claim)
    assert house.collections.bank_line(line).refunded == 95_00


def test_a_transfer_that_the_bank_shows_twice_waits_for_a_person(house: House, claim: UUID) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    make(house, claim, 95_00)
    name = transfer_id(refund.id)
    first = came_in(house, -95_00, "uit", account=PAYER, end_to_end=name)
    again = came_in(house, -95_00, "uit", account=PAYER, end_to_end=name)
    assert first.standing is LineStanding.SET_ASIDE
    assert again.parked
    assert (again.parked.why, again.parked.like) == (ParkedWhy.REFUND_PAID_ANYWAY, first.id)
