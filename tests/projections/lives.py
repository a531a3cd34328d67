"""Many claims with thirty facts each, interleaved by day: what speed is measured on."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from heapq import heapify, heappop, heapreplace
from random import Random
from uuid import UUID

from domain.claim.events import (
    Channel,
    ClaimSettled,
    CollectionCostsCharged,
    ContactOutcome,
    DebtorContacted,
    DefaultDeclared,
    HandlerAssigned,
    HoldLifted,
    HoldPlaced,
    PaymentPromised,
    PromiseBroken,
)
from domain.law.default import DefaultGround
from domain.law.rates import InterestKind
from domain.letter.text import LetterKind
from domain.parties import Capacity
from tests.projections.story import Story

Deed = Callable[[date], object]


def lived(story: Story, *, claims: int, seed: int = 1, start: date = date(2026, 1, 5)) -> None:
    """Tell the lives of some claims, day by day, of debtors with three claims each."""
    random = Random(seed)
    lives: list[tuple[date, int, Iterator[tuple[int, Deed]], Deed | None]] = []
    debtors: list[UUID] = []
    for number in range(claims):
        if number % 3 == 0:
            capacity = random.choice([Capacity.CONSUMER, Capacity.COMPANY, Capacity.UNKNOWN])
            debtors.append(story.debtor(name=f"Debiteur {number}", capacity=capacity, day=start))
        life = _life(story, debtors[-1], number, Random(seed + number))
        lives.append((start + timedelta(days=random.randrange(60)), number, life, None))
    heapify(lives)
    while lives:
        day, number, life, _ = lives[0]
        try:
            wait, deed = next(life)
        except StopIteration:
            heappop(lives)
            continue
        heapreplace(lives, (day + timedelta(days=wait), number, life, None))
        deed(day + timedelta(days=wait))


def _life(story: Story, debtor: UUID, number: int, random: Random) -> Iterator[tuple[int, Deed]]:
    made: list[UUID] = []
    cents = random.randrange(20_00, 3_000_00)
    yield (
        0,
        lambda day: made.append(
            story.invoice(debtor, f"F{number:06}", principal=cents, issued_on=day)
        ),
    )
    claim = made[0]
    yield 1, lambda day: story.add(claim, HandlerAssigned(handler="anna"), day=day)
    yield 31, lambda day: story.letter([claim], day=day, channel=Channel.EMAIL)
    yield 9, lambda day: story.add(claim, _default(day), day=day)
    yield 1, lambda day: story.add(claim, _called(), day=day)
    promise = PaymentPromised(amount=cents, by=date(2026, 12, 1))
    yield 1, lambda day: story.add(claim, promise, day=day)
    yield 8, lambda day: story.add(claim, PromiseBroken(promised_version=8), day=day)
    hold = HoldPlaced(hold_id="h", category="asked", from_day=date(2026, 6, 1), until=None)
    yield 1, lambda day: story.add(claim, hold, day=day)
    yield 4, lambda day: story.add(claim, HoldLifted(hold_id="h"), day=day)
    fourteen = LetterKind.FOURTEEN_DAY_LETTER
    yield 2, lambda day: story.letter([claim], day=day, kind=fourteen, step="fourteen-day-letter")
    for part in range(7):
        name = f"p{part}"
        yield 5, partial(_pay, story, claim, cents // 12, name)
    costs = CollectionCostsCharged(amount=40_00, base=cents)
    yield 2, lambda day: story.add(claim, costs, day=day)
    final = LetterKind.FINAL_DEMAND
    yield 2, lambda day: story.letter([claim], day=day, kind=final, step="final-demand")
    if random.random() < 0.5:
        yield 9, lambda day: story.pay(claim, cents + 60_00, day=day, payment="last")
        yield 0, lambda day: story.add(claim, ClaimSettled(ground="nothing open"), day=day)


def _pay(story: Story, claim: UUID, cents: int, name: str, day: date) -> None:
    story.pay(claim, cents, day=day, payment=name)


def _default(day: date) -> DefaultDeclared:
    return DefaultDeclared(
        in_default_since=day, ground=DefaultGround.FATAL_TERM, interest_kind=InterestKind.CONSUMER
    )


def _called() -> DebtorContacted:
    return DebtorContacted(channel=Channel.PHONE, outcome=ContactOutcome.REACHED, step="call")
