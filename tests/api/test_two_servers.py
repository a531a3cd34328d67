"""Two servers of one store: a key that one is at work on is under way for both."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from threading import Event

import httpx
import psycopg
import pytest

from api.app import make_app
from api.wiring import open_house
from application.settings import Settings
from application.views import views_of
from tests.api.test_stopping import serving
from tests.api.webs import served
from tests.application.houses import CONSUMER, HousePlace, claim_from
from tests.trial.retried import token_of

NOTE = {"text": "Belt terug."}
PATIENCE_SECONDS = 60

pytestmark = pytest.mark.both_stores


@contextmanager
def held_up(place: HousePlace) -> Iterator[Event]:
    """The store lets nobody write until the event is set, or the end."""
    over = Event()
    if place.url:
        with psycopg.connect(place.url) as server, ThreadPoolExecutor() as hand:
            server.execute("LOCK TABLE commands IN EXCLUSIVE MODE")
            freed = hand.submit(_ended, over, server.rollback)
            try:
                yield over
            finally:
                over.set()
                freed.result()
        return
    path = place.home / "vordering.sqlite3"
    sql = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with closing(sql), ThreadPoolExecutor() as hand:
        sql.execute("BEGIN IMMEDIATE")
        freed = hand.submit(_ended, over, sql.rollback)
        try:
            yield over
        finally:
            over.set()
            freed.result()


def _ended(over: Event, rollback: Callable[[], None]) -> None:
    over.wait()
    rollback()


@contextmanager
def two_of(place: HousePlace) -> Iterator[tuple[str, str]]:
    """Where two servers are asked: one is a program of its own, one is served by this program."""
    env = {"VORDERING_DATABASE": place.url} if place.url else {}
    with (
        serving(place.home, **env) as (_, port),
        open_house(Settings(home=place.home, database=place.url)) as house,
        views_of(house) as views,
        served(make_app(house, views)) as here,
    ):
        yield f"http://127.0.0.1:{port}", here


@pytest.mark.slow
def test_of_two_at_once_one_is_told_to_wait_and_then_gets_the_answer_of_the_other(
    place: HousePlace,
) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        token = token_of(house)
        before = house.collections.claim(claim).version
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k"}

    def post(where: str) -> httpx.Response:
        address = f"{where}/v1/claims/{claim}/notes"
        return httpx.post(address, json=NOTE, headers=headers, timeout=PATIENCE_SECONDS)

    with two_of(place) as servers, ThreadPoolExecutor() as hands:
        with held_up(place) as over:
            asked = {hands.submit(post, where): where for where in servers}
            done, _ = wait(asked, timeout=PATIENCE_SECONDS, return_when=FIRST_COMPLETED)
            [told] = done
            assert (told.result().status_code, told.result().json()["code"]) == (
                409,
                "request.in_flight",
            )
            over.set()
            [(other, _)] = [pair for pair in asked.items() if pair[0] is not told]
            answer = other.result(timeout=PATIENCE_SECONDS)
        again = post(asked[told])
    assert (answer.status_code, again.status_code) == (200, 200)
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == answer.json()
    with place.opened() as house:
        assert house.collections.claim(claim).version == before + 1
