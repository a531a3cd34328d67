"""The fourteen-day letter, limitation and contact hours: questions about days."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.days import in_amsterdam
from domain.errors import Refusal
from domain.facts import JsonObject
from domain.law import contact_hours
from domain.law import limitation as law
from domain.law.fourteen_days import (
    FourteenDayTerm,
    Wording,
    fourteen_day_term,
    term_from_posting,
)
from domain.law.limitation import ClaimKind, Interruption, years_for


def fourteen_days(
    *, sent: date | None = None, delivered: date | None = None, wording: Wording = Wording.FOURTEEN
) -> JsonObject:
    """Give the term of a fourteen-day letter: from proven delivery, or presumed from posting.

    Raises Refusal ``fourteen_days.which_day`` unless just one of the two is given.
    """
    if (sent is None) == (delivered is None):
        raise Refusal(
            "fourteen_days.which_day",
            "Give either the day of posting or the day of proven delivery.",
            way_out="Give `--sent DATE` for post without proof, or `--delivered DATE`.",
            article="BW 6:96 lid 6",
        )
    if delivered is not None:
        return _term(fourteen_day_term(delivered_on=delivered, wording=wording), wording)
    assert sent is not None
    return _term(term_from_posting(sent, wording), wording)


def limitation(
    *,
    due: date,
    years: int | None = None,
    kind: ClaimKind | None = None,
    interrupted: Sequence[date] = (),
) -> JsonObject:
    """Give when a claim is barred, after interruptions that all can be proven.

    Raises Refusal ``limitation.which_term`` unless years or kind is given, and
    ``limitation.interrupted_early`` for an interruption before the due day.
    """
    if (years is None) == (kind is None):
        raise Refusal(
            "limitation.which_term",
            "Give either the term in years or the kind of claim.",
            way_out="Give `--years 5`, 2 or 20, or `--kind consumer_sale`.",
            article="BW 3:307",
        )
    if any(day < due for day in interrupted):
        raise Refusal(
            "limitation.interrupted_early",
            "A limitation cannot be interrupted before the claim was due.",
            way_out="Give days of interruption on or after the due day.",
            article="BW 3:317",
        )
    term = years if years is not None else years_for(kind or ClaimKind.OTHER)
    found = law.limitation(
        due_on=due, years=term, interruptions=[Interruption(on=day) for day in interrupted]
    )
    return {
        "last_day_to_interrupt": found.last_day_to_interrupt.isoformat(),
        "first_barred_day": found.first_barred_day.isoformat(),
        "alarm_on": found.alarm_on.isoformat(),
        "years": term,
    }


def contact(*, at: datetime) -> JsonObject:
    """Tell whether a debtor may be contacted at a moment; without an offset it is local time."""
    local = at if at.tzinfo is None else in_amsterdam(at)
    verdict = contact_hours.contact_allowed(local)
    return {
        "allowed": verdict.allowed,
        "reason": verdict.reason,
        "at": local.isoformat(),
        "article": "Bki art. 4.2",
    }


def _term(term: FourteenDayTerm, wording: Wording) -> JsonObject:
    return {
        "delivered_on": term.delivered_on.isoformat(),
        "term_first_day": term.term_first_day.isoformat(),
        "term_last_day": term.term_last_day.isoformat(),
        "costs_due_from": term.costs_due_from.isoformat(),
        "safe_last_day": term.safe_last_day.isoformat(),
        "act_from": term.act_from.isoformat(),
        "wording": wording.value,
        "basis": term.basis,
    }
