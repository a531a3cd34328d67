"""The master key: the one secret that wraps all others, from the environment or a file."""

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.durable import make_durable
from domain.errors import StoreError

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
KEY_FILE: Final = Path("keys") / "master.key"
KEY_STORE_FILE: Final = Path("keys") / "keys.sqlite3"
_OTHERS: Final = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterKey:
    """32 secret bytes and where they came from.

    ``notice`` is a message for the person, present only when the key was made just now.
    """

    secret: bytes = field(repr=False)
    source: str
    notice: str = ""

    @classmethod
    def load_or_create(cls, home: Path, env_value: str | None = None) -> Self:
        """Take the key of ``VORDERING_MASTER_KEY`` or of the home's file; make the file once.

        Raises StoreError where the value is no key, the file is open to others, or the file is
        missing while the keys it wraps are there.
        """
        if env_value:
            return cls(secret=_read(env_value, "VORDERING_MASTER_KEY"), source="environment")
        path = home / KEY_FILE
        try:
            return cls._from_file(path) if path.exists() else cls._made(home)
        except OSError as error:
            raise StoreError(
                f"The master key {path} cannot be used: {error.strerror}."
                " Give this user the right to it, or set VORDERING_MASTER_KEY."
            ) from error

    @classmethod
    def _from_file(cls, path: Path) -> Self:
        if path.stat().st_mode & _OTHERS:
            raise StoreError(f"Others can read the master key. Run: chmod 600 {path}")
        return cls(secret=_read(path.read_text("ascii", "replace"), str(path)), source=str(path))

    @classmethod
    def _made(cls, home: Path) -> Self:
        path = home / KEY_FILE
        # Asked in this order: another first run makes the master key before the key store.
        if (home / KEY_STORE_FILE).exists() and not path.exists():
            raise StoreError(
                f"The master key {path} is missing, but keys wrapped by it exist."
                " Put the file back from its backup, or set VORDERING_MASTER_KEY."
            )
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not write_once(path, secrets.token_hex(KEY_BYTES).encode() + b"\n"):
            return cls._from_file(path)
        made = cls._from_file(path)
        notice = (
            f"A new master key was made: {path}. Back it up apart from the store:"
            " without it no personal data can be read again."
        )
        return cls(secret=made.secret, source=made.source, notice=notice)

    @property
    def check_value(self) -> str:
        """Give a value by which a wrong key is recognised, and nothing learned of it."""
        return hmac.new(self.secret, b"vordering master key check", hashlib.sha256).hexdigest()

    def wrap(self, key: bytes, *, name: str) -> bytes:
        """Encrypt a key under the master key, bound to its name."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(self.secret).encrypt(nonce, key, name.encode())

    def unwrap(self, wrapped: bytes, *, name: str) -> bytes:
        """Decrypt what ``wrap`` gave; raises StoreError where it is not of this key or name."""
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return AESGCM(self.secret).decrypt(nonce, sealed, name.encode())
        except InvalidTag as error:
            raise StoreError(
                f"The key '{name}' does not open: the key store was changed from outside."
                " Restore it from its newest backup."
            ) from error


def write_once(path: Path, content: bytes) -> bool:
    """Write a file whole and durably unless it exists; tell whether it was written."""
    with _written_beside(path, content) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
    make_durable(path.parent)
    return True


@contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give a durable file in the same folder, private to this user; it does not stay."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _read(text: str, where: str) -> bytes:
    """Read 32 bytes of hex or base64."""
    text = text.strip()
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        try:
            secret = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
        except ValueError:
            secret = b""
    if len(secret) != KEY_BYTES:
        raise StoreError(f"{where} is not a master key: give 32 bytes as 64 hex digits or base64.")
    return secret
