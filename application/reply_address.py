"""The address that answers to a letter come to: it names the letter, and nobody else can make it.

The token is derived from the key of the house and kept nowhere: letters in small, without signs
that a mail server or a person could change on the way.
"""

import hmac
import re
from base64 import b32decode, b32encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final
from uuid import UUID

from application.house import House
from domain.creditor.reply_address import TOKEN, TOKEN_SIGNS

_ID: Final = 16
_MAC: Final = 10
"""Bytes, 80 bits: nobody tries them all by mail."""
_FOUND: Final = re.compile(rf"(?:^|[^a-z0-9])([a-z2-7]{{{TOKEN_SIGNS}}})@")


def reply_address(house: House, setting: str, letter_id: UUID) -> str:
    """The address of a letter by a creditor's setting; empty: answers go to the sender."""
    return setting.replace(TOKEN, _token(house, letter_id))


def letter_addressed(house: House, addresses: Iterable[str]) -> UUID | None:
    """The letter to whose address a mail came; None: to none that we made."""
    for address in addresses:
        for token in _FOUND.findall(address.lower()):
            made = b32decode(token.upper() + "=" * (-len(token) % 8))
            letter_id = UUID(bytes=made[:_ID])
            if hmac.compare_digest(_token(house, letter_id), token):
                return letter_id
    return None


def _token(house: House, letter_id: UUID) -> str:
    mac = hmac.digest(house.signing_key, b"reply" + letter_id.bytes, sha256)[:_MAC]
    return b32encode(letter_id.bytes + mac).decode().rstrip("=").lower()
