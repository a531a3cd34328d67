"""What stands in the way of a direct debit, each with the day or the reason beside it."""

from datetime import date, timedelta

import pytest

from domain.claim.collected import Collection, forbids, under_way
from domain.claim.events import CollectionOrdered
from domain.law.direct_debit import DebitScheme, first_collection_day

DAY = timedelta(days=1)
FRIDAY = date(2026, 3, 20)


def collection(code: str = "", failed_on: date | None = None) -> Collection:
    told = CollectionOrdered(
        end_to_end_id="IN1",
        mandate_id="M-1",
        scheme=DebitScheme.CORE,
        amount=1_00,
        collect_on=FRIDAY,
        announced_on=FRIDAY - 14 * DAY,
        to_iban="NL91ABNA0417164300",
        document_sha256="0" * 64,
    )
    return Collection(told, failed_on=failed_on, code=code)


def test_a_whole_banking_day_is_left_to_give_the_file_to_the_bank() -> None:
    assert first_collection_day(date(2026, 3, 18)) == FRIDAY
    assert first_collection_day(date(2026, 3, 19)) == date(2026, 3, 23)
    assert first_collection_day(date(2026, 4, 1)) == date(2026, 4, 7)  # over Easter


@pytest.mark.parametrize("code", ["MD01", "MD02", "MD07"])
def test_no_mandate_by_the_word_of_his_bank_ends_it_whatever_he_names(code: str) -> None:
    assert forbids(collection(code, FRIDAY), amended_on=FRIDAY + DAY)


def test_an_account_that_is_closed_waits_for_another_one() -> None:
    closed = collection("AC04", FRIDAY)
    assert forbids(closed, amended_on=None)
    assert forbids(closed, amended_on=FRIDAY - DAY)
    assert not forbids(closed, amended_on=FRIDAY)


def test_one_that_came_back_for_want_of_money_leaves_the_mandate() -> None:
    assert not forbids(collection("AM04", FRIDAY), amended_on=None)
    assert under_way({"IN1": collection("AM04", FRIDAY)}) is None
    assert under_way({"IN1": collection()}) is not None
