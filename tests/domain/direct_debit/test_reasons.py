"""What follows from a bank's reason, and until when something may come back."""

from datetime import date

import pytest

from domain.direct_debit.identifier import creditor_identifier
from domain.errors import Refusal
from domain.law.direct_debit import (
    AfterReturn,
    DebitScheme,
    ReturnCode,
    follows,
    last_refund_day,
    last_return_day,
    last_second_try,
    last_unauthorised_day,
    may_be_tried_again,
    says_look_first,
)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("AM04", AfterReturn.TRY_AGAIN),
        ("am04 ", AfterReturn.TRY_AGAIN),
        ("MS03", AfterReturn.TRY_AGAIN),
        ("MD06", AfterReturn.ASK),
        ("MS02", AfterReturn.ASK),
        ("AC04", AfterReturn.OTHER_ACCOUNT),
        ("MD01", AfterReturn.MANDATE_ENDED),
        ("MD02", AfterReturn.MANDATE_WRONG),
        ("MD07", AfterReturn.DECEASED),
        ("AM05", AfterReturn.LOOK_FIRST),
        ("XX99", AfterReturn.LOOK_FIRST),
        ("", AfterReturn.LOOK_FIRST),
    ],
)
def test_what_follows_from_a_reason(code: str, what: AfterReturn) -> None:
    assert follows(code) is what


@pytest.mark.parametrize(
    ("told", "waits"),
    [
        ("MD07", True),
        ("MD02", True),
        ("AM05", True),
        ("AM04", False),
        ("MD01", False),
        ("storno", False),
        ("", False),
    ],
)
def test_who_died_or_may_have_paid_is_looked_at_before_he_is_asked(told: str, waits: bool) -> None:
    assert says_look_first(told) is waits


def test_a_second_try_follows_the_first_and_no_third_the_second() -> None:
    assert may_be_tried_again("AM04", tries=1)
    assert not may_be_tried_again("AM04", tries=2)


def test_nothing_but_want_of_money_or_a_fault_between_banks_is_tried_again() -> None:
    again = {code for code in ReturnCode if may_be_tried_again(code, tries=1)}
    assert again == {ReturnCode.AM04, ReturnCode.MS03, ReturnCode.TM01, ReturnCode.ED05}


def test_a_second_try_is_collected_through_the_thirtieth_day() -> None:
    assert last_second_try(date(2026, 11, 1)) == date(2026, 12, 1)


def test_a_consumer_gets_his_money_back_through_the_last_day_of_eight_weeks() -> None:
    assert last_refund_day(DebitScheme.CORE, debited_on=date(2026, 11, 2)) == date(2026, 12, 28)
    assert last_refund_day(DebitScheme.B2B, debited_on=date(2026, 11, 2)) is None


def test_without_a_mandate_it_is_thirteen_months() -> None:
    assert last_unauthorised_day(date(2026, 1, 31)) == date(2027, 2, 28)


def test_a_bank_sends_back_within_five_banking_days() -> None:
    assert last_return_day(date(2026, 12, 1)) == date(2026, 12, 8)
    assert last_return_day(date(2026, 12, 24)) == date(2027, 1, 4)  # no 25, 26 and 1


@pytest.mark.parametrize("given", ["NL79ZZZ999999990000", "nl79 zzz 99999999 0000"])
def test_an_identifier_with_its_check_digits_is_taken(given: str) -> None:
    assert creditor_identifier(given) == "NL79ZZZ999999990000"


def test_the_business_code_is_no_part_of_the_check() -> None:
    assert creditor_identifier("NL79ABC999999990000") == "NL79ABC999999990000"


@pytest.mark.parametrize(
    "given", ["", "NL98ZZZ999999990000", "NL98ZZZ99999999000", "98ZZZ999999990000", "NL98ZZZ"]
)
def test_what_is_no_identifier_is_refused(given: str) -> None:
    with pytest.raises(Refusal, match="no creditor identifier"):
        creditor_identifier(given)
