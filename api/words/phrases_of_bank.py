"""The reasons for which a bank account makes claims wait, in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

_ACCOUNT: Final = r"account (?P<iban>\S+) waits: "
_NEEDED: Final = r"; needed through (?P<needed>\S+)"

PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    _ACCOUNT + r"statements are missing from (?P<day>\S+)" + _NEEDED: (
        "rekening {iban} wacht: afschriften ontbreken vanaf {day}; nodig is tot en met {needed}",
        "account {iban} waits: statements are missing from {day}; needed through {needed}",
    ),
    _ACCOUNT + r"statements contradict each other from (?P<day>\S+)" + _NEEDED: (
        (
            "rekening {iban} wacht: afschriften spreken elkaar tegen vanaf {day};"
            " nodig is tot en met {needed}"
        ),
        (
            "account {iban} waits: statements contradict each other from {day};"
            " needed through {needed}"
        ),
    ),
    _ACCOUNT + r"money of (?P<day>\S+) is nobody's yet" + _NEEDED: (
        "rekening {iban} wacht: geld van {day} is nog van niemand; nodig is tot en met {needed}",
        "account {iban} waits: money of {day} is nobody's yet; needed through {needed}",
    ),
    (
        r"payments before (?P<day>\S+), where the statements begin, are not known; they"
        r" are needed through (?P<needed>\S+)"
    ): (
        (
            "betalingen van voor {day}, waar de afschriften beginnen, zijn niet bekend;"
            " nodig is tot en met {needed}"
        ),
        (
            "payments before {day}, where the statements begin, are not known; they"
            " are needed through {needed}"
        ),
    ),
}
