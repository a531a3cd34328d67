"""English of the page of the audit trail."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Geschiedenis": "Audit trail",
    "Wie legde wat vast, over wie, wanneer en waarom. Alles is te combineren; niets ingevuld toont"
    " het nieuwste.": (
        "Who recorded what, about whom, when and why. All of it can be combined; nothing filled in"
        " shows the newest."
    ),
    "Zoeken in de geschiedenis": "Search the audit trail",
    "Alle feiten als bestand": "All facts as a file",
    "Een bestand is een inzage in de gegevens van elke debiteur erin, en wordt genoteerd.": (
        "A file is a reading of the data of every debtor in it, and is written down."
    ),
    "factuurnummer": "invoice number",
    "alle": "all",
    "Meer filters": "More filters",
    "Over": "About",
    "Feiten": "Facts",
    "Vastgelegd": "Recorded",
    "Wie": "Who",
    "vordering": "claim",
    "geldt op %(day)s": "in effect on %(day)s",
    "volgens": "by",
    "(met een reden in woorden)": "(with a reason in words)",
    "(dit is een inzage, en wordt genoteerd)": "(this is a reading, and is written down)",
    "Plaats: waar dit feit in de opslag staat. Blad: zijn nummer in het logboek. Daaronder zijn"
    " hash, waarmee te bewijzen is dat het niet is veranderd.": (
        "Position: where this fact stands in the store. Leaf: its number in the log. Below it its"
        " hash, by which it can be proven that it was not changed."
    ),
    "plaats %(position)s, blad %(number)s": "position %(position)s, leaf %(number)s",
    "Hiervan is niets vastgelegd.": "Nothing was recorded of this.",
    "Gezocht tot en met plaats %(position)s van het logboek.": (
        "Looked for through position %(position)s of the log."
    ),
    "Handeling": "Command",
    "Eén handeling": "One command",
    "Door wie": "By whom",
    "Soort feit": "Kind of fact",
    "Vastgelegd vanaf": "Recorded from",
    "Vastgelegd tot en met": "Recorded through",
    "Geldt vanaf": "In effect from",
    "Geldt tot en met": "In effect through",
    "Bedrag vanaf": "Amount from",
    "Bedrag tot en met": "Amount through",
    "Met wat bekend was op": "As known at",
    "Oudste eerst": "Oldest first",
    "Ook redenen in woorden": "Also reasons in words",
    "Bladzijde": "Page",
}
