"""The page that sets two points side by side, in both languages."""

from collections.abc import Iterator

import pytest

from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from


@pytest.fixture
def web(place: HousePlace) -> Iterator[Web]:
    house = place.open()
    claim_from(house, CONSUMER)
    with browsing(house) as served:
        yield served


def test_two_points_stand_side_by_side_with_the_claims_that_differ(web: Web) -> None:
    page = web.client.get("/vergelijking")
    assert page.status_code == 200
    assert "Twee momenten naast elkaar" in page.text
    assert page.text.count("bekend op positie") == 2
    assert "Vorderingen die verschillen: 1" in page.text  # its invoice only came today
    assert "niet bekend" in page.text


def test_what_cannot_be_read_or_is_not_there_is_refused_with_its_way_out(web: Web) -> None:
    page = web.client.get("/vergelijking", params={"known_at": "straks"})
    assert page.status_code == 400
    assert "Eerste, bekend op: is geen moment met een zone" in page.text
    page = web.client.get("/vergelijking", params={"other_known_at": "999999"})
    assert page.status_code in {400, 409, 422}
    assert "Zo ver gaat het log nog niet" in page.text
