"""The tables of the law that a judgement rests on, as plain values with the days they hold from.

What came into force later than a day is left out, so that they are the same whenever they are
asked again for that day.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from domain.law import (
    calendar,
    collection_costs,
    contact_hours,
    delivery,
    fourteen_days,
    limitation,
    rates,
    recurring_costs,
    terms,
)

Row: TypeAlias = dict[str, str]

_DATED: Final = (
    (collection_costs.SCALE_IN_FORCE_FROM, "costs.floor", collection_costs.FLOOR),
    (collection_costs.SCALE_IN_FORCE_FROM, "costs.cap", collection_costs.CAP),
    (date(2012, 10, 1), "costs.vat_percent", collection_costs.VAT_PERCENT),
    (recurring_costs.CAP_FROM, "costs.small_term", recurring_costs.SMALL_TERM),
    (
        recurring_costs.CAP_FROM,
        "costs.most_in_half_a_year",
        recurring_costs.MOST_IN_HALF_A_YEAR,
    ),
    (terms.TO_SME_NEW_CONTRACTS, "terms.longest_to_sme", terms.LONGEST_TO_SME_DAYS),
    (date.min, "terms.statutory", terms.STATUTORY_DAYS),
    (date.min, "terms.longest_trade", terms.LONGEST_TRADE_DAYS),
    (date.min, "contact.from", contact_hours.FROM),
    (date.min, "contact.until", contact_hours.UNTIL),
    (date.min, "complaints.working_days", contact_hours.COMPLAINT_WORKING_DAYS),
)


def tables_on(day: date) -> list[Row]:
    """Every row that was in force or known by a day, in a fixed order."""
    return [
        {"table": table, "key": key, "from": _since(since), "value": value}
        for since, table, key, value in _rows()
        if since <= day
    ]


def _since(day: date) -> str:
    return "" if day == date.min else day.isoformat()


def _rows() -> Iterator[tuple[date, str, str, str]]:
    for rate in rates.RATES:
        row = f"{rate.effective_from} {rate.percent}"
        yield rate.known_from, "interest", rate.kind.value, row
    for up_to, part in collection_costs.SCALE:
        key = "" if up_to is None else str(up_to)
        yield collection_costs.SCALE_IN_FORCE_FROM, "costs.scale", key, str(part)
    for since, name, value in _DATED:
        yield since, name, "", str(value)
    for postal in delivery.REGIMES:
        days = f"{postal.presumed} {postal.planned}"
        yield postal.posted_from, "post", "", days
    for day, name in calendar.EQUATED_DAYS:
        yield day, "equated_day", "", name
    for wording, least in fourteen_days.SHORTEST.items():
        yield date.min, "fourteen_days", wording.value, str(least)
    for kind, years in limitation.YEARS.items():
        yield date.min, "limitation", kind.value, str(years)
