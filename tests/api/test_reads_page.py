"""Who oversees sees who looked at whose data: on a page, and on that of the debtor."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from fastapi import Request

from adapters.access.reads import Viewing
from api.pages.reads_page import AT_ONCE, RECENT
from api.words.reads import FIELDS, PURPOSES
from application.house import House
from application.principal import Principal
from domain.days import legal_day
from domain.sealing import Purpose
from domain.user.roles import May, Role
from domain.user.state import Rights
from tests.api.matrix import another
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, case_of, claim_from

ROW = '<tr><th scope="row"'


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def debtor(house: House) -> UUID:
    return case_of(house, claim_from(house, CONSUMER)).debtor.id


@pytest.fixture
def web(house: House, debtor: UUID) -> Iterator[Web]:
    del debtor  # he is there before the views are read
    with browsing(house) as served:
        yield served


def looked(house: House, debtor: UUID, *actors: str) -> None:
    """Let each look at a debtor, one after the other, at one moment."""
    creditor = house.collections.debtor(debtor).creditor_id
    assert creditor is not None
    house.reads.note(
        [
            Viewing(
                at=house.real_clock(),
                actor=actor,
                role="handler",
                creditor_id=creditor,
                debtor_id=debtor,
                what="GET /claims/{claim_id}",
                fields=("contact",),
                purpose="look",
            )
            for actor in actors
        ]
    )


def test_the_page_names_who_looked_at_what_and_what_for(
    web: Web, house: House, debtor: UUID
) -> None:
    looked(house, debtor, "anna", "jan")
    page = web.page("/inzage")
    assert page.index(">jan<") < page.index(">anna<"), "the newest first"
    assert "naam en contactgegevens" in page
    assert ">behandelaar</td>" in page
    told_apart = (
        f'<a href="/debiteuren/{debtor}">Debiteur <span translate="no">{str(debtor)[-6:]}</span>'
    )
    assert page.count(told_apart) == 2


def test_it_is_asked_by_debtor_person_and_days(web: Web, house: House, debtor: UUID) -> None:
    stranger = case_of(house, another(house)).debtor.id
    looked(house, debtor, "els", "jan")
    looked(house, stranger, "els")
    [today] = {str(legal_day(one.at)) for _, one in house.reads.found()}
    assert web.page("/inzage", debtor=str(debtor)).count(ROW) == 2
    assert web.page("/inzage", actor="els").count(ROW) == 2
    assert web.page("/inzage", actor="els", first=today, last=today).count(ROW) == 2
    assert "Niemand, voor zover" in web.page("/inzage", actor="els", last="2020-01-01")
    backwards = web.client.get("/inzage", params={"first": today, "last": "2020-01-01"})
    assert backwards.status_code == 422
    assert "eindigt voor het begint" in backwards.text


def test_more_than_a_page_is_turned_with_the_same_question(
    web: Web, house: House, debtor: UUID
) -> None:
    looked(house, debtor, *["els"] * (AT_ONCE + 1), "jan")
    first = web.page("/inzage", actor="els")
    assert first.count(ROW) == AT_ONCE
    assert 'href="/inzage?after=2&amp;actor=els"' in first
    second = web.page("/inzage", actor="els", after="2")
    assert second.count(ROW) == 1
    assert 'rel="next"' not in second


def test_the_debtors_own_page_shows_the_last_few_and_leads_to_all(
    web: Web, house: House, debtor: UUID
) -> None:
    looked(house, debtor, *(f"els{n}" for n in range(RECENT + 1)))
    page = web.page(f"/debiteuren/{debtor}")
    assert "Wie zag deze gegevens?" in page
    assert ">els0<" not in page
    assert all(f">els{n}<" in page for n in range(1, RECENT + 1))
    assert f'href="/inzage?debtor={debtor}"' in page


@pytest.mark.parametrize(
    ("role", "own", "shown"),
    [
        (Role.AUDITOR, True, True),
        (Role.AUDITOR, False, False),
        (Role.HANDLER, True, False),
        (Role.SENIOR, True, False),
    ],
)
def test_only_who_oversees_this_creditor_sees_who_looked(
    house: House, debtor: UUID, *, role: Role, own: bool, shown: bool
) -> None:
    mine = house.collections.debtor(debtor).creditor_id
    other = case_of(house, another(house)).creditor.id
    assert mine is not None
    rights = Rights(
        roles=((role, frozenset({mine if own else other})), (Role.HANDLER, frozenset({mine})))
    )
    looked(house, debtor, "els")

    def who(_request: Request, _house: House) -> Principal:
        return Principal(login="arend", rights=rights)

    with browsing(house, known=who) as web:
        assert ("Wie zag deze gegevens?" in web.page(f"/debiteuren/{debtor}")) is shown
        answer = web.client.get("/inzage", headers={"Accept": "text/html"})
        assert answer.status_code == (200 if role is Role.AUDITOR else 403)
        assert (">els<" in answer.text) is shown


def test_what_was_seen_and_what_for_has_a_word() -> None:
    assert PURPOSES.keys() == {may.value for may in May}
    assert FIELDS.keys() > {purpose.value for purpose in Purpose}
