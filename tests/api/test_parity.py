"""Every command through all three doors: HTTP, command line and page record the same facts."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from application.commands.catalogue import COMMANDS
from application.commands.command import About, Command
from application.commands.leaves import leaves_of
from application.fsck.house import house_findings
from tests.api.parity import ISSUER, by_page, by_shell, over_http, proposed, recorded
from tests.api.parity_before import set_up
from tests.api.parity_examples import EXAMPLES
from tests.api.repeats import QUIET, REPEATED, given_again, swallowed
from tests.api.repeats_otherwise import lost
from tests.api.test_cli import Shell, empty
from tests.api.webs import browsing
from tests.application.erased import erase_everybody, left_in, words_of_debtors
from tests.application.houses import HousePlace

__all__ = ["empty"]

_OF_DEBTORS = {About.CLAIM, About.DEBTOR, About.LETTER, About.CREDIT_NOTE}


def test_every_command_has_an_example_and_nothing_else_has() -> None:
    assert {command.NAME for command in COMMANDS} == set(EXAMPLES)


@pytest.mark.parametrize("command", COMMANDS, ids=[command.NAME for command in COMMANDS])
def test_a_command_records_the_same_through_every_door(
    command: type[Command], tmp_path: Path, empty: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = EXAMPLES[command.NAME]
    ready = set_up(tmp_path / "first", example)
    said, about = ready.said, ready.about
    told: dict[str, Any] = {}
    for door in ("http", "page", "shell"):
        home = tmp_path / "home" if door == "shell" else tmp_path / door
        shutil.copytree(tmp_path / "first", home)
        place = HousePlace("sqlite", "", home, ready.clock)
        if door == "shell":
            monkeypatch.setattr("api.clocks.system_clock", ready.clock)
            monkeypatch.setenv("VORDERING_ACTOR", "els")
            for name, value in ready.settings.items():
                monkeypatch.setenv(f"VORDERING_{name.upper()}", value)
            by_shell(empty.good, command, about, said, tmp_path)
        with place.opened(mode=None, oidc_issuer=ISSUER) as house:
            if door != "shell":
                with browsing(house) as web:
                    if door == "http":
                        over_http(web, command, about, said)
                    else:
                        done = "Voorgesteld." if proposed(told["http"]) else "Vastgelegd."
                        by_page(web, command, about, said, told=done)
            told[door] = recorded(house, ready.known)
            if door == "http":
                assert lost(house, command, about, said) == []
                # under another key: quiet, one more, or refused with a reason
                again = given_again(house, command, about, said)
                assert again == REPEATED.get(command.NAME, QUIET)
                assert again != QUIET or swallowed(house, command, about, said) == []
                # what it leaves of people goes with them, and all is proven as before
                words = words_of_debtors(house) | sealed_in(command, said)
                erase_everybody(house)
                assert left_in(house, words) == []
                assert list(house_findings(house)) == []
    assert told["http"] != []
    assert told["page"] == told["http"]
    assert told["shell"] == told["http"]


def sealed_in(command: type[Command], said: dict[str, Any]) -> set[str]:
    """The texts of a command that are sealed for a debtor."""
    if command.ABOUT not in _OF_DEBTORS:
        return set()
    sealed = (said.get(leaf.name) for leaf in leaves_of(command) if not leaf.field.repr)
    return {one for one in sealed if isinstance(one, str) and one}
