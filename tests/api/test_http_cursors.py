"""A cursor belongs to the list that it was given for, and to whoever may see that list."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import orjson
import pytest
from httpx import Response

from application.house import House
from application.queries.catalogue import QUERIES
from application.queries.lists import Wanted, page_of
from domain.money import cents_from
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, PLAIN, HousePlace, claim_from, run_on

LISTS = [
    one.PATH
    for one in QUERIES
    if "cursor" in one.model_fields and not (one.in_path() or one.IN_BODY)
]


@pytest.fixture
def claim(house: House) -> UUID:
    claim_from(house, PLAIN)
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def written(said: Any) -> str:
    return urlsafe_b64encode(orjson.dumps(said)).decode().rstrip("=")


FORGED = ["", "x", "é", "5", written(5), written([]), written({}), written([1, 2, 3, 4])]


def turned_away(answer: Response) -> None:
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (400, "paging.cursor")
    assert "without a cursor" in problem["way_out"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("cursor", FORGED)
def test_what_is_no_cursor_is_a_bad_request(web: Web, path: str, cursor: str) -> None:
    turned_away(web.get(path, cursor=cursor))


def test_a_cursor_tells_nobody_what_its_row_was_ordered_by(web: Web) -> None:
    page = web.read("/v1/claims", limit=1, sort="open")
    told = urlsafe_b64decode(page["next"] + "==")
    assert str(cents_from(page["rows"][0]["open"])).encode() not in told
    with pytest.raises(orjson.JSONDecodeError):
        orjson.loads(told)


def test_a_cursor_of_which_one_sign_was_changed_is_a_bad_request(web: Web) -> None:
    cursor = web.read("/v1/claims", limit=1)["next"]
    for at in (0, len(cursor) // 2, len(cursor) - 2):
        other = "A" if cursor[at] != "A" else "B"
        turned_away(web.get("/v1/claims", limit=1, cursor=cursor[:at] + other + cursor[at + 1 :]))


def test_a_cursor_that_we_wrote_and_did_not_seal_is_a_bad_request(web: Web, house: House) -> None:
    question = {"on": str(house.today)}
    place = page_of(web.views, Wanted(on=house.today, limit=1)).next
    assert place
    turned_away(web.get("/v1/claims", limit=1, cursor=place, **question))


def test_a_cursor_is_of_whoever_it_was_given_to(web: Web) -> None:
    cursor = web.read("/v1/claims", limit=1)["next"]
    asked = {"limit": 1, "cursor": cursor}
    turned_away(web.client.get("/v1/claims", params=asked, headers={"X-Actor": "bea"}))
    assert web.get("/v1/claims", **asked).status_code == 200


def test_a_cursor_is_of_one_list_alone(web: Web) -> None:
    cursor = web.read("/v1/claims", limit=1)["next"]
    for path in set(LISTS) - {"/v1/claims"}:
        turned_away(web.get(path, limit=1, cursor=cursor))


def test_the_same_page_has_the_same_cursor_and_a_server_begun_anew_knows_it(
    web: Web, house: House
) -> None:
    cursor = web.read("/v1/claims", limit=1)["next"]
    assert web.read("/v1/claims", limit=1)["next"] == cursor
    with browsing(house) as another:
        assert len(another.read("/v1/claims", limit=1, cursor=cursor)["rows"]) == 1


def test_letters_are_turned_and_one_that_comes_meanwhile_moves_none(
    place: HousePlace, house: House
) -> None:
    for number in range(3):
        claim_from(house, CONSUMER, ("2026-0118", f"2026-04{number}"))
    run_on(place, house, MARCH)
    house = place.open()
    with browsing(house) as web:
        whole = [one["id"] for one in web.read("/v1/letters", limit=1000)["rows"]]
        assert len(whole) >= 3
        seen: list[str] = []
        page = web.read("/v1/letters", limit=1)
        seen += [one["id"] for one in page["rows"]]
        while page["next"]:
            page = web.read("/v1/letters", limit=1, cursor=page["next"])
            seen += [one["id"] for one in page["rows"]]
        assert seen == whole
        other = web.read("/v1/letters", limit=1)["next"]
        turned_away(web.get("/v1/letters", limit=1, status="failed", cursor=other))


@pytest.mark.parametrize("other", [{"on": "2026-03-01"}, {"descending": "false"}, {"number": "2"}])
def test_a_cursor_of_other_filters_is_a_bad_request(web: Web, other: dict[str, str]) -> None:
    cursor = web.read("/v1/claims", limit=1)["next"]
    turned_away(web.get("/v1/claims", limit=1, cursor=cursor, **other))


def test_there_are_lists_whose_pages_are_turned() -> None:
    assert {"/v1/claims", "/v1/worklist"} <= set(LISTS)


def test_pages_that_are_turned_while_facts_come_in_leave_out_no_row(web: Web, house: House) -> None:
    old = {row["id"] for row in web.read("/v1/claims")["rows"]}
    there = set(old)
    page = web.read("/v1/claims", limit=1)
    seen = [row["id"] for row in page["rows"]]
    for number in range(3):
        new = claim_from(house, CONSUMER, ("2026-0118", f"2026-03{number}"))
        web.done(f"/v1/claims/{seen[0]}/payments", {"amount": "1.00", "credited_on": "2026-03-18"})
        there.add(str(new))
        web.views.catch_up()
        page = web.read("/v1/claims", limit=1, cursor=page["next"])
        seen += [row["id"] for row in page["rows"]]
    while page["next"]:
        page = web.read("/v1/claims", limit=1, cursor=page["next"])
        seen += [row["id"] for row in page["rows"]]
    assert set(seen) == there
    again = [one for one in seen if seen.count(one) > 1]
    # What changed since the first page, or came since, may be shown again: as it is now.
    assert set(again) & old <= {seen[0]}
