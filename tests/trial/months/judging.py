"""The judge: from the bookings of the bank alone, was anybody asked for what was in the bank?"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.claim.events import (
    CollectionCostsCharged,
    HandedOver,
    LetterFact,
    PaymentReceived,
    PaymentReversed,
)
from domain.facts import EnteredInError, Recorded
from tests.trial.months.truth import Debt, banking_day_before


@dataclass(slots=True)
class Score:
    """What was seen in months; ``faults`` in words, each with the seed that shows it."""

    months: int = 0
    letters: int = 0
    handed_over: int = 0
    costs: int = 0
    paid_and_asked: int = 0
    asked_too_much: int = 0
    wrongly_placed: int = 0
    held: Counter[str] = field(default_factory=Counter)
    """By why: steps that could rightly have been taken, and were not on their day."""
    still_held: Counter[str] = field(default_factory=Counter)
    """Of those: not taken by the end of the month."""
    files: Counter[str] = field(default_factory=Counter)
    """What became of the statements in files."""
    lines: Counter[str] = field(default_factory=Counter)
    """What became of bank lines by the end."""
    faults: list[str] = field(default_factory=list)

    @property
    def harmed(self) -> int:
        """How often somebody was asked for what he had paid."""
        return self.paid_and_asked + self.asked_too_much

    def add(self, other: "Score") -> None:
        """Take what was seen in other months with it."""
        for name in ("months", "letters", "handed_over", "costs", "paid_and_asked"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.asked_too_much += other.asked_too_much
        self.wrongly_placed += other.wrongly_placed
        self.held += other.held
        self.still_held += other.still_held
        self.files += other.files
        self.lines += other.lines
        self.faults += other.faults


@dataclass(slots=True)
class Watched:
    """A claim as the judge follows it: what the house was told, and how far he has read."""

    claim: UUID
    debt: Debt
    read: int = 0
    payments: dict[str, int] = field(default_factory=dict)
    versions: dict[int, str] = field(default_factory=dict)

    @property
    def known(self) -> int:
        """What the house counts as paid."""
        return sum(self.payments.values())

    def look(self, history: list[Recorded], day: date, score: Score, seed: int) -> None:
        """Judge what was recorded since."""
        for recorded in history[self.read :]:
            self._follow(recorded)
            match recorded.fact:
                case LetterFact() as fact:
                    score.letters += 1
                    self._judge(fact.TOPIC, fact.asked.total, day, score, seed)
                case HandedOver():
                    score.handed_over += 1
                    self._judge("handed over", self.debt.principal - self.known, day, score, seed)
                case CollectionCostsCharged():
                    score.costs += 1
                    self._judge("costs", self.debt.principal - self.known, day, score, seed)
        self.read = len(history)

    def _follow(self, recorded: Recorded) -> None:
        match recorded.fact:
            case PaymentReceived() as fact:
                self.payments[fact.payment_id] = fact.amount
                self.versions[recorded.originator_version] = fact.payment_id
            case PaymentReversed() as fact:
                self.payments[fact.payment_id] = self.payments.get(fact.payment_id, 0) - (
                    fact.amount or self.payments.get(fact.payment_id, 0)
                )
            case EnteredInError() as fact if fact.version in self.versions:
                self.payments.pop(self.versions[fact.version], None)

    def _judge(self, what: str, asked: int, day: date, score: Score, seed: int) -> None:
        """What was in the bank by the last banking day before, and the house did not count."""
        before = banking_day_before(day)
        missing = self.debt.stayed(before, day) - self.known
        if missing <= 0:
            return
        if asked <= missing:
            score.paid_and_asked += 1
        else:
            score.asked_too_much += 1
        score.faults.append(
            f"seed {seed}: {what} on {day} asks {asked} for {self.debt.number}; {missing} was in"
            f" the bank by {before} and not counted"
        )
