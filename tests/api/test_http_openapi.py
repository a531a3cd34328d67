"""The description of the API is whole: every endpoint, what it takes, and how it fails."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from api import problems
from api.codes import NOT_THERE
from api.problems import TooSlow
from api.rights import READS
from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import HousePlace

REPORTS = ("/v1/deliveries/bounces", "/v1/deliveries/messages", "/v1/payments/link-events")
"""What others report has no key: the letter and what is said of it tell a repeat."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    place = HousePlace("sqlite", "", Path(tmp_path_factory.mktemp("openapi")))
    yield place.open()
    place.close()


@pytest.fixture(scope="module")
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.fixture(scope="module")
def operations(web: Web) -> list[tuple[str, str, dict[str, Any]]]:
    paths = web.described()["paths"]
    return [(m, path, told) for path, methods in paths.items() for m, told in methods.items()]


def test_every_command_says_that_it_needs_a_key_and_how_it_fails(
    operations: list[tuple[str, str, dict[str, Any]]],
) -> None:
    posts = [
        (path, told) for method, path, told in operations if method == "post" and READS not in told
    ]
    assert len(posts) > 30
    commands = [(path, told) for path, told in posts if path not in REPORTS]
    assert len(commands) == len(posts) - len(REPORTS)
    for path, told in commands:
        names = {parameter["name"] for parameter in told["parameters"]}
        assert "Idempotency-Key" in names, path
        assert {"400", "409", "422", "503"} <= set(told["responses"]), path


def test_every_problem_has_an_example_with_a_code(
    operations: list[tuple[str, str, dict[str, Any]]],
) -> None:
    for _, path, told in operations:
        for status, answer in told["responses"].items():
            if int(status) >= 400:
                example = answer["content"]["application/problem+json"]["example"]
                assert example["status"] == int(status), path
                assert example["code"], path


def test_every_endpoint_says_what_it_does(
    operations: list[tuple[str, str, dict[str, Any]]],
) -> None:
    for method, path, told in operations:
        assert told["description"].strip().endswith("."), (method, path)


def test_money_is_described_as_text_and_never_as_a_number(web: Web) -> None:
    shapes = web.described()["components"]["schemas"]
    balance = shapes["BalanceOut"]["properties"]
    assert {balance[part]["type"] for part in ("principal", "interest", "total")} == {"string"}


def test_the_documentation_page_names_every_endpoint(
    web: Web, operations: list[tuple[str, str, dict[str, Any]]]
) -> None:
    page = web.page("/docs")
    assert all(path in page for _, path, _ in operations)


def test_an_upload_for_a_creditor_who_is_not_there_is_a_declared_answer(
    web: Web, operations: list[tuple[str, str, dict[str, Any]]]
) -> None:
    files = {"files": ("a.xml", b"<Invoice/>", "application/xml")}
    answer = web.client.post(
        "/v1/invoices?creditor=nobody", files=files, headers={"Idempotency-Key": "1"}
    )
    assert answer.status_code == 404
    declared = {path: told["responses"] for _, path, told in operations}
    assert "404" in declared["/v1/invoices"]


def test_every_answer_of_the_gate_is_declared_where_it_can_be_given(
    operations: list[tuple[str, str, dict[str, Any]]],
) -> None:
    anywhere = {"400", "413", "422", "503"}
    with_body = {*anywhere, "403", "408", "409"}
    for method, path, told in operations:
        given = with_body if method == "post" else anywhere
        assert given <= set(told["responses"]), (method, path)


def test_every_status_that_a_refusal_can_have_is_declared_somewhere(
    operations: list[tuple[str, str, dict[str, Any]]],
) -> None:
    source = "".join(path.read_text() for path in Path(problems.__file__).parent.rglob("*.py"))
    named = {HTTPStatus[name] for name in re.findall(r"HTTPStatus\.([A-Z_]+)", source)}
    given = {str(status.value) for status in named - {HTTPStatus.INTERNAL_SERVER_ERROR}}
    assert "408" in given
    assert given <= {status for _, _, told in operations for status in told["responses"]}


def test_every_refusal_of_an_operation_is_named_at_its_answer(
    operations: list[tuple[str, str, dict[str, Any]]],
) -> None:
    for method, path, told in operations:
        named = {
            one for answer in told["responses"].values() for one in answer.get("x-refusals", [])
        }
        assert named == set(told.get("x-refusals", ())), (method, path)


def test_what_is_not_there_is_known_by_its_code() -> None:
    found: set[str] = set()
    for room in ("domain", "application", "api", "projections"):
        for path in Path(room).rglob("*.py"):
            found |= set(re.findall(r"[^\w]NotFound\(\s*\"([\w.]+)\"", path.read_text()))
    assert found == NOT_THERE


def test_a_slow_body_is_declared_by_every_operation_that_has_a_body(
    operations: list[tuple[str, str, dict[str, Any]]],
) -> None:
    bodies = [(path, told) for _, path, told in operations if "requestBody" in told]
    assert len(bodies) > 30
    for path, told in bodies:
        example = told["responses"]["408"]["content"]["application/problem+json"]["example"]
        assert example["code"] == TooSlow().code, path


def test_the_description_is_read_from_everywhere_and_nothing_else_is(web: Web) -> None:
    described = web.get("/v1/openapi.json")
    assert described.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in web.get("/v1/overview").headers


@pytest.mark.parametrize("path", ["/v1/overview", "/v1/nothing", "/v1/claims/x", "/healthz"])
def test_every_answer_says_the_version_of_the_interface(web: Web, path: str) -> None:
    assert web.get(path).headers["api-version"] == web.read("/v1/openapi.json")["info"]["version"]
