"""The NLGov API Design Rules, asked of our description as their own ruleset does, without Node."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.webs import browsing
from tests.application.houses import HousePlace

CAMEL = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")
KEBAB = re.compile(r"(/([a-z0-9-]+|\{[^}]+\}))+(\.[a-z]+)?")
DAY = re.compile(r"(date|datum)|(\w+D|_[dD])(ate|atum)")
METHODS = {"get", "post", "put", "patch", "delete", "head", "options"}
RULES = Path("docs/api.md")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    place = HousePlace("sqlite", "", Path(tmp_path_factory.mktemp("rules")))
    with browsing(place.open()) as web:
        yield web.read("/v1/openapi.json")
    place.close()


@pytest.fixture(scope="module")
def operations(told: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    found = [
        (verb, path, one) for path, item in told["paths"].items() for verb, one in item.items()
    ]
    assert len(found) > 100
    return found


def test_it_says_whom_to_ask_where_it_stands_and_which_version_it_is(told: dict[str, Any]) -> None:
    assert told["openapi"].startswith("3.")
    assert set(told["info"]["contact"]) == {"name", "email", "url"}
    assert [one["url"] for one in told["servers"]] == ["/v1"]
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", told["info"]["version"])


def test_paths_are_kebab_case_and_end_in_no_slash(told: dict[str, Any]) -> None:
    assert [path for path in told["paths"] if not KEBAB.fullmatch(path)] == []


def test_only_standard_methods_are_used(operations: list[tuple[str, str, Any]]) -> None:
    assert {verb for verb, _, _ in operations} <= METHODS


def test_keys_of_an_address_are_in_lower_camel_case(operations: list[tuple[str, str, Any]]) -> None:
    names = {
        one["name"]
        for _, _, operation in operations
        for one in operation.get("parameters", [])
        if one["in"] == "query"
    }
    assert "knownAt" in names
    assert [name for name in names if not CAMEL.fullmatch(name)] == []


def test_every_answer_says_the_version(operations: list[tuple[str, str, Any]]) -> None:
    for verb, path, operation in operations:
        for status, answer in operation["responses"].items():
            assert "API-Version" in answer["headers"], (verb, path, status)


def test_every_failure_is_a_problem_with_what_rfc_9457_asks(
    told: dict[str, Any], operations: list[tuple[str, str, Any]]
) -> None:
    for verb, path, operation in operations:
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                content = answer["content"]
                assert "application/problem+json" in content, (verb, path, status)
                schema = content["application/problem+json"].get("schema")
                assert schema in (None, {"$ref": "#/components/schemas/ProblemOut"}), path
    properties = told["components"]["schemas"]["ProblemOut"]["properties"]
    assert {"type", "title", "status", "detail", "instance", "errors"} <= set(properties)


def test_what_cannot_be_read_is_400_wherever_something_is_read(
    operations: list[tuple[str, str, Any]],
) -> None:
    for verb, path, operation in operations:
        if operation.get("parameters") or verb != "get":
            assert "400" in operation["responses"], (verb, path)


def test_no_answer_of_the_framework_is_left_in_it(told: dict[str, Any]) -> None:
    assert not {"HTTPValidationError", "ValidationError"} & set(told["components"]["schemas"])


def test_days_and_moments_say_their_format(told: dict[str, Any]) -> None:
    found = dict(_properties(told))
    assert found
    for place, shape in found.items():
        formats = [one.get("format") for one in (shape, *shape.get("anyOf", []))]
        assert not {"time", "date-time-local"} & set(formats), place
        if DAY.fullmatch(place.rsplit("/", 1)[-1]):
            assert "date" in formats, place


def _properties(told: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(told, dict):
        for name, part in told.items():
            if name == "properties" and isinstance(part, dict):
                yield from ((f"{place}/{one}", shape) for one, shape in part.items())
            yield from _properties(part, f"{place}/{name}")
    elif isinstance(told, list):
        for part in told:
            yield from _properties(part, place)


def test_the_table_of_rules_has_all_of_them_and_its_proofs_are_there() -> None:
    text = RULES.read_text()
    rules = re.findall(r"^\| `(/core/[a-z/-]+)` \|", text, re.MULTILINE)
    assert (len(rules), len(set(rules))) == (36, 36)
    tests = "".join(one.read_text() for one in Path("tests").rglob("test_*.py"))
    proofs = set(re.findall(r"`(test_\w+)`", text))
    assert len(proofs) > 15
    assert [name for name in proofs if f"def {name}(" not in tests] == []
