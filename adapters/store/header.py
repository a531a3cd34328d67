"""The header of a fact: canonical JSON (RFC 8785) whose hash is the fact's leaf (RFC 9162)."""

import hashlib
import os
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

import orjson

from domain.facts import Envelope, StreamKind

HEADER_VERSION: Final = 1
SALT_BYTES: Final = 16
SANDBOX_MARK: Final = b'"mode":"sandbox"'
"""Stands in the header of every fact that was made in a sandbox; no string can hold it."""
_LEAF_PREFIX: Final = b"\x00"


class Draft(NamedTuple):
    """The bytes of a header around what the write lock decides: leaf index and moment."""

    before: bytes
    between: bytes
    after: bytes

    def finished(self, *, leaf_index: int, recorded_at: str) -> bytes:
        """Give the bytes of the header with its place in the log and its moment (UTC text)."""
        return b"%b%d%b%b%b" % (
            self.before,
            leaf_index,
            self.between,
            recorded_at.encode(),
            self.after,
        )


def drafted(
    envelope: Envelope,
    *,
    topic: str,
    state: bytes,
    sealed: Mapping[str, str],
    reason_text: str,
    sandbox: bool = False,
    salt: str = "",
) -> Draft:
    """Give the header without leaf index and moment, which the write lock decides.

    ``sealed`` maps fields to commitments (64 hex digits), ``reason_text`` is one or empty.
    A fact of a ``sandbox`` says so for ever. Empty values are left out; the salt keeps a leaf
    hash from being guessed: one of ``salts``, or one of its own where none is given.
    """
    after: dict[str, Any] = {
        "salt": salt or os.urandom(SALT_BYTES).hex(),
        "state_sha256": hashlib.sha256(state).hexdigest(),
        "stream": id_text(envelope.originator_id),
        "topic": topic,
        "v": HEADER_VERSION,
        "version": envelope.originator_version,
    }
    if envelope.role:
        after["role"] = envelope.role
    if sealed:
        after["sealed"] = sealed
    if envelope.subject is not None:
        after["subject"] = id_text(envelope.subject)
    # Each part in the order of its names, and the parts in that order too.
    return Draft(
        before=_before(
            envelope.actor,
            envelope.cause,
            envelope.command_id,
            envelope.command_name,
            envelope.effective_on,
            envelope.kind,
        ),
        between=_between(envelope.log, sandbox, envelope.policy, envelope.reason, reason_text),
        after=b'",' + canonical(after)[1:],
    )


def salts(count: int) -> list[str]:
    """Draw the salts of so many headers at once (32 hex digits each)."""
    drawn = os.urandom(SALT_BYTES * count).hex()
    return [drawn[at : at + 2 * SALT_BYTES] for at in range(0, len(drawn), 2 * SALT_BYTES)]


@lru_cache(maxsize=1024)
def _before(  # noqa: PLR0917 - by place, so that one call is remembered in one way
    actor: str, cause: str, command: UUID, command_name: str, effective_on: date, kind: StreamKind
) -> bytes:
    """What stands before the leaf index; a save repeats few of them often."""
    said = {
        "actor": actor,
        "cause": cause,
        "command": id_text(command),
        "command_name": command_name,
        "effective_on": effective_on.isoformat(),
        "kind": kind.value,
    }
    return _said(said)[:-1] + b',"leaf_index":'


@lru_cache(maxsize=1024)
def _between(
    log: UUID,
    sandbox: bool,  # noqa: FBT001 - by place, so that one call is remembered in one way
    policy: str,
    reason: str,
    reason_text: str,
) -> bytes:
    """What stands between leaf index and moment; a save repeats few of them often."""
    said = {
        "log": id_text(log),
        "mode": "sandbox" if sandbox else "",
        "policy": policy,
        "reason": reason,
        "reason_text": reason_text,
    }
    return b"," + _said(said)[1:-1] + b',"recorded_at":"'


def _said(part: dict[str, str]) -> bytes:
    return canonical({name: value for name, value in part.items() if value})


def canonical(header: Mapping[str, Any]) -> bytes:
    """Write strings and integers as RFC 8785 does; keys are ASCII."""
    return orjson.dumps(header, option=orjson.OPT_SORT_KEYS)


def leaf_hash(header: bytes) -> bytes:
    """Give the hash of a leaf: SHA-256 of a zero byte and the header (RFC 9162, 2.1.1)."""
    return hashlib.sha256(_LEAF_PREFIX + header).digest()


@lru_cache(maxsize=4096)
def id_text(identity: UUID) -> str:
    """Give the canonical text of an id; a save repeats few of them often."""
    return str(identity)


@lru_cache(maxsize=4096)
def id_from(text: str) -> UUID:
    """Read an id back; a history repeats few of them often."""
    return UUID(text)
