"""The header of a fact: canonical JSON (RFC 8785) whose hash is the fact's leaf (RFC 9162)."""

import hashlib
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

import orjson

from domain.facts import Envelope

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
) -> Draft:
    """Give the header without leaf index and moment, which the write lock decides.

    ``sealed`` maps fields to commitments (64 hex digits), ``reason_text`` is one or empty.
    A fact of a ``sandbox`` says so for ever. Empty values are left out; the salt keeps a leaf
    hash from being guessed.
    """
    kind, log, command = envelope.kind.value, id_text(envelope.log), id_text(envelope.command_id)
    # Each part in the order of its names, and the parts in that order too.
    before = {
        "actor": envelope.actor,
        "cause": envelope.cause,
        "command": command,
        "command_name": envelope.command_name,
        "effective_on": envelope.effective_on.isoformat(),
        "kind": kind,
    }
    between = {
        "log": log,
        "mode": "sandbox" if sandbox else "",
        "policy": envelope.policy,
        "reason": envelope.reason,
        "reason_text": reason_text,
    }
    after = {
        "role": envelope.role,
        "salt": os.urandom(SALT_BYTES).hex(),
        "sealed": sealed,
        "state_sha256": hashlib.sha256(state).hexdigest(),
        "stream": id_text(envelope.originator_id),
        "subject": id_text(envelope.subject) if envelope.subject is not None else "",
        "topic": topic,
        "v": HEADER_VERSION,
        "version": envelope.originator_version,
    }
    return Draft(
        before=_said(before)[:-1] + b',"leaf_index":',
        between=b"," + _said(between)[1:-1] + b',"recorded_at":"',
        after=b'",' + _said(after)[1:],
    )


def _said(part: dict[str, Any]) -> bytes:
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
