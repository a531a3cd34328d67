"""What money waits for whom: listed as it stands, with what is in the way of its going back."""

from datetime import timedelta
from uuid import UUID

import pytest

from api.pages.debtor_page import credit_steps
from application.banking.refund_accounts import account_that_brought, account_told
from application.banking.refunds_shown import MoneyShown, WhyNotBack, money_shown
from application.commands.bank_lines import PlaceBankLine, PutOnDebtor
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.protections import DeclareBankruptcy
from application.commands.refunds import OrderRefund, TellRefundAccount
from application.house import House
from application.queries.list_shapes import RowOut
from application.queries.lists import Wanted, page_of
from application.views import Views, views_of
from domain.claim.balance import balance
from domain.debtor.credit import bank_number, of_money
from domain.debtor.refunds import MoneyNature, RefundStanding, RefundTo
from domain.errors import Refusal
from domain.parties import ContactDetails
from domain.sealing import Purpose
from projections.refunds.questions import MoneyWanted
from tests.application.houses import CONSUMER, by, case_of, claim_from, take_in
from tests.application.papers import invoice
from tests.application.test_refund_batches import Desk, desk_in
from tests.application.test_refund_orders import PAYER, came_in


def listed(house: House, views: Views, creditor: UUID | None = None) -> list[MoneyShown]:
    views.catch_up()
    rows = views.debtor_money.page(MoneyWanted(creditor=creditor)).rows
    found = (money_shown(house, row, today=house.today) for row in rows)
    return [one for one in found if one is not None]


def test_refunds_are_listed_as_they_stand_until_they_are_paid_and_after(house: House) -> None:
    desk: Desk = desk_in(house)
    with views_of(house) as views:
        first = listed(house, views, desk.creditor)
        assert {(one.amount, one.standing) for one in first} == {
            (95_00, RefundStanding.ORDERED),
            (12_34, RefundStanding.ORDERED),
        }
        assert views.debtor_money.with_refunds_due(desk.creditor, limit=9) == list(desk.debtors)
        told = {"since": house.today, "number": "F.13/26/1", "court": "Amsterdam"}
        DeclareBankruptcy.model_validate(told).carry(house, desk.debtors[1], by=by())
        why = {one.debtor_id: one.why_not for one in listed(house, views)}
        assert why == {desk.debtors[0]: (), desk.debtors[1]: (WhyNotBack.BARRED,)}
        desk.release(95_00, 1, debtors=desk.debtors[:1])
        done = [one for one in listed(house, views) if one.file_id == desk.file.id]
        assert [(one.amount, one.standing) for one in done] == [(95_00, RefundStanding.IN_FILE)]
        [due, paid] = views.debtor_money.sums(MoneyWanted(creditor=desk.creditor))
        assert (due.amount, paid.amount, paid.number) == (12_34, 95_00, 1)
        desk.withdraw()
        assert {one.standing for one in listed(house, views)} == {RefundStanding.ORDERED}


def test_to_an_account_whose_check_digits_are_wrong_no_refund_is_ordered(
    house: House,
) -> None:
    claim = claim_from(house, CONSUMER)
    line = came_in(house, 95_00, name="K. Vreemd", account="NL21INGB0001234567")
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    number, debtor = bank_number(line.id), case_of(house, claim).debtor.id
    with views_of(house) as views:
        [waits] = listed(house, views)
        assert (waits.why_not, waits.orderable) == ((WhyNotBack.NO_IBAN,), False)
        with pytest.raises(Refusal, match="check digits") as refused:
            OrderRefund(number=number).carry(house, claim, by=by())
        assert (refused.value.code, refused.value.values) == (
            "refund_order.miswritten",
            {"told": ""},
        )
        assert "record refund-account" in refused.value.way_out
        TellRefundAccount(iban=PAYER, holder="K. Vreemd").carry(house, debtor, by=by())
        told = case_of(house, claim).debtor.refund_account
        assert told
        with pytest.raises(Refusal) as refused:
            OrderRefund(number=number).carry(house, claim, by=by())
        assert f"--told-account {told.version}" in refused.value.way_out
        [waits] = listed(house, views)
        assert (waits.orderable, waits.told_account) == (True, told.version)
        assert waits.account
        assert waits.account.iban == PAYER
    OrderRefund(number=number, told_account=told.version).carry(house, claim, by=by())
    with views_of(house) as views:
        [ordered] = listed(house, views)
        assert ordered.account
        assert (ordered.standing, ordered.account.iban) == (RefundStanding.ORDERED, PAYER)


@pytest.mark.both_stores
def test_what_is_ordered_back_is_not_listed_as_waiting_too(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    over = RegisterPayment(amount=Euro(200_00), credited_on=house.today, confirmed=True)
    over.carry(house, claim, by=by())
    line = came_in(house, 5_00, name="K. Vreemd")
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    debtor = case_of(house, claim).debtor
    [spare] = [one.amount for one in debtor.credits.values() if one.number == "2026-0118"]
    with views_of(house) as views:
        found = {(one.amount, one.why_not) for one in listed(house, views)}
        nowhere = (WhyNotBack.NO_ACCOUNT,)
        assert found == {(spare, nowhere), (5_00, nowhere)}
        TellRefundAccount(iban=PAYER, holder="K. Vreemd").carry(house, debtor.id, by=by())
        told = case_of(house, claim).debtor.refund_account
        assert told
        part = OrderRefund(number="2026-0118", amount=Euro(1_00), told_account=told.version)
        part.carry(house, claim, by=by())
        shown = {(one.amount, one.standing, one.why_not) for one in listed(house, views)}
    assert shown == {
        (1_00, RefundStanding.ORDERED, ()),
        (spare - 1_00, RefundStanding.WAITS, ()),
        (5_00, RefundStanding.WAITS, ()),
    }


HIS_BANK = "NL96INGB0001000108"


@pytest.mark.both_stores
def test_it_is_said_whose_the_account_is_and_a_strangers_is_warned_of(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    contact = house.open(case_of(house, claim).debtor.contact, ContactDetails, Purpose.CONTACT)
    assert contact
    strangers = came_in(house, 5_00, name="K. Vreemd", account=PAYER)
    PutOnDebtor(invoice_number="2026-0118").carry(house, strangers.id, by=by())
    his = came_in(house, 7_00, name=contact.name, account=HIS_BANK)
    PutOnDebtor(invoice_number="2026-0118").carry(house, his.id, by=by())

    def whose(line: UUID) -> RefundTo | None:
        found = account_that_brought(house, case_of(house, claim).debtor, of_money(line))
        return found.whose if found else None

    assert (whose(strangers.id), whose(his.id)) == (RefundTo.ANOTHER, RefundTo.HIS_NAME)
    with views_of(house) as views:
        warned = {one.amount: one.account.warns for one in listed(house, views) if one.account}
        assert warned == {5_00: True, 7_00: False}
        [both] = views.debtor_money.sums(MoneyWanted())
        assert (both.nature, both.number, both.amount) == (MoneyNature.MONEY, 2, 12_00)
    paid = came_in(house, 9_00, name=contact.name, account=HIS_BANK)
    PlaceBankLine(invoice_number="2026-0118").carry(house, paid.id, by=by())
    # The payment itself proves nothing of its own account: it may be on the wrong debtor.
    assert (whose(his.id), whose(paid.id)) == (RefundTo.KNOWN, RefundTo.HIS_NAME)
    for holder, expected in ((contact.name, RefundTo.TOLD), ("K. Vreemd", RefundTo.ANOTHER)):
        given = TellRefundAccount(iban="NL39RABO0300065264", holder=holder)
        debtor = case_of(house, claim).debtor
        given.carry(house, debtor.id, by=by())
        told = account_told(house, case_of(house, claim).debtor)
        assert told
        assert told.whose is expected


def test_money_lies_here_since_the_bank_credited_it_and_not_since_it_was_noticed(
    house: House,
) -> None:
    """90.00 is owed; 60.00 of 5 days ago and 50.00 of 3 days ago were recorded today: 20.00 over.

    What is too much came with the last one.
    """
    claim = claim_from(house, CONSUMER)
    first, last = (house.today - timedelta(days=days) for days in (5, 3))
    owed = balance(case_of(house, claim).claim, on=house.today).total
    RegisterPayment(amount=Euro(owed - 30_00), credited_on=first).carry(house, claim, by=by())
    over = RegisterPayment(amount=Euro(50_00), credited_on=last, confirmed=True)
    over.carry(house, claim, by=by())
    with views_of(house) as views:
        [one] = listed(house, views)
    assert (one.amount, one.came_on, one.since) == (20_00, last, house.today)


@pytest.mark.parametrize("barred", [False, True])
def test_who_has_money_here_and_owes_on_another_claim_is_led_to_its_setting_off(
    house: House, *, barred: bool
) -> None:
    issued, due = house.today - timedelta(days=14), house.today
    papers = [invoice(f"A-{n}", "20.00", issued_on=issued, due_on=due) for n in (1, 2)]
    claim, other = (one.claim for one in take_in(house, *papers) if one.claim)
    assert credit_steps(house, case_of(house, claim).debtor, rows_of(house, claim)) == []
    over = RegisterPayment(amount=Euro(200_00), credited_on=house.today, confirmed=True)
    over.carry(house, claim, by=by())
    if barred:
        told = {"since": house.today, "number": "F.13/26/1", "court": "Amsterdam"}
        debtor = case_of(house, claim).debtor.id
        DeclareBankruptcy.model_validate(told).carry(house, debtor, by=by())
    [step] = credit_steps(house, case_of(house, claim).debtor, rows_of(house, claim))
    off = [] if barred else [(other, "A-2")]
    assert (step.number, step.off, step.line, step.barred) == ("A-1", off, None, barred)


def rows_of(house: House, claim: UUID) -> list[RowOut]:
    debtor = case_of(house, claim).debtor.id
    with views_of(house) as views:
        views.catch_up()
        return list(page_of(views, Wanted(on=house.today, debtor=debtor, every=True)).rows)
