"""The lines of our accounts as a list: what waits first, by state, account, day and amount."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from application.commands.creditors import RegisterCreditor
from application.house import House
from application.views import Views, views_of
from domain.bank.line import LineStanding
from domain.bank.line_events import ParkedWhy, SetAsideWhy
from projections.bank.questions import BankLineRow, LinesWanted
from tests.application.bank_files import DAY, MONDAY, bring, entry, statement
from tests.application.houses import by

A, B = "NL20INGB0001234567", "NL91ABNA0417164300"
EVERY = LinesWanted()

pytestmark = pytest.mark.both_stores


@pytest.fixture
def views(house: House) -> Iterator[Views]:
    """Two accounts: money of nobody and of our own on the one, a payment on the other."""
    for number, iban in enumerate((A, B)):
        kvk = f"{90001237 + number}"
        RegisterCreditor(name=f"Bank {number} B.V.", kvk=kvk, ibans=(iban,)).carry(house, by=by())
    week = [
        entry(5_00, MONDAY),
        entry(-3_00, MONDAY + DAY),
        entry(-4_00),
        entry(7_00, MONDAY + DAY),
    ]
    bring(house, statement(*week, last=MONDAY + DAY, iban=A))
    bring(house, statement(entry(5_00, MONDAY + 2 * DAY), first=MONDAY + 2 * DAY, iban=B))
    with views_of(house) as found:
        found.catch_up()
        yield found


def amounts(rows: list[BankLineRow]) -> list[int]:
    return [one.amount for one in rows]


def listed(views: Views, wanted: LinesWanted = EVERY, **said: object) -> list[int]:
    return amounts(list(views.bank_lines.page(wanted, **said).rows))  # type: ignore[arg-type]  # as said


def test_lines_are_listed_by_what_waits_and_by_what_is_asked(views: Views) -> None:
    assert listed(views) == [5_00, 7_00, 5_00, -3_00, -4_00]
    assert listed(views, LinesWanted(standing=LineStanding.SET_ASIDE)) == [-3_00, -4_00]
    assert listed(views, LinesWanted(iban="nl91 abna 0417 1643 00")) == [5_00]
    assert listed(views, LinesWanted(amount=4_00)) == [-4_00]
    tuesday = LinesWanted(since=MONDAY + DAY, until=MONDAY + DAY)
    assert listed(views, tuesday) == [7_00, -3_00]
    rows = views.bank_lines.page(EVERY).rows
    assert [(one.why, one.rest) for one in (rows[0], rows[-1])] == [
        (ParkedWhy.NO_CLUE, 5_00),
        (SetAsideWhy.DEBIT, 0),
    ]
    assert listed(views, mine=[rows[2].log]) == [5_00]
    assert listed(views, mine=[uuid4()]) == []


def test_pages_leave_nothing_out_while_lines_come_in(views: Views, house: House) -> None:
    first = views.bank_lines.page(EVERY, limit=2)
    later = MONDAY + 3 * DAY
    bring(house, statement(entry(9_00, later), opening=5_00, first=later, iban=B))
    views.catch_up()
    seen, after = amounts(list(first.rows)), first.next
    while after:
        page = views.bank_lines.page(EVERY, limit=2, after=after)
        seen += amounts(list(page.rows))
        after = page.next
    assert seen[:2] == [5_00, 7_00]
    assert sorted({*seen}) == [-4_00, -3_00, 5_00, 7_00, 9_00]


def test_a_view_that_is_made_again_is_the_same(views: Views) -> None:
    [made] = views.rebuild("bank")
    assert made.comparison is not None
    assert made.comparison.equal
