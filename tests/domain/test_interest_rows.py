"""How interest came about, in whole cents: each stretch in those in which it was rounded."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given

from domain.claim.balance import Balance
from domain.law.account import Entry, run_account
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind
from domain.letter.order.rows import interest_lines
from tests.law.build import consumer, on, payment, principal
from tests.law.cases import LAST, charges, lives, payments, terms

TODAY = date(2026, 11, 30)


def balance(entries: Sequence[Entry], with_: InterestTerms, until: date = TODAY) -> Balance:
    return Balance(until, run_account(entries, terms=with_, until=until))


def test_a_cent_stays_with_the_stretch_that_was_rounded_with_it() -> None:
    trade = InterestTerms(InterestKind.COMMERCIAL, on("2025-12-19"))
    entries = [principal("2025-12-14", 4_325_75), payment("2025-12-30", 500_00, "P")]
    now = balance(entries, trade)
    # 14.4349 was taken of the payment as 14.43; 194.3551 and 167.4108 are open since.
    assert [line.amount for line in interest_lines(now)] == [14_43, 194_36, 167_41]
    assert (now.interest, now.account.charged_interest) == (361_77, 376_20)
    assert now.principal == 4_325_75 - (500_00 - 14_43)


def test_what_a_full_year_made_is_shared_over_its_own_stretches() -> None:
    now = balance([principal("2025-11-19", 786_50)], consumer("2025-11-29"))
    old, new, since = (line.amount for line in interest_lines(now))
    assert (old + new, since) == (32_88, 18)
    assert now.account.capitalised == 32_88


@given(charges(), payments(), terms())
def test_lines_add_up_and_each_is_less_than_a_cent_from_its_own_figures(
    charged: list[Entry], paid: list[Entry], with_: InterestTerms
) -> None:
    now = balance([*charged, *paid], with_, LAST)
    lines = interest_lines(now)
    exact = [one.amount for one in now.account.segments if one.amount > 0]
    assert sum(line.amount for line in lines) == (now.account.charged_interest if lines else 0)
    assert all(abs(line.amount - one) < 1 for line, one in zip(lines, exact, strict=True))


@given(lives(), terms())
def test_lines_add_up_whatever_happened(entries: list[Entry], with_: InterestTerms) -> None:
    now = balance(entries, with_, LAST)
    lines = interest_lines(now)
    assert not lines or sum(line.amount for line in lines) == now.account.charged_interest
