"""A second person decides, through every door: what is proposed is told, shown and confirmed."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from fastapi import Request
from httpx import Response

from api.app import make_app
from api.words.figures import day
from application.commands.catalogue import COMMANDS
from application.commands.users import CloseUser, GrantRole
from application.house import House
from application.principal import Principal
from application.rights.sign_in import principal_of
from application.views import views_of
from domain.claim.state import Ending
from domain.ids import user_id
from domain.money import as_decimal, cents_from
from domain.user.roles import Role
from domain.user.state import rights_of
from tests.api.test_cli import Shell, empty
from tests.api.webs import Web, a_client, browsing, served
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from
from tests.application.two_people import WRITE_OFF, claim_of, proposed, user

__all__ = ["empty"]


def by_header(request: Request, house: House) -> Principal:
    """The user whom a header names, with his rights: how he signed in is tested elsewhere."""
    found = house.collections.user(user_id(request.headers.get("x-actor", "els")))
    return principal_of(found, rights_of(found))


@pytest.fixture
def house(place: HousePlace) -> House:
    house = place.open()
    user(house, "els")
    user(house, "bea")
    return house


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with views_of(house) as views:
        views.catch_up()
        app = make_app(house, views, known=by_header)
        with served(app) as url, a_client(url) as client:
            yield Web(client, house, views)


def els_proposes(web: Web, claim: UUID) -> int:
    seen = {"If-Match": web.get(f"/v1/claims/{claim}").headers["etag"]}
    told = web.done(f"/v1/claims/{claim}/write-off", {"why": "uncollectable"}, **seen)
    [fact] = told["facts"]
    assert fact["topic"] == "any.decision_proposed"
    return int(fact["version"])


def test_a_program_is_told_the_proposal_and_where_it_stands(web: Web, claim: UUID) -> None:
    given = els_proposes(web, claim)
    [waiting] = web.read(f"/v1/claims/{claim}")["proposals"]
    assert waiting == {
        "number": given,
        "command": "write-off",
        "content": {"why": "uncollectable"},
        "proposed_by": "els",
        "proposed_on": web.house.today.isoformat(),
        "pays_to": [],
    }
    tasks = web.read("/v1/worklist")["tasks"]
    [task] = [one for one in tasks if one["task"] == "second_person"]
    assert (task["claim"], task["since"]) == (str(claim), web.house.today.isoformat())


def test_the_proposer_is_refused_and_a_second_person_carries_it_out(web: Web, claim: UUID) -> None:
    said = {"proposal": els_proposes(web, claim), "agreed": True}
    place = f"/v1/claims/{claim}/second-person"
    seen = {"If-Match": web.get(f"/v1/claims/{claim}").headers["etag"]}
    assert web.refused(place, said, **seen)["code"] == "right.second_person"
    told = web.done(place, said, **{"X-Actor": "bea", **seen})
    assert [one["topic"] for one in told["facts"]] == ["claim.written_off", "any.approval_given"]
    assert claim_of(web.house, claim).ending is Ending.WRITTEN_OFF


def test_a_preview_of_what_takes_two_says_so_and_proposes_nothing(web: Web, claim: UUID) -> None:
    place, before = f"/v1/claims/{claim}/write-off", web.house.store.last_position()
    foreseen = web.done(f"{place}?preview=true", {"why": "uncollectable"})
    assert (foreseen["preview"], foreseen["takes_two"]) == (True, True)
    assert [one["topic"] for one in foreseen["facts"]] == ["any.decision_proposed"]
    assert foreseen["balance"] == foreseen["before"]
    assert web.house.store.last_position() == before
    assert not claim_of(web.house, claim).proposals
    assert web.read("/v1/proposals") == []


def test_a_preview_of_agreeing_carries_nothing_out(web: Web, claim: UUID) -> None:
    said = {"proposal": els_proposes(web, claim), "agreed": True}
    place = f"/v1/claims/{claim}/second-person?preview=true"
    own = web.refused(place, said)
    assert own["code"] == "right.second_person"
    foreseen = web.done(place, said, **{"X-Actor": "bea"})
    assert (foreseen["preview"], foreseen["takes_two"]) == (True, False)
    assert claim_of(web.house, claim).proposals
    assert claim_of(web.house, claim).ending is Ending.NONE


def test_the_description_says_which_operations_may_be_proposed(web: Web) -> None:
    paths = web.described()["paths"]
    marked = {path for path, one in paths.items() if one.get("post", {}).get("x-four-eyes")}
    assert {path.partition("}/")[2] for path in marked} == {
        one.PATH for one in COMMANDS if one.FOUR_EYES
    }
    confirms = paths["/v1/claims/{claim_id}/second-person"]["post"]["x-refusals"]
    assert {"refund.too_much", "right.no_second_person", "error.no_such_fact"} <= set(confirms)


def test_the_form_says_that_a_second_person_decides_and_asks_no_name(web: Web, claim: UUID) -> None:
    page = web.page(f"/claims/{claim}")
    assert "Een tweede persoon beslist: dit wordt eerst een voorstel." in page
    assert "Zo nodig beslist een tweede persoon" in page
    assert 'name="approved_by"' not in page


def test_at_the_machine_the_form_asks_the_name_as_before(house: House, claim: UUID) -> None:
    with browsing(house) as web:
        page = web.page(f"/claims/{claim}")
    assert 'name="approved_by"' in page
    assert "beslist een tweede persoon" not in page


def test_the_pages_say_in_words_what_waits_and_the_work_list_confirms_it(
    web: Web, claim: UUID
) -> None:
    given = els_proposes(web, claim)
    assert "</strong> De vordering afboeken (oninbaar)." in web.page(f"/claims/{claim}")
    work = web.page("/werk")
    assert "De vordering afboeken (oninbaar)." in work
    assert "Voorgesteld door els op " in work
    seen, *_ = re.findall(r'name="seen_version" value="(\d+)"', work)
    sent = confirmed(web, claim, given, seen_version=seen)
    assert sent.status_code == 303, sent.text
    assert "Goedgekeurd door bea wat els voorstelde: afboeken." in web.page(
        sent.headers["location"]
    )
    assert 'action="/claims' not in web.page("/werk", task="second_person")


def confirmed(web: Web, claim: UUID, proposal: int, **more: str) -> Response:
    """Send the form of the work list by which bea agrees."""
    return web.client.post(
        f"/claims/{claim}/second-person",
        data={"proposal": str(proposal), "agreed": "true", "back": "work", **more},
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin", "X-Actor": "bea"},
        follow_redirects=False,
    )


def test_who_agrees_on_a_page_agrees_to_what_it_showed(web: Web, claim: UUID) -> None:
    given = els_proposes(web, claim)
    web.done(f"/v1/claims/{claim}/notes", {"text": "Debiteur belde: hij betaalt."})
    late = confirmed(web, claim, given, seen_version=str(given))
    assert late.status_code == 412
    assert "Dit is intussen gewijzigd." in late.text
    unsaid = confirmed(web, claim, given)
    assert unsaid.status_code == 428
    assert claim_of(web.house, claim).ending is Ending.NONE
    seen, *_ = re.findall(r'name="seen_version" value="(\d+)"', web.page("/werk"))
    assert confirmed(web, claim, given, seen_version=seen).status_code == 303


def test_who_proposed_it_is_not_asked_whether_he_agrees_but_told_who_can(
    web: Web, claim: UUID
) -> None:
    els_proposes(web, claim)
    for place in ("/werk", f"/claims/{claim}"):
        [form] = re.findall(
            r'<form[^>]*action="/claims/[^"]*/second-person".*?</form>', web.page(place), re.DOTALL
        )
        assert '<input type="hidden" name="agreed" value="false">' in form
        assert 'value="true"' not in form
        assert "Over uw eigen voorstel beslist een ander; u kunt het intrekken." in form
        assert "<button>Trek het voorstel in</button>" in form
        shown = {"Accept": "text/html", "X-Actor": "bea"}
        asked = web.client.get(place, headers=shown).text
        agrees, declines = re.findall(
            r'<form[^>]*action="/claims/[^"]*/second-person".*?</form>', asked, re.DOTALL
        )
        assert (
            re.findall(r"<button>(.*?)</button>", agrees)[0],
            re.findall(r'name="(reason_text)"[^>]* required', declines)[0],
        ) == ("Stem in", "reason_text")
        assert "reason_text" not in agrees  # what is typed there must not agree by Enter
    today = day(web.house.today)
    said = f"Voorgesteld door els op {today}. Instemmen kan: bea."
    assert said in web.page(f"/claims/{claim}")


def test_what_is_only_proposed_is_called_so_with_who_decides(web: Web, claim: UUID) -> None:
    seen = str(claim_of(web.house, claim).version)
    answer = web.send(claim, "write-off", why="uncollectable", seen_version=seen)
    page = web.page(answer.headers["location"])
    assert "Voorgesteld.</strong> Tot een tweede persoon instemt gebeurt er niets." in page
    assert "Instemmen kan: bea." in page
    assert "Vastgelegd." not in page


def test_where_nobody_else_may_agree_the_page_says_whom_to_ask(web: Web, claim: UUID) -> None:
    els_proposes(web, claim)
    CloseUser().carry(web.house, user_id("bea"), by=by())
    assert "vraag een beheerder om een tweede" in web.page(f"/claims/{claim}")


def test_what_waits_is_listed_by_creditor_proposer_day_and_amount(web: Web, claim: UUID) -> None:
    given, today = els_proposes(web, claim), web.house.today
    case = case_of(web.house, claim)
    [one] = web.read("/v1/proposals")
    assert (one["number"], one["claim"], one["creditor"]) == (
        given,
        str(claim),
        str(case.creditor.id),
    )
    assert (one["command"], one["proposed_by"]) == ("write-off", "els")
    owed = one["amount"]
    assert owed == web.read(f"/v1/claims/{claim}")["balance"]["total"]
    more = as_decimal(cents_from(owed) + 1)
    found = {
        f"creditor={case.creditor.id}": 1,
        f"creditor={claim}": 0,
        "proposedBy=els": 1,
        "proposedBy=bea": 0,
        f"since={today}": 1,
        f"since={today + timedelta(days=1)}": 0,
        f"least={owed}": 1,
        f"least={more}": 0,
    }
    seen = {}
    for asked in found:
        answer = web.get(f"/v1/proposals?{asked}")
        seen[asked] = len(answer.json()) if answer.status_code == 200 else 0
    assert seen == found


def test_each_is_listed_what_is_his_to_look_at_or_to_manage(web: Web, claim: UUID) -> None:
    creditor = case_of(web.house, claim).creditor.id
    els_proposes(web, claim)
    user(web.house, "ann", Role.ADMINISTRATOR)
    user(web.house, "fay", creditors=(claim,))
    user(web.house, "ian", Role.IMPORTER)
    new = "NL20INGB0001234567"
    web.done(f"/v1/creditors/{creditor}/accounts", {"ibans": [new]}, **{"X-Actor": "ann"})
    listed, shown = {}, {}
    for login in ("ann", "bea", "fay", "ian"):
        headers = {"X-Actor": login}
        found = web.client.get("/v1/proposals", headers=headers).json()
        listed[login] = {one["command"] for one in found}
        page = web.client.get("/voorstellen", headers={"Accept": "text/html", **headers}).text
        shown[login] = (f"/claims/{claim}" in page, f"/schuldeisers/{creditor}" in page)
    assert listed == {
        "ann": {"creditor-accounts"},
        "bea": {"write-off", "creditor-accounts"},
        "fay": set(),
        "ian": set(),
    }
    assert shown == {
        "ann": (False, True),
        "bea": (True, True),
        "fay": (False, False),
        "ian": (False, False),
    }


def test_a_list_of_what_waits_is_no_reading_of_anybody(web: Web, claim: UUID) -> None:
    els_proposes(web, claim)
    user(web.house, "aud", Role.AUDITOR)

    def reads() -> list[object]:
        found: list[object] = web.client.get("/v1/reads", headers={"X-Actor": "aud"}).json()
        return found

    before = reads()
    web.read("/v1/proposals")
    web.page("/voorstellen")
    assert reads() == before


def test_the_form_of_the_proposer_says_why_he_cannot_confirm(web: Web, claim: UUID) -> None:
    given = els_proposes(web, claim)
    seen = str(claim_of(web.house, claim).version)
    answer = web.send(claim, "second-person", proposal=str(given), agreed="true", seen_version=seen)
    assert "Dit voorstel is van uzelf: een tweede persoon beslist." in answer.text


def test_other_accounts_are_confirmed_on_the_page_of_the_creditor(web: Web, claim: UUID) -> None:
    creditor = case_of(web.house, claim).creditor.id
    for name in ("ann", "ben"):
        user(web.house, name, Role.ADMINISTRATOR)
        GrantRole(role=Role.SENIOR, all_creditors=True).carry(web.house, user_id(name), by=by())
    new = "NL20INGB0001234567"
    told = web.done(f"/v1/creditors/{creditor}/accounts", {"ibans": [new]}, **{"X-Actor": "ann"})
    [fact] = told["facts"]
    assert new in fact["what"]
    page = web.client.get(
        f"/schuldeisers/{creditor}", headers={"Accept": "text/html", "X-Actor": "ben"}
    ).text
    assert f"deze rekeningen van de schuldeiser laten betalen: {new}." in page
    assert page.count("Stem in") == 1
    said = {"proposal": fact["version"], "agreed": True}
    web.done(f"/v1/creditors/{creditor}/second-person", said, **{"X-Actor": "ben", "If-Match": "*"})
    assert web.house.collections.creditor(creditor).ibans == (new,)


def test_the_command_line_shows_what_waits_and_decides_it(empty: Shell) -> None:
    place = HousePlace("sqlite", "", empty.home)
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        given = proposed(house, claim, WRITE_OFF, user(house, "sam"))
    shown = empty.good("claim", claim)
    assert f"Proposal {given}: Write the claim off (uncollectable), by sam" in shown
    said = ("record", "second-person", claim, "--proposal", given, "--agreed", "--seen-version")
    assert "changed since it was seen" in empty.bad(2, *said, given - 1)
    empty.good(*said, given)
    with place.opened() as house:
        assert claim_of(house, claim).ending is Ending.WRITTEN_OFF
