"""Through which day a statement shows all: it may be a day early, and never a day late."""

from datetime import date

import pytest

from adapters.statements import RemarkKind, Statement, StatementPage, read_bank_file
from tests.adapters.statements.sample_months import SAMPLES

LAST = date(2026, 2, 28)
CAMT = (SAMPLES / "ing.xml").read_text("utf-8")
SWIFT = (SAMPLES / "ing.940").read_text("ascii")


def camt(*changes: tuple[str, str]) -> Statement:
    return _one(CAMT, changes)


def swift(*changes: tuple[str, str]) -> Statement:
    return _one(SWIFT, changes)


def _one(text: str, changes: tuple[tuple[str, str], ...]) -> Statement:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (found,) = read_bank_file(text.encode()).statements
    return found


def kinds(statement: Statement) -> set[RemarkKind]:
    return {remark.kind for remark in statement.remarks}


@pytest.mark.parametrize(
    ("made", "last"),
    [
        ("2026-03-01T00:00:00+01:00", LAST),
        ("2026-02-28T23:59:59+01:00", date(2026, 2, 27)),
        ("2026-02-28T23:30:00Z", LAST),  # it is March in Amsterdam
        ("2026-02-28T12:00:00", date(2026, 2, 27)),
        ("2026-02-12T12:00:00", date(2026, 2, 11)),
    ],
)
def test_a_day_on_which_the_file_was_made_is_not_shown_whole(made: str, last: date) -> None:
    found = camt(("2026-03-01T03:15:00+01:00", made))
    assert found.last == last
    own = made.startswith("2026-02-28") and last != LAST
    assert (RemarkKind.MADE_ON_ITS_DAY in kinds(found)) is own


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("2026-02-28T23:59:00", LAST),
        ("2026-02-28T23:58:59", date(2026, 2, 27)),
        ("2026-02-28T00:00:00", date(2026, 2, 27)),
        ("2026-03-01T00:00:00", LAST),
    ],
)
def test_a_period_that_ends_within_a_day_does_not_show_it(until: str, last: date) -> None:
    assert camt(("2026-02-28T23:59:59", until)).last == last


def test_a_period_of_one_day_may_be_written_with_midnight_twice() -> None:
    found = camt(("2026-02-01T00:00:00", "2026-02-28T00:00:00"),
                 ("2026-02-28T23:59:59", "2026-02-28T00:00:00"))  # fmt: skip
    assert (found.first, found.last) == (LAST, LAST)


def test_balances_that_do_not_tie_show_no_day() -> None:
    for found in (camt(("16299.95", "16299.94")), swift(("16299,95", "16299,94"))):
        assert (found.adds_up, found.last) == (False, None)
        assert RemarkKind.BALANCES_DO_NOT_TIE in kinds(found)


def test_without_a_closing_balance_no_day_is_shown() -> None:
    for found in (camt((">CLBD<", ">CLAV<")), camt((">OPBD<", ">OPAV<"))):
        assert (found.adds_up, found.last) == (None, None)


def test_a_page_that_is_not_the_last_shows_no_day() -> None:
    found = swift((":62F:", ":62M:"))
    assert (found.page, found.last, found.adds_up) == (StatementPage(1, last=False), None, True)


@pytest.mark.parametrize(
    ("opening", "closing", "first", "last"),
    [
        # the closing day has an entry
        ("260131", "260227", date(2026, 2, 1), date(2026, 2, 27)),
        # it has none: it may be the day on which the next one opens
        ("260131", "260228", date(2026, 2, 1), date(2026, 2, 27)),
        # the first entry is of the day of the opening balance
        ("260202", "260228", date(2026, 2, 2), date(2026, 2, 27)),
        # both balances are of one day
        ("260228", "260228", LAST, LAST),
    ],
)
def test_the_days_of_an_mt940_follow_from_its_balances_and_entries(
    opening: str, closing: str, first: date, last: date
) -> None:
    found = swift((":60F:C260131", f":60F:C{opening}"), (":62F:C260228", f":62F:C{closing}"))
    assert (found.first, found.last) == (first, last)


def test_entries_that_the_file_counts_otherwise_are_remarked_on() -> None:
    assert kinds(swift(("/SUM/2/7/", "/SUM/2/8/"))) == {RemarkKind.SUMS_DIFFER}
    assert kinds(swift()) == set()


def test_entries_of_another_currency_than_the_account_do_not_tie() -> None:
    found = camt(('<Amt Ccy="EUR">99.95</Amt>', '<Amt Ccy="USD">99.95</Amt>'))
    assert (found.adds_up, found.last) == (False, None)
    assert RemarkKind.OTHER_CURRENCY in kinds(found)


def test_details_that_come_to_another_amount_leave_their_entry_whole() -> None:
    found = camt(("<NbOfTxs>3</NbOfTxs>", "<NbOfTxs>3</NbOfTxs></Btch>" + "<TxDtls>"
                  "<Amt Ccy='EUR'>1000.00</Amt></TxDtls>" * 3 + "<Btch>"))  # fmt: skip
    (batch,) = (one for one in found.entries if one.batch)
    assert (batch.amount, batch.details) == (3_630_00, ())
    assert RemarkKind.DETAILS_DO_NOT_ADD_UP in kinds(found)


def test_a_later_version_is_read_with_a_remark() -> None:
    assert kinds(camt(("camt.053.001.08", "camt.053.001.27"))) == {RemarkKind.UNKNOWN_VERSION}
    assert kinds(camt(("camt.053.001.08", "camt.053.001.13"))) == set()
