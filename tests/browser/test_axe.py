"""No page of the sample bars anyone's way, and each fits a phone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.api.crawl import crawled_once
from tests.api.webs import Web, browsing
from tests.browser.pages import PHONE, Looks, Scheme, barriers, telling, width, width_of
from tests.sample_home import END, sample_house

OF_OURS = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
LINK = '<link rel="stylesheet" href="/style.css">'


@pytest.fixture(scope="module")
def web(chromium: Browser, sample_home: Path) -> Iterator[Web]:
    with sample_house(sample_home) as house, browsing(house) as served:
        yield served


@pytest.fixture(scope="module")
def pages(web: Web, sample_made: Path) -> dict[str, str]:
    """Every page by its address; of why a fact is there, and behind a period, some of each kind."""
    found = crawled_once(sample_made.parent, web.house, web.client, "nl")
    return found | dict(behind_a_period(web))


def behind_a_period(web: Web) -> Iterator[tuple[str, str]]:
    """Compliance down to the rulings of a claim, which no link leads to before a period is said."""
    address = f"/naleving?from={END - timedelta(days=60)}&to={END}"
    for further in ("verdict=violated", "/naleving/vorderingen/", ""):
        page = web.page(address)
        yield address, page
        found = re.findall(r'href="([^"]+)"', page)
        address = unescape(next(one for one in found if further in one))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme", "wide"), [("nl", "light", 1280), ("en", "dark", PHONE)]
)
def test_nothing_on_a_page_is_a_serious_barrier(
    chromium: Browser, web: Web, pages: dict[str, str], language: str, scheme: Scheme, wide: int
) -> None:
    chosen = telling(pages.items())
    assert {one.split("/")[1].partition("?")[0] for one in chosen} >= {"", "claims", "docs", "werk"}
    looks = Looks(language, scheme, wide)
    with looks.page(chromium, str(web.client.base_url)) as page:
        judged: set[str] = set()
        said = [f"{one}: {what}" for one in chosen for what in barriers_at(page, one, judged)]
    assert said == []


def barriers_at(page: Page, address: str, judged: set[str]) -> list[str]:
    page.goto(address)
    return barriers(page, judged)


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
def test_every_page_fits_a_phone(chromium: Browser, web: Web, pages: dict[str, str]) -> None:
    style = f"<style>{web.get('/style.css').text}</style>"
    assert all(LINK in text for text in pages.values())
    with Looks("nl", "light", PHONE).page(chromium) as page:
        wide = {
            address: width_of(page, text.replace(LINK, style)) for address, text in pages.items()
        }
    assert {address: found for address, found in wide.items() if found > PHONE} == {}


def test_a_barrier_and_a_page_that_is_too_wide_are_found(chromium: Browser) -> None:
    with Looks("nl", "dark", PHONE).page(chromium) as page:
        page.set_content('<html lang="nl"><title>t</title><input><p style="width:500px">x</p>')
        [found] = barriers(page)
        assert "Form elements must have labels" in found
        assert width(page) == 508
        assert width_of(page, page.content()) == 508
        page.set_content(
            '<html lang="nl"><title>t</title><style>@media (prefers-color-scheme: dark)'
            "{ p { color: #222; background: #000 } }</style><main><h1>t</h1><p>x y z</p></main>"
        )
        [found] = barriers(page)
        assert "minimum color contrast" in found
