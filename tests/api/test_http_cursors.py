"""A cursor belongs to the list that it was given for, and to whoever may see that list."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import orjson
import pytest

from application.house import House
from application.queries.catalogue import QUERIES
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, PLAIN, claim_from

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


def read(cursor: str) -> Any:
    return orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))


FORGED = ["", "x", "é", "5", written(5), written([]), written({}), written([1, 2, 3, 4])]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("cursor", FORGED)
def test_what_is_no_cursor_is_a_bad_request(web: Web, path: str, cursor: str) -> None:
    answer = web.get(path, cursor=cursor)
    assert (answer.status_code, answer.json()["code"]) == (400, "paging.cursor")


@pytest.mark.parametrize("key", [5, [[1]], [{}, {}], [2**63, "x"], [None, None], "ab", [True, {}]])
def test_a_cursor_whose_place_was_changed_by_hand_is_a_bad_request(web: Web, key: Any) -> None:
    question, started_at, _, changed = read(web.read("/v1/claims", limit=1)["next"])
    forged = written([question, started_at, key, changed])
    answer = web.get("/v1/claims", limit=1, cursor=forged)
    assert (answer.status_code, answer.json()["code"]) == (400, "paging.cursor")


@pytest.mark.parametrize("other", [{"on": "2026-03-01"}, {"descending": "false"}, {"number": "2"}])
def test_a_cursor_of_other_filters_is_a_bad_request(web: Web, other: dict[str, str]) -> None:
    cursor = web.read("/v1/claims", limit=1)["next"]
    answer = web.get("/v1/claims", limit=1, cursor=cursor, **other)
    assert (answer.status_code, answer.json()["code"]) == (400, "paging.cursor")


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
