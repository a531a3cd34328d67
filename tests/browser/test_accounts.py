"""An account's number stands on one line, also on a phone: in two parts nobody reads it over."""

import re
from typing import Final

from playwright.sync_api import Browser

from application.house import House
from tests.api.webs import browsing
from tests.application.houses import HousePlace
from tests.application.places import engine, house, place
from tests.application.test_collection_files import COLLECT, IBAN, come, with_mandate
from tests.browser.pages import PHONE, Looks, lay

__all__ = ["engine", "house", "place"]
LINK: Final = '<link rel="stylesheet" href="/style.css">'
_LINES: Final = """account => {
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    const found = []
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        const at = text.data.indexOf(account)
        if (at < 0 || text.parentElement.closest('ins')) continue
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + account.length)
        const tops = [...range.getClientRects()].map(line => Math.round(line.top))
        if (tops.length) found.push(new Set(tops).size)
    }
    return found
}"""
"""On how many lines each place of the page shows an account, but for what a fact changed."""


def test_an_account_stands_on_one_line_of_a_phone(
    chromium: Browser, place: HousePlace, house: House
) -> None:
    claim = with_mandate(house)
    line = come(place, house, 1_00, COLLECT, text="Betaling")
    with browsing(house) as web, Looks("nl", "light", PHONE).page(chromium) as page:
        web.views.catch_up()
        of = web.read(f"/v1/claims/{claim}")
        style = f"<style>{web.get('/style.css').text}</style>"
        page.set_content("<!doctype html>")
        at = (f"/claims/{claim}", f"/schuldeisers/{of['creditor']['id']}")
        for address in ("/bank", f"/bank/posten/{line.id}", *at):
            text = web.page(address).replace(LINK, style)
            lay(page, re.sub(r"<details\b", "<details open", text))
            lines = page.evaluate(_LINES, IBAN)
            assert lines, address
            assert set(lines) == {1}, address
