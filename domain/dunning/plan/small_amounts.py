"""The small amounts that hold where neither a plan nor a creditor says them."""

from typing import Final

from domain.money import Cents

SMALLEST_STEP: Final[Cents] = 5_00
"""No step is taken for less, where the plan and the creditor say nothing of it."""
SMALL_DIFFERENCE: Final[Cents] = 5
"""At most so much is a difference that is proposed for writing off at once."""
