"""Refunds: what two people agree to is what goes out, to whom may see it, and what comes back."""

from uuid import UUID

import pytest

from api.words.compliance.spoken import SpokenCompliance
from api.words.facts import told_in
from api.words.withheld import rule_said
from application.commands.bank_lines import PlaceBankLine, PutOnDebtor
from application.commands.creditors import SetAccounts
from application.commands.debtors import LookAtCredit
from application.commands.fields import Euro
from application.commands.money import RefundOverpayment, RegisterPayment
from application.commands.refunds import MakeRefundFile, OrderRefund, PayRefund, TellRefundAccount
from application.documents import KeptKind, document_of_claim, documents_of
from application.house import House
from application.principal import NotAllowed, Principal
from application.queries.of_proposals import ListProposals
from application.queries.query import Inquiry
from application.views import views_of
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import ParkedWhy
from domain.claim.balance import balance
from domain.debtor.credit import bank_number, credit_first
from domain.user.roles import Role
from tests.application.houses import CONSUMER, by, claim_from, files_of
from tests.application.test_refund_files import make, ordered
from tests.application.test_refund_orders import IBAN, PAYER, account, came_in, due, of_debtor
from tests.application.two_people import (
    answer,
    bea,
    claim,
    claim_of,
    els,
    of,
    overpaid,
    proposed,
    refusal_of,
    user,
)

__all__ = ["bea", "claim", "els"]


# --- what two people agree to -------------------------------------------------------------------


def test_a_second_person_agrees_to_the_amount_that_was_seen_and_to_no_more(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    line = came_in(house, 95_00, name="K. Vreemd", account=PAYER)
    PutOnDebtor(invoice_number="2026-0118", amount=Euro(60_00)).carry(house, line.id, by=by())
    order = OrderRefund(number=bank_number(line.id))
    given = proposed(house, claim, order, els)
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    answer(house, claim, bea, given)
    [refund] = due(house, claim)
    assert (refund.amount, account(house, refund), refund.from_line) == (60_00, PAYER, line.id)


def test_an_order_to_another_account_than_was_seen_is_refused(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    first = came_in(house, 200_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, first.id, by=by())
    given = proposed(house, claim, OrderRefund(number="2026-0118"), els)
    second = came_in(house, 1_00, name="K. Vreemd", account="NL44RABO0123456789")
    PlaceBankLine(invoice_number="2026-0118").carry(house, second.id, by=by())
    code = refusal_of(lambda: answer(house, claim, bea, given))
    assert (code, due(house, claim)) == ("refund_order.other_account", [])


def test_a_proposed_file_is_in_no_archive_and_holds_the_refunds_that_were_seen(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    ordered(house, claim)
    before = files_of(house.home / "archive")
    given = proposed(house, claim, MakeRefundFile(total=Euro(95_00)), els)
    assert files_of(house.home / "archive") == before
    [refund] = due(house, claim)
    of_debtor_id = of_debtor(house, claim).id
    PayRefund(refund_id=refund.id, paid_on=house.today).carry(house, of_debtor_id, by=by())
    ordered(house, claim)
    code = refusal_of(lambda: answer(house, claim, bea, given))
    assert (code, files_of(house.home / "archive")) == ("refund_file.others", _more(house, before))


def test_a_proposed_file_is_listed_with_its_total(
    house: House, claim: UUID, els: Principal
) -> None:
    ordered(house, claim)
    proposed(house, claim, MakeRefundFile(total=Euro(95_00)), els)
    with views_of(house) as views:
        views.catch_up()
        asked = Inquiry(
            clock=house.clock,
            open_house=lambda: house,
            open_views=lambda: views,
            tell=told_in,
            who=Principal.at_the_machine("bea"),
            say_rule=rule_said,
            say_compliance=SpokenCompliance(),
        )
        [listed] = ListProposals().answer(asked)
    assert (listed.command, listed.amount) == ("refund-file", "95.00")


def _more(house: House, before: list[str]) -> list[str]:
    """The same, with the bank statement that came in since."""
    now = files_of(house.home / "archive")
    assert len(now) == len(before) + 1
    return now


def test_a_file_for_the_bank_is_there_for_who_decides_alone(house: House, claim: UUID) -> None:
    ordered(house, claim)
    make(house, claim, 95_00)
    handler, senior = user(house, "hans", Role.HANDLER), user(house, "sara")
    [file] = [one for one in documents_of(house, claim) if one.kind is KeptKind.REFUND_FILE]
    assert file in documents_of(house, claim, senior)
    assert document_of_claim(house, claim, file.sha256, senior)
    assert file not in documents_of(house, claim, handler)
    with pytest.raises(NotAllowed):
        document_of_claim(house, claim, file.sha256, handler)


def test_what_was_paid_too_much_can_go_back_after_a_person_looked_at_it(
    house: House, claim: UUID
) -> None:
    over = RegisterPayment(amount=Euro(200_00), credited_on=house.today, confirmed=True)
    over.carry(house, claim, by=by())
    surplus = balance(claim_of(house, claim), on=house.today).unallocated
    debtor = of_debtor(house, claim).id
    LookAtCredit(number="2026-0118").carry(house, debtor, by=by())
    TellRefundAccount(iban=PAYER, holder="K. Vreemd").carry(house, debtor, by=by())
    told = of_debtor(house, claim).refund_account
    assert told
    order = OrderRefund(number="2026-0118", told_account=told.version)
    order.carry(house, claim, by=by())
    assert [one.amount for one in due(house, claim)] == [surplus]
    assert refusal_of(lambda: order.carry(house, claim, by=by())) == "refund_order.none"


# --- the right on what a decision touches beside -------------------------------------------------


OTHERS_INVOICE = (
    ("2026-0118", "2026-0777"),
    ("Fietswerk De Ketting B.V.", "De Andere B.V."),
    ('<cbc:EndpointID schemeID="0106">90001237', '<cbc:EndpointID schemeID="0106">90004562'),
    ('<cbc:CompanyID schemeID="0106">90001237', '<cbc:CompanyID schemeID="0106">90004562'),
    ("<cbc:CompanyID>NL800000006B01", "<cbc:CompanyID>NL800000018B01"),
    ("Spaakweg 12", "Velgstraat 3"),
)


def test_who_handles_one_creditor_places_nothing_on_a_claim_of_another(house: House) -> None:
    """An account became that of two creditors after its line came in."""
    mine = claim_from(house, CONSUMER)
    line = came_in(house, 95_00, name="K. Vreemd", account=PAYER)
    theirs = claim_from(house, CONSUMER, *OTHERS_INVOICE)
    one, other = (claim_of(house, it).creditor_id for it in (mine, theirs))
    assert one
    assert other
    assert line.log == one != other
    SetAccounts(ibans=(IBAN,)).carry(house, other, by=by())
    who = user(house, "hier", Role.HANDLER, creditors=(one,))
    put, place = (
        PutOnDebtor(invoice_number="2026-0777"),
        PlaceBankLine(invoice_number="2026-0777"),
    )
    assert refusal_of(lambda: put.carry(house, line.id, by=of(who))) == "right.missing"
    assert refusal_of(lambda: place.carry(house, line.id, by=of(who))) == "right.missing"
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=of(who))
    assert house.collections.bank_line(line.id).on_debtor == 95_00


# --- what comes back -----------------------------------------------------------------------------


def came_back(house: House, amount: int, **said: object) -> BankLine:
    line = came_in(house, amount, "retour", account=PAYER, returned=True, **said)
    return house.collections.bank_line(line.id)


@pytest.mark.both_stores
def test_a_refund_by_hand_that_comes_back_waits_for_a_person(house: House, claim: UUID) -> None:
    overpaid(house, claim, 30_00)
    refund = RefundOverpayment(amount=Euro(30_00), refunded_on=house.today)
    refund.carry(house, claim, by=by())
    out = came_in(house, -30_00, "Terugbetaling", account=PAYER)
    assert out.standing is LineStanding.SET_ASIDE
    back = came_back(house, 30_00)
    debtor = of_debtor(house, claim)
    assert back.parked
    assert (back.parked.why, back.may_concern) == (ParkedWhy.REFUND_CAME_BACK, (debtor.id,))
    assert "30.00" in credit_first(debtor)
    PutOnDebtor(invoice_number="2026-0118").carry(house, back.id, by=by())
    assert house.collections.bank_line(back.id).on_debtor == 30_00


def test_an_ordered_refund_paid_by_hand_that_comes_back_waits_and_another_amount_does_not(
    house: House, claim: UUID
) -> None:
    ordered(house, claim)
    [refund] = due(house, claim)
    pay = PayRefund(refund_id=refund.id, paid_on=house.today)
    pay.carry(house, of_debtor(house, claim).id, by=by())
    came_in(house, -95_00, "Terugbetaling", account=PAYER)
    came_in(house, -94_99, "Huur", account=PAYER)
    assert came_back(house, 95_00).may_concern == (of_debtor(house, claim).id,)
    assert came_back(house, 94_99).standing is LineStanding.SET_ASIDE


@pytest.mark.parametrize("ordered_before", [False, True])
def test_a_refund_that_is_recorded_after_it_came_back_waits_for_a_person(
    house: House, claim: UUID, *, ordered_before: bool
) -> None:
    if ordered_before:
        ordered(house, claim, 30_00)
    else:
        overpaid(house, claim, 30_00)
    came_in(house, -30_00, "Terugbetaling", account=PAYER)
    back = came_back(house, 30_00)
    assert back.standing is LineStanding.SET_ASIDE
    debtor = of_debtor(house, claim)
    if ordered_before:
        [refund] = due(house, claim)
        pay = PayRefund(refund_id=refund.id, paid_on=house.today)
        pay.carry(house, debtor.id, by=by())
        pay.carry(house, debtor.id, by=by())  # said twice it is said once
    else:
        went = RefundOverpayment(amount=Euro(30_00), refunded_on=house.today)
        went.carry(house, claim, by=by())
    now = house.collections.bank_line(back.id)
    assert now.parked
    assert (now.parked.why, now.may_concern) == (ParkedWhy.REFUND_CAME_BACK, (debtor.id,))
    assert "30.00" in credit_first(of_debtor(house, claim))
