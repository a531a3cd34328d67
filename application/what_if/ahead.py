"""A plan ahead over what is open: walked as if nobody pays, then cut short where a draw pays.

Every draw takes for each letter an answer that one of the house's own debtors once gave.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from uuid import UUID

from application.what_if.course import ClaimCourse, Paid, costs_in
from application.what_if.past import LivedAgain
from application.what_if.tally import DrawnSums, take
from domain.claim.arranged import Promise
from domain.claim.balance import balance
from domain.claim.events import LetterFact
from domain.claim.evolve import fold
from domain.claim.state import Claim
from domain.days import add_days
from domain.errors import Refusal
from domain.facts import Point, Recorded
from domain.money import Cents
from domain.what_if.behaviour import (
    INVOICE,
    LEAST,
    PROMISE,
    Behaviour,
    Drawn,
    Group,
    ObservedAnswer,
    asked_by,
    group_of,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A letter, the due day or a promise of a claim, and the answers to draw from."""

    on: date
    about: UUID
    """The letter; of what is none the claim: what is asked together is answered together."""
    asked: Cents
    drawn: Drawn
    promise_by: date | None = None


@dataclass(slots=True)
class Thin:
    """Of which groups too little was observed, and how wide it was looked instead."""

    widened: dict[Group, tuple[int, Group | None]] = field(default_factory=dict)
    """By group: how many were observed, and the wider one; None: nothing is drawn."""

    def note(self, group: Group, drawn: Drawn, seen: int) -> None:
        """Remember where it had to be looked wider than the group itself."""
        if drawn.group != group or not drawn.answers:
            self.take(group, seen, drawn.group if drawn.answers else None)

    def join(self, other: "Thin") -> None:
        """Take what others found, in whatever order they come."""
        for group, (seen, wider) in other.widened.items():
            self.take(group, seen, wider)

    def take(self, group: Group, seen: int, wider: Group | None) -> None:
        """Keep the widest: of those who had not answered for long there are fewer."""
        known = self.widened.get(group)
        wide = [*group.wider(), None]
        if known is None or wide.index(known[1]) < wide.index(wider):
            self.widened[group] = seen, wider


@dataclass
class Drawing:
    """Cuts what was walked without payment short, draw by draw."""

    behaviour: Behaviour
    first: date
    last: date
    draws: int
    seed: int
    thin: Thin = field(default_factory=Thin)

    def draw(self, lived: LivedAgain, courses: Sequence[ClaimCourse], tally: DrawnSums) -> None:
        """Add to a tally what the claims of one debtor come to in every draw."""
        assert lived.house is not None
        walks = [walk for course in courses if (walk := self._walk(lived, course))]
        tally.claims += len(walks)
        random = Random(f"{self.seed} {lived.kin.debtors[0]}")  # noqa: S311 - a draw, no secret
        for number in range(self.draws):
            answers: dict[tuple[UUID, bool], ObservedAnswer] = {}
            cut = [walk.cut(self._answered(walk, answers, random)) for walk in walks]
            take(tally, cut, draw=number)

    def _answered(
        self, walk: "Walk", answers: dict[tuple[UUID, bool], ObservedAnswer], random: Random
    ) -> list[tuple[date, ObservedAnswer, Cents]]:
        """What comes in on which day, until the claim is settled; each letter is answered once."""
        found: list[tuple[date, ObservedAnswer, Cents]] = []
        settled = date.max
        for asking in walk.askings:
            if asking.on >= settled or not asking.drawn.answers:
                continue
            key = asking.about, asking.promise_by is not None
            if key not in answers:
                answers[key] = random.choice(asking.drawn.answers)
            answer = answers[key]
            if answer.days is None:
                continue
            on = asking.promise_by or add_days(asking.on, answer.days)
            on = max(on, self.first)
            settled = min(settled, on) if answer.ends else settled
            found.append((on, answer, asking.asked))
        return sorted(one for one in found if one[0] <= min(settled, self.last))

    def _walk(self, lived: LivedAgain, course: ClaimCourse) -> "Walk | None":
        """The walk of a claim that was open on the first day; None: there is nothing to draw."""
        assert lived.house is not None
        rows, walked = lived.house.past.rows(course.claim_id), lived.facts[course.claim_id]
        begun = fold(course.claim_id, rows[: -len(walked) or None])
        if not begun.live:
            return None
        claim = lived.house.collections.claim(course.claim_id)
        assert claim.debtor_id is not None
        debtor = lived.house.collections.debtor(claim.debtor_id)
        consumer = debtor.capacity.protected_as_consumer
        promised = begun.promise and self._promised(begun, begun.promise, consumer=consumer)
        askings = list(self._askings(claim, rows, consumer=consumer))
        if promised and promised.drawn.answers:  # it is his answer to what asked last
            askings = [promised, *(one for one in askings if one.on >= self.first)]
        return Walk(course, rows, walked, askings, self.last)

    def _promised(self, claim: Claim, promise: Promise, *, consumer: bool) -> Asking:
        """A promise that stood on the first day: the walk itself, unpaid, finds it broken."""
        group = group_of(PROMISE, claim.principal, consumer=consumer)
        drawn = self.behaviour.to(group)
        self.thin.note(group, drawn, self.behaviour.counted(group))
        return Asking(self.first, claim.id, promise.amount, drawn, promise_by=promise.by)

    def _askings(
        self, claim: Claim, rows: Sequence[Recorded], *, consumer: bool
    ) -> Iterator[Asking]:
        """The last thing that asked before the first day, and each letter since."""
        asked = [(claim.due_on, claim.id, INVOICE, claim.principal)]
        told = ((row.effective_on, row.fact) for row in rows)
        asked += [
            (on, fact.letter_id, asked_by(fact), fact.asked.total)
            for on, fact in told
            if isinstance(fact, LetterFact)
        ]
        before = [one for one in asked if one[0] < self.first]
        since = [one for one in asked if one[0] >= self.first]
        for on, about, name, cents in (*before[-1:], *since):
            group = group_of(name, claim.principal, consumer=consumer)
            after = (self.first - on).days if on < self.first else None
            drawn = self.behaviour.to(group, after=after)
            self.thin.note(group, drawn, self.behaviour.counted(group))
            if not drawn.answers:
                raise too_thin(self.behaviour.counted(group.widest))
            yield Asking(on, about, cents, drawn)


def too_thin(seen: int) -> Refusal:
    """The refusal ``what_if.too_thin``."""
    return Refusal(
        "what_if.too_thin",
        f"Only {seen} answers to letters were observed here; nothing is drawn from fewer than"
        f" {LEAST}.",
        way_out="Try the plan over the days that were, or wait until more debtors answered.",
        values={"seen": str(seen), "least": str(LEAST)},
    )


@dataclass(slots=True)
class Walk:
    """A claim walked as if nobody pays, and what of it is left where somebody does."""

    course: ClaimCourse
    rows: Sequence[Recorded]
    walked: Sequence[Recorded]
    """Those of its facts that the walk came to."""
    askings: list[Asking]
    last: date
    _open: dict[date, tuple[Cents, Cents]] = field(default_factory=dict)

    def cut(self, answered: Sequence[tuple[date, ObservedAnswer, Cents]]) -> ClaimCourse:
        """The course until the day on which it is settled; parts that come in lower the end."""
        paid: list[Paid] = []
        for on, answer, asked in answered:
            left = max(0, self._on(on)[0] - sum(one.cents for one in paid))
            part = min(left, asked * answer.per_mille // 1000)
            if answer.ends or part == left:
                paid.append(Paid(on, left))
                return self._until(on, paid)
            paid.append(Paid(on, part))
        return replace(self.course, paid=paid)

    def _until(self, day: date, paid: list[Paid]) -> ClaimCourse:
        whole = self.course
        return replace(
            whole,
            letters=[one for one in whole.letters if one.on <= day],
            tasks=[one for one in whole.tasks if one[0] <= day],
            held=[one for one in whole.held if one[0] <= day],
            costs=costs_in(self.walked, until=day),
            interest=self._on(day)[1] - whole.interest_before,
            default_on=whole.default_on if whole.default_on and whole.default_on <= day else None,
            handed_over_on=_by(whole.handed_over_on, day),
            settled_on=day,
            paid=paid,
        )

    def _on(self, day: date) -> tuple[Cents, Cents]:
        """What is open at the end of a day, and the interest that ran by then, if nobody pays."""
        if day not in self._open:
            claim = fold(self.course.claim_id, self.rows, Point(2**62, day))
            now = balance(claim, on=day)
            self._open[day] = (now.total, now.account.charged_interest)
        return self._open[day]


def _by(on: date | None, day: date) -> date | None:
    return on if on and on <= day else None
