"""`docs/ten-questions.md` is asked again: each command, of the sample, answers as it is written.

Its answers are written by ``python -m tests.api.test_ten_questions``.
"""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from api.cli.main import app
from tests.sample_home import made_once

PAGE = Path(__file__).parents[2] / "docs" / "ten-questions.md"
BLOCK = re.compile(
    r"```sh\nvordering (?P<asked>.*?)\n```\n\n```text\n(?P<told>.*?)```\n", re.DOTALL
)
CASE = "VDT-0027"
"""Whose debtor and letter the page speaks of."""
OTHERWISE = (
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"),
    (r"(?m)^ +\d+ ", "POSITION "),
    (r"\d+\s\w{3}\s\d{4}, \d\d:\d\d", "MOMENT"),
    (r"\b\d+:[0-9a-f]+…?", "LEAF"),
    (r"\s*─+\s*", " "),
    (r"\s+", " "),
)
"""What is another one in each sample, and how wide a table is for it."""


def test_what_a_lawyer_asks_is_answered_as_it_is_written(sample_made: Path, tmp_path: Path) -> None:
    blocks = list(BLOCK.finditer(PAGE.read_text("utf-8")))
    assert len(blocks) >= 10
    for block, answer in zip(blocks, answers(sample_made, tmp_path), strict=True):
        assert alike(answer) == alike(block["told"]), block["asked"]


def alike(text: str) -> str:
    for pattern, word in OTHERWISE:
        text = re.sub(pattern, word, text)
    return text.strip()


def answers(sample: Path, folder: Path) -> Iterator[str]:
    """What each command of the page says of a copy of the sample."""
    home = copytree(sample, folder / "home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("MASTER_KEY", "DATABASE"):
            patch.delenv(f"VORDERING_{name}", raising=False)
        patch.setenv("VORDERING_HOME", str(home))
        patch.setenv("VORDERING_ACTOR", "m.devries")
        patch.setenv("COLUMNS", "110")
        debtor = json.loads(_said("claim", CASE, "--json"))["debtor"]["id"]
        letter = json.loads(_said("letters", "list", "--claim", CASE, "--json"))["rows"][0]["id"]
        for block in BLOCK.finditer(PAGE.read_text("utf-8")):
            asked = block["asked"].replace("LETTER", letter).replace("DEBTOR", debtor)
            yield _said("--lang", "en", *shlex.split(asked))


def _said(*words: str) -> str:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.stdout.strip("\n").splitlines())


def _written() -> str:
    with TemporaryDirectory() as folder:
        found = answers(made_once(Path(folder)), Path(folder) / "copy")

        def told(block: re.Match[str]) -> str:
            answer = next(found).strip("\n")
            return f"```sh\nvordering {block['asked']}\n```\n\n```text\n{answer}\n```\n"

        return BLOCK.sub(told, PAGE.read_text("utf-8"))


if __name__ == "__main__":
    PAGE.write_text(_written(), "utf-8")
