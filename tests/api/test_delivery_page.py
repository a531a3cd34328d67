"""The pages about sending: what is in doubt, what is to be posted, and one letter's delivery."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.run.day import run_day
from domain.letter.state import Letter, LetterStatus
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    claim_from,
    facts_of,
    letters,
)
from tests.application.relay import post_office


@contextmanager
def at_work(
    place: HousePlace, *changes: tuple[str, str], data: str = "250 queued"
) -> Iterator[tuple[House, Web]]:
    """Give a live house after its run, and its pages."""
    with (
        post_office(data=data) as (_, where),
        place.opened(mode=Mode.LIVE, smtp=where) as house,
    ):
        claim_from(house, CONSUMER, *changes)
        run_day(house)
        with browsing(house) as web:
            yield house, web


def sent_form(web: Web, path: str, **fields: str) -> Any:
    return web.client.post(
        path,
        data=fields,
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
        follow_redirects=True,
    )


def the_letter(house: House) -> Letter:
    return letters(house)[-1]


def batch_on(page: str) -> str:
    found = re.search(r"/verzending/partij/([0-9a-f-]+)/gepost", page)
    assert found is not None
    return found[1]


def test_a_doubt_shows_when_it_began_what_to_look_for_and_what_was_said(place: HousePlace) -> None:
    with at_work(place, data="hang up") as (house, web):
        page = web.page("/verzending")
        letter = the_letter(house)
        assert letter.message_id in page
        assert "Begonnen" in page
        assert "127.0.0.1" in page
        assert "354" in page
        assert "voorbeeld@example" not in page


@pytest.mark.parametrize(
    ("was_sent", "status"), [("true", LetterStatus.SENT), ("false", LetterStatus.ORDERED)]
)
def test_a_doubt_is_resolved_with_a_button_and_a_word(
    place: HousePlace, was_sent: str, status: LetterStatus
) -> None:
    with at_work(place, data="hang up") as (house, web):
        path = f"/brieven/{the_letter(house).id}"
        assert f"{path}/doubt" in web.page(path)
        answer = sent_form(web, f"{path}/doubt", was_sent=was_sent, evidence="regel 7")
        assert answer.status_code == 200
        assert the_letter(house).status is status
        assert f"{path}/doubt" not in web.page(path)


def test_a_doubt_without_evidence_stays_and_says_why(place: HousePlace) -> None:
    with at_work(place, data="hang up") as (house, web):
        answer = sent_form(
            web, f"/brieven/{the_letter(house).id}/doubt", was_sent="true", evidence=""
        )
        assert answer.status_code == 422
        assert "Niet goed ingevuld: waaruit blijkt" in answer.text
        assert the_letter(house).status is LetterStatus.IN_DOUBT


@pytest.mark.both_stores
def test_letters_are_printed_posted_and_tracked_from_the_pages(place: HousePlace) -> None:
    with at_work(place, NO_MAIL) as (house, web):
        assert "1 los, 0 partijen" in web.page("/verzending")
        page = sent_form(web, "/verzending/partij").text
        name = batch_on(page)
        pdf = web.client.get(f"/verzending/partij/{name}/letters.pdf")
        assert pdf.content.startswith(b"%PDF")
        assert "S. Voorbeeld" in web.client.get(f"/verzending/partij/{name}/addresses.csv").text
        order = the_letter(house).order
        assert order is not None
        printed = [one for _, one in house.reads.found(debtor=order.debtor_id)]
        assert [one.fields for one in printed if "{file}" in one.what] == [("letter",)] * 2
        late = sent_form(web, f"/verzending/partij/{name}/gepost", posted_on="2026-03-19")
        assert late.status_code == 422
        done = sent_form(
            web, f"/verzending/partij/{name}/gepost", posted_on=f"{MARCH}", carrier="PostNL"
        )
        assert done.status_code == 200
        assert the_letter(house).posted_on == MARCH
        gone = web.client.get(f"/verzending/partij/{name}/letters.pdf")
        assert gone.status_code == 404
        path = f"/brieven/{the_letter(house).id}"
        sent_form(web, f"{path}/tracking", number="3S1", carrier="PostNL")
        sent_form(
            web,
            f"{path}/delivery",
            grade="signed_for",
            received_on=f"{MARCH}",
            signed_by="P. Buurman",
        )
        assert (the_letter(house).tracking, the_letter(house).received_on) == ("PostNL 3S1", MARCH)
        assert "Buurman" not in web.page(path)


def test_a_letter_that_was_not_posted_is_withdrawn_with_a_word(place: HousePlace) -> None:
    with at_work(place, NO_MAIL) as (house, web):
        path = f"/brieven/{the_letter(house).id}"
        sent_form(web, f"{path}/not-posted", why="printer stuk")
        assert the_letter(house).status is LetterStatus.FAILED
        assert "printer stuk" in str(facts_of(house, the_letter(house).id)[-1])


def test_a_letter_that_came_back_did_not_arrive(place: HousePlace) -> None:
    with at_work(place) as (house, web):
        path = f"/brieven/{the_letter(house).id}"
        sent_form(web, f"{path}/delivery", grade="came_back", received_on=f"{MARCH}")
        assert not the_letter(house).arrived
        assert "Kwam niet aan" in web.page(path)


@pytest.mark.parametrize("file", ["../../keys/master.key", "letters.txt", "..%2Fvordering.sqlite3"])
def test_only_the_files_of_a_batch_are_given(place: HousePlace, file: str) -> None:
    with at_work(place, NO_MAIL) as (_, web):
        assert web.client.get(f"/verzending/partij/x/{file}").status_code == 404
