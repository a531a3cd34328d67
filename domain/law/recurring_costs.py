"""The cap on collection costs of recurring small claims on a consumer (since 2024-10-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.law.month import add_months
from domain.money import Cents

SMALL_TERM: Final[Cents] = 266_67
"""A term below this amount carries the floor of 40 euro; the cap is for those (law.md 1.2)."""

MOST_IN_HALF_A_YEAR: Final[Cents] = 140_00
"""At most this in six months over one series; secondary sources only (law.md O1)."""

CAP_FROM: Final = date(2024, 10, 1)
"""Stb. 2024, 44."""


@dataclass(frozen=True, slots=True)
class ChargedCosts:
    """Collection costs asked before over a claim of the series: the day and the cents."""

    on: date
    amount: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringSeries:
    """Claims that come back on one consumer: rent, subscription, energy (same series id).

    ``on`` is the day the costs are asked; ``earlier`` what was asked before over the series.

    The cap is **on** by default. We have not read Besluit BIK art. 2a and the amended BW 6:96
    lid 7 themselves, only descriptions of them (law.md O1); what is unconfirmed asks the debtor
    less. Where every term is below 266.67: one letter over several terms costs the highest
    amount of a single term, and the series at most 140.00 in six months, looking back. ``cap``
    False is for a creditor who has the text confirmed.
    """

    on: date
    earlier: Sequence[ChargedCosts] = ()
    cap: bool = True

    def most(
        self, amount: Cents, *, principals: Sequence[Cents], single_costs: Sequence[Cents]
    ) -> Cents:
        """The costs in cents that may be asked of ``amount`` over these principals."""
        small = all(principal < SMALL_TERM for principal in principals)
        if not self.cap or not small or self.on < CAP_FROM:
            return amount
        left = max(0, MOST_IN_HALF_A_YEAR - self._charged_in_half_a_year())
        return min(amount, max(single_costs, default=0), left)

    def _charged_in_half_a_year(self) -> Cents:
        """Add up what was asked in the six months to the day, both ends inclusive (asks less)."""
        since = add_months(self.on, -6)
        return sum(costs.amount for costs in self.earlier if since <= costs.on <= self.on)
