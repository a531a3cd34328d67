"""Documents that facts name: each must be in the archive, unless its person was erased."""

import re
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from adapters.store.findings import Finding, Place, guarded
from adapters.store.keys import KeyState
from adapters.store.rows import LogRow
from application.house import House
from domain.facts import StreamKind
from domain.sealing import Purpose

_AT_ONCE: Final = 2_000
_NAMED: Final = re.compile(rb'"(?:document|dossier)_sha256":"([0-9a-f]{64})"')
_CREDITORS: Final = re.compile(rb'"sha256":"([0-9a-f]{64})"')
_OF_CREDITOR: Final = frozenset(
    {"creditor.letter_template_installed", "creditor.open_items_imported"}
)


def document_findings(house: House, kept: set[bytes], *, through: int) -> Iterator[Finding]:
    """Find facts through a position whose document is not among those that are kept."""
    after = 0
    while rows := house.store.read_after(after, _AT_ONCE):
        after = rows[-1].position
        for row in rows:
            if row.position <= through:
                yield from guarded(_place(row), _missing(house, row, kept))


def _missing(house: House, row: LogRow, kept: set[bytes]) -> Iterator[Finding]:
    pattern = _CREDITORS if row.topic in _OF_CREDITOR else _NAMED
    for digest in pattern.findall(row.state):
        name = digest.decode()
        if bytes.fromhex(name) not in kept and not _erased(house, row):
            place = Place(
                table="archive", key=name, position=row.position, stream=row.stream,
                version=row.version,
            )  # fmt: skip
            what = f"the document that '{row.topic}' names is gone"
            yield Finding(place=place, code="document_missing", what=what)


def _erased(house: House, row: LogRow) -> bool:
    person = _person(house, row)
    return person is not None and house.store.keys.state(person, Purpose.LEDGER) is KeyState.ERASED


def _person(house: House, row: LogRow) -> UUID | None:
    """Whose key seals the documents of a stream."""
    if row.kind == StreamKind.CLAIM.value:
        return house.collections.claim(row.stream_id).debtor_id
    if row.kind == StreamKind.LETTER.value:
        order = house.collections.letter(row.stream_id).order
        return order.debtor_id if order else None
    if row.kind == StreamKind.PAYMENT_PLAN.value:
        proposed = house.collections.payment_plan(row.stream_id).proposed
        return proposed.debtor_id if proposed else None
    return row.stream_id


def _place(row: LogRow) -> Place:
    return Place(table="facts", position=row.position, stream=row.stream, version=row.version)
