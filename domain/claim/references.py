"""How a claim names what it made itself: a step of no plan, an entry, a kind of agreement."""

from typing import Final

PLAN_LAPSED: Final = "plan-lapsed"
"""The step of no plan by which a debtor is told that his payment plan lapsed."""

GRANTED: Final = "granted@"
"""How the ledger names what a dispute was granted, before the version that contested it."""

EXTENSION: Final = "extension"
"""How it names the agreement that moves the last day."""

AGREED_PLAN: Final = "payment_plan"
"""How it names the agreement to pay in instalments."""
