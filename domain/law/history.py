"""From entries to a ledger: what counts by a day, and reversals that count from theirs on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.law.award import AwardLedger, AwardTerms, Terms
from domain.law.entries import (
    UNDOES,
    Entry,
    in_legal_order,
    next_reversal,
    without_retroactive,
    without_reversed,
)
from domain.law.ledger import Forced, Ledger
from domain.money import Cents


@dataclass(frozen=True, slots=True)
class History:
    """What the law lets count of an account by a day, in legal order.

    ``forced`` holds the base on which interest ran up to the last reversal: it is not computed
    again. ``unmatched`` holds entries (and cents) that found nothing to act on.
    """

    entries: Sequence[Entry]
    forced: Forced = field(default_factory=dict)
    unmatched: tuple[tuple[Entry, Cents], ...] = ()


def counted(entries: Sequence[Entry], *, terms: Terms, until: date) -> History:
    """The history as it counts on a day (inclusive).

    A credit from the start lowers the charge itself. A reversed payment counts as never made
    from the reversal's day on: what else was paid is imputed again without it, on the interest
    that had run until then on what was open then (BW 6:44; convention, law.md 4).
    """
    known = in_legal_order(entries, until=until)
    history = History(known)
    if any(entry.retroactive for entry in known):
        lowered, unmatched = without_retroactive(known)
        history = History(lowered, {}, tuple((entry, entry.cents) for entry in unmatched))
    while reversal := next_reversal(history.entries):
        history = _without(history, reversal, terms)
    return history


def opened(terms: Terms, forced: Forced) -> Ledger | AwardLedger:
    """An empty account that runs by some terms."""
    if isinstance(terms, AwardTerms):
        return AwardLedger(terms, forced)
    return Ledger(terms, forced.get("", ()))


def ledger_of(history: History, *, terms: Terms, until: date) -> Ledger | AwardLedger:
    """Walk a history and let interest run through a day (inclusive)."""
    ledger = opened(terms, history.forced)
    ledger.unmatched.extend(history.unmatched)
    ledger.book_all(history.entries)
    ledger.finish(until.toordinal())
    return ledger


def _without(history: History, reversal: Entry, terms: Terms) -> History:
    entries, payment, beyond = without_reversed(history.entries, reversal)
    unmatched = history.unmatched + (((reversal, beyond),) if beyond else ())
    if payment is None or reversal.on <= payment.on:
        return History(entries, history.forced, unmatched)
    so_far = [
        entry for entry in history.entries if entry.on <= reversal.on and entry.kind not in UNDOES
    ]
    ledger = ledger_of(History(so_far, history.forced), terms=terms, until=reversal.on)
    return History(entries, ledger.bases(reversal.on.toordinal()), unmatched)
