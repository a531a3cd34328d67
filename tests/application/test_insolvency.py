"""Interest of a bankrupt is shown to the day of his bankruptcy: what runs on cannot be filed."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.answers import answer_of
from application.house import House
from application.queries.claims import claim_out, see
from application.queries.lists import Wanted, page_of
from application.views import views_of
from domain.claim.balance import balance
from domain.claim.state import Ending
from domain.law.account import interest_segments, run_account
from domain.law.entries import Entry, EntryKind
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind
from tests.application.houses import HousePlace, business_from, by, case_of
from tests.asking import add_note, begin_bar, end_bar, pay_too_much, refund

DAY = timedelta(days=1)
ORDERED = date(2026, 6, 10)


def interest_on(house: House, claim: UUID, day: date) -> str:
    return claim_out(house, see(house, claim, on=day)).balance.interest


@pytest.mark.parametrize(("bar", "lost"), [("bankruptcy", 0), ("debt_restructuring", 1)])
def test_interest_ends_on_the_day_before_the_order_and_runs_again_when_it_is_over(
    place: HousePlace, house: House, bar: str, lost: int
) -> None:
    """Over its days a bankruptcy keeps interest from the estate alone, a restructuring from him.

    Here each is over on the day on which it began (Fw 128, 303 lid 1).
    """
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    before = [interest_on(house, claim, day) for day in (ORDERED - 2 * DAY, ORDERED - DAY)]
    would_be = interest_on(house, claim, ORDERED + (60 - lost) * DAY)
    assert before[0] < before[1] < would_be
    debtor = case_of(house, claim).debtor.id
    begin_bar(house, debtor, by=by(), bar=bar, since=ORDERED if bar == "bankruptcy" else None)
    assert [interest_on(house, claim, ORDERED - n * DAY) for n in (2, 1)] == before
    for day in (ORDERED, ORDERED + DAY, ORDERED + 60 * DAY):
        assert interest_on(house, claim, day) == before[1]
    with views_of(house) as views:
        views.catch_up()
        [row] = page_of(views, Wanted(on=ORDERED + 60 * DAY)).rows
        assert row.interest == before[1]
        end_bar(house, debtor, by=by(), bar=bar)
        views.catch_up()
        [row] = page_of(views, Wanted(on=ORDERED + 60 * DAY)).rows
    assert row.interest == would_be == interest_on(house, claim, ORDERED + 60 * DAY)


@pytest.mark.parametrize("last", [date(2025, 3, 31), date(2025, 12, 31), date(2026, 7, 1)])
@pytest.mark.parametrize("kind", [InterestKind.CONSUMER, InterestKind.COMMERCIAL])
def test_segments_and_account_agree_where_interest_ends(last: date, kind: InterestKind) -> None:
    first = date(2025, 2, 1)
    entries = [
        Entry(on=first, kind=EntryKind.PRINCIPAL, cents=123_456_78, ref="principal"),
        Entry(on=last + 20 * DAY, kind=EntryKind.PAYMENT, cents=10_00, ref="p"),
    ]
    terms = InterestTerms(kind, first, last_interest_day=last)
    segments = interest_segments(entries, terms=terms, through=date(2028, 12, 31))
    for day in (last - DAY, last, last + DAY, last + 19 * DAY, last + 20 * DAY, last + 800 * DAY):
        account = run_account([e for e in entries if e.on <= day], terms=terms, until=day)
        [segment] = [
            s for s in segments if s.first_on <= day and (not s.last_on or day <= s.last_on)
        ]
        assert segment.interest_on(day) == account.interest
        unended = run_account(entries[:1], terms=InterestTerms(kind, first), until=min(day, last))
        if day < last + 20 * DAY:
            assert account.interest == unended.interest


def test_interest_that_would_begin_after_the_end_is_none() -> None:
    entry = Entry(on=date(2025, 1, 1), kind=EntryKind.PRINCIPAL, cents=100_00, ref="principal")
    end = date(2025, 1, 31)
    terms = InterestTerms(InterestKind.CONSUMER, end + DAY, last_interest_day=end)
    assert run_account([entry], terms=terms, until=date(2026, 1, 1)).interest == 0


def test_money_in_a_bankruptcy_settles_at_once_and_what_is_too_much_can_go_back(
    place: HousePlace, house: House
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    debtor = case_of(house, claim).debtor.id
    begin_bar(house, debtor, by=by(), bar="bankruptcy", since=ORDERED)
    paid_on = ORDERED + 200 * DAY
    place.clock.move_to(paid_on)
    owed = balance(case_of(house, claim).claim, on=paid_on).total
    pay_too_much(house, claim, by=by(), amount=owed + 20_00, credited_on=paid_on)
    found = case_of(house, claim)
    assert found.claim.ending is Ending.SETTLED
    assert [one.amount for one in found.debtor.credits.values()] == [20_00]
    refund(house, claim, by=by(), amount=20_00, refunded_on=paid_on)
    assert not case_of(house, claim).debtor.credits


def test_an_answer_shows_the_interest_to_the_same_day_as_the_claim(
    place: HousePlace, house: House
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    begin_bar(house, case_of(house, claim).debtor.id, by=by(), bar="bankruptcy", since=ORDERED)
    place.clock.move_to(ORDERED + 200 * DAY)
    receipt = add_note(house, claim, by=by(), text="Gebeld met de curator.")
    answer = answer_of(house, receipt)
    assert answer.balance is not None
    assert answer.balance.interest == interest_on(house, claim, ORDERED + 200 * DAY)
