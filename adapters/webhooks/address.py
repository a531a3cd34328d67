"""Addresses that events may be sent to: none within our own walls, unless that is allowed."""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)
from typing import Final
from urllib.parse import SplitResult, urlsplit

from domain.errors import Refusal

LONGEST: Final = 1_000
_SECURE: Final = "https"
_PORTS: Final = {_SECURE: 443, "http": 80}
_NOT_PUBLIC: Final = (
    IPv6Network("64:ff9b:1::/48"),  # local translation (RFC 8215)
    IPv6Network("fec0::/10"),  # site-local, long deprecated and still routed inside (RFC 3879)
    IPv6Network("::/96"),  # IPv4-compatible (RFC 4291 § 2.5.5.1)
    IPv6Network("5f00::/16"),  # segment routing (RFC 9602)
    IPv4Network("192.88.99.0/24"),  # relays of 6to4 (RFC 7526)
)
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
"""Where an IPv4 address stands behind an IPv6 one (NAT64, RFC 6052)."""


def require_address(address: str, *, anywhere: bool) -> None:
    """Refuse what is no address to send events to; ``anywhere``: http and our own walls may be.

    A name is looked up, and each of its addresses looked at, whenever something is sent.
    Raises Refusal ``subscription.address``.
    """
    why = _wrong(address, anywhere=anywhere)
    if why:
        raise Refusal(
            "subscription.address",
            f"Events cannot be sent there: {why}.",
            way_out="Give an https address on the internet, such as https://hooks.example.nl/in.",
            values={"why": why},
        )


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies on the internet: not here, beside us, or nowhere.

    What stands behind an IPv6 address that carries an IPv4 one counts as well.
    """
    if isinstance(address, IPv6Address):
        behind = _behind(address)
        if behind is not None:
            return is_public(behind)
    if any(address in network for network in _NOT_PUBLIC if network.version == address.version):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    )


def host_and_port(address: str) -> tuple[str, int]:
    """The host of an address, and the port that it names or that is usual."""
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or _PORTS[parts.scheme]


def _behind(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def _wrong(address: str, *, anywhere: bool) -> str:
    """What is wrong with an address; empty: nothing that can be seen without looking it up."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "it cannot be read"
    readable = address.isascii() and address.isprintable() and " " not in address
    if not readable or len(address) > LONGEST or not parts.hostname or port == 0:
        return "it cannot be read"
    return _unfit(parts, anywhere=anywhere)


def _unfit(parts: SplitResult, *, anywhere: bool) -> str:
    if parts.scheme not in _PORTS:
        return "it is no https address"
    if parts.username is not None or parts.password is not None or parts.fragment:
        return "it holds a name, a password or a mark behind #"
    if anywhere:
        return ""
    if parts.scheme != _SECURE:
        return "it is no https address"
    return "" if _might_be_public(parts.hostname or "") else "it lies within our own walls"


def _might_be_public(host: str) -> bool:
    """Whether a host is a name to be looked up, or a public address."""
    try:
        return is_public(ip_address(host))
    except ValueError:
        return host != "localhost" and not host.endswith((".localhost", ".local", ".internal"))
