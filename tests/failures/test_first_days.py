"""What goes wrong elsewhere with a run's first days: letters to who has paid, or to everybody."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from adapters.invoice_files import Source
from api.commanding.creditors import know_payments
from api.commanding.guiding import choose_first_step
from api.viewing import views_of
from domain.claim.events import CollectionCostsCharged, DefaultDeclared
from domain.creditor.events import PaymentsCheck
from tests.api.houses import HousePlace, by, sent_steps, take_in
from tests.api.webs import browsing
from tests.failures.books import CONSUMER_BY_POST, Books, books_from, said_by

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST
REMINDED = ["letter_ordered reminder", "letter_sent reminder"]
WARNED = ["letter_ordered fourteen-day-letter", "letter_sent fourteen-day-letter"]
GONE = ["costs_charged", "handed_over"]


# --- 26 ----------------------------------------------------------------------------------------


def knows_payments(books: Books, through: date) -> None:
    know_payments(books.house, books.creditor, by=by(), through=through)


def test_26a_somebody_who_paid_yesterday_gets_no_letter_today(place: HousePlace) -> None:
    books = books_from(place, REMIND, payments_checked=PaymentsCheck.REQUIRED)
    payer, other = (books.bill(f"A-{n}", 90_00, due=DUE) for n in (1, 2))
    # Due on the 17th; money of the 17th is credited on the 18th, and nobody has looked yet.
    report = books.run(REMIND)
    assert said_by(report) == ["bank_data_missing"] * 2
    assert {line.claim_id for line in report.lines} == {payer, other}
    assert all("needed through 2026-03-18" in line.why for line in report.lines)
    assert books.letters() == []
    books.at(date(2026, 3, 19), 9)
    books.pay(payer, 90_00, on=date(2026, 3, 18))
    assert said_by(books.run(date(2026, 3, 19))) == ["bank_data_missing"]
    knows_payments(books, date(2026, 3, 18))
    assert said_by(books.run(date(2026, 3, 19))) == REMINDED
    assert [sent_steps(books.house, one) for one in (payer, other)] == [[], ["reminder"]]
    with browsing(books.house) as web:
        runs = web.read("/v1/runs/2026-03-18")
        assert [run["totals"] for run in runs] == [{"bank_data_missing": 2}]


def test_26b_no_default_no_costs_and_no_hand_over_rest_on_payments_that_are_not_known(
    place: HousePlace,
) -> None:
    books = books_from(place, REMIND, payments_checked=PaymentsCheck.REQUIRED)
    claim = books.bill("A-1", 90_00, due=DUE)
    knows_payments(books, REMIND)
    assert said_by(books.run(REMIND)) == REMINDED
    # The term ends on Friday the 27th; money of that day is credited on Monday the 30th.
    books.run_each(REMIND + DAY, date(2026, 4, 1))
    assert books.facts(claim, DefaultDeclared) == []
    books.at(date(2026, 4, 2), 9)
    knows_payments(books, date(2026, 4, 1))
    assert said_by(books.run(date(2026, 4, 2))) == ["default_declared", *WARNED]
    [default] = books.facts(claim, DefaultDeclared)
    assert default.in_default_since == date(2026, 3, 28)  # by law, whenever we find it
    # Posted on 2 April: charged on the 23rd at the earliest, once the payments are known.
    days = books.run_each(date(2026, 4, 3), date(2026, 4, 28))
    assert {one for said in days.values() for one in said} == {"bank_data_missing"}
    assert books.facts(claim, CollectionCostsCharged) == []
    books.at(date(2026, 4, 29), 9)
    knows_payments(books, date(2026, 4, 28))
    assert said_by(books.run(date(2026, 4, 29))) == GONE


# --- 28 ----------------------------------------------------------------------------------------

OLD = 600
CEILING = 25
"""So many old claims may begin on one day, by the plan."""


def test_28_six_hundred_old_invoices_on_the_first_day_start_no_avalanche(tmp_path: Path) -> None:
    place = HousePlace("sqlite", "", tmp_path / "home")
    monday = date(2026, 11, 23)
    books = books_from(place, monday)
    sources = [Source(f"{n}.xml", books.invoice(f"O-{n:03}", 100_00, due=DUE)) for n in range(OLD)]
    outcomes = take_in(books.house, *sources)
    claims = [outcome.claim for outcome in outcomes if outcome.claim]
    assert len(claims) == OLD
    with views_of(books.house) as views:

        def run(day: date) -> Counter[str]:
            views.catch_up()
            return books.run(day, candidates=views.candidates).counts()

        assert run(monday)["letter_sent"] == 0
        assert books.letters() == []
        views.catch_up()
        assert views.worklist.count(monday)["choose_first_step"] == OLD
        for claim in claims[: CEILING + 5]:
            choose_first_step(books.house, claim, by=by(), step="reminder")
        assert run(monday)["letter_sent"] == CEILING
        assert run(monday + DAY)["letter_sent"] == 5
        views.catch_up()
        assert views.worklist.count(monday)["choose_first_step"] == OLD - CEILING - 5
    assert len(books.letters()) == CEILING + 5
    place.close()
