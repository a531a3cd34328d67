"""Passwords as argon2id hashes, which say themselves how they were made."""

from functools import cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER: Final = PasswordHasher()
"""The library's parameters, which follow RFC 9106 (64 MiB, 3 passes, 4 lanes)."""
_AT_ONCE: Final = BoundedSemaphore(4)
"""Whoever sends many passwords at one moment waits, and does not fill the memory."""


def hash_of(password: str) -> str:
    """The hash that is kept of a password."""
    with _AT_ONCE:
        return _HASHER.hash(password)


def fits(password: str, kept: str) -> bool:
    """Tell whether a password is the one of which a hash is kept.

    Where none is kept as much work is done: how long it takes tells nobody who has a login.
    """
    try:
        with _AT_ONCE:
            _HASHER.verify(kept or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept)


def is_of_yesterday(kept: str) -> bool:
    """Tell whether a hash was made with parameters that are used no longer."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")
