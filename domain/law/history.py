"""From entries to a ledger: what counts by a day, and reversals that count from theirs on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.law.accrual import Base
from domain.law.entries import (
    UNDOES,
    Entry,
    in_legal_order,
    next_reversal,
    without_retroactive,
    without_reversed,
)
from domain.law.interest import InterestTerms
from domain.law.ledger import Ledger
from domain.money import Cents


@dataclass(frozen=True, slots=True)
class History:
    """What the law lets count of an account by a day, in legal order.

    ``forced`` holds the base on which interest ran up to the last reversal: it is not computed
    again. ``unmatched`` holds entries (and cents) that found nothing to act on.
    """

    entries: Sequence[Entry]
    forced: tuple[Base, ...] = ()
    unmatched: tuple[tuple[Entry, Cents], ...] = ()


def counted(entries: Sequence[Entry], *, terms: InterestTerms, until: date) -> History:
    """The history as it counts on a day (inclusive).

    A credit from the start lowers the charge itself. A reversed payment counts as never made
    from the reversal's day on: what else was paid is imputed again without it, on the interest
    that had run until then on what was open then (BW 6:44; convention, law.md 4).
    """
    known = in_legal_order(entries, until=until)
    history = History(known)
    if any(entry.retroactive for entry in known):
        lowered, unmatched = without_retroactive(known)
        history = History(lowered, (), tuple((entry, entry.cents) for entry in unmatched))
    while reversal := next_reversal(history.entries):
        history = _without(history, reversal, terms)
    return history


def ledger_of(history: History, *, terms: InterestTerms, until: date) -> Ledger:
    """Walk a history and let interest run through a day (inclusive)."""
    ledger = Ledger(terms, history.forced)
    ledger.unmatched.extend(history.unmatched)
    ledger.book_all(history.entries)
    ledger.finish(until.toordinal())
    return ledger


def _without(history: History, reversal: Entry, terms: InterestTerms) -> History:
    entries, payment, beyond = without_reversed(history.entries, reversal)
    unmatched = history.unmatched + (((reversal, beyond),) if beyond else ())
    if payment is None or reversal.on <= payment.on:
        return History(entries, history.forced, unmatched)
    so_far = [
        entry for entry in history.entries if entry.on <= reversal.on and entry.kind not in UNDOES
    ]
    ledger = ledger_of(History(so_far, history.forced), terms=terms, until=reversal.on)
    return History(entries, _bases(ledger, reversal.on.toordinal()), unmatched)


def _bases(ledger: Ledger, last: int) -> tuple[Base, ...]:
    """The base of every day from the first interest day through a day, without gaps."""
    bases: list[Base] = []
    for first, until, base, _, _ in ledger.accrual.spans:
        if bases and bases[-1][0] == first - 1 and bases[-1][1] == base:
            bases.pop()
        elif not bases or bases[-1][0] < first - 1:
            bases.append((first - 1, 0))
        bases.append((until, base))
    if not bases or bases[-1][0] < last:
        bases.append((last, 0))
    return tuple(bases)
