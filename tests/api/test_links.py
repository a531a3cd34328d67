"""The description says, at each answer that gives an id, what can be done with it."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.http.links import add_links
from api.operations import PLACES
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


Json = dict[str, Any]


def _links(described: Any, verb: str, path: str, status: str = "200") -> Json:
    found: Json = described["paths"][path][verb]["responses"][status].get("links", {})
    return {name: one["parameters"] for name, one in found.items()}


def _commands(described: Any, about: About) -> set[str]:
    places = {one: PLACES[one.ABOUT].removeprefix("/v1") + one.PATH for one in COMMANDS}
    return {
        described["paths"][place]["post"]["operationId"]
        for one, place in places.items()
        if one.ABOUT is about
    }


MADE = [
    (About.CLAIM, "claim"),
    (About.CREDITOR, "creditor"),
    (About.USER, "user"),
    (About.SUBSCRIPTION, "subscription"),
]


@pytest.mark.parametrize(("about", "name"), MADE)
def test_what_is_made_leads_to_every_command_on_it_and_to_its_list(
    described: Any, about: About, name: str
) -> None:
    links = _links(described, "post", f"/{name}s", "201")
    commands = _commands(described, about)
    assert commands - links.keys() == set()
    assert {links[one][f"{name}_id"] for one in commands} == {"$response.body#/made"}
    assert {links[one]["If-Match"] for one in commands} == {"$response.header.ETag"}
    assert described["paths"][f"/{name}s"]["get"]["operationId"] in links


@pytest.mark.parametrize(("about", "name"), MADE)
def test_what_a_preview_would_make_leads_nowhere(described: Any, about: About, name: str) -> None:
    del about
    assert _links(described, "post", f"/{name}s") == {}


@pytest.mark.parametrize("name", ["claim", "debtor", "letter", "creditor", "subscription"])
def test_what_is_read_leads_to_every_command_on_it_resting_on_what_was_seen(
    described: Any, name: str
) -> None:
    links = _links(described, "get", f"/{name}s/{{{name}_id}}")
    commands = _commands(described, About(name))
    assert commands - links.keys() == set()
    assert {links[one][f"{name}_id"] for one in commands} == {f"$request.path.{name}_id"}
    assert {links[one]["If-Match"] for one in commands} == {"$response.header.ETag"}


@pytest.mark.parametrize(("name", "place"), [("claim", "/rows/0/id"), ("user", "/0/id")])
def test_a_list_leads_to_what_can_be_done_with_its_first_whose_version_it_does_not_show(
    described: Any, name: str, place: str
) -> None:
    links = _links(described, "get", f"/{name}s")
    commands = _commands(described, About(name))
    assert commands - links.keys() == set()
    assert {links[one][f"{name}_id"] for one in commands} == {f"$response.body#{place}"}
    assert not any("If-Match" in said for said in links.values())


def test_whoever_is_read_leads_to_the_lists_that_are_asked_for_by_him(described: Any) -> None:
    links = _links(described, "get", "/debtors/{debtor_id}")
    assert links["listPayments"] == {"debtor": "$request.path.debtor_id"}
    assert links["readWorkList"] == {"debtor": "$request.path.debtor_id"}


def test_an_answer_that_names_something_else_leads_to_what_reads_that(described: Any) -> None:
    links = _links(described, "get", "/payments")
    assert links["readClaim"] == {"claim_id": "$response.body#/rows/0/claim"}
    assert links["readCreditor"] == {"creditor_id": "$response.body#/rows/0/creditor"}


@pytest.mark.parametrize("path", ["/claims/{claim_id}/audit-trail", "/debtors/{debtor_id}/changes"])
def test_a_list_of_facts_leads_to_why_its_first_is_there(described: Any, path: str) -> None:
    assert _links(described, "get", path)["readFactCauses"] == {
        "about": "$response.body#/facts/0/stream",
        "version": "$response.body#/facts/0/version",
    }


def test_a_page_leads_to_the_next_of_the_same_question(described: Any) -> None:
    said = _links(described, "get", "/payments")["listPayments"]
    assert said.pop("cursor") == "$response.body#/next"
    assert said["debtor"] == "$request.query.debtor"
    asked = described["paths"]["/payments"]["get"]["parameters"]
    assert {one["name"] for one in asked} == {*said, "cursor"}


def test_every_address_with_a_name_in_it_is_led_to(described: Any) -> None:
    paths = described["paths"].items()
    named = {one["operationId"] for path, item in paths if "{" in path for one in item.values()}
    assert named - _led_to(described) == set()


def test_every_link_takes_its_part_from_where_the_answer_holds_one(described: Any) -> None:
    found = [
        (answer["content"]["application/json"]["schema"], said.partition("#")[2])
        for answer in _answers(described)
        for link in answer.get("links", {}).values()
        for said in link["parameters"].values()
        if said.startswith("$response.body#")
    ]
    assert len(found) > 100
    assert {at for shape, at in found if not _holds(described, shape, at)} == set()


def test_every_link_takes_from_the_request_what_stood_in_it(described: Any) -> None:
    asked = {
        (path, said.removeprefix("$request."), tuple(_places(one)))
        for path, item in described["paths"].items()
        for one in item.values()
        for answer in one["responses"].values()
        for link in answer.get("links", {}).values()
        for said in link["parameters"].values()
        if said.startswith("$request.")
    }
    assert len(asked) > 50
    assert {(path, said) for path, said, places in asked if said not in places} == set()


def _places(operation: Json) -> Iterator[str]:
    for one in operation.get("parameters", ()):
        yield f"{one['in']}.{one['name']}"


def _holds(described: Any, shape: Json, place: str) -> bool:
    """Whether a shape has a part at a place; one that says nothing of its parts may."""
    for part in place.split("/")[1:]:
        shape = _meant(described, shape)
        if part == "0":
            shape = shape["items"]
        elif "properties" in shape:
            shape = shape["properties"].get(part, {})
    return shape != {}


def _meant(described: Any, shape: Json) -> Json:
    if "anyOf" in shape:
        shape = next(one for one in shape["anyOf"] if one.get("type") != "null")
    named = shape.get("$ref", "").rpartition("/")[2]
    found: Json = described["components"]["schemas"].get(named, shape)
    return found


def _answers(described: Any) -> Iterator[Json]:
    for item in described["paths"].values():
        for one in item.values():
            yield from one["responses"].values()


def _led_to(described: Any) -> set[str]:
    links = (answer.get("links", {}).values() for answer in _answers(described))
    return {one["operationId"] for several in links for one in several}


def test_every_link_leads_to_an_operation_that_is_there(described: Any) -> None:
    known = {one["operationId"] for item in described["paths"].values() for one in item.values()}
    assert _led_to(described)
    assert _led_to(described) <= known


def test_a_refusal_leads_nowhere() -> None:
    paths: Any = {
        "/claims": {"get": {"operationId": "all", "responses": {"200": {}, "404": {}}}},
        "/claims/{claim_id}": {"get": {"operationId": "one", "responses": {}}},
    }
    add_links(paths, {})
    answers = paths["/claims"]["get"]["responses"]
    assert set(answers["200"]["links"]) == {"one"}
    assert answers["404"] == {}


@pytest.mark.parametrize("body", [b"", b"\xe0\xcca\xc1", b'{"creditor":'])
def test_a_report_that_is_no_json_is_a_fault_of_its_sender(house: Any, body: bytes) -> None:
    with browsing(house) as web:
        answer = _sent(web, body)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "no_json")


def _sent(web: Web, body: bytes) -> Any:
    kind = {"Content-Type": "application/json"}
    return web.client.post("/v1/payments/link-events", content=body, headers=kind)
