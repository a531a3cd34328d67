"""The pages at a past point: a day and what was known, kept in their links; nothing to be done."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.pages import ROOMS
from application.commands.complaints import RecordComplaint
from application.house import House
from domain.days import in_amsterdam
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from, run_on
from tests.asking import register_payment

APRIL = MARCH.replace(month=4, day=2)


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(place: HousePlace, house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.fixture
def before(place: HousePlace, house: House) -> tuple[UUID, int, str]:
    """A claim, the position before its back-dated payment was told, and the moment of it."""
    claim = claim_from(house, CONSUMER)
    run_on(place, house, APRIL)
    known, moment = house.store.last_position(), in_amsterdam(house.clock())
    place.clock.move_to(APRIL + timedelta(days=1))
    paid = MARCH + timedelta(days=1)
    register_payment(house, claim, by=by(), payment_id="late", amount=10_00, credited_on=paid)
    return claim, known, moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def debtor_of(house: House, claim: UUID) -> UUID:
    found = house.collections.claim(claim).debtor_id
    assert found
    return found


def said(page: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_at_a_past_point_a_page_says_it_offers_nothing_and_keeps_it_in_its_links(
    before: tuple[UUID, int, str], web: Web, house: House
) -> None:
    claim, known, _ = before
    web.views.catch_up()
    debtor = debtor_of(house, claim)
    pages = ["/", "/werk", f"/claims/{claim}", f"/debiteuren/{debtor}", "/cijfers"]
    for path in pages:
        page = web.page(path, on=str(APRIL), known_at=str(known))
        words = said(page)
        assert f": positie {known} van het log." in words, path
        assert "2 april 2026" in words, path
        assert "Wortel van het log op deze positie" in words, path
        posts = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', page)
        posts += re.findall(r'<form[^>]*action="([^"]*)"[^>]*method="post"', page)
        assert set(posts) <= {"/", "/afmelden"}, path  # to look for something, and to sign out
        assert 'href="tel:' not in page, path
        links = re.findall(r'href="((?:/claims/|/debiteuren/)[^"]*)"', page)
        assert [one for one in links if f"known_at={known}" not in one] == [], path
        assert 'name="known_at"' in page, path
    assert f"known_at={known}" in web.page("/", on=str(APRIL), known_at=str(known))


def test_what_was_recorded_later_is_not_on_a_page_of_what_was_known(
    before: tuple[UUID, int, str], web: Web
) -> None:
    claim, known, moment = before
    web.views.catch_up()
    late = "10,00"
    assert late in said(web.page(f"/claims/{claim}"))
    for at in (str(known), moment):
        page = web.page(f"/claims/{claim}", known_at=at)
        assert late not in said(page), at
        assert "vastleggen" not in page.lower().split("</main>")[0].split("<main")[1], at


def test_a_claim_is_not_there_before_it_was_known(
    before: tuple[UUID, int, str], web: Web, house: House
) -> None:
    claim, _, _ = before
    [first, *_] = house.collections.history(claim)
    for known, status in ((first.position - 1, 404), (house.store.last_position(), 200)):
        asked = web.client.get(f"/claims/{claim}", params={"known_at": known})
        assert asked.status_code == status
    assert "Geen vorderingen die hieraan voldoen" in web.page("/", known_at=first.position - 1)
    assert "toen het log nog leeg was" in said(web.page("/werk", known_at="0"))


def test_a_complaint_stands_on_the_claim_from_the_moment_it_was_known(
    before: tuple[UUID, int, str], web: Web, house: House
) -> None:
    claim, known, _ = before
    told = {
        "ground": "treatment",
        "channel": "email",
        "received_on": str(MARCH),
        "text": "Onbeleefd",
    }
    RecordComplaint.model_validate(told).carry(house, claim, by=by())
    web.views.catch_up()
    assert web.read(f"/v1/claims/{claim}")["complaints"][0]["confirmed_on"] is None
    now, then = web.page(f"/claims/{claim}"), web.page(f"/claims/{claim}", known_at=str(known))
    assert re.search(r"Klacht \(\w+", said(now))
    assert "nog niet schriftelijk bevestigd" in now
    assert "Onbeleefd" in now  # its words, on the timeline
    assert "Onbeleefd" not in then
    assert "nog niet schriftelijk bevestigd" not in then


def test_a_search_keeps_the_point(before: tuple[UUID, int, str], web: Web) -> None:
    _, known, _ = before
    page = web.page("/", on=str(APRIL), known_at=str(known), status="promised")
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    assert ("known_at", str(known)) in hidden
    assert ("on", str(APRIL)) in hidden
    assert ("status", "promised") in hidden  # the form of the point keeps the filter


def in_query(asked: Dependant) -> Iterator[str]:
    yield from (one.alias for one in asked.query_params)
    for part in asked.dependencies:
        yield from in_query(part)


@pytest.mark.parametrize(
    ("known_at", "words"),
    [
        ("gisteren", "geen moment en geen positie van het log: gisteren"),
        ("2026-04-02", "geen moment en geen positie van het log: 2026-04-02"),
        ("999999", "Zo ver gaat het log nog niet"),
        ("2199-01-01 12:00", "Wat dan bekend zal zijn, is nog niet bekend"),
    ],
)
def test_a_wrong_one_is_refused_in_words(web: Web, known_at: str, words: str) -> None:
    for path in ("/", "/werk"):
        page = web.client.get(path, params={"known_at": known_at}, headers={"Accept": "text/html"})
        assert page.status_code in {400, 409, 422}, path
        assert words in said(page.text), path


def test_whatever_page_takes_a_day_takes_what_was_known() -> None:
    routes = [one for room in ROOMS for one in room.router.routes if isinstance(one, APIRoute)]
    asked = {
        f"{method} {one.path}": set(in_query(one.dependant))
        for one in routes
        for method in one.methods or ()
    }
    assert {"GET /", "GET /werk", "GET /cijfers", "GET /claims/{claim_id}"} <= {
        name for name, said in asked.items() if "on" in said
    }
    known = {"known_at", "knownAt"}  # as the audit trail's own question calls it
    lacking = {name for name, said in asked.items() if "on" in said and not known & said}
    # the day on which an example falls due, and the day whose runs are shown: no axis of time
    assert lacking == {"GET /plannen", "GET /runs"}
