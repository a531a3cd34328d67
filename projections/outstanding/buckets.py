"""How long a claim has been overdue, in the buckets of an ageing table; and orders of a list."""

from enum import StrEnum
from typing import Final


class Bucket(StrEnum):
    """For how many days a claim has been overdue; on the due day itself it is not."""

    NONE = "none"
    """Nothing is open on the day."""
    NOT_DUE = "not_due"
    UP_TO_30 = "1-30"
    UP_TO_60 = "31-60"
    UP_TO_90 = "61-90"
    OVER_90 = "90+"


BOUNDS: Final = {
    Bucket.NOT_DUE: (-(10**7), 0),
    Bucket.UP_TO_30: (1, 30),
    Bucket.UP_TO_60: (31, 60),
    Bucket.UP_TO_90: (61, 90),
    Bucket.OVER_90: (91, 10**7),
}
"""First and last day overdue (inclusive) of each bucket."""

BUCKETS: Final = tuple(Bucket)
"""In order: ``claim_list.bucket_of`` gives a place in it."""


def bucket_for(days_overdue: int, *, owing: bool) -> Bucket:
    """The bucket of a number of days past the due day (negative: still to come)."""
    if not owing:
        return Bucket.NONE
    return next(b for b, (first, last) in BOUNDS.items() if first <= days_overdue <= last)


class Sort(StrEnum):
    """By what a list of claims is ordered."""

    DAYS_OVERDUE = "days_overdue"
    OPEN = "open"
    DUE_ON = "due_on"
    INVOICE_NUMBER = "invoice_number"
