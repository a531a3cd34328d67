"""The page of one bank line: what is seen before money is placed on an invoice, and after."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from api.cli.bank_lines import show_bank_line
from api.words.language import Language, speaking
from application.banking.lines import record_line
from application.commands.bank_lines import PutOnDebtor, UndoBankLine
from application.house import House
from application.queries.of_bank import BankLineFullOut
from domain.application import Mandate, Session
from domain.bank.line_events import BankLineParked, ParkedWhy
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


@pytest.fixture
def judged(house: House) -> Iterator[Web]:
    """A line that was booked, one that is proposed and one that nothing leads to a claim."""
    claim_from(house, CONSUMER)
    lines = (
        entry(95_00, MONDAY, text="dank", name="K. Vreemd", account=OTHERS),
        entry(50_00, MONDAY, text="2026-0118", name="Bewindvoerder Zuid"),
        entry(20_00, MONDAY, text="2026-0118", name="S. Voorbeeld"),
    )
    bring(house, statement(*lines))
    with browsing(house) as served:
        yield served


def test_the_score_of_a_line_and_what_speaks_for_and_against_it_are_said_everywhere(
    judged: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the list, on the line, on its page and in the shell, in both languages."""
    rows = {one["standing"]: one for one in judged.read("/v1/bank-lines")["rows"]}
    booked, proposed, parked = rows["matched"], rows["proposed"], rows["parked"]
    assert (parked["score"], parked["reasons"]) == (None, [])
    assert booked["score"] >= 70 > proposed["score"] >= 20
    whole = {name: judged.read(f"/v1/bank-lines/{one['id']}") for name, one in rows.items()}
    assert whole["matched"]["reasons"] == booked["reasons"]
    best = whole["proposed"]["proposals"][0]
    assert (best["score"], best["reasons"]) == (proposed["score"], proposed["reasons"])
    assert not any(one["against"] for one in booked["reasons"])
    assert any(one["against"] for one in proposed["reasons"])
    said = {name: judged.page(f"/bank/posten/{one['id']}") for name, one in rows.items()}
    assert f"zekerheid {booked['score']} van 100" in said["matched"]
    assert f"Zekerheid {proposed['score']} van 100" in said["proposed"]
    assert "Daartegen pleit:" in said["proposed"]
    assert "Geen vordering kwam tot zekerheid 20" in said["parked"]
    words: dict[Language, tuple[str, str, str]] = {
        "nl": (f"(zekerheid {booked['score']} van 100)", "daartegen pleit:", "tot zekerheid 20"),
        "en": (f"(certainty {booked['score']} of 100)", "against it:", "to certainty 20"),
    }
    for language, expected in words.items():
        with speaking(language):
            for name, wanted in zip(("matched", "proposed", "parked"), expected, strict=True):
                show_bank_line(BankLineFullOut.model_validate(whole[name]))
                assert wanted in " ".join(capsys.readouterr().out.split()), (language, name)


def parked_again(house: House, line_id: UUID, fact: BankLineParked) -> None:
    """Let a fact of before stand on a line, as the program once recorded it."""

    def decide(session: Session) -> None:
        record_line(session, session.bank_line(line_id), [fact])

    log = house.collections.bank_line(line_id).log
    said = by()
    mandate = Mandate(key=said.key, actor=said.actor, role="handler", today=house.today, log=log)
    house.collections.carry_out(mandate, decide)


def test_a_line_whose_booking_was_undone_says_so_and_not_that_no_claim_was_found(
    judged: Web, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one that was undone before that had a reason of its own: it stands as no clue there."""
    [row] = [one for one in judged.read("/v1/bank-lines")["rows"] if one["standing"] == "matched"]
    UndoBankLine().carry(house, UUID(row["id"]), by=by())
    for fact in (None, BankLineParked(why=ParkedWhy.NO_CLUE)):
        if fact:
            parked_again(house, UUID(row["id"]), fact)
        told = judged.read(f"/v1/bank-lines/{row['id']}")
        assert (told["score"], told["undone_score"], told["below"]) == (None, row["score"], None)
        page = judged.page(f"/bank/posten/{row['id']}")
        assert f"Eerder geboekt met zekerheid {row['score']} van 100" in page
        assert "Geen vordering kwam tot zekerheid" not in page
        with speaking("en"):
            show_bank_line(BankLineFullOut.model_validate(told))
        shown = capsys.readouterr().out
        assert f"was booked (certainty {row['score']} of 100), and undone" in shown
        assert "no claim came" not in shown


def test_a_line_that_is_proposed_says_at_every_door_what_held_it_from_being_booked(
    web: Web, house: House
) -> None:
    day = MONDAY + timedelta(days=1)
    came = entry(40_00, day, text="2026-0118", name="B. Anders", account=OTHERS)
    bring(house, statement(came, first=day, opening=95_00))
    line = next(one for one in bank_lines(house) if one.proposed)
    told = web.read(f"/v1/bank-lines/{line.id}")
    assert told["held"] == "too_uncertain"
    page = web.page(f"/bank/posten/{line.id}")
    assert "Niet vanzelf geboekt: de zekerheid is lager dan die waarvanaf" in page
    other = next(one for one in bank_lines(house) if not one.proposed)
    assert web.read(f"/v1/bank-lines/{other.id}")["held"] is None
    assert "Niet vanzelf geboekt" not in web.page(f"/bank/posten/{other.id}")
