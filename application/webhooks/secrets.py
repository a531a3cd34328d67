"""Secrets that sign what is sent: derived from the key of the house, shown once, kept nowhere."""

import hmac
from base64 import b64encode
from hashlib import sha256
from typing import Final
from uuid import UUID

from application.by import By
from application.commands.subscriptions import permitted_for
from application.house import House
from domain.application import Session
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.subscription import decisions
from domain.subscription.events import SecretShown

MARK: Final = "whsec_"
"""What a secret begins with (Standard Webhooks)."""


def secret_bytes(house: House, subscription_id: UUID, secret_id: UUID) -> bytes:
    """The 32 bytes that sign; nobody tells them without the key of the house."""
    said = b"secret" + subscription_id.bytes + secret_id.bytes
    return hmac.digest(house.webhooks_key, said, sha256)


def secret_text(house: House, subscription_id: UUID, secret_id: UUID) -> str:
    """The secret as a receiver is given it."""
    return MARK + b64encode(secret_bytes(house, subscription_id, secret_id)).decode()


def shown(house: House, about: UUID, *, by: By) -> str:
    """Give the secret of a subscription, once; that it was given is a fact, and comes first.

    Raises NotFound ``subscription.unknown``, Refusal ``subscription.ended``,
    ``subscription.secret_shown``, ``right.missing``.
    """
    terms = house.collections.subscription(about).terms
    by = permitted_for(terms.creditors if terms else (), by)
    mandate = by.command(house, log=INSTALLATION, said=("subscription secret", about))
    given: list[UUID] = []

    def decide(session: Session) -> None:
        facts = decisions.show_secret(session.subscription(about))
        given[:] = [one.secret_id for one in facts if isinstance(one, SecretShown)]
        session.record(StreamRef(StreamKind.SUBSCRIPTION, about, INSTALLATION), facts)

    if house.collections.carry_out(mandate, decide).repeated:
        raise decisions.was_shown()
    return secret_text(house, about, given[-1])
