"""What is left and not asked, in the running account and in its segments."""

from datetime import date, timedelta

from domain.law.account import Entry, EntryKind, interest_segments, run_account
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind

FIRST, PAID, BACK = date(2026, 1, 1), date(2026, 3, 2), date(2026, 4, 10)
TERMS = InterestTerms(InterestKind.COMMERCIAL, FIRST)
OPENED = Entry(FIRST, EntryKind.PRINCIPAL, 1_000_00)
PAYMENT = Entry(PAID, EntryKind.PAYMENT, 1_010_00, "P-1")
REST = Entry(PAID, EntryKind.REST_WAIVED, 7_00, "rest@5")
STORNO = Entry(BACK, EntryKind.REVERSAL, 1_010_00, reverses="P-1")
ASKED = Entry(BACK, EntryKind.REST_ASKED, 7_00, reverses="rest@5")


def test_the_waiver_is_interest_first_so_that_the_principal_is_paid() -> None:
    before = run_account([OPENED, PAYMENT], terms=TERMS, until=PAID)
    after = run_account([OPENED, PAYMENT, REST], terms=TERMS, until=PAID)
    assert before.principal - after.principal == min(7_00, before.principal)
    assert before.charged_interest - after.charged_interest == min(7_00, before.principal)


def test_asked_again_it_counts_from_that_day_as_never_let_go() -> None:
    entries = [OPENED, PAYMENT, REST, STORNO, ASKED]
    assert run_account(entries, terms=TERMS, until=BACK - timedelta(days=1)).principal == 0
    never = run_account([OPENED, PAYMENT, STORNO], terms=TERMS, until=BACK)
    now = run_account(entries, terms=TERMS, until=BACK)
    assert now.principal == never.principal == 1_000_00
    assert now.unmatched == ()


def test_segments_give_on_every_day_what_the_account_gives() -> None:
    entries = [OPENED, PAYMENT, REST, STORNO, ASKED]
    for piece in interest_segments(entries, terms=TERMS, through=date(2026, 6, 1)):
        for day in {piece.first_on, piece.last_on or piece.first_on}:
            found = run_account([e for e in entries if e.on <= day], terms=TERMS, until=day)
            assert (piece.principal, piece.interest_on(day)) == (found.principal, found.interest)
