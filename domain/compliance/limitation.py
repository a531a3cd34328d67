"""No claim is barred without anybody's doing: it is interrupted in time, or ended before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.case.limitation import claimable_on, first_bearing, interrupted
from domain.claim.events import (
    AttachmentLaid,
    CourtStep,
    CourtStepTaken,
    SummonsServed,
    TitleForm,
)
from domain.claim.state import Ending
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import now
from domain.facts import Point, Recorded
from domain.law.limitation import (
    ARTICLES,
    JUDGMENT_YEARS,
    PERIODIC_YEARS,
    ClaimKind,
    Interruption,
    InterruptionGround,
    limitation,
    years_for,
)
from domain.letter.state import Letter

_UNKNOWN: Final = frozenset({ClaimKind.OTHER, ClaimKind.TRADE})


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of limitation, what interrupts it, and on which days it is the one that counts."""

    due: date
    years: int
    article: str
    counts_on: Callable[[date], bool]
    known: Sequence[tuple[Recorded, Interruption]]
    of_interest: bool = False


def _judge(file: CaseFile) -> Iterator[Ruling]:
    """The whole life of a claim, and then the day on which the debtor might invoke limitation."""
    for term in _terms(file):
        yield from _of_term(file, term)


def _terms(file: CaseFile) -> Iterator[_Term]:
    """That of the claim, on days on which no judgment holds, and of each judgment its own.

    Twenty years, five for interest that runs by it (BW 3:324 lid 1 and 3); of a settlement before
    the court five; interrupted by what the watch counts (``domain.case.limitation``).
    """
    court, kind = file.claim.court, _kind(file)
    known = [*_interruptions(file), *_summons(file)]
    yield _Term(
        claimable_on(file.claim),
        years_for(kind),
        ARTICLES[kind],
        lambda day: court.award_on(day) is None,
        sorted(known, key=_by_position),
    )
    acts = sorted([*known, *_acts(file)], key=_by_position)
    for award in court.awards:
        since = [one for one in acts if one[1].on >= award.on]
        ruling = award.form is TitleForm.JUDGMENT
        years = JUDGMENT_YEARS if ruling else years_for(ClaimKind.OTHER)
        article = "BW 3:324 lid 1" if ruling else ARTICLES[ClaimKind.OTHER]
        yield _Term(award.on, years, article, award.holds_on, since)
        if first := first_bearing(award):
            day = max(award.on, first)
            lid = "BW 3:324 lid 3"
            yield _Term(day, PERIODIC_YEARS, lid, award.holds_on, since, of_interest=True)


def _by_position(one: tuple[Recorded, Interruption]) -> int:
    return one[0].position


def _of_term(file: CaseFile, term: _Term) -> Iterator[Ruling]:
    due, years, insolvent = term.due, term.years, now(file).debtor.lengthened_by
    for at, (fact, one) in enumerate(term.known):
        if term.of_interest or not term.counts_on(one.on):
            continue
        before = [other for _, other in term.known[:at]]
        so_far = limitation(due_on=due, years=years, interruptions=before, insolvencies=insolvent)
        if one.proven and one.on < so_far.provable_first_barred_day:
            last = so_far.provable_last_day
            yield found("interrupted_in_time", one.on, fact, last_day=last)
    found_in_all = [one for _, one in term.known]
    whole = limitation(due_on=due, years=years, interruptions=found_in_all, insolvencies=insolvent)
    claimed, provable = whole.first_barred_day, whole.provable_first_barred_day
    for day in sorted({claimed, provable}):
        if day <= file.at.day and term.counts_on(day) and _open_on(file, day):
            yield _barred(file, day, claimed, term)


def _barred(file: CaseFile, day: date, claimed: date, term: _Term) -> Ruling:
    """A claim that was open on the day on which it was barred, as claimed or as provable."""
    opened, last, article = file.facts[0], file.facts[-1], term.article
    if day <= file.claim.came_on:
        return found("barred_when_it_came", day, opened, article=article)
    if _ending(file, day) is Ending.HANDED_OVER:
        return found("with_a_party", day, opened, last, article=article)
    if term.of_interest:
        return found("interest_barred", day, opened, last, article=article)
    reason = "barred_unwatched" if day == claimed else "interruption_not_shown"
    return found(reason, day, opened, last, article=article, claimed_until=claimed)


def _open_on(file: CaseFile, day: date) -> bool:
    """Tell whether a claim lived on a day, or lay with a party."""
    return _ending(file, day) in {Ending.NONE, Ending.HANDED_OVER}


def _ending(file: CaseFile, day: date) -> Ending:
    return file.around.claim(file.claim_id, Point(file.at.position, day)).ending


def _kind(file: CaseFile) -> ClaimKind:
    """What is owed for: of a consumer of whom that is not known, the shortest term there is."""
    kind, consumer = file.claim.claim_kind, now(file).consumer
    if consumer and kind in _UNKNOWN:
        return ClaimKind.CONSUMER_SALE
    return ClaimKind.OTHER if kind is ClaimKind.CONSUMER_SALE and not consumer else kind


def _interruptions(file: CaseFile) -> Iterator[tuple[Recorded, Interruption]]:
    """What interrupted it outside the court, with the fact that says so (BW 3:317, 3:318)."""
    facts = {one.position: one for one in file.facts}
    for one in interrupted(file.claim, lambda letter: _letter(file, letter)):
        yield facts[one.position], one.as_law


def _letter(file: CaseFile, letter_id: UUID) -> Letter | None:
    letter = file.around.letter(letter_id, file.at)
    return letter if letter.order else None


def _summons(file: CaseFile) -> Iterator[tuple[Recorded, Interruption]]:
    """A claim in court interrupts (BW 3:316); of one that was taken back only a new one does."""
    court = file.claim.court
    for one in file.of(SummonsServed):
        if one.fact == court.summons and not court.withdrawn_on:
            yield one, Interruption(one.effective_on, InterruptionGround.COURT_CLAIM)


def _acts(file: CaseFile) -> Iterator[tuple[Recorded, Interruption]]:
    """Service of a judgment and acts of enforcement interrupt it (BW 3:325 lid 2)."""
    for one in file.of(CourtStepTaken, AttachmentLaid):
        if not isinstance(one.fact, CourtStepTaken) or one.fact.step is CourtStep.NOTIFIED:
            yield one, Interruption(one.effective_on, InterruptionGround.COURT_CLAIM)


LIMITATION: Final = Obligation(
    code="limitation",
    article="BW 3:307, 3:308, 3:316-319, 3:324, 3:325, 7:28; Fw 36",
    source="Burgerlijk Wetboek; Faillissementswet",
    since=date(1992, 1, 1),
    gravity=Gravity.CARE,
    reasons={
        "interrupted_in_time": Compliance.FULFILLED,
        "barred_unwatched": Compliance.VIOLATED,
        "interest_barred": Compliance.NOT_PROVABLE,
        "interruption_not_shown": Compliance.NOT_PROVABLE,
        "with_a_party": Compliance.NOT_PROVABLE,
        "barred_when_it_came": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
