"""Nobody is dunned for a cent."""

from datetime import date

from domain.claim.events import CollectionCostsCharged
from tests.failures.books import Books


def test_a_consumer_who_paid_all_but_one_cent_hears_nothing_more(light_books: Books) -> None:
    claim = light_books.bill("S-1", 100_00, due=date(2026, 3, 17))
    light_books.at(date(2026, 3, 16))
    light_books.pay(claim, 99_99, on=date(2026, 3, 16))
    assert light_books.run_each(date(2026, 3, 17), date(2026, 4, 30)) == {}
    assert light_books.facts(claim, CollectionCostsCharged) == []
    assert light_books.claim(claim).live
    report = light_books.run(date(2026, 5, 4))
    assert [line.why.partition(":")[0] for line in report.lines] == ["small_rest"]
