"""The pages in two languages: what decides, what is remembered, and the way to the other one."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest

from api.pages.languages import page_of_form
from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, claim_from

HTML = {"Accept": "text/html"}


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def test_a_page_is_dutch_where_nothing_is_asked(web: Web) -> None:
    page = web.page("/")
    assert '<html lang="nl">' in page
    assert "Werklijst" in page
    assert "€\N{NO-BREAK SPACE}90,00" in page


def test_a_browser_that_wants_english_gets_english(web: Web) -> None:
    page = web.client.get("/", headers={**HTML, "Accept-Language": "en-GB"}).text
    assert '<html lang="en">' in page
    assert "Work list" in page
    assert "€\N{NO-BREAK SPACE}90.00" in page


def test_a_chosen_language_is_remembered_and_goes_before_the_browser(web: Web) -> None:
    answer = web.client.get("/", params={"lang": "en", "every": "1"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?every=1")
    kept = answer.headers["set-cookie"]
    assert "lang=en" in kept
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept
    assert "Max-Age=31536000" in kept
    page = web.client.get("/", headers={**HTML, "Accept-Language": "nl"}).text
    assert '<html lang="en">' in page


def test_the_way_to_the_other_language_keeps_what_was_asked(web: Web) -> None:
    assert re.search(r'href="/\?q=[\w-]+&amp;lang=en"', web.searched("voor"))
    web.client.get("/", params={"lang": "en"})
    assert 'href="/werk?lang=nl"' in web.page("/werk")


def test_a_language_that_we_do_not_speak_is_not_remembered(web: Web) -> None:
    answer = web.client.get("/werk", params={"lang": "de"}, headers=HTML, follow_redirects=False)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


def test_a_language_is_no_way_to_another_site(web: Web) -> None:
    here = str(web.client.base_url).rstrip("/")
    answer = web.client.get(f"{here}//elsewhere.example/?lang=en", follow_redirects=False)
    assert answer.headers["location"] == "/elsewhere.example/"


def test_a_problem_is_told_in_the_language_of_the_page(web: Web) -> None:
    path = f"/claims/{UUID(int=10)}"
    assert "Deze vordering bestaat niet." in web.client.get(path, headers=HTML).text
    english = web.client.get(path, headers={**HTML, "Accept-Language": "en"}).text
    assert "Not found" in english
    assert "There is no claim" in english


def test_a_failure_is_told_in_the_language_of_the_page_whatever_the_server_speaks(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise LookupError

    monkeypatch.setattr(web.views.engine, "positions", broken)
    for wanted, told in (("nl", "Dit lukte niet"), ("en", "This failed")):
        answer = web.client.get("/readyz", headers={**HTML, "Accept-Language": wanted})
        assert answer.status_code == 500
        assert told in answer.text
        assert f'<html lang="{wanted}">' in answer.text


def test_a_refused_form_is_answered_in_the_language_of_the_page(web: Web, claim: UUID) -> None:
    web.client.get("/", params={"lang": "en"})
    answer = web.send(claim, "promise", amount="500", by="2026-03-25")
    assert answer.status_code == 422
    assert "Not recorded." in answer.text
    assert f'href="/claims/{claim}?lang=nl"' in answer.text


def test_a_problem_of_the_api_is_english_and_dutch_for_whoever_asks_for_that(web: Web) -> None:
    path = f"/v1/claims/{UUID(int=10)}"
    assert web.get(path).json()["detail"].startswith("There is no claim")
    dutch = web.client.get(path, headers={"Accept-Language": "nl"}).json()
    assert dutch["detail"] == "Deze vordering bestaat niet."
    assert "set-cookie" not in web.client.get("/v1/overview?lang=en").headers


def test_the_answer_to_a_form_leads_to_the_page_that_it_is_on() -> None:
    assert page_of_form("/verzending/partij/P-1/gepost") == "/verzending"
    assert page_of_form("/bank") == "/bank"
    assert page_of_form("/afmelden") == "/"
