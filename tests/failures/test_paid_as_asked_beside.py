"""Paid as a letter asked, where a part of it was contested, or a claim of it is asked no more."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.case.asking_letters import asking_letters
from domain.claim.events import Asked, DisputeOutcome, RestWaived
from domain.claim.state import Ending
from domain.days import add_days
from tests.application.houses import by, case_of
from tests.asking import (
    enter_in_error,
    extend_term,
    recall,
    record_dispute,
    resolve_dispute,
    withdraw,
    write_off,
)
from tests.failures.books import Books
from tests.failures.test_paid_as_asked import DEMANDED, DUE, run_on, two_warned

DAY = timedelta(days=1)


def demanded_in_part(books: Books) -> tuple[UUID, Asked, date]:
    """A company that contests 3,000 of 8,000 and got a demand for the rest, by its last day."""
    claim = books.by_hand("B-9", 8_000_00, due=DUE, company=True)
    books.at(DUE)
    record_dispute(books.house, claim, by=by(), ground="quality", amount=3_000_00)
    books.run_each(date(2026, 3, 18), DEMANDED)
    sent = books.claim(claim).letters[-1]
    assert (sent.kind, sent.asked.principal) == ("final_demand", 5_000_00)
    assert sent.pay_by is not None
    books.at(sent.pay_by)
    return claim, sent.asked, sent.pay_by


def waived(books: Books, claim: UUID) -> int:
    return sum(one.amount for one in books.facts(claim, RestWaived))


def test_interest_over_what_is_contested_is_not_let_go_with_the_rest(light_books: Books) -> None:
    claim, asked, last = demanded_in_part(light_books)
    interest = light_books.owed(claim).interest
    light_books.pay(claim, asked.total, on=last)
    # Of the days from letter to payment it is that over 5,000; over 3,000 it is owed still.
    assert waived(light_books, claim) == 4_17
    assert sum(light_books.parts(claim)) == 3_000_00 + interest - asked.interest - 4_17


def test_what_is_granted_of_the_contested_part_lowers_nothing_that_the_letter_asked(
    light_books: Books,
) -> None:
    claim, asked, last = demanded_in_part(light_books)
    resolve_dispute(light_books.house, claim, by=by(), outcome=DisputeOutcome.UPHELD)
    light_books.pay(claim, asked.total - 1, on=last)
    assert waived(light_books, claim) == 0
    assert light_books.claim(claim).live


def test_who_paid_the_rest_in_time_and_was_granted_what_he_contested_is_done(
    light_books: Books,
) -> None:
    claim, asked, last = demanded_in_part(light_books)
    resolve_dispute(light_books.house, claim, by=by(), outcome=DisputeOutcome.UPHELD)
    light_books.pay(claim, asked.total, on=last)
    assert light_books.parts(claim) == (0, 0, 0)
    assert light_books.claim(claim).ending is Ending.SETTLED


def test_who_paid_the_rest_first_and_is_granted_the_other_part_later_is_done_as_well(
    light_books: Books,
) -> None:
    claim, asked, last = demanded_in_part(light_books)
    light_books.pay(claim, asked.total, on=last)
    resolve_dispute(light_books.house, claim, by=by(), outcome=DisputeOutcome.UPHELD)
    assert light_books.parts(claim) == (0, 0, 0)
    assert light_books.claim(claim).ending is Ending.SETTLED
    assert run_on(light_books, last + DAY) == []


def test_a_claim_of_the_letter_that_was_withdrawn_is_not_waited_for(light_books: Books) -> None:
    claims, asked, last = two_warned(light_books)
    light_books.at(last)
    withdraw(light_books.house, claims[1], by=by(), why="creditor_error")
    light_books.pay(claims[0], asked[0], on=last)
    assert light_books.claim(claims[0]).ending is Ending.SETTLED
    assert run_on(light_books, last + DAY) == []


def test_money_on_a_claim_that_was_given_up_pays_no_other_of_the_letter(
    light_books: Books,
) -> None:
    claims, asked, last = two_warned(light_books)
    light_books.at(last)
    write_off(light_books.house, claims[1], by=by(), why="uncollectable")
    light_books.pay(claims[1], asked[0], on=last)
    assert light_books.facts(claims[0], RestWaived) == []
    assert light_books.parts(claims[0])[0] == 300_00


def test_an_invoice_of_the_letter_that_was_taken_back_is_not_waited_for(
    light_books: Books,
) -> None:
    claims, asked, last = two_warned(light_books)
    light_books.at(last)
    enter_in_error(light_books.house, claims[1], by=by(), version=1, approved_by="somebody else")
    light_books.pay(claims[0], asked[0], on=last)
    assert light_books.claim(claims[0]).ending is Ending.SETTLED


def test_the_run_settles_beside_an_invoice_of_the_letter_that_was_taken_back(
    light_books: Books,
) -> None:
    first, second, third = (
        light_books.bill(number, cents, due=DUE, debtor="K-7")
        for number, cents in (("D-1", 300_00), ("D-2", 500_00), ("D-3", 100_00))
    )
    light_books.run_each(date(2026, 3, 18), date(2026, 4, 8))
    case = case_of(light_books.house, first)
    *_, letter = asking_letters(case.claim, case.letters)
    assert letter.order is not None
    assert {part.claim_id for part in letter.order.claims} == {first, second, third}
    light_books.at(letter.last)
    enter_in_error(light_books.house, third, by=by(), version=1, approved_by="somebody else")
    light_books.pay(first, letter.asked.total, on=letter.last)
    withdraw(light_books.house, second, by=by(), why="creditor_error")
    report = light_books.run(letter.last + DAY)
    assert [line.what for line in report.lines] == ["rest_waived", "settled"]
    assert light_books.claim(first).ending is Ending.SETTLED


def test_an_extension_moves_the_term_of_the_last_letter_and_of_none_before_it(
    light_books: Books,
) -> None:
    claim = light_books.bill("B-7", 10_000_00, due=DUE, company=True, agreed=True)
    light_books.run_each(date(2026, 3, 18), date(2026, 5, 20))
    assert light_books.claim(claim).ending is Ending.HANDED_OVER
    costs = light_books.parts(claim)[2]
    recall(light_books.house, claim, by=by(), why="other")
    longer = add_days(light_books.house.today, 30)
    extend_term(light_books.house, claim, by=by(), pay_by=longer)
    light_books.at(longer)
    light_books.pay(claim, 10_000_00, on=longer)
    # The reminder asked that, and no costs; its own term was over long before they were charged.
    assert light_books.facts(claim, RestWaived) == []
    assert sum(light_books.parts(claim)) == costs > 0


@pytest.mark.parametrize(("less", "done"), [(0, True), (1, False)])
def test_what_a_later_dispute_is_granted_lowers_what_the_letter_asked(
    light_books: Books, less: int, *, done: bool
) -> None:
    claim, asked, last = demanded_in_part(light_books)
    record_dispute(light_books.house, claim, by=by(), ground="amount", amount=100_00)
    later = light_books.claim(claim).disputes[-1].version
    resolve_dispute(
        light_books.house, claim, by=by(), outcome=DisputeOutcome.UPHELD, disputed=later
    )
    light_books.pay(claim, asked.total - 100_00 - less, on=last)
    assert (waived(light_books, claim) > 0) is done
