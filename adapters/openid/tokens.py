"""Tokens that an issuer signed: what makes one good, and why another is not.

No refusal holds anything of a token: what it says is for nobody's eyes and for no log.
"""

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping, Sequence
from datetime import timedelta
from hmac import compare_digest
from math import isfinite
from re import fullmatch
from typing import Any, Final, TypeAlias

from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry, deserialize_compact

from adapters.openid.issuer import Issuer, PublicKey
from domain.errors import Refusal

LEEWAY: Final = timedelta(seconds=60)
"""How far two clocks may be apart."""
LONGEST: Final = 16_384
_PARTS: Final = 3
_SIGN_IN: Final = frozenset({"", "jwt"})
_ACCESS: Final = frozenset({"", "jwt", "at+jwt"})

Claims: TypeAlias = Mapping[str, Any]


def looks_signed(text: str) -> bool:
    """Whether a text has the three parts of a signed token."""
    return text.count(".") == _PARTS - 1


def subject_of_sign_in(token: str, *, issuer: Issuer, nonce: str) -> str:
    """The subject of an ID token that answers our question of this moment.

    Raises Refusal ``openid.malformed``, ``openid.algorithm``, ``openid.kind``, ``openid.key``,
    ``openid.signature``, ``openid.issuer``, ``openid.audience``, ``openid.expired``,
    ``openid.early``, ``openid.nonce``, ``openid.unreachable``.
    """
    claims = _claims(token, issuer=issuer, kinds=_SIGN_IN)
    whom, ours = _audiences(claims), issuer.registration.client_id
    party = claims.get("azp")
    if ours not in whom or (len(whom) > 1 and party is None) or party not in {None, ours}:
        raise _meant_for_another()
    said = claims.get("nonce")
    if not isinstance(said, str) or not compare_digest(said.encode(), nonce.encode()):
        raise Refusal(
            "openid.nonce",
            "This sign-in answers another question than ours.",
            way_out="Begin again on the sign-in page.",
        )
    return _subject(claims)


def subject_of_access(token: str, *, issuer: Issuer) -> str:
    """The subject of a bearer token for this house; raises as ``subject_of_sign_in``."""
    claims = _claims(token, issuer=issuer, kinds=_ACCESS)
    if not issuer.registration.audience or issuer.registration.audience not in _audiences(claims):
        raise _meant_for_another()
    return _subject(claims)


def _claims(token: str, *, issuer: Issuer, kinds: frozenset[str]) -> Claims:
    """What a token says, once its signature, its issuer and its time hold."""
    header = _header(token)
    algorithm, kid = header.get("alg"), header.get("kid")
    allowed = issuer.registration.algorithms
    if not isinstance(algorithm, str) or algorithm not in allowed:
        raise Refusal(
            "openid.algorithm",
            "The token is not signed in a way that is taken here.",
            way_out=f"Let the issuer sign with one of: {', '.join(allowed)}.",
            values={"allowed": ", ".join(allowed)},
        )
    if "crit" in header or not isinstance(kid, str | None):
        raise _malformed()
    if str(header.get("typ", "")).lower().removeprefix("application/") not in kinds:
        raise Refusal(
            "openid.kind",
            "This is another kind of token than is taken here.",
            way_out="Send an access token; an ID token is for signing in alone.",
        )
    claims = _signed(token, algorithm, issuer.keys(algorithm, kid))
    _require_issuer(claims, issuer.registration.issuer)
    _require_time(claims, issuer.clock().timestamp())
    return claims


def _signed(token: str, algorithm: str, keys: Sequence[PublicKey]) -> Claims:
    if not keys:
        raise Refusal(
            "openid.key",
            "The issuer publishes no such key.",
            way_out="Ask the issuer for a new token; a new key is known after a minute.",
        )
    # What else a header says is none of our business (RFC 7515, 4): no key is taken from it.
    rules = JWSRegistry(algorithms=[algorithm], strict_check_header=False)
    rules.max_header_length = LONGEST
    for one in keys:
        try:
            return _object(deserialize_compact(token, one.key, registry=rules).payload)
        except (JoseError, ValueError):
            continue  # another key may fit
    raise Refusal(
        "openid.signature",
        "The token is not signed with the key that it names.",
        way_out="Ask the issuer for a new token.",
    )


def _header(token: str) -> dict[str, Any]:
    first, *rest = token.split(".")
    if len(token) > LONGEST or len(rest) != _PARTS - 1 or not token.isascii():
        raise _malformed()
    try:
        return _object(urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except ValueError:
        raise _malformed() from None


def _object(text: bytes) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise _malformed() from None
    if not isinstance(said, dict):
        raise _malformed()
    return said


def _require_issuer(claims: Claims, issuer: str) -> None:
    if claims.get("iss") != issuer:
        raise Refusal(
            "openid.issuer",
            "The token is of another issuer.",
            way_out="Ask the issuer that is set here for one.",
        )


def _require_time(claims: Claims, now: float) -> None:
    leeway = LEEWAY.total_seconds()
    until, since = _moment(claims, "exp"), _moment(claims, "iat")
    if now >= until + leeway:
        raise Refusal(
            "openid.expired", "The token is over.", way_out="Ask the issuer for a new one."
        )
    if max(since, _moment(claims, "nbf") if "nbf" in claims else since) > now + leeway:
        raise Refusal(
            "openid.early",
            "The token is of a moment that is still to come.",
            way_out="Let the clocks of the issuer and of this machine agree.",
        )


def _moment(claims: Claims, name: str) -> float:
    said = claims.get(name)
    if isinstance(said, bool) or not isinstance(said, int | float) or not isfinite(said):
        raise _malformed()
    return said


def _audiences(claims: Claims) -> list[str]:
    said = claims.get("aud")
    found = [said] if isinstance(said, str) else said
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise _malformed()
    return found


def _subject(claims: Claims) -> str:
    said = claims.get("sub")
    if not isinstance(said, str) or not fullmatch(r"[\x21-\x7e]{1,255}", said):
        raise _malformed()
    return said


def _meant_for_another() -> Refusal:
    return Refusal(
        "openid.audience",
        "The token is meant for another program.",
        way_out="Ask the issuer for one whose audience is this house.",
    )


def _malformed() -> Refusal:
    return Refusal(
        "openid.malformed",
        "This is no token that can be read.",
        way_out="Ask the issuer for a new one.",
    )
