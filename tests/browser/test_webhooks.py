"""The page of a subscription whose receiver failed bars nobody's way, and fits a phone."""

from uuid import UUID

import pytest
from playwright.sync_api import Browser

from application.house import House
from tests.api.test_webhook_deliveries import FAILED, TAKEN, progressed, sent, subscribed
from tests.api.webs import browsing
from tests.application.houses import CONSUMER, claim_from
from tests.application.places import engine, house, place
from tests.application.two_people import user
from tests.browser.pages import PHONE, Looks, barriers, width

__all__ = ["engine", "house", "place"]


@pytest.mark.slow
def test_what_failed_can_be_read_by_everybody_on_a_phone(chromium: Browser, house: House) -> None:
    one = failing(house)
    with browsing(house) as web:
        for language in ("nl", "en"):
            looks = Looks(language, "light", PHONE)
            with looks.page(chromium, str(web.client.base_url)) as page:
                for place in (f"/webhooks/{one}", f"/webhooks/{one}/zendingen/2"):
                    page.goto(place)
                    assert (barriers(page), width(page)) == ([], PHONE), place


def failing(house: House) -> UUID:
    """A subscription of which one event was taken, and two wait behind one that was refused."""
    claim = claim_from(house, CONSUMER)
    one = subscribed(house, user(house, "els"))
    sent(house, one, f"{claim}@1", TAKEN, keys=str(claim))
    sent(house, one, f"{claim}@2", FAILED, FAILED, keys=f"{claim},{one}")
    sent(house, one, f"{claim}@3", keys=str(claim))
    progressed(house, one, failing_since="2026-03-02T12:01:00+00:00")
    return one
