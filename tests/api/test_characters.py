"""No door lets in a text that cannot be shown, kept or ordered, nor a day that is a number."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from typer.testing import CliRunner

from adapters.e_invoice import read_invoice
from adapters.open_items import read_open_items
from api.cli.main import app
from application.house import House
from domain.errors import Refusal
from domain.facts import StreamKind
from tests.adapters.test_ubl_samples import sample
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from

UNFIT = ["\0", "\x85", "\u2028", "\u202e", "\ud800", "\ufeff"]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def sent(web: Web, path: str, body: Any) -> Any:
    """Post JSON that holds whatever Python can write; give the problem."""
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    answer = web.client.post(path, content=json.dumps(body), headers=headers)
    assert answer.status_code == 400, answer.text
    return answer.json()


@pytest.mark.parametrize("character", UNFIT)
def test_a_command_with_an_unfit_character_names_its_field(
    web: Web, claim: UUID, character: str
) -> None:
    before = web.house.store.last_position()
    told = sent(web, f"/v1/claims/{claim}/notes", {"text": f"een{character}twee"})
    assert told["code"] == "request.invalid"
    assert "text" in told["detail"]
    assert "een" not in told["detail"]
    assert web.house.store.last_position() == before


def test_an_unfit_character_in_a_part_of_a_command_is_found(web: Web) -> None:
    creditor = str(web.house.store.streams(StreamKind.CREDITOR)[0])
    body = {
        "creditor_id": creditor,
        "debtor": {"name": "Jan\0"},
        "invoice_number": "F1",
        "amount": "10.00",
        "issued_on": "2026-03-01",
    }
    assert "/debtor/name" in sent(web, "/v1/claims", body)["detail"]


def test_a_name_of_a_field_that_no_encoding_holds_is_a_refusal(web: Web, claim: UUID) -> None:
    assert sent(web, f"/v1/claims/{claim}/notes", {"\ud800": "x"})["code"] == "request.invalid"


@pytest.mark.parametrize("query", ["%00", "%E2%80%AE", "%C2%85", "%0A"])
def test_an_address_with_an_unfit_character_is_refused(web: Web, query: str) -> None:
    answer = web.client.get(f"/v1/claims?q=a{query}b")
    assert (answer.status_code, answer.json()["code"]) == (400, "text.unfit")
    assert answer.headers["x-frame-options"] == "DENY"
    inside = web.client.get(f"/v1/claims/{query}")
    assert inside.status_code == 400


def test_a_browser_is_told_on_a_page_also_by_what_stands_before_all_pages(web: Web) -> None:
    wanted = {"Accept": "text/html", "Accept-Language": "nl"}
    for answer, code in (
        (web.client.get("/?q=a%00b", headers=wanted), "text.unfit"),
        (
            web.client.post("/werk", headers={**wanted, "Sec-Fetch-Site": "cross-site"}),
            "request.from_elsewhere",
        ),
    ):
        assert answer.headers["content-type"].startswith("text/html")
        assert answer.headers["x-frame-options"] == "DENY"
        assert '<html lang="nl">' in answer.text
        assert code in answer.text
        assert "Naar het" in answer.text


def test_a_header_is_read_as_utf_8_and_refused_where_it_is_unfit(web: Web, claim: UUID) -> None:
    def note(actor: bytes, key: str) -> Any:
        headers = {b"Idempotency-Key": key.encode(), b"X-Actor": actor}
        path = f"/v1/claims/{claim}/notes"
        return web.client.post(path, json={"text": "x"}, headers=headers)

    assert note("Élise".encode(), "k1").status_code == 200
    assert note("Éli\u202ese".encode(), "k2").json()["code"] == "text.unfit"
    facts = web.read(f"/v1/claims/{claim}/audit-trail")
    assert "Élise" in json.dumps(facts, ensure_ascii=False)


def test_a_word_on_the_command_line_is_refused_before_anything_is_opened() -> None:
    said = CliRunner().invoke(app, ["claim", "F\ud800"])
    assert said.exit_code == 2
    assert "U+D800" in said.output


def test_an_invoice_with_an_unfit_character_is_refused_with_the_element() -> None:
    raw = sample(CONSUMER).replace(b"<cbc:ID>", "<cbc:ID>\u202e".encode(), 1)
    with pytest.raises(Refusal) as refused:
        read_invoice(raw)
    assert refused.value.code == "text.unfit"
    assert "U+202E" in refused.value.message


def test_a_list_of_open_items_with_an_unfit_character_names_its_line() -> None:
    rows = "factuurnummer;openstaand\nF1;10,00\nF\u20282;11,00\n"
    with pytest.raises(Refusal, match="Line 3"):
        read_open_items(rows.encode())


@pytest.mark.parametrize("day", [20260101, 0.5, "20260101", "1999-12-31", "2200-01-01", True, ""])
def test_a_day_that_is_a_number_or_of_another_century_is_refused(
    web: Web, claim: UUID, day: Any
) -> None:
    body = {"amount": "1.00", "credited_on": day}
    told = sent(web, f"/v1/claims/{claim}/payments", body)
    assert "credited_on" in told["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/v1/claims?onDate=20260101",
        "/v1/claims?onDate=9999-12-31",
        "/v1/overview?onDate=9999-12-31",
        "/?on=9999-12-31",
        "/werk?on=20260101",
        "/v1/plans/four-steps@1/timeline.svg?onDate=9999-12-31",
    ],
)
def test_a_day_in_an_address_is_held_to_the_same(web: Web, address: str) -> None:
    assert web.client.get(address).status_code in {400, 404}
