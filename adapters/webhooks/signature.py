"""Signatures of what is sent, by which a receiver knows that it is ours (Standard Webhooks)."""

import hmac
from base64 import b64encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256


def signed(body: bytes, *, event_id: str, at: datetime, secrets: Iterable[bytes]) -> dict[str, str]:
    """The headers that go with a body: its id, the moment by the real clock, and signatures.

    One signature for each secret: while one replaces another, a receiver may know either.
    """
    stamp = str(int(at.timestamp()))
    said = f"{event_id}.{stamp}.".encode() + body
    found = (b64encode(hmac.digest(secret, said, sha256)).decode() for secret in secrets)
    return {
        "webhook-id": event_id,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{one}" for one in found),
    }
