"""Whoever looks at a debtor's data is written down before he sees it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from uuid import uuid4

import pytest
from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from typer.testing import CliRunner

from adapters.access.file import FILE
from api.app import make_app
from api.cli.main import app
from api.guarded import Guarded
from application.fsck.house import examined
from application.house import House
from application.principal import Principal
from application.rights.viewings import note_viewings
from application.views import views_of
from domain.days import legal_day
from domain.errors import NotFound
from domain.parties import ContactDetails
from domain.sealing import Purpose
from domain.shown import tell_shown, unseen, watching
from domain.user.roles import May
from tests.api.webs import Web, a_client, as_named, browsing, served
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


def test_a_task_opens_how_somebody_is_reached_for_those_who_call_alone(
    web: Web, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    web.done(f"/v1/claims/{claim}/disputes", {"ground": "quality", "amount": "20.00"})
    web.page("/werk")
    assert seen(house)[-1][1:] == ("GET /werk", ("name",))


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


def test_an_auditor_asks_about_days_and_sees_the_newest_first(web: Web, house: House) -> None:
    """Days are Amsterdam's, by the clock of the machine."""
    debtor = str(case_of(house, claim_from(house, CONSUMER)).debtor.id)
    for actor in ("els", "jan"):
        web.client.get(f"/v1/debtors/{debtor}", headers={"X-Actor": actor})
    [day] = {legal_day(one.at) for _, one in house.reads.found()}
    before, after = str(day - timedelta(days=1)), str(day + timedelta(days=1))

    def told(**asked: str) -> list[str]:
        return [one["actor"] for one in web.read("/v1/reads", debtor=debtor, **asked)]

    assert told(looked_from=str(day), looked_to=str(day)) == ["els", "jan"]
    assert told(looked_to=before) == told(looked_from=after) == []
    assert told(newest_first="true") == ["jan", "els"]
    assert told(newest_first="true", after="2") == ["els"]
    refused = web.get("/v1/reads", looked_from=after, looked_to=before).json()
    assert refused["code"] == "audit.backwards"


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


# --- who would rather not be written down ---------------------------------------------------------


def test_a_page_that_comes_back_with_a_refused_form_is_a_reading(web: Web, house: House) -> None:
    claim = claim_from(house, CONSUMER)
    web.views.catch_up()
    answer = web.send(claim, "payment", amount="nothing")
    assert answer.status_code == 422
    assert "POST /claims/{claim_id}/{what}" in {what for _, what, _ in seen(house)}


def test_whoever_asks_for_the_head_alone_is_written_down_where_he_is_answered(
    web: Web, house: House
) -> None:
    debtor = case_of(house, claim_from(house, CONSUMER)).debtor.id
    answer = web.client.head(f"/v1/debtors/{debtor}")
    assert (answer.status_code == 200) is bool(seen(house))


def test_a_command_that_is_carried_out_is_no_reading(web: Web, house: House) -> None:
    claim = claim_from(house, CONSUMER)
    web.views.catch_up()
    body = {"amount": "10.00", "paid_on": DAY.isoformat(), "payer": "J. de Bruin"}
    web.post(f"/v1/claims/{claim}/payments", body)
    assert web.send(claim, "note", text="gebeld").status_code == 303
    assert seen(house) == []


def test_what_is_sent_bit_by_bit_is_told_bit_by_bit(house: House) -> None:
    debtor = case_of(house, claim_from(house, CONSUMER)).debtor
    told: list[int] = []

    def rows() -> Iterator[str]:
        yield "first"
        told.append(len(seen(house)))
        house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
        yield "second"
        told.append(len(seen(house)))

    with views_of(house) as views:
        app = make_app(house, views, known=as_named)

        router = APIRouter(route_class=Guarded)

        @router.get("/v1/drip", openapi_extra={"x-may": May.LOOK})
        def drip() -> StreamingResponse:
            return StreamingResponse(rows())

        app.include_router(router)
        with served(app) as url, a_client(url) as client:
            assert client.get("/v1/drip").text == "firstsecond"
    assert told == [0, 1]


def test_what_the_program_works_with_is_told_to_nobody() -> None:
    subject = uuid4()
    with watching() as shown:
        with unseen():
            tell_shown(subject, "name")
        assert shown == {}
        tell_shown(subject, "name")
    assert shown == {subject: {"name"}}


def test_each_command_of_the_shell_that_shows_somebody_is_a_reading(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
    monkeypatch.setenv("VORDERING_HOME", str(place.home))
    for words in (
        ["claim", str(claim)],
        ["overview"],
        ["letters", "preview", str(claim), "--kind", "reminder", "--out", str(place.home / "x")],
        ["fsck"],
        ["rebuild"],
    ):
        CliRunner().invoke(app, words)
    with place.opened() as house:
        told = {what for _, what, _ in seen(house)}
    assert told == {"vordering claim", "vordering overview", "vordering letters preview"}


@pytest.mark.parametrize("how", ["taken away", "put back"])
def test_readings_that_a_run_found_cannot_be_taken_away_or_put_back(
    place: HousePlace, how: str
) -> None:
    def look(house: House) -> None:
        debtor = case_of(house, claim).debtor
        with watching() as shown:
            house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
        note_viewings(house, Principal.at_the_machine("els"), shown, what="x", may=May.LOOK)

    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        look(house)
    file = place.home / FILE
    with closing(sqlite3.connect(file)) as sql:
        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.read_bytes()
    with place.opened() as house:
        look(house)
        run_on(place, house, DAY)
    assert [one.what for one in examined(place.opened) if one.place.table == "reads"] == []
    for part in file.parent.iterdir():
        part.unlink()
    if how == "put back":
        file.write_bytes(before)
    found = [one.code for one in examined(place.opened) if one.place.table == "reads"]
    assert found == ["log"]
