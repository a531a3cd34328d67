"""Which credits of a list of open items are news, and whose they are."""

from application.house import House
from tests.application.houses import case_of
from tests.application.papers import credit_note, invoice
from tests.application.test_credit_first import claims, house, lay

__all__ = ["house"]


def test_a_credit_that_is_known_as_a_credit_note_is_not_told_as_unknown(house: House) -> None:
    [first] = claims(house, invoice("A-1", "100.00"), credit_note("C-1", "40.00"))
    laid = lay(house, first, "K-1;A-1;100,00", "K-1;C-1;-40,00")
    assert (laid.credits, laid.unknown) == ([], [])
    assert len(case_of(house, first).debtor.credits) == 1


def test_a_credit_counts_for_the_one_debtor_whose_invoices_the_list_puts_beside_it(
    house: House,
) -> None:
    first, other = claims(house, invoice("A-1", "100.00"), invoice("B-1", "80.00", customer="K-2"))
    laid = lay(house, first, "Zon;A-1;100,00", "Zon;C-1;-1,00", "Maan;C-2;-2,00", ";C-3;-3,00")
    assert [(one.debtor, one.number) for one in laid.credits] == [
        (case_of(house, first).debtor.id, "C-1")
    ]
    assert laid.unknown == ["C-2", "C-3"]
    assert case_of(house, other).debtor.credits == {}
