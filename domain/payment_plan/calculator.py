"""The calculator of a payment plan: days, amounts, and the share of each claim, to the cent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final
from uuid import UUID

from domain.claim.balance import balance, first_interest_day, interest_kind, running
from domain.claim.events import Asked, Instalment
from domain.claim.state import Claim
from domain.days import add_days
from domain.errors import Refusal
from domain.law.account import Entry, EntryKind, run_account
from domain.law.imputation import Debt, allocate_between
from domain.law.month import add_months
from domain.law.rates import rate_on
from domain.money import Cents, as_decimal
from domain.payment_plan.events import Rhythm

MOST_INSTALMENTS: Final = 120

OPEN_DAYS: Final = 14
"""For so many days a plan can be signed where nobody said how many."""
_DAYS: Final = {Rhythm.WEEKLY: 7, Rhythm.FOUR_WEEKLY: 28}
_PLAN: Final = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """How somebody wants to pay: from which day, how often, and in how many parts or how much.

    One of ``number`` and ``amount`` (cents) is given. ``with_interest``: the interest that runs
    by law meanwhile is asked in the plan; else none of it is, if the plan is kept.
    """

    first: date
    rhythm: Rhythm
    number: int | None = None
    amount: Cents | None = None
    with_interest: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A worked-out plan: its instalments, and what of each one is for which claim, in cents."""

    instalments: tuple[Instalment, ...]
    shares: Mapping[UUID, tuple[Instalment, ...]]
    open: Mapping[UUID, Asked]
    """What is open of each claim on the day of reckoning, by part."""

    @property
    def total(self) -> Cents:
        """All instalments together."""
        return sum(part.amount for part in self.instalments)

    @property
    def interest(self) -> Cents:
        """What of it is interest that runs during the plan."""
        return self.total - sum(one.total for one in self.open.values())


def days_of(first: date, rhythm: Rhythm, number: int) -> list[date]:
    """The days of so many instalments; each is reckoned from the first one."""
    if rhythm is Rhythm.MONTHLY:
        return [add_months(first, n) for n in range(number)]
    return [add_days(first, n * _DAYS[rhythm]) for n in range(number)]


def last_day_to_sign(first: Instalment, *, today: date, open_days: int, grace_days: int) -> date:
    """The last day (inclusive) on which a plan can be signed that is drawn up today.

    Never behind the grace of its first instalment: signed after that it would lapse at once.
    """
    return min(add_days(today, open_days), add_days(first.by, grace_days))


def open_on(claim: Claim, *, on: date) -> Asked:
    """What is open of a claim on a day, by part."""
    now = balance(claim, on=on)
    return Asked(principal=now.principal, interest=now.interest, costs=now.costs)


def scheme(claims: Sequence[Claim], wish: PlanWish, *, on: date) -> Scheme:
    """Work a plan out over claims of one debtor, as they are open on a day.

    The instalments are equal, and the last one is adjusted: together they are what is open, to
    the cent; with interest, what is open on their own days by the ledger if each is paid on its
    day. Each is taken for the claims in the order of BW 6:43 lid 2 as of the day of reckoning
    (most onerous, oldest, equals pro rata), and within a claim by 6:44. Raises Refusal
    ``payment_plan.one_of_two``, ``.nothing_open``, ``.too_small``, ``.too_many``, ``.first_day``.
    """
    if (wish.number is None) == (wish.amount is None):
        raise Refusal(
            "payment_plan.one_of_two",
            "A plan is worked out from a number of instalments or from an amount.",
            way_out="Give one of the two.",
        )
    if wish.first < on:
        raise Refusal(
            "payment_plan.first_day",
            f"The first instalment would fall on {wish.first}, which has passed.",
            way_out="Give today or a later day, soon.",
            values={"day": wish.first},
        )
    owing = {claim.id: open_on(claim, on=on) for claim in claims}
    claims = [claim for claim in claims if owing[claim.id].total > 0]
    if not claims:
        raise Refusal(
            "payment_plan.nothing_open",
            "Nothing is open on these claims.",
            way_out="Choose claims of which something is open.",
        )
    reckoning = _Reckoning(claims, wish, on)
    amounts = reckoning.of_number() if wish.number else reckoning.of_amount()
    return reckoning.laid_out(amounts, owing)


@dataclass
class _Reckoning:
    claims: Sequence[Claim]
    wish: PlanWish
    on: date
    days: list[date] = field(init=False)
    ranks: Mapping[UUID, Debt] = field(init=False)

    def __post_init__(self) -> None:
        number = self.wish.number or MOST_INSTALMENTS
        if number > MOST_INSTALMENTS:
            raise _too_many()
        self.days = days_of(self.wish.first, self.wish.rhythm, number)
        self.ranks = {claim.id: _debt(claim, self.on) for claim in self.claims}

    def of_number(self) -> list[Cents]:
        """Equal amounts, the last one adjusted: the smallest of which the last is no larger.

        Without interest, and where else nothing were left for it, the last one is larger, by less
        than a cent an instalment.
        """
        number = len(self.days)
        total = sum(open_on(one, on=self.on).total for one in self.claims)
        least = total // number
        if least < 1:
            raise _too_small()
        if not self.wish.with_interest:
            return [least] * (number - 1) + [total - least * (number - 1)]
        most = self._end_unpaid() + number
        found = _smallest(lambda each: self._last(each) <= each, least, most)
        if (last := self._last(found)) < 1:  # a cent less of each leaves something for the last
            found -= 1
            last = self._last(found)
        if found < 1:
            raise _too_small()
        return [found] * (number - 1) + [last]

    def of_amount(self) -> list[Cents]:
        """The amount as often as it takes, and then the rest."""
        each = self.wish.amount or 0
        if each < 1:
            raise _too_small()
        amounts: list[Cents] = []
        purses = self._purses()
        for day in self.days:
            left = sum(purse.open_on(day) for purse in purses)
            if left <= 0:
                return amounts
            amounts.append(min(each, left))
            self._spread(purses, day, amounts[-1])
        if sum(purse.open_on(self.days[-1]) for purse in purses):
            raise _too_many()
        return amounts

    def laid_out(self, amounts: Sequence[Cents], owing: Mapping[UUID, Asked]) -> Scheme:
        """The plan with the share of each claim in each instalment."""
        purses = self._purses()
        parts: list[Instalment] = []
        shares: dict[UUID, list[Instalment]] = {claim.id: [] for claim in self.claims}
        for number, (amount, day) in enumerate(zip(amounts, self.days, strict=False), 1):
            parts.append(Instalment(number=number, amount=amount, by=day))
            for claim_id, share in self._spread(purses, day, amount):
                shares[claim_id].append(Instalment(number=number, amount=share, by=day))
        assert not any(purse.open_on(parts[-1].by) for purse in purses), "a cent was lost"
        assert sum(amounts) == sum(one.amount for his in shares.values() for one in his)
        found = {claim_id: tuple(his) for claim_id, his in shares.items()}
        return Scheme(tuple(parts), found, {one: owing[one] for one in found})

    def _purses(self) -> "list[_Purse]":
        return [_Purse(claim, self.on, self.wish.with_interest) for claim in self.claims]

    def _spread(
        self, purses: "Sequence[_Purse]", day: date, amount: Cents
    ) -> Iterator[tuple[UUID, Cents]]:
        """Pay an instalment on its day, and say what of it was taken for which claim."""
        by_id = {str(purse.claim.id): purse for purse in purses}
        debts = [_as_open(self.ranks[one.claim.id], one.open_on(day)) for one in purses]
        taken = allocate_between(debts, payment=amount).by_debt
        found = [
            (by_id[name].claim.id, part.principal)
            for name, part in taken.items()
            if part.principal > 0
        ]
        for claim_id, share in found:
            by_id[str(claim_id)].pay(share, day)
        return iter(found)

    def _last(self, each: Cents) -> Cents:
        """What is open on the last day, where so much was paid on each day before; 0: less."""
        purses = self._purses()
        for day in self.days[:-1]:
            left = sum(purse.open_on(day) for purse in purses)
            if left <= each:
                return 0
            self._spread(purses, day, each)
        return sum(purse.open_on(self.days[-1]) for purse in purses)

    def _end_unpaid(self) -> Cents:
        """What would be open on the last day if nothing were paid: no instalment is more."""
        return sum(purse.open_on(self.days[-1]) for purse in self._purses())


@dataclass
class _Purse:
    """What is open of one claim while its plan is paid."""

    claim: Claim
    on: date
    with_interest: bool
    paid: list[Entry] = field(default_factory=list)

    def pay(self, cents: Cents, day: date) -> None:
        """Pay so much on a day."""
        ref = f"{_PLAN}-{len(self.paid) + 1}"
        self.paid.append(Entry(day, EntryKind.PAYMENT, cents, ref=ref))

    def open_on(self, day: date) -> Cents:
        """What is left on a day: of what was open, or by the ledger with the interest since."""
        if not self.with_interest:
            paid = sum(one.cents for one in self.paid)
            return balance(self.claim, on=self.on).total - paid
        entries, terms = running(self.claim, on=self.on)
        known = [entry for entry in entries if entry.on <= self.on]
        return run_account([*known, *self.paid], terms=terms, until=day).total


def _debt(claim: Claim, on: date) -> Debt:
    first = first_interest_day(claim)
    bears = first is not None and first <= on
    rate = rate_on(interest_kind(claim), on).percent if bears else Fraction(0)
    due_on = claim.extended_to or claim.due_on
    return Debt(id=str(claim.id), principal=0, due=due_on < on, rate=rate, due_on=due_on)


def _as_open(rank: Debt, total: Cents) -> Debt:
    """The same debt with all that is open as one part: 6:44 does not matter between claims."""
    return Debt(id=rank.id, principal=total, due=rank.due, rate=rank.rate, due_on=rank.due_on)


def _smallest(fits: Callable[[Cents], bool], low: Cents, high: Cents) -> Cents:
    """The smallest amount that fits, from ``low`` (which may) to ``high`` (which does)."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    return low


def _too_small() -> Refusal:
    return Refusal(
        "payment_plan.too_small",
        f"An instalment would be less than {as_decimal(1)}.",
        way_out="Give fewer instalments, or a larger amount.",
    )


def _too_many() -> Refusal:
    return Refusal(
        "payment_plan.too_many",
        f"The plan would take more than {MOST_INSTALMENTS} instalments.",
        way_out="Give a larger amount.",
        values={"most": str(MOST_INSTALMENTS)},
    )
