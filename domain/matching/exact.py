"""What an amount is to the cent: of what was named, by its plan, or of whatever is owed."""

from collections.abc import Sequence
from uuid import UUID

from domain.matching.incoming import Payable
from domain.matching.reading import Reading
from domain.matching.sums import Fit, all_of, fit_of, of_plan, subsets


def exact_of(reading: Reading, debtor_id: UUID, claims: Sequence[Payable]) -> Fit | None:
    """The amount as what is to be paid for all that was named; None: it is not that.

    Else as an instalment of the one plan over several that holds all of it.
    """
    amount = reading.incoming.amount
    if alone := fit_of(claims, amount):
        return alone
    fits = _by_plans(reading, reading.ledgers.of(debtor_id), {one.id for one in claims})
    return fits[0] if len(fits) == 1 else None


def with_those_of(reading: Reading, claims: Sequence[Payable], fit: Fit) -> list[Payable]:
    """What was named, and what the money is for beside that."""
    more = (reading.claims[part.claim_id] for part in fit.parts)
    return list({one.id: one for one in (*claims, *more)}.values())


def exact_ways(reading: Reading, payable: Sequence[Payable]) -> list[Fit]:
    """Where nothing was named: the amount as of one claim, of all, by a plan, else of some."""
    amount = reading.incoming.amount
    single = [fit for one in payable if (fit := fit_of([one], amount))]
    whole = [fit for fit in [all_of(payable, amount)] if fit]
    plans = [fit for fit in _by_plans(reading, payable, set()) if len(fit.parts) > 1]
    known = {fit.parts for fit in (*single, *whole)}
    found = [*single, *whole, *(fit for fit in plans if fit.parts not in known)]
    return found or subsets(payable, amount, holding=frozenset())


def _by_plans(reading: Reading, payable: Sequence[Payable], named: set[UUID]) -> list[Fit]:
    amount, plans = reading.incoming.amount, reading.ledgers.plans
    found = (of_plan(one, payable, amount, named=frozenset(named)) for one in plans)
    return [fit for fit in found if fit]
