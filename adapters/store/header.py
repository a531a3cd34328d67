"""The header of a fact: canonical JSON (RFC 8785) whose hash is the fact's leaf (RFC 9162)."""

import hashlib
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

import orjson

from domain.facts import Envelope

HEADER_VERSION: Final = 1
SALT_BYTES: Final = 16
SANDBOX_MARK: Final = b'"mode":"sandbox"'
"""Stands in the header of every fact that was made in a sandbox; no string can hold it."""
_LEAF_PREFIX: Final = b"\x00"


def drafted(
    envelope: Envelope,
    *,
    topic: str,
    state: bytes,
    sealed: Mapping[str, str],
    reason_text: str,
    sandbox: bool = False,
) -> dict[str, Any]:
    """Give the header without leaf index and moment, which the write lock decides.

    ``sealed`` maps fields to commitments (64 hex digits), ``reason_text`` is one or empty.
    A fact of a ``sandbox`` says so for ever. Empty values are left out; the salt keeps a leaf
    hash from being guessed.
    """
    header: dict[str, Any] = {
        "v": HEADER_VERSION,
        "log": id_text(envelope.log),
        "kind": envelope.kind.value,
        "stream": id_text(envelope.originator_id),
        "version": envelope.originator_version,
        "topic": topic,
        "effective_on": envelope.effective_on.isoformat(),
        "actor": envelope.actor,
        "role": envelope.role,
        "command": id_text(envelope.command_id),
        "command_name": envelope.command_name,
        "cause": envelope.cause,
        "reason": envelope.reason,
        "reason_text": reason_text,
        "policy": envelope.policy,
        "state_sha256": hashlib.sha256(state).hexdigest(),
        "sealed": sealed,
        "salt": os.urandom(SALT_BYTES).hex(),
        "mode": "sandbox" if sandbox else "",
    }
    if envelope.subject is not None:
        header["subject"] = id_text(envelope.subject)
    return {name: value for name, value in header.items() if value}


def finished(draft: dict[str, Any], *, leaf_index: int, recorded_at: str) -> bytes:
    """Give the bytes of a header with its place in the log and its moment (UTC text)."""
    return canonical({**draft, "leaf_index": leaf_index, "recorded_at": recorded_at})


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
