"""What may be typed as what was known stands in the field as an example, and is taken as it is."""

import re
from collections.abc import Iterator

import pytest

from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, case_of, claim_from

_FIELD = re.compile(r'<input[^>]*name="(\w*known_at)"[^>]*placeholder="([^"]+)"')


@pytest.fixture
def web(place: HousePlace) -> Iterator[Web]:
    house = place.open()
    claim_from(house, CONSUMER)
    with browsing(house) as served:
        yield served


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("nl", "2026-03-17 12:00 of 1234"), ("en", "2026-03-17 12:00 or 1234")],
)
def test_every_page_that_asks_what_was_known_shows_how_it_is_written(
    web: Web, language: str, wanted: str
) -> None:
    [claim] = [row["id"] for row in web.read("/v1/claims")["rows"]]
    debtor = case_of(web.house, claim).debtor.id
    headers = {"Accept": "text/html", "Accept-Language": language}
    fields = 0
    of_one = (f"/claims/{claim}", f"/debiteuren/{debtor}")
    for page in ("/", "/werk", "/cijfers", "/vergelijking", *of_one):
        text = web.client.get(page, headers=headers).text
        found = _FIELD.findall(text)
        assert {shown for _, shown in found} == {wanted}, page
        fields += len(found)
    assert fields == 7


@pytest.mark.parametrize("page", ["/", "/werk", "/cijfers", "/vergelijking"])
def test_the_example_is_taken_as_it_is_written(web: Web, page: str) -> None:
    [(name, shown), *_] = _FIELD.findall(web.client.get(page, headers={"Accept": "text/html"}).text)
    answer = web.client.get(
        page, params={name: shown.partition(" of ")[0]}, headers={"Accept": "text/html"}
    )
    assert answer.status_code == 200
