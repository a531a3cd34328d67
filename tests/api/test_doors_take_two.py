"""What takes two takes two through every door: HTTP, page, and a command line that acts for one."""

import shutil
from operator import attrgetter
from pathlib import Path

import pytest
from fastapi import Request

from application.commands.command import PROPOSABLE, SECOND, Command
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.principal import Principal
from application.rights.sign_in import principal_of
from domain.ids import user_id
from domain.user.roles import Role
from domain.user.state import rights_of
from tests.api.parity import ISSUER, Scene, by_page, by_shell, over_http, proposed, recorded, refs
from tests.api.parity_before import SET
from tests.api.parity_examples import EXAMPLES
from tests.api.test_cli import Shell, empty
from tests.api.webs import browsing
from tests.application.houses import HousePlace, by

__all__ = ["empty"]


def by_els(_: Request, house: House) -> Principal:
    """Els signed in; how she did is tested elsewhere."""
    found = house.collections.user(user_id("els"))
    return principal_of(found, rights_of(found))


BY_ONE = {"discount-terms", "error"}
"""Those whose example takes one: less discount, and a mistake about no money."""
_ALWAYS = [one for one in PROPOSABLE.values() if one.NAME not in BY_ONE]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", sorted(_ALWAYS, key=attrgetter("NAME")), ids=lambda one: one.NAME
)
def test_one_who_signed_in_only_proposes_it_through_whichever_door(
    command: type[Command], tmp_path: Path, empty: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    example, clock = EXAMPLES[command.NAME], None
    place = HousePlace("sqlite", "", tmp_path / "first")
    with place.opened(oidc_issuer=ISSUER, four_eyes_above="0.00") as house:
        scene = Scene(house, place)
        example.before(scene)
        AddUser(login="els", name="Els").carry(house, by=by())
        for role in (Role.SENIOR, Role.ADMINISTRATOR):
            GrantRole(role=role, all_creditors=True).carry(house, user_id("els"), by=by())
        about, said, clock = scene.about[example.about], scene.filled(example.said), place.clock
        known, kept = refs(house), {one: str(getattr(house.settings, one)) for one in SET}
    said.pop(SECOND, None)  # a name that is typed is no second person
    monkeypatch.setattr("api.clocks.system_clock", clock)
    for name, value in {**kept, "four_eyes_above": "0.00"}.items():
        monkeypatch.setenv(f"VORDERING_{name.upper()}", value)
    for door in ("http", "page", "shell"):
        home = empty.home if door == "shell" else tmp_path / door
        shutil.copytree(tmp_path / "first", home)
        if door == "shell":
            empty.good("whoami", "--as", "els")
            by_shell(empty.good, command, about, said, tmp_path)
        own = HousePlace("sqlite", "", home, clock)
        with own.opened(mode=None, oidc_issuer=ISSUER, four_eyes_above="0.00") as house:
            if door != "shell":
                with browsing(house, known=by_els) as web:
                    if door == "http":
                        over_http(web, command, about, said)
                    else:
                        by_page(web, command, about, said, told="Voorgesteld.")
            told = recorded(house, known)
        assert proposed(told), (door, told)
