"""Credit that waits, and two who were one by mistake: it holds whose it may be after it."""

from uuid import UUID

import pytest

from application.commands.credit_notes import PlaceCreditNote
from application.commands.fields import Euro
from application.house import House
from application.views import Views
from domain.debtor.events import CreditKind
from tests.application.houses import broken, by, case_of, take_in
from tests.application.papers import credit_note, invoice
from tests.application.test_credit_first import claims, lay, note_of, written_to
from tests.application.test_merging import views
from tests.application.test_whose_note import BAKKER, JANSEN, house, of, two_of_two, waits_for
from tests.asking import merge, undo_merge

__all__ = ["house", "views"]
STRANGER = ("X", "Elders 1", "x@example.nl")


def owner(house: House, claim: UUID) -> UUID:
    return case_of(house, claim).debtor.id


def credit(house: House, claim: UUID) -> list[tuple[CreditKind, int]]:
    return [(one.kind, one.amount) for one in waits_for(house, claim)]


@pytest.mark.both_stores
@pytest.mark.parametrize("named", [("A-1", "B-1"), ("B-1", "A-1")])
def test_a_note_that_concerns_both_holds_both_after_a_merge_that_is_undone(
    house: House, views: Views, named: tuple[str, str]
) -> None:
    note = credit_note("C-1", "120.00", customer="", references=named)
    first, second = two_of_two(house, of(STRANGER, note))
    one, two = owner(house, first), owner(house, second)
    merge(house, one, by=by(), into=two)
    undo_merge(house, one, by=by())
    both = [(CreditKind.POSSIBLE_NOTE, 120_00)]
    assert credit(house, first) == credit(house, second) == both
    assert not written_to(house, first)
    assert not written_to(house, second)
    assert broken(house) == []
    views.catch_up()
    assert all(one.comparison and one.comparison.equal for one in views.rebuild())


def test_what_is_left_of_a_note_that_was_placed_while_they_were_one_holds_both(
    house: House,
) -> None:
    note = credit_note("C-1", "120.00", customer="", references=("A-1", "B-1"))
    first, second = two_of_two(house, of(STRANGER, note))
    one, two = owner(house, first), owner(house, second)
    merge(house, one, by=by(), into=two)
    PlaceCreditNote(invoice_number="A-1", amount=Euro(90_00)).carry(house, note_of(house), by=by())
    undo_merge(house, one, by=by())
    assert credit(house, first) == credit(house, second) == [(CreditKind.POSSIBLE_NOTE, 30_00)]
    PlaceCreditNote(invoice_number="B-1").carry(house, note_of(house), by=by())
    assert credit(house, first) == credit(house, second) == []


@pytest.mark.both_stores
def test_a_note_that_came_while_they_were_one_holds_both_after_it(house: House) -> None:
    first, second = claims(
        house,
        of(JANSEN, invoice("A-1", "100.00")),
        of(BAKKER, invoice("B-1", "80.00", customer="K-2")),
    )
    one, two = owner(house, first), owner(house, second)
    merge(house, one, by=by(), into=two)
    take_in(house, of(JANSEN, credit_note("C-1", "30.00")))
    assert owner(house, first) == two
    undo_merge(house, one, by=by())
    assert credit(house, first) == credit(house, second) == [(CreditKind.POSSIBLE_NOTE, 30_00)]
    assert not written_to(house, first)


def test_a_note_of_one_of_them_from_before_the_merge_is_his_alone_after_it(house: House) -> None:
    first, second = claims(
        house,
        of(JANSEN, invoice("A-1", "100.00")),
        of(BAKKER, invoice("B-1", "80.00", customer="K-2")),
        of(JANSEN, credit_note("C-1", "30.00")),
        of(BAKKER, credit_note("C-2", "20.00", customer="K-2")),
    )
    before = [credit(house, claim) for claim in (first, second)]
    assert before == [[(CreditKind.CREDIT_NOTE, 30_00)], [(CreditKind.CREDIT_NOTE, 20_00)]]
    one = owner(house, first)
    merge(house, one, by=by(), into=owner(house, second))
    undo_merge(house, one, by=by())
    assert [credit(house, claim) for claim in (first, second)] == before


def test_credit_in_a_list_that_may_be_of_two_holds_both_after_a_merge_that_is_undone(
    house: House,
) -> None:
    first, second = claims(
        house,
        of(JANSEN, invoice("A-1", "100.00")),
        of(BAKKER, invoice("B-1", "80.00", customer="K-2")),
    )
    lay(house, first, "Familie;A-1;100,00", "Familie;B-1;80,00", "Familie;CN-55;-30,00")
    one = owner(house, first)
    merge(house, one, by=by(), into=owner(house, second))
    undo_merge(house, one, by=by())
    assert credit(house, first) == credit(house, second) == [(CreditKind.POSSIBLE_ITEM, 30_00)]
