"""Dutch of what the shell says of refunds, and of the help of their question."""

from collections.abc import Mapping
from typing import Final

HELP: Final[Mapping[str, str]] = {
    "Credit of debtors, refunds to them and their files: what waits first, the oldest first.": (
        "Tegoed van debiteuren, terugbetalingen en hun bestanden: eerst wat wacht, oudste voorop."
    ),
}

DUTCH: Final[Mapping[str, str]] = {
    "No money of debtors.": "Geen geld van debiteuren.",
    "shown by the bank": "getoond door de bank",
    "came back": "teruggekomen",
    "refused by the bank": "geweigerd door de bank",
    "refused by the bank: {why}": "geweigerd door de bank: {why}",
    "file {id} of {day}: {count} refunds, {total}, {withdrawn} withdrawn": (
        "bestand {id} van {day}: {count} terugbetalingen, {total}, {withdrawn} ingetrokken"
    ),
}
