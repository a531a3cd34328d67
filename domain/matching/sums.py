"""How an amount can be the sum of what is to be paid for several claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final
from uuid import UUID

from domain.matching.incoming import AmountKind, AskedByPlan, MoneyStanding, Payable
from domain.matching.verdict import Ground, Part, Told
from domain.money import Cents, as_decimal

MOST_SUMS: Final = 4_000
MOST_CLAIMS: Final = 14
LARGEST_SET: Final = 4

_GROUND: Final[Mapping[AmountKind, Ground]] = {
    kind: Ground(f"amount_{kind.value}") for kind in AmountKind
}


@dataclass(frozen=True, slots=True)
class Fit:
    """An amount that is exactly what is to be paid for some claims."""

    told: Told
    parts: tuple[Part, ...]

    @property
    def claims(self) -> frozenset[UUID]:
        """The claims it is for."""
        return frozenset(part.claim_id for part in self.parts)


def fit_of(claims: Sequence[Payable], amount: Cents) -> Fit | None:
    """The amount as what is to be paid for all of these claims; None: it is not that."""
    if len(claims) == 1:
        return _alone(claims[0], amount)
    found = _summed(claims, amount)
    return Fit(Told(Ground.AMOUNT_SUM, as_decimal(amount)), found) if found else None


def all_of(claims: Sequence[Payable], amount: Cents) -> Fit | None:
    """The amount as all that is open with a debtor, in two claims or more."""
    payable = [one for one in claims if is_payable(one)]
    if len(payable) < LARGEST_SET // 2 or sum(one.open for one in payable) != amount:
        return None
    parts = tuple(Part(one.id, one.open) for one in payable)
    return Fit(Told(Ground.AMOUNT_ALL, as_decimal(amount)), parts)


def of_plan(
    plan: AskedByPlan, claims: Sequence[Payable], amount: Cents, *, named: frozenset[UUID]
) -> Fit | None:
    """The amount as an instalment of a plan over several claims, which holds all that is named.

    ``claims`` are those of one debtor; divided as the plan divides it. None: it is not that.
    """
    his = {one.id for one in claims if is_payable(one)}
    if plan.amount != amount or not named <= {*plan.claims}:
        return None
    if not {one for one, _ in plan.shares} <= his:
        return None
    parts = tuple(Part(one, cents) for one, cents in plan.shares)
    return Fit(Told(Ground.AMOUNT_OF_PLAN, as_decimal(amount)), parts)


def subsets(claims: Sequence[Payable], amount: Cents, *, holding: frozenset[UUID]) -> list[Fit]:
    """Every set of two to four claims, ``holding`` among them, that comes to the amount.

    By what is open, what letters asked, what was promised and with the discount of each; of a
    debtor with very many claims none is sought.
    """
    payable = [one for one in claims if is_payable(one)]
    if len(payable) > MOST_CLAIMS:
        return []
    fits: dict[frozenset[UUID], Fit] = {}
    for some in _sets(payable):
        if holding <= {one.id for one in some} and (found := _alike(some, amount)):
            told = Told(Ground.AMOUNT_SUM, as_decimal(amount))
            fits.setdefault(frozenset(one.id for one in some), Fit(told, found))
    return list(fits.values())


def is_payable(claim: Payable) -> bool:
    """Tell whether money for it is expected here."""
    return claim.standing is MoneyStanding.OPEN and claim.open > 0


def is_mistyped(amount: Cents, wanted: Cents) -> bool:
    """Tell whether one digit is wrong, or two are changed about, or the point is misplaced."""
    said, meant = str(amount), str(wanted)
    if amount in {wanted * 10, wanted * 100} or wanted in {amount * 10, amount * 100}:
        return True
    return one_off(said, meant)


def one_off(said: str, meant: str) -> bool:
    """Tell whether two differ by one sign: another, one more, one less, or two changed about."""
    if said == meant or abs(len(said) - len(meant)) > 1:
        return False
    if len(said) != len(meant):
        short, long_ = sorted((said, meant), key=len)
        return any(long_[:at] + long_[at + 1 :] == short for at in range(len(long_)))
    wrong = [at for at, (one, other) in enumerate(zip(said, meant, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    first, *rest = wrong
    return rest == [first + 1] and said[first : first + 2] == meant[first + 1] + meant[first]


def _alone(claim: Payable, amount: Cents) -> Fit | None:
    kinds = claim.kinds_of(amount)
    if not kinds:
        return None
    told = Told(_GROUND[kinds[0]], as_decimal(amount))
    return Fit(told, (Part(claim.id, amount),))


def _sets(claims: Sequence[Payable]) -> Iterator[tuple[Payable, ...]]:
    for size in range(2, LARGEST_SET + 1):
        yield from combinations(claims, size)


def _alike(claims: Sequence[Payable], amount: Cents) -> tuple[Part, ...] | None:
    """The same kind of amount of each."""
    for kind in (
        AmountKind.OPEN,
        AmountKind.ASKED,
        AmountKind.PRINCIPAL,
        AmountKind.PROMISED,
        AmountKind.DISCOUNTED,
    ):
        each = [claim.amounts.get(kind, frozenset()) for claim in claims]
        if all(len(one) == 1 for one in each) and sum(max(one) for one in each) == amount:
            parts = zip(claims, each, strict=True)
            return tuple(Part(claim.id, max(one)) for claim, one in parts)
    return None


def _summed(claims: Sequence[Payable], amount: Cents) -> tuple[Part, ...] | None:
    """One amount of each claim, so that they come to the sum; whichever says most goes first."""
    sums: dict[Cents, tuple[Part, ...]] = {0: ()}
    for claim in claims:
        each = dict.fromkeys(
            cents for kind in AmountKind for cents in sorted(claim.amounts.get(kind, ()))
        )
        after: dict[Cents, tuple[Part, ...]] = {}
        for so_far, parts in sums.items():
            for cents in each:
                if so_far + cents <= amount:
                    after.setdefault(so_far + cents, (*parts, Part(claim.id, cents)))
        if len(after) > MOST_SUMS:
            return None
        sums = after
    return sums.get(amount)
