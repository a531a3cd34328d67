"""A real issuer of OpenID Connect for tests: it publishes, signs in, rotates, and forges."""

import json
import socket
from base64 import b64encode, urlsafe_b64encode
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from hmac import digest
from threading import Event, Thread
from typing import Any, TypeAlias
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from joserfc.jws import JWSRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from application.clock import Clock
from tests.api.webs import served

Pair: TypeAlias = RSAKey | ECKey
CLIENT, SECRET, AUDIENCE = "vordering", "s3cret:with/signs", "https://vordering.example/api"
SUBJECT = "248289761001"
HOUR = 3600


@cache
def pair(name: str) -> Pair:
    """A pair of keys, the same for all tests of a run; ``ec-…`` is on a curve."""
    if name.startswith("ec"):
        return ECKey.generate_key("P-256")
    return RSAKey.generate_key(1024 if name == "rsa-short" else 2048)


@dataclass
class SmallIssuer:
    """What the issuer knows and how it behaves; a test changes it as an attacker would."""

    clock: Clock
    url: str = ""
    kids: list[str] = field(default_factory=lambda: ["rsa-1", "ec-1"])
    """Whose public keys it publishes."""
    said: dict[str, Any] = field(default_factory=dict)
    """What it says otherwise in its discovery document."""
    instead: dict[str, Response] = field(default_factory=dict)
    """What it answers instead, by path."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    signed: Callable[[dict[str, str]], str | None] | None = None
    """Makes another ID token than it should, of what was asked."""
    refuses: bool = False

    def now(self) -> int:
        return int(self.clock().timestamp())

    def claims(self, **other: Any) -> dict[str, Any]:
        """What a good access token says; None leaves a claim out."""
        now = self.now()
        good = {
            "iss": self.url,
            "sub": SUBJECT,
            "aud": AUDIENCE,
            "iat": now,
            "exp": now + HOUR,
        }
        return {name: one for name, one in (good | other).items() if one is not None}

    def access(self, kid: str = "rsa-1", /, **other: Any) -> str:
        return self.sign(self.claims(**other), kid, typ="at+jwt")

    def sign_in(self, nonce: str | None, kid: str = "rsa-1", **other: Any) -> str:
        return self.sign(self.claims(**{"aud": CLIENT, "nonce": nonce, **other}), kid)

    def sign(self, claims: dict[str, Any], kid: str = "rsa-1", **header: Any) -> str:
        """Sign with a key, under its name (``none``: no name) unless the header says otherwise."""
        key = pair(header.pop("by", kid))
        usual = "ES256" if isinstance(key, ECKey) else "RS256"
        named = {} if kid == "none" else {"kid": kid}
        head = {"alg": usual, "typ": "JWT", **named, **header}
        registry = JWSRegistry(algorithms=[head["alg"]], strict_check_header=False)
        return jwt.encode(head, claims, key, registry=registry)

    def app(self) -> Starlette:
        paths = {
            "/.well-known/openid-configuration": self._discovery,
            "/keys": self._keys,
            "/authorize": self._authorize,
        }
        routes = [Route(path, self._counted(answer)) for path, answer in paths.items()]
        routes.append(Route("/token", self._counted(self._token), methods=["POST"]))
        return Starlette(routes=routes)

    def _counted(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        async def counted(request: Request) -> Response:
            self.asked[request.url.path] += 1
            other = self.instead.get(request.url.path)
            found: Response = other or await answer(request)
            return found

        return counted

    async def _discovery(self, _: Request) -> Response:
        usual = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
        }
        return JSONResponse(usual | self.said)

    async def _keys(self, _: Request) -> Response:
        shown = [{**pair(kid).as_dict(private=False), "kid": kid} for kid in self.kids]
        return JSONResponse({"keys": shown})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        given = {"state": asked["state"]}
        if self.refuses:
            given["error"] = "access_denied"
        else:
            given["code"] = f"code-{len(self.codes)}"
            self.codes[given["code"]] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(given)}", status_code=302)

    async def _token(self, request: Request) -> Response:
        form = {name: str(one) for name, one in (await request.form()).items()}
        asked = self.codes.pop(form["code"], None)
        proven = request.headers.get("authorization") == basic()
        challenge = b64(sha256(form["code_verifier"].encode()).digest())
        if (
            asked is None
            or not proven
            or challenge != asked["code_challenge"]
            or form["redirect_uri"] != asked["redirect_uri"]
        ):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        token = self.signed(asked) if self.signed else self.sign_in(asked["nonce"])
        return JSONResponse({"token_type": "Bearer", "access_token": "x", "id_token": token})


def basic() -> str:
    """How the house proves itself: name and secret, each form-encoded first (RFC 6749, 2.3.1)."""
    return f"Basic {b64encode(b'vordering:s3cret%3Awith%2Fsigns').decode()}"


@contextmanager
def an_issuer(clock: Clock) -> Iterator[SmallIssuer]:
    """An issuer on a port of its own."""
    issuer = SmallIssuer(clock)
    with served(issuer.app()) as url:
        issuer.url = url
        yield issuer


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def by_hand(header: dict[str, Any], claims: dict[str, Any], secret: bytes = b"") -> str:
    """A token that no library makes: unsigned, or under an HMAC of what everybody knows."""
    signed = f"{b64(json.dumps(header).encode())}.{b64(json.dumps(claims).encode())}"
    return f"{signed}.{b64(digest(secret, signed.encode(), sha256)) if secret else ''}"


def far_too_long() -> Response:
    """Megabytes where a few hundred bytes are asked for."""

    async def parts() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 65_536

    return StreamingResponse(parts(), media_type="application/json")


@contextmanager
def dripping() -> Iterator[str]:
    """Whoever answers one byte at a time, for ever; gives his address."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        over = Event()

        def drip() -> None:
            with suppress(OSError), door.accept()[0] as line:
                line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not over.wait(0.02):
                    line.sendall(b"a")

        thread = Thread(target=drip)
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            over.set()
            thread.join()
