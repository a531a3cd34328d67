"""Signing in: by a link once, by a password, by a token; and what a form must carry."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from httpx import Client, Response
from structlog.testing import capture_logs

from api.app import make_app
from application.clock import MovingClock
from application.commands.users import AddUser, CloseUser, GrantRole
from application.house import House
from application.rights.ready_made import make_ready
from application.rights.sign_in import PATIENCE, TRIES, invited
from application.views import views_of
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.webs import a_client, served
from tests.application.houses import HousePlace, by

PASSWORD = "appel fiets maandag"
BROWSER = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(house: House) -> Iterator[Client]:
    """A browser before a server that knows nobody yet."""
    with views_of(house) as views:
        views.catch_up()
        with served(make_app(house, views)) as url, a_client(url) as client:
            client.headers["Accept"] = "text/html"
            yield client


def added(house: House, login: str = "els", role: Role = Role.SENIOR) -> UUID:
    AddUser(login=login, name="Els de Vries").carry(house, by=by())
    GrantRole(role=role).carry(house, user_id(login), by=by())
    return user_id(login)


def send(web: Client, path: str, **said: str) -> Response:
    """Send a form as the page shows it: with its token."""
    return web.post(
        path,
        data={"form_token": token_on(web), **said},
        headers=BROWSER,
        follow_redirects=False,
    )


def token_on(web: Client) -> str:
    found = re.search(r'name="form_token" value="(\w*)"', web.get("/aanmelden").text)
    assert found
    return found[1]


def with_password(house: House, web: Client, login: str = "els") -> None:
    link = invited(house, user_id(login))
    answer = send(web, f"/aanmelden/{link}", password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 303, answer.text


def sign_in(web: Client, password: str = PASSWORD, login: str = "els", **said: str) -> Response:
    return send(web, "/aanmelden", login=login, password=password, **said)


def test_whoever_is_not_signed_in_is_led_to_where_he_can_be_and_a_program_is_told(
    web: Client,
) -> None:
    led = web.get("/werk", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/aanmelden?back=/werk")
    told = web.get("/v1/claims")
    assert (told.status_code, told.json()["code"]) == (401, "right.nobody")
    assert told.headers["www-authenticate"].startswith("Bearer")


def test_a_link_lets_somebody_choose_a_password_once(house: House, web: Client) -> None:
    added(house)
    link = invited(house, user_id("els"))
    assert "els" in web.get(f"/aanmelden/{link}").text
    answer = send(web, f"/aanmelden/{link}", password=PASSWORD, again=PASSWORD)
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert web.get("/").status_code == 200
    again = send(web, f"/aanmelden/{link}", password="een ander woord", again="een ander woord")
    assert "al gebruikt" in again.text
    web.cookies.clear()
    assert sign_in(web).status_code == 303


@pytest.mark.parametrize(
    ("password", "said"),
    [("elf tekens!", "twaalf tekens of meer"), ("wachtwoord van els", "gebruikersnaam staat in")],
)
def test_a_password_that_is_easily_guessed_is_refused_and_the_link_stays_good(
    house: House, web: Client, password: str, said: str
) -> None:
    added(house)
    link = invited(house, user_id("els"))
    refused = send(web, f"/aanmelden/{link}", password=password, again=password)
    assert said in refused.text
    assert send(web, f"/aanmelden/{link}", password="x" * 12, again="x" * 12).status_code == 303


def test_two_different_passwords_are_refused(house: House, web: Client) -> None:
    added(house)
    link = invited(house, user_id("els"))
    assert "niet gelijk" in send(web, f"/aanmelden/{link}", password=PASSWORD, again="x").text


def test_a_wrong_password_and_a_login_of_nobody_are_refused_in_the_same_words(
    house: House, web: Client
) -> None:
    added(house)
    with_password(house, web)
    web.cookies.clear()
    wrong = sign_in(web, "appel fiets dinsdag")
    nobody = sign_in(web, login="piet")
    assert "horen niet bij elkaar" in wrong.text
    assert "horen niet bij elkaar" in nobody.text
    assert wrong.status_code == nobody.status_code == 422


def test_after_five_wrong_passwords_the_right_one_waits_a_quarter_of_an_hour(
    house: House, web: Client, place: HousePlace
) -> None:
    added(house)
    with_password(house, web)
    web.cookies.clear()
    for _ in range(TRIES):
        assert sign_in(web, "wrong wrong wrong").status_code == 422
    assert "te vaak verkeerd" in sign_in(web).text
    clock: MovingClock = place.clock
    clock.instant += PATIENCE - timedelta(seconds=5)
    assert "te vaak verkeerd" in sign_in(web).text
    clock.instant += timedelta(seconds=10)
    assert sign_in(web).status_code == 303


def test_whoever_is_closed_is_out_at_once_and_cannot_come_in_again(
    house: House, web: Client
) -> None:
    added(house)
    added(house, "bea", Role.ADMINISTRATOR)
    with_password(house, web)
    assert web.get("/").status_code == 200
    CloseUser().carry(house, user_id("els"), by=by())
    assert web.get("/", follow_redirects=False).status_code == 303
    assert "horen niet bij elkaar" in sign_in(web).text


def test_signing_out_ends_the_session_for_whoever_still_has_its_cookie(
    house: House, web: Client
) -> None:
    added(house)
    with_password(house, web)
    kept = web.cookies["session"]
    assert send(web, "/afmelden").headers["location"] == "/aanmelden"
    web.cookies.set("session", kept)
    assert web.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_without_the_token_of_its_session_is_refused(
    house: House, web: Client, token: str
) -> None:
    added(house)
    with_password(house, web)
    before = house.store.last_position()
    sent = {"form_token": token, "name": "Nieuw B.V."}
    answer = web.post("/nieuw/creditor", data=sent, headers=BROWSER, follow_redirects=False)
    assert answer.status_code == 403
    bare = {"Idempotency-Key": "1", "X-Form-Token": token}
    answer = web.post("/v1/creditors", json={"name": "Nieuw B.V."}, headers=bare)
    assert (answer.status_code, answer.json()["code"]) == (403, "request.from_elsewhere")
    assert house.store.last_position() == before


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/werk", "/werk"),
        ("//elsewhere.example/x", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_only_to_a_page_of_ours(
    house: House, web: Client, back: str, to: str
) -> None:
    added(house)
    with_password(house, web)
    web.cookies.clear()
    assert sign_in(web, back=back).headers["location"] == to


def test_a_sandbox_shows_its_users_and_lets_one_in_without_a_password(
    house: House, web: Client
) -> None:
    make_ready(house)
    assert "Els de Vries" in web.get("/aanmelden").text
    assert send(web, "/aanmelden/proef", login="els").status_code == 303
    assert web.get("/werk").status_code == 200
    assert web.get("/gebruikers").status_code == 403


def test_ready_made_users_are_made_once(house: House) -> None:
    make_ready(house)
    before = house.store.last_position()
    make_ready(house)
    assert house.store.last_position() == before


def test_a_link_that_signs_somebody_in_stands_in_no_log_and_no_answer(
    house: House, web: Client
) -> None:
    added(house)
    link = invited(house, user_id("els"))
    with capture_logs() as told:
        web.get(f"/aanmelden/{link}")
        elsewhere = web.post(f"/aanmelden/{link}", headers={"Sec-Fetch-Site": "cross-site"})
        web.get("/healthz")
    assert elsewhere.status_code == 403
    assert link not in elsewhere.text
    assert "/aanmelden/…" in {line.get("path") for line in told}
    assert link not in str(told)
