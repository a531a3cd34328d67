"""Where few ask, each writes down what he shows in the thread that made it; else one for all."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from fastapi import FastAPI

from adapters.access.reads import Viewing
from api.app import make_app
from api.gathered import InOneGo
from api.readers import Threads
from api.viewings import FEW
from application.house import House
from application.views import views_of
from tests.api.webs import Web, a_client, as_named, served
from tests.application.houses import CONSUMER, HousePlace, claim_from

SHOWING = ("/claims/{}", "/v1/claims/{}")


class Together:
    """Counts what is handed over to be written down for all, and writes it down."""

    def __init__(self, house: House) -> None:
        self._house, self.handed_over = house, 0

    def __call__(self, works: Sequence[Sequence[Viewing]]) -> Sequence[Exception | None]:
        self.handed_over += len(works)
        return self._house.reads.note_each(works)


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@contextmanager
def asked(house: House) -> Iterator[tuple[FastAPI, Web, Together]]:
    """The app of a house, somebody who asks it, and what is handed over."""
    together = Together(house)
    with views_of(house) as views:
        app = make_app(house, views, known=as_named)
        app.state.noting = InOneGo[Sequence[Viewing], None](together)
        with served(app) as url, a_client(url) as client:
            yield app, Web(client, house, views), together


@contextmanager
def as_many_at_work(turns: Threads, many: int) -> Iterator[None]:
    """Let so many have their turn while inside."""
    may_end = Event()

    async def work() -> None:
        await asyncio.gather(*(turns.do(may_end.wait) for _ in range(many)))

    thread = Thread(target=lambda: asyncio.run(work()))
    thread.start()
    try:
        while turns.under_way < many:
            pass
        yield
    finally:
        may_end.set()
        thread.join()


@pytest.mark.parametrize("path", SHOWING)
def test_what_few_ask_for_is_written_down_in_the_thread_that_made_it(
    house: House, path: str
) -> None:
    claim = claim_from(house, CONSUMER)
    with asked(house) as (app, web, together):
        with as_many_at_work(app.state.lookers, FEW - 1):
            assert web.get(path.format(claim)).status_code == 200
        assert together.handed_over == 0
        assert house.reads.found()


@pytest.mark.parametrize("path", SHOWING)
def test_what_many_ask_for_is_handed_over_and_written_down_for_all(house: House, path: str) -> None:
    claim = claim_from(house, CONSUMER)
    with asked(house) as (app, web, together):
        with as_many_at_work(app.state.lookers, FEW):
            assert web.get(path.format(claim)).status_code == 200
        assert together.handed_over == 1
        assert house.reads.found()
