"""The row of a claim in a letter or dossier: by its judgment, and how its interest came about."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from domain.case import Case
from domain.case.interest_stand import TRADE, InterestStand, grounds_of
from domain.claim.awarded import awarded_sums
from domain.claim.balance import Balance, interest_kind
from domain.claim.events import Asked
from domain.claim.state import Claim
from domain.law.account import Account
from domain.law.award import AwardTerms
from domain.law.direct_debit import DebitScheme
from domain.law.interest import Segment
from domain.letter.events import LetterOrdered
from domain.letter.text import ClaimSpecification, DebitOnPaper, InterestLine, LetterKind
from domain.letter.text.on_paper import EstateOnPaper, PartyOnPaper
from domain.money import Cents, round_half_up, share_out


def judged_row(claim: Claim, now: Balance, owed: Asked, description: str) -> ClaimSpecification:
    """One claim's line by its judgment: what was awarded, and what was paid for that."""
    principal, costs = awarded_sums(claim, on=now.on)
    interest = now.account.charged_interest
    return ClaimSpecification(
        invoice_number=claim.invoice_number,
        issued_on=claim.issued_on,
        due_on=claim.due_on,
        principal=principal,
        # What money and credit took away, so that the row adds up to the cent.
        paid=principal + interest + costs - owed.total,
        interest=interest,
        costs=costs,
        open_total=owed.total,
        open_interest=owed.interest,
        open_costs=owed.costs,
        interest_lines=interest_lines(now),
        description=description or claim.description,
    )


def interest_lines(now: Balance) -> tuple[InterestLine, ...]:
    """The derivation of interest, in whole cents that add up to what was asked.

    The cents of a rounding (a payment, a full year, the end) are shared over the stretches that
    it closed, so that no cent moves to a stretch that was rounded at another time. An awarded
    sum of interest ran in no stretch.
    """
    segments = [segment for segment in now.account.segments if segment.amount > 0]
    shares = _shared(segments, now.account) if segments else []
    return tuple(_line(*pair) for pair in zip(segments, shares, strict=True))


def _shared(segments: Sequence[Segment], account: Account) -> list[Cents]:
    terms = account.terms
    ran = account.charged_interest - (terms.interest if isinstance(terms, AwardTerms) else 0)
    exact = [[one.amount for one in those] for those in _closed_together(segments, account)]
    shares = [cents for amounts in exact for cents in _in_whole_cents(amounts)]
    if sum(shares) == ran:
        return shares
    # Some of it was let go, or ran on what was open before a reversal: over all of it alike.
    return share_out(ran, [int(one.amount * 10**6) for one in segments])


def _in_whole_cents(amounts: Sequence[Fraction]) -> list[Cents]:
    """Amounts in cents that add up to their rounded sum; the largest fractions are rounded up."""
    cents = [one.numerator // one.denominator for one in amounts]
    missing = round_half_up(sum(amounts, Fraction())) - sum(cents)
    by_fraction = sorted(range(len(cents)), key=lambda at: (cents[at] - amounts[at], at))
    for at in by_fraction[:missing]:
        cents[at] += 1
    return cents


def _closed_together(segments: Sequence[Segment], account: Account) -> list[Sequence[Segment]]:
    """The stretches by the day on which their interest was rounded."""
    rounded = sorted(
        {day for day, *_ in account.taken} | {day for day, *_ in account.capitalisations}
    )
    by_day = groupby(segments, key=lambda one: bisect_left(rounded, one.last_on.toordinal()))
    return [list(those) for _, those in by_day]


def _line(segment: Segment, cents: Cents) -> InterestLine:
    rate = Decimal(segment.percent.numerator) / Decimal(segment.percent.denominator)
    return InterestLine(
        from_on=segment.first_on,
        through_on=segment.last_on,
        rate=rate.quantize(Decimal("0.01")),
        base=segment.base,
        days=segment.days,
        denominator=segment.denominator,
        amount=cents,
        article=segment.article,
        provisional=segment.provisional,
    )


def interest_shown(claim: Claim, now: Balance) -> dict[str, Any]:
    """How interest came about; from which day commercial one will run, where that lies ahead."""
    return {"interest_lines": interest_lines(now), **_interest_by(claim, now.on)}


def _interest_by(claim: Claim, on: date) -> dict[str, Any]:
    told, last = grounds_of(claim, on=on), claim.last_interest_day
    if last and last < (told.since or on):
        return {}
    ahead = told.stand is InterestStand.TERM_RUNS and interest_kind(claim) in TRADE
    return {"interest_from": told.since if ahead else None, "interest_article": told.article}


def reserved_judgment(claim: Claim, ordered: LetterOrdered) -> dict[str, object]:
    """The judgment that a letter reserves the right to the performance of."""
    award = claim.court.award
    if award is None or ordered.letter_kind is not LetterKind.INTERRUPTION:
        return {}
    return {"judged_on": award.on, "judged_by": award.court}


def party_to_pay(ordered: LetterOrdered) -> dict[str, object]:
    """With whom the claims of a letter lie, and what is open of them by part.

    Nothing is asked to be paid to the creditor then: no account, reference or link stands in it.
    """
    if ordered.party is None:
        return {}
    asked = [part.asked for part in ordered.claims]
    told = PartyOnPaper(
        **ordered.party.model_dump(exclude={"kind"}),
        kind=ordered.party.kind.value,
        principal=sum(one.principal for one in asked),
        interest=sum(one.interest for one in asked),
        costs=sum(one.costs for one in asked),
    )
    nowhere = {"payment_accounts": (), "payment_link": "", "payment_link_by": ""}
    return {"party": told, "payment_reference": "", **nowhere}


def filing_told(cases: Sequence[Case], ordered: LetterOrdered) -> dict[str, object]:
    """What was filed, by part; whose insolvency it is, is opened where the letter is made."""
    if ordered.estate is None:
        return {}
    asked = [part.asked for part in ordered.claims]
    told = EstateOnPaper(
        bar=ordered.estate.bar.value,
        debtor="",
        ordered_on=ordered.estate.ordered_on,
        as_of=ordered.estate.as_of,
        principal=sum(one.principal for one in asked),
        interest=sum(one.interest for one in asked),
        costs=sum(one.costs for one in asked),
        attached=tuple(one.claim.invoice_number for one in cases if one.claim.document_sha256),
    )
    nowhere = {"payment_accounts": (), "payment_link": "", "payment_link_by": ""}
    return {"estate": told, "payment_reference": "", **nowhere}


def debit_told(ordered: LetterOrdered) -> dict[str, object]:
    """The direct debit that a letter announces; its account is opened where the letter is made."""
    debit = ordered.debit
    if debit is None:
        return {}
    told = DebitOnPaper(
        collect_on=debit.collect_on,
        mandate_id=debit.mandate_id,
        creditor_identifier=debit.identifier,
        account="",
        b2b=debit.scheme is DebitScheme.B2B,
        replaces=debit.replaces,
    )
    return {"debit": told}
