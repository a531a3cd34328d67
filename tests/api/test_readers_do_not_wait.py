"""However many wait to write, and whoever holds the store: pages and questions are answered."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from time import sleep
from uuid import UUID

import httpx
import pytest

from api.app import make_app
from api.readers import WRITERS
from application.house import House
from application.views import views_of
from tests.api.test_two_servers import held_up
from tests.api.webs import a_client, as_named, served
from tests.application.houses import CONSUMER, HousePlace, claim_from

SHARED = 40
"""Threads that everything else shares, as the framework has them."""
_keys = count(1)


def _asked(claim: UUID) -> list[str]:
    return [
        "/",
        "/werk",
        f"/claims/{claim}",
        "/v1/claims",
        f"/v1/claims/{claim}",
        f"/v1/claims/{claim}/audit-trail",
        "/v1/worklist",
        "/v1/overview",
    ]


@pytest.mark.both_stores
def test_pages_and_questions_are_answered_while_more_wait_to_write_than_there_are_threads(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    many = WRITERS + SHARED + 10

    def note(client: httpx.Client) -> int:
        headers = {"Idempotency-Key": f"note-{next(_keys)}"}
        at = f"/v1/claims/{claim}/notes"
        return client.post(at, json={"text": "Belde."}, headers=headers, timeout=120).status_code

    with views_of(house) as views, views.kept_level():
        views.wait_for(house.store.last_position(), timeout=60)
        app = make_app(house, views, known=as_named)
        with (
            served(app) as url,
            ThreadPoolExecutor(many) as hands,
            a_client(url) as client,
        ):
            with held_up(place) as over:
                waiting = [hands.submit(note, client) for _ in range(many)]
                while app.state.writers.waiting < many - WRITERS:
                    assert not any(one.done() for one in waiting)
                    sleep(0.01)
                told = {where: client.get(where).status_code for where in _asked(claim)}
                assert not any(one.done() for one in waiting)
                over.set()
            # Of many on one claim some are told that another was first.
            assert {one.result() for one in waiting} <= {200, 409, 503}
        assert told == dict.fromkeys(_asked(claim), 200)
