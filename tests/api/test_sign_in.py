"""Signing in: by a link once, by a password, by a token; and what a form must carry."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from httpx import Client, Response
from pydantic import ValidationError
from structlog.testing import capture_logs

from api.app import make_app
from application.clock import MovingClock
from application.commands.users import AddUser, CloseUser, GrantRole
from application.house import House
from application.rights.ready_made import make_ready
from application.rights.sign_in import (
    PATIENCE,
    TRIES,
    TRIES_OF_ADDRESS,
    invited,
    signed_in,
)
from application.settings import Settings
from application.views import views_of
from domain.errors import Refusal
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.webs import a_client, served
from tests.application.houses import HousePlace, by

PASSWORD = "appel fiets maandag"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - told to the app, bound to by nobody
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
    GrantRole(role=role, all_creditors=True).carry(house, user_id(login), by=by())
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
    link = invited(house, user_id(login), by=by())
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
    link = invited(house, user_id("els"), by=by())
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
    link = invited(house, user_id("els"), by=by())
    refused = send(web, f"/aanmelden/{link}", password=password, again=password)
    assert said in refused.text
    assert send(web, f"/aanmelden/{link}", password="x" * 12, again="x" * 12).status_code == 303


def test_two_different_passwords_are_refused(house: House, web: Client) -> None:
    added(house)
    link = invited(house, user_id("els"), by=by())
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
    link = invited(house, user_id("els"), by=by())
    with capture_logs() as told:
        web.get(f"/aanmelden/{link}")
        elsewhere = web.post(f"/aanmelden/{link}", headers={"Sec-Fetch-Site": "cross-site"})
        web.get("/healthz")
    assert elsewhere.status_code == 403
    assert link not in elsewhere.text
    assert "/aanmelden/…" in {line.get("path") for line in told}
    assert link not in str(told)


# --- what an attacker tries -----------------------------------------------------------------------


def test_a_login_that_names_an_address_locks_nobody_out(house: House, web: Client) -> None:
    added(house)
    with_password(house, web)
    web.cookies.clear()
    for _ in range(TRIES):
        sign_in(web, "wrong wrong wrong", login="els|127.0.0.1")
        sign_in(web, "wrong wrong wrong", login='["els", "127.0.0.1"]')
    assert sign_in(web).status_code == 303


def test_many_guesses_at_one_moment_are_no_more_than_one_after_another(
    house: House, web: Client
) -> None:
    added(house)
    with_password(house, web)
    web.cookies.clear()
    with ThreadPoolExecutor(3 * TRIES) as hands:
        sent = [hands.submit(sign_in, web, "wrong wrong wrong") for _ in range(3 * TRIES)]
    said = [one.result().text for one in sent]
    assert sum("horen niet bij elkaar" in one for one in said) == TRIES


def test_one_address_cannot_try_the_logins_of_everybody(house: House) -> None:
    def guess(number: int, address: str = "192.0.2.7") -> str:
        with pytest.raises(Refusal) as refused:
            signed_in(house, f"nobody{number}", "x", address=address)
        return refused.value.code

    of_address = {json.dumps(["", "192.0.2.7"]): TRIES_OF_ADDRESS}
    for _ in range(TRIES_OF_ADDRESS):  # as if each were a guess: hashing so many takes long
        now = house.clock()
        assert house.sign_ins.admit(of_address, now=now, since=now - PATIENCE)
    assert guess(1) == "sign_in.too_often"
    assert guess(2, address="192.0.2.8") == "sign_in.wrong"


def test_whoever_signs_in_has_a_new_session_and_the_one_before_is_over(
    house: House, web: Client
) -> None:
    added(house)
    added(house, "jan")
    with_password(house, web)
    before = web.cookies["session"]
    with_password(house, web, "jan")
    assert web.cookies["session"] != before
    web.cookies.clear()
    web.cookies.set("session", before)
    assert web.get("/", follow_redirects=False).status_code == 303


def test_who_gave_a_link_and_that_a_password_was_chosen_is_history(
    house: House, web: Client
) -> None:
    added(house)
    with_password(house, web)
    history = house.collections.history(user_id("els"))
    told = [(one.actor, one.fact.TOPIC) for one in history][-2:]
    assert told == [("els", "user.link_given"), ("els", "user.password_chosen")]


def test_a_link_is_shown_once_and_a_repeat_of_its_key_makes_none(house: House) -> None:
    added(house)
    once = by()
    invited(house, user_id("els"), by=once)
    with pytest.raises(Refusal, match="shown once"):
        invited(house, user_id("els"), by=once)


def test_a_sandbox_lets_nobody_in_without_a_password_but_its_own_people(
    house: House, web: Client
) -> None:
    make_ready(house)
    added(house, "piet")
    for login in ("piet", "boekhouding", "nobody"):
        assert send(web, "/aanmelden/proef", login=login).status_code == 403


def test_behind_a_proxy_links_and_cookies_rest_on_the_address_that_is_set(
    place: HousePlace,
) -> None:
    public = "https://incasso.example"
    with place.opened(public_address=public) as house, views_of(house) as views:
        added(house, "bea", Role.ADMINISTRATOR)
        app = make_app(house, views, host=EVERYWHERE)
        with served(app) as url, a_client(url) as web:
            web.headers["Accept"] = "text/html"
            link = invited(house, user_id("bea"), by=by())
            answer = send(web, f"/aanmelden/{link}", password=PASSWORD, again=PASSWORD)
            cookie = answer.headers["set-cookie"]
            assert cookie.startswith("__Host-session=")
            assert "Secure" in cookie
            session = cookie.partition("=")[2].partition(";")[0]
            web.headers["Cookie"] = f"__Host-session={session}"
            made = send(web, f"/gebruikers/{user_id('bea')}/link").text
            assert f"{public}/aanmelden/" in made
            assert "127.0.0.1" not in made
            left = send(web, "/afmelden").headers["set-cookie"]
            assert "Secure" in left
            assert web.get("/", headers={"Host": "elsewhere.example"}).status_code == 400
            assert web.get("/healthz", headers={"Host": "incasso.example"}).status_code == 200


def test_where_no_address_is_set_a_link_never_leads_to_the_host_that_a_request_names(
    house: House,
) -> None:
    added(house, "bea", Role.ADMINISTRATOR)
    with views_of(house) as views:
        app = make_app(house, views, host=EVERYWHERE)
        with served(app) as url, a_client(url) as web:
            web.headers["Accept"] = "text/html"
            with_password(house, web, "bea")
            token = token_on(web)
            refused = web.post(
                f"/gebruikers/{user_id('bea')}/link",
                data={"form_token": token},
                headers={**BROWSER, "Host": "elsewhere.example"},
            )
            assert "elsewhere.example" not in refused.text
            assert "VORDERING_PUBLIC_ADDRESS" in refused.text


@pytest.mark.parametrize(
    "address", ["http://incasso.example", "https://a.example/path", "ftp://x", "https://x?y=1"]
)
def test_a_public_address_is_https_and_a_name(address: str) -> None:
    with pytest.raises(ValidationError):
        Settings(public_address=address)
