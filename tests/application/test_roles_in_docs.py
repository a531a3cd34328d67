"""A page of the docs that says which role a command takes says what the policy gives."""

import re
from pathlib import Path
from typing import Final

import pytest

from application.commands.catalogue import COMMANDS
from application.queries.catalogue import QUERIES
from domain.user.roles import POLICY, Role

DOCS: Final = Path(__file__).parents[2] / "docs"
MAY: Final = {one.NAME: one.MAY for one in QUERIES} | {one.NAME: one.MAY for one in COMMANDS}
TOLD: Final = [
    (name.removeprefix("vordering "), row[1])
    for row in re.findall(
        r"^\|((?: *`[^`|]+`,?)+) \| (.*) \|$",
        (DOCS / "after-the-hand-over.md").read_text("utf-8").partition("Which role")[2],
        re.MULTILINE,
    )
    for name in re.findall(r"`([^`]+)`", row[0])
]


def roles_of(name: str) -> set[str]:
    """Who may, of those who are told as such."""
    return {one.value for one in Role if MAY[name] in POLICY[one]}


@pytest.mark.parametrize(("name", "told"), TOLD, ids=[name for name, _ in TOLD])
def test_what_is_recorded_after_a_hand_over_takes_the_role_that_the_page_says(
    name: str, told: str
) -> None:
    said = told.partition(";")[0]
    assert {one.value for one in Role if one.value in said} == roles_of(name)


def test_every_command_of_a_table_of_the_page_is_told() -> None:
    page = (DOCS / "after-the-hand-over.md").read_text("utf-8").partition("Which role")[0]
    recorded = {name for name in re.findall(r"`([a-z-]+)`", page) if name in MAY}
    assert recorded
    assert recorded <= {name for name, _ in TOLD}


def test_the_page_on_proof_names_who_may_export() -> None:
    page = (DOCS / "proof.md").read_text("utf-8")
    assert roles_of("audit") == roles_of("creditor-log") == {Role.AUDITOR.value}
    assert "take the role auditor" in page
