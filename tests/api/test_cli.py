"""The command line: machine output apart from messages, a sentence and a code for each error."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from api.wiring import open_house
from application.settings import Settings
from application.views import views_of
from domain.creditor.events import PaymentsCheck
from projections.rebuild import stale
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import CONSUMER, CREDIT, MARCH, PLAIN, HousePlace, claim_from, run_on

NUMBER = "2026-0118"


@dataclass
class Shell:
    """A command line in a home of its own."""

    home: Path

    def run(self, *words: object) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words])

    def good(self, *words: object) -> str:
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def read(self, *words: object) -> Any:
        """Run with --json; give what was printed."""
        return json.loads(self.good(*words, "--json"))

    def lines(self, *words: object) -> list[Any]:
        return [json.loads(line) for line in self.good(*words, "--json").splitlines()]

    def bad(self, code: int, *words: object) -> str:
        """Run what must fail with a code and without a traceback; give the message."""
        result = self.run(*words)
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        assert result.stderr.strip()
        return " ".join(result.stderr.split())


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a command line in an empty home."""
    home = tmp_path / "home"
    for name in ("MASTER_KEY", "DATABASE", "ACTOR"):
        monkeypatch.delenv(f"VORDERING_{name}", raising=False)
    monkeypatch.setenv("VORDERING_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "200")
    return Shell(home)


@pytest.fixture
def shell(empty: Shell) -> Shell:
    """Give a command line with an empty sandbox."""
    empty.good("init", "--sandbox")
    return empty


@pytest.fixture
def filled(empty: Shell) -> Iterator[Shell]:
    """Give a command line in a sandbox with one claim, of which the reminder was sent."""
    place = HousePlace("sqlite", "", empty.home)
    with place.opened() as house:
        claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
    yield empty
    place.close()


def invoices(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(sample(name))
    return folder


# --- taking in ---------------------------------------------------------------------------------


def test_an_import_gives_one_object_for_each_file_and_then_the_totals(
    shell: Shell, tmp_path: Path
) -> None:
    folder = invoices(tmp_path / "in", CONSUMER, PLAIN)
    (folder / "broken.xml").write_text("no xml")
    *files, last = shell.lines("import", "invoices", folder)
    names = ["file", "outcome", "claim", "invoice_number", "amount", "due_on", "reason", "code"]
    assert [list(one) for one in files] == [names] * 3
    found = {one["invoice_number"]: one for one in files}
    assert (found[NUMBER]["outcome"], found[NUMBER]["amount"]) == ("imported", "90.00")
    assert found[None]["outcome"] == "refused"
    assert (last["totals"]["imported"], last["totals"]["refused"]) == (2, 1)


def test_a_second_import_knows_every_file(shell: Shell, tmp_path: Path) -> None:
    folder = invoices(tmp_path / "in", CONSUMER, PLAIN, CREDIT)
    shell.good("import", "invoices", folder)
    *_, last = shell.lines("import", "invoices", folder)
    assert last["totals"]["known"] == 3
    assert last["totals"]["imported"] == 0


def test_an_import_for_people_shows_a_table_and_a_sentence(shell: Shell, tmp_path: Path) -> None:
    told = shell.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    assert NUMBER in told
    assert "1 file: 1 imported." in told


def test_a_dry_run_of_an_import_stores_nothing(shell: Shell, tmp_path: Path) -> None:
    folder = invoices(tmp_path / "in", CONSUMER)
    assert "nothing was stored" in shell.good("import", "invoices", folder, "--dry-run")
    assert shell.read("overview")["total"]["claims"] == 0


@pytest.mark.parametrize("what", ["nowhere", "empty.xml", "text.xml", "folder"])
def test_an_import_of_which_nothing_can_be_read_fails_with_a_reason(
    shell: Shell, tmp_path: Path, what: str
) -> None:
    (tmp_path / "empty.xml").write_bytes(b"")
    (tmp_path / "text.xml").write_text("hello")
    (tmp_path / "folder").mkdir()
    result = shell.run("import", "invoices", tmp_path / what)
    assert result.exit_code == 2
    assert "refused" in result.stdout
    assert "Traceback" not in result.output


def test_an_import_for_a_creditor_nobody_knows_is_refused(shell: Shell, tmp_path: Path) -> None:
    folder = invoices(tmp_path / "in", CONSUMER)
    assert "no creditor" in shell.bad(2, "import", "invoices", folder, "--creditor", "99")


# --- looking -----------------------------------------------------------------------------------


def test_a_claim_is_found_by_its_invoice_number_and_by_its_id(filled: Shell) -> None:
    by_number = filled.read("claim", NUMBER)
    assert filled.read("claim", by_number["id"]) == by_number
    assert by_number["balance"]["principal"] == "90.00"
    assert [letter["kind"] for letter in by_number["letters"]] == ["reminder"]


def test_a_claim_is_shown_as_of_a_day(filled: Shell) -> None:
    assert filled.read("claim", NUMBER, "--on", "2026-03-17")["letters"] == []
    known = ("--known-at", "2026-03-18T09:00:00+01:00")
    assert "not here yet" in filled.bad(2, "claim", NUMBER, *known)


def test_the_audit_trail_holds_every_fact_with_its_leaf(filled: Shell) -> None:
    facts = filled.read("trail", NUMBER)["facts"]
    topics = [fact["topic"] for fact in facts]
    assert "claim.invoice_sent" in topics
    assert "letter.sent" in topics
    assert all(len(fact["leaf_hash"]) == 64 for fact in facts)
    before = filled.read("trail", NUMBER, "--on", "2026-03-17")["facts"]
    assert len(before) < len(facts)


TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011 - by the real clock, in any zone


@pytest.mark.parametrize("words", [("run-day", "--on", "2026-03-30"), ("advance", TOMORROW)])
def test_a_run_chooses_from_no_view_of_another_law(
    filled: Shell, words: tuple[object, ...]
) -> None:
    """After an update it may be the first that opens the store."""
    filled.good("overview")
    with open_house(Settings(home=filled.home)) as house, views_of(house) as views:
        views.engine.reading("worklist")().execute("UPDATE progress SET identity = 'older'")
        assert stale(views.engine) == ["worklist"]
    filled.run(*words)
    with open_house(Settings(home=filled.home)) as house, views_of(house) as views:
        assert stale(views.engine) == []


def test_the_overview_adds_up_and_may_be_of_another_day(filled: Shell) -> None:
    found = filled.read("overview", "--on", "2026-03-20")
    assert (found["total"]["claims"], found["total"]["open"]) == (1, "90.00")
    assert [row["invoice_number"] for row in found["claims"]] == [NUMBER]
    assert filled.read("overview", "--on", "2026-03-01")["total"]["claims"] == 0
    nothing = filled.read("overview", "--on", "2026-03-20", "--known-at", "1")
    assert (nothing["total"]["claims"], nothing["point"]["position"]) == (0, 1)
    assert found["point"]["logs"]
    position = str(found["point"]["position"])
    assert f" {position} " in filled.good("overview", "--known-at", position)
    assert filled.read("overview", "--status", "settled")["claims"] == []


@pytest.mark.parametrize("command", ["overview", "worklist", "views"])
def test_what_is_for_people_is_readable_without_a_terminal(filled: Shell, command: str) -> None:
    told = filled.good(command)
    assert told.strip()
    assert "\x1b" not in told


def test_a_claim_and_its_trail_are_told_to_people(filled: Shell) -> None:
    assert "S. Voorbeeld" in filled.good("claim", NUMBER)
    assert "Reminder sent" in filled.good("trail", NUMBER)


def test_the_work_list_is_an_object_with_tasks(filled: Shell) -> None:
    filled.good("record", "dispute", NUMBER, "--ground", "quality")
    tasks = filled.read("worklist")["tasks"]
    assert "answer_dispute" in {task["task"] for task in tasks}


# --- recording ---------------------------------------------------------------------------------


def test_a_payment_is_recorded_once_under_its_key(filled: Shell) -> None:
    said = ("--amount", "40", "--credited-on", "2026-03-19")
    words = ("record", "payment", NUMBER, *said, "--key", "b-1")
    first, again = filled.read(*words), filled.read(*words)
    assert [fact["topic"] for fact in first["facts"]] == ["claim.payment_received"]
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert filled.read("claim", NUMBER)["balance"]["paid"] == "40.00"


@pytest.mark.parametrize(
    "words",
    [
        ("contact", "--channel", "phone", "--outcome", "no_answer", "--note", "Later."),
        ("promise", "--by", "2099-01-01", "--confirmed"),
        ("dispute", "--ground", "amount", "--amount", "20"),
        ("hold", "--category", "complaint", "--from-day", "2026-03-19", "--until", "2026-06-01"),
        ("note", "--text", "Let op."),
        ("waiver", "--amount", "5"),
        ("credit-note", "--number", "C-9", "--amount", "9", "--issued-on", "2026-03-19"),
        ("correction", "--field", "due_on", "--new", "2026-03-25"),
        ("mark-cleared", "--mark", "capacity_unknown"),
        ("withdrawal", "--why", "goodwill"),
        ("write-off", "--why", "uncollectable"),
        ("handler", "--handler", "els"),
    ],
)
def test_each_command_records_what_it_is_named_for(filled: Shell, words: tuple[str, ...]) -> None:
    name, *rest = words
    assert "Recorded: " in filled.good("record", name, NUMBER, *rest)


def test_a_debtor_is_changed_by_id(filled: Shell) -> None:
    debtor = filled.read("claim", NUMBER)["debtor"]["id"]
    filled.good("record", "capacity", debtor, "--capacity", "company", "--evidence", "KvK")
    filled.good("record", "bar", debtor, "--kind", "bankruptcy")
    found = filled.read("claim", NUMBER)
    assert found["debtor"]["capacity"] == "company"
    assert "bankruptcy" in found["debtor"]["bars"]


def test_a_debtor_is_shown_with_what_is_asked_of_each_claim(filled: Shell) -> None:
    debtor = filled.read("claim", NUMBER)["debtor"]["id"]
    told = filled.good("debtor", debtor)
    assert NUMBER in told
    assert "€ 90.00" in told
    assert filled.read("debtor", debtor)["claims"] == [filled.read("claim", NUMBER)["id"]]


def test_the_delivery_of_a_letter_is_recorded(filled: Shell, tmp_path: Path) -> None:
    [letter] = filled.read("letters", "list")["rows"]
    shown = ("--grade", "opened", "--received-on", "2026-03-19")
    filled.good("record", "delivery", letter["id"], *shown)
    assert filled.read("letters", "list")["rows"][0]["grade"] == "opened"
    assert filled.read("letters", "doubts") == []
    filled.good("letters", "document", letter["id"], "--to", tmp_path / "letter.pdf")
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")


# --- keeping -----------------------------------------------------------------------------------


def test_a_look_ahead_changes_nothing_and_a_run_does(filled: Shell) -> None:
    before = filled.read("views")["last_position"]
    assert "1 claim looked at" in filled.good("run-day", "--on", "2026-03-30", "--dry-run")
    ahead = filled.read("run-day", "--on", "2026-03-30", "--dry-run")
    assert ahead["totals"]
    assert filled.read("views")["last_position"] == before
    assert filled.read("run-day", "--on", "2026-03-30")["dry_run"] is False
    assert filled.read("views")["last_position"] > before


def test_a_live_store_is_run_on_its_own_day_only(empty: Shell) -> None:
    empty.good("init", "--live")
    assert "live store" in empty.bad(2, "run-day", "--on", "2026-03-30")
    empty.good("run-day", "--on", "2026-03-30", "--dry-run")


def test_every_view_is_made_again_and_is_the_same(filled: Shell) -> None:
    filled.good("overview")
    rows = filled.read("rebuild")
    assert {row["view"] for row in rows} == {
        "outstanding",
        "worklist",
        "audit_trail",
        "people",
        "bank",
        "mail",
        "refunds",
    }
    assert all(row["equal"] and row["switched"] for row in rows)
    assert "no view" in filled.bad(2, "rebuild", "nothing").lower()


def test_settings_are_listed_with_their_source_and_secrets_are_hidden(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VORDERING_SMTP_PASSWORD", "hunter2")
    found = {row["variable"]: row for row in shell.read("settings")}
    assert found["VORDERING_HOME"]["source"] == "environment"
    assert found["VORDERING_PORT"]["source"] == "default"
    assert found["VORDERING_SMTP_PASSWORD"]["value"] == "(hidden)"
    assert all(row["meaning"] for row in found.values())
    assert "hunter2" not in shell.good("settings")


def test_the_version_is_told(shell: Shell) -> None:
    assert shell.good("version").startswith("vordering")
    assert shell.good("--version") == shell.good("version")


# --- what the run must know ---------------------------------------------------------------------


def test_payments_are_recorded_through_a_day_and_the_run_says_where_they_are_not(
    shell: Shell,
) -> None:
    place = HousePlace("sqlite", "", shell.home)
    with place.opened(payments_checked=PaymentsCheck.REQUIRED) as house:
        claim_from(house, CONSUMER)
    day, tomorrow = str(MARCH), str(MARCH + timedelta(days=1))
    held_back = shell.run("run-day", "--on", tomorrow)
    told = held_back.stdout
    assert held_back.exit_code == 3
    assert "Bank data missing for 1 claim" in told
    assert "payments are not known at all; they are needed through 2026-03-18" in told
    known = shell.good("record", "payments-through", "90001237", "--through", day)
    assert "Payments are recorded through 18 Mar 2026" in known
    done = shell.read("run-day", "--on", tomorrow)["totals"]
    assert done == {"letter_ordered": 1, "letter_sent": 1}


def test_a_list_of_open_items_says_what_vanished(shell: Shell, tmp_path: Path) -> None:
    shell.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    file = tmp_path / "open.csv"
    file.write_text("Factuurnummer;Openstaand\nX-1;5,00\n")
    how = ("import", "open-items", file, "--creditor", "90001237", "--as-of", str(MARCH))
    told = shell.good(*how)
    assert "vanished: held, find out why" in told
    assert "Not known here, nothing was made of them: X-1." in told
    assert "1 line of 18 Mar 2026; 0 claims listed; 1 vanished" in told
    assert shell.read(*how)["known"] is True


def test_a_line_that_is_set_aside_is_said_with_why(shell: Shell, tmp_path: Path) -> None:
    shell.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    file = tmp_path / "open.csv"
    file.write_text(f"Factuurnummer;Openstaand;Valuta\n{NUMBER};90,00;EUR\nU-1;5,00;USD\n")
    how = ("import", "open-items", file, "--creditor", "90001237", "--as-of", str(MARCH))
    told = shell.good(*how, "--dry-run")
    assert "Line 3, invoice U-1, was set aside: it is of another currency (USD)." in told
    dutch = shell.good("--lang", "nl", *how, "--dry-run")
    assert "Regel 3, factuur U-1, is apart gelegd: het is een andere valuta (USD)." in dutch
    [aside] = shell.read(*how)["set_aside"]
    assert (aside["why"], aside["said"]) == ("other_currency", "USD")
    file.write_text("Factuurnummer;Openstaand\n")
    assert "nothing_open" in shell.bad(2, *how)
    assert "1 vanished" in shell.good(*how, "--nothing-open")


def test_a_claim_that_came_in_old_begins_where_a_person_says(shell: Shell, tmp_path: Path) -> None:
    shell.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    proposed = shell.good("entry", NUMBER)
    assert "reminder" in proposed
    assert "Plan begins at step reminder" in shell.good(
        "record", "first-step", NUMBER, "--step", "reminder"
    )
    assert "does not wait for its first step" in shell.bad(2, "entry", NUMBER)


def test_steps_that_wait_for_approval_are_listed(filled: Shell) -> None:
    assert "0 steps" in filled.good("approvals")
    for how in ("--approved", "--no-approved"):
        assert "Nobody is asked to approve" in filled.bad(2, "record", "approval", NUMBER, how)
