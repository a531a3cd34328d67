"""What interest is due on a principal: the amount with its derivation, line by line."""

from datetime import date
from fractions import Fraction
from typing import Final

from domain.days import day_after
from domain.errors import Refusal
from domain.facts import JsonObject
from domain.law.account import Entry, EntryKind, run_account
from domain.law.derivation import Line
from domain.law.interest import DayCount, InterestTerms
from domain.law.percent import percent_text
from domain.law.rates import InterestKind
from domain.money import Cents, as_decimal

_SIX_DECIMALS: Final = 10**6
_AGREED_DAY: Final = "the due day is taken as an agreed, fatal date: interest from the day after it"
_SINCE: Final = "interest from the first day of default"


def interest(
    *,
    kind: InterestKind,
    principal: Cents,
    until: date,
    due: date | None = None,
    default_since: date | None = None,
    policy: DayCount = DayCount.ACT_INTEREST_YEAR,
    rate: Fraction | None = None,
) -> JsonObject:
    """Give interest through ``until`` on an open principal, with a line for each stretch.

    ``due`` is an agreed fatal date; ``default_since`` the first day of default instead. ``rate``
    is the percent a year of contract interest. Raises Refusal ``interest.*`` for input that
    makes no question.
    """
    first = _first_day(due, default_since, until)
    _check(kind, principal, rate)
    terms = InterestTerms(
        kind=kind, first_interest_day=first, day_count=policy, contract_percent=rate
    )
    entry = Entry(on=min(first, until), kind=EntryKind.PRINCIPAL, cents=principal, ref="principal")
    account = run_account([entry], terms=terms, until=until)
    return {
        "amount": as_decimal(account.interest),
        "lines": [_line(line) for line in account.lines],
        "provisional": account.provisional,
        "policy": policy.value,
        "kind": kind.value,
        "principal": as_decimal(principal),
        "first_interest_day": first.isoformat(),
        "until": until.isoformat(),
        "basis": _AGREED_DAY if due else _SINCE,
    }


def _first_day(due: date | None, default_since: date | None, until: date) -> date:
    if (due is None) == (default_since is None):
        raise Refusal(
            "interest.which_day",
            "Give either the due day or the first day of default.",
            way_out="--due DATE for an agreed fatal date, or --default-since DATE.",
            article="BW 6:119 lid 1",
        )
    first = day_after(due) if due else default_since
    assert first is not None
    if until < (due or first):
        raise Refusal(
            "interest.until_before_due",
            f"Interest until {until} lies before {due or first}, from which it would run.",
            way_out="Give a last day on or after it.",
            article="BW 6:119 lid 1",
            values={"until": until},
        )
    return first


def _check(kind: InterestKind, principal: Cents, rate: Fraction | None) -> None:
    if principal < 0:
        raise Refusal(
            "interest.negative_principal",
            "A principal is zero or more.",
            way_out="Give the open principal in euro, such as 10000.00.",
            article="BW 6:119 lid 1",
        )
    if (kind is InterestKind.CONTRACT) != (rate is not None):
        raise Refusal(
            "interest.rate",
            "A rate belongs to contract interest, and contract interest needs one.",
            way_out="Give --kind contract --rate 8.00, or leave the rate out.",
            article="BW 6:119 lid 3",
        )
    if rate is not None and rate < 0:
        raise Refusal("interest.rate", "A rate is zero or more.", way_out="Give percent a year.")


def _line(line: Line) -> JsonObject:
    return {
        "kind": line.kind.value,
        "from": line.first_on.isoformat(),
        "to": line.last_on.isoformat(),
        "days": line.days,
        "rate_percent": percent_text(line.percent).rstrip("%").strip(),
        "base": as_decimal(line.base),
        "denominator": line.denominator,
        "amount": six_decimals(line.amount),
        "article": line.article,
        "provisional": line.provisional,
        "text": line.text,
    }


def six_decimals(cents: Fraction) -> str:
    """Write exact cents as euros with six decimals, halves away from zero."""
    scaled = abs(cents) * _SIX_DECIMALS / 100
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole // _SIX_DECIMALS}.{whole % _SIX_DECIMALS:06d}"
