"""Words fit the door: a program is told of keys and tokens, a reader of days and claims."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest

from api.who import known_by
from api.words.language import speaking
from api.words.refusals import DUTCH, refusal_said_to_programs
from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, claim_from

_OF_PAGES = re.compile(
    r"[Dd]it formulier|Open de pagina|Ga (terug|naar)|Meld u aan\.|op de pagina\.$"
    r"|[Dd]eze bladzijde|Deze pagina|uit de kalender"
)
_ONLY_FORMS = {"form.too_large", "form.too_many_fields"}


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def test_no_program_is_told_in_dutch_of_a_form_or_a_page_that_it_has_not_open() -> None:
    with speaking("nl"):
        said = {code: " ".join(refusal_said_to_programs(code, "", "", {})) for code in DUTCH}
    of_pages = {code for code, words in said.items() if _OF_PAGES.search(words)}
    assert of_pages - _ONLY_FORMS == set()


def test_a_token_that_nobody_has_is_said_to_be_so_with_the_way_out(house: House) -> None:
    with browsing(house, known=known_by) as web:
        for language, what in (
            ("nl", "Dit token is hier niet bekend"),
            ("en", "is not known here"),
        ):
            given = {"Authorization": "Bearer wrong", "Accept-Language": language}
            told = web.client.get("/v1/claims", headers=given)
            assert (told.status_code, told.json()["code"]) == (401, "right.token_unknown")
            assert what in told.json()["detail"]
            assert "Authorization: Bearer" in told.json()["way_out"]
        nobody = web.client.get("/v1/claims", headers={"Accept-Language": "nl"}).json()
        assert nobody["code"] == "right.nobody"
        assert "Authorization: Bearer" in nobody["way_out"]


def test_a_key_that_came_before_is_called_a_key(web: Web, claim: UUID) -> None:
    web.done(f"/v1/claims/{claim}/notes", {"text": "een"}, key="k")
    dutch = {"Accept-Language": "nl"}
    told = web.refused(f"/v1/claims/{claim}/notes", {"text": "twee"}, key="k", **dutch)
    assert told["code"] == "command.key_reused"
    assert told["detail"].startswith("Deze sleutel")
    assert "nieuwe sleutel" in told["way_out"]


def test_the_page_of_a_problem_says_in_which_language_it_is_answered(web: Web) -> None:
    for language, said in (("nl", "in het Nederlands voor wie dat vraagt"), ("en", "in Dutch to")):
        asked = {"Accept": "text/html", "Accept-Language": language}
        shown = web.client.get("/docs/problems/right.nobody", headers=asked).text
        assert said in shown
        assert "says in English what" not in shown


def test_the_dutch_of_a_request_that_cannot_be_read_names_every_fault(
    web: Web, claim: UUID
) -> None:
    dutch = {"Accept-Language": "nl"}
    told = web.refused(f"/v1/claims/{claim}/payments", {"amount": "tien"}, **dutch)
    assert told["code"] == "request.invalid"
    assert "/amount is geen bedrag in euro" in told["detail"]
    assert "ontbreekt of is leeg" in told["detail"]
    assert "/docs" in told["way_out"]


@pytest.mark.parametrize(
    ("address", "dutch", "english"),
    [
        (
            "/claims/{claim}?on=2026-02-31",
            "de dag (on) is geen dag; schrijf hem als &#34;2026-11-21&#34;.",
            "the day (on) is no day; write it as &#34;2026-11-21&#34;.",
        ),
        (
            "/claims/bestaat-niet",
            "Er is geen vordering met dit id",
            "There is no claim with this id",
        ),
        (
            "/debiteuren/bestaat-niet",
            "Er is geen debiteur met dit id",
            "There is no debtor with this id",
        ),
    ],
)
def test_a_bad_address_names_the_day_or_what_there_is_none_of(
    web: Web, claim: UUID, address: str, dutch: str, english: str
) -> None:
    for language, said in (("nl", dutch), ("en", english)):
        asked = {"Accept": "text/html", "Accept-Language": language}
        answer = web.client.get(address.format(claim=claim), headers=asked)
        assert answer.status_code == 400
        assert said in answer.text


def test_a_right_without_creditors_is_said_to_hold_for_every_one(web: Web) -> None:
    assert web.read("/v1/me")["may"]["ask"] == []
    told = web.described()["components"]["schemas"]["MeOut"]["properties"]["may"]
    assert "an empty list: for every creditor" in told["description"]
