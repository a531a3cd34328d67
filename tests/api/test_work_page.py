"""The work list as a page: every task can be finished right where it is shown."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from api.pages.work_page import ELSEWHERE, commands_for
from application.house import House
from domain.dunning.task import Task
from tests.api.parity import FormReader
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    CREDIT,
    MARCH,
    HousePlace,
    by,
    claim_from,
    run_until,
    source,
    take_in,
)
from tests.application.papers import credit_note, invoice
from tests.application.test_bank_decisions import came_in
from tests.asking import pay_too_much, refund, register_payment, reverse_payment
from tests.sample_home import sample_house


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
    del claim
    with browsing(house) as served:
        yield served


@pytest.mark.parametrize("task", Task)
def test_every_task_has_a_command_or_a_page_that_finishes_it(task: Task) -> None:
    assert commands_for(task) or task in ELSEWHERE


def filled(web: Web, action: str, **said: str) -> str:
    """Fill the form of the work list in, send it, and give the page that it leads to."""
    shown = FormReader(action)
    shown.feed(web.page("/werk"))
    assert shown.found
    answer = web.client.post(action, data={**shown.sent, **said}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert answer.url.path == "/werk"
    return answer.text


def test_a_dispute_is_answered_and_resolved_where_it_is_asked(web: Web, claim: UUID) -> None:
    web.done(f"/v1/claims/{claim}/disputes", {"ground": "quality", "amount": "20.00"})
    assert "Betwist: €\N{NO-BREAK SPACE}20,00." in web.page("/werk")
    filled(web, f"/claims/{claim}/answer", text="Het klopt.")
    page = filled(web, f"/claims/{claim}/resolution", outcome="rejected")
    assert "Vastgelegd." in page
    assert "Nu open: €\N{NO-BREAK SPACE}90,00." in page
    assert f"/claims/{claim}/resolution" not in page


def test_a_set_off_says_how_much_credit_there_is_and_where(place: HousePlace, house: House) -> None:
    place.clock.move_to(date(2026, 10, 5))
    take_in(house, invoice("A-1", "100.00"), invoice("A-2", "200.00"))
    with browsing(house) as web:
        rows = web.read("/v1/claims")["rows"]
        [first] = [one["id"] for one in rows if one["invoice_number"] == "A-1"]
        paid = {"amount": "300.00", "credited_on": "2026-09-25", "confirmed": True}
        web.done(f"/v1/claims/{first}/payments", paid)
        page = web.page("/werk")
    assert "De debiteur heeft een tegoed van €\N{NO-BREAK SPACE}200,00 (A-1)" in page


def test_a_bank_line_that_may_be_his_is_to_be_placed_and_is_a_click_away(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 50_00, "2026-0118", name="Bewindvoerder Zuid")
    assert line.waits
    with browsing(house) as web:
        told = web.read(f"/v1/claims/{claim}")
        assert told["next"]["what"] == "place_payment"
        assert [one["bank_line"] for one in told["debtor"]["credits"]] == [str(line.id)]
        page = web.page(f"/claims/{claim}")
        assert page.count(f'href="/bank/posten/{line.id}"') == 2
        assert "Verreken" not in page.partition("upnext")[2].partition("</p>")[0]
        refused = web.post(
            f"/v1/claims/{claim}/hand-over", {"party": "Incasso B.V.", "party_kind": "agency"}
        )
        assert "et the credit off" not in refused.text
        assert "Place the bank line" in refused.text


def test_nothing_is_chosen_for_the_person(web: Web, claim: UUID) -> None:
    web.done(f"/v1/claims/{claim}/disputes", {"ground": "quality"})
    shown = FormReader(f"/claims/{claim}/resolution")
    shown.feed(web.page("/werk"))
    assert shown.sent["outcome"] == ""


def test_a_credit_note_is_placed_where_it_waits(place: HousePlace, web: Web, claim: UUID) -> None:
    place.clock.move_to(date(2026, 3, 20))
    take_in(web.house, source(CREDIT))
    web.views.catch_up()
    [note] = web.read("/v1/worklist", task="place_credit_note")["tasks"]
    action = f"/creditnotas/{note['subject']}/placed"
    wrong = web.client.post(action, data={"invoice_number": "X-9"})
    assert wrong.status_code == 422
    assert 'value="X-9"' in wrong.text
    assert "geen vordering op factuur X-9" in wrong.text
    filled(web, action, invoice_number="2026-0118")
    assert web.read("/v1/worklist", task="place_credit_note")["tasks"] == []
    assert web.read(f"/v1/claims/{claim}")["balance"]["principal"] == "31.44"


def test_every_task_of_the_sample_has_a_form_that_is_offered_where_it_is_shown(
    sample_home: Path,
) -> None:
    with sample_house(sample_home) as house, browsing(house) as web:
        rows = web.page("/werk").split('<p class="question">')[1:]
    assert len(rows) > 10
    assert [
        row[:300] for row in rows if 'method="post"' not in row and "/brieven/" not in row
    ] == []


def test_only_a_task_that_passes_by_itself_says_a_last_day(sample_home: Path) -> None:
    """Whatever else is asked stands: the day on which its claim lapses is no last day of it."""
    with sample_house(sample_home) as house, browsing(house) as web:
        tasks = web.read("/v1/worklist")["tasks"]
    assert {one["task"] for one in tasks if one["until"]} == {"call"}
    assert {"complete_dossier", "set_off", "find_address"} <= {one["task"] for one in tasks}


def test_a_refund_says_how_much_is_to_go_back(sample_home: Path) -> None:
    with sample_house(sample_home) as house, browsing(house) as web:
        assert "Te veel betaald: €" in web.page("/werk", task="refund")


def test_from_the_claim_a_person_comes_to_the_note_that_waits_and_places_it(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(date(2026, 10, 5))
    note = credit_note("C-1", "30.00", customer="", references=("A-1", "A-9"))
    take_in(house, invoice("A-1", "100.00", customer=""), note)
    with browsing(house) as web:
        [row] = web.read("/v1/claims")["rows"]
        debtor = web.read(f"/v1/claims/{row['id']}")["debtor"]
        [credit] = debtor["credits"]
        link = f"/creditnotas/{credit['credit_note']}?bij=A-1"
        assert f'href="{link}"' in web.page(f"/claims/{row['id']}")
        shown = web.page(link)
        assert "zij noemt een factuur van hem (" in shown
        assert 'value="A-1"' in shown
        assert "Nog te plaatsen: €\N{NO-BREAK SPACE}30,00." in shown
        filled(web, f"/creditnotas/{credit['credit_note']}/placed", invoice_number="A-1")
        assert web.read(f"/v1/claims/{row['id']}")["balance"]["principal"] == "70.00"
        assert web.read(f"/v1/debtors/{debtor['id']}")["credits"] == []


def test_the_question_of_a_plan_stands_on_the_page_of_the_claim_too(place: HousePlace) -> None:
    house = place.open(plan_for_consumers="consumer@1")
    claim = claim_from(house, CONSUMER)
    run_until(place, house, MARCH, MARCH + timedelta(days=45))
    question = "Uit handen geven, een regeling treffen of er niet mee verder gaan?"
    with browsing(house) as web:
        for page in ("/werk", f"/claims/{claim}"):
            assert question in web.page(page)


def test_what_is_to_be_asked_back_stands_beside_what_is_open(
    house: House, claim: UUID, web: Web
) -> None:
    assert "<dt>Terug te vragen" not in web.page(f"/claims/{claim}")
    pay_too_much(house, claim, by=by(), amount=150_00, credited_on=MARCH, payment_id="P")
    refund(house, claim, by=by(), amount=60_00, refunded_on=MARCH)
    reverse_payment(house, claim, by=by(), payment_id="P", reversed_on=MARCH)
    page = web.page(f"/claims/{claim}").replace("\N{NO-BREAK SPACE}", " ")
    assert "<dt>Terug te vragen</dt><dd>€ 60,00</dd>" in page
    told = web.read(f"/v1/claims/{claim}")["balance"]
    assert (told["principal"], told["to_reclaim"]) == ("90.00", "60.00")


def test_what_is_special_about_a_small_rest_and_a_refund_stands_with_the_task(
    house: House, claim: UUID, web: Web
) -> None:
    register_payment(house, claim, by=by(), amount=89_99, credited_on=MARCH, payment_id="P")
    web.views.catch_up()
    assert "Alleen een klein verschil staat open" in web.page("/werk")
    pay_too_much(house, claim, by=by(), amount=60_01, credited_on=MARCH, payment_id="Q")
    refund(house, claim, by=by(), amount=60_00, refunded_on=MARCH)
    reverse_payment(house, claim, by=by(), payment_id="Q", reversed_on=MARCH)
    web.views.catch_up()
    page = web.page("/werk").replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 60,00 is teruggestort en bleek niet te veel betaald" in page
