"""The page that says why a letter was written: a picture, and the same in words."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from application.run.day import run_day
from domain.facts import StreamKind
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    PLAIN,
    HousePlace,
    case_of,
    claim_from,
    clock_at,
    letters,
    run_until,
)

GONE = date(2026, 4, 18)
"""The day on which the sample consumer's claim is handed over."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def web(place: HousePlace) -> Iterator[Web]:
    """A house in which a reminder of one claim went out."""
    house = place.open()
    claim_from(house, CONSUMER)
    run_day(house)
    with browsing(house) as served:
        yield served


def page_of(web: Web, **query: str) -> html.HtmlElement:
    [letter] = letters(web.house)
    return html.fromstring(web.page(f"/brieven/{letter.id}/waarom", **query))


def texts(found: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found.xpath(path)]


def boxes(found: html.HtmlElement) -> list[tuple[str, list[str], list[str]]]:
    """Each box of the picture: what it is, its texts, where they lead."""
    return [
        (
            texts(box, "./text")[0].partition(" · ")[2],
            texts(box, "./text[position() > 1] | ./a/text"),
            box.xpath("./a/@href"),
        )
        for box in found.xpath("//svg/g")
    ]


def items(found: html.HtmlElement) -> list[tuple[str, list[str], list[str]]]:
    """The same of the list."""
    return [
        (
            texts(item, "./span")[0],
            texts(item, "./p[not(@class)]"),
            item.xpath("./p[not(@class)]/a/@href"),
        )
        for item in found.xpath("//ol[@class='reasons']/li")
    ]


def test_the_picture_and_the_list_say_the_same_in_the_same_order(web: Web) -> None:
    found = page_of(web)
    assert boxes(found) == items(found)
    numbers = [int(one.partition(" · ")[0]) for one in texts(found, "//svg/g/text[@class='kind']")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_it_goes_from_the_letter_back_to_step_plan_command_run_and_person(web: Web) -> None:
    kinds = [kind for kind, _, _ in boxes(page_of(web))]
    assert kinds[:2] == ["Feit", "Feit"]
    assert kinds[-1] == "Wie"
    assert set(kinds) == {"Feit", "Stap", "Plan", "Opdracht", "Run", "Wie"}
    said = {text for _, lines, _ in boxes(page_of(web)) for text in lines}
    assert {"Herinnering", "Dagelijkse run", "Facturen invoeren", "invoer"} <= said
    assert "Vier stappen: herinneren, bellen, aanmanen, uit handen geven, versie 1" in said


def test_each_number_that_the_list_names_as_a_cause_is_there(web: Web) -> None:
    found = page_of(web)
    named = found.xpath("//ol[@class='reasons']//a[starts-with(@href, '#')]/@href")
    ids = {f"#{one}" for one in found.xpath("//ol[@class='reasons']/li/@id")}
    assert set(named) == ids - {"#1", "#2"}, "what nothing rests on stands first"


def test_a_node_leads_to_its_claim_letter_plan_and_run(web: Web) -> None:
    leads = {lead for _, _, those in boxes(page_of(web)) for lead in those}
    [letter] = letters(web.house)
    assert letter.order is not None
    claim = letter.order.claims[0].claim_id
    assert leads == {
        *(f"/claims/{claim}", f"/brieven/{letter.id}"),
        *("/plannen#four-steps@1", f"/runs?on={MARCH}"),
    }
    assert all(web.page(lead.partition("#")[0]) for lead in leads)


def test_the_letter_and_the_timeline_of_its_claim_lead_to_it(web: Web) -> None:
    [letter] = letters(web.house)
    assert letter.order is not None
    claim = letter.order.claims[0].claim_id
    link = f'href="/brieven/{letter.id}/waarom"'
    assert link in web.page(f"/brieven/{letter.id}")
    assert web.page(f"/claims/{claim}").count(link) == 1


def test_as_of_a_day_it_says_so_and_before_the_letter_there_is_nothing(web: Web) -> None:
    assert "Stand per" in page_of(web, on=str(MARCH)).text_content()
    [letter] = letters(web.house)
    before = {"on": str(MARCH - timedelta(days=1))}
    assert web.get(f"/brieven/{letter.id}/waarom", **before).status_code == 404


def test_in_a_letter_of_several_claims_each_fact_names_its_claim(place: HousePlace) -> None:
    place.clock = clock_at(MARCH + timedelta(days=15))
    house = place.open()
    for number in (1, 2):
        claim = claim_from(house, PLAIN, ("<cbc:ID>2026-0117<", f"<cbc:ID>F-{number}<"))
    run_day(house)
    [letter] = letters(house)
    with browsing(house) as web:
        page = page_of(web)
    assert boxes(page) == items(page)
    lines = [line for _, those, _ in boxes(page) for line in those]
    assert sum(bool(re.match(r"F-\d: \d+ \w+ \d+: Factuur", line)) for line in lines) == 2
    assert lines.count("F-2: hetzelfde") == 2
    assert case_of(house, claim).letters.keys() == {letter.id}


# --- of a fact ---------------------------------------------------------------------------------


@pytest.fixture
def gone(place: HousePlace) -> Iterator[Web]:
    """A house in which a claim was handed over by the daily run."""
    place.clock.move_to(MARCH)
    house = place.open()
    claim_from(house, CONSUMER, NO_MAIL)
    run_until(place, house, MARCH, GONE)
    with browsing(house) as served:
        yield served


def address_of(web: Web, topic: str) -> str:
    """The page of the fact of a kind, as the timeline of its claim leads to it."""
    [claim] = web.house.store.streams(StreamKind.CLAIM)
    [one] = [x for x in web.house.collections.history(claim) if topic == x.fact.TOPIC]
    address = f"/feiten/{claim}/{one.originator_version}/waarom"
    assert f'href="{address}"' in web.page(f"/claims/{claim}")
    return address


def test_a_hand_over_has_its_picture_and_list_from_the_timeline(gone: Web) -> None:
    address = address_of(gone, "claim.handed_over")
    found = html.fromstring(gone.page(address))
    assert boxes(found) == items(found)
    kinds = {kind for kind, _, _ in boxes(found)}
    assert kinds == {"Feit", "Stap", "Plan", "Opdracht", "Run", "Wie"}
    lines = [line for _, those, _ in boxes(found) for line in those]
    assert lines[0].startswith("18 apr 2026: Overgedragen aan Incassobureau")
    assert any("Veertiendagenbrief verstuurd" in line for line in lines)
    assert "Uit handen geven" in lines


def test_a_fact_that_is_not_there_is_not_found(gone: Web) -> None:
    address = address_of(gone, "claim.default_declared")
    assert gone.get(address).status_code == 200
    assert gone.get(address, on=str(MARCH)).status_code == 404
    [claim] = gone.house.store.streams(StreamKind.CLAIM)
    assert gone.get(f"/feiten/{claim}/999/waarom").status_code == 404


def test_facts_of_debtor_and_creditor_have_their_page_too(gone: Web) -> None:
    [claim] = gone.house.store.streams(StreamKind.CLAIM)
    known = case_of(gone.house, claim)
    for stream in (known.debtor.id, known.creditor.id):
        assert "Waarom dit feit?" in gone.page(f"/feiten/{stream}/1/waarom")


def test_an_amount_of_a_sentence_stands_on_one_line(web: Web) -> None:
    [letter] = letters(web.house)
    page = web.page(f"/brieven/{letter.id}/waarom")
    assert "€\N{NO-BREAK SPACE}" in page
    assert "€ " not in page
