"""The key store: one key for each subject and purpose, wrapped, in a database of its own."""

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeAlias
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.store.errors import KeyErased
from adapters.store.key_rows import KeyBook, KeyRow, made_or_read, sealed_row
from adapters.store.master_key import KEY_BYTES, KEY_STORE_FILE, MasterKey
from adapters.store.seals import Seals
from adapters.store.sqlite_files import connect, in_words
from domain.errors import IntegrityBroken, StoreError
from domain.sealing import Purpose

Holder: TypeAlias = tuple[UUID, Purpose]
"""Whose key it is, and what it seals."""

_SELECT: Final = "SELECT state, key_id, wrapped FROM keys WHERE subject=? AND purpose=?"
_OF_SUBJECTS: Final = "SELECT subject, purpose, state, key_id, wrapped FROM keys WHERE subject IN "
_SUBJECTS_AT_ONCE: Final = 500
_PUT: Final = (
    "INSERT INTO keys (subject, purpose, state, key_id, wrapped, seal) VALUES (?,?,?,?,?,?)"
    " ON CONFLICT (subject, purpose) DO UPDATE SET state=excluded.state,"
    " key_id=excluded.key_id, wrapped=excluded.wrapped, seal=excluded.seal"
)

REMEMBERED: Final = 20_000
"""So many unwrapped keys, of some 3 kB each: those of the debtors that are worked on."""

_OF_UNSEALED: Final = "identities"
_OF_SEALED: Final = "identities of sealed rows"
"""What the identity key is bound to once the rows are sealed: the seals cannot be taken away by
whoever has the file and not the master key, as that word of it is under the master key itself."""


class KeyState(StrEnum):
    """What is known of a key; from erased there is no way back."""

    NONE = "none"
    ACTIVE = "active"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Key:
    """An unwrapped key with its cipher."""

    id: str
    cipher: AESGCM = field(repr=False)


class KeyStore:
    """Mints, gives and destroys keys; what it mints is durable before it is given.

    Unwrapped keys are remembered, ``remembers`` of them at most and those read first are
    forgotten first, until any other connection writes to the file: so that an erasure by another
    process is noticed at the next use.
    """

    def __init__(self, home: Path, *, master: MasterKey, remembers: int = REMEMBERED) -> None:
        """Open or make ``<home>/keys/keys.sqlite3``; raises StoreError for a wrong master key."""
        self.path = home / KEY_STORE_FILE
        self._master = master
        self._lock = RLock()
        self._seen_version = -1
        self._cache: dict[Holder, Key] = {}
        self._remembers = remembers
        with in_words(self.path):
            _make_folder(self.path.parent)
            self._connection = connect(self.path)
            try:
                with self._writing() as sql:
                    self.id, self.identity_key, self.seals = self._introduced(sql)
            except BaseException:
                self._connection.close()
                raise

    def keys_for(self, holders: Iterable[Holder]) -> Mapping[Holder, Key]:
        """Give the keys of all holders; missing ones are minted in one durable transaction.

        Raises KeyErased where one was destroyed.
        """
        with self._lock, in_words(self.path):
            self._forget_when_stale()
            wanted = set(holders)
            found = {one: key for one in wanted if (key := self._cache.get(one)) is not None}
            if missing := wanted - found.keys():
                made = self._read_or_minted(missing)
                self._remember(made)
                found |= made
            return found

    def find(self, holder: Holder) -> Key | KeyState:
        """Give the key of a holder, or the state that says why there is none."""
        with self._lock, in_words(self.path):
            self._forget_when_stale()
            key = self._cache.get(holder)
            if key is None:
                state, key = self._read(self._connection, holder)
                if key is None:
                    return state
                self._remember({holder: key})
            return key

    def look(self, holder: Holder) -> Key | KeyState:
        """As ``find``, and nothing is remembered: for whoever asks for all of them once."""
        with self._lock, in_words(self.path):
            state, key = self._read(self._connection, holder)
            return state if key is None else key

    def seals_of(self, store_id: str) -> Seals:
        """What seals the rows of a store whose personal values these keys seal."""
        return Seals(self.seals.key, store_id)

    @property
    def about(self) -> KeyBook:
        """What the key store says of itself and of its stores; IntegrityBroken if changed."""
        with self._lock, in_words(self.path):
            return KeyBook.read(self._connection, self.seals)

    def introduce(self, store_id: str, mode: str) -> None:
        """Know a store and its mode from here on, durably; it must never say another."""
        with self._lock, in_words(self.path), self._writing() as sql:
            KeyBook.read(sql, self.seals).with_store(store_id, mode).write(sql, self.seals)

    def state(self, subject: UUID, purpose: Purpose) -> KeyState:
        """Tell what is known of a key."""
        with self._lock, in_words(self.path):
            return self._read(self._connection, (subject, purpose))[0]

    def erase(self, subject: UUID, purpose: Purpose | None = None) -> None:
        """Destroy the key of one purpose, or of all, for ever; safe to repeat.

        Purposes that had no key yet are closed too: nothing may mint one afterwards.
        """
        purposes = tuple(Purpose) if purpose is None else (purpose,)
        with self._lock, in_words(self.path):
            with self._writing() as sql:
                self._erase(sql, [(subject, one) for one in purposes])
            for gone in purposes:
                self._cache.pop((subject, gone), None)
            self._wipe_journal()

    @property
    def remembered(self) -> int:
        """How many unwrapped keys are remembered."""
        return len(self._cache)

    def close(self) -> None:
        """Close the file and forget all keys."""
        with self._lock:
            self._cache.clear()
            self._connection.close()

    def _erase(self, sql: sqlite3.Connection, holders: list[Holder]) -> None:
        states = [self._read(sql, holder)[0] for holder in holders]
        rows = [
            KeyRow(str(subject), purpose.value, KeyState.ERASED.value, "", None)
            for subject, purpose in holders
        ]
        sql.executemany(_PUT, [sealed_row(row, self.seals) for row in rows])
        self._count(
            sql,
            rows=states.count(KeyState.NONE),
            erased=len(states) - states.count(KeyState.ERASED),
        )

    def _count(self, sql: sqlite3.Connection, *, rows: int, erased: int = 0) -> None:
        KeyBook.read(sql, self.seals).counted(rows=rows, erased=erased).write(sql, self.seals)

    def _wipe_journal(self) -> None:
        """Empty the WAL, which may still hold the wrapped key; a busy reader delays it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _remember(self, keys: Mapping[Holder, Key]) -> None:
        self._cache.update(keys)
        for one in list(islice(self._cache, max(0, len(self._cache) - self._remembers))):
            del self._cache[one]

    def _forget_when_stale(self) -> None:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._seen_version:
            self._cache.clear()
            self._seen_version = version

    def _read_or_minted(self, holders: set[Holder]) -> dict[Holder, Key]:
        found = self._read_several(self._connection, holders)
        if any(key is None for _, key in found.values()):
            with self._writing() as sql:
                found = self._read_several(sql, holders)
                rows = list[tuple[Any, ...]]()
                for holder, (state, key) in found.items():
                    if key is None:
                        found[holder], row = self._minted(holder, state)
                        rows.append(row)
                sql.executemany(_PUT, rows)
                self._count(sql, rows=len(rows))
        return {holder: key for holder, (_, key) in found.items() if key is not None}

    def _minted(
        self, holder: Holder, state: KeyState
    ) -> tuple[tuple[KeyState, Key], tuple[Any, ...]]:
        """A new key of a holder, and the row that is to keep it."""
        if state is KeyState.ERASED:
            raise KeyErased(*holder)
        secret, key_id = secrets.token_bytes(KEY_BYTES), secrets.token_hex(8)
        wrapped = self._master.wrap(secret, name=_name(holder, key_id))
        row = KeyRow(str(holder[0]), holder[1].value, KeyState.ACTIVE.value, key_id, wrapped)
        return (KeyState.ACTIVE, Key(key_id, AESGCM(secret))), sealed_row(row, self.seals)

    def _read_several(
        self, sql: sqlite3.Connection, holders: set[Holder]
    ) -> dict[Holder, tuple[KeyState, Key | None]]:
        subjects = list({str(subject) for subject, _ in holders})
        rows: dict[tuple[str, str], tuple[Any, ...]] = {}
        for begin in range(0, len(subjects), _SUBJECTS_AT_ONCE):
            some = subjects[begin : begin + _SUBJECTS_AT_ONCE]
            marks = f"({','.join('?' * len(some))})"
            rows |= {(one[0], one[1]): one[2:] for one in sql.execute(_OF_SUBJECTS + marks, some)}
        return {
            holder: self._opened(holder, rows.get((str(holder[0]), holder[1].value)))
            for holder in holders
        }

    def _read(self, sql: sqlite3.Connection, holder: Holder) -> tuple[KeyState, Key | None]:
        row = sql.execute(_SELECT, (str(holder[0]), holder[1].value)).fetchone()
        return self._opened(holder, row)

    def _opened(self, holder: Holder, row: tuple[Any, ...] | None) -> tuple[KeyState, Key | None]:
        if row is None:
            return KeyState.NONE, None
        state, key_id, wrapped = row
        try:
            known = KeyState(state)
        except ValueError:
            raise _changed(self.path) from None
        if (wrapped is None) != (known is KeyState.ERASED) or not _is_wrapped(wrapped):
            raise _changed(self.path)
        if wrapped is None:
            return known, None
        secret = self._master.unwrap(wrapped, name=_name(holder, key_id))
        return known, Key(key_id, AESGCM(secret))

    def _introduced(self, sql: sqlite3.Connection) -> tuple[str, bytes, Seals]:
        """Give the store's id, its identity key and its seals; make them on the first opening."""
        told = made_or_read(sql, self._first_words)
        if told.get("master_check") != self._master.check_value:
            raise StoreError(
                f"The master key ({self._master.source}) is not the one of the keys in"
                f" {self.path}. Give the right one in VORDERING_MASTER_KEY or in master.key."
            )
        try:
            key, sealed = self._identity_key(bytes.fromhex(told["identity_key"]))
            sealing = hmac.digest(key, b"vordering seals", hashlib.sha256)
            seals = Seals(sealing, told["id"])
        except (KeyError, ValueError, TypeError):
            raise _changed(self.path) from None
        if sealed:
            KeyBook.read(sql, seals)
        else:
            KeyBook.settle(sql, seals)
            again = self._master.wrap(key, name=_OF_SEALED).hex()
            KeyBook.read(sql, seals).with_identity_key(again).write(sql, seals)
        return seals.store_id, key, seals

    def _identity_key(self, wrapped: bytes) -> tuple[bytes, bool]:
        """Give the identity key, and whether it is that of a key store whose rows are sealed."""
        with suppress(StoreError):
            return self._master.unwrap(wrapped, name=_OF_SEALED), True
        return self._master.unwrap(wrapped, name=_OF_UNSEALED), False

    def _first_words(self) -> dict[str, str]:
        identity_key = secrets.token_bytes(KEY_BYTES)
        return {
            "id": secrets.token_hex(16),
            "master_check": self._master.check_value,
            "identity_key": self._master.wrap(identity_key, name=_OF_UNSEALED).hex(),
        }

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def _name(holder: Holder, key_id: str) -> str:
    return f"{holder[0]}|{holder[1].value}|{key_id}"


def _is_wrapped(wrapped: object) -> bool:
    return wrapped is None or isinstance(wrapped, bytes)


def _changed(path: Path) -> IntegrityBroken:
    return IntegrityBroken(
        f"The key store {path} was changed from outside. Restore it from its newest backup."
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be made: {error.strerror}."
            " Give this user the right to write there, or set VORDERING_HOME."
        ) from error
