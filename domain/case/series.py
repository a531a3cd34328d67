"""Claims that come back on one consumer, such as rent: what was asked before over the series."""

from collections.abc import Iterator
from datetime import date

from domain.case import Case
from domain.claim.state import Claim
from domain.days import day_after
from domain.law.month import add_months
from domain.law.recurring_costs import SMALL_TERM, ChargedCosts, RecurringSeries


def recurring_series(case: Case, *, on: date) -> RecurringSeries | None:
    """The series of a consumer's claim for the cap on its costs; None: it is in no series.

    The cap is on by default, since what is unconfirmed asks the debtor less (law.md O1).
    """
    if not in_series(case):
        return None
    earlier = [costs for claim in (case.claim, *_same(case)) for costs in _charged(claim)]
    return RecurringSeries(on=on, earlier=earlier)


def series_to_announce(case: Case, *, on: date) -> RecurringSeries | None:
    """The same for a letter that is to announce costs: what others announced counts as asked.

    Until it is known who pays, each of them may still come to be owed; a letter that states more
    than can be due brings no costs at all (law.md 2.1). Of this claim only what was charged.
    """
    if not in_series(case):
        return None
    earlier = [*_charged(case.claim)]
    for claim in _same(case):
        earlier += [*_charged(claim), *_announced(claim)]
    return RecurringSeries(on=on, earlier=earlier)


def in_series(case: Case) -> bool:
    """Tell whether the cap on recurring claims is for this one."""
    return case.consumer and bool(case.claim.series_id)


def letter_of_series_under_way(case: Case) -> bool:
    """Tell whether a letter on another term is under way: what it announces is not known here."""
    return in_series(case) and any(claim.pending for claim in _same(case))


def announces_nothing(case: Case, *, on: date) -> bool:
    """Tell whether the cap leaves no cent that a fourteen-day letter could announce."""
    series = series_to_announce(case, on=on)
    small = case.claim.principal < SMALL_TERM
    return series is not None and small and series.most(1, principals=[1], single_costs=[1]) == 0


def days_of_the_cap(case: Case) -> Iterator[date]:
    """The days on which something that was asked over the series leaves the half-year."""
    series = series_to_announce(case, on=date.min)
    for costs in series.earlier if series else ():
        yield day_after(add_months(costs.on, 6))


def counts_in_series(claim: Claim) -> bool:
    """Tell whether other terms of a series must know a claim: it was asked, or is about to be."""
    return bool(claim.series_id) and bool(claim.costs or claim.letters or claim.pending)


def _same(case: Case) -> list[Claim]:
    same = (c for c in case.siblings if c.series_id == case.claim.series_id)
    return [claim for claim in same if claim.id != case.claim.id]


def _charged(claim: Claim) -> list[ChargedCosts]:
    return [ChargedCosts(one.on, one.standing) for one in claim.costs if one.standing]


def _announced(claim: Claim) -> Iterator[ChargedCosts]:
    """What a letter of this round announced and was neither charged, voided nor paid away."""
    if not claim.live or any(one.standing for one in claim.costs):
        return
    for sent in claim.sent_in_round():
        if sent.fourteen:
            yield ChargedCosts(sent.sent_on, sent.fourteen.share)
