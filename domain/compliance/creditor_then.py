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
from domain.facts import EnteredInError, Point, Recorded, in_force

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

    What was said by then; of a time before anything was said of it, what was first said, as is
    known at ``evidence``: whoever collects knows for whom he did, also before he told it here.
    """
    ever = around.once(
        (collected_for_others, creditor_id),
        lambda: any(map(_for_others, _said(around, creditor_id))),
    )
    if not ever:
        return False
    if then := _told(around, creditor_id, at):
        return then[-1]
    told = _told(around, creditor_id, evidence)
    return bool(told) and told[0]


def _told(around: Around, creditor_id: UUID, at: Point) -> list[bool]:
    """What a point sees said of it, in order."""
    facts = in_force(_said(around, creditor_id), at)
    return [told for told in map(_for_others, facts) if told is not None]


def payments_of(around: Around, creditor_id: UUID) -> tuple[Recorded, ...]:
    """The facts that say through which day his payments are known, in order."""
    return around.once((payments_of, creditor_id), lambda: _of(around, creditor_id, _KNOWS))


def _said(around: Around, creditor_id: UUID) -> tuple[Recorded, ...]:
    return around.once((creditor_then, creditor_id), lambda: _of(around, creditor_id, _SAYS))


def _for_others(one: Recorded) -> bool | None:
    """What a fact says of it; none: nothing, as a registration that does not say yes."""
    fact = one.fact
    if isinstance(fact, CreditorRegistered):
        return fact.collects_for_others or None
    return fact.collects_for_others if isinstance(fact, TermsChanged) else None


def _of(around: Around, creditor_id: UUID, kinds: tuple[type, ...]) -> tuple[Recorded, ...]:
    stream = around.streams.get(creditor_id, ())
    return tuple(one for one in stream if isinstance(one.fact, kinds))
