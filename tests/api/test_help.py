"""The help of every command, in both languages, as it was last looked at; and that it is quick."""

import re
import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.cli.asked import Later
from api.cli.main import app
from api.cli.told import QUESTIONS
from application.queries.catalogue import QUERIES

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "help"
"""A file for each command at the front, of it and all below; ``python -m tests.api.test_help``."""
WIDE = {"COLUMNS": "500", "TERM": "dumb", "NO_COLOR": "1"}
LANGUAGES = ("en", "nl")


def below(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of a command and of all below it."""
    yield path
    if hasattr(command, "list_commands"):
        ctx = typer.Context(command, info_name=path[-1] if path else None)
        for name in command.list_commands(ctx):
            yield from below(command.get_command(ctx, name), (*path, name))


def front() -> list[str]:
    """The names of what stands at the front; empty: the front itself."""
    root: Any = typer.main.get_command(app)
    return ["", *root.list_commands(typer.Context(root))]


def help_of(name: str, language: str) -> str:
    """The help of what stands at the front under a name, and of all below it."""
    root: Any = typer.main.get_command(app)
    paths = below(root.get_command(typer.Context(root), name), (name,)) if name else [()]
    speaking: Any = typer.main.get_command(app)  # of one language: its words are written into it
    return "\n".join(_asked(speaking, path, language) for path in paths)


def _asked(root: Any, path: tuple[str, ...], language: str, env: dict[str, str] = WIDE) -> str:
    """What a command says of itself; ``CliRunner.invoke`` makes all of them for each that asks."""
    runner = CliRunner()
    with runner.isolation(env=env) as (said, *_):
        ended = root.main(
            ["--lang", language, *path, "--help"],
            prog_name=runner.get_default_prog_name(root),
            standalone_mode=False,
        )
        sys.stdout.flush()
        lines = [_plain(line) for line in said.getvalue().decode().splitlines()]
    assert not ended
    return "\n".join([f"$ vordering {' '.join(path)}".rstrip(), *filter(None, lines), ""])


def _plain(line: str) -> str:
    """A line without its frame and its columns, so that a change of one word changes one line."""
    return re.sub(r" {2,}", "  ", re.sub(r"[│╭╮╰╯─]+", " ", line)).strip()


def _file(name: str, language: str) -> Path:
    return KEPT / f"{name or 'vordering'}.{language}.txt"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", front(), ids=lambda name: name or "vordering")
def test_the_help_is_as_it_was_looked_at(name: str, language: str) -> None:
    kept = _file(name, language).read_text().splitlines()
    now = help_of(name, language).splitlines()
    changed = "\n".join(unified_diff(kept, now, "as it was looked at", "as it is", "", "", 1, ""))
    assert not changed, f"{changed}\nIf it is right so: python -m tests.api.test_help"


def test_no_help_is_kept_of_a_command_that_is_gone() -> None:
    wanted = {_file(name, language).name for name in front() for language in LANGUAGES}
    assert {one.name for one in KEPT.iterdir()} == wanted


def test_a_question_is_listed_with_what_its_class_says() -> None:
    assert {query.NAME: cleandoc(query.__doc__ or "") for query in QUERIES} == dict(QUESTIONS)


@pytest.mark.parametrize("words", ["--help", "law --help", "--lang nl letters --help"])
def test_a_list_of_commands_loads_no_question(words: str) -> None:
    heavy = "{'api.cli.queries', 'application.queries', 'application.house', 'psycopg'}"
    code = (
        "import sys; from api.cli.main import app\n"
        f"try: app({words.split()!r}, prog_name='vordering')\n"
        f"except SystemExit: print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_a_question_is_loaded_when_it_is_asked() -> None:
    root: Any = typer.main.get_command(app)
    assert isinstance(root.get_command(typer.Context(root), "claims"), Later)
    said = CliRunner().invoke(app, ["--lang", "nl", "claims", "--help"], env=WIDE)
    assert "--status" in said.stdout
    assert "Gebruik: " in said.stdout


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["claim", "mandate", "propose-payment-plan"])
def test_no_name_of_an_option_is_cut_off_on_a_narrow_terminal(command: str, language: str) -> None:
    root: Any = typer.main.get_command(app)
    said = _asked(root, ("record", command), language, WIDE | {"COLUMNS": "80"})
    assert "--" in said
    assert "…" not in said


def _write() -> None:
    KEPT.mkdir(exist_ok=True)
    for one in KEPT.iterdir():
        one.unlink()
    for language in LANGUAGES:
        for name in front():
            _file(name, language).write_text(help_of(name, language))


if __name__ == "__main__":
    _write()
