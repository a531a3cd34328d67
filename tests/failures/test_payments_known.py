"""What goes wrong elsewhere with a run's payments: letters to who has paid, since nobody looked."""

from datetime import date, timedelta

from domain.claim.events import CollectionCostsCharged, DefaultDeclared
from domain.creditor.events import PaymentsCheck
from tests.api.webs import browsing
from tests.application.houses import HousePlace, by, sent_steps
from tests.asking import know_payments
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
    assert said_by(books.run(REMIND)) == []
    report = books.run(REMIND + DAY)
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
        runs = web.read("/v1/runs/2026-03-19")
        assert runs[0]["totals"] == {"bank_data_missing": 2}


def test_26b_no_default_no_costs_and_no_hand_over_rest_on_payments_that_are_not_known(
    place: HousePlace,
) -> None:
    books = books_from(place, REMIND, payments_checked=PaymentsCheck.REQUIRED)
    claim = books.bill("A-1", 90_00, due=DUE)
    books.at(REMIND + DAY, 9)
    knows_payments(books, REMIND)
    assert said_by(books.run(REMIND + DAY)) == REMINDED
    # The term ends on Monday the 30th; money of that day is credited on the 31st.
    books.run_each(REMIND + 2 * DAY, date(2026, 4, 6))
    assert books.facts(claim, DefaultDeclared) == []
    books.at(date(2026, 4, 7), 9)
    knows_payments(books, date(2026, 4, 6))
    assert said_by(books.run(date(2026, 4, 7))) == ["default_declared", *WARNED]
    [default] = books.facts(claim, DefaultDeclared)
    assert default.in_default_since == date(2026, 3, 31)  # by law, whenever we find it
    # Posted on 7 April: charged on the 28th at the earliest, once the payments are known.
    days = books.run_each(date(2026, 4, 8), date(2026, 4, 29))
    assert {one for said in days.values() for one in said} == {"bank_data_missing"}
    assert books.facts(claim, CollectionCostsCharged) == []
    books.at(date(2026, 4, 30), 9)
    knows_payments(books, date(2026, 4, 29))
    assert said_by(books.run(date(2026, 4, 30))) == GONE
