"""Asking an issuer over the network: bounded in time and size, and led nowhere else."""

import asyncio
import json
import ssl
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import httpx

from domain.errors import Refusal

SECONDS: Final = 5.0
"""How long one answer may take, from the first byte asked to the last one read."""
MOST_BYTES: Final = 262_144
_REFUSED: Final = range(400, 500)
_PLAIN: Final = {"Accept": "application/json", "Accept-Encoding": "identity"}


class IssuerSilent(Refusal):
    """The issuer gave no answer that can be used; it may later."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "openid.unreachable",
            f"The issuer of sign-ins does not answer as it should: {why}.",
            way_out="Try again in a minute; a password still works for whoever has one.",
        )


class Wire:
    """How an issuer is asked: each answer within some seconds, whatever it drips."""

    def __init__(self, *, seconds: float = SECONDS, context: ssl.SSLContext | None = None) -> None:
        """Open nothing yet; ``context``: other roots of trust than the system's."""
        self._seconds = seconds
        self._context = context or ssl.create_default_context()

    def read(self, url: str) -> dict[str, Any]:
        """The JSON object at an address; raises IssuerSilent."""
        status, said = asyncio.run(self._asked("GET", url))
        if status != HTTPStatus.OK:
            raise IssuerSilent(f"it answers {status}")
        return object_of(said)

    def post(
        self, url: str, form: Mapping[str, str], *, basic: tuple[str, str] | None = None
    ) -> dict[str, Any] | None:
        """What a form is answered; None: it is refused. Raises IssuerSilent."""
        status, said = asyncio.run(self._asked("POST", url, data=dict(form), auth=basic))
        if status in _REFUSED:
            return None
        if status != HTTPStatus.OK:
            raise IssuerSilent(f"it answers {status}")
        return object_of(said)

    async def _asked(self, method: str, url: str, **given: Any) -> tuple[int, bytes]:
        """Status and body; in a loop of its own, since nothing else bounds a whole answer."""
        client = httpx.AsyncClient(
            timeout=self._seconds,
            follow_redirects=False,
            trust_env=False,  # no proxy and no password of the machine's environment
            verify=self._context,
        )
        body = bytearray()
        try:
            async with (
                asyncio.timeout(self._seconds),
                client,
                client.stream(method, url, headers=_PLAIN, **given) as answer,
            ):
                async for part in answer.aiter_raw():
                    body += part
                    if len(body) > MOST_BYTES:
                        raise IssuerSilent("its answer is too long")
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise IssuerSilent(type(error).__name__) from None
        return answer.status_code, bytes(body)


def object_of(text: bytes) -> dict[str, Any]:
    """The JSON object that a text is; raises IssuerSilent."""
    try:
        said = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise IssuerSilent("its answer is no JSON") from None
    if not isinstance(said, dict):
        raise IssuerSilent("its answer is no JSON object")
    return said


def _no_number(name: str) -> float:
    raise ValueError(name)
