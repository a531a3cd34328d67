"""When a claim is barred (verjaring), by its interruptions and the evidence there is of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.claim.collected import by_payment
from domain.claim.court import Award
from domain.claim.events import CourtStep, TitleForm
from domain.claim.remembered import Interrupted
from domain.claim.state import Claim
from domain.law.default import TermBasis
from domain.law.limitation import (
    ARTICLE_OF,
    ARTICLES,
    JUDGMENT_YEARS,
    OF_JUDGMENT,
    PERIODIC_YEARS,
    ClaimKind,
    InterruptingAct,
    Interruption,
    InterruptionGround,
    Limitation,
    limitation,
    years_for,
)
from domain.law.rates import InterestKind
from domain.letter.state import Letter

BARRED: Final = "the claim is barred by limitation, by what can be proven"
"""Nobody is asked to pay what he need not; a person finds out what interrupted it, or ends it."""


@dataclass(frozen=True, slots=True)
class CountedInterruption:
    """Something that interrupted: what, on which day, by which article, and how sure it is."""

    on: date
    act: InterruptingAct
    ground: InterruptionGround
    article: str
    proven: bool
    letter_id: UUID | None = None
    position: int = 0
    """Of the fact that says so, in the log; 0: the state of the court tells it."""

    @property
    def as_law(self) -> Interruption:
        """As the term of law counts it."""
        return Interruption(self.on, self.ground, self.proven)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of limitation with what interrupted it, in the order of its days."""

    due_on: date
    years: int
    article: str
    interrupted: tuple[CountedInterruption, ...]
    found: Limitation


def term_of(case: Case, *, kind: ClaimKind | None = None) -> Term:
    """The term of what is owed, for a kind (none: the one that is reckoned with).

    A letter that did not arrive interrupted nothing (BW 3:37 lid 3); one whose receipt is shown
    is proven, also where that was shown later. A bankruptcy or restructuring of the debtor
    lengthens it (BW 3:320, Fw 36). Of a claim that was judged it is that of the judgment.
    """
    award = case.claim.court.award
    if award is not None:
        return _of_judgment(case, award)
    kind = kind or reckoned_kind(case)
    found = [*interrupted(case.claim, case.letters.get), *_summons(case.claim)]
    return _term(case, claimable_on(case.claim), years_for(kind), ARTICLES[kind], found)


def interest_term_of(case: Case) -> Term | None:
    """The term of the interest that runs by a judgment; None: no judgment, or none runs.

    What is to be paid by the year or a shorter time is barred after five years (BW 3:324 lid 3),
    each part by itself: this is that of its first day after the judgment.
    """
    award = case.claim.court.award
    first = first_bearing(award) if award else None
    if award is None or first is None:
        return None
    return _from(case, award, max(award.on, first), PERIODIC_YEARS, "BW 3:324 lid 3")


def limitation_of(case: Case, *, kind: ClaimKind | None = None) -> Limitation:
    """The limitation as claimed and as provable, for a kind (none: the one reckoned with)."""
    return term_of(case, kind=kind).found


def interest_limitation_of(case: Case) -> Limitation | None:
    """The limitation of the interest that runs by a judgment; None: no judgment, or none runs."""
    term = interest_term_of(case)
    return term.found if term else None


def barred_since(case: Case, *, today: date) -> date | None:
    """The first day on which the debtor may invoke limitation, where that has come; else None.

    By what can be proven: where it is open whether something interrupted, less is asked. A person
    who let a claim begin although it was barred saw that; it counts again from a later day.
    """
    first, seen = limitation_of(case).provable_first_barred_day, case.claim.asked_although_barred
    if today < first or (seen and first <= seen):
        return None
    return first


def in_time(case: Case, term: Term) -> list[bool]:
    """Tell of each interruption whether the term still ran, by all that came before it."""
    return [
        one.on < _reckoned(case, term.due_on, term.years, term.interrupted[:at]).first_barred_day
        for at, one in enumerate(term.interrupted)
    ]


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


def _of_judgment(case: Case, award: Award) -> Term:
    """Twenty years from the day after a judgment (BW 3:324 lid 1).

    A settlement before the court is no ruling: what was agreed there is barred as any agreement
    is, after five years (BW 3:307; no ruling read, so the shorter one is reckoned with).
    """
    if award.form is TitleForm.JUDGMENT:
        return _from(case, award, award.on, JUDGMENT_YEARS, "BW 3:324 lid 1")
    years, article = years_for(ClaimKind.OTHER), ARTICLES[ClaimKind.OTHER]
    return _from(case, award, award.on, years, article)


def _from(case: Case, award: Award, day: date, years: int, article: str) -> Term:
    found = [*interrupted(case.claim, case.letters.get), *acts_by(case.claim)]
    since = [replace(one, article=OF_JUDGMENT) for one in found if one.on >= award.on]
    return _term(case, day, years, article, since)


def _term(
    case: Case, due_on: date, years: int, article: str, found: Iterable[CountedInterruption]
) -> Term:
    ordered = tuple(sorted(found, key=lambda one: one.on))
    return Term(due_on, years, article, ordered, _reckoned(case, due_on, years, ordered))


def _reckoned(
    case: Case, due_on: date, years: int, found: Iterable[CountedInterruption]
) -> Limitation:
    return limitation(
        due_on=due_on,
        years=years,
        interruptions=[one.as_law for one in found],
        insolvencies=case.debtor.lengthened_by,
    )


def acts_by(claim: Claim) -> Iterator[CountedInterruption]:
    """Service of the judgment and acts of enforcement interrupt it (BW 3:325 lid 2)."""
    served, laid = InterruptingAct.SERVICE, InterruptingAct.ATTACHMENT
    days = [(served, day) for step, day in claim.court.steps if step is CourtStep.NOTIFIED]
    days += [(laid, one.on) for one in claim.court.attachments]
    for act, day in days:
        yield CountedInterruption(
            day, act, InterruptionGround.COURT_CLAIM, OF_JUDGMENT, proven=True
        )


def _summons(claim: Claim) -> Iterator[CountedInterruption]:
    """A claim in court interrupts (BW 3:316); of one that was taken back only a new one does."""
    day, act = claim.court.summons_on, InterruptingAct.SUMMONS
    if day and not claim.court.withdrawn_on:
        ground = InterruptionGround.COURT_CLAIM
        yield CountedInterruption(day, act, ground, ARTICLE_OF[ground], proven=True)


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


def interrupted(
    claim: Claim, letter_of: Callable[[UUID], Letter | None]
) -> Iterator[CountedInterruption]:
    """What a letter, a person's word or the debtor himself interrupted, outside the court.

    What was collected from his account by our order says nothing of his.
    """
    for one in claim.interruptions:
        if one.payment_id and by_payment(claim.collections, one.payment_id):
            continue
        letter = letter_of(one.letter_id) if one.letter_id else None
        if letter is None or letter.arrived:
            yield _counted(one, letter.proven_on if letter else None)


def _counted(one: Interrupted, shown: date | None) -> CountedInterruption:
    return CountedInterruption(
        on=shown or one.on,
        act=one.act,
        ground=one.ground,
        article=ARTICLE_OF[one.ground],
        proven=one.proven or shown is not None,
        letter_id=one.letter_id,
        position=one.position,
    )
