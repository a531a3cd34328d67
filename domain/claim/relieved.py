"""A claim less what an insolvent debtor does not owe of it, or what cannot be filed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from domain.claim.evolve_money import RANK
from domain.claim.found import Charged
from domain.claim.remembered import Relief
from domain.claim.state import Claim, LedgerEntry
from domain.law.account import EntryKind

_FALLEN: Final = "insolvency@"
"""How the ledger names costs that fell due when he was insolvent, by the version of their fact."""


def relieved(claim: Claim, *, last_interest_day: date | None, relief: Relief) -> Claim:
    """The claim with interest and costs as far as they run against its debtor.

    Costs that fell due on or after the day of a bankruptcy or restructuring count as never
    charged: what was not owed on that day cannot be filed (Fw 26, 110, 299), and the letter that
    they rest on gave a term to somebody who was not free to pay (Fw 23, 295). No fact is recorded
    for it: it holds as long as the debtor is known to have been insolvent, and no longer.
    """
    if claim.last_interest_day == last_interest_day and claim.relief == relief:
        return claim
    owed = _as_charged(claim)
    falls = [one for one in owed.costs if one.standing and _within(one.on, relief.no_costs)]
    return replace(
        owed,
        last_interest_day=last_interest_day,
        relief=relief,
        relieved_of=tuple(falls),
        costs=[_let_go(one) if one in falls else one for one in owed.costs],
        ledger=[*owed.ledger, *(_entry(one, owed) for one in falls)],
    )


def relieved_like(claim: Claim, other: Claim) -> Claim:
    """A claim that was folded anew, less what another reading of it was relieved of."""
    return relieved(claim, last_interest_day=other.last_interest_day, relief=other.relief)


def _as_charged(claim: Claim) -> Claim:
    """The claim without any relief."""
    if not claim.relieved_of:
        return claim
    before = {one.version: one for one in claim.relieved_of}
    return replace(
        claim,
        costs=[before.get(one.version, one) for one in claim.costs],
        ledger=[one for one in claim.ledger if not one.ref.startswith(_FALLEN)],
        relieved_of=(),
    )


def _within(day: date, stretches: Iterable[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in stretches)


def _let_go(charged: Charged) -> Charged:
    less = charged.less_open + charged.standing
    return replace(charged, waived=charged.total, less_open=less)


def _entry(charged: Charged, claim: Claim) -> LedgerEntry:
    at = {one.ref: one for one in claim.ledger if one.kind is EntryKind.COSTS}
    return LedgerEntry(
        on=charged.on,
        rank=RANK[EntryKind.COSTS_WAIVED],
        position=at[str(charged.version)].position,
        kind=EntryKind.COSTS_WAIVED,
        cents=charged.standing,
        ref=f"{_FALLEN}{charged.version}",
        reverses=str(charged.version),
        retroactive=True,
    )
