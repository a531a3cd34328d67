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
    return fold(creditor_id, _said(around, creditor_id), at)


def collected_for_others(around: Around, creditor_id: UUID, at: Point, evidence: Point) -> bool:
    """Tell whether he collected for others, or claims he had taken over, at a point.

    Of a time before he was registered: as he is known at ``evidence``.
    """
    ever = around.once(
        (collected_for_others, creditor_id),
        lambda: any(map(_says_for_others, _said(around, creditor_id))),
    )
    if not ever:
        return False
    then = creditor_then(around, creditor_id, at)
    if not then.registered:
        then = creditor_then(around, creditor_id, evidence)
    return then.collects_for_others


def payments_of(around: Around, creditor_id: UUID) -> tuple[Recorded, ...]:
    """The facts that say through which day his payments are known, in order."""
    return around.once((payments_of, creditor_id), lambda: _of(around, creditor_id, _KNOWS))


def _said(around: Around, creditor_id: UUID) -> tuple[Recorded, ...]:
    return around.once((creditor_then, creditor_id), lambda: _of(around, creditor_id, _SAYS))


def _says_for_others(one: Recorded) -> bool:
    fact = one.fact
    return isinstance(fact, CreditorRegistered | TermsChanged) and bool(fact.collects_for_others)


def _of(around: Around, creditor_id: UUID, kinds: tuple[type, ...]) -> tuple[Recorded, ...]:
    stream = around.streams.get(creditor_id, ())
    return tuple(one for one in stream if isinstance(one.fact, kinds))
