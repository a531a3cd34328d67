"""A creditor as he was known at a moment, without folding each day's facts for each act."""

from typing import Final
from uuid import UUID

from domain.compliance.case_file import Around
from domain.creditor.events import (
    AccountDoubted,
    AccountDoubtEnded,
    CreditorRegistered,
    OpenItemsImported,
    PaymentsKnownThrough,
    TermsChanged,
)
from domain.creditor.state import Creditor, fold
from domain.facts import EnteredInError, Point, Recorded

_SAYS: Final = (CreditorRegistered, TermsChanged, EnteredInError)
_KNOWS: Final = (
    PaymentsKnownThrough,
    AccountDoubted,
    AccountDoubtEnded,
    OpenItemsImported,
    EnteredInError,
)


def creditor_then(around: Around, creditor_id: UUID, at: Point) -> Creditor:
    """His accounts and terms at a point; not which payments were known."""
    said = around.once((creditor_then, creditor_id), lambda: _of(around, creditor_id, _SAYS))
    return fold(creditor_id, said, at)


def payments_of(around: Around, creditor_id: UUID) -> tuple[Recorded, ...]:
    """The facts that say through which day his payments are known, in order."""
    return around.once((payments_of, creditor_id), lambda: _of(around, creditor_id, _KNOWS))


def _of(around: Around, creditor_id: UUID, kinds: tuple[type, ...]) -> tuple[Recorded, ...]:
    stream = around.streams.get(creditor_id, ())
    return tuple(one for one in stream if isinstance(one.fact, kinds))
