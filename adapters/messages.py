"""Short messages (SMS, WhatsApp) through a carrier of the creditor's choice: one signed POST each.

The request holds the letter's id as idempotency key, so that a repeat is one message, and an
HMAC of its body, so that the carrier knows who asks. No carrier is named in here: whoever speaks
this, or a bridge of ten lines before him, will do.
"""

import hmac
import http.client
import json
import re
import ssl
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from adapters.mail import Accepted, InDoubt, Outcome, RefusedForNow, RefusedPermanently
from domain.errors import Refusal

SIGNATURE: Final = "X-Vordering-Signature"
"""Header with ``sha256=`` and the HMAC of the body under the shared secret, in hex."""

_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_COME_BACK: Final = frozenset({429, 503})
_TAKEN: Final = range(200, 300)
_REFUSED: Final = range(400, 500)
_LONGEST_ANSWER: Final = 65_536
_PLAIN: Final = re.compile(r"\+[1-9]\d{7,14}")
_PUNCTUATION: Final = re.compile(r"[\s().\-/]")


@dataclass(frozen=True, kw_only=True)
class Carrier:
    """Where messages are posted to, and the secret that both sides know."""

    url: str
    secret: str = field(default="", repr=False)
    timeout_seconds: float = 30.0
    tls_context: ssl.SSLContext | None = None
    """Own roots of trust; the system's where None."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """One short message; ``number`` as it was recorded."""

    letter_id: str
    channel: str
    number: str
    text: str
    language: str = "nl"


def send_message(message: Message, *, carrier: Carrier) -> Outcome:
    """Post one message and say what came of it; no failure of the network is raised.

    Taken on any 2xx; refused for good on 4xx; to be tried again on 429, 503 and where the
    carrier could not be reached. Silence, or any other answer after the message was handed
    over, leaves it in doubt. Raises Refusal ``message.number`` or ``message.insecure``.
    """
    body = _body(message)
    door = _door(carrier)
    try:
        door.connect()
    except OSError as error:
        return RefusedForNow(code=0, text=type(error).__name__)
    try:
        door.request(
            "POST", _path(carrier.url), body=body, headers=_headers(message, body, carrier)
        )
        answer = door.getresponse()
        answer.read(_LONGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        return InDoubt(reason=f"no answer after the message: {type(error).__name__}")
    finally:
        door.close()
    return _outcome(answer.status)


def sign(body: bytes, *, secret: str) -> str:
    """Give the signature of a body, as the header carries it."""
    return f"sha256={hmac.new(secret.encode(), body, sha256).hexdigest()}"


def is_signed(body: bytes, signature: str, *, secret: str) -> bool:
    """Tell whether a body was signed by somebody who knows the secret; never without one."""
    return bool(secret) and hmac.compare_digest(
        sign(body, secret=secret).encode(), signature.encode()
    )


def international(number: str) -> str:
    """Give a telephone number as ``+31612345678``; one without a country is Dutch.

    Raises Refusal ``message.number`` where it is none.
    """
    plain = _PUNCTUATION.sub("", number)
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    elif plain.startswith("0"):
        plain = f"+31{plain[1:]}"
    if not _PLAIN.fullmatch(plain):
        raise Refusal(
            "message.number",
            "A telephone number is none that a message can be sent to.",
            way_out="Correct the number, or let the plan write by e-mail or post.",
        )
    return plain


def _body(message: Message) -> bytes:
    told = {
        "id": message.letter_id,
        "channel": message.channel,
        "to": international(message.number),
        "text": message.text,
        "language": message.language,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def _headers(message: Message, body: bytes, carrier: Carrier) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "Idempotency-Key": message.letter_id,
        SIGNATURE: sign(body, secret=carrier.secret),
        "User-Agent": "vordering",
    }


def _door(carrier: Carrier) -> http.client.HTTPConnection:
    """Open no connection yet; only a carrier on this machine may be spoken to in the clear."""
    parts = urlsplit(carrier.url)
    host, wait = parts.hostname or "", carrier.timeout_seconds
    if parts.scheme == "https" and host:
        context = carrier.tls_context or ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=wait, context=context)
    if parts.scheme == "http" and host in _LOCAL:
        return http.client.HTTPConnection(host, parts.port, timeout=wait)
    raise Refusal(
        "message.insecure",
        "Messages are posted to an https address only.",
        way_out="Correct VORDERING_MESSAGES_URL.",
    )


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _outcome(status: int) -> Outcome:
    if status in _TAKEN:
        return Accepted(reply=str(status))
    if status in _COME_BACK:
        return RefusedForNow(code=status, text="")
    if status in _REFUSED:
        return RefusedPermanently(code=status, text="")
    return InDoubt(reason=f"the carrier answered {status}")
