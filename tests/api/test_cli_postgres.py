"""The command line works on PostgreSQL as it does on SQLite, also beside a running server."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.api.test_cli import NUMBER, Shell, empty, invoices
from tests.api.webs import browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from
from tests.conftest import database, postgres_clients

RECIPE: Final = (Path(__file__).parents[2] / "docs" / "operation.md").read_text()

__all__ = ["empty"]


@pytest.fixture
def there(empty: Shell, fresh_postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("VORDERING_DATABASE", fresh_postgres_url)
    empty.good("init", "--sandbox")
    return empty


def test_an_invoice_goes_from_import_to_a_sound_store(
    there: Shell, fresh_postgres_url: str, tmp_path: Path
) -> None:
    with HousePlace("postgres", fresh_postgres_url, there.home).opened() as house:
        claim_from(house, CONSUMER)  # while it was new: an old one would wait for a person
    there.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    assert there.read("overview")["total"]["claims"] == 1
    assert "letter_sent" in there.read("run-day", "--on", "2026-03-18")["totals"]
    assert "claim.reminder_sent" in {f["topic"] for f in there.read("trail", NUMBER)["facts"]}
    assert all(row["equal"] for row in there.read("rebuild"))
    assert there.read("fsck")["sound"]


def test_what_the_command_line_records_a_running_server_shows(
    there: Shell, fresh_postgres_url: str, tmp_path: Path
) -> None:
    there.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    place = HousePlace("postgres", fresh_postgres_url, there.home)
    with place.opened(mode=None) as house, browsing(house) as web, web.views.kept_level():
        there.good("record", "payment", NUMBER, "--amount", "40", "--credited-on", "2026-03-18")
        web.views.wait_for(house.store.last_position(), timeout=10)
        [row] = web.read("/v1/claims", on="2026-03-20", all=True)["rows"]
        claim = web.read(f"/v1/claims/{row['id']}", on="2028-01-01")
        assert claim["balance"]["paid"] == "40.00"


def test_a_store_goes_to_a_server_by_one_command(
    empty: Shell, fresh_postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.good("init", "--sandbox")
    empty.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    facts = empty.read("trail", NUMBER)["facts"]
    told = empty.read("copy-store", "--to", fresh_postgres_url)
    assert told["rows"]["stored_events"] == told["rows"]["leaves"] == told["position"]
    assert sum(one["size"] for one in told["roots"]) == told["position"]
    assert "is niet leeg" in empty.bad(1, "--lang", "nl", "copy-store", "--to", fresh_postgres_url)
    monkeypatch.setenv("VORDERING_DATABASE", fresh_postgres_url)
    assert empty.read("trail", NUMBER)["facts"] == facts
    assert empty.read("fsck")["sound"]
    file = tmp_path / "back.sqlite3"
    assert "Name it in VORDERING_DATABASE" in empty.good("copy-store", "--to", str(file))
    monkeypatch.setenv("VORDERING_DATABASE", str(file))
    assert empty.read("trail", NUMBER)["facts"] == facts


def test_the_recipe_of_the_docs_backs_a_store_up_and_puts_it_back(
    there: Shell,
    postgres_url: str,
    fresh_postgres_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there.good("import", "invoices", invoices(tmp_path / "in", CONSUMER))
    facts = there.read("trail", NUMBER)["facts"]
    copy = tmp_path / "copy"
    copy.mkdir()
    typed(r"pg_dump [^\n]+", copy, there.home, fresh_postgres_url)
    there.good("record", "payment", NUMBER, "--amount", "40", "--credited-on", "2026-03-18")
    assert there.read("trail", NUMBER)["facts"] != facts
    shutil.copy(copy / "vordering.dump", there.home)
    with database(postgres_url) as again:
        typed(r"pg_restore [^\n]+", copy, there.home, again)
        monkeypatch.setenv("VORDERING_DATABASE", again)
        assert there.read("trail", NUMBER)["facts"] == facts
        assert there.read("fsck")["sound"]
    assert not (there.home / "vordering.dump").exists()


def typed(line: str, copy: Path, home: Path, url: str) -> None:
    """Run a line of the recipe in a shell, as somebody types it."""
    found = re.search(line, RECIPE)
    assert found
    given = {"COPY": str(copy), "VORDERING_HOME": str(home), "VORDERING_DATABASE": url}
    path = f"{postgres_clients()}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["bash", "-euc", found[0]], env={**os.environ, **given, "PATH": path}, check=True
    )
