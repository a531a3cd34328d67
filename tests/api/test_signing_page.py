"""The page on which a debtor signs: his link is his secret, and any other shows nobody's data."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.gate import HEADERS
from api.problems import place_of
from application.commands.payment_plans import (
    ProposePaymentPlan,
    SendSigningLink,
    SendSigningLinkAgain,
    SignPaymentPlan,
)
from application.commands.stops import RecordDispute
from application.payment_plans.links import PLACE, token_of
from domain.claim.grounds import DisputeGround
from domain.payment_plan.state import PaymentPlan, require_proposed
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, case_of, claim_from

NAME = "S. Voorbeeld"
BROWSER = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    with place.opened() as house, browsing(house) as web:
        yield web


@pytest.fixture
def claim(web: Web) -> UUID:
    return claim_from(web.house, CONSUMER)


def debtor(web: Web, claim: UUID) -> UUID:
    return case_of(web.house, claim).debtor.id


@pytest.fixture
def plan(web: Web, claim: UUID) -> UUID:
    said = ProposePaymentPlan(first=MARCH + timedelta(days=7), number=3)
    return said.carry(web.house, debtor(web, claim), by=by()).streams[0][0]


@pytest.fixture
def path(web: Web, claim: UUID, plan: UUID) -> str:
    SendSigningLink(plan=plan).carry(web.house, debtor(web, claim), by=by())
    issued = state(web, plan).link
    assert issued is not None
    return PLACE + token_of(web.house, plan, issued.link_id)


def state(web: Web, plan: UUID) -> PaymentPlan:
    return web.house.collections.payment_plan(plan)


def read(web: Web, path: str, **more: Any) -> Any:
    return web.client.get(path, headers={"Accept": "text/html"}, **more)


def answer(web: Web, path: str, **said: str) -> Any:
    return web.client.post(path, data=said, headers=BROWSER)


def test_whoever_has_the_link_reads_the_text_and_that_it_was_opened_is_known(
    web: Web, path: str, plan: UUID
) -> None:
    shown = read(web, path)
    assert shown.status_code == 200
    assert "Samen € 90,00." in shown.text
    assert state(web, plan).opened
    for name in ("Content-Security-Policy", "Cache-Control", "Referrer-Policy"):
        assert shown.headers[name] == HEADERS[name]
    assert 'href="/werk"' not in shown.text


def test_he_signs_once_with_his_typed_name(web: Web, path: str, plan: UUID) -> None:
    proposed = state(web, plan).proposed
    assert proposed is not None
    done = answer(web, path, answer="sign", name=NAME, seen=proposed.document_sha256)
    assert "U hebt getekend." in done.text
    assert state(web, plan).by_debtor is not None
    again = read(web, path)
    assert again.status_code == 422
    assert "uw antwoord is vastgelegd" in again.text
    assert NAME not in again.text


def test_from_the_work_list_one_comes_to_where_a_plan_is_signed_for_the_creditor(
    web: Web, claim: UUID, path: str, plan: UUID
) -> None:
    where, sign = f"/debiteuren/{debtor(web, claim)}", 'href="#sign-payment-plan"'
    assert 'href="#signing-link"' in web.page(where)
    sha256 = require_proposed(state(web, plan)).document_sha256
    answer(web, path, answer="sign", name=NAME, seen=sha256)
    web.views.catch_up()
    work = web.page("/werk").replace("\xa0", " ")
    assert work.count(f'href="{where}#regelingen"') == 2
    assert str(plan) not in work
    assert "Te tekenen tot en met 30 mrt 2026" in work
    page = web.page(where)
    assert sign in page
    assert 'id="sign-payment-plan"' in page
    assert 'href="#signing-link"' not in page
    SignPaymentPlan(plan=plan).carry(web.house, debtor(web, claim), by=by())
    assert sign not in web.page(where)


def test_who_signs_second_is_told_that_it_holds(
    web: Web, claim: UUID, path: str, plan: UUID
) -> None:
    SignPaymentPlan(plan=plan).carry(web.house, debtor(web, claim), by=by())
    sha256 = require_proposed(state(web, plan)).document_sha256
    done = answer(web, path, answer="sign", name=NAME, seen=sha256)
    assert "de regeling geldt vanaf vandaag" in done.text
    assert state(web, plan).standing == "running"


def test_he_may_say_that_he_does_not_want_it(web: Web, path: str, plan: UUID) -> None:
    assert "U wilt deze regeling niet." in answer(web, path, answer="decline").text
    assert state(web, plan).standing == "declined"


def test_without_a_name_nothing_is_signed_and_the_text_stands_there_again(
    web: Web, path: str, plan: UUID
) -> None:
    proposed = state(web, plan).proposed
    assert proposed is not None
    refused = answer(web, path, answer="sign", name=" ", seen=proposed.document_sha256)
    assert refused.status_code == 422
    assert "Typ uw voor- en achternaam." in refused.text
    assert "Samen € 90,00." in refused.text
    assert state(web, plan).by_debtor is None


@pytest.mark.parametrize("token", ["x", "A" * 64, "é"])
def test_another_link_shows_nothing_of_anybody(web: Web, path: str, token: str) -> None:
    del path
    found = read(web, f"/regeling/{token}")
    assert found.status_code == 404
    assert "leidt nergens heen" in found.text
    assert "€" not in found.text


def test_the_link_stands_in_no_log() -> None:
    assert place_of("/regeling/secret") == "/regeling/…"


def test_the_calculator_shows_each_instalment_and_its_form_draws_it_up(
    web: Web, claim: UUID
) -> None:
    where = f"/debiteuren/{debtor(web, claim)}"
    page = read(web, f"{where}/regeling?number=4&first=2026-04-01")
    assert page.status_code == 200
    assert page.text.count("22,50") >= 8
    sent = {
        "claims.0": str(claim),
        "first": "2026-04-01",
        "rhythm": "monthly",
        "number": "4",
        "grace_days": "3",
        "open_days": "14",
    }
    done = web.client.post(
        f"{where}/propose-payment-plan", data=sent, headers=BROWSER, follow_redirects=True
    )
    assert "Vastgelegd." in done.text
    assert "in 4 termijnen" in done.text


def test_a_second_link_is_offered_only_of_a_plan_of_which_one_was_sent(
    web: Web, claim: UUID, plan: UUID
) -> None:
    whose = web.house.collections.debtor(debtor(web, claim))
    assert SendSigningLink.avails(whose, web.house)
    assert not SendSigningLinkAgain.avails(whose, web.house)
    SendSigningLink(plan=plan).carry(web.house, whose.id, by=by())
    assert SendSigningLinkAgain.avails(whose, web.house)


def test_the_calculator_says_why_there_is_nothing_to_work_out(web: Web, claim: UUID) -> None:
    where = f"/debiteuren/{debtor(web, claim)}"
    assert "Bereken</button>" in read(web, f"{where}/regeling").text
    RecordDispute(ground=DisputeGround.QUALITY).carry(web.house, claim, by=by())
    page = read(web, f"{where}/regeling").text
    assert "niet over wat wordt betwist" in page
    assert "Bereken</button>" not in page
    assert f'<a href="{where}">Terug naar de debiteur</a>' in page


def test_a_document_of_a_plan_is_given_and_no_other(web: Web, claim: UUID, plan: UUID) -> None:
    proposed = state(web, plan).proposed
    assert proposed is not None
    where = f"/debiteuren/{debtor(web, claim)}/regeling"
    assert read(web, f"{where}/{proposed.document_sha256}").text.startswith("Betalingsregeling")
    assert read(web, f"{where}/{'0' * 64}").status_code == 404
