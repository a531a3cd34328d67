"""Bank statements through the doors: the shell, the API and the page say and do the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.commands.creditors import RegisterCreditor
from application.house import House
from tests.api.test_cli import Shell, empty
from tests.api.webs import Web, browsing
from tests.application.bank_files import bank_lines
from tests.application.houses import HousePlace, by

__all__ = ["empty"]

SAMPLES = Path(__file__).parent.parent / "samples" / "statements"
KNAB = "NL35KNAB0123456704"
_COUNTED = "<TxsSummry><TtlCdtNtries><NbOfNtries>999</NbOfNtries></TtlCdtNtries></TxsSummry>"


def odd() -> bytes:
    """A statement of which one entry is in dollars, and that says that it has 999 credits."""
    written = (SAMPLES / "knab.xml").read_text()
    entry, euro = written.index("<Ntry>"), '<Amt Ccy="EUR">'
    dollars = written[entry:].replace(euro, euro.replace("EUR", "USD"), 1)
    counted = written[:entry].replace("</FrToDt>", f"</FrToDt>{_COUNTED}", 1)
    return (counted + dollars).encode()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    RegisterCreditor(name="Bank BV", kvk="90001237", ibans=(KNAB,)).carry(house, by=by())
    with browsing(house) as served:
        yield served


def test_the_shell_takes_files_in_and_its_exit_code_tells_a_refusal(empty: Shell) -> None:
    empty.good("init", "--sandbox")
    refused = empty.run("import", "statements", SAMPLES / "knab.xml")
    assert (refused.exit_code, KNAB in refused.stdout) == (2, True)
    empty.good("record", "creditor", "--name", "Bank BV", "--ibans", KNAB)
    [first] = empty.lines("import", "statements", SAMPLES / "knab.xml")
    [statement] = first["statements"]
    assert (statement["outcome"], statement["known_through"]) == ("imported", "2026-02-28")
    assert {one["outcome"] for one in statement["entries"]} == {"new"}
    paid = next(one for one in empty.read("bank-lines")["rows"] if one["kind"] == "credit")
    said = empty.good("bank-line", paid["id"])
    assert "terms of Bank BV then: booked by itself from 70; proposed from 20" in said
    waits = next(one for one in empty.read("bank-lines")["rows"] if one["standing"] == "parked")
    assert "It is not certain who paid" in empty.good("payer-question", waits["id"])
    [again] = empty.lines("import", "statements", SAMPLES / "knab.xml")
    assert again["statements"][0]["outcome"] == "known"
    told = empty.good("import", "statements", SAMPLES / "knab.940")
    assert "through 28 Feb 2026 is here" in told


def test_the_api_takes_a_file_in_and_says_what_was_refused(web: Web, house: House) -> None:
    def sent(name: str, key: str) -> dict[str, object]:
        content = (SAMPLES / name).read_bytes()
        kind = {"Content-Type": "application/octet-stream", "Idempotency-Key": key}
        answer = web.client.post("/v1/bank-statements", content=content, headers=kind)
        assert answer.status_code == 200, answer.text
        [file] = answer.json()["files"]
        return dict(file["statements"][0])

    assert sent("knab.xml", "1")["outcome"] == "imported"
    lines = len(bank_lines(house))
    assert sent("knab.940", "2")["outcome"] == "imported"
    assert len(bank_lines(house)) == lines
    refused = sent("sns.xml", "3")
    assert (refused["outcome"], refused["code"]) == ("refused", "bank.account_unknown")


def test_the_page_takes_files_in_and_shows_accounts_and_lines(web: Web, house: House) -> None:
    files = [("files", ("knab.xml", (SAMPLES / "knab.xml").read_bytes()))]
    asked = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    answer = web.client.post("/bank", files=files, headers=asked)
    assert answer.status_code == 200
    assert KNAB in answer.text
    [first, *_] = [one for one in bank_lines(house) if one.waits]
    assert f"/bank/posten/{first.id}" in answer.text
    page = web.client.get(f"/bank/posten/{first.id}", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "J. de Vries" in page.text
    assert "/bank-placement" not in page.text
    before = web.client.get(f"/bankposten/{first.id}", follow_redirects=False)
    assert (before.status_code, before.headers["location"]) == (308, f"/bank/posten/{first.id}")
    [ours, *_] = [one for one in bank_lines(house) if one.total and not one.waits]
    own = web.client.get(f"/bank/posten/{ours.id}", headers={"Accept": "text/html"})
    assert "/bank-set-aside" not in own.text
    none = web.client.get(f"/bank/posten/{house.new_id()}", headers={"Accept": "text/html"})
    assert none.status_code == 404


def test_every_door_says_what_is_odd_about_a_statement(
    web: Web, empty: Shell, tmp_path: Path
) -> None:
    kind = {"Content-Type": "application/octet-stream", "Idempotency-Key": "odd"}
    answer = web.client.post("/v1/bank-statements", content=odd(), headers=kind)
    [taken] = answer.json()["files"][0]["statements"]
    remarked = {(one["kind"], one["said"]) for one in taken["remarks"]}
    assert remarked >= {("sums_differ", ""), ("other_currency", "USD")}
    assert "not_euro" in {one["outcome"] for one in taken["entries"]}

    asked = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    page = web.client.post("/bank", files=[("files", ("odd.xml", odd()))], headers=asked).text
    assert "Aantal of som van de posten is niet wat het bestand noemt (regel " in page
    assert "Het is een andere valuta (USD; regel " in page

    (tmp_path / "odd.xml").write_bytes(odd())
    empty.good("init", "--sandbox")
    empty.good("record", "creditor", "--name", "Bank BV", "--ibans", KNAB)
    told = " ".join(empty.good("import", "statements", tmp_path / "odd.xml").split())
    assert "number or sum of the entries is not what the file states (line " in told
    assert "of another currency (USD; line " in told
