"""A debtor who died: when his estate and his heirs may be asked for what he owed."""

from datetime import date
from enum import StrEnum

from domain.law.month import add_months


class Acceptance(StrEnum):
    """How the heirs took the estate, as far as it is known."""

    UNKNOWN = "unknown"
    PURELY = "purely"
    """All of them, purely: they owe it with all they have (BW 4:184 lid 2 sub a)."""
    UNDER_BENEFIT = "under_benefit"
    """At least one under benefit of inventory: the estate is liquidated (BW 4:195, 4:202)."""


def estate_barred_until(died_on: date, acceptance: Acceptance) -> date | None:
    """The last day (inclusive) on which nobody may be asked; None: without an end in sight.

    For three months after the death there is no recourse on the estate, unless all heirs accepted
    it purely: then the day of death itself is the last one (BW 4:185 lid 1). An estate that is
    liquidated pays by its own rules, to creditors who come forward (BW 4:214).
    """
    if acceptance is Acceptance.UNDER_BENEFIT:
        return None
    return died_on if acceptance is Acceptance.PURELY else add_months(died_on, 3)
