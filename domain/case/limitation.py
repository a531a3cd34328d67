"""When a claim is barred (verjaring), by its interruptions and the evidence there is of each."""

from collections.abc import Iterator
from datetime import date

from domain.case import Case
from domain.claim.court import Award
from domain.claim.events import CourtStep, TitleForm
from domain.claim.state import Claim
from domain.law.default import TermBasis
from domain.law.limitation import (
    JUDGMENT_YEARS,
    PERIODIC_YEARS,
    ClaimKind,
    Interruption,
    InterruptionGround,
    Limitation,
    limitation,
    years_for,
)
from domain.law.rates import InterestKind


def limitation_of(case: Case, *, kind: ClaimKind | None = None) -> Limitation:
    """The limitation as claimed and as provable, for a kind (none: the one that is reckoned with).

    A letter that did not arrive interrupted nothing (BW 3:37 lid 3); one whose receipt is shown
    is proven, also where that was shown later. A bankruptcy or restructuring of the debtor
    lengthens it (BW 3:320, Fw 36). Of a claim that was judged it is that of the judgment.
    """
    award = case.claim.court.award
    if award is not None:
        return _of_judgment(case, award)
    return limitation(
        due_on=claimable_on(case.claim),
        years=years_for(kind or reckoned_kind(case)),
        interruptions=[*_interruptions(case), *_summons(case.claim)],
        insolvencies=case.debtor.lengthened_by,
    )


def interest_limitation_of(case: Case) -> Limitation | None:
    """The limitation of the interest that runs by a judgment; None: no judgment, or none runs.

    What is to be paid by the year or a shorter time is barred after five years (BW 3:324 lid 3),
    each part by itself: this is that of its first day after the judgment.
    """
    award = case.claim.court.award
    first = first_bearing(award) if award else None
    if award is None or first is None:
        return None
    return _from(case, award, max(award.on, first), PERIODIC_YEARS)


def first_bearing(award: Award) -> date | None:
    """The first day on which a sum of a judgment bears interest; none: none does."""
    starts = [
        part.interest_from
        for part in award.parts
        if part.interest is not InterestKind.NONE and part.interest_from
    ]
    return min(starts, default=None)


def watched(case: Case) -> Limitation:
    """The limitation that ends first by what can be proven: of what is owed, or its interest."""
    whole, interest = limitation_of(case), interest_limitation_of(case)
    if interest and interest.provable_last_day < whole.provable_last_day:
        return interest
    return whole


def _of_judgment(case: Case, award: Award) -> Limitation:
    """Twenty years from the day after a judgment (BW 3:324 lid 1).

    A settlement before the court is no ruling: what was agreed there is barred as any agreement
    is, after five years (BW 3:307; no ruling read, so the shorter one is reckoned with).
    """
    ruling = award.form is TitleForm.JUDGMENT
    years = JUDGMENT_YEARS if ruling else years_for(ClaimKind.OTHER)
    return _from(case, award, award.on, years)


def _from(case: Case, award: Award, day: date, years: int) -> Limitation:
    since = [one for one in _interruptions(case) if one.on >= award.on]
    return limitation(
        due_on=day,
        years=years,
        interruptions=[*since, *_acts(case.claim, award)],
        insolvencies=case.debtor.lengthened_by,
    )


def _acts(claim: Claim, award: Award) -> Iterator[Interruption]:
    """Service of the judgment and acts of enforcement interrupt it (BW 3:325 lid 2)."""
    days = [day for step, day in claim.court.steps if step is CourtStep.NOTIFIED]
    days += [one.on for one in claim.court.attachments]
    for day in days:
        if day >= award.on:
            yield Interruption(day, InterruptionGround.COURT_CLAIM)


def _summons(claim: Claim) -> Iterator[Interruption]:
    """A claim in court interrupts (BW 3:316); of one that was taken back only a new one does."""
    if claim.court.summons_on and not claim.court.withdrawn_on:
        yield Interruption(claim.court.summons_on, InterruptionGround.COURT_CLAIM)


def claimable_on(claim: Claim) -> date:
    """The day on which a claim could first be asked (opeisbaar): its due day, if it has one.

    Where no day was given the thirty days of BW 6:119a are for interest alone: performance could
    be asked at once (BW 6:38), so limitation runs from the day of the invoice.
    """
    return claim.issued_on if claim.term_basis is TermBasis.STATUTORY else claim.due_on


def reckoned_kind(case: Case) -> ClaimKind:
    """The kind by which limitation is reckoned: where it is not known, the shortest there is.

    What a consumer owes may be the price of goods (two years, BW 7:28) until somebody says that
    it is not; what no consumer owes is never one.
    """
    kind = case.claim.claim_kind
    if kind_unknown(case):
        return ClaimKind.CONSUMER_SALE
    return ClaimKind.OTHER if kind is ClaimKind.CONSUMER_SALE and not case.consumer else kind


def kind_unknown(case: Case) -> bool:
    """Tell whether nobody said for what a consumer owes; *trade* cannot be it."""
    return case.consumer and case.claim.claim_kind in {ClaimKind.OTHER, ClaimKind.TRADE}


def _interruptions(case: Case) -> Iterator[Interruption]:
    for one in case.claim.interruptions:
        letter = case.letters.get(one.letter_id) if one.letter_id else None
        if letter is None or letter.arrived:
            shown = letter.proven_on if letter else None
            yield Interruption(on=shown or one.on, proven=one.proven or shown is not None)
