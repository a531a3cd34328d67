"""A debtor's money and credit stop every step of his claims for as long as they are there."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.case import Case
from domain.case.check_list import blocking, check_list
from domain.case.check_way_out import WAY_OUT, ways_out
from domain.claim.events import PaymentReceived, PaymentReversed
from domain.claim.moved import moves_money
from domain.debtor.credit import (
    bank_number,
    credit_first,
    forget,
    look_at,
    notice,
    of_bank_line,
    of_claim,
)
from domain.debtor.events import CreditKind, DebtorFact
from domain.debtor.state import Debtor, fold
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.task import Task
from domain.letter.order.decision import order_letter, reason_to_cancel
from domain.letter.order.withdrawn import reason_to_take_out
from domain.letter.state import Letter
from tests.domain.several import claim, step
from tests.domain.story import CALL, DEBTOR, recorded, refusal

MONDAY = date(2026, 2, 2)
REF = of_claim(UUID(int=7))
LINE = UUID(int=8)
LACKS = "a look at the debtor's money and credit here"


def debtor(*facts: DebtorFact) -> Debtor:
    told = [recorded(f, version=n, on=MONDAY, stream=DEBTOR) for n, f in enumerate(facts, 1)]
    return fold(DEBTOR, told)


def noticed(known: Debtor, amount: int) -> list[DebtorFact]:
    return notice(known, ref=REF, kind=CreditKind.OVERPAID, number="A-1", amount=amount)


def with_credit(case: Case, amount: int = 50_00) -> Case:
    credits_ = debtor(*noticed(debtor(), amount)).credits
    return replace(case, debtor=replace(case.debtor, credits=credits_))


def test_credit_asks_for_a_set_off_instead_of_the_step() -> None:
    case = claim(1).case
    assert isinstance(next_step(case, today=MONDAY), Do)
    asked = next_step(with_credit(case), today=MONDAY)
    assert isinstance(asked, Ask)
    assert (asked.task, asked.why) == (Task.SET_OFF, "the debtor has credit of 50.00 (A-1)")


def test_credit_cancels_a_letter_that_is_under_way_and_takes_it_out_of_the_post() -> None:
    told = claim(1)
    order = order_letter(told.case, step(told, "reminder"), today=MONDAY)
    why = "the debtor has credit of 50.00 (A-1)"
    assert reason_to_cancel(with_credit(told.case), order.ordered, today=MONDAY) == why
    printed = Letter(order.letter_id, order=order.ordered)
    assert reason_to_take_out(with_credit(told.case), printed, today=MONDAY) == why


def test_who_has_credit_is_handed_over_to_nobody() -> None:
    case = claim(1).case
    assert LACKS not in blocking(check_list(case, today=MONDAY))
    assert LACKS in blocking(check_list(with_credit(case), today=MONDAY))


def with_a_line(case: Case, *others: CreditKind) -> Case:
    known = debtor()
    facts = notice(
        known,
        ref=of_bank_line(LINE),
        kind=CreditKind.POSSIBLE_PAYMENT,
        number=bank_number(LINE),
        amount=50_00,
    )
    for kind in others:
        facts += notice(known, ref=REF, kind=kind, number="A-1", amount=5_00)
    return replace(case, debtor=replace(case.debtor, credits=debtor(*facts).credits))


def test_money_that_only_may_be_his_is_to_be_placed_and_not_set_off() -> None:
    case = with_a_line(claim(1).case)
    asked = next_step(case, today=MONDAY)
    assert isinstance(asked, Ask)
    assert asked.task is Task.PLACE_PAYMENT
    items = {one.code: one for one in check_list(case, today=MONDAY)}
    assert items["debtor.no_credit"].found
    placed = items["debtor.payment_placed"]
    assert (placed.blocks, placed.found_as) == (True, bank_number(LINE))
    assert WAY_OUT["debtor.payment_placed"] in ways_out([placed])
    assert "et the credit off" not in ways_out([one for one in items.values() if one.blocks])


def test_where_there_is_credit_as_well_both_are_asked_for() -> None:
    case = with_a_line(claim(1).case, CreditKind.OVERPAID)
    asked = next_step(case, today=MONDAY)
    assert isinstance(asked, Ask)
    assert asked.task is Task.SET_OFF
    items = {one.code: one for one in check_list(case, today=MONDAY)}
    assert items["debtor.no_credit"].blocks
    assert items["debtor.payment_placed"].blocks
    without = {one.code for one in check_list(with_credit(claim(1).case), today=MONDAY)}
    assert "debtor.payment_placed" not in without


def test_credit_is_noticed_once_and_again_when_it_is_another_amount() -> None:
    known = debtor(*noticed(debtor(), 50_00))
    assert noticed(known, 50_00) == []
    more = debtor(*noticed(debtor(), 50_00), *noticed(known, 60_00))
    assert credit_first(more) == "the debtor has credit of 60.00 (A-1)"
    assert noticed(more, 0) == forget(more, REF) != []


@pytest.mark.parametrize(("amount", "again"), [(49_99, False), (50_00, False), (50_01, True)])
def test_credit_that_was_looked_at_is_noticed_again_only_when_it_is_more(
    amount: int, *, again: bool
) -> None:
    known = debtor(*noticed(debtor(), 50_00))
    seen = debtor(*noticed(debtor(), 50_00), *look_at(known, "a-1"))
    assert credit_first(seen) == ""
    assert bool(noticed(seen, amount)) is again


def test_credit_that_was_used_after_a_look_is_new_when_it_comes_again() -> None:
    first = noticed(debtor(), 50_00)
    looked = look_at(debtor(*first), "A-1")
    used = noticed(debtor(*first, *looked), 0)
    assert noticed(debtor(*first, *looked, *used), 50_00) != []


def test_nobody_looks_at_credit_that_is_not_there() -> None:
    assert refusal(lambda: look_at(debtor(), "A-1")) == "credit.none"


def test_every_fact_about_money_is_looked_at_for_credit() -> None:
    paid = PaymentReceived(payment_id="P", amount=1, credited_on=MONDAY, source=CALL)
    assert moves_money([paid])
    assert moves_money([PaymentReversed(payment_id="P", amount=1, reversed_on=MONDAY)])
    assert not moves_money([])
