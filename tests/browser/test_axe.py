"""No page of the sample bars anyone's way, and each fits a phone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from api.words.language import Language
from tests.api.crawl import crawled_once
from tests.api.webs import Web, browsing
from tests.browser.pages import PHONE, Looks, Scheme, barriers, lay, telling, wear, width, widths_of
from tests.sample_home import END, sample_house

OF_OURS = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
LINK = '<link rel="stylesheet" href="/style.css">'


@pytest.fixture(scope="module")
def web(chromium: Browser, sample_home: Path) -> Iterator[Web]:
    with sample_house(sample_home) as house, browsing(house) as served:
        yield served


def pages(web: Web, folder: Path, language: Language) -> dict[str, str]:
    """Every page by its address, without its style.

    Of why a fact is there, and behind a period, some of each kind.
    """
    found = crawled_once(folder, web.house, web.client, language)
    found |= dict(behind_a_period(web, language))
    assert all(LINK in text for text in found.values())
    return found


def behind_a_period(web: Web, language: Language) -> Iterator[tuple[str, str]]:
    """Compliance down to the rulings of a claim, which no link leads to before a period is said."""
    address = f"/naleving?from={END - timedelta(days=60)}&to={END}"
    told = {"Accept": "text/html", "Accept-Language": language}
    for further in ("verdict=violated", "/naleving/vorderingen/", ""):
        page = web.client.get(address, headers=told).text
        yield address, page
        found = re.findall(r'href="([^"]+)"', page)
        address = unescape(next(one for one in found if further in one))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme", "wide"), [("nl", "light", 1280), ("en", "dark", PHONE)]
)
def test_nothing_on_a_page_is_a_serious_barrier(
    chromium: Browser, web: Web, sample_made: Path, language: Language, scheme: Scheme, wide: int
) -> None:
    found = pages(web, sample_made.parent, language)
    chosen = telling(found.items())
    assert {one.split("/")[1].partition("?")[0] for one in chosen} >= {"", "claims", "docs", "werk"}
    with Looks(language, scheme, wide).page(chromium) as page:
        wear(page, web.get("/style.css").text)
        alone = scheme == "dark"  # how the pages are made is judged in the light
        said = [f"{one}: {what}" for one in chosen for what in laid(page, found[one], alone)]
    assert said == []


def laid(page: Page, text: str, looks_alone: bool) -> list[str]:
    lay(page, text)
    return barriers(page, goes_on=True, looks_alone=looks_alone)


@pytest.mark.slow
def test_a_plan_that_was_tried_bars_nobody_and_fits_a_phone(chromium: Browser, web: Web) -> None:
    said = {"plan": "consumer@1", "first": END.isoformat(), "last": END.isoformat()}
    told = web.client.post("/plannen/proef", data=said, headers=OF_OURS)
    assert "Vorderingen die anders gaan" in told.text
    with Looks("nl", "dark", PHONE).page(chromium) as page:
        page.set_content(told.text.replace(LINK, f"<style>{web.get('/style.css').text}</style>"))
        assert barriers(page) == []
        assert width(page) <= PHONE


@pytest.mark.slow
def test_every_page_fits_a_phone(chromium: Browser, web: Web, sample_made: Path) -> None:
    found = pages(web, sample_made.parent, "nl")
    with Looks("nl", "light", PHONE).page(chromium) as page:
        wear(page, web.get("/style.css").text)
        wide = dict(zip(found, widths_of(page, found.values()), strict=True))
    assert {address: found for address, found in wide.items() if found > PHONE} == {}


@pytest.mark.parametrize("login", ["joost", "a.van-den-berg-de-vries@linde"])
def test_the_head_of_a_page_fits_a_phone_where_proposals_wait_for_whoever_looks(
    chromium: Browser, web: Web, login: str
) -> None:
    style = f"<style>{web.get('/style.css').text}</style>"
    told = web.page("/bank").replace(LINK, style)
    waits = '<span class="narrow-only">Menu <span class="count">12</span></span>'
    text = told.replace('<span class="narrow-only">Menu</span>', waits)
    text = re.sub(r'(<summary><span translate="no">)[^<]+', rf"\g<1>{login}", text)
    assert waits in text
    assert login in text
    with Looks("nl", "light", PHONE).page(chromium) as page:
        page.set_content("<!doctype html>")
        [wide] = widths_of(page, [text])
    assert wide <= PHONE


def test_a_barrier_and_a_page_that_is_too_wide_are_found(chromium: Browser) -> None:
    with Looks("nl", "dark", PHONE).page(chromium) as page:
        page.set_content('<html lang="nl"><title>t</title><input><p style="width:500px">x</p>')
        [found] = barriers(page)
        assert "Form elements must have labels" in found
        assert width(page) == 508
        assert widths_of(page, ["<p>x", page.content(), "<p>y"]) == [PHONE, 508, PHONE]
        page.set_content(
            '<html lang="nl"><title>t</title><style>@media (prefers-color-scheme: dark)'
            "{ p { color: #222; background: #000 } }</style><main><h1>t</h1><p>x y z</p></main>"
        )
        [found] = barriers(page)
        assert "minimum color contrast" in found


PARTS = "<main><h1>t</h1><{0}><p>x y z</p></{0}></main>"


def test_what_was_judged_is_spared_only_where_all_around_it_is_the_same(chromium: Browser) -> None:
    with Looks("nl", "dark", PHONE).page(chromium) as page:
        wear(page, "div p { color: #222; background: #000 } section p { color: #000 }")
        assert laid(page, PARTS.format("section"), True) == []
        [found] = laid(page, PARTS.format("div"), True)
        assert "minimum color contrast" in found
        assert laid(page, PARTS.format("div"), True) == []
