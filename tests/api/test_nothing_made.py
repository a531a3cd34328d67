"""No store is made unless its mode is said, and a look ahead leaves nothing behind."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
import typer.main

from adapters.store.opening import Mode
from api.cli.main import app
from domain.errors import NoStore
from tests.adapters.test_ubl_samples import sample
from tests.api.test_cli import Shell, empty
from tests.api.test_doors_agree import ASKED
from tests.api.test_law_questions import QUESTIONS, arguments
from tests.application.houses import CONSUMER, PLAIN, HousePlace, claim_from

__all__ = ["empty"]


@pytest.fixture
def with_empty_views() -> str:
    """Not one of our tables is on the server."""
    return "template1"


LIST = "Factuurnummer;Openstaand\nX-1;5,00\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Files that commands take, beside the home."""
    given = tmp_path / "given"
    (given / "out").mkdir(parents=True)
    (given / "invoice.xml").write_bytes(sample(CONSUMER))
    (given / "open.csv").write_text(LIST)
    (given / "plan.toml").write_text("name = 'x'\n")
    return {path.name: path for path in given.iterdir()}


OF_THE_STORE: dict[str, list[str]] = {
    "run-day": ["--dry-run"],
    "overview": [],
    "fsck": [],
    "rebuild": [],
    "serve": ["--port", "0"],
    "import invoices": ["invoice.xml", "--dry-run"],
    "import statements": ["invoice.xml"],
    "import open-items": ["open.csv", "--creditor", "90001237", "--as-of", "2026-03-18"],
    "letters preview": ["X-1", "--kind", "reminder"],
    "letters document": ["0193a000-0000-7000-8000-000000000001", "--to", "out/a.pdf"],
    "claim-document": ["X-1", "--to", "out/a.pdf"],
    "collection-batch-file": ["0193a000-0000-7000-8000-000000000001", "--to", "out/a.xml"],
    "template install": ["out", "--creditor", "90001237"],
    "template list": ["--creditor", "90001237"],
    "template show": ["x", "--creditor", "90001237"],
    "post batch": [],
    "post done": ["x", "--on", "2026-03-18"],
    "bounces read": ["out"],
    "bounces save": ["0193a000-0000-7000-8000-000000000001", "out"],
    "whoami": [],
    "advance": ["2027-01-01"],
    "user list": [],
    "user link": ["els"],
    "webhooks deliver": ["--once"],
    "webhooks secret": ["0193a000-0000-7000-8000-000000000001"],
    "archive write": [],
    "archive check": [],
    "archive views": [],
    "archive replay": [],
    "archive ask": ["SELECT 1"],
    "vat-return": ["2026-Q1", "--creditor", "90001237"],
    "copy-store": ["--to", "out/other.sqlite3"],
    "user token": ["els", "--label", "kas", "--role", "handler"],
}
OF_NO_STORE: dict[str, list[str]] = {
    "settings": [],
    "version": [],
    "plan lint": ["plan.toml"],
    "plan show": ["consumer"],
    "letters samples": ["--out", "out"],
    "mail check": [],
}
REFUSED = {"plan lint": 1, "mail check": 2}
"""That plan is no good, and no domain is named."""
MAKING = {"init", "sample"}
LIVE_QUESTIONS = ("law", "hand-over", "record")
"""Groups whose commands come from a catalogue."""


def _leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    inner = getattr(command, "commands", None)
    if not inner:
        yield " ".join(path)
    for name, below in (inner or {}).items():
        yield from _leaves(below, (*path, name))


def _words(words: list[str], files: dict[str, Path]) -> list[str]:
    here = files["out"].parent
    return [str(here / word) if word.split("/")[0] in files else word for word in words]


def test_every_command_there_is_is_asked_here() -> None:
    plain = set(_leaves(typer.main.get_command(app))) - set(LIVE_QUESTIONS)
    assert plain == set(OF_THE_STORE) | set(OF_NO_STORE) | MAKING


@pytest.mark.parametrize("command", OF_THE_STORE)
def test_a_command_in_an_empty_home_makes_nothing_and_says_how_a_store_is_made(
    empty: Shell, files: dict[str, Path], command: str
) -> None:
    said = empty.bad(2, *command.split(), *_words(OF_THE_STORE[command], files))
    assert "`vordering init --live`" in said
    assert "`vordering init --sandbox`" in said
    assert not empty.home.exists()


@pytest.mark.parametrize("dry", [True, False])
def test_an_import_in_an_empty_home_never_makes_a_live_store(
    empty: Shell, files: dict[str, Path], dry: bool
) -> None:
    empty.bad(2, "import", "invoices", files["invoice.xml"], *(["--dry-run"] if dry else []))
    assert not empty.home.exists()
    empty.good("init", "--sandbox")
    empty.good("import", "invoices", files["invoice.xml"])
    assert "sandbox" in empty.bad(1, "init", "--live")


@pytest.mark.parametrize("command", OF_NO_STORE)
def test_what_needs_no_store_makes_none(empty: Shell, files: dict[str, Path], command: str) -> None:
    result = empty.run(*command.split(), *_words(OF_NO_STORE[command], files))
    assert "init --live" not in result.output
    assert result.exit_code == REFUSED.get(command, 0)
    assert not empty.home.exists()


@pytest.mark.parametrize(("name", "question", "answer"), QUESTIONS)
def test_the_calculator_makes_nothing(
    empty: Shell, name: str, question: dict[str, Any], answer: dict[str, Any]
) -> None:
    empty.good("law", name, *arguments(question))
    assert not empty.home.exists()


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_question_makes_no_store(empty: Shell, name: str) -> None:
    some = "0193a000-0000-7000-8000-000000000001"
    known = dict.fromkeys(("claim_id", "debtor_id", "creditor_id", "letter_id"), some)
    known["period"] = "2026-Q1"
    words = [word.format(**known) for word in ASKED[name][0]]
    result = empty.run(*name.split(), *words)
    assert (result.exit_code == 0) == (name in {"plan list", "plan show"}), result.output
    assert result.exit_code == 0 or "init --live" in " ".join(result.output.split())
    assert not empty.home.exists()


def test_a_command_that_records_makes_no_store(empty: Shell) -> None:
    words = ("record", "payment", "X-1", "--amount", "1", "--credited-on", "2026-03-18")
    assert "init --live" in empty.bad(2, *words)
    assert not empty.home.exists()


@pytest.mark.both_stores
def test_a_house_is_not_made_without_its_mode(place: HousePlace) -> None:
    with pytest.raises(NoStore):
        place.open(mode=None)
    assert not place.home.exists()
    assert _of_the_server(place) == []
    assert place.open(mode=Mode.LIVE).store.mode is Mode.LIVE
    assert place.open(mode=None).store.mode is Mode.LIVE


@pytest.mark.both_stores
@pytest.mark.parametrize("words", ["invoices", "open-items", "run-day"])
def test_a_look_ahead_leaves_a_store_and_its_home_as_they_were(
    place: HousePlace,
    empty: Shell,
    files: dict[str, Path],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert place.home == empty.home
    if place.url:
        monkeypatch.setenv("VORDERING_DATABASE", place.url)
    with place.opened() as house:
        claim_from(house, PLAIN)
    asked: dict[str, list[object]] = {
        "invoices": ["import", "invoices", files["invoice.xml"], "--dry-run"],
        "open-items": [
            *("import", "open-items", files["open.csv"], "--creditor", "90001237"),
            *("--as-of", "2026-03-18", "--dry-run"),
        ],
        "run-day": ["run-day", "--on", "2026-05-18", "--dry-run"],
    }
    before = _everything(place)
    empty.good(*asked[words])
    assert _everything(place) == before


def _everything(place: HousePlace) -> tuple[list[str], dict[str, int], list[str]]:
    """Every file of the home, the rows of every table, and what else the server holds."""
    names = sorted(str(path.relative_to(place.home)) for path in place.home.rglob("*"))
    return names, place.rows(), _of_the_server(place)


def _of_the_server(place: HousePlace) -> list[str]:
    if not place.url:
        return []
    query = (
        "SELECT schemaname || '.' || tablename FROM pg_tables"
        " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
    )
    with closing(psycopg.connect(place.url)) as server:
        return [name for (name,) in server.execute(query).fetchall()]
