"""What is open of a claim on every day to come, as formulas: before and after a judgment."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from domain.claim.balance import running
from domain.claim.state import Claim
from domain.law.account import FutureSegment, interest_segments

_FOREVER: Final = date.max.toordinal()


def open_parts(claim: Claim, *, through: date) -> list[FutureSegment]:
    """Cover every day from the claim's first entry through a horizon (inclusive) with segments.

    On each day they give what ``balance`` gives; of entries behind the horizon they know nothing.
    Raises Refusal ``interest.no_rate``.
    """
    awards = claim.court.awards
    if not awards:
        entries, terms = running(claim, on=date.min)
        return list(interest_segments(entries, terms=terms, through=through))
    days = [1, *sorted(day.toordinal() for day in _turns(claim) if day <= through), _FOREVER + 1]
    return [
        piece
        for first, after in pairwise(days)
        for piece in _between(claim, first, after - 1, through)
    ]


def court_days(claim: Claim) -> set[date]:
    """The days on which a judgment begins or ends, or something is booked under it; mostly none."""
    turns = _turns(claim)
    return turns | {entry.on for day in turns for entry in running(claim, on=day)[0]}


def _turns(claim: Claim) -> set[date]:
    """The days from which another account counts."""
    awards = claim.court.awards
    return {one.on for one in awards} | {one.ended_on for one in awards if one.ended_on}


def _between(claim: Claim, first: int, last: int, through: date) -> Iterator[FutureSegment]:
    """The segments of the days on which one account counts, cut to those days (ordinals)."""
    entries, terms = running(claim, on=date.fromordinal(first))
    for piece in interest_segments(entries, terms=terms, through=through):
        ends = piece.last_on.toordinal() if piece.last_on else _FOREVER
        begin, end = max(first, piece.first_on.toordinal()), min(last, ends)
        if begin <= end:
            yield cut(piece, begin, end)


def cut(segment: FutureSegment, first: int, last: int) -> FutureSegment:
    """The part of a segment from a day through another (ordinals), the formula unchanged."""
    before = first - segment.first_on.toordinal()
    return segment._replace(
        first_on=date.fromordinal(first),
        last_on=date.fromordinal(last) if last < _FOREVER else None,
        fixed_numerator=segment.fixed_numerator + segment.base * segment.numerator * before,
    )
