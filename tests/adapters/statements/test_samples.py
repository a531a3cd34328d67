"""The samples: a February at six banks, of which CAMT and MT940 tell the same."""

from datetime import date

import pytest

from adapters.statements import (
    BankEntry,
    RemarkKind,
    Statement,
    StatementKind,
    read_bank_file,
)
from tests.adapters.statements.sample_months import SAMPLES, sample_files, sample_months

BANKS = sorted(sample_months())


def statements(name: str) -> tuple[Statement, ...]:
    return read_bank_file((SAMPLES / name).read_bytes()).statements


def entries(name: str) -> list[BankEntry]:
    return [entry for one in statements(name) for entry in one.entries]


def test_the_samples_are_what_their_maker_makes() -> None:
    made = sample_files()
    assert {one.name for one in SAMPLES.iterdir()} == set(made)
    assert {name: (SAMPLES / name).read_bytes() for name in made} == made


@pytest.mark.parametrize("bank", BANKS)
def test_a_month_gives_the_same_money_as_camt_and_as_mt940(bank: str) -> None:
    """Money, days, parties and references; only SNS has no place for ids in its MT940."""
    camt, swift = entries(f"{bank}.xml"), entries(f"{bank}.940")
    assert [_money(one) for one in camt] == [_money(one) for one in swift]
    assert [_texts(one, bank) for one in camt] == [_texts(one, bank) for one in swift]
    assert sum(one.amount for one in camt) == 6_299_95


def _money(entry: BankEntry) -> tuple[object, ...]:
    return (
        entry.booked_on,
        entry.value_on,
        entry.amount,
        entry.returned,
        entry.batch,
        [(one.amount, one.account, one.name) for one in entry.details],
    )


def _texts(entry: BankEntry, bank: str) -> list[tuple[object, ...]]:
    ids = bank != "sns"
    return [
        (
            "" if one.structured else one.tight,
            one.structured,
            ids and (one.end_to_end, one.mandate, one.return_code),
        )
        for one in entry.details
    ]


@pytest.mark.parametrize("bank", BANKS)
def test_both_files_of_a_month_have_the_same_balances_and_add_up(bank: str) -> None:
    month = sample_months()[bank]
    for name in (f"{bank}.xml", f"{bank}.940"):
        found = statements(name)
        assert {one.account.iban for one in found} == {month.account}
        assert found[0].opening is not None
        assert found[-1].closing is not None
        assert (found[0].opening.amount, found[-1].closing.amount) == (10_000_00, 16_299_95)
        assert all(one.adds_up for one in found)


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("abn-amro.xml", date(2026, 2, 28)),
        ("sns.940", date(2026, 2, 28)),
        # nothing was booked on the 28th, so that a closing balance of that day may be the
        # opening balance of the next: a day too early harms nobody
        ("abn-amro.940", date(2026, 2, 27)),
        # Knab dates it on the first of March
        ("knab.940", date(2026, 2, 28)),
    ],
)
def test_the_last_day_is_one_that_the_file_shows_whole(name: str, last: date) -> None:
    assert statements(name)[-1].last == last


def test_a_batch_without_details_counts_as_a_whole() -> None:
    (batch,) = (one for one in entries("rabobank.940") if one.batch)
    assert (batch.amount, batch.batch, batch.details) == (3_630_00, 3, ())


def test_a_return_is_a_debit_that_says_what_came_back() -> None:
    for name in ("ing.xml", "ing.940", "ing-returns.xml"):
        (back,) = (one for one in entries(name) if one.returned)
        (detail,) = back.details
        assert (back.amount, detail.return_code) == (-1_210_00, "MD06")
        assert detail.return_of == detail.end_to_end == "VOORB-INC-0088"


def test_a_notification_has_no_balances_and_makes_no_day_known() -> None:
    (found,) = statements("ing-returns.xml")
    assert found.kind is StatementKind.NOTIFICATION
    assert (found.opening, found.closing, found.last, found.adds_up) == (None, None, None, None)
    assert found.remarks == ()


def test_a_number_that_was_wrapped_stands_whole_in_what_was_joined() -> None:
    (entry,) = (one for one in entries("ing.940") if one.amount == 2_057_00)
    (detail,) = entry.details
    assert "2026-0098, 2026-0101 en 2026-0112" in detail.unstructured
    assert "2026-0103, klantnummer" in detail.unstructured
    assert not any("2026-0098" in piece for piece in detail.pieces)


def test_an_account_without_iban_gets_it_from_the_bank_named_in_the_file() -> None:
    (found,) = statements("abn-amro.940")
    assert found.account.written == "123456701"
    assert found.account.iban == sample_months()["abn-amro"].account
    assert [one.kind for one in found.remarks] == [RemarkKind.ACCOUNT_WORKED_OUT]
