"""The key store: one key for each subject and purpose, wrapped, in a database of its own."""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import RLock
from typing import Final, TypeAlias
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.store.errors import KeyErased
from adapters.store.master_key import KEY_BYTES, KEY_STORE_FILE, MasterKey
from adapters.store.sqlite_files import connect, in_words
from domain.errors import StoreError
from domain.sealing import Purpose

Holder: TypeAlias = tuple[UUID, Purpose]
"""Whose key it is, and what it seals."""

_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    (
        "CREATE TABLE IF NOT EXISTS keys (subject TEXT NOT NULL, purpose TEXT NOT NULL,"
        " state TEXT NOT NULL, key_id TEXT NOT NULL, wrapped BLOB,"
        " PRIMARY KEY (subject, purpose)) WITHOUT ROWID"
    ),
)
_SELECT: Final = "SELECT state, key_id, wrapped FROM keys WHERE subject=? AND purpose=?"
_ERASE: Final = (
    "INSERT INTO keys (subject, purpose, state, key_id, wrapped) VALUES (?,?,'erased','',NULL)"
    " ON CONFLICT (subject, purpose) DO UPDATE SET state='erased', wrapped=NULL"
)


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

    Unwrapped keys are remembered until any other connection writes to the file, so that an
    erasure by another process is noticed at the next use.
    """

    def __init__(self, home: Path, *, master: MasterKey) -> None:
        """Open or make ``<home>/keys/keys.sqlite3``; raises StoreError for a wrong master key."""
        self.path = home / KEY_STORE_FILE
        self._master = master
        self._lock = RLock()
        self._seen_version = -1
        self._cache: dict[Holder, Key] = {}
        with in_words(self.path):
            _make_folder(self.path.parent)
            self._connection = connect(self.path)
            with self._writing() as sql:
                self.id, self.identity_key = self._introduced(sql)

    def keys_for(self, holders: Iterable[Holder]) -> Mapping[Holder, Key]:
        """Give the keys of all holders; missing ones are minted in one durable transaction.

        Raises KeyErased where one was destroyed.
        """
        with self._lock, in_words(self.path):
            self._forget_when_stale()
            wanted = set(holders)
            # Not a set difference: that would walk every key this program ever used.
            missing = {holder for holder in wanted if holder not in self._cache}
            if missing:
                self._cache.update(self._read_or_minted(missing))
            return {holder: self._cache[holder] for holder in wanted}

    def find(self, holder: Holder) -> Key | KeyState:
        """Give the key of a holder, or the state that says why there is none."""
        with self._lock, in_words(self.path):
            self._forget_when_stale()
            if holder not in self._cache:
                state, key = self._read(self._connection, holder)
                if key is None:
                    return state
                self._cache[holder] = key
            return self._cache[holder]

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
                sql.executemany(_ERASE, [(str(subject), p.value) for p in purposes])
            for gone in purposes:
                self._cache.pop((subject, gone), None)
            self._wipe_journal()

    def close(self) -> None:
        """Close the file and forget all keys."""
        with self._lock:
            self._cache.clear()
            self._connection.close()

    def _wipe_journal(self) -> None:
        """Empty the WAL, which may still hold the wrapped key; a busy reader delays it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _forget_when_stale(self) -> None:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._seen_version:
            self._cache.clear()
            self._seen_version = version

    def _read_or_minted(self, holders: set[Holder]) -> dict[Holder, Key]:
        found = {holder: self._read(self._connection, holder) for holder in holders}
        if any(key is None for _, key in found.values()):
            with self._writing() as sql:
                found = {holder: self._read_or_mint(sql, holder) for holder in holders}
        return {holder: key for holder, (_, key) in found.items() if key is not None}

    def _read_or_mint(self, sql: sqlite3.Connection, holder: Holder) -> tuple[KeyState, Key | None]:
        state, key = self._read(sql, holder)
        if state is KeyState.ERASED:
            raise KeyErased(*holder)
        return (state, key) if key else (KeyState.ACTIVE, self._minted(sql, holder))

    def _minted(self, sql: sqlite3.Connection, holder: Holder) -> Key:
        secret, key_id = secrets.token_bytes(KEY_BYTES), secrets.token_hex(8)
        wrapped = self._master.wrap(secret, name=_name(holder, key_id))
        row = (str(holder[0]), holder[1].value, KeyState.ACTIVE.value, key_id, wrapped)
        sql.execute("INSERT INTO keys VALUES (?,?,?,?,?)", row)
        return Key(key_id, AESGCM(secret))

    def _read(self, sql: sqlite3.Connection, holder: Holder) -> tuple[KeyState, Key | None]:
        row = sql.execute(_SELECT, (str(holder[0]), holder[1].value)).fetchone()
        if row is None:
            return KeyState.NONE, None
        state, key_id, wrapped = row
        if wrapped is None:
            return KeyState(state), None
        secret = self._master.unwrap(wrapped, name=_name(holder, key_id))
        return KeyState(state), Key(key_id, AESGCM(secret))

    def _introduced(self, sql: sqlite3.Connection) -> tuple[str, bytes]:
        """Give the store's id and its identity key; make both on the first opening."""
        for statement in _TABLES:
            sql.execute(statement)
        about = dict(sql.execute("SELECT name, value FROM about").fetchall())
        if not about:
            about = self._first_words()
            sql.executemany("INSERT INTO about VALUES (?,?)", about.items())
        if about["master_check"] != self._master.check_value:
            raise StoreError(
                f"The master key ({self._master.source}) is not the one of the keys in"
                f" {self.path}. Give the right one in VORDERING_MASTER_KEY or in master.key."
            )
        wrapped = bytes.fromhex(about["identity_key"])
        return about["id"], self._master.unwrap(wrapped, name="identities")

    def _first_words(self) -> dict[str, str]:
        identity_key = secrets.token_bytes(KEY_BYTES)
        return {
            "id": secrets.token_hex(16),
            "master_check": self._master.check_value,
            "identity_key": self._master.wrap(identity_key, name="identities").hex(),
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


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be made: {error.strerror}."
            " Give this user the right to write there, or set VORDERING_HOME."
        ) from error
