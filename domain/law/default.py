"""Default (verzuim): from which day, on which ground, and what a notice must give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.days import day_after
from domain.errors import Refusal


class TermBasis(StrEnum):
    """Where the due date comes from."""

    CONTRACT = "contract"
    """Agreed by both."""
    GENERAL_TERMS = "general_terms"
    """In general terms of which it is proven that they apply."""
    ONE_SIDED = "one_sided"
    """Printed by the creditor alone (Rb. Noord-Holland, ECLI:NL:RBNHO:2023:6558)."""
    STATUTORY = "statutory"
    """Given by law for want of an agreement (BW 6:119a lid 2)."""


class DefaultGround(StrEnum):
    """Why the debtor is in default."""

    FATAL_TERM = "fatal_term"
    """An agreed last day passed (BW 6:83 sub a)."""
    NOTICE_LAPSED = "notice_lapsed"
    """The term of a written notice of default passed (ingebrekestelling, BW 6:82)."""
    DEBTOR_STATEMENT = "debtor_statement"
    """The debtor said he will not perform (BW 6:83 sub c)."""


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days (inclusive; ``last_on`` None is until further notice) on which no default can begin.

    A founded dispute: the debtor may suspend payment (BW 6:52, 6:262). The creditor's own
    default ends that of the debtor (BW 6:61 lid 1).
    """

    first_on: date
    last_on: date | None


@dataclass(frozen=True, slots=True)
class NoticeWarning:
    """Something lawful that a judge may still find too little."""

    code: str
    message: str
    article: str


SHORTEST_NOTICE_DAYS: Final = 7
"""Days between receipt and last day below which a notice is refused (parameter, law.md 5.0)."""

SHORT_FOR_CONSUMERS_DAYS: Final = 14
"""The same, below which a notice to a consumer gives a warning."""


def is_fatal(basis: TermBasis) -> bool:
    """Tell whether the passing of the due date alone puts the debtor in default (BW 6:83 sub a).

    A one-sided date never does. Of a statutory term it is unconfirmed, so it does not either
    (asks less): commercial interest and its forty euro need no default.
    """
    return basis in {TermBasis.CONTRACT, TermBasis.GENERAL_TERMS}


def default_since(
    *,
    due_on: date,
    basis: TermBasis,
    notice_pay_by: date | None = None,
    debtor_statement_on: date | None = None,
    suspensions: Sequence[Suspension] = (),
) -> tuple[date, DefaultGround] | None:
    """The first day of default and its ground, None where the debtor is not in default.

    The day after: the fatal due date; the last day of a notice that reached the debtor; the day
    of the debtor's statement, but not before the claim is due. The earliest counts. A default
    cannot begin on a suspended day: it begins on the day after the suspension, or not at all.
    Whether it is past is for the caller: the day may lie in the future. BW 6:81-83.
    """
    grounds = []
    if is_fatal(basis):
        grounds.append((day_after(due_on), DefaultGround.FATAL_TERM))
    if notice_pay_by is not None:
        since = day_after(max(notice_pay_by, due_on))
        grounds.append((since, DefaultGround.NOTICE_LAPSED))
    if debtor_statement_on is not None:
        since = day_after(max(debtor_statement_on, due_on))
        grounds.append((since, DefaultGround.DEBTOR_STATEMENT))
    if not grounds:
        return None
    earliest, ground = min(grounds, key=lambda found: found[0])
    since_or_none = _not_suspended(earliest, suspensions)
    return None if since_or_none is None else (since_or_none, ground)


def check_notice_term(*, received_on: date, pay_by: date, consumer: bool) -> list[NoticeWarning]:
    """Check whether a notice of default gives a reasonable term (BW 6:82 lid 1).

    Counted in days from receipt to the last day (inclusive). Raises Refusal
    ``default.notice_too_short`` under seven; warns a consumer's notice under fourteen.
    """
    days = (pay_by - received_on).days
    if days < SHORTEST_NOTICE_DAYS:
        raise Refusal(
            "default.notice_too_short",
            f"A notice of default that gives {days} days from receipt is no reasonable term.",
            way_out=f"Give at least {SHORTEST_NOTICE_DAYS} days from the day it is received.",
            article="BW 6:82 lid 1",
            values={"days": str(days)},
        )
    if consumer and days < SHORT_FOR_CONSUMERS_DAYS:
        message = f"{days} days may be found short for a consumer; fourteen is safe."
        return [NoticeWarning("default.notice_short", message, "BW 6:82 lid 1")]
    return []


def _not_suspended(day: date, suspensions: Sequence[Suspension]) -> date | None:
    for suspension in sorted(suspensions, key=lambda one: one.first_on):
        if suspension.first_on <= day and (suspension.last_on is None or day <= suspension.last_on):
            if suspension.last_on is None:
                return None
            day = day_after(suspension.last_on)
    return day
