"""Each body in the description has an example that can be read as it stands."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from api.http.commands import file_field
from api.http.examples import NoExample, add_examples
from api.operations import PLACES
from application.commands.catalogue import COMMANDS
from application.commands.subscriptions import ChangeSubscription, Subscribe
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from

BODIES = [one for one in COMMANDS if not file_field(one)]


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    place = HousePlace("sqlite", "", tmp_path_factory.mktemp("bodies") / "home")
    place.clock.move_to(date(2026, 11, 21))
    with browsing(place.open()) as web:
        yield web
    place.close()


@pytest.fixture(scope="module")
def examples(web: Web) -> dict[str, Any]:
    return {
        path: one["post"]["requestBody"]["content"]["application/json"]["example"]
        for path, one in web.described()["paths"].items()
        if "application/json" in one.get("post", {}).get("requestBody", {}).get("content", {})
    }


def test_every_body_has_one(web: Web, examples: dict[str, Any]) -> None:
    said = [one for item in web.described()["paths"].values() for one in item.values()]
    bodies = [one.get("requestBody", {}).get("content", {}) for one in said]
    assert len(examples) == sum("application/json" in one for one in bodies) > len(BODIES)


@pytest.mark.parametrize("command", BODIES)
def test_the_example_of_a_command_is_read_as_it_stands(
    examples: dict[str, Any], command: Any
) -> None:
    example = examples[PLACES[command.ABOUT] + command.PATH]
    assert command.model_validate(example).model_fields_set == set(example)


def test_the_example_of_a_claim_opens_one_on_the_creditor_it_is_given(
    web: Web, examples: dict[str, Any]
) -> None:
    claim_from(web.house, CONSUMER)
    creditor = web.read("/v1/creditors")["rows"][0]["id"]
    made = web.done("/v1/claims", {**examples["/v1/claims"], "creditor_id": creditor})["made"]
    assert web.read(f"/v1/claims/{made}")["invoice_number"] == "F2026-014"


def test_the_example_of_a_role_gives_it_to_the_user_of_the_example(
    web: Web, examples: dict[str, Any]
) -> None:
    made = web.done("/v1/users", examples["/v1/users"])["made"]
    web.done(f"/v1/users/{made}/roles", examples["/v1/users/{user_id}/roles"])
    (user,) = (one for one in web.read("/v1/users") if one["id"] == made)
    assert [one["role"] for one in user["roles"]] == ["handler"]


def test_the_example_of_a_subscription_says_kinds_and_creditors_in_one_way(
    examples: dict[str, Any],
) -> None:
    for command in (Subscribe, ChangeSubscription):
        said = command.model_validate(examples[PLACES[command.ABOUT] + command.PATH])
        assert said.of_terms()["kinds"] == ("claim.*",)
        assert said.whose == ()


def test_a_field_that_must_be_said_and_has_no_example_is_named() -> None:
    shape = {"type": "object", "properties": {"why": {"type": "string"}}, "required": ["why"]}
    body = {"requestBody": {"content": {"application/json": {"schema": shape}}}}
    with pytest.raises(NoExample, match="/claims/why"):
        add_examples({"/claims": {"post": body}}, {})
