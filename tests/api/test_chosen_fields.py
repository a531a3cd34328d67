"""Of an answer only what is asked for leaves, and only what leaves counts as a reading."""

from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest

from api.clocks import system_clock
from api.http.queries import CHOSEN
from api.words.compliance.spoken import SpokenCompliance
from api.words.facts import told_in
from api.words.withheld import rule_said
from application.house import House
from application.principal import Principal
from application.queries.catalogue import QUERIES
from application.queries.chosen import Resource, parts_of, personal, row_of, tree_of
from application.queries.query import Inquiry
from domain.parties import ContactDetails
from domain.sealing import Purpose
from domain.shown import watching
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, case_of, claim_from, run_on

RESOURCES = {query.NAME: query for query in QUERIES if issubclass(query, Resource)}


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(house: House, place: HousePlace) -> Iterator[Web]:
    claim_from(house, CONSUMER)
    run_on(place, house, MARCH)
    with browsing(house) as served:
        served.views.catch_up()
        yield served


def test_of_a_row_only_the_chosen_fields_are_there_and_the_frame_stays(web: Web) -> None:
    whole = web.read("/v1/claims")
    answer = web.get("/v1/claims", fields="id,debtor.id,open")
    assert answer.headers["content-type"] == CHOSEN
    [row] = whole["rows"]
    part = {"id": row["id"], "debtor": {"id": row["debtor"]["id"]}, "open": row["open"]}
    assert answer.json() == {**whole, "rows": [part]}
    assert web.get("/v1/letters", fields="kind").json()["rows"] == [{"kind": "reminder"}]


def test_of_one_thing_only_the_chosen_fields_are_there(web: Web) -> None:
    [row] = web.read("/v1/claims")["rows"]
    answer = web.get(f"/v1/claims/{row['id']}", fields="balance.total,letters.kind")
    whole = web.get(f"/v1/claims/{row['id']}")
    version = [one.headers["etag"].split("-")[0] for one in (answer, whole)]
    assert version == [f'"{whole.json()["version"]}'] * 2
    assert answer.json() == {"balance": {"total": row["open"]}, "letters": [{"kind": "reminder"}]}


@pytest.mark.parametrize("said", ["colour", "debtor.colour", "open.cents"])
def test_a_field_that_is_not_there_is_refused_with_those_that_are(web: Web, said: str) -> None:
    answer = web.get("/v1/claims", fields=f"id,{said}")
    assert answer.status_code == 400
    [fault] = answer.json()["errors"]
    assert (fault["where"], fault["code"]) == ("fields", "no_part")
    assert said in fault["message"]
    if said == "colour":
        assert "invoice_number" in fault["message"]


def test_who_asks_for_no_name_reads_nobody_and_who_does_reads_him(web: Web, house: House) -> None:
    [row] = web.read("/v1/claims")["rows"]
    before = len(house.reads.found())
    for fields in ("id,open", "debtor.id", "creditor", "creditor.name"):
        web.get("/v1/claims", fields=fields)
        web.get(f"/v1/claims/{row['id']}", fields=fields.replace("open", "asked"))
    assert len(house.reads.found()) == before
    for fields in ("debtor", "debtor.name", "id,debtor.name"):
        before = len(house.reads.found())
        web.get("/v1/claims", fields=fields)
        assert len(house.reads.found()) == before + 1, fields


def leaves(shape: Any, above: str = "") -> Iterator[str]:
    """Every part of a shape that has no parts of its own."""
    for name, (kind, _) in parts_of(shape).items():
        below = list(leaves(kind, f"{above}{name}."))
        yield from below or [f"{above}{name}"]


SAID: dict[str, dict[str, Any]] = {
    "search": {"text": "voorbeeld"},
    "runs": {"days": 400},
}


@pytest.mark.parametrize("name", sorted(RESOURCES.keys() - {"task"}))
def test_what_is_not_marked_as_personal_says_nothing_of_a_person(
    web: Web, house: House, name: str
) -> None:
    """A part that says something of a person and is not marked would be no reading.

    A task is shaped as in the work list, which is asked here.
    """
    query, row = RESOURCES[name], web.read("/v1/claims")["rows"][0]
    case = case_of(house, row["id"])
    contact = house.open(case.debtor.contact, ContactDetails, Purpose.CONTACT)
    assert contact
    secrets = {contact.name, contact.email, contact.address.street, contact.phone} - {""}
    letter = next(iter(case.letters))
    path = {
        "claim_id": case.claim.id,
        "debtor_id": case.debtor.id,
        "creditor_id": case.creditor.id,
        "letter_id": letter,
        "day": MARCH,
    }
    given = {one: path[one] for one in query.in_path()} | SAID.get(name, {})
    shape = row_of(get_type_hints(query.answer)["return"])
    found = set(leaves(shape))
    assert found
    unmarked = {one for one in found if not personal(shape, tree_of(one))}
    with watching() as shown:
        asked = Inquiry(
            clock=system_clock,
            open_house=lambda: house,
            open_views=lambda: web.views,
            tell=told_in,
            who=Principal.at_the_machine("els"),
            say_rule=rule_said,
            say_compliance=SpokenCompliance(),
        )
        said = str(query(**given, fields=",".join(sorted(unmarked))).answered(asked).content)
        assert not shown
    assert {one for one in secrets if one in said} == set()


def test_a_name_in_an_answer_is_found_by_the_rule_above(web: Web, house: House) -> None:
    [row] = web.read("/v1/claims")["rows"]
    told = str(web.read(f"/v1/debtors/{row['debtor']['id']}"))
    contact = house.open(case_of(house, row["id"]).debtor.contact, ContactDetails, Purpose.CONTACT)
    assert contact
    assert contact.name in told
    assert contact.address.street in told
