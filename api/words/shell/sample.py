"""Dutch of what the shell says when it makes the sample."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "Making the sample: eighteen months of an invented company (once, about a minute).": (
        "De proef wordt gemaakt: achttien maanden van een verzonnen bedrijf (eenmalig, "
        "ongeveer een minuut)."
    ),
    "{count} cases, made in {seconds} seconds.": ("{count} zaken, gemaakt in {seconds} seconden."),
    "A mail of a debtor: `vordering bounces read {place}`.": (
        "Een mail van een debiteur: `vordering bounces read {place}`."
    ),
    "A bank statement of its last days: `vordering import statements {place}`.": (
        "Een bankafschrift van de laatste dagen: `vordering import statements {place}`."
    ),
    "The sample lies in {place}. Look at it with `vordering overview`.": (
        "De proef ligt in {place}. Bekijk haar met `vordering overview`."
    ),
}
