"""What goes wrong on the command line is a sentence that says what to do, and a code."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from api.cli.saying import refused
from api.words.language import speaking
from domain.claim.opening import Invoice
from domain.errors import Refusal
from domain.parties import ContactDetails, CreditorProfile
from tests.api.test_cli import NUMBER, Shell, empty, filled, shell
from tests.application.houses import MARCH, HousePlace, by
from tests.asking import new_debtor, open_by_hand, register_creditor

__all__ = ["empty", "filled", "shell"]

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 60


def process(home: Path, *words: str, **env: str) -> "subprocess.Popen[str]":
    """Start the real command line in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "api", *words],
        cwd=ROOT,
        env={**os.environ, "VORDERING_HOME": str(home), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ran(home: Path, *words: str, **env: str) -> tuple[int, str, str]:
    """Run it to its end: code, output, messages."""
    started = process(home, *words, **env)
    out, err = started.communicate(timeout=PATIENCE_SECONDS)
    return started.returncode, out, err


# --- what a person gets wrong ------------------------------------------------------------------


def test_the_name_of_a_command_that_is_wrong_calls_up_those_that_look_like_it(empty: Shell) -> None:
    said = empty.bad(2, "record", "pament", NUMBER)
    assert "No such command 'pament'. Did you mean 'payment'" in said


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("webhooks", "show", "xyz"), "value for ID:"),
        (("bank-line", "xyz"), "xyz"),
        (("runs-of", "xyz"), "value for 'DATE'"),
    ],
)
def test_what_is_typed_at_a_place_is_not_called_by_an_option_that_is_not_there(
    filled: Shell, words: tuple[str, ...], named: str
) -> None:
    said = filled.bad(2, *words)
    assert named in said
    assert "--" not in said.partition("Error")[2]


def test_a_refusal_names_a_field_by_the_option_that_a_shell_has() -> None:
    refusal = Refusal(
        "demo.asked",
        "A person asks.",
        way_out="Say so with `name_seen`, or with `creditor-accounts` and `confirmed`; `party`.",
    )
    with speaking("en"):
        said = refused(refusal)
    assert said == (
        "A person asks. Say so with `--name-seen`, or with `creditor-accounts` and `--confirmed`;"
        " `party`."
    )


@pytest.mark.parametrize(
    "words",
    [
        ("claim", NUMBER, "--on", "yesterday"),
        ("claim", NUMBER, "--known-at", "noon"),
        ("claim", NUMBER, "--known-at", "2026-03-18"),
        ("record", "payment", NUMBER, "--amount", "many"),
        ("record", "payment", NUMBER, "--amount", "1.005"),
        ("record", "payment", NUMBER, "--amount", "0"),
        ("record", "payment", NUMBER, "--amount", "5", "--credited-on", "2099-01-01"),
        ("record", "payment", "NOBODY-1", "--amount", "5", "--credited-on", "2026-03-18"),
        ("record", "contact", NUMBER, "--channel", "pigeon", "--outcome", "reached"),
        ("record", "promise", NUMBER, "--by", "2099-01-01", "--amount", "5000"),
        ("record", "promise", NUMBER, "--by", "2000-01-01"),
        ("record", "payment-plan", NUMBER, "--instalments", "2099-01-01"),
        ("record", "payment-plan", NUMBER, "--instalments", "2099-01-01=1"),
        ("record", "resolution", NUMBER, "--outcome", "upheld"),
        ("record", "hand-over", NUMBER),
        ("record", "recall", NUMBER, "--why", "because"),
        ("record", "bar", "not-an-id", "--kind", "bankruptcy"),
        ("record", "bar", str(UUID(int=10)), "--kind", "death"),
        ("record", "doubt", str(UUID(int=10)), "--was-sent", "--evidence", "x"),
        ("letters", "list", "--status", "lost"),
        ("overview", "--sort", "beauty"),
        ("overview", "--status", "sad"),
        ("overview", "--limit", "0"),
        ("nonsense",),
    ],
)
def test_a_wrong_word_is_answered_with_a_sentence_and_code_two(
    filled: Shell, words: tuple[str, ...]
) -> None:
    assert filled.bad(2, *words)


def test_a_pattern_is_told_in_words(filled: Shell) -> None:
    paid = ("--amount", "5", "--credited-on", "2026-03-18", "--payment-id", "not so")
    said = filled.bad(2, "record", "payment", NUMBER, *paid)
    assert "write letters, digits and . / : + - _ without spaces" in " ".join(
        line.strip("│ ") for line in said.splitlines()
    )


def test_a_number_that_two_creditors_use_asks_for_the_id(shell: Shell) -> None:
    invoice = Invoice(number=NUMBER, principal=1_00, issued_on=MARCH)
    debtor = new_debtor(contact=ContactDetails(name="S. Voorbeeld"))
    with HousePlace("sqlite", "", shell.home).opened() as house:
        for name in ("Een", "Twee"):
            creditor = register_creditor(house, by=by(), profile=CreditorProfile(name=name))
            open_by_hand(house, by=by(), creditor_id=creditor, debtor=debtor, invoice=invoice)
    assert "Several creditors" in shell.bad(2, "claim", NUMBER)


def test_a_setting_that_cannot_be_read_is_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VORDERING_PORT", "many")
    assert "VORDERING_PORT" in shell.bad(2, "overview")


# --- what the machine gets wrong ---------------------------------------------------------------


@pytest.mark.parametrize("command", ["overview", "worklist", "fsck", "views"])
def test_looking_where_there_is_no_store_makes_none(empty: Shell, command: str) -> None:
    assert "vordering init --live" in empty.bad(2, command)
    assert not empty.home.exists()


def test_a_store_does_not_change_its_mode(filled: Shell) -> None:
    assert "sandbox" in filled.bad(1, "init", "--live")
    assert "sandbox" in filled.good("init", "--sandbox")


def test_a_home_that_is_a_file_is_said(empty: Shell) -> None:
    empty.home.write_text("no folder")
    assert "VORDERING_HOME" in empty.bad(1, "init", "--live")


def test_a_wrong_master_key_is_said(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORDERING_MASTER_KEY", "ab" * 32)
    assert "key" in filled.bad(1, "claim", NUMBER)
    monkeypatch.setenv("VORDERING_MASTER_KEY", "short")
    assert "VORDERING_MASTER_KEY" in filled.bad(1, "claim", NUMBER)


def test_a_file_that_is_no_database_is_said(shell: Shell) -> None:
    (shell.home / "vordering.sqlite3").write_bytes(b"a letter to grandmother" * 100)
    assert "not a database" in shell.bad(1, "overview")


def test_a_database_that_is_not_there_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VORDERING_DATABASE", f"postgresql://u@/d?host={tmp_path}")
    assert shell.bad(1, "overview")


def test_a_reader_does_not_wait_for_who_holds_the_store_and_says_nothing_beside_its_output(
    filled: Shell,
) -> None:
    filled.good("overview")
    other = sqlite3.connect(filled.home / "vordering.sqlite3", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        code, out, said = ran(filled.home, "claim", NUMBER, "--json")
        assert (code, NUMBER in out) == (0, True), said
        assert (out[0], out.rstrip()[-1]) == ("{", "}"), "machine output is alone"
    finally:
        other.close()


def test_an_edited_fact_is_named_with_code_one(filled: Shell) -> None:
    assert "Sound" in filled.good("fsck")
    file = sqlite3.connect(filled.home / "vordering.sqlite3")
    with file:
        file.execute("DROP TRIGGER stored_events_no_update")
        file.execute(
            "UPDATE stored_events SET state = CAST(REPLACE(state, '9000', '9100') AS BLOB)"
            " WHERE topic = 'claim.invoice_sent'"
        )
        [position] = file.execute(
            "SELECT rowid FROM stored_events WHERE topic = 'claim.invoice_sent'"
        ).fetchone()
    file.close()
    result = filled.run("fsck")
    assert result.exit_code == 1
    assert f"position {position}" in result.stdout


def test_a_port_in_use_is_said(filled: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert "port is in use" in filled.bad(1, "serve", "--port", number)


# --- the real thing, in a process of its own ---------------------------------------------------


def test_an_error_is_not_said_on_stdout(filled: Shell) -> None:
    code, out, said = ran(filled.home, "claim", "NOBODY-1", "--json")
    assert (code, out) == (2, "")
    assert "There is no claim" in said


def test_a_reader_that_goes_away_is_no_error_of_ours(filled: Shell) -> None:
    with process(filled.home, "trail", NUMBER, "--json") as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert "Traceback" not in started.stderr.read()


def test_help_is_quick_since_heavy_parts_are_not_loaded() -> None:
    heavy = "eventsourcing fastapi lxml pydantic psycopg rich typst uvicorn"
    code = f"import sys, api.cli;print(sorted(set('{heavy}'.split()) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_store_in_a_file_is_worked_on_without_a_client_of_a_server(filled: Shell) -> None:
    heavy = "{'fastapi', 'httpx', 'joserfc', 'psycopg', 'typst'}"
    code = (
        "import sys; from api.cli.main import app\n"
        "try: app(['whoami'], prog_name='vordering')\n"
        f"finally: print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    env = {**os.environ, "VORDERING_HOME": str(filled.home)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_a_fault_of_ours_is_a_line_with_its_kind_and_place_and_no_value_of_anybody(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise LookupError("S. Voorbeeld, Lindelaan 27")

    monkeypatch.setattr("application.views.views_of", failing)
    said = filled.run("rebuild")
    assert said.exit_code == 1
    assert "LookupError" in said.stderr
    assert "tests/api/test_cli_errors.py" in said.stderr
    assert "Traceback" not in said.stderr + said.stdout
    assert "Voorbeeld" not in said.stderr + said.stdout
    assert said.stdout == ""


def test_what_goes_wrong_with_one_claim_is_told_on_standard_error(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RecursionError("S. Voorbeeld")

    monkeypatch.setattr("application.run.claim.ClaimWork.take", failing)
    said = filled.run("run-day", "--json")
    assert said.exit_code == 3
    assert json.loads(said.stdout)["totals"] == {"failed": 1}
    assert "claim_failed" in said.stderr
    assert "Traceback" not in said.stderr
    assert "Voorbeeld" not in said.stderr + said.stdout
