"""What the command line says of promises and proposed plans, in Dutch by the English."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "Promised: {amount} by {day}; the whole claim waits through {waits}": (
        "Beloofd: {amount} uiterlijk {day}; de hele vordering wacht tot en met {waits}"
    ),
    "Promised in writing: {amount} by {day}; the whole claim waits through {waits}": (
        "Schriftelijk beloofd: {amount} uiterlijk {day}; de hele vordering wacht tot en met {waits}"
    ),
    "Plan proposed, to be signed until {day} (debtor: {debtor}, creditor: {creditor})": (
        "Regeling voorgesteld, te tekenen tot en met {day} (debiteur: {debtor}, schuldeiser:"
        " {creditor})"
    ),
    "not signed": "niet getekend",
}
"""By the English."""
