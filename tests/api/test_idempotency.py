"""Idempotency-Key as its draft says: missing, under way, of another body, and for how long."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from httpx import Client

from api.app import make_app
from api.problems import as_json
from api.watching import MOST_WAITING
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import views_of
from domain.facts import StreamKind
from tests.api.test_four_eyes_doors import by_header
from tests.api.test_limits import Ticks
from tests.api.webs import Web, a_client, as_named, browsing, served
from tests.application.houses import CONSUMER, HousePlace, claim_from
from tests.application.two_people import user

NOTE = {"text": "Belt terug."}


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def app(house: House, claim: UUID) -> Iterator[FastAPI]:
    with views_of(house) as views:
        views.catch_up()
        yield make_app(house, views, known=as_named)


@pytest.fixture
def client(app: FastAPI) -> Iterator[Client]:
    with served(app) as url, a_client(url) as client:
        yield client


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


def note(client: Client, claim: UUID, key: str, *, actor: str = "els", **body: Any) -> Any:
    headers = {"Idempotency-Key": key, "X-Actor": actor}
    return client.post(f"/v1/claims/{claim}/notes", json={**NOTE, **body}, headers=headers)


def test_a_key_whose_first_request_is_under_way_is_a_conflict(
    app: FastAPI, client: Client, claim: UUID
) -> None:
    with app.state.in_flight.holding("els", "k"):
        second = note(client, claim, "k")
        assert (second.status_code, second.json()["code"]) == (409, "request.in_flight")
        assert note(client, claim, "another").status_code == 200
        assert note(client, claim, "k", actor="jan").status_code == 200
    assert note(client, claim, "k").status_code == 200


@pytest.mark.parametrize(("body", "status"), [({}, 200), ({"text": 1}, 400)])
def test_a_key_is_free_once_its_answer_is_there(
    client: Client, claim: UUID, body: dict[str, Any], status: int
) -> None:
    answers = [note(client, claim, "k", **body).status_code for _ in range(3)]
    assert answers == [status] * 3


def test_a_key_with_another_body_is_not_carried_out(client: Client, claim: UUID) -> None:
    first = note(client, claim, "k")
    other = note(client, claim, "k", text="Iets anders.")
    assert (other.status_code, other.json()["code"]) == (422, "command.key_reused")
    again = note(client, claim, "k")
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json()


@pytest.mark.both_stores
def test_a_key_is_known_when_the_program_was_started_anew(place: HousePlace) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        with browsing(house) as web:
            first = web.done(f"/v1/claims/{claim}/notes", NOTE, key="k")
    with place.opened() as house, browsing(house) as web:
        assert web.done(f"/v1/claims/{claim}/notes", NOTE, key="k") == first


# --- which answers use up a key: those of a rule that was asked, and no others --------------------


def test_what_is_not_there_uses_up_no_key(client: Client, claim: UUID) -> None:
    assert note(client, uuid4(), "k").status_code == 404
    assert note(client, claim, "k").status_code == 200


def test_what_cannot_be_read_or_is_of_another_kind_uses_up_no_key(
    client: Client, claim: UUID
) -> None:
    headers = {"Idempotency-Key": "k", "Content-Type": "text/plain"}
    assert client.post(f"/v1/claims/{claim}/notes", content="x", headers=headers).status_code == 400
    assert note(client, claim, "k", text=1).status_code == 400
    assert note(client, claim, "k").status_code == 200


def test_who_asked_too_often_used_up_no_key(place: HousePlace, ticks: Ticks) -> None:
    house = place.open(requests_a_minute=1)
    claim = claim_from(house, CONSUMER)
    with views_of(house) as views:
        app = make_app(house, views, known=as_named, tick=ticks)
        with served(app) as url, a_client(url) as client:
            assert note(client, claim, "first").status_code == 200
            late = note(client, claim, "k")
            assert (late.status_code, late.headers["retry-after"]) == (429, "60")
            ticks.now += 60
            again = note(client, claim, "k")
            assert (again.status_code, "idempotent-replayed" in again.headers) == (200, False)


def test_a_refusal_of_a_rule_is_the_answer_of_its_key_also_once_the_rule_would_let_it(
    client: Client, claim: UUID
) -> None:
    def sent(place: str, key: str, **body: str) -> Any:
        headers = {"Idempotency-Key": key}
        return client.post(f"/v1/claims/{claim}/{place}", json=body, headers=headers)

    first = sent("holds/lift", "k", hold_id="hold-1")
    assert (first.status_code, first.json()["code"]) == (422, "hold.unknown")
    held = sent("holds", "hold", category="complaint", from_day="2026-03-17")
    assert held.status_code == 200, held.text
    assert sent("holds/lift", "k", hold_id="hold-1").json()["code"] == "hold.unknown"
    assert sent("holds/lift", "another", hold_id="hold-1").status_code == 200


def test_what_moved_is_the_answer_of_its_key_whatever_was_seen_since(
    client: Client, claim: UUID
) -> None:
    def written_off(seen: str, key: str) -> Any:
        headers = {"Idempotency-Key": key, "If-Match": seen}
        body = {"why": "uncollectable"}
        return client.post(f"/v1/claims/{claim}/write-off", json=body, headers=headers)

    now = client.get(f"/v1/claims/{claim}").headers["etag"]
    assert written_off('"99"', "k").status_code == 412
    assert written_off(now, "k").status_code == 412
    assert written_off(now, "another").status_code == 200


def test_what_was_seen_and_not_said_uses_up_no_key(house: House, claim: UUID) -> None:
    user(house, "els")
    user(house, "bea")
    with browsing(house, known=by_header) as web:
        place, key = f"/v1/claims/{claim}/write-off", {"Idempotency-Key": "k"}
        body, seen = {"why": "uncollectable"}, web.get(f"/v1/claims/{claim}").headers["etag"]
        assert web.client.post(place, json=body, headers=key).status_code == 428
        said = web.client.post(place, json=body, headers={**key, "If-Match": seen})
        assert said.status_code == 200, said.text


def test_a_key_that_is_under_way_says_when_to_come_again(
    app: FastAPI, client: Client, claim: UUID
) -> None:
    with app.state.in_flight.holding("els", "k"):
        assert note(client, claim, "k").headers["retry-after"] == "1"


def test_whatever_is_refused_for_a_while_says_when_to_come_again(
    app: FastAPI, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state.watcher, "waiting", MOST_WAITING)
    full = client.get("/v1/events?wait=1")
    assert (full.status_code, full.headers["retry-after"]) == (503, "30")
    for status in (429, 503):
        problem = ProblemOut(title="", status=status, detail="", code="any.other", instance="")
        assert as_json(problem, accept="").headers["retry-after"] == "5", status
    of_a_rule = ProblemOut(title="", status=422, detail="", code="any.other", instance="")
    assert "retry-after" not in as_json(of_a_rule, accept="").headers


def test_a_file_under_the_key_of_another_file_is_refused(house: House, claim: UUID) -> None:
    creditor = house.store.streams(StreamKind.CREDITOR)[0]
    address = f"/v1/creditors/{creditor}/open-items?asOf=2026-03-17"
    with browsing(house) as web:
        first = _sent(web, address, b"factuurnummer;openstaand\nF1;10,00\n")
        again = _sent(web, address, b"factuurnummer;openstaand\nF1;10,00\n")
        other = _sent(web, address, b"factuurnummer;openstaand\nF2;10,00\n")
    assert (first.status_code, again.status_code) == (200, 200), first.text
    assert (other.status_code, other.json()["code"]) == (422, "command.key_reused")


def test_what_only_says_what_would_happen_keeps_no_key(house: House, claim: UUID) -> None:
    creditor = house.store.streams(StreamKind.CREDITOR)[0]
    address = f"/v1/creditors/{creditor}/open-items?asOf=2026-03-17"
    rows = b"factuurnummer;openstaand\nF1;10,00\n"
    with browsing(house) as web:
        assert _sent(web, f"{address}&dryRun=true", rows).status_code == 200
        assert _sent(web, address, rows).status_code == 200


def _sent(web: Web, address: str, content: bytes) -> Any:
    headers = {"Idempotency-Key": "k", "Content-Type": "text/csv"}
    return web.client.post(address, content=content, headers=headers)
