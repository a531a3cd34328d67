"""Tokens of a real issuer as a key to the API, and who is linked to which subject."""

from typing import Any

import pytest
from pydantic import ValidationError
from starlette.responses import PlainTextResponse
from structlog.testing import capture_logs

from application.commands.users import (
    CloseUser,
    GrantRole,
    ReopenUser,
    UnlinkSignIn,
)
from application.subjects import linked
from domain.errors import NotFound, Refusal
from domain.ids import user_id
from domain.user.roles import Role
from tests.adapters.issuers import (
    CLIENT,
    SUBJECT,
    by_hand,
)
from tests.api.meetings import Meeting, added, check_refused, els, link, meeting
from tests.application.houses import HousePlace, by

__all__ = ["els", "meeting"]


# --- bearer tokens --------------------------------------------------------------------------------


def test_a_bearer_token_gives_the_rights_of_the_user_it_is_linked_to(els: Meeting) -> None:
    assert els.bearer(els.issuer.access()).json()["login"] == "els"
    assert els.bearer(els.issuer.access("ec-1"), "/v1/claims").status_code == 200
    assert els.bearer(els.issuer.access(), "/v1/users").status_code == 403


def test_what_a_bearer_token_did_is_signed_by_its_user(els: Meeting) -> None:
    headers = {
        "Authorization": f"Bearer {els.issuer.access()}",
        "Idempotency-Key": "one",
        "Accept": "application/json",
    }
    body = {"login": "jan", "name": "Jan"}
    refused_ = els.web.post("/v1/users", json=body, headers=headers)
    assert (refused_.status_code, refused_.json()["code"]) == (403, "right.missing")
    GrantRole(role=Role.ADMINISTRATOR, all_creditors=True).carry(els.house, user_id("els"), by=by())
    assert els.web.post("/v1/users", json=body, headers=headers).status_code == 201
    assert {one.actor for one in els.house.store.history(user_id("jan"))} == {"els"}


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"aud": "another"}, "openid.audience"),
        ({"aud": CLIENT}, "openid.audience"),
        ({"iss": "https://evil.example"}, "openid.issuer"),
        ({"exp": 0}, "openid.expired"),
        ({"sub": "nobody here"}, "openid.malformed"),
        ({"sub": "nobody"}, "openid.unlinked"),
    ],
    ids=str,
)
def test_a_bearer_token_that_proves_nobody_is_refused_with_why(
    els: Meeting, claims: dict[str, Any], code: str
) -> None:
    with capture_logs() as logs:
        told = els.bearer(els.issuer.access(**claims))
    assert (told.status_code, told.json()["code"]) == (401, code)
    assert told.headers["www-authenticate"].startswith("Bearer")
    assert told.json()["way_out"]
    assert "nobody" not in told.text
    assert "eyJ" not in str(logs)
    assert els.bearer(els.issuer.access(**claims), "/healthz").status_code == 200


def test_an_unsigned_bearer_token_is_refused(els: Meeting) -> None:
    told = els.bearer(by_hand({"alg": "none"}, els.issuer.claims()))
    assert (told.status_code, told.json()["code"]) == (401, "openid.algorithm")


def test_an_issuer_that_is_down_is_no_reason_to_let_a_token_in(els: Meeting) -> None:
    els.issuer.instead["/keys"] = PlainTextResponse("x", 500)
    told = els.bearer(els.issuer.access())
    assert (told.status_code, told.json()["code"]) == (503, "openid.unreachable")


def test_a_wrong_token_is_refused_though_a_session_is_open(els: Meeting) -> None:
    els.sign_in()
    assert els.inside()
    assert els.bearer(els.issuer.access(aud="another")).status_code == 401


# --- linking --------------------------------------------------------------------------------------


def test_of_a_subject_only_a_keyed_hash_is_kept(els: Meeting, place: HousePlace) -> None:
    assert SUBJECT.encode() not in place.stored_bytes()
    user = els.house.collections.user(user_id("els"))
    assert list(user.sign_ins) == [els.issuer.url]


def test_the_page_of_a_user_says_through_which_issuer_he_signs_in(els: Meeting) -> None:
    GrantRole(role=Role.ADMINISTRATOR, all_creditors=True).carry(els.house, user_id("els"), by=by())
    els.sign_in()
    page = els.web.get(f"/gebruikers/{user_id('els')}").text
    assert "Meldt zich aan via" in page
    assert els.issuer.url in page
    assert SUBJECT not in page


def test_a_subject_names_one_user_until_that_user_is_linked_to_another(els: Meeting) -> None:
    house = els.house
    added(house, "bea")
    with pytest.raises(Refusal, match="names 'els' already") as why:
        link(house, "bea")
    assert why.value.code == "sign_in.taken"
    before = house.store.last_position()
    link(house)
    assert house.store.last_position() == before, "what is linked already was linked again"
    link(house, "els", "another")
    assert linked(house, els.issuer.url, SUBJECT) is None
    link(house, "bea")
    found = linked(house, els.issuer.url, SUBJECT)
    assert found
    assert found.login == "bea"
    link(house, "bea", "a-third")
    link(house, "els")
    found = linked(house, els.issuer.url, SUBJECT)
    assert found
    assert found.login == "els"


def test_a_link_that_is_taken_back_lets_nobody_in_and_its_subject_is_free(els: Meeting) -> None:
    added(els.house, "bea")
    els.sign_in()
    UnlinkSignIn().carry(els.house, user_id("els"), by=by())
    assert not els.inside(), "a session of before is still open"
    check_refused(els.sign_in(), SUBJECT)
    assert els.bearer(els.issuer.access()).json()["code"] == "openid.unlinked"
    before = els.house.store.last_position()
    UnlinkSignIn().carry(els.house, user_id("els"), by=by())
    assert els.house.store.last_position() == before, "nothing was linked any more"
    link(els.house, "bea")
    assert els.bearer(els.issuer.access()).json()["login"] == "bea"


def test_a_session_of_before_is_over_after_another_link_and_after_a_close(els: Meeting) -> None:
    added(els.house, "bea", Role.ADMINISTRATOR)
    els.sign_in()
    link(els.house)
    assert els.inside(), "nothing was linked anew"
    link(els.house, "els", "another")
    assert not els.inside()
    link(els.house)
    els.sign_in()
    assert els.inside()
    CloseUser().carry(els.house, user_id("els"), by=by())
    ReopenUser().carry(els.house, user_id("els"), by=by())
    assert not els.inside()


def test_whoever_is_closed_can_be_unlinked_for_good(els: Meeting) -> None:
    added(els.house, "bea", Role.ADMINISTRATOR)
    CloseUser().carry(els.house, user_id("els"), by=by())
    UnlinkSignIn().carry(els.house, user_id("els"), by=by())
    assert linked(els.house, els.issuer.url, SUBJECT) is None


def test_a_subject_of_another_issuer_names_nobody_here(els: Meeting) -> None:
    assert linked(els.house, "https://other.example", SUBJECT) is None


def test_who_is_closed_or_not_there_is_linked_to_nothing(meeting: Meeting) -> None:
    added(meeting.house)
    added(meeting.house, "bea", Role.ADMINISTRATOR)
    CloseUser().carry(meeting.house, user_id("els"), by=by())
    with pytest.raises(Refusal, match="is closed"):
        link(meeting.house)
    with pytest.raises(NotFound):
        link(meeting.house, "nobody")


def test_without_an_issuer_nobody_is_linked(place: HousePlace) -> None:
    house = place.open()
    added(house)
    with pytest.raises(Refusal, match="No issuer"):
        link(house)


# --- settings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        {"oidc_issuer": "http://login.example"},
        {"oidc_issuer": "https://login.example?x=1"},
        {"oidc_algorithms": "none"},
        {"oidc_algorithms": "RS256 HS256"},
        {"oidc_algorithms": ""},
        {"oidc_client_id": "same", "oidc_audience": "same"},
    ],
    ids=str,
)
def test_a_setting_that_would_let_anybody_in_is_refused(
    place: HousePlace, said: dict[str, str]
) -> None:
    with pytest.raises(ValidationError):
        place.settings(**said)  # type: ignore[arg-type] # no mail server among them
