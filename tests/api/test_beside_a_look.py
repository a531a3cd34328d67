"""What is recorded while a page is made is left for the next one."""

from uuid import UUID

import pytest

from api.pages.timeline import facts_of_stream, moments
from application.at_one_look import LookedAtHouse
from application.house import House
from application.views import Views, views_of
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from
from tests.asking import add_note, begin_bar


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


def told(house: House, views: Views, about: UUID) -> list[int]:
    """The positions of what a timeline tells, by a view that may be ahead of the page."""
    views.catch_up()
    facts = facts_of_stream(views, about)
    return sorted(one.fact.position for one in moments(house, facts, about=about))


@pytest.mark.both_stores
def test_a_timeline_tells_what_there_was_when_its_page_was_begun(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    debtor = case_of(house, claim).debtor.id
    with views_of(house) as views:
        before = {about: told(house, views, about) for about in (claim, debtor)}
        page = LookedAtHouse.of(house)
        assert all(page.collections.history(about) for about in before)
        add_note(house, claim, by=by(), text="Belde terug.")
        begin_bar(house, debtor, by=by(), bar="bankruptcy", since=house.today)
        for about, facts in before.items():
            assert told(page, views, about) == facts
            assert len(told(house, views, about)) > len(facts)
