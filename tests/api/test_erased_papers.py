"""Nothing leads to a paper that was erased: it is said that it was, on which day and why."""

import re
from datetime import time
from typing import Any
from uuid import UUID

import pytest

from application.commands.erasures import ErasePerson
from application.house import House
from domain.claim.events import PaperKind
from domain.debtor.erasure_events import ErasureGround
from domain.facts import StreamKind
from tests.api.test_cli import NUMBER, Shell, empty
from tests.api.webs import Web, browsing
from tests.application.erased import erase_everybody
from tests.application.houses import HousePlace, by, case_of, letters
from tests.application.test_erasing import LATER, story
from tests.application.test_refund_batches import Desk, desk
from tests.asking import attach_paper
from tests.pdfs import one_page

__all__ = ["desk", "empty"]

_PAPER = re.compile(r'href="(/v1/[^"]+/(?:document|documents/[^"]+)|/postvak/[^"]+/bijlagen/\d+)"')
GONE = "gewist op 21 mrt 2033: verzoek van de betrokkene"


def erased(place: HousePlace, house: House, claim: UUID) -> None:
    """Erase the debtor of a claim, when the years of his books are over."""
    case = case_of(house, claim)
    place.clock.move_to(LATER, time(10, 0))
    ErasePerson(debtor=case.debtor.id, ground=ErasureGround.REQUEST).carry(
        house, case.creditor.id, by=by()
    )


def with_papers(place: HousePlace, house: House) -> UUID:
    """A claim with an invoice, a letter, a mail and a contract laid with it."""
    claim = story(place, house)
    attach_paper(house, claim, by=by(), kind=PaperKind.CONTRACT, content=one_page())
    return claim


def pages(house: House, claim: UUID) -> list[str]:
    """The pages that lead to papers of a claim."""
    [mail] = house.store.streams(StreamKind.INCOMING_MAIL)
    return [
        f"/claims/{claim}",
        f"/debiteuren/{case_of(house, claim).debtor.id}",
        *(f"/brieven/{one.id}" for one in letters(house)),
        f"/postvak/{mail}",
    ]


def _shown(web: Web, page: str) -> str:
    return web.page(page).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.both_stores
def test_no_page_leads_to_what_was_erased_and_each_says_when_and_why(place: HousePlace) -> None:
    house = place.open(erased_by_one=True)
    claim = with_papers(place, house)
    with browsing(house) as web:
        for page in pages(house, claim):
            links = _PAPER.findall(_shown(web, page))
            assert [web.client.get(one).status_code for one in links] == [200] * len(links), page
            assert links or page.startswith("/debiteuren/")
            assert "ewist op" not in _shown(web, page)
    erased(place, house, claim)
    with browsing(house) as web:
        for page in pages(house, claim):
            text = _shown(web, page)
            assert _PAPER.findall(text) == [], page
            assert "dossier/preview" not in text
            told = "Gewist op 21 mrt 2033</strong>: verzoek van" if "debiteuren" in page else GONE
            assert told in text, page
        past = _shown(web, f"/claims/{claim}?on=2026-04-01")
        assert _PAPER.findall(past) == []
        assert GONE in past


def test_the_api_names_no_address_of_it_and_says_when_and_why(place: HousePlace) -> None:
    house = place.open(erased_by_one=True)
    claim = with_papers(place, house)
    [letter] = [one.id for one in letters(house)]
    with browsing(house) as web:
        for one in _answers(web, claim, letter):
            assert (one["erased_on"], one["erased_for"]) == (None, None)
            assert one.get("address", "/") != ""
            assert one.get("has_document", True)
    erased(place, house, claim)
    with browsing(house) as web:
        found = _answers(web, claim, letter)
        for one in found:
            assert (one["erased_on"], one["erased_for"]) == (str(LATER), "request")
            assert one.get("address", "") == ""
            assert not one.get("has_document", False)
    assert len(found) >= 5


def _answers(web: Web, claim: UUID, letter: UUID) -> list[dict[str, Any]]:
    """All that tells of a paper: the list of documents, the letters of the claim, a letter."""
    return [
        *web.read(f"/v1/claims/{claim}/documents")["rows"],
        *web.read(f"/v1/claims/{claim}")["letters"],
        web.read(f"/v1/letters/{letter}"),
    ]


def test_a_shell_says_it_too(place: HousePlace, empty: Shell) -> None:
    house = place.open(erased_by_one=True)
    claim = with_papers(place, house)
    erased(place, house, claim)
    place.close()
    assert "21 Mar 2033" in empty.good("documents", NUMBER)


def test_a_refund_file_in_which_somebody_was_erased_is_led_to_no_more(
    place: HousePlace, desk: Desk
) -> None:
    desk.release()
    page, file = f"/terugbetalingen/{desk.creditor}", f'href="/v1/refund-files/{desk.file.id}"'
    with browsing(desk.house) as web:
        assert file in web.page(page)
    place.clock.move_to(LATER, time(10, 0))
    erase_everybody(desk.house)
    with browsing(desk.house) as web:
        text = _shown(web, page)
    assert file not in text
    assert GONE in text
