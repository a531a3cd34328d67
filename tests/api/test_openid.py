"""Signing in at a real issuer: the whole way of a browser, and every attack on it."""

import re
from datetime import timedelta

import pytest
from starlette.responses import PlainTextResponse
from structlog.testing import capture_logs

from adapters.openid.attempt import ATTEMPT_LASTS
from api.app import make_app
from application.commands.users import (
    AddUser,
    CloseUser,
    GrantRole,
    WithdrawRole,
)
from application.views import views_of
from domain.ids import user_id
from domain.user.roles import Role
from tests.adapters.issuers import (
    CLIENT,
    SUBJECT,
    by_hand,
)
from tests.api.meetings import THERE, Meeting, added, check_refused, els, link, meeting
from tests.api.webs import a_client, served
from tests.application.houses import HousePlace, by

__all__ = ["els", "meeting"]


# --- the way of a browser -------------------------------------------------------------------------


@pytest.mark.parametrize("issuer", ["", "https://for.bearers.alone"])
def test_the_sign_in_page_has_a_button_where_an_issuer_is_set(
    meeting: Meeting, place: HousePlace, issuer: str
) -> None:
    page = meeting.web.get("/aanmelden?back=/werk").text
    assert "Aanmelden via 127.0.0.1" in page
    assert 'href="/aanmelden/openid?back=/werk"' in page
    with (
        place.another("without") as other,
        other.opened(oidc_issuer=issuer) as house,
        views_of(house) as views,
        served(make_app(house, views)) as url,
        a_client(url) as client,
    ):
        client.headers["Accept"] = "text/html"
        assert "Aanmelden via" not in client.get("/aanmelden").text
        assert "geen aanmelddienst ingesteld" in client.get(THERE).text


def test_whoever_is_linked_gets_in_and_comes_to_the_page_he_wanted(els: Meeting) -> None:
    led = els.begin(back="/werk")
    assert led.headers["location"].startswith(f"{els.issuer.url}/authorize?")
    kept = led.headers["set-cookie"].lower()
    assert all(one in kept for one in ("httponly", "samesite=lax", "max-age=600"))
    answer = els.web.get(els.at_the_issuer(led), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/werk")
    assert els.inside()
    assert els.web.get("/v1/me").json()["login"] == "els"
    assert "attempt" not in els.web.cookies


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_signing_in_elsewhere_leads_only_to_a_page_of_ours(els: Meeting, back: str) -> None:
    assert els.sign_in(back=back).headers["location"] == "/"


def test_an_unknown_subject_is_told_which_one_an_administrator_must_link(
    meeting: Meeting,
) -> None:
    added(meeting.house)
    with capture_logs() as logs:
        answer = meeting.sign_in()
    check_refused(answer, f"de aanmelddienst noemt u {SUBJECT}")
    assert not meeting.inside()
    assert SUBJECT not in str(logs)
    link(meeting.house)
    assert meeting.sign_in().status_code == 303
    assert meeting.inside()


@pytest.mark.parametrize("way", ["closed", "without a role"])
def test_whoever_is_closed_or_has_no_role_gets_in_nowhere(els: Meeting, way: str) -> None:
    added(els.house, "bea", Role.ADMINISTRATOR)
    assert els.bearer(els.issuer.access()).status_code == 200
    if way == "closed":
        CloseUser().carry(els.house, user_id("els"), by=by())
    else:
        WithdrawRole(role=Role.SENIOR).carry(els.house, user_id("els"), by=by())
    check_refused(els.sign_in(), "afgesloten" if way == "closed" else "nog geen rol")
    assert not els.inside()
    told = els.bearer(els.issuer.access())
    code = "user.closed" if way == "closed" else "sign_in.no_role"
    assert (told.status_code, told.json()["code"]) == (401, code)


def test_a_program_gets_in_with_a_token_and_not_through_a_browser(meeting: Meeting) -> None:
    AddUser(login="kas", name="Kas", program=True).carry(meeting.house, by=by())
    GrantRole(role=Role.INTEGRATION, all_creditors=True).carry(
        meeting.house, user_id("kas"), by=by()
    )
    link(meeting.house, "kas")
    check_refused(meeting.sign_in(), "Een programma meldt zich aan met een token")
    assert meeting.bearer(meeting.issuer.access()).json()["login"] == "kas"


# --- attacks on the way back ----------------------------------------------------------------------

OVER = "begon niet in deze browser"


def test_the_way_back_is_good_once_also_with_the_cookie_put_back(els: Meeting) -> None:
    led = els.begin()
    kept, home = els.web.cookies["attempt"], els.at_the_issuer(led)
    assert els.web.get(home, follow_redirects=False).status_code == 303
    els.web.cookies.clear()
    els.web.cookies.set("attempt", kept)
    check_refused(els.web.get(home, follow_redirects=False), OVER)
    assert not els.inside()


def test_the_way_back_is_good_for_ten_minutes_and_no_longer(els: Meeting) -> None:
    home = els.at_the_issuer(els.begin())
    els.clock.instant += ATTEMPT_LASTS - timedelta(seconds=1)
    assert els.web.get(home, follow_redirects=False).status_code == 303
    els.web.cookies.clear()
    home = els.at_the_issuer(els.begin())
    els.clock.instant += ATTEMPT_LASTS + timedelta(seconds=1)
    check_refused(els.web.get(home, follow_redirects=False), OVER)


def test_a_way_back_that_began_in_another_browser_is_refused(els: Meeting) -> None:
    home = els.at_the_issuer(els.begin())
    els.web.cookies.clear()
    check_refused(els.web.get(home, follow_redirects=False), OVER)
    els.begin()  # the victim began one of his own
    check_refused(els.web.get(home, follow_redirects=False), OVER)
    assert not els.inside()


@pytest.mark.parametrize("change", ["state=x", "state=", "", "state=%C3%A9"])
def test_a_way_back_with_another_state_is_refused(els: Meeting, change: str) -> None:
    home = els.at_the_issuer(els.begin())
    check_refused(els.web.get(re.sub(r"state=[^&]*", change, home), follow_redirects=False), OVER)


def test_a_cookie_that_nobody_sealed_is_refused(els: Meeting) -> None:
    home = els.at_the_issuer(els.begin())
    for text in ("", "x", els.web.cookies["attempt"][:-8] + "AAAAAAAA"):
        els.web.cookies.clear()
        els.web.cookies.set("attempt", text)
        check_refused(els.web.get(home, follow_redirects=False), OVER)


def test_a_way_back_that_names_another_issuer_is_refused(els: Meeting) -> None:
    home = els.at_the_issuer(els.begin())
    check_refused(els.web.get(f"{home}&iss=https://evil.example", follow_redirects=False), OVER)
    home = els.at_the_issuer(els.begin())
    named = els.web.get(home, params=None, follow_redirects=False)
    assert named.status_code == 303


def test_an_issuer_that_names_itself_must_do_so_each_time(els: Meeting) -> None:
    els.issuer.said["authorization_response_iss_parameter_supported"] = True
    home = els.at_the_issuer(els.begin())
    check_refused(els.web.get(home, follow_redirects=False), OVER)
    home = els.at_the_issuer(els.begin())
    answer = els.web.get(f"{home}&iss={els.issuer.url}", follow_redirects=False)
    assert answer.status_code == 303


def test_a_code_of_another_attempt_is_refused_by_its_verifier(els: Meeting) -> None:
    stolen = re.search(r"code=([^&]*)", els.at_the_issuer(els.begin()))
    assert stolen
    home = els.at_the_issuer(els.begin())
    swapped = re.sub(r"code=[^&]*", f"code={stolen[1]}", home)
    check_refused(els.web.get(swapped, follow_redirects=False), "geen aanmelding")
    assert not els.inside()


def test_whoever_the_issuer_refuses_is_told(els: Meeting) -> None:
    els.issuer.refuses = True
    check_refused(els.sign_in(), "heeft u niet aangemeld")


FORGED = {
    "unsigned": "niet ondertekend zoals",
    "another nonce": "hoort niet bij wat hier werd gevraagd",
    "meant for another": "voor een ander programma",
    "of another issuer": "van een andere dienst",
    "over": "verlopen",
    "of another key": "niet ondertekend met de sleutel",
    "none": "geen aanmelding",
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_sign_in_lets_nobody_in(els: Meeting, forgery: str) -> None:
    issuer = els.issuer

    def signed(asked: dict[str, str]) -> str | None:
        nonce = asked["nonce"]
        claims = issuer.claims(aud=CLIENT, nonce=nonce)
        tokens: dict[str, str | None] = {
            "unsigned": by_hand({"alg": "none"}, claims),
            "another nonce": issuer.sign_in("another"),
            "meant for another": issuer.sign_in(nonce, aud="another"),
            "of another issuer": issuer.sign_in(nonce, iss="https://evil.example"),
            "over": issuer.sign_in(nonce, exp=issuer.now() - 60),
            "of another key": issuer.sign(claims, "rsa-1", by="rsa-attacker"),
            "none": None,
        }
        return tokens[forgery]

    els.issuer.signed = signed
    with capture_logs() as logs:
        check_refused(els.sign_in(), FORGED[forgery])
    assert not els.inside()
    assert "eyJ" not in str(logs), "a token stands in a log"


def test_an_issuer_that_is_down_is_told_and_passwords_go_on(els: Meeting) -> None:
    els.issuer.instead["/.well-known/openid-configuration"] = PlainTextResponse("x", 500)
    answer = els.begin()
    assert answer.status_code == 503
    check_refused(answer, "antwoordt niet zoals het hoort")
    assert 'name="password"' in answer.text
