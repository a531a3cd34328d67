"""What this house is to an issuer, as its settings say it; read without a client of the network."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
ALGORITHMS: Final = frozenset("RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512".split())
"""What may be allowed at all: signatures with a private key. `none` and HS* never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What this house is to an issuer, and what it takes from it."""

    issuer: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    audience: str = ""
    """Of bearer tokens; empty: none are taken."""
    algorithms: tuple[str, ...]


def is_safe(address: object, *, loopback: bool = True) -> bool:
    """Whether an address may be spoken to: over https, or on this machine where that may be."""
    if not isinstance(address, str) or not address.isascii() or set(address) & set(" \\\t\r\n"):
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc or parts.fragment:
        return False
    if host in LOOPBACK:
        return loopback and parts.scheme in {"http", "https"}
    return parts.scheme == "https"
