"""A bank's report on a refund file of one debtor: what it refuses is due again, with its reason."""

from uuid import UUID

import pytest

from application.banking.refund_files import file_names_of
from application.commands.bank_lines import PlaceBankLine
from application.commands.refunds import OrderRefund, PayRefund
from application.documents import KeptKind, documents_of
from application.house import House
from application.principal import Principal
from domain.bank.line import LineStanding
from domain.claim.balance import balance
from domain.debtor.refunds import DebtorRefund, MadeFile, transfer_id
from tests.adapters.statements.writing_pain002 import Refused, pain002
from tests.application.bank_files import bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, by, claim_from, topics
from tests.application.test_refund_batches import desk_in
from tests.application.test_refund_files import make, ordered
from tests.application.test_refund_files_withdrawn import withdrawal
from tests.application.test_refund_orders import IBAN, PAYER, came_in, due, of_debtor
from tests.application.test_status_reports import counts, taken
from tests.application.two_people import bea, claim_of, els, refusal_of

__all__ = ["bea", "els"]


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def made(house: House, claim: UUID) -> MadeFile:
    return list(of_debtor(house, claim).refund_files.values())[-1]


def message_of(house: House, claim: UUID) -> str:
    return file_names_of(made(house, claim).command_id, sandbox=house.sandbox)[0]


def refund_of(house: House, claim: UUID, number: int = -1) -> DebtorRefund:
    return list(of_debtor(house, claim).refunds.values())[number]


def kinds(house: House, claim: UUID, who: Principal | None = None) -> list[KeptKind]:
    return [one.kind for one in documents_of(house, claim, who) if "refund" in one.kind]


@pytest.mark.both_stores
def test_a_file_that_is_refused_whole_is_due_again_with_its_reason_and_once(
    house: House, claim: UUID
) -> None:
    over = came_in(house, 200_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, over.id, by=by())
    surplus = balance(claim_of(house, claim), on=house.today).unallocated
    OrderRefund(number="2026-0118").carry(house, claim, by=by())
    line = ordered(house, claim)
    make(house, claim, surplus + 95_00)
    report = pain002(message_of(house, claim), group="AM04")
    creditor = of_debtor(house, claim).creditor_id
    assert creditor is not None
    assert taken(house, report, mine=()).code == "status_report.unknown"
    assert counts(taken(house, report, mine=(creditor,))) == (2, 0)
    assert sorted(one.amount for one in due(house, claim)) == sorted([surplus, 95_00])
    assert {one.refused for one in due(house, claim)} == {"AM04"}
    assert balance(claim_of(house, claim), on=house.today).unallocated == surplus
    now = house.collections.bank_line(line)
    assert (now.standing, now.goes_back) == (LineStanding.TO_REFUND, 95_00)
    assert kinds(house, claim) == [KeptKind.REFUND_FILE_WITHDRAWN]
    before = house.store.last_position()
    assert counts(taken(house, report)) == (0, 2)
    assert house.store.last_position() == before
    # It is paid by another file; a report on the first one takes nothing of that back.
    make(house, claim, surplus + 95_00, "again")
    assert not due(house, claim)
    assert counts(taken(house, report)) == (0, 2)
    assert not due(house, claim)
    assert [one.refused for one in of_debtor(house, claim).refunds.values()] == [None, None]


@pytest.mark.both_stores
def test_one_transfer_that_is_refused_is_due_again_and_the_other_stays_paid(
    house: House, claim: UUID
) -> None:
    ordered(house, claim)
    ordered(house, claim, 12_34)
    first, second = due(house, claim)
    make(house, claim, 107_34)
    message, block = file_names_of(made(house, claim).command_id, sandbox=house.sandbox)
    one = Refused(transfer_id(first.id), "AC04", block)
    report = pain002(message, payments=(one,), accepted=(transfer_id(second.id),))
    assert counts(taken(house, report)) == (1, 0)
    assert [(now.id, now.refused) for now in due(house, claim)] == [(first.id, "AC04")]
    # The bank has the file: given once more, it would pay what is due again.
    assert kinds(house, claim) == [KeptKind.REFUND_FILE_WITHDRAWN]
    # What is left of it may be withdrawn still, and then the report says nothing new.
    withdrawal(house, claim).carry(house, claim, by=by())
    assert {now.id for now in due(house, claim)} == {first.id, second.id}
    written = topics(house, of_debtor(house, claim).id)
    assert counts(taken(house, report)) == (0, 1)
    assert topics(house, of_debtor(house, claim).id) == written


def test_a_refund_that_was_paid_otherwise_since_stays_paid(house: House, claim: UUID) -> None:
    ordered(house, claim)
    make(house, claim, 95_00)
    message = message_of(house, claim)
    debtor = of_debtor(house, claim)
    withdrawal(house, claim).carry(house, claim, by=by())
    paid = PayRefund(refund_id=refund_of(house, claim).id, paid_on=house.today)
    paid.carry(house, debtor.id, by=by())
    assert counts(taken(house, pain002(message, group="FF01"))) == (0, 1)
    assert not due(house, claim)


def test_what_a_statement_shows_to_be_paid_is_refused_by_no_report(
    house: House, claim: UUID
) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    make(house, claim, 95_00)
    day, named = house.today, transfer_id(refund.id)
    bring(house, statement(entry(-95_00, day, end_to_end=named), first=day, iban=IBAN))
    report = pain002(message_of(house, claim), group="FF01")
    assert taken(house, report).code == "refund_file.shown"
    assert not due(house, claim)


def test_a_file_of_several_debtors_says_the_reason_too_and_the_rest_is_one_debit(
    house: House,
) -> None:
    desk = desk_in(house)
    desk.release()
    released = desk.file.released
    assert released is not None
    first, second = desk.refunds
    block = released.payment_id
    refused = Refused(transfer_id(first.id), "AC04", block)
    assert counts(taken(house, pain002(block.removesuffix("-1"), payments=(refused,)))) == (1, 0)
    assert [one.refused for one in desk.refunds] == ["AC04", None]
    # The bank books what it did pay of the file as one debit, under the id of its payments.
    day = house.today
    rest = entry(-second.amount, day, end_to_end=block)
    bring(house, statement(rest, first=day, iban=IBAN))
    assert bank_lines(house)[-1].parked is None
    assert desk.file.shown_by == bank_lines(house)[-1].id
    assert desk.due == [first.amount]
    assert refusal_of(desk.withdraw) == "refund_file.shown"
