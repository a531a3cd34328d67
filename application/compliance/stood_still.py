"""What was not done about a claim, and why: the facts that say so, none of it decided again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.claim.events import (
    ClaimDisputed,
    HoldLifted,
    HoldPlaced,
    PaymentPlanAgreed,
    PaymentPromised,
    PaymentTermExtended,
)
from domain.compliance.assessment import Span
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Rest
from domain.debtor.bar_events import BarBegan
from domain.debtor.events import (
    BankruptcyDeclared,
    DeathReported,
    DebtHelpStarted,
    DebtRestructuringStarted,
    GuardianshipOrdered,
)
from domain.facts import Recorded
from domain.letter.events import LetterCancelled

_OF_CLAIM: Final = (ClaimDisputed, PaymentPlanAgreed, PaymentPromised, PaymentTermExtended)
_OF_DEBTOR: Final = (
    BarBegan,
    BankruptcyDeclared,
    DeathReported,
    DebtHelpStarted,
    DebtRestructuringStarted,
    GuardianshipOrdered,
)
WITHHELD_BY_RUN: Final = frozenset(
    "bank_data_missing conflict contact_waits failed letter_cancelled letter_in_doubt"
    " letter_unwritable letter_waits refused task".split()
)
"""What a line of a run's report says where the run held something back, or left it to a person."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """Something that kept a claim still: its facts, the first of which says what, and its days."""

    why: str
    days: Span
    facts: tuple[Recorded, ...]


def stood_still(file: CaseFile, period: Span) -> Iterator[dict[str, Any]]:
    """Letters that were called off, and what stopped a claim in a period, in order of the log."""
    found = [*_called_off(file), *_held(file), *_agreed(file)]
    for one in sorted(found, key=lambda one: one.facts[0].position):
        if one.days.first <= period.last and period.first <= one.days.last:
            topic = one.facts[0].fact.TOPIC
            yield entry(topic, "", one.why, one.days.first, one.facts)


def entry(topic: str, what: str, why: str, on: date, facts: Sequence[Recorded]) -> dict[str, Any]:
    """One thing that was withheld: the topic of the fact, and what and why as it was recorded."""
    return {
        "topic": topic,
        "what": what,
        "why": why,
        "on": on.isoformat(),
        "facts": [address_of(rest) for rest in sorted(Rest.on(one) for one in facts)],
    }


def address_of(rest: Rest) -> dict[str, Any]:
    """A fact by its address, as a report names it."""
    return {
        "fact": f"{rest.stream}@{rest.version}",
        "kind": rest.kind.value,
        "position": rest.position,
        "topic": rest.topic,
    }


def _called_off(file: CaseFile) -> Iterator[_Stop]:
    for letter in file.letters:
        for one in file.of_letter(letter, LetterCancelled):
            assert isinstance(one.fact, LetterCancelled)
            if not one.fact.passing:
                yield _Stop(one.fact.why, _day(one), (one,))


def _held(file: CaseFile) -> Iterator[_Stop]:
    lifted = dict[str, Recorded]()
    for one in file.of(HoldLifted):
        assert isinstance(one.fact, HoldLifted)
        lifted[one.fact.hold_id] = one
    for one in file.of(HoldPlaced):
        fact = one.fact
        assert isinstance(fact, HoldPlaced)
        end = lifted.get(fact.hold_id)
        last = min(fact.until or date.max, end.effective_on if end else date.max)
        days = Span(fact.from_day, max(last, fact.from_day))
        yield _Stop(fact.category, days, (one, end) if end else (one,))


def _agreed(file: CaseFile) -> Iterator[_Stop]:
    for one in (*file.of(*_OF_CLAIM), *file.of_debtor(*_OF_DEBTOR)):
        yield _Stop("", _day(one), (one,))


def _day(one: Recorded) -> Span:
    return Span(one.effective_on, one.effective_on)
