"""A claim's amounts and status on every day, as rows of whole numbers that SQL can add up."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from domain.case import Case
from domain.claim.balance import balance, interest_terms, ledger
from domain.claim.open_parts import court_days, cut, open_parts
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from domain.law.account import Entry, EntryKind, FutureSegment, run_account
from domain.law.calendar import VERIFIED_UNTIL
from domain.law.month import add_months

HORIZON: Final = add_months(VERIFIED_UNTIL, 24)
"""The last day (inclusive) through which a view reckons interest that runs on.

It rests on no holidays: two years after the verified ones. On later days lists show all the rest
as of that day, and interest as of this one, or of the claim's last entry behind it; they say so."""

FOREVER: Final = date.max.toordinal()
_MOST: Final = 2**62
"""Below this the sums of the interest formula fit 64 bits, doubled for rounding."""

_LARGEST: Final = 10**13
"""Cents of one claim; totals over a great many claims then fit 64 bits too."""


class Status(StrEnum):
    """Where a claim stands on a day, by the facts there are; the first that fits counts."""

    OPEN = "open"
    PROMISED = "promised"
    PAYMENT_PLAN = "payment_plan"
    DISPUTED = "disputed"
    HOLD = "hold"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    WRITTEN_OFF = "written_off"


LIVE: Final = frozenset(
    {Status.OPEN, Status.PROMISED, Status.PAYMENT_PLAN, Status.DISPUTED, Status.HOLD}
)
"""The statuses of a claim that is still the creditor's own work."""


GIVEN_UP: Final = frozenset({Status.WITHDRAWN, Status.WRITTEN_OFF})
"""The statuses of a claim of which nobody is asked anything any more, whatever is open."""


class Stretch(NamedTuple):
    """Days (ordinals, inclusive) on which one formula gives what is open, and one status holds.

    ``owing``: something is open on each of its days.
    """

    first_on: int
    last_on: int
    segment: FutureSegment
    status: Status
    paid: int

    @property
    def owing(self) -> bool:
        """Tell whether anything is open: on a stretch that is so on all days or on none."""
        found = self.segment
        on = date.fromordinal(self.first_on)
        return found.principal > 0 or found.costs > 0 or found.interest_on(on) > 0


def stretches(case: Case) -> list[Stretch]:
    """Cover every day from the claim's first entry on; interest runs through the horizon.

    Behind it interest stands still, so that no later entry changes what was shown of a day before
    it: an entry is booked over interest through its own day (BW 6:44, at rates that are not known
    yet the last one counts), and there interest stands from then on. Days are ordinals, inclusive;
    amounts are cents. Raises Refusal ``interest.no_rate`` where interest starts before the rates.
    """
    claim = case.claim
    entries = ledger(claim)
    booked = {entry.on for entry in entries} | court_days(claim)
    segments = open_parts(claim, through=max([HORIZON, *booked]))
    if segments and segments[-1].last_on:
        segments[-1] = segments[-1]._replace(last_on=None)
    paid = _paid(claim, entries, booked)
    status, held = status_of(claim), _held(case)
    covered = []
    pieces = (piece for segment in segments for piece in _split(segment, held))
    for piece in _standing_still(pieces, booked):
        first = piece.first_on.toordinal()
        last = piece.last_on.toordinal() if piece.last_on else FOREVER
        now = Status.HOLD if _within(held, first) else status
        covered.append(Stretch(first, last, piece, now, _latest(paid, first)))
    return covered


def _standing_still(
    pieces: Iterable[FutureSegment], booked: Collection[date]
) -> Iterator[FutureSegment]:
    """The same pieces, those that begin behind the horizon with interest that stands still.

    It stands as on the last day that is reckoned: the horizon, or that of an entry behind it. Of
    a piece that begins before the horizon, the question stops the interest there.
    """
    through: FutureSegment | None = None
    cents = 0
    for piece in pieces:
        if piece.first_on <= HORIZON:
            through = piece
            yield piece
            continue
        if piece.first_on in booked:
            cents = piece.interest_on(piece.first_on)
        elif through is not None:
            cents = through.interest_on(HORIZON)
        through = None
        yield piece._replace(fixed_cents=cents, fixed_numerator=0, base=0, numerator=0)


def status_of(claim: Claim) -> Status:
    """The status by the facts, holds left aside."""
    if claim.ending is not Ending.NONE:
        return Status(claim.ending.value)
    if claim.disputed:
        return Status.DISPUTED
    if claim.arrangement:
        return Status.PAYMENT_PLAN
    return Status.PROMISED if claim.promise else Status.OPEN


def _held(case: Case) -> list[tuple[int, int]]:
    """The days on which steps are stopped by a hold or by what befell the debtor."""
    claim = case.claim
    if not claim.live or claim.disputed:
        return []
    holds = [(h.from_day.toordinal(), _last(h.until)) for h in claim.holds]
    return holds + [(1, _last(until)) for until in case.debtor.stopping(claim)]


def _last(until: date | None) -> int:
    return until.toordinal() if until else FOREVER


def _within(held: Sequence[tuple[int, int]], day: int) -> bool:
    return any(first <= day <= last for first, last in held)


def _split(segment: FutureSegment, held: Sequence[tuple[int, int]]) -> Iterator[FutureSegment]:
    """Cut a segment where a hold begins or ends, the formula unchanged on every day."""
    if not held:
        yield segment
        return
    first = segment.first_on.toordinal()
    last = segment.last_on.toordinal() if segment.last_on else FOREVER
    edges = {edge for begin, end in held for edge in (begin, end + 1) if first < edge <= last}
    if not edges:
        yield segment
        return
    cuts = [first, *sorted(edges), last + 1]
    for begin, following in pairwise(cuts):
        yield cut(segment, begin, following - 1)


def check_size(segment: FutureSegment) -> None:
    """Refuse ``overview.too_large`` where amounts do not fit the database's whole numbers."""
    last = segment.last_on or HORIZON
    days = max(1, (last - segment.first_on).days + 1)
    most = 2 * (abs(segment.fixed_numerator) + segment.base * segment.numerator * days)
    if most + segment.denominator > _MOST or segment.principal > _LARGEST:
        raise Refusal(
            "overview.too_large",
            "The claim is too large for the overview's whole numbers.",
            way_out="See the claim by itself.",
        )


def _paid(
    claim: Claim, entries: Sequence[Entry], booked: Collection[date]
) -> list[tuple[int, int]]:
    """What was paid in all from each day of a payment on: ordinal and cents."""
    moves = [entry for entry in entries if entry.kind in _MONEY]
    if claim.court.awards:
        return [(day.toordinal(), balance(claim, on=day).paid) for day in sorted(booked)]
    if all(entry.kind is EntryKind.PAYMENT for entry in moves):
        total, found = 0, []
        for entry in moves:
            total += entry.cents
            found.append((entry.on.toordinal(), total))
        return found
    terms = interest_terms(claim)
    # On any entry's day: a credit from the start may leave money to be refunded after all.
    days = sorted({entry.on for entry in entries})
    accounts = (run_account([e for e in entries if e.on <= d], terms=terms, until=d) for d in days)
    return [(day.toordinal(), account.paid) for day, account in zip(days, accounts, strict=True)]


_MONEY: Final = {EntryKind.PAYMENT, EntryKind.REVERSAL, EntryKind.REFUND, EntryKind.REFUND_BACK}


def _latest(paid: Sequence[tuple[int, int]], day: int) -> int:
    return next((cents for on, cents in reversed(paid) if on <= day), 0)
