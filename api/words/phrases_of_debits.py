"""The reasons about direct debits under way, in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

from api.words.refusals_debit import HELD

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    english: (dutch, english) for english, dutch in HELD.items()
}
_DEBIT: Final = r"direct debit (?P<id>\S+)"
_BATCH: Final = r" in (?P<file>\S+)"

PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    r"a refund of (?P<amount>[\d.]+) was ordered, and is not paid yet \((?P<number>.*)\)": (
        "een terugbetaling van {amount} is opgedragen en nog niet betaald ({number})",
        "a refund of {amount} was ordered, and is not paid yet ({number})",
    ),
    _DEBIT + _BATCH + r" is to be recalled through (?P<day>\S+): (?P<why>.+)": (
        "incasso {id} (bestand {file}), te herroepen tot en met {day}: {why}",
        "direct debit {id} (file {file}), to be recalled through {day}: {why}",
    ),
    _DEBIT + r" is to be recalled through (?P<day>\S+): (?P<why>.+)": (
        "incasso {id}, te herroepen tot en met {day}: {why}",
        "direct debit {id}, to be recalled through {day}: {why}",
    ),
    _DEBIT + _BATCH + r" of (?P<day>\S+) is not shown": (
        "incasso {id} (bestand {file}) van {day} staat op geen afschrift",
        "direct debit {id} (file {file}) of {day} is on no statement",
    ),
    _DEBIT + r" of (?P<day>\S+) is not shown": (
        "incasso {id} van {day} staat op geen afschrift",
        "direct debit {id} of {day} is on no statement",
    ),
    r"refund (?P<number>.+) of (?P<day>\d{4}-\d\d-\d\d) is not shown": (
        "terugbetaling {number} van {day} staat op geen afschrift",
        "refund {number} of {day} is on no statement",
    ),
    r"(?P<count>\d+) on (?P<day>\d{4}-\d\d-\d\d)": (
        "{count} incasso's op {day}",
        "{count} direct debits on {day}",
    ),
}
