"""Claims that come back on one consumer, such as rent: what was asked before over the series."""

from datetime import date

from domain.case import Case
from domain.law.recurring_costs import ChargedCosts, RecurringSeries


def recurring_series(case: Case, *, on: date) -> RecurringSeries | None:
    """The series of a consumer's claim for the cap on its costs; None: it is in no series.

    The cap is on by default, since what is unconfirmed asks the debtor less (law.md O1).
    """
    if not case.consumer or not case.claim.series_id:
        return None
    same = [c for c in case.siblings if c.series_id == case.claim.series_id]
    earlier = [
        ChargedCosts(charged.on, charged.standing)
        for claim in (case.claim, *same)
        for charged in claim.costs
        if charged.standing
    ]
    return RecurringSeries(on=on, earlier=earlier)
