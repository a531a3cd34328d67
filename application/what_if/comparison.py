"""Plans beside each other over the same claims: what each comes to, and where they differ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Final
from uuid import UUID

from application.house import House
from application.what_if.ahead import Drawing, Thin
from application.what_if.course import ClaimCourse, courses_of
from application.what_if.kin import Kin, all_kin
from application.what_if.past import (
    LivedAgain,
    RealRun,
    Trial,
    live,
    position_before,
    real_runs,
    runs_ahead,
)
from application.what_if.tally import DrawnSums, take
from domain.errors import Refusal
from domain.shown import unseen
from domain.what_if.behaviour import Behaviour
from projections.parts import Alone, Hands

MOST_SHOWN: Final = 200
"""So many claims are told one by one; the sums are of all."""
AT_ONCE: Final = 20
"""So many debtors are one piece of work, which any process may do."""
MOST_DAYS: Final = 3_660
AHEAD: Final = 366
"""So far ahead behaviour is drawn: what it was says little of what comes after a year."""

Heard = Callable[[int], None]
"""Told after each debtor how many claims were looked at."""


@dataclass(frozen=True, slots=True)
class TrialsAsked:
    """What is tried on whom: two plans, some creditors, days, and how often is drawn."""

    first: date
    last: date
    creditors: tuple[UUID, ...]
    trials: tuple[Trial, ...]
    draws: int = 200
    seed: int = 1
    most: int | None = None
    """So many claims at most; None: as many as there are."""


@dataclass(slots=True)
class PlansCompared:
    """What came of it: a tally for each plan, and claims of which they make something else."""

    asked: TrialsAsked
    position: int
    ahead: bool
    runs: int
    tallies: tuple[DrawnSums, ...]
    differ: list[tuple[ClaimCourse, ...]] = field(default_factory=list)
    differing: int = 0
    thin: Thin = field(default_factory=Thin)
    _parts: dict[int, list[tuple[ClaimCourse, ...]]] = field(default_factory=dict)

    @property
    def claims(self) -> int:
        """How many claims were looked at."""
        return self.tallies[0].claims

    def join(self, number: int, part: "PlansCompared") -> None:
        """Add what one piece of the work came to, in whatever order the pieces come."""
        for own, other in zip(self.tallies, part.tallies, strict=True):
            own.join(other)
        self.differing += part.differing
        self.thin.join(part.thin)
        self._parts[number] = part.differ
        self.differ = [one for at in sorted(self._parts) for one in self._parts[at]][:MOST_SHOWN]
        kept = 0
        for at in sorted(self._parts):
            self._parts[at] = self._parts[at][: max(0, MOST_SHOWN - kept)]
            kept += len(self._parts[at])


@dataclass(frozen=True, slots=True)
class TrialPiece:
    """Some debtors to be tried, in whatever process: what it comes to depends on nothing else."""

    number: int
    kin: tuple[Kin, ...]
    asked: TrialsAsked
    start: int
    runs: tuple[RealRun, ...]
    drawing: Drawing | None

    def __call__(self, house: House) -> tuple[int, PlansCompared]:
        """Try the plans on each of them."""
        ahead = self.drawing is not None
        draws = self.asked.draws if ahead else 1
        tallies = tuple(DrawnSums(draws) for _ in self.asked.trials)
        found = PlansCompared(self.asked, self.start, ahead, len(self.runs), tallies)
        drawing = replace(self.drawing, thin=found.thin) if self.drawing else None
        with unseen():
            for kin in self.kin:
                _compare(house, kin, found, drawing, start=self.start, runs=self.runs)
        return self.number, found


def require_days(first: date, last: date, today: date) -> bool:
    """Tell whether the days lie ahead; raises Refusal ``what_if.days``."""
    ahead = last > today
    too_long = (last - first).days > (AHEAD if ahead else MOST_DAYS)
    if last < first or (ahead and first < today) or too_long:
        raise Refusal(
            "what_if.days",
            "A plan is tried either over days that were or over days to come.",
            way_out=(
                f"Give days in order, both up to {today}, or both from {today} and at most"
                f" {AHEAD} days on."
            ),
            values={"today": today, "most": str(AHEAD)},
        )
    return ahead


def compare_plans(
    house: House,
    asked: TrialsAsked,
    *,
    heard: Heard = lambda _n: None,
    hands: Hands[House] | None = None,
) -> PlansCompared:
    """Try plans on every debtor of some creditors, some debtors after the others.

    What is kept of debtors when the next ones come are sums; ``hands`` do the work, by default in
    this process. Raises Refusal ``what_if.days``, ``what_if.too_large`` or ``what_if.too_thin``.
    """
    ahead = require_days(asked.first, asked.last, house.today)
    stands = house.store.last_position()
    start = stands if ahead else position_before(house, asked.first)
    runs = tuple((runs_ahead if ahead else _runs_of(house))(asked.first, asked.last))
    tallies = tuple(DrawnSums(asked.draws if ahead else 1) for _ in asked.trials)
    found = PlansCompared(asked, stands, ahead, len(runs), tallies)
    drawing = _drawing(house, asked) if ahead else None
    pieces = (
        TrialPiece(number, kin, asked, start, runs, drawing)
        for number, kin in enumerate(_some(_every_kin(house, asked)))
    )
    for number, part in (hands or Alone(house))(pieces):
        found.join(number, part)
        heard(found.claims)
    return found


def _some(every: Iterator[Kin]) -> Iterator[tuple[Kin, ...]]:
    while some := tuple(islice(every, AT_ONCE)):
        yield some


def _runs_of(house: House) -> Callable[[date, date], list[RealRun]]:
    return lambda first, last: real_runs(house, first, last)


def _every_kin(house: House, asked: TrialsAsked) -> Iterator[Kin]:
    seen = 0
    for creditor in asked.creditors:
        for kin in all_kin(house, creditor):
            seen += len(kin.claims)
            if asked.most is not None and seen > asked.most:
                raise too_large(asked.most)
            yield kin


def too_large(most: int) -> Refusal:
    """The refusal ``what_if.too_large``."""
    return Refusal(
        "what_if.too_large",
        f"There are more than {most} claims, which takes longer than is waited for here.",
        way_out="Name one creditor, or ask it on the machine itself: `vordering what-if`.",
        values={"most": str(most)},
    )


@unseen()
def _drawing(house: House, asked: TrialsAsked) -> Drawing:
    behaviour = Behaviour()
    for creditor in asked.creditors:
        for kin in all_kin(house, creditor):
            for claim_id in kin.claims:
                claim = house.collections.claim(claim_id)
                if claim.debtor_id is None:
                    continue
                debtor = house.collections.debtor(claim.debtor_id)
                consumer = debtor.capacity.protected_as_consumer
                history = house.collections.history(claim_id)
                behaviour.observe(history, consumer=consumer, today=house.today)
    return Drawing(behaviour, asked.first, asked.last, asked.draws, asked.seed)


def _compare(
    house: House,
    kin: Kin,
    found: PlansCompared,
    drawing: Drawing | None,
    *,
    start: int,
    runs: Sequence[RealRun],
) -> None:
    asked = found.asked
    sides = []
    for trial, tally in zip(asked.trials, found.tallies, strict=True):
        lived = live(house, kin, trial, start=start, runs=runs)
        sides.append(_counted(lived, tally, drawing, asked))
    for several in zip(*sides, strict=True):
        if len({_told(course) for course in several}) > 1:
            found.differing += 1
            if len(found.differ) < MOST_SHOWN:
                found.differ.append(several)


def _counted(
    lived: LivedAgain, tally: DrawnSums, drawing: Drawing | None, asked: TrialsAsked
) -> list[ClaimCourse]:
    first = asked.first
    courses = list(courses_of(lived, first=first, last=asked.last))
    if drawing is not None:
        drawing.draw(lived, courses, tally)
        return courses
    take(tally, courses)
    tally.claims += len(courses)
    return courses


def _told(course: ClaimCourse) -> str:
    """What of a course tells two plans apart for its claim."""
    letters = [(one.on, one.kind, one.channel) for one in course.letters]
    ends = (course.default_on, course.handed_over_on, course.settled_on)
    return repr((letters, course.costs, course.interest, ends, course.tasks, course.held))
