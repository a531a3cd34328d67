"""How what is owed on a claim came about, as answers: each line, and how its interest stands."""

from datetime import date
from typing import Any

from application.queries.shapes import InterestOut, LineOut, TakenOut
from domain.case import Case
from domain.case.interest_stand import InterestTold, interest_told
from domain.claim.awarded import BEFORE
from domain.claim.balance import first_interest_day, interest_kind
from domain.claim.state import Claim
from domain.law.derivation import Line
from domain.law.entries import EntryKind
from domain.law.percent import percent_text
from domain.money import as_decimal, round_half_up


def interest_of(case: Case, on: date) -> dict[str, Any]:
    """Which interest a claim bears, and how it stands."""
    return {
        "interest_kind": interest_kind(case.claim).value,
        "interest_from": first_interest_day(case.claim),
        "interest_through": case.claim.last_interest_day,
        "interest": [_interest_out(one) for one in interest_told(case, on=on)],
    }


def _interest_out(told: InterestTold) -> InterestOut:
    return InterestOut(
        stand=told.stand.value,
        article=told.article,
        since=told.since,
        through=told.through,
        amount=None if told.cents is None else as_decimal(told.cents),
    )


def line_out(line: Line, claim: Claim) -> LineOut:
    """Give a line of how an amount came about; money with where it came from."""
    taken = line.taken
    return LineOut(
        kind=line.kind.value,
        first_on=line.first_on,
        last_on=line.last_on,
        days=line.days,
        base=as_decimal(line.base),
        percent=percent_text(line.percent),
        denominator=line.denominator,
        amount=as_decimal(round_half_up(line.amount)),
        article=line.article,
        provisional=line.provisional,
        source=_source(line, claim) if taken else "",
        ref=line.ref if taken and line.ref != BEFORE else "",
        taken=TakenOut(**{k: as_decimal(v) for k, v in taken._asdict().items()}) if taken else None,
        text=line.text,
    )


def _source(line: Line, claim: Claim) -> str:
    """Where money came from that was taken for what is owed."""
    if line.ref == BEFORE:
        return "before_judgment"
    paid = any(e.kind is EntryKind.PAYMENT and e.ref == line.ref for e in claim.ledger)
    return "payment" if paid else "freed"
