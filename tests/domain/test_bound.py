"""The Wki and the Bki bind who collects for others, before natural persons who live here."""

from uuid import UUID

import pytest

from domain.case.bound import bound, description_article, may_be_a_person, protected
from domain.debtor.state import Debtor
from domain.parties import Capacity

DEBTOR = UUID(int=1)
PERSONS = {Capacity.CONSUMER, Capacity.SOLE_TRADER, Capacity.UNKNOWN}


@pytest.mark.parametrize("capacity", Capacity)
@pytest.mark.parametrize(("country", "here"), [("NL", True), ("", True), ("BE", False)])
def test_it_binds_before_whoever_may_be_a_natural_person_who_may_live_here(
    capacity: Capacity, country: str, here: bool
) -> None:
    debtor = Debtor(DEBTOR, capacity=capacity, country=country)
    person = capacity in PERSONS
    assert may_be_a_person(debtor) is person
    assert protected(debtor) is (person and here)
    assert bound(debtor, for_others=True) is (person and here)
    assert bound(debtor, for_others=False) is False


def test_of_whom_nothing_is_known_is_protected() -> None:
    assert protected(Debtor(DEBTOR))


def test_what_is_asked_by_no_law_cites_none() -> None:
    assert description_article(Debtor(DEBTOR), for_others=True) == "Bki art. 3.1"
    assert description_article(Debtor(DEBTOR), for_others=False) == ""
    company = Debtor(DEBTOR, capacity=Capacity.COMPANY)
    assert description_article(company, for_others=True) == ""
