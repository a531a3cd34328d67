"""The vault: personal values sealed under keys that can be destroyed, committed to for ever."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from cryptography.exceptions import InvalidTag
from pydantic import TypeAdapter, ValidationError

from adapters.store.keyed_hash import KeyedHash
from adapters.store.keys import Holder, Key, KeyState, KeyStore
from adapters.store.master_key import NONCE_BYTES
from adapters.store.rows import VaultRow
from domain.errors import IntegrityBroken, Refusal, StoreError
from domain.sealing import ERASED, Erased, Purpose, Sealed
from domain.shown import tell_shown

T = TypeVar("T")

SALT_BYTES: Final = 32


class Vault:
    """Seals values into rows for the fact store, and opens such rows again."""

    def __init__(self, keys: KeyStore) -> None:
        """Work with the keys of one key store."""
        self.keys = keys
        self._hash = KeyedHash(keys.identity_key)

    def keys_for(self, holders: Iterable[Holder]) -> Mapping[Holder, Key]:
        """Give, and durably mint, the keys of a whole save at once."""
        return self.keys.keys_for(holders)

    def identity_hash(self, value: str) -> str:
        """Give the keyed hash (64 hex digits) under which a debtor's value identifies him."""
        return self._hash.of(value.encode()).hex()

    def open(self, row: VaultRow, shape: type[T], purpose: Purpose) -> T | Erased:
        """Give the value of a row, or Erased once its key is destroyed.

        Raises a Refusal where the value was sealed for another purpose, IntegrityBroken where
        it is not what was committed to.
        """
        if row.purpose != purpose.value:
            raise Refusal(
                "sealed.other_purpose",
                f"This value was kept for '{row.purpose}', not for '{purpose.value}'.",
                way_out="Ask for it where that purpose is served.",
                article="AVG art. 5 lid 1 b",
            )
        plain = self.plaintext(row)
        if isinstance(plain, Erased):
            return plain
        tell_shown(row.subject, row.purpose)
        return _read(plain, shape, row.commitment)

    def plaintext(self, row: VaultRow, *, key: Key | KeyState | None = None) -> bytes | Erased:
        """Decrypt a row and hold it against its commitment; ``key`` where it is at hand."""
        key = key or self.keys.find((row.subject, Purpose(row.purpose)))
        if key is KeyState.ERASED:
            return ERASED
        if not isinstance(key, Key) or key.id != row.key_id:
            raise StoreError(
                f"The key of {row.subject} for '{row.purpose}' is missing from {self.keys.path}."
                " Restore the key store from its backup."
            )
        return _unsealed(row, key)


def sealed_row(
    sealed: Sealed[Any],
    *,
    field: str,
    stream: UUID,
    version: int,
    holder: Holder,
    key: Key,
) -> VaultRow:
    """Commit to a plain value and encrypt it; the salt lies inside the ciphertext."""
    salted = os.urandom(SALT_BYTES) + sealed.plaintext()
    commitment = hashlib.sha256(salted).digest()
    nonce = os.urandom(NONCE_BYTES)
    return VaultRow(
        commitment=commitment.hex(),
        stream=stream,
        version=version,
        field=field,
        subject=holder[0],
        purpose=holder[1].value,
        key_id=key.id,
        ciphertext=nonce + key.cipher.encrypt(nonce, salted, commitment),
    )


def _unsealed(row: VaultRow, key: Key) -> bytes:
    nonce, body = row.ciphertext[:NONCE_BYTES], row.ciphertext[NONCE_BYTES:]
    commitment = bytes.fromhex(row.commitment)
    try:
        salted = key.cipher.decrypt(nonce, body, commitment)
    except (InvalidTag, ValueError):
        salted = b""
    # The cipher does not commit to its key; only this hash shows that the value is the one.
    if hashlib.sha256(salted).digest() != commitment:
        raise IntegrityBroken(
            f"The sealed value {row.commitment[:16]} is not the one that was recorded in"
            f" {row.stream}@{row.version}. Run 'vordering fsck'."
        )
    return salted[SALT_BYTES:]


def _read(plain: bytes, shape: type[T], commitment: str) -> T:
    adapter: TypeAdapter[T] = _adapter(cast("Any", shape))
    try:
        return adapter.validate_json(plain)
    except ValidationError:
        # Without the cause, which would show the value.
        name = getattr(shape, "__name__", shape)
        raise StoreError(f"The sealed value {commitment[:16]} is no {name}.") from None


@lru_cache(maxsize=128)
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)
