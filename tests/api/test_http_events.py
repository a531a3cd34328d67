"""Events over HTTP: pages, batches, waiting, and one connection on which they come."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.app import make_app
from api.http.events import BATCH
from api.watching import MOST_WAITING, Watcher
from api.who import known_by
from application.commands.details import AddNote
from application.commands.users import CloseUser
from application.house import House
from application.rights.tokens import issued
from application.stopping import Stopping
from application.views import views_of
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.webs import Web, a_client, as_named, browsing, served
from tests.application.houses import MARCH, PLAIN, HousePlace, by, claim_from
from tests.application.two_people import user


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    yield place.open()
    place.close()


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, PLAIN)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    assert claim.version
    with browsing(house) as served:
        yield served


def noted(house: House, claim: UUID, text: str = "Belt terug.") -> None:
    AddNote(text=text).carry(house, claim, by=by())


# --- pages and batches -------------------------------------------------------------------------


def test_pages_are_turned_by_next_until_there_is_no_more(web: Web) -> None:
    every = web.read("/v1/events", limit=1_000)["events"]
    found: list[Any] = []
    after, more = 0, True
    while more:
        page = web.read("/v1/events", limit=2, after=after)
        found, after, more = found + page["events"], page["next"], page["more"]
    assert found == every
    end = {"events": [], "next": after, "mark": page["mark"], "more": False}
    assert web.read("/v1/events", after=after, mark=page["mark"]) == end


def test_whoever_read_in_another_log_is_told_so_and_not_read_on_to(web: Web) -> None:
    page = web.read("/v1/events", limit=2)
    other = web.read("/v1/events", limit=3)["mark"]
    assert web.read("/v1/events", after=page["next"], mark=page["mark"])["events"]
    refused = web.get("/v1/events", after=page["next"], mark=other)
    assert (refused.status_code, refused.json()["code"]) == (422, "events.other_log")
    cut_off = {"Last-Event-ID": f"{page['next']}.{other}"}
    again = web.client.get("/v1/events/stream", headers=cut_off)
    assert again.json()["code"] == "events.other_log"
    assert web.get("/v1/events", after=0, mark=other).json()["code"] == "events.other_log"
    assert web.get("/v1/events", after=0, mark="x").status_code == 400


def test_a_batch_is_a_bare_list_and_its_link_leads_on(web: Web) -> None:
    one = web.client.get("/v1/events?limit=2", headers={"Accept": BATCH})
    assert one.headers["content-type"] == BATCH
    assert [event["specversion"] for event in one.json()] == ["1.0"] * 2
    link = one.headers["link"]
    assert link.endswith('>; rel="next"')
    behind = web.client.get(link.partition(">")[0].lstrip("<"), headers={"Accept": BATCH})
    assert behind.json()[0]["sequence"] > one.json()[-1]["sequence"]
    assert len(behind.json()) == 2


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"after": 10_000}, "events.beyond_end"),
        ({"type": "claim.reminder_sen"}, "events.unknown_type"),
        ({"claim": "0b0e7a3c-3f0f-5c6a-9d5e-1f2f3a4b5c6d"}, "claim.unknown"),
    ],
)
@pytest.mark.parametrize("path", ["/v1/events", "/v1/events/stream"])
def test_what_can_never_come_is_refused_and_not_waited_for(
    web: Web, path: str, asked: dict[str, Any], code: str
) -> None:
    problem = web.get(path, **asked).json()
    assert problem["code"] == code


def test_personal_data_that_are_read_are_written_down(web: Web, house: House) -> None:
    web.read("/v1/events")
    assert web.read("/v1/reads") == []
    web.read("/v1/events", personal=True, type="debtor.registered")
    [read] = web.read("/v1/reads")
    assert read["what"] == "GET /v1/events"
    assert read["fields"] == ["contact", "ledger"]


# --- waiting -----------------------------------------------------------------------------------


def test_a_reader_that_waits_is_answered_by_what_is_recorded(
    web: Web, house: House, claim: UUID
) -> None:
    last = house.store.last_position()
    with ThreadPoolExecutor() as hands:
        waiting = hands.submit(web.read, "/v1/events", after=last, wait=30)
        noted(house, claim)
        [event] = waiting.result(timeout=20)["events"]
    assert event["type"] == "vordering.claim.note_added"


def test_more_wait_than_the_server_has_threads_and_others_are_served(
    web: Web, house: House, claim: UUID
) -> None:
    """Starlette lends forty threads: sixty readers hold none of them, nor a connection."""
    last = house.store.last_position()
    with ThreadPoolExecutor(60) as hands:
        waiting = [hands.submit(web.read, "/v1/events", after=last, wait=30) for _ in range(60)]
        assert web.read("/healthz")["status"] == "alive"
        assert web.read(f"/v1/claims/{claim}")["id"] == str(claim)
        noted(house, claim)
        found = [one.result(timeout=20)["events"] for one in waiting]
    assert {len(events) for events in found} == {1}


# --- one connection ----------------------------------------------------------------------------


def lines_of(answer: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    at = 0
    for line in answer.iter_lines():
        if line.startswith("id: "):
            at = int(line.removeprefix("id: ").partition(".")[0])
        if line.startswith("data: "):
            yield at, json.loads(line.removeprefix("data: "))


def test_events_come_on_one_connection_as_they_are_recorded(
    web: Web, house: House, claim: UUID
) -> None:
    every = web.read("/v1/events", limit=1_000)["events"]
    with web.client.stream("GET", "/v1/events/stream") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        coming = lines_of(answer)
        there = list(islice(coming, len(every)))
        assert [event for _, event in there] == every
        noted(house, claim)
        at, event = next(coming)
    assert event["type"] == "vordering.claim.note_added"
    assert at == int(event["sequence"]) == house.store.last_position()


def test_whoever_was_cut_off_reads_on_behind_what_he_had(web: Web) -> None:
    every = web.read("/v1/events", limit=1_000)["events"]
    seen = {"Last-Event-ID": str(int(every[1]["sequence"]))}
    with web.client.stream("GET", "/v1/events/stream?after=0", headers=seen) as answer:
        assert [event for _, event in islice(lines_of(answer), len(every) - 2)] == every[2:]


def test_a_connection_ends_when_the_program_does(house: House, claim: UUID) -> None:
    assert claim.version
    stopping = Stopping()
    with (
        views_of(house) as views,
        served(make_app(house, views, known=as_named, stopping=stopping)) as url,
        a_client(url) as client,
        client.stream("GET", "/v1/events/stream") as answer,
    ):
        coming = answer.iter_lines()
        assert next(coming).startswith("retry")
        stopping.begin()
        assert len(list(coming)) > 1


def test_a_connection_ends_when_the_token_does(house: House, claim: UUID) -> None:
    user(house, "boekhouding", Role.INTEGRATION, program=True)
    token = issued(
        house,
        user_id("boekhouding"),
        label="test",
        role=Role.INTEGRATION,
        expires_on=MARCH + timedelta(days=30),
        by=by(),
    )
    with browsing(house, known=known_by) as web:
        bearer = {"Authorization": f"Bearer {token}"}
        with web.client.stream("GET", "/v1/events/stream", headers=bearer) as answer:
            coming = lines_of(answer)
            assert next(coming)
            CloseUser().carry(house, user_id("boekhouding"), by=by())
            noted(house, claim)
            assert "vordering.claim.note_added" not in {event["type"] for _, event in coming}


# --- the watcher -------------------------------------------------------------------------------


def test_one_look_serves_all_who_wait_and_none_looks_where_nobody_waits() -> None:
    looks: list[int] = [0]
    stopping = Stopping()

    def last() -> int:
        looks[0] += 1
        return 5 if looks[0] > MOST_WAITING + 1 else 4

    async def everybody() -> list[bool]:
        watcher = Watcher(last, stopping)

        async def one() -> bool:
            async with watcher.place():
                return await watcher.beyond(4, seconds=30)

        found = await asyncio.gather(*(one() for _ in range(MOST_WAITING)))
        assert watcher.waiting == 0
        return found

    assert asyncio.run(everybody()) == [True] * MOST_WAITING
    assert looks[0] <= MOST_WAITING + 3
