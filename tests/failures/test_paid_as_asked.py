"""Who paid what a letter asked, within its term, is asked nothing more (BW 3:35, 6:248)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.case.asking_letters import asking_letters
from domain.claim.events import (
    ClaimReopened,
    CollectionCostsCharged,
    CollectionCostsWaived,
    RestAskedAgain,
    RestWaived,
)
from domain.claim.state import Ending
from domain.days import add_days
from tests.application.houses import by, case_of
from tests.asking import enter_in_error, reverse_payment
from tests.failures.books import Books

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
DEMANDED = date(2026, 3, 30)
"""The Monday on which the final demand of a company goes out, with three days."""


def demanded(books: Books, number: str = "B-1", cents: int = 10_000_00) -> tuple[UUID, int, date]:
    """A company that got its reminder and its final demand: what that asked, and by when."""
    claim = books.by_hand(number, cents, due=DUE, company=True)
    books.run_each(date(2026, 3, 18), DEMANDED)
    sent = books.claim(claim).letters[-1]
    assert (sent.kind, sent.pay_by is None) == ("final_demand", False)
    assert sent.pay_by is not None
    return claim, sent.asked.total, sent.pay_by


def warned(books: Books) -> tuple[UUID, int, date]:
    """A consumer who got his fourteen-day letter: what it asked, and the end of its term."""
    claim = books.bill("C-1", 412_57, due=DUE)
    books.run_each(date(2026, 3, 18), date(2026, 4, 8))
    case = case_of(books.house, claim)
    [letter] = [one for one in asking_letters(case.claim, case.letters) if not one.asked.costs][-1:]
    assert case.claim.letters[-1].fourteen is not None
    return claim, letter.asked.total, letter.last


def run_on(books: Books, first: date, days: int = 60) -> list[str]:
    found = books.run_each(first, add_days(first, days))
    return [said for lines in found.values() for said in lines]


def test_a_demand_that_is_paid_on_its_last_day_is_done(light_books: Books) -> None:
    claim, asked, last = demanded(light_books)
    assert asked > 10_000_00
    light_books.run_each(DEMANDED + DAY, last)
    light_books.pay(claim, asked, on=last)
    assert light_books.claim(claim).ending is Ending.SETTLED
    assert light_books.parts(claim) == (0, 0, 0)
    [waived] = light_books.facts(claim, RestWaived)
    assert (waived.asked, waived.pay_by, waived.counts_on) == (asked, last, last)
    assert waived.amount < 20_00
    assert waived.letter_id == light_books.claim(claim).letters[-1].letter_id
    assert run_on(light_books, last + DAY) == []
    assert light_books.facts(claim, CollectionCostsCharged) == []


def test_a_demand_that_is_paid_a_day_later_is_not_done(light_books: Books) -> None:
    claim, asked, last = demanded(light_books)
    light_books.run_each(DEMANDED + DAY, last)
    light_books.at(last + DAY)
    light_books.pay(claim, asked, on=last + DAY)
    assert light_books.claim(claim).live
    assert light_books.facts(claim, RestWaived) == []


def test_a_demand_that_is_paid_but_for_one_cent_is_not_done(light_books: Books) -> None:
    claim, asked, last = demanded(light_books)
    light_books.at(last)
    light_books.pay(claim, asked - 1, on=last)
    assert light_books.facts(claim, RestWaived) == []
    light_books.pay(claim, 1, on=last, ref="B-2")
    assert light_books.claim(claim).ending is Ending.SETTLED


def test_a_fourteen_day_letter_that_is_paid_in_its_term_is_done(light_books: Books) -> None:
    claim, asked, last = warned(light_books)
    light_books.at(last)
    light_books.pay(claim, asked, on=last)
    assert light_books.claim(claim).ending is Ending.SETTLED
    assert run_on(light_books, last + DAY) == []
    assert light_books.facts(claim, CollectionCostsCharged) == []


def test_a_fourteen_day_letter_that_is_paid_after_its_term_is_not_done_by_it(
    light_books: Books,
) -> None:
    claim, asked, last = warned(light_books)
    light_books.at(last + DAY)
    light_books.pay(claim, asked, on=last + DAY)
    assert light_books.facts(claim, RestWaived) == []
    assert light_books.claim(claim).live


def test_money_that_came_in_time_and_is_recorded_late_takes_costs_and_rest_back_once(
    light_books: Books,
) -> None:
    claim, asked, last = demanded(light_books)
    said = run_on(light_books, DEMANDED + DAY, days=20)
    assert "costs_charged" in " ".join(said)
    light_books.pay(claim, asked, on=last)
    charged = sum(one.total for one in light_books.facts(claim, CollectionCostsCharged))
    assert charged > 0
    assert sum(one.amount for one in light_books.facts(claim, CollectionCostsWaived)) == charged
    assert light_books.claim(claim).ending is Ending.SETTLED
    assert light_books.parts(claim) == (0, 0, 0)
    assert light_books.owed(claim).unallocated == 0
    version = light_books.claim(claim).version
    light_books.run(light_books.house.today + DAY)
    assert len(light_books.facts(claim, RestWaived)) == 1
    assert light_books.claim(claim).version == version


def test_a_party_with_whom_the_claim_lies_is_told_that_it_was_paid_in_time(
    light_books: Books,
) -> None:
    claim = light_books.bill("B-7", 10_000_00, due=DUE, company=True, agreed=True)
    light_books.run_each(date(2026, 3, 18), date(2026, 5, 20))
    assert light_books.claim(claim).ending is Ending.HANDED_OVER
    letter = light_books.claim(claim).letters[-1]
    assert letter.pay_by is not None
    light_books.pay(claim, letter.asked.total, on=letter.pay_by)
    found = light_books.claim(claim)
    assert found.ending is Ending.SETTLED
    assert {"payment_received", "rest_waived", "collection_costs_waived"} <= set(found.untold)
    assert light_books.parts(claim) == (0, 0, 0)


def test_a_storno_takes_the_waiver_along_and_opens_the_claim_with_all_of_it(
    light_books: Books,
) -> None:
    claim, asked, last = demanded(light_books)
    light_books.at(last)
    light_books.pay(claim, asked, on=last, ref="B-1")
    back = last + 5 * DAY
    light_books.at(back)
    reverse_payment(light_books.house, claim, by=by(), payment_id="B-1", reversed_on=back)
    [waived] = light_books.facts(claim, RestWaived)
    [again] = light_books.facts(claim, RestAskedAgain)
    assert (again.amount, again.counts_on) == (waived.amount, back)
    assert len(light_books.facts(claim, ClaimReopened)) == 1
    assert light_books.claim(claim).live
    principal, interest, costs = light_books.parts(claim)
    assert (principal, costs) == (10_000_00, 0)
    assert interest >= asked - 10_000_00 + waived.amount
    # As it was between payment and storno nothing was open: the log still says so.
    assert light_books.parts(claim, back - DAY) == (0, 0, 0)
    light_books.run(back + DAY)
    assert len(light_books.facts(claim, RestAskedAgain)) == 1


def test_a_payment_entered_in_error_takes_the_waiver_along_as_if_it_never_was(
    light_books: Books,
) -> None:
    claim, asked, last = demanded(light_books)
    light_books.at(last)
    before = light_books.claim(claim).version
    light_books.pay(claim, asked, on=last, ref="B-1")
    enter_in_error(
        light_books.house, claim, by=by(), version=before + 1, approved_by="somebody else"
    )
    assert light_books.claim(claim).live
    assert len(light_books.facts(claim, RestAskedAgain)) == 1
    assert light_books.parts(claim)[0] == 10_000_00
    light_books.run(last + DAY)
    assert len(light_books.facts(claim, RestAskedAgain)) == 1


def two_warned(books: Books) -> tuple[list[UUID], list[int], date]:
    claims = [
        books.bill(number, cents, due=DUE, debtor="K-7")
        for number, cents in (("D-1", 300_00), ("D-2", 500_00))
    ]
    books.run_each(date(2026, 3, 18), date(2026, 4, 8))
    case = case_of(books.house, claims[0])
    *_, letter = asking_letters(case.claim, case.letters)
    assert letter.order is not None
    parts = {part.claim_id: part.asked.total for part in letter.order.claims}
    assert set(parts) == set(claims)
    return claims, [parts[one] for one in claims], letter.last


@pytest.mark.parametrize("moved", [0, -10, 10])
def test_one_letter_for_two_is_done_when_its_total_is_paid_however_it_was_booked(
    light_books: Books, moved: int
) -> None:
    claims, asked, last = two_warned(light_books)
    light_books.at(last)
    light_books.pay(claims[0], asked[0] + moved, on=last, ref="B-1")
    assert [light_books.facts(one, RestWaived) for one in claims] == [[], []]
    light_books.pay(claims[1], asked[1] - moved, on=last, ref="B-2")
    found = [light_books.claim(one).ending for one in claims]
    assert found == [Ending.SETTLED, Ending.SETTLED]
    assert run_on(light_books, last + DAY) == []


def test_what_one_claim_of_a_letter_was_paid_too_much_is_not_given_away_on_the_other(
    light_books: Books,
) -> None:
    claims, asked, last = two_warned(light_books)
    light_books.at(last)
    light_books.pay(claims[0], sum(asked), on=last, ref="B-1")
    surplus = light_books.owed(claims[0]).unallocated
    assert surplus > 490_00
    assert light_books.facts(claims[1], RestWaived) == []
    assert light_books.parts(claims[1])[0] == 500_00


def test_one_letter_for_two_of_which_one_cent_is_missing_settles_none_by_it(
    light_books: Books,
) -> None:
    claims, asked, last = two_warned(light_books)
    light_books.at(last)
    light_books.pay(claims[0], asked[0], on=last, ref="B-1")
    light_books.pay(claims[1], asked[1] - 1, on=last, ref="B-2")
    assert [light_books.facts(one, RestWaived) for one in claims] == [[], []]


def test_a_storno_on_one_claim_of_a_letter_opens_the_other_again_as_well(
    light_books: Books,
) -> None:
    claims, asked, last = two_warned(light_books)
    light_books.at(last)
    for at, one in enumerate(claims):
        light_books.pay(one, asked[at], on=last, ref=f"B-{at}")
    assert [len(light_books.facts(one, RestWaived)) for one in claims] == [1, 1]
    light_books.at(last + 3 * DAY)
    reverse_payment(
        light_books.house, claims[0], by=by(), payment_id="B-0", reversed_on=last + 3 * DAY
    )
    assert [len(light_books.facts(one, RestAskedAgain)) for one in claims] == [1, 1]
    assert [light_books.claim(one).live for one in claims] == [True, True]
