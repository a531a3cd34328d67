"""What interest is due on a principal: the amount with its derivation, line by line."""

from collections.abc import Sequence
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
from domain.law.terms import statutory_due_on
from domain.money import Cents, as_decimal

_SIX_DECIMALS: Final = 10**6
_AGREED_DAY: Final = "the due day is taken as an agreed, fatal date: interest from the day after it"
_SINCE: Final = "interest from the first day of default"
_BY_LAW: Final = (
    "no day was agreed: interest from the thirty-first day after receipt of the invoice"
)
_TRADE: Final = frozenset({InterestKind.COMMERCIAL, InterestKind.GOVERNMENT})


def interest(
    *,
    kind: InterestKind,
    principal: Cents,
    until: date,
    due: date | None = None,
    default_since: date | None = None,
    received: date | None = None,
    sent: date | None = None,
    emailed: bool = False,
    policy: DayCount = DayCount.ACT_INTEREST_YEAR,
    rate: Fraction | None = None,
) -> JsonObject:
    """Give interest through ``until`` on an open principal, with a line for each stretch.

    One day says where it begins: ``due``, an agreed fatal date; ``default_since``, the first day
    of default; for commercial interest without an agreed day ``received``, when the invoice came,
    or ``sent``, when it went, by post or ``emailed`` (BW 6:119a lid 2). ``rate`` is the percent
    a year of contract interest. Raises Refusal ``interest.*`` for input that makes no question.
    """
    by_law = _statutory_day(kind, received, sent, emailed=emailed)
    first = _first_day([due, by_law], default_since, until)
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
        "basis": _AGREED_DAY if due else _BY_LAW if by_law else _SINCE,
    }


def _statutory_day(
    kind: InterestKind, received: date | None, sent: date | None, *, emailed: bool
) -> date | None:
    """The last day of the statutory term, where it is asked for (BW 6:119a and b lid 2)."""
    if received is None and sent is None:
        return None
    if kind not in _TRADE or (received and sent):
        raise Refusal(
            "interest.no_receipt",
            "Receipt of the invoice counts for commercial interest alone, and by one day.",
            way_out="Give `--received DATE` or `--sent DATE`, for interest of a trade.",
            article="BW 6:119a lid 2",
        )
    return statutory_due_on(received_on=received, issued_on=sent, emailed=emailed)


def _first_day(last_days: Sequence[date | None], default_since: date | None, until: date) -> date:
    """The first day of interest, by the one last day to pay or the first day of default."""
    known = [day for day in last_days if day]
    if len(known) + (default_since is not None) != 1:
        raise Refusal(
            "interest.which_day",
            "Give either the due day or the first day of default.",
            way_out="Give `--due DATE` for an agreed fatal date, or `--default-since DATE`.",
            article="BW 6:119 lid 1",
        )
    due = known[0] if known else None
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
            way_out="Give `--kind contract` and `--rate 8.00`, or leave the rate out.",
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
