"""The pages: what a case handler sees and sends, without scripts and without other sites."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from application.house import House
from domain.facts import StreamKind
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from, run_on


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def claim(house: House) -> UUID:
    """Give the claim of S. Voorbeeld on an invoice of 90.00, the day after its due day."""
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def key_of(page: str, form: str) -> str:
    found = re.search(rf'name="key" value="([^"]+-{form})"', page)
    assert found is not None
    return found[1]


def test_the_overview_shows_what_is_outstanding_with_its_debtor(web: Web) -> None:
    page = web.page("/")
    assert "S. Voorbeeld" in page
    assert "2026-0118" in page
    assert "€\N{NO-BREAK SPACE}90,00" in page


@pytest.mark.parametrize("words", ["voorbeeld", "VOORBEELDSTAD", "2026-01"])
def test_a_claim_is_found_by_name_by_city_and_by_number(web: Web, words: str) -> None:
    assert "/claims/" in web.searched(words)


def test_a_search_without_a_match_says_so(web: Web) -> None:
    page = web.searched("nergens")
    assert "/claims/" not in page
    assert "Geen vorderingen" in page


def test_filters_and_order_of_the_overview_narrow_it_down(web: Web) -> None:
    assert "2026-0118" in web.page("/", bucket="1-30", sort="open", up="1")
    assert "2026-0118" not in web.page("/", bucket="90+")
    assert "2026-0118" not in web.page("/", status="settled")
    assert "2026-0118" not in web.page("/", on="2026-03-01")


def test_a_name_with_markup_is_shown_as_text(web: Web, claim: UUID) -> None:
    debtor = web.read(f"/v1/claims/{claim}")["debtor"]["id"]
    name = "<script>alert(1)</script> & Zn"
    web.done(f"/v1/debtors/{debtor}/contact-details", {"name": name})
    web.done(f"/v1/claims/{claim}/notes", {"text": "<img src=x onerror=alert(1)>"})
    for path in ("/", f"/claims/{claim}"):
        page = web.page(path)
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;" in page


def test_no_page_needs_a_script_or_anything_from_elsewhere(web: Web, claim: UUID) -> None:
    for path in ("/", "/werk", f"/claims/{claim}", "/docs"):
        page = web.page(path)
        assert "<script" not in page
        assert " style=" not in page
        assert re.findall(r'(?:src|href|action)="(https?:)?//', page) == []
    assert "http" not in web.get("/style.css").text


def test_what_is_for_a_narrow_window_alone_ends_where_it_should(web: Web) -> None:
    """A query of the window that is not closed takes the rules behind it along, unseen."""
    lines = web.get("/style.css").text.splitlines()
    depth = 0
    for number, line in enumerate(lines, 1):
        if line[:1] in {"@", ".", "#"} or line[:1].isalpha():
            assert depth == 0, f"line {number} is within what began before it: {line}"
        depth += line.count("{") - line.count("}")
    assert depth == 0


def test_a_table_whose_rows_begin_with_a_sentence_is_not_wider_than_its_page(
    web: Web, claim: UUID
) -> None:
    """A sentence that stays on one line pushes what stands behind it, its article, out of sight."""
    checked, _, _ = web.page(f"/claims/{claim}").partition('<th scope="col">Artikel</th>')
    assert checked.rpartition("<table")[2].startswith(' class="list flow worded">')
    rules = web.get("/style.css").text
    kept, freed = (rules.index(one) for one in (".list tbody th {", ".worded :is(thead, tbody)"))
    assert kept < freed  # of equal weight: the later one holds


def test_a_payment_by_form_leads_back_to_the_claim(web: Web, claim: UUID) -> None:
    key = key_of(web.page(f"/claims/{claim}"), "payment")
    fields = {"key": key, "amount": "€ 40,00", "credited_on": "2026-03-18", "payment_id": ""}
    answer = web.send(claim, "payment", **fields)
    assert answer.status_code == 303
    page = web.page(answer.headers["location"])
    assert re.search("Vastgelegd.*40,00 ontvangen.*Nu open: €.50,00", page, re.DOTALL)
    assert "Vastgelegd." not in web.page(f"/claims/{claim}")


def test_a_form_that_is_sent_twice_counts_once(web: Web, claim: UUID) -> None:
    key = key_of(web.page(f"/claims/{claim}"), "payment")
    for _ in range(2):
        web.send(claim, "payment", key=key, amount="40", credited_on="2026-03-18")
    assert web.read(f"/v1/claims/{claim}")["balance"]["paid"] == "40.00"


def test_a_form_that_changes_nothing_says_so(web: Web, claim: UUID) -> None:
    said = ["Vastgelegd.", "Niets nieuws: dit was al vastgelegd."]
    for number, (now, not_now) in enumerate((said, said[::-1])):
        answer = web.send(claim, "promise", key=f"k{number}", amount="40", by="2026-03-25")
        page = web.page(answer.headers["location"])
        assert now in page
        assert not_now not in page


def test_a_refused_form_comes_back_with_why_and_with_what_was_filled_in(
    web: Web, claim: UUID
) -> None:
    answer = web.send(claim, "promise", amount="1.234,50", by="2026-03-25")
    assert answer.status_code == 422
    assert "Er staat minder open dan dit bedrag: €" in answer.text
    assert 'value="1.234,50"' in answer.text


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ("payment", {"credited_on": "2026-03-18"}),
        ("payment", {"amount": "veel", "credited_on": "2026-03-18"}),
        ("contact", {"channel": "duif", "outcome": "reached"}),
        ("hold", {"category": "other", "from_day": "gisteren"}),
        ("note", {}),
    ],
)
def test_a_form_that_is_not_filled_in_well_is_refused(
    web: Web, claim: UUID, form: str, fields: dict[str, str]
) -> None:
    answer = web.send(claim, form, **fields)
    assert answer.status_code == 422
    assert "Niet goed ingevuld" in answer.text


@pytest.mark.parametrize(
    ("form", "fields", "seen"),
    [
        ("contact", {"channel": "phone", "outcome": "no_answer", "note": "Later."}, "Later."),
        ("promise", {"by": "2026-03-25"}, "Betaalbelofte"),
        ("dispute", {"ground": "quality", "text": "Rammelt."}, "Rammelt."),
        ("hold", {"category": "complaint", "from_day": "2026-03-18"}, "Pauze"),
        ("note", {"text": "Let op de hond."}, "Let op de hond."),
    ],
)
def test_each_form_records_what_it_says(
    web: Web, claim: UUID, form: str, fields: dict[str, str], seen: str
) -> None:
    assert web.send(claim, form, **fields).status_code == 303
    assert seen in web.page(f"/claims/{claim}")


def test_a_form_of_another_site_is_not_taken(web: Web, claim: UUID) -> None:
    answer = web.client.post(
        f"/claims/{claim}/note", data={"text": "vals"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert "vals" not in web.page(f"/claims/{claim}")


def test_a_claim_of_a_past_day_is_shown_without_forms(web: Web, claim: UUID) -> None:
    page = web.page(f"/claims/{claim}", on="2026-03-10")
    assert "10 maart 2026" in page
    assert "<textarea" not in page
    assert "<textarea" in web.page(f"/claims/{claim}")


def test_the_timeline_tells_every_fact_with_its_leaf(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    run_on(place, web.house, MARCH)
    web.views.catch_up()
    trail = web.read(f"/v1/claims/{claim}/audit-trail")["facts"]
    page = web.page(f"/claims/{claim}")
    assert {fact["kind"] for fact in trail} == {"claim", "debtor", "letter"}
    assert all(f"<code>{fact['leaf_hash']}</code>" in page for fact in trail)
    letter = next(fact["stream"] for fact in trail if fact["kind"] == "letter")
    assert f'href="/v1/letters/{letter}/document"' in page


def test_the_interest_is_derived_line_by_line(place: HousePlace, web: Web, claim: UUID) -> None:
    run_on(place, web.house, MARCH)
    run_on(place, web.house, date(2026, 4, 20))
    web.views.catch_up()
    page = web.page(f"/claims/{claim}")
    assert re.search(r"€.90,00 × \d(,\d+)? ?% × \d+/365 dagen", page)
    assert "BW 6:119" in page


def test_the_work_list_says_what_is_to_be_done(web: Web, claim: UUID) -> None:
    web.done(f"/v1/claims/{claim}/disputes", {"ground": "quality"})
    page = web.page("/werk")
    assert "Verweer beantwoorden" in page
    assert f"/claims/{claim}" in page


def test_what_is_not_there_is_said_in_dutch(web: Web) -> None:
    answer = web.client.get(f"/claims/{UUID(int=10)}", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "Niet gevonden" in answer.text
    assert "Deze vordering bestaat niet." in answer.text


def test_what_belongs_to_one_letter_on_one_day_stands_together(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    run_on(place, web.house, MARCH)
    web.views.catch_up()
    page = web.page(f"/claims/{claim}")
    [about_it] = re.findall(
        r'<li class="claim">\s*<time datetime="2026-03-18">.*?</li>', page, re.DOTALL
    )
    first, _, rest = about_it.partition('<details class="rest">')
    assert "Betalingsherinnering verstuurd" in first
    assert len(re.findall('class="what', rest)) == 4


@pytest.mark.parametrize(
    ("only", "seen", "hidden"),
    [
        ("letters", "Betalingsherinnering verstuurd", "Betaling zonder"),
        ("money", "Betaling zonder", "Belt maandag"),
        ("contact", "Belt maandag", "Betaling zonder"),
        ("course", "Factuur 2026-0118", "Betaling zonder"),
    ],
)
def test_a_timeline_can_show_one_strand_alone(
    place: HousePlace, web: Web, claim: UUID, only: str, seen: str, hidden: str
) -> None:
    run_on(place, web.house, MARCH)
    web.send(claim, "payment", amount="5,00", credited_on="2026-03-18")
    web.send(claim, "note", text="Belt maandag")
    web.views.catch_up()
    timeline = web.page(f"/claims/{claim}", only=only).partition('class="timeline"')[2]
    assert seen in timeline
    assert hidden not in timeline


@pytest.mark.parametrize("wanted", ["0118", "2026-01", "oorbeel", "2026-0118"])
def test_a_claim_is_found_by_a_piece_of_its_number_or_name(
    web: Web, claim: UUID, wanted: str
) -> None:
    assert f"/claims/{claim}" in web.searched(wanted)


@pytest.mark.parametrize("wanted", ["0119", "%", "_", "zzz"])
def test_what_is_not_there_is_not_found(web: Web, claim: UUID, wanted: str) -> None:
    assert f"/claims/{claim}" not in web.searched(wanted)


def test_a_claim_is_found_by_the_reference_of_its_letter(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    run_on(place, web.house, MARCH)
    web.views.catch_up()
    [letter] = (one for one in web.house.store.streams(StreamKind.LETTER))
    order = web.house.collections.letter(letter).order
    assert order is not None
    assert order.payment_reference
    assert f"/claims/{claim}" in web.searched(order.payment_reference)


def test_more_rows_are_asked_for_without_losing_what_was_typed(web: Web, claim: UUID) -> None:
    first = web.page(f"/claims/{claim}")
    assert 'name="instalments.5.by"' in first
    assert 'name="instalments.6.by"' not in first
    typed = {"instalments.0.amount": "45,00", "instalments-rows": "12"}
    answer = web.send(claim, "payment-plan", **typed)
    assert answer.status_code == 200
    assert 'name="instalments.11.by"' in answer.text
    assert 'value="45,00"' in answer.text
    assert web.read(f"/v1/claims/{claim}")["payment_plan"] == []


@pytest.mark.parametrize("typed", ["1.50,00", "1.2,34", "1,234.50", "1,000.00", "5,123"])
def test_an_amount_that_can_be_read_in_two_ways_is_refused(
    web: Web, claim: UUID, typed: str
) -> None:
    said = {"amount": typed, "credited_on": "2026-03-18", "confirmed": "true"}
    assert web.send(claim, "payment", **said).status_code == 422
    assert web.read(f"/v1/claims/{claim}")["balance"]["paid"] == "0.00"


@pytest.mark.parametrize(
    ("typed", "paid"), [("1.234,50", "1234.50"), ("€ 5,5", "5.50"), ("5.50", "5.50"), ("7", "7.00")]
)
def test_an_amount_is_read_as_it_is_written_here(
    web: Web, claim: UUID, typed: str, paid: str
) -> None:
    said = {"amount": typed, "credited_on": "2026-03-18", "confirmed": "true"}
    assert web.send(claim, "payment", **said).status_code == 303
    assert web.read(f"/v1/claims/{claim}")["balance"]["paid"] == paid


def test_a_row_of_a_plan_counts_wherever_it_was_filled_in(web: Web, claim: UUID) -> None:
    rows = {
        "instalments.4.amount": "45,00",
        "instalments.4.by": "2026-04-01",
        "instalments.11.amount": "45,00",
        "instalments.11.by": "2026-05-01",
    }
    assert web.send(claim, "payment-plan", **rows).status_code == 303
    agreed = web.read(f"/v1/claims/{claim}")["payment_plan"]
    assert [part["amount"] for part in agreed] == ["45.00", "45.00"]
