"""How this house's own debtors answered its letters: observed, and drawn from again by a seed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from domain.claim.events import (
    ClaimReopened,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    HandedOver,
    InvoiceSent,
    LetterFact,
    PaymentReceived,
    PaymentReversed,
    PromiseBroken,
    PromiseKept,
)
from domain.facts import Recorded
from domain.money import Cents

LEAST: Final = 30
"""Fewer observations than this say nothing: it is looked wider, or refused."""
WATCHED_DAYS: Final = 30
"""What was asked so lately, and is not answered, was not observed yet: nobody knows its answer."""
INVOICE: Final = "invoice"
PROMISE: Final = "promise"
_BANDS: Final = ((100_00, "to_100"), (500_00, "to_500"), (2_500_00, "to_2500"))
_MOST: Final = "above_2500"


class Group(NamedTuple):
    """Whose answers are alike: to which letter, on how much, a consumer or not; empty: any."""

    asked_by: str
    band: str = ""
    debtor: str = ""

    def wider(self) -> "Iterator[Group]":
        """Itself, then with any amount, any debtor, and at last any letter."""
        yield self
        yield Group(self.asked_by, "", self.debtor)
        yield Group(self.asked_by)
        if self.asked_by not in {INVOICE, PROMISE}:
            yield ANY_LETTER

    @property
    def widest(self) -> "Group":
        """The group that is looked at last."""
        return list(self.wider())[-1]


ANY_LETTER: Final = Group("")


class ObservedAnswer(NamedTuple):
    """What came after a letter: the days until money, and its part of what was asked.

    ``days`` None: nothing came. ``ends``: it settled the claim. Days count from the due day where
    no letter asked, and may be negative there.
    """

    days: int | None = None
    ends: bool = False
    per_mille: int = 0


class Drawn(NamedTuple):
    """Answers to draw from, and how wide it had to be looked for them; none: too few."""

    answers: Sequence[ObservedAnswer]
    group: Group


def band_of(principal: Cents) -> str:
    """The band of an amount."""
    return next((name for below, name in _BANDS if principal < below), _MOST)


def group_of(asked_by: str, principal: Cents, *, consumer: bool) -> Group:
    """The group of what asks a debtor for an amount."""
    return Group(asked_by, band_of(principal), "consumer" if consumer else "business")


@dataclass(slots=True)
class Behaviour:
    """Every answer that was observed, by group; a claim is observed once, in any order."""

    seen: dict[Group, list[ObservedAnswer]] = field(default_factory=dict)

    def observe(self, history: Iterable[Recorded], *, consumer: bool, today: date) -> None:
        """Take the answers of one claim from its facts, as they lie before a day.

        Money that was taken back is no answer. What still waits for one is none either, until it
        has waited ``WATCHED_DAYS``.
        """
        rows = _standing([row for row in history if isinstance(row.fact, _TOLD)])
        first = rows[0].fact if rows else None
        if isinstance(first, InvoiceSent):
            for asked_by, answer in _answers(first, rows, today):
                group = group_of(asked_by, first.principal, consumer=consumer)
                for wide in dict.fromkeys(group.wider()):
                    self.seen.setdefault(wide, []).append(answer)

    def to(self, group: Group, *, after: int | None = None) -> Drawn:
        """The answers of a group, or of a wider one where it has too few.

        ``after``: of those who had not answered by so many days.
        """
        for wide in group.wider():
            known = self.seen.get(wide, ())
            found = [one for one in known if after is None or one.days is None or one.days > after]
            if len(found) >= LEAST:
                return Drawn(sorted(found, key=_order), wide)
        return Drawn((), group)

    def counted(self, group: Group) -> int:
        """How many answers of just this group were observed."""
        return len(self.seen.get(group, ()))


def quantiles(values: Sequence[int]) -> tuple[int, int, int]:
    """The tenth, fiftieth and ninetieth percentile of what the draws came to."""
    ordered = sorted(values)
    low, middle, high = (ordered[round((len(ordered) - 1) * part / 10)] for part in (1, 5, 9))
    return low, middle, high


_TOLD: Final = (
    InvoiceSent,
    LetterFact,
    PaymentReceived,
    PaymentReversed,
    ClaimSettled,
    ClaimReopened,
    ClaimWithdrawn,
    ClaimWrittenOff,
    HandedOver,
    PromiseKept,
    PromiseBroken,
)
_ENDS: Final = (HandedOver, ClaimWithdrawn, ClaimWrittenOff)
"""What ends the time in which a letter could be answered to us."""
_UNDONE: Final = (ClaimSettled, ClaimWithdrawn, ClaimWrittenOff)
"""What holds no more of a claim that lives again."""


def _standing(rows: Sequence[Recorded]) -> list[Recorded]:
    """Without what was taken back: payments that bounced, and ends that were none."""
    back = {one.fact.payment_id for one in rows if isinstance(one.fact, PaymentReversed)}
    again = max((one.position for one in rows if isinstance(one.fact, ClaimReopened)), default=-1)
    return [
        row
        for row in rows
        if not (isinstance(row.fact, PaymentReceived) and row.fact.payment_id in back)
        and not (isinstance(row.fact, _UNDONE) and row.position < again)
    ]


def _answers(
    invoice: InvoiceSent, rows: Sequence[Recorded], today: date
) -> Iterator[tuple[str, ObservedAnswer]]:
    """What came of each stretch from the due day or a letter until the next letter or the end."""
    starts: list[tuple[date, str, Cents]] = [(invoice.due_on, INVOICE, invoice.principal)]
    for row in rows:
        match row.fact:
            case LetterFact() as fact:
                starts.append((row.effective_on, asked_by(fact), fact.asked.total))
            case PromiseKept():
                yield PROMISE, ObservedAnswer(0, per_mille=1000)
            case PromiseBroken():
                yield PROMISE, ObservedAnswer()
    ends = [row.effective_on for row in rows if isinstance(row.fact, _ENDS)]
    settled = any(isinstance(row.fact, ClaimSettled) for row in rows)
    for number, (on, name, asked) in enumerate(starts):
        after = [*(one[0] for one in starts[number + 1 :]), *ends]
        until = min((day for day in after if day > on), default=date.max)
        answer = _answer(rows, on, until, asked, first=number == 0)
        waits = until == date.max and answer.days is None and not settled
        if not waits or (today - on).days >= WATCHED_DAYS:
            yield name, answer


def _answer(
    rows: Sequence[Recorded], on: date, until: date, asked: Cents, *, first: bool
) -> ObservedAnswer:
    paid, day, ends = 0, None, False
    for row in rows:
        if not (first or on <= row.effective_on) or row.effective_on >= until:
            continue
        match row.fact:
            case PaymentReceived(amount=amount):
                paid, day = paid + amount, day or row.effective_on
            case ClaimSettled():
                ends = True
    if day is None:
        return ObservedAnswer()
    return ObservedAnswer((day - on).days, ends, min(1000, paid * 1000 // max(1, asked)))


def asked_by(letter: LetterFact) -> str:
    """The word for the kind of a letter, as its topic has it."""
    return letter.TOPIC.removeprefix("claim.").removesuffix("_sent").removesuffix("_served")


def _order(answer: ObservedAnswer) -> tuple[int, bool, int]:
    return (-(10**6) if answer.days is None else answer.days, answer.ends, answer.per_mille)
