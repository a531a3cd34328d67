"""How interest stands on a claim on a day: since when it runs, or why none does, by which law."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.case import Case
from domain.case.barred_interest import barred_interest
from domain.case.limitation import barred_since, first_bearing
from domain.claim.balance import balance, first_interest_day, interest_kind
from domain.claim.state import Claim
from domain.claim.term import statutory_due
from domain.law import terms as law
from domain.law.default import TermBasis, is_fatal
from domain.law.interest import ARTICLES
from domain.law.protection import Bar
from domain.law.rates import InterestKind
from domain.parties import Capacity


class InterestStand(StrEnum):
    """What is to be said of the interest of a claim."""

    RUNS = "runs"
    """It runs; ``since``: its first day."""
    TERM_RUNS = "term_runs"
    """The term to pay is not over; ``since``: the first day that will bear interest."""
    NO_DEFAULT = "no_default"
    """Default was not found, and without it none runs."""
    NOT_CLAIMED = "not_claimed"
    """A person said that none is asked."""
    RATE_UNKNOWN = "rate_unknown"
    """It was agreed, and its rate is not known here: none is reckoned before a judge awards it."""
    NOTHING_BEARS = "nothing_bears"
    """Nothing that bears interest is open; ``since``: when the last of it was paid or let go."""
    JUDGED = "judged"
    """By a judgment; ``since``: the first day of which it awards interest."""
    JUDGED_WITHOUT = "judged_without"
    """The judgment awards no interest that runs on; ``since``: its day."""
    BANKRUPT = "bankrupt"
    """It ended; ``since``: the day of the bankruptcy, which bears none."""
    RESTRUCTURED = "restructured"
    """None is owed while a restructuring lasts, or lasted; ``since``: its first day."""
    FREED = "freed"
    """Nothing comes to what cannot be enforced any more; ``since``: the day of the ruling."""
    BARRED = "barred"
    """It is barred with the principal, by what is certain; ``since``: the first such day."""
    PART_BARRED = "part_barred"
    """Under a judgment: that of the days through ``through`` is barred, by what is certain."""
    CAPACITY_UNKNOWN = "capacity_unknown"
    """Reckoned as a consumer's; ``since``: a business would owe commercial interest from then."""


@dataclass(frozen=True, slots=True)
class InterestTold:
    """One thing to be said of the interest of a claim; ``through``: the last day, inclusive."""

    stand: InterestStand
    article: str
    since: date | None = None
    through: date | None = None
    cents: int | None = None
    """So much of it, in cents, where that is told."""


TRADE: Final = frozenset({InterestKind.COMMERCIAL, InterestKind.GOVERNMENT})
"""Interest that needs no default."""
_INSOLVENT: Final = {
    Bar.BANKRUPTCY: (InterestStand.BANKRUPT, "Fw 128"),
    Bar.DEBT_RESTRUCTURING: (InterestStand.RESTRUCTURED, "Fw 303"),
}


def interest_told(case: Case, *, on: date) -> tuple[InterestTold, ...]:
    """What is to be said of the interest of a claim on a day: on what it rests, and what ends it.

    The first says whether it runs and since when; the others what stands in its way, and until
    when. Of one whose interest never began by then, only what stopped it.
    """
    ended = tuple(_ended(case, on))
    rest = (*ended, *_barred(case, on), *_capacity(case, on))
    first = grounds_of(case.claim, on=on)
    stopped = [one.since for one in ended if one.through is None and one.since]
    if first.stand is InterestStand.RUNS and stopped and first.since and first.since >= stopped[0]:
        return rest
    return (first, *rest)


def grounds_of(claim: Claim, *, on: date) -> InterestTold:
    """Whether interest runs on a claim on a day, since when, and why none does (law.md 3.1)."""
    if claim.court.award_on(on):
        return _by_judgment(claim, on)
    kind = interest_kind(claim)
    if kind is InterestKind.NONE:
        return InterestTold(InterestStand.NOT_CLAIMED, "")
    if kind is InterestKind.CONTRACT:
        return InterestTold(InterestStand.RATE_UNKNOWN, ARTICLES[kind])
    since, article = first_interest_day(claim), _article(claim, kind)
    if since is None:
        return InterestTold(InterestStand.NO_DEFAULT, article)
    return _since(claim, article, since, on)


def _by_judgment(claim: Claim, on: date) -> InterestTold:
    """What was awarded binds the parties (Rv 236), and its interest with it."""
    award = claim.court.award_on(on)
    assert award is not None
    since = first_bearing(award)
    if since is None:
        return InterestTold(InterestStand.JUDGED_WITHOUT, "Rv 236", award.on)
    return InterestTold(InterestStand.JUDGED, "Rv 236", since)


def _since(claim: Claim, article: str, since: date, on: date) -> InterestTold:
    """What is to be said where the first day of interest is known."""
    if on < since:
        return InterestTold(InterestStand.TERM_RUNS, article, since)
    if not balance(claim, on=on).principal:
        last = max((entry.on for entry in claim.ledger if entry.on <= on), default=None)
        return InterestTold(InterestStand.NOTHING_BEARS, article, last)
    return InterestTold(InterestStand.RUNS, article, since)


def _article(claim: Claim, kind: InterestKind) -> str:
    """The article with its paragraph: by what was agreed, or by the statutory term."""
    agreed = kind not in TRADE or is_fatal(claim.term_basis)
    return f"{ARTICLES[kind]} lid {1 if agreed else 2}"


def _ended(case: Case, on: date) -> Iterator[InterestTold]:
    """What an insolvency, or what came of it, takes away of the interest."""
    claim, debtor = case.claim, case.debtor
    for bar, since in sorted(debtor.insolvent_since.items(), key=lambda one: one[1]):
        if since <= on:
            yield InterestTold(*_INSOLVENT[Bar(bar)], since)
    for over in debtor.insolvencies:
        if (over.first, over.last) in claim.relief.no_interest and over.first <= on:
            yield InterestTold(*_INSOLVENT[over.bar], over.first, over.last)
    if debtor.set_free(claim) and debtor.natural_through and debtor.natural_through <= on:
        yield InterestTold(InterestStand.FREED, "Fw 358, BW 6:3", debtor.natural_through)


def _barred(case: Case, on: date) -> Iterator[InterestTold]:
    if since := barred_since(case, today=on):
        yield InterestTold(InterestStand.BARRED, "BW 3:312", since)
    elif old := barred_interest(case, on=on):
        stand, article = InterestStand.PART_BARRED, "BW 3:324 lid 3"
        yield InterestTold(stand, article, through=old.through, cents=old.cents)


def _capacity(case: Case, on: date) -> Iterator[InterestTold]:
    claim = case.claim
    unknown = case.debtor.capacity is Capacity.UNKNOWN
    if not unknown or claim.court.award_on(on) or interest_kind(claim) is InterestKind.NONE:
        return
    since = law.first_interest_day(
        InterestKind.COMMERCIAL,
        due_on=claim.extended_to or claim.due_on,
        basis=claim.term_basis,
        in_default_since=None,
        statutory_due=statutory_due(claim) if claim.term_basis is TermBasis.ONE_SIDED else None,
    )
    article = _article(claim, InterestKind.COMMERCIAL)
    yield InterestTold(InterestStand.CAPACITY_UNKNOWN, article, since)
