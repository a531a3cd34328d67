"""Idempotency-Key as its draft says: missing, under way, of another body, and for how long."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from httpx import Client

from api.app import make_app
from application.house import House
from application.views import views_of
from domain.facts import StreamKind
from tests.api.webs import Web, a_client, as_named, browsing, served
from tests.application.houses import CONSUMER, HousePlace, claim_from

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
