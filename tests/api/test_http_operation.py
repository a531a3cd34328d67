"""A server in trouble says so: problems have a status of their own, logs hold nothing personal."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from starlette.datastructures import Headers
from structlog.testing import capture_logs

from api.gate import HEADERS, from_here
from api.logs import without_personal_values
from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from, run_on


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def test_a_damaged_store_is_a_503_that_says_what_to_do(web: Web, claim: UUID) -> None:
    with sqlite3.connect(web.house.home / "vordering.sqlite3") as file:
        file.execute("DROP TRIGGER stored_events_no_update")
        file.execute("UPDATE stored_events SET state = 'broken'")
    file.close()
    answer = web.get(f"/v1/claims/{claim}")
    assert answer.status_code == 503
    assert answer.json()["code"] == "store.unavailable"
    assert answer.json()["detail"]


def test_a_bug_is_a_500_that_tells_nothing_of_its_values(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise LookupError("S. Voorbeeld, Lindelaan 27")

    monkeypatch.setattr(web.views.engine, "positions", broken)
    with capture_logs() as logs:
        answer = web.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert {name.lower() for name in HEADERS} <= set(answer.headers)
    assert "Voorbeeld" not in answer.text
    assert "Voorbeeld" not in str(logs)
    assert any(event["event"] == "failed" for event in logs)


def test_a_search_by_name_is_not_logged(web: Web) -> None:
    with capture_logs() as logs:
        assert "Voorbeeld" in web.searched("Voorbeeld")
        # A line is written after its answer; on one connection a second answer comes behind it.
        web.page("/")
    assert any(event["event"] == "request" for event in logs)
    assert "Voorbeeld" not in str(logs)


def test_a_value_under_a_personal_name_is_struck_out_of_the_logs() -> None:
    event = {"event": "x", "claim": "1", "email": "a@b.example", "note": "geheim"}
    told = without_personal_values(None, "info", event)
    assert told == {"event": "x", "claim": "1", "email": "(left out)", "note": "(left out)"}


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"host": "localhost:8000", "origin": "http://localhost:8000"}, True),
        ({"host": "localhost:8000", "origin": "http://localhost:9000"}, False),
        ({"host": "localhost:8000", "origin": "null"}, False),
    ],
)
def test_who_made_a_request_is_told_by_the_browser(headers: dict[str, str], ours: bool) -> None:
    assert from_here(Headers(headers)) is ours


def test_the_runs_of_a_day_are_given_with_every_line(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    run_on(place, web.house, MARCH)
    [run] = web.read("/v1/runs")
    assert (run["day"], run["status"]) == ("2026-03-18", "finished")
    [full] = web.read("/v1/runs/2026-03-18")
    assert [(line["claim"], line["what"]) for line in full["lines"]] == [
        (str(claim), "letter_ordered"),
        (str(claim), "letter_sent"),
    ]
    assert web.read("/v1/runs/2026-03-17") == []


def test_the_page_of_the_runs_says_what_went_out_and_for_which_invoice(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    assert "was er geen run" in web.page("/runs")
    run_on(place, web.house, MARCH)
    page = web.page("/runs")
    assert "brief uitgegaan" in page
    assert f'href="/claims/{claim}"' in page
