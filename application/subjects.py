"""Subjects: what an issuer calls somebody, kept as keyed hashes alone."""

import json
from collections.abc import Iterator
from itertools import count
from typing import Final

from application.house import House
from domain.errors import Refusal
from domain.facts import INSTALLATION
from domain.user.state import User

OPENID: Final = "openid"
"""The kind of identity by which a user is found."""
SUBJECT: Final = r"^[\x21-\x7e]{1,255}$"


def hashes_of(house: House, issuer: str, subject: str) -> Iterator[str]:
    """The hashes under which a subject was linked first, second, …: each names one user for ever.

    An identity is never taken back; a subject that goes to another user gets its next hash.
    """
    for turn in count(1):
        yield house.store.identity_hash(json.dumps([OPENID, issuer, subject, turn]))


def linked(house: House, issuer: str, subject: str) -> User | None:
    """The user whom a subject names now; None: it names nobody."""
    for hashed in hashes_of(house, issuer, subject):
        found = house.store.find_identity(INSTALLATION, OPENID, hashed)
        if found is None:
            return None
        user = house.collections.user(found)
        if user.sign_ins.get(issuer) == hashed:
            return user
    return None


def require_issuer(house: House) -> str:
    """The issuer that is set; raises Refusal ``openid.not_set``."""
    if not house.settings.oidc_issuer:
        raise not_set()
    return house.settings.oidc_issuer


def not_set() -> Refusal:
    """Nobody can sign in elsewhere."""
    return Refusal(
        "openid.not_set",
        "No issuer of sign-ins is set here.",
        way_out="Set VORDERING_OIDC_ISSUER and VORDERING_OIDC_CLIENT_ID.",
    )
