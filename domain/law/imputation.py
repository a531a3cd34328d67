"""Imputation of payments: costs, interest, principal (BW 6:44), and between debts (BW 6:43)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from domain.errors import Refusal
from domain.money import Cents, share_out


class Imputation(NamedTuple):
    """What one payment was taken for, in cents; the four parts are the payment."""

    costs: Cents
    interest: Cents
    principal: Cents
    unallocated: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One debt of the same debtor to the same creditor, with its open parts in cents.

    ``due``: it can be claimed. ``rate`` is the percent a year it bears, the measure of how
    onerous it is. ``due_on`` is its age; None is the youngest.
    """

    id: str
    principal: Cents
    interest: Cents = 0
    costs: Cents = 0
    due: bool = True
    rate: Fraction = Fraction(0)
    due_on: date | None = None

    @property
    def total(self) -> Cents:
        """All that is open, in cents."""
        return self.costs + self.interest + self.principal


@dataclass(frozen=True, slots=True)
class Distribution:
    """What a payment was taken for, debt by debt, and what remains of it in cents."""

    by_debt: dict[str, Imputation]
    unallocated: Cents


def impute(*, costs: Cents, interest: Cents, principal: Cents, payment: Cents) -> Imputation:
    """Take a payment for the costs, then the interest, then the principal (BW 6:44 lid 1).

    All in cents, none negative. What remains is unallocated: it must be given back. Raises
    Refusal ``imputation.negative_amount``.
    """
    if min(costs, interest, principal, payment) < 0:
        raise Refusal(
            "imputation.negative_amount",
            "Costs, interest, principal and payment are zero or more.",
            way_out="Give open amounts; an amount in the debtor's favour is unallocated.",
            article="BW 6:44 lid 1",
        )
    to_costs = min(costs, payment)
    to_interest = min(interest, payment - to_costs)
    to_principal = min(principal, payment - to_costs - to_interest)
    return Imputation(
        costs=to_costs,
        interest=to_interest,
        principal=to_principal,
        unallocated=payment - to_costs - to_interest - to_principal,
    )


def allocate_between(
    debts: Sequence[Debt], *, payment: Cents, designated: Sequence[str] = ()
) -> Distribution:
    """Divide a payment over several debts of one debtor (BW 6:43), each by 6:44.

    The debts the debtor designated at payment come first, in his order (lid 1); then what is
    due, the most onerous, the oldest, and equals pro rata to what is open (lid 2). The cent that
    remains goes to the largest fraction (convention). Ids that are no debt are ignored.
    """
    by_debt: dict[str, Imputation] = {}
    left = payment
    for group in _ranked(debts, designated):
        for debt, share in _shares(group, left):
            by_debt[debt.id] = impute(
                costs=debt.costs, interest=debt.interest, principal=debt.principal, payment=share
            )
        left -= min(left, sum(debt.total for debt in group))
    return Distribution(by_debt, left)


def _ranked(debts: Sequence[Debt], designated: Sequence[str]) -> list[list[Debt]]:
    """Put the debts in order of BW 6:43, those of equal rank together."""
    groups: dict[tuple[int, bool, Fraction, date], list[Debt]] = {}
    for debt in debts:
        place = designated.index(debt.id) if debt.id in designated else len(designated)
        rank = (place, not debt.due, -debt.rate, debt.due_on or date.max)
        groups.setdefault(rank, []).append(debt)
    return [groups[rank] for rank in sorted(groups)]


def _shares(group: Sequence[Debt], payment: Cents) -> list[tuple[Debt, Cents]]:
    """What each debt of one rank takes of a payment, at most what it has open."""
    owed = [debt.total for debt in group]
    payable = min(payment, sum(owed))
    return list(zip(group, share_out(payable, owed), strict=True))
