"""Whether facts move money on a claim, and what it is after them."""

from collections.abc import Sequence
from datetime import date
from typing import Final, get_args

from domain.claim.balance import balance
from domain.claim.events import (
    CreditNoteApplied,
    DeterminationWithdrawn,
    DisputeDecided,
    InvoiceDetailsCorrected,
    JudgmentAnnulled,
    JudgmentGiven,
    MoneyFact,
)
from domain.claim.state import Claim
from domain.facts import EnteredInError, Fact

_MOVING: Final[tuple[type[Fact], ...]] = (
    *get_args(MoneyFact),
    DeterminationWithdrawn,
    DisputeDecided,
    InvoiceDetailsCorrected,
    JudgmentGiven,
    JudgmentAnnulled,
    EnteredInError,
)
"""Beside what changes the ledger: what changes since when interest runs, or over how much.

A judgment that awards less than was paid after the summons leaves money of the debtor here."""


def moves_money(facts: Sequence[Fact]) -> bool:
    """Tell whether any of some facts may change what is owed or was paid too much."""
    return any(isinstance(fact, _MOVING) for fact in facts)


def takes_back(facts: Sequence[Fact]) -> bool:
    """Tell whether any of some facts says that an earlier one counts no more."""
    return any(isinstance(fact, EnteredInError) for fact in facts)


def touches_credit(before: Claim, after: Claim, facts: Sequence[Fact], *, today: date) -> bool:
    """Tell whether facts may bear on a debtor's credit: a surplus there was, is, or was credited.

    The same is asked of every payment; only where it is so the debtor is read.
    """
    if any(isinstance(fact, CreditNoteApplied) for fact in facts):
        return True
    return any(one.opened and balance(one, on=today).unallocated for one in (before, after))
