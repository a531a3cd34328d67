"""What a trial says of the links of a description: followed, or why not."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.user.roles import May, Role
from tests.trial.along_links import Walked, links_of, told, walks_of

LIST, READ, MAKE = "GET /claims", "GET /claims/{claim_id}", "POST /creditors"
TO_READ = f"{LIST} -> [200] readClaim -> {READ}"
TO_LIST = f"{MAKE} -> [201] listClaims -> {LIST}"


def _leads(to: str) -> dict[str, Any]:
    return {"links": {to: {"operationId": to}}}


DESCRIBED: Any = {
    "paths": {
        "/claims": {
            "get": {
                "operationId": "listClaims",
                "x-may": May.LOOK,
                "responses": {"200": _leads("readClaim"), "400": {}},
            }
        },
        "/claims/{claim_id}": {
            "get": {"operationId": "readClaim", "x-may": May.LOOK, "responses": {"200": {}}}
        },
        "/creditors": {
            "post": {
                "operationId": "registerCreditor",
                "x-may": May.MANAGE,
                "responses": {"201": _leads("listClaims")},
            }
        },
    }
}


def _walked(folder: Path, *steps: tuple[str, int, str, bool], phase: str = "stateful") -> Walked:
    """Steps of one walk: the operation, its status, the link it came along, and whether by it."""
    cases, answers = {}, {}
    for number, (operation, status, link, applied) in enumerate(steps):
        method, _, path = operation.partition(" ")
        came = {"transition": {"id": link}} if link else {}
        value = {"method": method, "path": path}
        cases[str(number)] = {"value": value, "is_transition_applied": applied, **came}
        answers[str(number)] = {"response": {"status_code": status}}
    walk = {"phase": phase, "recorder": {"cases": cases, "interactions": answers}}
    report = folder / "walk.ndjson"
    lines = [{"Initialize": {}}, {"ScenarioFinished": walk}]
    report.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    walked = Walked()
    walked.read(report)
    return walked


def _said(walked: Walked, *roles: Role) -> list[str]:
    lines = told(walked, list(links_of(DESCRIBED)), roles)
    return [" ".join(line.split()) for line in lines]


def test_the_links_are_named_as_schemathesis_names_them() -> None:
    assert {one.name for one in links_of(DESCRIBED)} == {TO_READ, TO_LIST}


def test_a_link_is_for_a_role_that_may_do_both() -> None:
    read, listed = sorted(links_of(DESCRIBED), key=lambda one: one.name)
    assert read.is_for(Role.SENIOR)
    assert not any(listed.is_for(role) for role in Role)


@pytest.mark.parametrize(("status", "successes"), [(200, 1), (404, 0)])
def test_a_link_whose_part_was_sent_is_followed_whatever_the_answer(
    tmp_path: Path, status: int, successes: int
) -> None:
    walked = _walked(tmp_path, (LIST, 200, "", False), (READ, status, TO_READ, True))
    assert _said(walked, Role.SENIOR)[:4] == [
        "links declared 2",
        "links followed 1",
        f"links followed to a success {successes}",
        "links never followed 1",
    ]


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([(LIST, 400, "", False)], f"{LIST} was never answered with 200"),
        ([(LIST, 200, "", False)], "another link was taken"),
        (
            [(LIST, 200, "", False), (READ, 404, TO_READ, False)],
            "the answer held nothing to go on with",
        ),
    ],
)
def test_of_a_link_that_nobody_followed_it_says_why(
    tmp_path: Path, steps: list[tuple[str, int, str, bool]], why: str
) -> None:
    said = _said(_walked(tmp_path, *steps), Role.SENIOR)
    assert f"{TO_READ}: {why}" in said
    assert f"{TO_LIST}: no role that comes may do both" in said


def test_what_was_sent_outside_a_walk_follows_no_link(tmp_path: Path) -> None:
    walked = _walked(tmp_path, (READ, 200, TO_READ, True), phase="coverage")
    assert "links followed 0" in _said(walked, Role.SENIOR)


def test_a_walk_leaves_out_what_its_role_may_not() -> None:
    assert 'include-operation-id = ["registerCreditor"]' in walks_of(
        DESCRIBED, Role.SENIOR, count=3
    )
    assert 'include-operation-id = ["listClaims", "readClaim"]' in walks_of(
        DESCRIBED, Role.ADMINISTRATOR, count=3
    )
