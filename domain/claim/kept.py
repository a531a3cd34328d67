"""Payments as they count: less what was taken back of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.claim.state import LedgerEntry
from domain.law.account import EntryKind


def kept(ledger: Iterable[LedgerEntry], *, by: date = date.max) -> list[LedgerEntry]:
    """The entries as if what was taken back of payments by a day had never been paid.

    A storno takes all of a payment back, a set-off that fell perhaps a part of it.
    """
    known = list(ledger)
    back = Counter[str]()
    for entry in known:
        if entry.kind is EntryKind.REVERSAL and entry.on <= by:
            back[entry.reverses] += entry.cents
    left = (_less(entry, back) for entry in known)
    return [entry for entry in left if entry is not None]


def kept_payments(ledger: Iterable[LedgerEntry], *, by: date = date.max) -> list[LedgerEntry]:
    """The payments that count, each with what is left of it."""
    return [entry for entry in kept(ledger, by=by) if entry.kind is EntryKind.PAYMENT]


def _less(entry: LedgerEntry, back: Counter[str]) -> LedgerEntry | None:
    if entry.kind is EntryKind.REVERSAL and entry.reverses in back:
        return None
    if entry.kind is not EntryKind.PAYMENT or not back[entry.ref]:
        return entry
    left = entry.cents - back[entry.ref]
    return replace(entry, cents=left) if left > 0 else None
