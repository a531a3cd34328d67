"""VAT on debt that is not paid (art. 29 Wet OB): the day, the amount, and what comes back."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from domain.days import add_days, add_years
from domain.errors import Refusal
from domain.law.month import add_months
from domain.money import Cents, round_half_up

ARTICLE: Final = "Wet OB art. 29 lid 2"
_HUNDRED: Final = 100
_PERIOD: Final = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


class VatReturns(StrEnum):
    """How often a creditor files a return of VAT."""

    NOT_WATCHED = "not_watched"
    """Nobody is reminded; the list is there all the same."""
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class VatPeriod:
    """The days of one return, both inclusive, and how it is called: ``2026-Q4``, ``2026-12``."""

    name: str
    first: date
    last: date


def vat_period(name: str) -> VatPeriod:
    """The period of a name: a quarter, a month or a year; raises Refusal ``vat.period``."""
    found = _PERIOD.fullmatch(name)
    if found is None:
        raise Refusal(
            "vat.period",
            f"'{name[:20]}' is no period of a return.",
            way_out="Give a quarter (2026-Q4), a month (2026-12) or a year (2026).",
            article=ARTICLE,
        )
    year, quarter, month = int(found[1]), found[2], found[3]
    if quarter:
        first, months = date(year, 3 * int(quarter) - 2, 1), 3
    elif month:
        first, months = date(year, int(month), 1), 1
    else:
        first, months = date(year, 1, 1), 12
    return VatPeriod(name, first, add_days(add_months(first, months), -1))


def period_of(day: date, returns: VatReturns) -> VatPeriod:
    """The period in whose return a day lies; where none is watched, the quarter."""
    if returns is VatReturns.MONTH:
        return vat_period(f"{day.year}-{day.month:02d}")
    if returns is VatReturns.YEAR:
        return vat_period(f"{day.year}")
    return vat_period(f"{day.year}-Q{(day.month + 2) // 3}")


@dataclass(frozen=True, slots=True)
class VatRelief:
    """VAT that may be deducted again: in which return, and how much in cents.

    ``quarter`` and ``month`` name the return period, ``2026-Q4`` and ``2026-12``.
    """

    relief_on: date
    quarter: str
    month: str
    vat: Cents


def relief_on(due_on: date) -> date:
    """The day on which a debt is deemed uncollectable: one year after it was due.

    Earlier where non-payment is certain. The boundary day is to be confirmed with a tax
    adviser; an extended term or a plan moves the due day (law.md 10). Since 2017-01-01.
    """
    return add_years(due_on, 1)


def vat_within(consideration: Cents, *, vat_percent: int) -> Cents:
    """The VAT in an amount that includes it, in cents, rounded half up."""
    return round_half_up(Fraction(consideration * vat_percent, _HUNDRED + vat_percent))


def vat_relief(*, due_on: date, unpaid: Cents, vat_percent: int = 21) -> VatRelief:
    """The relief for the unpaid consideration (principal with VAT), in cents.

    The unpaid part follows the imputation of BW 6:44: what was taken for collection costs did
    not pay the consideration (unconfirmed for tax, law.md O5). Costs and interest carry no VAT
    towards the debtor. Raises Refusal ``vat.negative_amount``.
    """
    if unpaid < 0:
        raise Refusal(
            "vat.negative_amount",
            "The unpaid consideration is zero or more.",
            way_out="Give the open principal including VAT.",
            article=ARTICLE,
        )
    day = relief_on(due_on)
    return VatRelief(
        relief_on=day,
        quarter=period_of(day, VatReturns.QUARTER).name,
        month=period_of(day, VatReturns.MONTH).name,
        vat=vat_within(unpaid, vat_percent=vat_percent),
    )


def vat_due_again(*, received: Cents, vat_percent: int = 21) -> Cents:
    """The VAT that is due again on consideration received after the relief, in cents.

    In the return of the period of receipt (art. 29 Wet OB; the lid is to be checked).
    """
    return vat_within(received, vat_percent=vat_percent)
