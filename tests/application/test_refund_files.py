"""Refunds by a file for the bank: paid once, with the file, for the total that was meant."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from lxml import etree

from adapters.sepa.elements import FileVersion, faults_of
from application.by import By
from application.commands.bank_lines import PutOnDebtor
from application.commands.fields import Euro
from application.commands.money import RefundOverpayment, RegisterPayment
from application.commands.protections import DeclareBankruptcy
from application.commands.refunds import DropRefund, MakeRefundFile, OrderRefund, TellRefundAccount
from application.documents import KeptKind, document_of_claim, documents_of
from application.house import House
from application.principal import Principal
from domain.bank.line import LineStanding
from domain.claim.balance import balance
from domain.debtor.credit import bank_number
from domain.debtor.refunds import transfer_id
from domain.errors import Refusal
from tests.application.houses import CONSUMER, by, claim_from, topics
from tests.application.test_refund_orders import IBAN, PAYER, came_in, due, of_debtor
from tests.application.two_people import answer, bea, els, proposed

__all__ = ["bea", "els"]
SHARED = Path(__file__).parents[3] / "shared" / "data" / "xsd" / "pain" / "pain.001.001.09.xsd"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def ordered(house: House, claim: UUID, amount: int = 95_00, name: str = "K. Vreemd") -> UUID:
    """Money at the bank, his and on no claim, that is to go back; the line."""
    line = came_in(house, amount, name=name, account=PAYER)
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    OrderRefund(number=bank_number(line.id)).carry(house, claim, by=by())
    return line.id


def make(house: House, claim: UUID, total: int, key: str = "file", **said: Any) -> None:
    MakeRefundFile(total=Euro(total), **said).carry(house, claim, by=By(key=key, actor="els"))


def files(house: House, claim: UUID) -> list[bytes]:
    found = [one for one in documents_of(house, claim) if one.kind is KeptKind.REFUND_FILE]
    return [document_of_claim(house, claim, one.sha256) for one in found]


def said_in(raw: bytes, name: str) -> list[str]:
    root = etree.fromstring(raw)
    return [one.text or "" for one in root.iter(f"{{*}}{name}")]


@pytest.mark.both_stores
def test_a_file_pays_all_that_is_due_and_is_handed_out_as_it_was_made(
    house: House, claim: UUID
) -> None:
    lines = [ordered(house, claim), ordered(house, claim, 12_34)]
    refunds = due(house, claim)
    make(house, claim, 107_34)
    [raw] = files(house, claim)
    assert not faults_of(raw, FileVersion.TRANSFERS_09)
    assert said_in(raw, "CtrlSum") == ["107.34", "107.34"]
    assert sorted(said_in(raw, "InstdAmt")) == ["12.34", "95.00"]
    assert sorted(said_in(raw, "EndToEndId")) == sorted(transfer_id(one.id) for one in refunds)
    assert said_in(raw, "IBAN") == [IBAN, PAYER, PAYER]
    assert said_in(raw, "MsgId")[0].startswith("PROEF-")
    assert not due(house, claim)
    states = [house.collections.bank_line(one) for one in lines]
    assert {one.standing for one in states} == {LineStanding.REFUNDED}
    make(house, claim, 107_34)
    assert files(house, claim) == [raw]
    with pytest.raises(Refusal, match="No refund is due"):
        make(house, claim, 107_34, "again")


@pytest.mark.skipif(not SHARED.exists(), reason="only where the schemas lie beside the project")
def test_the_file_is_valid_by_the_schema_beside_the_project(house: House, claim: UUID) -> None:
    ordered(house, claim, name="Zoë & Søn – «Ærø»")
    make(house, claim, 95_00)
    [raw] = files(house, claim)
    schema = etree.XMLSchema(etree.parse(SHARED))
    assert schema.validate(etree.fromstring(raw)), schema.error_log


def test_another_total_another_account_or_a_bankruptcy_makes_no_file(
    house: House, claim: UUID
) -> None:
    ordered(house, claim)
    debtor = of_debtor(house, claim).id
    for total in (94_99, 95_01):
        with pytest.raises(Refusal, match=r"is 95\.00 now"):
            make(house, claim, total, str(total))
    with pytest.raises(Refusal, match="no account of the creditor"):
        make(house, claim, 95_00, "other", from_iban=PAYER)
    told = {"since": house.today, "number": "F.13/26/1", "court": "Amsterdam"}
    DeclareBankruptcy.model_validate(told).carry(house, debtor, by=by())
    with pytest.raises(Refusal, match="Somebody else may have to receive"):
        make(house, claim, 95_00, "bankrupt")
    assert (len(due(house, claim)), files(house, claim)) == (1, [])


def test_what_was_dropped_is_not_in_the_file(house: House, claim: UUID) -> None:
    ordered(house, claim)
    ordered(house, claim, 5_00)
    first, second = due(house, claim)
    drop = DropRefund(refund_id=first.id)
    drop.carry(house, of_debtor(house, claim).id, by=by())
    make(house, claim, second.amount)
    [raw] = files(house, claim)
    assert said_in(raw, "EndToEndId") == [transfer_id(second.id)]


def test_what_was_used_since_it_was_ordered_makes_no_file(house: House, claim: UUID) -> None:
    over = RegisterPayment(amount=Euro(200_00), credited_on=house.today, confirmed=True)
    over.carry(house, claim, by=by())
    debtor = of_debtor(house, claim).id
    TellRefundAccount(iban=PAYER, holder="K. Vreemd").carry(house, debtor, by=by())
    told = of_debtor(house, claim).refund_account
    assert told
    OrderRefund(number="2026-0118", told_account=told.version).carry(house, claim, by=by())
    [refund] = due(house, claim)
    used = RefundOverpayment(amount=Euro(10_00), refunded_on=house.today)
    used.carry(house, claim, by=by())
    left = balance(house.collections.claim(claim), on=house.today).unallocated
    assert left == refund.amount - 10_00
    with pytest.raises(Refusal, match="paid too much"):
        make(house, claim, refund.amount)
    assert (due(house, claim), files(house, claim)) == ([refund], [])


def test_one_user_proposes_the_file_and_another_one_makes_it(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    ordered(house, claim)
    given = proposed(house, claim, MakeRefundFile(total=Euro(95_00)), els)
    assert (len(due(house, claim)), files(house, claim)) == (1, [])
    answer(house, claim, bea, given)
    assert (due(house, claim), len(files(house, claim))) == ([], 1)
    assert topics(house, of_debtor(house, claim).id)[-2:] == [
        "debtor.refund_paid",
        "debtor.refund_file_made",
    ]


@pytest.mark.parametrize("amount", [95_00, 94_99])
def test_a_refund_that_comes_back_is_the_debtors_again_and_another_amount_waits(
    house: House, claim: UUID, amount: int
) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    make(house, claim, 95_00)
    name = transfer_id(refund.id)
    out = came_in(house, -95_00, "Terugbetaling", account=PAYER, end_to_end=name)
    assert house.collections.bank_line(out.id).standing is LineStanding.SET_ASIDE
    back = came_in(house, amount, "x", account=PAYER, end_to_end=name, returned=True)
    line = house.collections.bank_line(back.id)
    if amount == refund.amount:
        assert (line.standing, line.on_debtor, line.placed) == (LineStanding.ON_DEBTOR, 95_00, 0)
        again = came_in(house, amount, "x", account=PAYER, end_to_end=name, returned=True)
        line = house.collections.bank_line(again.id)
    assert (line.standing, line.rest, line.placed) == (LineStanding.PARKED, amount, 0)
    assert of_debtor(house, claim).credits
