"""A plan ahead over what is open: walked as if nobody pays, then cut short where a draw pays.

Every draw takes for each letter an answer that one of the house's own debtors once gave.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from uuid import UUID

from application.what_if.course import ClaimCourse, Paid
from application.what_if.past import LivedAgain
from application.what_if.tally import DrawnSums, take
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
            self.widened[group] = (seen, drawn.group if drawn.answers else None)


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
            answers: dict[UUID, ObservedAnswer] = {}
            cut = [walk.cut(self._answered(walk, answers, random)) for walk in walks]
            take(tally, cut, draw=number)

    def _answered(
        self, walk: "Walk", answers: dict[UUID, ObservedAnswer], random: Random
    ) -> list[tuple[date, ObservedAnswer, Cents]]:
        """What comes in on which day, until the claim is settled; each letter is answered once."""
        found: list[tuple[date, ObservedAnswer, Cents]] = []
        settled = date.max
        for asking in walk.askings:
            if asking.on >= settled or not asking.drawn.answers:
                continue
            if asking.about not in answers:
                answers[asking.about] = random.choice(asking.drawn.answers)
            answer = answers[asking.about]
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
        rows = lived.house.past.rows(course.claim_id)
        if not fold(course.claim_id, rows[: -len(lived.facts[course.claim_id]) or None]).live:
            return None
        claim = lived.house.collections.claim(course.claim_id)
        assert claim.debtor_id is not None
        debtor = lived.house.collections.debtor(claim.debtor_id)
        consumer = debtor.capacity.protected_as_consumer
        return Walk(course, rows, list(self._askings(claim, rows, consumer=consumer)), self.last)

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
        if claim.promise:
            group = group_of(PROMISE, claim.principal, consumer=consumer)
            drawn = self.behaviour.to(group)
            self.thin.note(group, drawn, self.behaviour.counted(group))
            yield Asking(
                self.first, claim.id, claim.promise.amount, drawn, promise_by=claim.promise.by
            )


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
    askings: list[Asking]
    last: date
    _open: dict[date, tuple[Cents, Cents]] = field(default_factory=dict)

    def cut(self, answered: Sequence[tuple[date, ObservedAnswer, Cents]]) -> ClaimCourse:
        """The course until the day on which it is settled; parts that come in lower the end."""
        paid: list[Paid] = []
        for on, answer, asked in answered:
            left = max(0, self._on(on)[0] - sum(one.cents for one in paid))
            if answer.ends:
                paid.append(Paid(on, left))
                return self._until(on, paid)
            paid.append(Paid(on, min(left, asked * answer.per_mille // 1000)))
        return replace(self.course, paid=paid)

    def _until(self, day: date, paid: list[Paid]) -> ClaimCourse:
        whole = self.course
        charged = whole.costs if self._costs_by(day) else 0
        return replace(
            whole,
            letters=[one for one in whole.letters if one.on <= day],
            tasks=[one for one in whole.tasks if one[0] <= day],
            held=[one for one in whole.held if one[0] <= day],
            costs=charged,
            interest=self._on(day)[1],
            default_on=whole.default_on if whole.default_on and whole.default_on <= day else None,
            handed_over_on=_by(whole.handed_over_on, day),
            settled_on=day,
            paid=paid,
        )

    def _costs_by(self, day: date) -> bool:
        return any(row.fact.TOPIC == _COSTS and row.effective_on <= day for row in self.rows)

    def _on(self, day: date) -> tuple[Cents, Cents]:
        """What is open at the end of a day, and the interest that ran by then, if nobody pays."""
        if day not in self._open:
            claim = fold(self.course.claim_id, self.rows, Point(2**62, day))
            now = balance(claim, on=day)
            self._open[day] = (now.total, now.account.charged_interest)
        return self._open[day]


_COSTS = "claim.collection_costs_charged"


def _by(on: date | None, day: date) -> date | None:
    return on if on and on <= day else None
