"""The example of docs/plans.md runs as it stands there."""

import re
from pathlib import Path

import pytest

from tests.api.test_cli import Shell, empty, shell
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from, run_on

__all__ = ["empty", "shell"]

PAGE = Path(__file__).parents[2] / "docs" / "plans.md"


def test_what_the_page_tells_to_type_can_be_typed(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE.read_text("utf-8")
    plan = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    commands = re.findall(r"^\$ vordering (what-if .*)$", page, re.MULTILINE)
    assert plan is not None
    assert len(commands) == 2
    place = HousePlace("sqlite", "", shell.home)
    with place.opened() as house:
        claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
    place.close()
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text(plan[1], encoding="utf-8")
    said = [shell.good(*command.split()) for command in commands]
    assert all("1 claim, 1 run" in one for one in said)
    assert "as it was set" in said[0]
    assert "</svg>" in Path("plans.svg").read_text("utf-8")
