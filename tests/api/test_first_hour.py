"""`docs/first-hour.md` is run: each of its blocks, in one shell, against a real server.

Its answers are written by ``python -m tests.api.test_first_hour``.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from api.cli.serving import listening

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "first-hour.md"
BLOCK = re.compile(r"```sh\n(?P<asked>.*?)```\n(?:\n```text\n(?P<told>.*?)```\n)?", re.DOTALL)
END = "@@@"
PROGRAMS = "bin"
PATIENCE_SECONDS = 240
OTHERWISE = (
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"),
    (r"\d{4}-\d\d-\d\d", "DAY"),
    (r'(?<="principal":")(?:[1-9]\d*\.\d\d|0\.(?!00)\d\d)', "MORE THAN NOTHING"),
)
"""What is another one each time."""


def test_the_first_hour_goes_as_it_is_written(tmp_path: Path) -> None:
    blocks = list(BLOCK.finditer(PAGE.read_text("utf-8")))
    assert len(blocks) > 8
    for block, answer in zip(blocks, answers(tmp_path), strict=True):
        if block["told"] is not None:
            assert alike(answer) == alike(block["told"]), block["asked"]
    assert [one.name for one in tmp_path.iterdir()] == [PROGRAMS]


def alike(text: str) -> str:
    for pattern, word in OTHERWISE:
        text = re.sub(pattern, word, text)
    return text.strip()


def answers(folder: Path) -> Iterator[str]:
    """What each block of the page prints; it is run in a folder of its own, on free ports."""
    with listening("127.0.0.1", 0) as door, listening("127.0.0.1", 0) as other:
        ports = {"8000": door.getsockname()[1], "8099": other.getsockname()[1]}
    blocks = [block["asked"] for block in BLOCK.finditer(PAGE.read_text("utf-8"))]
    script = f"\necho; echo {END}\n".join(["set -eu", *blocks])
    for written, free in ports.items():
        script = script.replace(written, str(free))
    script = script.replace("~/first-hour", str(folder / "home"))
    script = script.replace("$PWD/.venv/bin", str(programs(folder)))
    script = f"trap 'kill $(jobs -p) 2> /dev/null || true' EXIT\n{script}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    _, *told = done.stdout.split(f"{END}\n")
    yield from told


def programs(folder: Path) -> Path:
    """A folder with the program of this checkout, whichever one is installed."""
    made = folder / PROGRAMS
    made.mkdir()
    program = made / "vordering"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m api "$@"\n')
    program.chmod(0o755)
    return made


def _written() -> str:
    with TemporaryDirectory() as folder:
        found = answers(Path(folder))

        def told(block: re.Match[str]) -> str:
            answer = next(found)
            if block["told"] is None:
                return block[0]
            return f"```sh\n{block['asked']}```\n\n```text\n{answer.strip()}\n```\n"

        return BLOCK.sub(told, PAGE.read_text("utf-8"))


if __name__ == "__main__":
    PAGE.write_text(_written(), "utf-8")
