"""The page of one bank line: what is seen before money is placed on an invoice, and after."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.commands.bank_lines import PutOnDebtor
from application.house import House
from tests.api.webs import Web, browsing
from tests.application.bank_files import MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, HousePlace, by, claim_from

OTHERS = "NL20INGB0001234567"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    claim_from(house, CONSUMER)
    bring(house, statement(entry(95_00, MONDAY, text="dank", name="K. Vreemd", account=OTHERS)))
    with browsing(house) as served:
        yield served


def test_whose_an_invoice_is_is_shown_before_money_is_placed_on_it_and_where_it_went_after(
    web: Web, house: House
) -> None:
    [line] = bank_lines(house)
    at = f"/bank/posten/{line.id}"
    assert "/bank-placement" not in web.page(at)
    assert "vanzelf boeken vanaf 70, voorstellen vanaf 20." in web.page(at)
    assert "vanzelf boeken vanaf 70, voorstellen vanaf 20." in web.page("/bank")
    assert "Niet zeker is wie betaalde." in web.page(at)
    question = web.read(f"/v1/bank-lines/{line.id}/payer-question", language="en")
    assert (question["payer"], question["subject"]) == (
        None,
        "Your payment of €95.00 on 9 March 2026",
    )
    told_ = web.read(f"/v1/bank-lines/{line.id}")
    assert (told_["rest"], told_["proposals"], told_["version"]) == ("95.00", [], line.version)
    [terms] = told_["terms"]
    assert (terms["book_from"], terms["uncounted"], terms["set_by"]) == (70, [], [])
    looked = web.page(at, invoice="2026-0118")
    assert "De bank noemt een ander" in looked
    assert "blijft €\N{NO-BREAK SPACE}5,00 over" in looked
    assert f'action="{at}/bank-placement"' in looked
    unknown = web.client.get(at, params={"invoice": "F-9"}, headers={"Accept": "text/html"})
    assert (unknown.status_code, "/bank-placement" in unknown.text) == (422, False)
    fields = {"key": "k", "invoice_number": "2026-0118", "amount": "", "creditor_id": ""}
    asked = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    placed = web.client.post(f"{at}/bank-placement", data=fields, headers=asked)
    assert placed.status_code == 303
    told = web.page(placed.headers["location"])
    assert "Geplaatst: €\N{NO-BREAK SPACE}95,00" in told or "Geplaatst: € 95,00" in told
    assert "Te veel betaald: €\N{NO-BREAK SPACE}5,00" in told


def test_an_empty_number_lays_money_of_a_debtor_on_what_he_owes(web: Web, house: House) -> None:
    [line] = bank_lines(house)
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    at = f"/bank/posten/{line.id}/bank-placement"
    fields = {"key": "k", "invoice_number": "", "amount": "", "creditor_id": ""}
    asked = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    placed = web.client.post(at, data=fields, headers=asked)
    assert placed.status_code == 303
    assert house.collections.bank_line(line.id).placed == 90_00
