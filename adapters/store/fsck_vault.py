"""The part of the check that looks at one sealed value: whose, for what, and what it opens to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from adapters.store.findings import error_said
from adapters.store.keys import KeyState
from adapters.store.mapper import REASON_TEXT
from adapters.store.reading import vault_row
from adapters.store.rows import VaultRow
from adapters.store.store import Store
from domain.errors import StoreError
from domain.sealing import Purpose

Code = tuple[str, str]


def value_findings(
    store: Store, row: Sequence[Any], topic: str | None, header: bytes, *, opened: bool
) -> Iterator[Code]:
    """Hold a row of the vault against its fact's header, and open it."""
    if topic is None:
        yield "vault_orphan", "a sealed value of no fact"
        return
    try:
        value, about = vault_row(row), _object(header)
        # As it lies there: another spelling of the same person is not swept when he is erased.
        yield from _named(store, value._replace(subject=row[4]), topic, about)
        if opened:
            yield from _opened(store, value)
    except Exception as error:  # noqa: BLE001 - whatever lies in the row is a finding
        yield "vault_value", error_said(error)


def _named(store: Store, value: VaultRow, topic: str, header: Mapping[str, Any]) -> Iterator[Code]:
    """The header commits to this value in this field, of this subject, for this purpose."""
    purposes = {**store.facts.registry.codec_for(topic).sealed, REASON_TEXT: Purpose.NOTES}
    commitments = {**header.get("sealed", {}), REASON_TEXT: header.get(REASON_TEXT)}
    named, purpose = commitments.get(value.field), purposes.get(value.field)
    if named != value.commitment:
        yield "vault_orphan", f"no fact commits to it as its '{value.field[:40]}'"
    elif header.get("subject") != str(value.subject) or purpose != value.purpose:
        yield "vault_subject", "it is kept for another person or purpose than its fact says"


def _opened(store: Store, value: VaultRow) -> Iterator[Code]:
    key = store.keys.look((value.subject, Purpose(value.purpose)))
    if key is KeyState.ERASED:
        return
    try:
        store.vault.plaintext(value, key=key)
    except StoreError as error:
        yield "vault_value", error_said(error)


def _object(header: bytes) -> dict[str, Any]:
    read = orjson.loads(header)
    return read if isinstance(read, dict) else {}
