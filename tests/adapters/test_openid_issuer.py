"""What an issuer publishes: keys that change, answers that are none; and a browser's attempt."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from adapters.openid.answers import IssuerSilent, Wire
from adapters.openid.attempt import ATTEMPT_LASTS, Attempt
from adapters.openid.issuer import KEYS_LAST, LOOKED_AGAIN, Issuer
from adapters.openid.registration import is_safe
from adapters.openid.tokens import subject_of_access
from application.clock import MovingClock
from tests.adapters.issuers import (
    SUBJECT,
    SmallIssuer,
    an_issuer,
    by_hand,
    dripping,
    far_too_long,
)
from tests.adapters.known_issuers import NOW, clock, known, refused, small

__all__ = ["clock", "known", "small"]

SECOND = timedelta(seconds=1)


# --- rotation -----------------------------------------------------------------------------------


def test_a_new_key_is_found_by_looking_once_and_no_invented_one_makes_us_look_again(
    small: SmallIssuer, known: Issuer, clock: MovingClock
) -> None:
    assert subject_of_access(small.access(), issuer=known) == SUBJECT
    small.kids.append("rsa-2")
    clock.instant += LOOKED_AGAIN - SECOND
    assert refused(known, small.access("rsa-2")) == "openid.key"
    clock.instant += SECOND
    assert subject_of_access(small.access("rsa-2"), issuer=known) == SUBJECT
    assert small.asked["/keys"] == 2
    for n in range(20):
        assert refused(known, small.access(f"rsa-{'1' if n % 2 else '2'}", iss="x"))
        assert refused(known, by_hand({"alg": "RS256", "kid": f"invented-{n}"}, {})) == "openid.key"
    assert small.asked["/keys"] == 2
    clock.instant += LOOKED_AGAIN
    assert refused(known, by_hand({"alg": "RS256", "kid": "invented"}, {})) == "openid.key"
    assert small.asked["/keys"] == 3


def test_many_who_come_at_once_make_us_look_once(small: SmallIssuer, known: Issuer) -> None:
    token = small.access()
    with ThreadPoolExecutor(8) as many:
        named = many.map(lambda _: subject_of_access(token, issuer=known), range(24))
        assert set(named) == {SUBJECT}
    assert small.asked["/keys"] == 1


def test_a_key_that_the_issuer_removed_is_good_for_ten_minutes_at_most(
    small: SmallIssuer, known: Issuer, clock: MovingClock
) -> None:
    assert subject_of_access(small.access(), issuer=known) == SUBJECT
    small.kids.remove("rsa-1")
    clock.instant += KEYS_LAST - SECOND
    assert subject_of_access(small.access(), issuer=known) == SUBJECT
    clock.instant += SECOND
    assert refused(known, small.access()) == "openid.key"
    assert subject_of_access(small.access("ec-1"), issuer=known) == SUBJECT


def test_keys_that_cannot_be_read_anew_let_nobody_in(
    small: SmallIssuer, known: Issuer, clock: MovingClock
) -> None:
    assert subject_of_access(small.access(), issuer=known) == SUBJECT
    small.instead["/keys"] = PlainTextResponse("down", status_code=500)
    clock.instant += KEYS_LAST
    for _ in range(5):
        assert refused(known, small.access()) == "openid.unreachable"
    assert small.asked["/keys"] == 2, "an issuer that is down is asked again and again"
    del small.instead["/keys"]
    clock.instant += timedelta(seconds=10)
    assert subject_of_access(small.access(), issuer=known) == SUBJECT


# --- an issuer that is not as it should be --------------------------------------------------------

DISCOVERY = "/.well-known/openid-configuration"
ODD: dict[str, Callable[[SmallIssuer], Response]] = {
    "a list": lambda _: JSONResponse([]),
    "no JSON": lambda _: PlainTextResponse("<html>"),
    "a number that is none": lambda _: PlainTextResponse('{"issuer": NaN}'),
    "a redirect": lambda small: RedirectResponse(f"{small.url}/keys", status_code=302),
    "a failure": lambda _: JSONResponse({}, status_code=503),
    "megabytes": lambda _: far_too_long(),
}


@pytest.mark.parametrize("path", [DISCOVERY, "/keys"])
@pytest.mark.parametrize("odd", ODD)
def test_an_answer_that_is_none_is_told_and_lets_nobody_in(
    small: SmallIssuer, known: Issuer, odd: str, path: str
) -> None:
    small.instead[path] = ODD[odd](small)
    with pytest.raises(IssuerSilent):
        subject_of_access(small.access(), issuer=known)
    assert small.asked["/keys"] <= 1, "a redirect was followed"


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": None},
        {"jwks_uri": "https://user@evil.example/"},
    ],
    ids=str,
)
def test_a_discovery_document_that_is_of_another_or_leads_into_the_open_is_not_used(
    small: SmallIssuer, known: Issuer, said: dict[str, str]
) -> None:
    small.said |= said
    with pytest.raises(IssuerSilent):
        subject_of_access(small.access(), issuer=known)


def test_an_issuer_that_is_gone_is_told(clock: MovingClock, known: Issuer) -> None:
    with an_issuer(clock) as gone:
        registration = replace(known.registration, issuer=gone.url)
    silent = Issuer(registration, clock=clock, wire=Wire())
    with pytest.raises(IssuerSilent, match="ConnectError"):
        silent.published()


def test_an_answer_that_drips_is_over_in_time(clock: MovingClock, known: Issuer) -> None:
    with dripping() as url:
        slow = Issuer(replace(known.registration, issuer=url), clock=clock, wire=Wire(seconds=0.2))
        with pytest.raises(IssuerSilent, match="Timeout"):
            slow.published()


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://login.example", True),
        ("https://login.example:8443/realms/a", True),
        ("http://127.0.0.1:9000", True),
        ("http://localhost", True),
        ("http://login.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("https://", False),
        ("https://a@login.example", False),
        ("https://login.example#x", False),
        ("https://login.example/a b", False),
        ("https://login.example:x", False),
        ("ftp://login.example", False),
        (None, False),
    ],
)
def test_an_issuer_is_spoken_to_over_https_or_on_this_machine(address: object, safe: bool) -> None:
    assert is_safe(address) is safe


# --- what a browser keeps meanwhile ---------------------------------------------------------------


def test_an_attempt_is_opened_by_the_key_that_sealed_it_and_by_no_other() -> None:
    attempt = Attempt.begun(back="/werk", now=NOW)
    text = attempt.sealed(b"k" * 32)
    assert Attempt.opened(text, b"k" * 32) == attempt
    assert attempt.ends == NOW + ATTEMPT_LASTS
    assert Attempt.opened(text, b"l" * 32) is None
    for place in range(0, len(text) - 1, 7):
        other = "A" if text[place] != "A" else "B"
        assert Attempt.opened(text[:place] + other + text[place + 1 :], b"k" * 32) is None


@pytest.mark.parametrize("text", ["", "x", "AAAA", "é", "A" * 5_000])
def test_what_is_no_attempt_is_none(text: str) -> None:
    assert Attempt.opened(text, b"k" * 32) is None


def test_an_attempt_tells_nothing_to_whoever_reads_it() -> None:
    attempt = Attempt.begun(back="/werk", now=NOW)
    assert attempt.verifier not in repr(attempt)
    assert attempt.verifier not in attempt.sealed(b"k" * 32)
