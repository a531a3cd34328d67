"""How an account came about, line by line: interest, capitalisations and payments by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from domain.law.accrual import Span
from domain.law.imputation import Imputation
from domain.law.interest import DayCount, InterestTerms, Segment, rates_for
from domain.law.ledger import Capitalised, Taken
from domain.law.percent import percent_text
from domain.law.rates import InterestKind
from domain.money import Cents, as_decimal, round_half_up

_CAPITALISES: Final = {
    InterestKind.CONSUMER: "BW 6:119 lid 2",
    InterestKind.COMMERCIAL: "BW 6:119a lid 3",
    InterestKind.GOVERNMENT: "BW 6:119b lid 3",
    InterestKind.CONTRACT: "contract",
}


class LineKind(StrEnum):
    """What a line of the derivation tells."""

    INTEREST = "interest"
    PAYMENT = "payment"
    CAPITALISED = "capitalised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the derivation: a sentence, and the same in parts.

    Days inclusive; ``base`` in cents, ``percent`` a year, ``amount`` in exact cents: interest
    that ran, interest added to the base, or (negative) a payment.
    """

    kind: LineKind
    first_on: date
    last_on: date
    amount: Fraction
    article: str
    text: str
    days: int = 0
    base: Cents = 0
    percent: Fraction = Fraction(0)
    denominator: int = 0
    provisional: bool = False
    ref: str = ""
    """Of money that was taken: its payment, or the entry by which it came free."""
    taken: Imputation | None = None


def segments_of(spans: Sequence[Span], terms: InterestTerms) -> tuple[Segment, ...]:
    """Write the pieces of the arithmetic out as segments, in order of day."""
    rates = rates_for(terms)
    if rates is None:
        return ()
    rounds = terms.day_count is DayCount.ACT_365F
    return tuple(
        Segment(
            first_on=date.fromordinal(first),
            last_on=date.fromordinal(last),
            days=last - first + 1,
            base=base,
            percent=Fraction(rate * 100, rates.scale),
            denominator=denominator,
            amount=_amount(
                Fraction(base * rate * (last - first + 1), rates.scale * denominator), rounds=rounds
            ),
            article=terms.article,
            provisional=last > rates.verified,
        )
        for span in spans
        for first, last, base, rate, denominator in _parts(span, terms, rates.verified)
    )


def _parts(span: Span, terms: InterestTerms, verified: int) -> tuple[Span, ...]:
    """Cut a piece after the last day of which its rate is certain; never one that is rounded."""
    first, last, base, rate, denominator = span
    if terms.day_count is DayCount.ACT_365F or not first <= verified < last:
        return (span,)
    return (
        (first, verified, base, rate, denominator),
        (verified + 1, last, base, rate, denominator),
    )


def lines_of(
    segments: Sequence[Segment],
    taken: Sequence[Taken],
    capitalisations: Sequence[Capitalised],
) -> tuple[Line, ...]:
    """The derivation in order of day: interest, then payments, then what became base."""
    lines = [_interest_line(segment) for segment in segments]
    lines += [_payment_line(one) for one in taken]
    lines += [_capitalised_line(*one) for one in capitalisations]
    rank = list(LineKind)
    return tuple(sorted(lines, key=lambda line: (line.last_on, rank.index(line.kind))))


def _amount(exact: Fraction, *, rounds: bool) -> Fraction:
    return Fraction(round_half_up(exact)) if rounds else exact


def _interest_line(segment: Segment) -> Line:
    provisional = " (provisional rate)" if segment.provisional else ""
    return Line(
        kind=LineKind.INTEREST,
        first_on=segment.first_on,
        last_on=segment.last_on,
        days=segment.days,
        base=segment.base,
        percent=segment.percent,
        denominator=segment.denominator,
        amount=segment.amount,
        article=segment.article,
        provisional=segment.provisional,
        text=(
            f"{segment.first_on} to {segment.last_on}: {as_decimal(segment.base)} x "
            f"{percent_text(segment.percent)} x {segment.days}/{segment.denominator} days = "
            f"{as_decimal(round_half_up(segment.amount))}{provisional}"
        ),
    )


def _payment_line(taken: Taken) -> Line:
    ordinal, ref, _, part = taken
    day = date.fromordinal(ordinal)
    cents = part.costs + part.interest + part.principal + part.unallocated
    parts = (
        ("costs", part.costs),
        ("interest", part.interest),
        ("principal", part.principal),
        ("unallocated", part.unallocated),
    )
    said = ", ".join(f"{name} {as_decimal(amount)}" for name, amount in parts if amount)
    return Line(
        kind=LineKind.PAYMENT,
        first_on=day,
        last_on=day,
        amount=Fraction(-cents),
        article="BW 6:44 lid 1",
        ref=ref,
        taken=part,
        text=f"{day}: {as_decimal(cents)} {ref} taken for {said or 'nothing'}".replace("  ", " "),
    )


def _capitalised_line(ordinal: int, cents: Cents, terms: InterestTerms) -> Line:
    day = date.fromordinal(ordinal)
    return Line(
        kind=LineKind.CAPITALISED,
        first_on=day,
        last_on=day,
        amount=Fraction(cents),
        article=_CAPITALISES[terms.kind],
        text=f"{day}: a year of interest ends; {as_decimal(cents)} bears interest from now on",
    )
