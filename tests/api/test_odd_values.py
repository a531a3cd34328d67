"""Every field of every command with odd values: a refusal or a fact, never a fault of ours."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from pydantic import ValidationError

from application.commands.catalogue import COMMANDS
from application.commands.command import Command
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of, nested
from application.faults import fault
from domain.errors import Conflict, Refusal
from tests.api.parity import ISSUER
from tests.api.parity_before import set_up
from tests.api.parity_examples import EXAMPLES
from tests.application.houses import HousePlace, by

DEEP: Final = b"a = " + b"[" * 3_000 + b"]" * 3_000
ODD: Final[dict[Any, tuple[Any, ...]]] = {
    date: ("2000-01-01", "1999-12-31", "2199-12-31", "9999-12-31", 20260101, 0.5, "", "2026-02-30"),
    time: ("15:00+02:00", "15:00Z", "23:59", "24:00", 900, ""),
    Euro: ("0.00", "0", "99999999999.99", "-1.00", "1e9", 1, ""),
    int: (0, -1, 10**30, "9" * 5_000),
    str: ("", " ", "x" * 100, "x" * 5_000, "a\0b", "\ud800", "=?utf-8?q?=0D=0A?=", "a\nb"),
    UUID: (str(UUID(int=0)), "x", ""),
    bytes: (
        b"",
        b"\0" * 10,
        b"\xff\xfe",
        DEEP,
        b"a = 1e400\nb = 1_0\nversion = " + b"9" * 4_000,
        b"name = 2026-01-01T00:00:00Z\nversion = nan",
        b'name = "x"\nversion = 1\nstep = 1979-05-27',
        b"[[step]]\nid = 1\n" * 2_000,
        b"a." * 3_000 + b"a = 1",
        b"[step]\ndays = 99999999999999999999999999",
    ),
}


def odd(leaf: Leaf) -> tuple[Any, ...]:
    """Odd values for a field, each of its parts in turn."""
    if leaf.parts:
        usual = {"amount": "1.00", "by": "2026-12-01"}
        parts = ((part.name, value) for part in leaf.parts for value in odd(part))
        return (*([{**usual, name: value}] for name, value in parts), [], [{}])
    found = ODD.get(leaf.type, ("", "no such word", 1, None))
    return tuple([value] for value in found) if leaf.many else found


def variants(command: type[Command], said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What is said, with one field at a time made odd."""
    for leaf in leaves_of(command):
        for value in odd(leaf):
            yield {**said, leaf.name: value}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=[command.NAME for command in COMMANDS])
@pytest.mark.filterwarnings("ignore:.*does not declare:RuntimeWarning")
def test_whatever_is_said_the_answer_is_a_fact_or_a_refusal(
    command: type[Command], tmp_path: Path
) -> None:
    ready = set_up(tmp_path / "home", EXAMPLES[command.NAME])
    place = HousePlace("sqlite", "", tmp_path / "home", ready.clock)
    faults: list[str] = []
    answers = 0
    with place.opened(mode=None, oidc_issuer=ISSUER) as house:
        for said in variants(command, ready.said):
            try:
                command.model_validate(nested(said)).carry(house, ready.about, by=by())  # type: ignore[arg-type] # none: of the house
            except ValidationError as error:
                # one of the command itself is a refusal at a door; one from behind it is a fault
                if error.title != command.__name__:
                    faults.append(f"{_told(said, ready.said)}: {error.title}")
            except (Refusal, Conflict):
                pass
            except Exception as error:  # noqa: BLE001 - that is what is looked for
                faults.append(f"{_told(said, ready.said)}: {fault(error)}")
            answers += 1
    assert faults == []
    assert answers > 0


def _told(said: dict[str, Any], usual: dict[str, Any]) -> str:
    changed = {name: value for name, value in said.items() if usual.get(name) != value}
    return repr(changed)[:120]
