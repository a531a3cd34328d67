"""The command line in Dutch and in English: what decides, what is said, and what never changes."""

import ast
import json
import os
import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from api.cli.asked import Later
from api.cli.main import app
from api.cli.saying import refused, sentence_of
from api.words.language import Language, language_of, speaking, spoken
from api.words.refusals import refusal_said
from api.words.shell.columns import DUTCH as COLUMNS
from api.words.shell.faults import fault_in_dutch
from api.words.shell.settings import DUTCH as SETTINGS
from api.words.shell.speech import HELP, figure, named, say, usage_said
from api.words.shell.speech import SAID as MESSAGES
from application.settings import Settings
from domain.claim.events import Mark
from domain.errors import Refusal, StoreError
from tests.application.houses import CONSUMER, HousePlace, claim_from

CLI = Path(__file__).parents[2] / "api" / "cli"


def texts_of_help(command: Any, ctx: typer.Context) -> Iterator[str]:
    """Every text of the help of a command and of those below it, but for the catalogue's own."""
    yield from [command.help] if command.help else []
    for param in (*command.params, command.get_help_option(ctx)):
        if told := getattr(param, "help", None):
            yield told
    names = command.list_commands(ctx) if hasattr(command, "list_commands") else ()
    for name in names:
        below = command.get_command(ctx, name)
        below = below.load() if isinstance(below, Later) else below
        yield from [below.help] if name == "record" else texts_of_help(below, ctx)


def options_of_the_catalogue() -> Iterator[tuple[str, str, str]]:
    """Each command of the catalogue with its options, and what their help says."""
    root = typer.main.get_command(app)
    ctx = typer.Context(root, info_name="record")
    record = root.get_command(ctx, "record")  # type: ignore[attr-defined]  # a group
    for name in record.list_commands(ctx):
        command = record.get_command(ctx, name)
        yield name, "", command.help
        yield from ((name, param.name, param.help or "") for param in command.params)


def said_in(source: str) -> Iterator[str]:
    """Every message that a module of the command line says, and every head of a table."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="say"), args=[first, *_]):
                yield from _texts(first)
            case ast.Call(func=ast.Name(id="table"), args=args):
                yield from (text for arg in args for text in _texts(arg))
            case ast.Assign(targets=[ast.Name(id="columns" | "_SHOWN")], value=value):
                yield from _texts(value)


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one), *_texts(other))
        case ast.Tuple(elts=several):
            yield from (text for one in several for text in _texts(one))


@pytest.mark.parametrize(
    ("number", "said"),
    [(2, "dat bestand of die map is er niet"), (13, "deze gebruiker mag dat niet")],
)
def test_what_the_system_says_of_a_file_is_said_in_dutch(number: int, said: str) -> None:
    fault = OSError(number, os.strerror(number), "brief.pdf")
    with speaking("nl"):
        assert said in sentence_of(fault)
        told = sentence_of(StoreError(f"The folder x cannot be made: {fault}. Give access to it."))
    assert said in told
    assert "Errno" not in told


def test_a_refusal_of_a_hand_over_names_a_command_at_the_shell_and_a_place_on_a_page() -> None:
    refusal = Refusal("hand_over.incomplete", "…", way_out="…")
    with speaking("nl"):
        assert "`vordering hand-over check`" in refused(refusal)
        assert "Onder Overdracht" in refusal_said(refusal.code, "", "", {})[1]


@pytest.mark.parametrize(
    ("language", "told"),
    [("nl", ("€ 1.090,00", "1 jan 2026")), ("en", ("€ 1,090.00", "1 Jan 2026"))],
)
def test_figures_in_tables_are_written_as_the_language_writes_them(
    language: Language, told: tuple[str, str]
) -> None:
    with speaking(language):
        assert (figure("1090.00"), figure("2026-01-01")) == told
        assert figure("F-2026.00") == "F-2026.00"


@pytest.mark.parametrize(("language", "said"), [("nl", "IBAN"), ("en", "IBAN")])
def test_marks_are_words_in_both_languages(language: Language, said: str) -> None:
    with speaking(language):
        for mark in Mark:
            assert "_" not in named(mark.value, "Mark")
        assert said in named(Mark.NO_IBAN.value, "Mark")


def test_every_text_of_the_help_has_its_dutch() -> None:
    root = typer.main.get_command(app)
    with speaking("en"):
        texts = {cleandoc(text) for text in texts_of_help(root, typer.Context(root))}
        of_the_catalogue = {cleandoc(told) for _, _, told in options_of_the_catalogue()}
    assert len(texts) > 100
    assert texts - set(HELP) == set()
    assert set(HELP) - texts - of_the_catalogue == set()


def test_every_command_of_the_catalogue_has_its_help_in_dutch() -> None:
    with speaking("nl"):
        dutch = {(name, option): told for name, option, told in options_of_the_catalogue()}
    with speaking("en"):
        english = {(name, option): told for name, option, told in options_of_the_catalogue()}
    assert len(dutch) > 150
    assert [one for one, told in dutch.items() if not told] == []
    assert [one for one, told in dutch.items() if not one[1] and told == english[one]] == []


def test_every_message_and_head_of_a_table_has_its_dutch() -> None:
    said = {text for file in CLI.glob("*.py") for text in said_in(file.read_text("utf-8"))}
    assert len(said) > 100
    assert said - set(MESSAGES) - set(COLUMNS) == set()


def test_a_message_without_dutch_is_found() -> None:
    source = 'show(say("So it goes."))\nshow(table("colour", rows=rows))\ncolumns = ("taste",)'
    assert set(said_in(source)) - set(MESSAGES) - set(COLUMNS) == {"So it goes.", "colour", "taste"}


def test_nothing_is_shown_that_is_not_said_through_the_words() -> None:
    """A text in quotes that is shown as it stands would be English in both languages."""
    bare = []
    for file in CLI.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="show" | "tell"), args=[ast.Constant() as text, *_]):
                    bare.append(f"{file.name}: {text.value!r}")
    assert bare == []


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    def names(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    assert [e for e, d in MESSAGES.items() if names(d) - names(e)] == []


def test_every_setting_is_explained_in_dutch() -> None:
    meant = {field.description for field in Settings.model_fields.values()}
    assert meant == set(SETTINGS)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    with place.opened() as house:
        claim_from(house, CONSUMER)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VORDERING_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    yield tmp_path / "home"
    place.close()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_the_language_is_that_of_the_option_else_of_the_locale(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Outstanding on" in run("overview").stdout
    assert "Openstaand op" in run("--lang", "nl", "overview").stdout
    assert "Openstaand op" in run("--lang=nl", "overview").stdout
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert "Openstaand op" in run("overview").stdout
    assert "Outstanding on" in run("--lang", "en", "overview").stdout
    assert spoken() == "nl"  # what was spoken before, outside the command line


def test_a_language_that_we_do_not_speak_is_refused(home: Path) -> None:
    answer = run("--lang", "de", "overview")
    assert answer.exit_code == 2
    assert "none of: nl, en" in " ".join(answer.stderr.split())
    assert language_of("de") is None


def test_help_is_shown_in_the_language(home: Path) -> None:
    dutch = run("--lang", "nl", "run-day", "--help").stdout
    assert "Zeg alleen wat er zou gebeuren." in dutch
    assert "Gebruik: " in dutch
    assert "Opties" in dutch
    english = run("run-day", "--help").stdout
    assert "Only say what would be done." in english
    assert "Usage: " in english


def test_a_command_of_the_catalogue_shows_its_dutch_help(home: Path) -> None:
    shown = run("--lang", "nl", "record", "promise", "--help").stdout
    assert "Leg vast dat de debiteur toezegt uiterlijk op een dag te betalen." in shown
    assert "Uiterlijk op" in shown


def test_a_refusal_is_said_in_the_language_with_its_figures(home: Path) -> None:
    words = ("record", "promise", "2026-0118", "--by", "2099-01-01", "--amount", "500")
    assert "Only 90.00 is open" in run(*words).stderr
    dutch = " ".join(run("--lang", "nl", *words).stderr.split())
    assert "Er staat minder open dan dit bedrag: € 90,00 op 2026-0118." in dutch


def test_words_that_cannot_be_read_are_refused_in_the_language(home: Path) -> None:
    assert "is geen dag" in run("--lang", "nl", "overview", "--on", "gisteren").stderr
    assert "bestaat niet" in run("--lang", "nl", "dansen").stderr
    assert "ontbreekt" in run("--lang", "nl", "record", "promise").stderr
    assert "No such command" in run("dansen").stderr


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Missing option '--by'.", "De optie '--by' ontbreekt."),
        (
            "No such command 'overvew'. Did you mean 'overview'?",
            "De opdracht 'overvew' bestaat niet. Bedoelt u 'overview'?",
        ),
        ("No such option: --colour", "De optie --colour bestaat niet."),
        (
            "Invalid value for '--amount': 'veel' is not an amount in euro.",
            "De waarde voor '--amount' kan niet: 'veel' is geen bedrag in euro.",
        ),
        ("Something new of typer.", "Something new of typer."),
    ],
)
def test_what_typer_says_is_said_in_dutch(english: str, dutch: str) -> None:
    assert usage_said(english) == dutch


def test_a_fault_of_the_store_is_said_in_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VORDERING_HOME", str(tmp_path / "nowhere"))
    answer = run("--lang", "nl", "overview")
    assert answer.exit_code == 2
    assert "Er is nog geen opslag op" in " ".join(answer.stderr.split())
    assert "There is no store at" in run("overview").stderr


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("The store /x is damaged. Run 'vordering fsck'.", "De opslag /x is beschadigd."),
        ("The view /v is gone. Run 'vordering rebuild'.", "Het overzicht /v is weg of beschadigd."),
        ("Something odd.", "Dit lukt nu niet. Het programma meldt: “Something odd.”"),
    ],
)
def test_a_fault_is_said_in_dutch_or_quoted(english: str, dutch: str) -> None:
    assert fault_in_dutch(english).startswith(dutch)


@pytest.mark.parametrize(
    "words",
    [("overview",), ("claim", "2026-0118"), ("trail", "2026-0118"), ("worklist",), ("settings",)],
)
def test_machine_output_is_the_same_in_every_language(home: Path, words: tuple[str, ...]) -> None:
    english = json.loads(run(*words, "--json").stdout)
    assert json.loads(run("--lang", "nl", *words, "--json").stdout) == english


def test_what_was_recorded_is_told_in_the_language(home: Path) -> None:
    told = run("--lang", "nl", "record", "note", "2026-0118", "--text", "Bel na vijf uur.").stdout
    assert "Vastgelegd: Notitie toegevoegd." in told
    shown = run("--lang", "nl", "trail", "2026-0118").stdout
    assert "Notitie toegevoegd." in shown
    assert "vastgelegd (UTC)" in shown


def test_in_english_no_code_stands_in_what_was_recorded_and_in_the_trail(home: Path) -> None:
    words = ("record", "mark-cleared", "2026-0118", "--mark", "capacity_unknown")
    assert "Recorded: Looked at: consumer or business unknown." in run(*words).stdout
    shown = run("trail", "2026-0118").stdout
    assert "Looked at: consumer or business unknown." in shown
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", shown)


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        (
            "en",
            "1 mail read, 1 left for a person to look at.",
            "2 mails read, 0 left for a person to look at.",
        ),
        (
            "nl",
            "1 e-mail gelezen, 1 blijft liggen voor een mens.",
            "2 e-mails gelezen, 0 blijven liggen voor een mens.",
        ),
    ],
)
def test_what_is_one_is_said_of_one(language: Language, one: str, several: str) -> None:
    message = "{count} mails read, {left} left for a person to look at."
    with speaking(language):
        assert say(message, count=1, left=1) == one
        assert say(message, count=2, left=0) == several
