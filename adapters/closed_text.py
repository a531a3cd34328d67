"""Text that is given out closed: without the key nobody reads one, makes one, or changes it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV


def closed(text: str, *, key: bytes, bound_to: bytes) -> str:
    """A text as it is given out; the same one each time, since AES-SIV (RFC 5297) has no nonce."""
    made = AESSIV(key).encrypt(text.encode(), [bound_to])
    return urlsafe_b64encode(made).decode().rstrip("=")


def reopened(text: str, *, key: bytes, bound_to: bytes) -> str | None:
    """The text in what came back; None: it was not closed so here."""
    try:
        made = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return AESSIV(key).decrypt(made, [bound_to]).decode()
    except (InvalidTag, ValueError):
        return None
