"""What cannot be read is a bad request that names all its faults, each with its place."""

from collections.abc import Iterator
from typing import Any, get_args
from uuid import UUID, uuid4

import pytest
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from pydantic_core import core_schema

from api import unread
from api.app import make_app
from api.strict import Operation
from api.unread import MOST, faults_of, in_the_body
from api.words.faults import FAULTS
from application.commands.fields import Euro, Iban
from application.house import House
from application.queries.shapes import FaultOut
from tests.api.webs import Web, browsing, routes_of
from tests.application.houses import CONSUMER, claim_from


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def told(problem: Any) -> list[tuple[str, str, str]]:
    """Where each fault of a problem is, and its code."""
    return [(one["in"], one["where"], one["code"]) for one in problem["errors"]]


PLAN = {"instalments": [{"amount": "10.00", "by": "2026-04-01"}, {"amount": "twaalf", "by": "no"}]}


def test_all_faults_of_a_request_are_told_at_once_each_with_its_place(
    web: Web, claim: UUID
) -> None:
    answer = web.client.post(
        f"/v1/claims/{claim}/payment-plans?colour=red",
        json={**PLAN, "sort/of~": 1},
        headers={"Idempotency-Key": ""},
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "request.invalid")
    assert sorted(told(answer.json())) == [
        ("body", "/instalments/1/amount", "no_amount"),
        ("body", "/instalments/1/by", "no_day"),
        ("body", "/sort~1of~0", "unknown"),
        ("header", "Idempotency-Key", "missing"),
        ("query", "colour", "unknown"),
    ]
    assert "twaalf" not in str(answer.json())


def test_what_stands_in_an_address_is_named_by_its_name(web: Web) -> None:
    answer = web.client.get("/v1/claims/x/audit-trail?knownAt=2026-03-18T12:00:00&onDate=x&of=y")
    assert answer.status_code == 400
    assert sorted(told(answer.json())) == [
        ("path", "claim_id", "no_id"),
        ("query", "knownAt", "no_known"),
        ("query", "of", "unknown"),
        ("query", "onDate", "no_day"),
    ]


@pytest.mark.parametrize(
    ("body", "where", "code"),
    [
        (b"{", "", "no_json"),
        (b"", "", "missing"),
        (b"[]", "", "no_object"),
        (b'{"text": 1}', "/text", "no_text"),
        (b"{}", "/text", "missing"),
    ],
)
def test_a_body_that_is_no_command_is_told_with_its_place(
    web: Web, claim: UUID, body: bytes, where: str, code: str
) -> None:
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
    answer = web.client.post(f"/v1/claims/{claim}/notes", content=body, headers=headers)
    assert answer.status_code == 400
    assert told(answer.json()) == [("body", where, code)]


def test_faults_are_told_in_the_language_that_is_asked_for(web: Web, claim: UUID) -> None:
    path, body = f"/v1/claims/{claim}/payments", {"amount": "1,5", "credited_on": "2026-03-20"}
    english = web.post(path, body)
    dutch = web.post(path, body, **{"Accept-Language": "nl-BE, en;q=0.5"})
    assert english.headers["content-language"] == "en"
    assert dutch.headers["content-language"] == "nl"
    assert english.json()["errors"][0]["message"].startswith("is no amount in euro")
    assert dutch.json()["errors"][0]["message"].startswith("is geen bedrag in euro")
    assert dutch.json()["detail"].startswith("/amount is geen bedrag in euro")


def test_a_refusal_by_a_rule_is_told_in_dutch_to_whoever_asks_for_it(web: Web) -> None:
    answer = web.client.get(f"/v1/claims/{uuid4()}", headers={"Accept-Language": "nl"})
    assert answer.status_code == 404
    assert answer.json()["detail"] == "Deze vordering bestaat niet."


def test_of_a_body_that_is_wrong_throughout_the_rest_is_counted(web: Web, claim: UUID) -> None:
    body = {f"f{number}": 1 for number in range(MOST + 1)}  # and `text` is missing
    problem = web.refused(f"/v1/claims/{claim}/notes", body)
    assert len(problem["errors"]) == MOST
    assert problem["detail"].endswith("and 2 more")


def test_a_problem_that_is_no_fault_of_reading_tells_of_none(web: Web) -> None:
    assert "errors" not in web.get(f"/v1/claims/{uuid4()}").json()


def test_the_words_of_every_fault_take_what_is_told_with_it() -> None:
    class Both(BaseModel):
        amount: Euro
        iban: Iban

    with pytest.raises(ValidationError) as wrong:
        Both.model_validate({"amount": 1, "iban": "x"})
    found = faults_of(wrong.value.errors(), place=in_the_body)
    assert [one.code for one in found] == ["no_amount", "no_iban"]
    assert all(isinstance(one, FaultOut) for one in found)


def test_every_kind_of_fault_that_we_map_is_one_of_pydantic_and_has_words() -> None:
    kinds = set(get_args(core_schema.ErrorType))
    assert kinds
    assert set(unread._KINDS) <= kinds
    assert {*unread._KINDS.values(), *unread._FAMILIES.values()} <= set(FAULTS)
    assert all(any(one.startswith(family) for one in kinds) for family in unread._FAMILIES)


def test_every_operation_of_the_api_refuses_keys_that_it_does_not_know(web: Web) -> None:
    routes = routes_of(make_app(web.house, web.views).routes)
    ours = [one for one in routes if isinstance(one, APIRoute) and one.path.startswith("/v1/")]
    assert len(ours) > 100
    assert [one.path for one in ours if not isinstance(one, Operation)] == []
