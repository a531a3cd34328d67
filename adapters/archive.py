"""The archive: documents under the hash of their plain bytes, sealed, written once."""

import errno
import hashlib
import hmac
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag

from adapters.durable import make_durable, make_names_durable, write_together
from adapters.store.errors import KeyErased
from adapters.store.keys import Holder, Key, KeyState, KeyStore
from adapters.store.master_key import NONCE_BYTES
from domain.errors import IntegrityBroken, NotFound, StoreError
from domain.sealing import ERASED, Erased, Purpose
from domain.shown import tell_shown

_MAGIC: Final = b"VORD1"
_DESTROYED: Final = b"VORD0"
_KEY_ID_BYTES: Final = 8
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_ADVICE: Final = {
    errno.ENOSPC: "the disk is full. Free some space and try again",
    errno.EDQUOT: "the quota of this user is used up. Free some space and try again",
    errno.EACCES: "this user has no right to it. Give it, or set VORDERING_HOME",
    errno.EPERM: "this user has no right to it. Give it, or set VORDERING_HOME",
    errno.EROFS: "the disk is read-only. Mount it for writing, or set VORDERING_HOME",
}


class Archive:
    """Keeps the bytes of documents for as long as the key of the person they are about lives.

    A document about two persons is kept once for each; erasing one leaves the other's.
    """

    def __init__(self, folder: Path, *, keys: KeyStore) -> None:
        """Keep documents below ``folder``, sealed under the ledger keys of a key store."""
        self.folder = folder
        self._keys = keys
        self._durable: set[Path] = set()
        """Folders whose names outlive a power failure, as this program saw to it."""

    def put(self, raw: bytes, *, subject: UUID) -> str:
        """Keep a document of a subject, durably, and give its SHA-256 (64 hex digits).

        Safe to repeat. Raises KeyErased where the subject's data were erased, StoreError where
        the disk is full or may not be written.
        """
        return self.put_all([(raw, subject)])[0]

    def put_all(self, documents: Iterable[tuple[bytes, UUID]]) -> list[str]:
        """Keep several documents, each of a subject, and give the SHA-256 of each, in order.

        All are durable when this returns: their flushes are waited for together. Raises as
        ``put``: KeyErased before anything is written; behind a StoreError some may be kept, whole,
        and keeping them again is safe.
        """
        kept = list(documents)
        digests = [hashlib.sha256(raw).hexdigest() for raw, _ in kept]
        holders = [(subject, Purpose.LEDGER) for _, subject in kept]
        keys = self._keys.keys_for(holders)
        there: list[Path] = []
        new: dict[Path, bytes] = {}
        with _in_words(self._path(digests[0], kept[0][1]) if len(kept) == 1 else self.folder):
            for (raw, subject), digest, holder in zip(kept, digests, holders, strict=True):
                path = self._path(digest, subject)
                if self._lies_there(path, raw, holder, key=keys[holder], digest=digest):
                    there.append(path)
                elif path not in new:
                    new[path] = _sealed(raw, keys[holder], digest)
            for folder in dict.fromkeys(path.parent for path in new):
                _make_folders(folder)
            write_together(new)
            # Who wrote one, or made a folder, may still wait for the disk.
            folders = {path.parent for path in (*there, *new)} - self._durable
            make_names_durable([*there, *folders])
            self._durable |= folders
        return digests

    def _lies_there(self, path: Path, raw: bytes, holder: Holder, *, key: Key, digest: str) -> bool:
        """Tell whether a document is kept and whole; KeyErased where it was destroyed."""
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return False
        if content == self._destroyed(path):
            raise KeyErased(*holder)
        return _opened(content, key, digest) == raw

    def get(self, sha256: str) -> bytes | Erased:
        """Give a document, or Erased once the keys of all it is about are destroyed.

        Raises NotFound where there is none, IntegrityBroken where its bytes were changed.
        """
        copies = self._copies(sha256)
        if not copies:
            raise NotFound(
                "document.unknown",
                f"There is no document {sha256[:16]}… in {self.folder}.",
                way_out="Put back the archive from its backup.",
            )
        broken: IntegrityBroken | None = None
        for path in copies:
            try:
                found = self.read_copy(path, sha256)
            except IntegrityBroken as error:
                broken = error
                continue
            if not isinstance(found, Erased):
                return found
        if broken is not None:
            raise broken
        return ERASED

    def destroy(self, sha256: str, *, subject: UUID) -> None:
        """Let a document of a subject be gone for ever, whose other documents stand.

        For a file of several people, whose key seals more than it. What is left says under the
        seal of the keys that it was destroyed; safe to repeat. Raises StoreError.
        """
        path = self._path(sha256, subject)
        with _in_words(path):
            if path.exists():
                write_together({path: self._destroyed(path)})
            # What a crash left of writing it is sealed under a key that lives on.
            drafts = list(path.parent.glob(f".{path.name}.*"))
            for draft in drafts:
                draft.unlink(missing_ok=True)
            make_names_durable(drafts)

    def has(self, sha256: str) -> bool:
        """Tell whether a document is kept, erased or not."""
        return bool(self._copies(sha256))

    def is_erased(self, sha256: str) -> bool:
        """Tell whether all that was kept of a document is gone for good; none of it is opened."""
        copies = self._copies(sha256)
        return bool(copies) and all(map(self._is_gone, copies))

    def is_kept_for(self, sha256: str, *, subject: UUID) -> bool:
        """Tell whether a document is kept as one about a person."""
        return self._path(sha256, subject).exists()

    def read_copy(self, path: Path, sha256: str) -> bytes | Erased:
        """Give what one file holds, or Erased; raises IntegrityBroken where it was changed."""
        subject = UUID(path.suffix[1:])
        key = self._keys.find((subject, Purpose.LEDGER))
        if key is KeyState.ERASED:
            return ERASED
        tell_shown(subject, "document")
        if not isinstance(key, Key):
            raise StoreError(f"The key of the document {path} is missing. Restore the key store.")
        with _in_words(path):
            content = path.read_bytes()
        if hmac.compare_digest(content, self._destroyed(path)):
            return ERASED
        raw = _opened(content, key, sha256)
        if raw is None:
            raise IntegrityBroken(f"The document {path} was changed. Restore it from its backup.")
        return raw

    def _is_gone(self, path: Path) -> bool:
        if self._keys.find((UUID(path.suffix[1:]), Purpose.LEDGER)) is KeyState.ERASED:
            return True
        left = self._destroyed(path)
        with _in_words(path):
            return path.stat().st_size == len(left) and path.read_bytes() == left

    def _destroyed(self, path: Path) -> bytes:
        """What is left of a document that was destroyed; nobody without the keys can write it."""
        named = b"destroyed " + path.name.encode()
        return _DESTROYED + hmac.digest(self._keys.seals.key, named, hashlib.sha256)

    def _copies(self, sha256: str) -> list[Path]:
        if not _HASH.fullmatch(sha256):
            return []
        with _in_words(self.folder):
            return sorted((self.folder / sha256[:2]).glob(f"{sha256}.*"))

    def _path(self, sha256: str, subject: UUID) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.{subject.hex}"


def _sealed(raw: bytes, key: Key, sha256: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    head = _MAGIC + bytes.fromhex(key.id)
    return head + nonce + key.cipher.encrypt(nonce, raw, head + bytes.fromhex(sha256))


def _opened(content: bytes, key: Key, sha256: str) -> bytes | None:
    """Give the plain bytes, or None where they are not those of the hash."""
    cut = len(_MAGIC) + _KEY_ID_BYTES
    head, nonce, body = (
        content[:cut],
        content[cut : cut + NONCE_BYTES],
        content[cut + NONCE_BYTES :],
    )
    try:
        raw = key.cipher.decrypt(nonce, body, head + bytes.fromhex(sha256))
    except (InvalidTag, ValueError):
        return None
    return raw if hashlib.sha256(raw).hexdigest() == sha256 else None


def _make_folders(folder: Path) -> None:
    """Make a folder and those above it, each durable in the one above."""
    if not folder.exists():
        _make_folders(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)
        make_durable(folder.parent)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = _ADVICE.get(error.errno or 0, f"{error.strerror}. Check the disk")
        raise StoreError(f"The document {path} cannot be kept or read: {why}.") from error
