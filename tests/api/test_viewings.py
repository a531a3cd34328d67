"""Whoever looks at a debtor's data is written down before he sees it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from adapters.access.file import FILE
from application.fsck.house import examined
from application.house import House
from domain.errors import NotFound
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, PLAIN, HousePlace, case_of, claim_from, run_on
from tests.application.houses import MARCH as DAY


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def seen(house: House) -> list[tuple[str, str, tuple[str, ...]]]:
    """Who looked at what of whom, in order."""
    return [(one.actor, one.what, one.fields) for _, one in house.reads.found()]


@pytest.mark.both_stores
def test_whoever_reads_a_debtor_is_written_down_with_what_he_saw(web: Web, house: House) -> None:
    claim = claim_from(house, CONSUMER)
    debtor = case_of(house, claim).debtor.id
    web.client.get(f"/v1/debtors/{debtor}", headers={"X-Actor": "arend"})
    [(_, one)] = house.reads.found()
    assert (one.actor, one.debtor_id, one.creditor_id, one.fields, one.purpose) == (
        "arend",
        debtor,
        case_of(house, claim).creditor.id,
        ("contact",),
        "look",
    )
    assert one.what == "GET /v1/debtors/{debtor_id}"


def test_a_page_and_a_list_are_readings_of_everybody_on_them(web: Web, house: House) -> None:
    claims = [claim_from(house, CONSUMER), claim_from(house, PLAIN)]
    web.views.catch_up()
    debtors = {case_of(house, one).debtor.id for one in claims}
    for path in ("/v1/claims", "/"):
        before = len(house.reads.found())
        web.get(path)
        found = house.reads.found()[before:]
        assert {one.debtor_id for _, one in found} == debtors
        assert {one.fields for _, one in found} == {("name",)}
    before = len(house.reads.found())
    web.page(f"/claims/{claims[0]}")
    assert len(house.reads.found()) > before


def test_a_letter_is_a_reading_of_a_document(web: Web, house: House, place: HousePlace) -> None:
    claim = claim_from(house, CONSUMER)
    run_on(place, house, DAY)
    [letter] = case_of(house, claim).letters
    assert web.get(f"/v1/letters/{letter}/document").status_code == 200
    assert any("document" in fields for _, _, fields in seen(house))


def test_what_shows_nobodys_data_is_no_reading(web: Web, house: House) -> None:
    claim_from(house, CONSUMER)
    web.views.catch_up()
    for path in ("/v1/overview", "/v1/law/contact-hours", "/healthz", "/v1/reads", "/docs"):
        web.get(path)
    assert seen(house) == []


def test_the_daily_run_reads_for_nobody(web: Web, house: House, place: HousePlace) -> None:
    claim_from(house, CONSUMER)
    web.views.catch_up()
    place.clock.move_to(DAY)
    web.client.post("/runs", headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"})
    assert not any("POST" in what for _, what, _ in seen(house))


def test_an_auditor_asks_who_saw_somebody_and_what_somebody_saw(web: Web, house: House) -> None:
    claim = claim_from(house, CONSUMER)
    debtor = str(case_of(house, claim).debtor.id)
    for actor in ("els", "jan"):
        web.client.get(f"/v1/debtors/{debtor}", headers={"X-Actor": actor})
    told = web.read("/v1/reads", debtor=debtor)
    assert [one["actor"] for one in told] == ["els", "jan"]
    assert [one["number"] for one in web.read("/v1/reads", actor="jan")] == [2]
    assert web.read("/v1/reads", after=2) == []


def test_fsck_finds_a_reading_that_was_taken_out(web: Web, house: House, place: HousePlace) -> None:
    claim = claim_from(house, CONSUMER)
    web.get(f"/v1/debtors/{case_of(house, claim).debtor.id}")
    assert [one.what for one in examined(place.opened) if one.place.table == "reads"] == []
    with closing(sqlite3.connect(house.home / FILE, isolation_level=None)) as sql:
        sql.execute("DROP TRIGGER reads_stay")
        sql.execute("DELETE FROM reads")
    found = [one.what for one in examined(place.opened) if one.place.table == "reads"]
    assert found == ["reads behind 0 are gone"]


def test_a_subject_that_is_no_debtor_is_not_looked_up(house: House) -> None:
    with pytest.raises(NotFound):
        house.collections.debtor(case_of(house, claim_from(house, CONSUMER)).creditor.id)
