"""What a claim came to under a plan: letters, costs, interest, money, its end, and what waited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from application.run.report import RunLine
from application.what_if.past import LivedAgain
from domain.claim.balance import balance
from domain.claim.events import (
    Channel,
    ClaimSettled,
    CollectionCostsCharged,
    CollectionCostsWaived,
    DefaultDeclared,
    FinalDemandSent,
    FourteenDayLetterSent,
    HandedOver,
    HandOverRequested,
    LetterFact,
    NoticeOfDefaultServed,
    PaymentReceived,
    PaymentReversed,
    ReminderSent,
    StatementSent,
)
from domain.claim.evolve import fold
from domain.claim.state import Claim
from domain.days import add_days
from domain.dunning.task import Task
from domain.facts import Fact, Recorded
from domain.letter.text import LetterKind
from domain.money import Cents

RESTS_WITHIN: Final = timedelta(days=30)
"""A payment that came so soon after a letter may have come because of it."""
_KINDS: Final[dict[type[Fact], LetterKind]] = {
    ReminderSent: LetterKind.REMINDER,
    StatementSent: LetterKind.STATEMENT,
    FinalDemandSent: LetterKind.FINAL_DEMAND,
    NoticeOfDefaultServed: LetterKind.NOTICE_OF_DEFAULT,
    FourteenDayLetterSent: LetterKind.FOURTEEN_DAY_LETTER,
}
_HELD: Final = frozenset(
    "refused failed conflict letter_unwritable bank_data_missing contact_waits letter_waits".split()
)
"""What the run says where it does not do what the plan says."""
_TASKS: Final = frozenset(one.value for one in Task)


@dataclass(frozen=True, slots=True, order=True)
class Wrote:
    """A letter that went out; several claims of one letter have the same id."""

    on: date
    kind: LetterKind
    channel: Channel
    step: str
    letter_id: UUID


@dataclass(frozen=True, slots=True, order=True)
class Paid:
    """Money that came in, less what was taken back."""

    on: date
    cents: Cents
    rests_on_a_letter: bool = False
    """Whether it came soon after a real letter, and this plan had written nothing then."""


@dataclass(slots=True)
class ClaimCourse:
    """One claim under a plan, from the first day through the last."""

    claim_id: UUID
    invoice_number: str
    plan: str
    letters: list[Wrote] = field(default_factory=list)
    paid: list[Paid] = field(default_factory=list)
    costs: Cents = 0
    interest: Cents = 0
    """What ran of it on these days, paid or not."""
    interest_before: Cents = 0
    """What had run of it before them."""
    default_on: date | None = None
    handed_over_on: date | None = None
    settled_on: date | None = None
    tasks: list[tuple[date, str, str]] = field(default_factory=list)
    """From which day what was asked of a person, at which step; each once."""
    held: list[tuple[date, str, str]] = field(default_factory=list)
    """From which day the run did not do what the plan says, and why; each once."""
    left_aside: list[tuple[date, str, str]] = field(default_factory=list)
    """What really happened on a day and had no place here: its topic, and why."""
    unmoved: str = ""
    """The refusal because of which it stayed on its own plan."""

    @property
    def cash(self) -> Cents:
        """What was paid, less what was taken back."""
        return sum(one.cents for one in self.paid)


def courses_of(lived: LivedAgain, *, first: date, last: date) -> Iterator[ClaimCourse]:
    """The course of each claim of a debtor that was lived again, where there is one."""
    assert lived.house is not None
    for claim_id, rows in lived.facts.items():
        claim = lived.house.collections.claim(claim_id)
        if claim.opened:
            real = lived.house.past.real(claim_id)
            course = _course(claim, rows, real, lived)
            course.interest_before = _interest_before(lived, claim_id, first)
            course.interest = _interest(claim, last) - course.interest_before
            yield course


def _course(
    claim: Claim,
    rows: Sequence[Recorded],
    real: Sequence[Recorded],
    lived: LivedAgain,
) -> ClaimCourse:
    course = ClaimCourse(claim.id, claim.invoice_number, claim.plan)
    course.costs = costs_in(rows)
    for row in rows:
        _take(course, row)
    written = [one.on for one in course.letters]
    course.paid = list(_money(rows, _letter_days(real), written))
    own = ((day, line) for day, line in lived.lines if line.claim_id == claim.id)
    _say(course, own)
    course.left_aside = [
        (one.on, one.topic, one.why) for one in lived.left_aside if one.stream == claim.id
    ]
    course.unmoved = lived.unmoved.get(claim.id, "")
    return course


def _take(course: ClaimCourse, row: Recorded) -> None:
    match row.fact:
        case LetterFact() as fact:
            kind = _KINDS[type(fact)]
            wrote = Wrote(row.effective_on, kind, fact.channel, fact.step, fact.letter_id)
            course.letters.append(wrote)
        case DefaultDeclared() as fact:
            course.default_on = fact.in_default_since
        case HandedOver() | HandOverRequested():
            course.handed_over_on = course.handed_over_on or row.effective_on
        case ClaimSettled():
            course.settled_on = row.effective_on


def costs_in(rows: Iterable[Recorded], *, until: date = date.max) -> Cents:
    """Collection costs that some facts charge, less what they take back, through a day."""
    costs = 0
    for row in rows:
        match row.fact:
            case CollectionCostsCharged() as fact if row.effective_on <= until:
                costs += fact.total
            case CollectionCostsWaived() as fact if row.effective_on <= until:
                costs -= fact.amount
    return costs


def _interest(claim: Claim, on: date) -> Cents:
    return balance(claim, on=on).account.charged_interest if claim.opened else 0


def _interest_before(lived: LivedAgain, claim_id: UUID, first: date) -> Cents:
    assert lived.house is not None
    rows = lived.house.past.rows(claim_id)
    known = rows[: len(rows) - len(lived.facts[claim_id])]
    return _interest(fold(claim_id, known), add_days(first, -1)) if known else 0


def _letter_days(rows: Iterable[Recorded]) -> list[date]:
    return [row.effective_on for row in rows if isinstance(row.fact, LetterFact)]


def _money(
    rows: Iterable[Recorded], real: Sequence[date], written: Sequence[date]
) -> Iterator[Paid]:
    for row in rows:
        match row.fact:
            case PaymentReceived() as fact:
                on = fact.credited_on
                yield Paid(on, fact.amount, _soon(on, real) and not _soon(on, written))
            case PaymentReversed() as fact:
                yield Paid(fact.reversed_on, -fact.amount)


def _soon(on: date, letters: Sequence[date]) -> bool:
    return any(day <= on <= day + RESTS_WITHIN for day in letters)


def _say(course: ClaimCourse, lines: Iterable[tuple[date, RunLine]]) -> None:
    """Note each task and each thing withheld once, from its first day."""
    seen: set[tuple[str, str]] = set()
    for day, line in lines:
        what, said = line.what, line.why.partition(":")[0]
        known = said if said in _TASKS else Task.COMPLETE_DOSSIER.value
        name = known if what == "task" else what
        if (name, line.step) in seen or not (what == "task" or what in _HELD):
            continue
        seen.add((name, line.step))
        if what == "task":
            course.tasks.append((day, name, line.step))
        else:
            course.held.append((day, what, line.why))
