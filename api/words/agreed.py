"""A running payment plan in words: its next instalment and its last, which are not the same day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from api.words.figures import day
from api.words.language import DUTCH, spoken

if TYPE_CHECKING:
    from application.queries.agreed_shapes import InstalmentOut

PLAN_RUNS: Final = "payment plan"
"""What a claim waits for while its plan runs, as the engine says it."""


def plan_runs(parts: "Sequence[InstalmentOut]", looked_at: date | None) -> str:
    """Say of a plan which instalment is next, when that is looked at, and which is the last.

    Empty: no instalment of it is open.
    """
    due = [one.by for one in parts if not one.paid]
    if not due or looked_at is None:
        return ""
    first, last, on = day(due[0]), day(due[-1]), day(looked_at)
    if len(due) == 1:
        if spoken() == DUTCH:
            return f"laatste termijn {last}, gecontroleerd op {on}"
        return f"last instalment {last}, checked on {on}"
    if spoken() == DUTCH:
        return f"volgende termijn {first}, gecontroleerd op {on}; laatste termijn {last}"
    return f"next instalment {first}, checked on {on}; last instalment {last}"
