"""The page of the audit trail: every filter, links to what facts are about, pages, and files."""

import re
from collections.abc import Iterator

import pytest

from api.pages.audit_page import LABELS
from api.words.other_topics import OTHER_TOPICS
from api.words.topics import TOPICS
from application.house import House
from application.queries.of_audit import AskAuditTrail
from domain.facts import StreamKind
from domain.registry import FACTS
from domain.user.roles import Role
from tests.api.matrix import two_creditors
from tests.api.test_exports import wrong
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, PLAIN, HousePlace, case_of, claim_from, run_on


@pytest.fixture
def house(place: HousePlace) -> House:
    made = place.open()
    claim_from(made, CONSUMER)
    claim_from(made, PLAIN)
    run_on(place, made, MARCH)
    return made


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def rows(page: str) -> int:
    return page.count("<summary>plaats ") + page.count("<summary>position ")


def test_nothing_filled_in_shows_the_newest_with_links_to_what_it_is_about(
    web: Web, house: House
) -> None:
    page = web.page("/audit")
    [first, _] = house.store.streams(StreamKind.CLAIM)
    assert f'href="/claims/{first}#tijdlijn"' in page
    assert f'href="/debiteuren/{case_of(house, first).debtor.id}"' in page
    assert 'aria-current="page">Geschiedenis' in page
    assert page.count('title="Plaats: waar dit feit in de opslag staat.') == rows(page) > 0
    assert 'title="Blad: het nummer van dit feit in het logboek.' in web.page(f"/claims/{first}")
    assert f"tot en met plaats {house.store.last_position()}" in page


def test_each_filter_of_the_form_narrows_what_is_shown(web: Web, house: House) -> None:
    [claim, _] = house.store.streams(StreamKind.CLAIM)
    case = case_of(house, claim)
    whole = rows(web.page("/audit"))
    number = case.claim.invoice_number
    for said in (
        {"claim": number},
        {"claim": str(claim)},
        {"debtor": str(case.debtor.id)},
        {"actor": "daily-run"},
        {"command": "run-day"},
        {"topic": "claim.invoice_sent"},
        {"topic": "letter"},
        {"recordedTo": "2026-02-01"},
        {"recordedFrom": "2026-12-01"},
        {"effectiveTo": "2026-02-01"},
        {"effectiveFrom": "2026-12-01"},
        {"amountFrom": "100,00"},
        {"amountTo": "0.01"},
        {"onDate": "2026-02-01"},
        {"knownAt": "2026-02-01T12:00"},
        {"letter": str(claim)},
        {"commandId": str(claim)},
    ):
        page = web.page("/audit", **said)
        assert rows(page) < whole, said
        assert next(iter(said.values())) in page
    assert rows(web.page("/audit", creditor=str(case.creditor.id))) <= whole
    assert set(LABELS) == set(AskAuditTrail.model_fields) - {"limit", "language"}


def test_pages_are_turned_by_their_cursor_until_the_last(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rows(web.page("/audit", oldestFirst="true"))
    monkeypatch.setattr("api.pages.audit_page.MOST", 4)
    address, found = "/audit?oldestFirst=true", 0
    while address:
        page = web.page(address)
        assert "Oudste eerst" in page
        found += rows(page)
        led = re.search(r'href="(/audit\?[^"]*)" rel="next"', page)
        address = led[1].replace("&amp;", "&") if led else ""
    assert found == whole > 4


def test_what_cannot_be_read_is_said_above_the_form_which_stays_filled_in(web: Web) -> None:
    answer = web.get("/audit", recordedFrom="gisteren", actor="els")
    assert answer.status_code == 422
    assert "Dit is niet te lezen: Vastgelegd vanaf." in answer.text
    assert 'value="els"' in answer.text
    unknown = web.get("/audit", claim="NIX")
    assert (unknown.status_code, 'value="NIX"' in unknown.text) == (404, True)
    backwards = web.get("/audit", recordedFrom="2026-03-02", recordedTo="2026-03-01")
    assert (backwards.status_code, "eindigt voor het begint" in backwards.text) == (422, True)


def test_reasons_in_words_are_shown_where_they_are_asked_for(web: Web, house: House) -> None:
    claim = house.store.streams(StreamKind.CLAIM)[0]
    web.done(f"/v1/claims/{claim}/notes", {"text": "x", "reason_text": "hij belde <b>zelf</b>"})
    assert "met een reden in woorden" in web.page("/audit")
    before = len(house.reads.found())
    assert "hij belde &lt;b&gt;zelf" in web.page("/audit", why="true")
    assert [one.what for _, one in house.reads.found()[before:]] == ["GET /audit"]


def test_the_buttons_of_the_page_give_the_same_facts_as_files(web: Web, house: House) -> None:
    number = case_of(house, house.store.streams(StreamKind.CLAIM)[0]).claim.invoice_number
    page = web.page("/audit", claim=number, topic="letter", recordedFrom="2026-01-01")
    form = re.search(r'<form class="acts" action="([^"]+)"(.*?)</form>', page, re.DOTALL)
    assert form
    said = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[2]))
    assert re.findall(r'name="format" value="(\w+)"', form[2]) == ["csv", "jsonl", "pdf"]
    answer = web.client.get(form[1], params={**said, "format": "jsonl"})
    assert answer.status_code == 200, answer.text
    assert len(answer.content.splitlines()) - 2 == rows(page) > 0
    assert "attachment" in answer.headers["content-disposition"]
    assert wrong(answer.content, {}) != []


def test_only_an_auditor_finds_the_page_and_sees_his_own_creditors_alone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with two_creditors(tmp_path_factory.mktemp("two")) as two:
        for role in Role:
            headers = {"Authorization": f"Bearer {two.tokens[role]}", "Accept": "text/html"}
            shown = two.client.get("/audit", headers=headers, follow_redirects=False)
            assert (shown.status_code == 200) is (role is Role.AUDITOR), role
            elsewhere = two.client.get("/plannen", headers=headers).text
            assert ('href="/audit"' in elsewhere) is (role is Role.AUDITOR), role
            if role is Role.AUDITOR:
                assert not any(str(one) in shown.text for one in two.other.values())
                other = str(two.other["claim_id"])
                hidden = two.client.get(f"/audit?claim={other}", headers=headers)
                assert hidden.status_code == 404
                numbered = two.client.get("/audit?claim=VREEMD-1", headers=headers)
                assert (numbered.status_code, rows(numbered.text)) == (404, 0)


def test_every_kind_of_fact_has_a_word_on_the_form(web: Web) -> None:
    assert set(FACTS) - set(TOPICS) == set(OTHER_TOPICS)
    page = web.page("/audit")
    assert all(f'value="{topic}"' in page for topic in FACTS)


def test_of_several_kinds_in_an_address_all_count_in_the_form_its_pages_and_its_files(
    web: Web,
) -> None:
    kinds = ("claim.invoice_sent", "letter")
    each = [rows(web.page("/audit", topic=one)) for one in kinds]
    page = web.page("/audit", topic=list(kinds))
    assert rows(page) == sum(each) > max(each)
    for one in kinds:
        assert f'<option value="{one}" selected>' in page
        assert f'<input type="hidden" name="topic" value="{one}">' in page
    asked = web.read("/v1/audit-trail", topic=list(kinds))
    assert len(asked["facts"]) == rows(page)


def test_the_next_page_of_several_kinds_is_of_all_of_them(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.pages.audit_page.MOST", 2)
    page = web.page("/audit", topic=["claim", "letter"])
    found = re.search(r'href="(/audit\?[^"]*)" rel="next"', page)
    assert found is not None
    assert found[1].count("topic=claim") == found[1].count("topic=letter") == 1
