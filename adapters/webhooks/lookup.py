"""Looking up a host by name, within a time: the machine's own resolver knows no end."""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from queue import Empty, SimpleQueue
from socket import SOCK_STREAM, getaddrinfo
from threading import Thread
from typing import TypeAlias

Host: TypeAlias = IPv4Address | IPv6Address
Lookup: TypeAlias = Callable[[str, int], Sequence[Host]]


def addresses_of(host: str, port: int) -> Sequence[Host]:
    """All addresses of a host, in the order in which the machine prefers them; raises OSError."""
    found = getaddrinfo(host, port, type=SOCK_STREAM)
    return [ip_address(where[0]) for *_, where in found]


def within(seconds: float, lookup: Lookup, host: str, port: int) -> Sequence[Host]:
    """What a lookup finds in so many seconds; raises OSError, TimeoutError among them.

    A lookup that hangs is left to itself, in a thread that keeps no program alive.
    """
    answer: SimpleQueue[Sequence[Host] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answer.put(lookup(host, port))
        except (OSError, ValueError) as error:  # ValueError: a name that cannot be one
            answer.put(error)

    Thread(target=ask, name="lookup", daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(found, Exception):
        raise OSError from found
    return found
