"""Days that no statement of an account tells of, although its balances meet across them.

What a missing statement holds may sum to nothing: a transfer and a storno of one day. Balances
show nothing of that. A bank that makes a statement of quiet days too shows it by the day it leaves
out; one that makes none of them leaves out every quiet day. Which of the two an account's bank is
follows from what it did last.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.bank.spans import StatementSpan
from domain.days import ONE_DAY
from domain.law.calendar import is_banking_day

_SIGNS: Final = 3
"""So many signs of an account's bank are weighed, the latest ones: a bank may change its ways."""
_BANKING: Final = -1


class ToldDays:
    """Through which day statements tell of each day, and whether its bank leaves quiet ones out.

    Banking days (TARGET) are apart from all others, and Saturdays from Sundays: a bank may make a
    statement of each day, of each but Sundays, or of banking days alone.
    """

    def __init__(self) -> None:
        """Nothing was told yet."""
        self._through: date | None = None
        self._signs: defaultdict[int, deque[bool]] = defaultdict(lambda: deque(maxlen=_SIGNS))
        """By the sort of day, the latest last: True where a quiet one was told, False: left out."""

    def missing(self, span: StatementSpan) -> tuple[date, date] | None:
        """The first and last day (inclusive) of which a statement is missing before a span."""
        left_out = [day for day in self._before(span) if self._tells(_sort(day))]
        return (left_out[0], left_out[-1]) if left_out else None

    def take(self, span: StatementSpan) -> None:
        """Lay a span behind what was told: what it leaves out is a sign, and what it tells."""
        for sort in {_sort(day) for day in self._before(span)}:
            self._signs[sort].append(False)
        for sort in {_sort(day) for day in span.quiet}:
            self._signs[sort].append(True)
        self._through = max(self._through or span.latest, span.latest)

    def _before(self, span: StatementSpan) -> Iterator[date]:
        """The days between what was told and a span."""
        if self._through is None:
            return
        day = self._through + ONE_DAY
        while day < span.earliest:
            yield day
            day += ONE_DAY

    def _tells(self, sort: int) -> bool:
        """Whether there is a statement of quiet days; as many signs for as against: there is."""
        counted = Counter(self._signs[sort])
        return counted[True] > 0 and counted[True] >= counted[False]


def _sort(day: date) -> int:
    """Which days it is like: all banking days, or else those of its place in the week."""
    return _BANKING if is_banking_day(day) else day.weekday()
