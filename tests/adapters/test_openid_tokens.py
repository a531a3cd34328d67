"""Tokens of a real issuer: what names somebody, and every forgery that does not."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from joserfc.jwk import RSAKey
from starlette.responses import JSONResponse

from adapters.openid.issuer import Issuer
from adapters.openid.tokens import LEEWAY, subject_of_access, subject_of_sign_in
from domain.errors import Refusal
from tests.adapters.issuers import (
    AUDIENCE,
    CLIENT,
    SUBJECT,
    SmallIssuer,
    b64,
    by_hand,
    pair,
)
from tests.adapters.known_issuers import clock, known, refused, small

__all__ = ["clock", "known", "small"]

NONCE = "a nonce of this attempt"


def refused_sign_in(known: Issuer, token: str) -> str:
    with pytest.raises(Refusal) as why:
        subject_of_sign_in(token, issuer=known, nonce=NONCE)
    return why.value.code


@pytest.mark.parametrize("kid", ["rsa-1", "ec-1"])
def test_a_token_of_the_issuer_names_its_subject(
    small: SmallIssuer, known: Issuer, kid: str
) -> None:
    assert subject_of_access(small.access(kid), issuer=known) == SUBJECT
    assert subject_of_access(small.access(kid, aud=["x", AUDIENCE]), issuer=known) == SUBJECT
    assert subject_of_sign_in(small.sign_in(NONCE, kid), issuer=known, nonce=NONCE) == SUBJECT


def unsigned(alg: str) -> Callable[[SmallIssuer], str]:
    return lambda small: by_hand({"alg": alg, "kid": "rsa-1", "typ": "JWT"}, small.claims())


def under_a_public_key(form: str) -> Callable[[SmallIssuer], str]:
    """HS256 with what everybody knows as its secret: the public key itself."""

    def forged(small: SmallIssuer) -> str:
        key = pair("rsa-1")
        published = {**key.as_dict(private=False), "kid": "rsa-1"}
        known = {"pem": key.as_pem(private=False), "jwk": json.dumps(published).encode()}
        return by_hand({"alg": "HS256", "kid": "rsa-1"}, small.claims(), known[form])

    return forged


def key_in_the_header(small: SmallIssuer) -> str:
    mine = {**pair("rsa-attacker").as_dict(private=False), "kid": "rsa-attacker"}
    return small.sign(small.claims(), "rsa-attacker", jwk=mine)


def claims_changed(small: SmallIssuer) -> str:
    head, _, seal = small.access().split(".")
    return f"{head}.{b64(json.dumps(small.claims(sub='somebody else')).encode())}.{seal}"


def with_a_raw_claim(name: str, raw: str) -> Callable[[SmallIssuer], str]:
    """A good signature under a claim that is no JSON, which some readers take all the same."""

    def forged(small: SmallIssuer) -> str:
        claims = small.claims(**{name: float(raw)})
        return small.sign(claims)

    return forged


FORGED: dict[str, tuple[Callable[[SmallIssuer], str], str]] = {
    "unsigned": (unsigned("none"), "openid.algorithm"),
    "unsigned, in capitals": (unsigned("NONE"), "openid.algorithm"),
    "unsigned, in mixed case": (unsigned("nOnE"), "openid.algorithm"),
    "an algorithm of no name": (unsigned(""), "openid.algorithm"),
    "said to be signed and is not": (unsigned("RS256"), "openid.signature"),
    "HS256 under the public key as PEM": (under_a_public_key("pem"), "openid.algorithm"),
    "HS256 under the public key as JWK": (under_a_public_key("jwk"), "openid.algorithm"),
    "an algorithm that is not allowed": (
        lambda small: small.sign(small.claims(), alg="PS256"),
        "openid.algorithm",
    ),
    "another key under the name of a known one": (
        lambda small: small.sign(small.claims(), "rsa-1", by="rsa-attacker"),
        "openid.signature",
    ),
    "the name of a key of another kind": (
        lambda small: small.sign(small.claims(), "rsa-1", by="ec-1", alg="ES256"),
        "openid.key",
    ),
    "a key that nobody published": (lambda small: small.access("rsa-2"), "openid.key"),
    "a key brought in the header": (key_in_the_header, "openid.key"),
    "a key at an address in the header": (
        lambda small: small.sign(small.claims(), "rsa-x", jku="https://evil.example/keys"),
        "openid.key",
    ),
    "a signature that is no text of bytes": (
        lambda small: f"{small.access().rpartition('.')[0]}.!!!",
        "openid.signature",
    ),
    "a signature cut short": (lambda small: small.access()[:-20], "openid.signature"),
    "a name of a key that is no text": (
        lambda small: by_hand({"alg": "RS256", "kid": {"a": 1}}, small.claims()),
        "openid.malformed",
    ),
    "claims changed after signing": (claims_changed, "openid.signature"),
    "a header that must be understood": (
        lambda small: by_hand({"alg": "RS256", "kid": "rsa-1", "crit": ["x"]}, small.claims()),
        "openid.malformed",
    ),
    "another issuer": (lambda small: small.access(iss="https://evil.example"), "openid.issuer"),
    "the issuer with a slash more": (
        lambda small: small.access(iss=f"{small.url}/"),
        "openid.issuer",
    ),
    "no issuer": (lambda small: small.access(iss=None), "openid.issuer"),
    "another audience": (lambda small: small.access(aud="another"), "openid.audience"),
    "a part of our audience": (lambda small: small.access(aud=AUDIENCE[:-1]), "openid.audience"),
    "no audience": (lambda small: small.access(aud=None), "openid.malformed"),
    "an audience that is no text": (lambda small: small.access(aud=[1]), "openid.malformed"),
    "an ID token as a key to the API": (lambda small: small.sign_in(NONCE), "openid.audience"),
    "a token to sign out with": (
        lambda small: small.sign(small.claims(), typ="logout+jwt"),
        "openid.kind",
    ),
    "no end": (lambda small: small.access(exp=None), "openid.malformed"),
    "an end that is text": (lambda small: small.access(exp="2099-01-01"), "openid.malformed"),
    "an end that is true": (lambda small: small.access(exp=True), "openid.malformed"),
    "an end that is no number": (with_a_raw_claim("exp", "nan"), "openid.malformed"),
    "an end that never comes": (with_a_raw_claim("exp", "inf"), "openid.malformed"),
    "no beginning": (lambda small: small.access(iat=None), "openid.malformed"),
    "not good yet": (lambda small: small.access(nbf=small.now() + 3600), "openid.early"),
    "no subject": (lambda small: small.access(sub=None), "openid.malformed"),
    "a subject that is no text": (lambda small: small.access(sub=1), "openid.malformed"),
    "an empty subject": (lambda small: small.access(sub=""), "openid.malformed"),
    "a subject of many lines": (lambda small: small.access(sub="a\nb"), "openid.malformed"),
    "nothing at all": (lambda _: "..", "openid.malformed"),
    "no token": (lambda _: "a.b.c", "openid.malformed"),
    "a header that is a list": (lambda _: f"{b64(b'[]')}.e30.x", "openid.malformed"),
    "brackets without end": (
        lambda _: f"{b64(b'[' * 9_000)}.e30.x",
        "openid.malformed",
    ),
    "longer than any token": (
        lambda small: small.access(more="x" * 20_000),
        "openid.malformed",
    ),
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_token_names_nobody(small: SmallIssuer, known: Issuer, forgery: str) -> None:
    made, code = FORGED[forgery]
    assert refused(known, made(small)) == code


SIGN_INS: dict[str, tuple[Callable[[SmallIssuer], str], str]] = {
    "the nonce of another attempt": (lambda small: small.sign_in("other"), "openid.nonce"),
    "no nonce": (lambda small: small.sign_in(None), "openid.nonce"),
    "meant for another program": (lambda small: small.sign_in(NONCE, aud="x"), "openid.audience"),
    "for two, and nobody says for whom it was made": (
        lambda small: small.sign_in(NONCE, aud=[CLIENT, "x"]),
        "openid.audience",
    ),
    "made for another who is trusted too": (
        lambda small: small.sign_in(NONCE, aud=[CLIENT, "x"], azp="x"),
        "openid.audience",
    ),
    "made for another and for us alone": (
        lambda small: small.sign_in(NONCE, azp="x"),
        "openid.audience",
    ),
    "an access token as a sign-in": (
        lambda small: small.access(aud=CLIENT, nonce=NONCE),
        "openid.kind",
    ),
    "unsigned": (
        lambda small: by_hand({"alg": "none"}, small.claims(aud=CLIENT, nonce=NONCE)),
        "openid.algorithm",
    ),
}


@pytest.mark.parametrize("forgery", SIGN_INS)
def test_a_forged_sign_in_names_nobody(small: SmallIssuer, known: Issuer, forgery: str) -> None:
    made, code = SIGN_INS[forgery]
    assert refused_sign_in(known, made(small)) == code


def test_a_sign_in_for_two_is_good_where_it_was_made_for_us(
    small: SmallIssuer, known: Issuer
) -> None:
    token = small.sign_in(NONCE, aud=[CLIENT, "x"], azp=CLIENT)
    assert subject_of_sign_in(token, issuer=known, nonce=NONCE) == SUBJECT


def test_a_token_is_good_within_a_minute_after_its_end_and_not_from_then(
    small: SmallIssuer, known: Issuer
) -> None:
    over = small.now() - int(LEEWAY.total_seconds())
    assert subject_of_access(small.access(exp=over + 1), issuer=known) == SUBJECT
    assert refused(known, small.access(exp=over)) == "openid.expired"


@pytest.mark.parametrize("claim", ["iat", "nbf"])
def test_a_token_may_be_a_minute_ahead_and_no_second_more(
    small: SmallIssuer, known: Issuer, claim: str
) -> None:
    ahead = small.now() + int(LEEWAY.total_seconds())
    assert subject_of_access(small.sign(small.claims(**{claim: ahead})), issuer=known) == SUBJECT
    assert refused(known, small.sign(small.claims(**{claim: ahead + 1}))) == "openid.early"


def test_without_an_audience_no_bearer_token_is_taken(small: SmallIssuer, known: Issuer) -> None:
    none = Issuer(replace(known.registration, audience=""), clock=known.clock, wire=known.wire)
    assert refused(none, small.access(aud="")) == "openid.audience"


def test_a_token_that_names_no_key_is_good_where_there_is_one_alone(
    small: SmallIssuer, known: Issuer
) -> None:
    nameless = small.sign(small.claims(), "none", by="rsa-1")
    assert subject_of_access(nameless, issuer=known) == SUBJECT
    small.kids.append("rsa-2")
    anew = Issuer(known.registration, clock=known.clock, wire=known.wire)
    assert refused(anew, nameless) == "openid.key"


@pytest.mark.filterwarnings("ignore:Key size:joserfc.errors.SecurityWarning")
def test_a_key_that_is_too_short_or_not_for_signing_is_as_if_it_were_not_there(
    small: SmallIssuer, known: Issuer
) -> None:
    public = pair("rsa-1").as_dict(private=False)
    small.instead["/keys"] = JSONResponse(
        {
            "keys": [
                {**public, "kid": "rsa-1", "use": "enc"},
                {**pair("rsa-short").as_dict(private=False), "kid": "rsa-short"},
                {"kty": "oct", "k": b64(b"x" * 32), "kid": "shared"},
                {"kty": "RSA", "kid": "broken"},
                {"kty": ["RSA"], "n": {}},
                {**public, "kid": "rsa-1", "alg": ["RS256"]},
                {**public, "kid": "rsa-1", "key_ops": 5},
                {"kty": "RSA", "n": 7, "e": [], "kid": "rsa-1"},
                {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "kid": "ec-1"},
                "no key",
            ]
        }
    )
    assert isinstance(pair("rsa-short"), RSAKey)
    for kid in ("rsa-1", "rsa-short"):
        assert refused(known, small.access(kid)) == "openid.key"
    shared = by_hand({"alg": "HS256", "kid": "shared"}, small.claims(), b"x" * 32)
    assert refused(known, shared) == "openid.algorithm"
