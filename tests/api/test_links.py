"""The description says, at each answer that gives an id, what can be done with it."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.http.links import add_links
from application.commands.catalogue import COMMANDS
from application.commands.command import About
from tests.api.webs import Web, browsing
from tests.application.houses import HousePlace


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    place = HousePlace("sqlite", "", tmp_path_factory.mktemp("links") / "home")
    with browsing(place.open()) as web:
        yield web.read("/v1/openapi.json")
    place.close()


def test_every_command_on_a_claim_is_linked_from_where_a_claim_is_opened(described: Any) -> None:
    links = described["paths"]["/claims"]["post"]["responses"]["201"]["links"]
    paths = described["paths"]
    on_claims = {
        paths[f"/claims/{{claim_id}}/{one.PATH}"]["post"]["operationId"]
        for one in COMMANDS
        if one.ABOUT is About.CLAIM
    }
    assert on_claims - {one["operationId"] for one in links.values()} == set()
    assert {one["parameters"]["claim_id"] for one in links.values()} == {"$response.body#/made"}


def test_a_list_links_to_what_can_be_done_with_its_first(described: Any) -> None:
    links = described["paths"]["/claims"]["get"]["responses"]["200"]["links"]
    assert {one["parameters"]["claim_id"] for one in links.values()} == {
        "$response.body#/rows/0/id"
    }


def test_every_link_leads_to_an_operation_that_is_there(described: Any) -> None:
    known = {one["operationId"] for item in described["paths"].values() for one in item.values()}
    answers = [
        answer
        for item in described["paths"].values()
        for one in item.values()
        for answer in one["responses"].values()
    ]
    linked = {link["operationId"] for one in answers for link in one.get("links", {}).values()}
    assert linked
    assert linked <= known


def test_a_refusal_and_an_answer_without_an_id_link_to_nothing() -> None:
    paths: Any = {
        "/claims": {"get": {"operationId": "all", "responses": {"200": {}, "404": {}}}},
        "/claims/{claim_id}": {"get": {"operationId": "one", "responses": {}}},
    }
    add_links(paths, {})
    assert paths["/claims"]["get"]["responses"] == {"200": {}, "404": {}}


@pytest.mark.parametrize("body", [b"", b"\xe0\xcca\xc1", b'{"creditor":'])
def test_a_report_that_is_no_json_is_a_fault_of_its_sender(house: Any, body: bytes) -> None:
    with browsing(house) as web:
        answer = _sent(web, body)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "no_json")


def _sent(web: Web, body: bytes) -> Any:
    kind = {"Content-Type": "application/json"}
    return web.client.post("/v1/payments/link-events", content=body, headers=kind)
