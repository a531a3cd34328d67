"""The page on which a debtor signs, in each of its states: it bars nobody, and fits a phone."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Browser

from application.commands.payment_plans import SendSigningLinkAgain, WithdrawPaymentPlan
from domain.payment_plan.state import require_proposed
from tests.api.test_signing_page import (
    answer,
    claim,
    debtor,
    path,
    plan,
    read,
    state,
    web,
)
from tests.api.webs import Web
from tests.application.houses import by
from tests.browser.pages import PHONE, Looks, barriers, width
from tests.browser.test_axe import LINK

__all__ = ["claim", "path", "plan", "web"]


def states(web: Web, claim: UUID, path: str, plan: UUID) -> Iterator[tuple[str, str]]:
    """What the page shows in each state, of one plan: none of them shows the plan but the first."""
    yield "open", read(web, path).text
    seen = require_proposed(state(web, plan)).document_sha256
    yield "no name", answer(web, path, answer="sign", name=" ", seen=seen).text
    yield "wrong", read(web, "/regeling/x").text
    SendSigningLinkAgain(plan=plan).carry(web.house, debtor(web, claim), by=by())
    yield "another link was sent", read(web, path).text
    WithdrawPaymentPlan(plan=plan, confirmed=True).carry(web.house, debtor(web, claim), by=by())
    yield "withdrawn", read(web, path).text


@pytest.mark.slow
def test_the_page_to_sign_on_bars_nobody_and_fits_a_phone(
    chromium: Browser, web: Web, claim: UUID, path: str, plan: UUID
) -> None:
    style = f"<style>{web.get('/style.css').text}</style>"
    found = dict(states(web, claim, path, plan))
    assert [one for one, text in found.items() if "Samen" in text] == ["open", "no name"]
    with Looks("nl", "dark", PHONE).page(chromium) as page:
        for text in found.values():
            assert LINK in text
            page.set_content(text.replace(LINK, style))
            assert barriers(page) == []
            assert width(page) <= PHONE
