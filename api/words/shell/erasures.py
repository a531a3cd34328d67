"""Dutch of what the shell says of erasing a person, and of the help of its questions."""

from collections.abc import Mapping
from typing import Final

HELP: Final[Mapping[str, str]] = {
    "What erasing a debtor would take and leave, and what stands in the way of it.": (
        "Wat er weggaat en blijft als een debiteur wordt gewist, en wat dat in de weg staat."
    ),
    "The debtors of a creditor whose seven years are over, for a person to erase or to keep.": (
        "De debiteuren van wie de zeven jaar voorbij zijn; een mens beslist of zij worden gewist."
    ),
    "behind this debtor: ``next`` of a page": "Na deze debiteur: ``next`` van een bladzijde.",
}

DUTCH: Final[Mapping[str, str]] = {
    "Erased on {day}.": "Gewist op {day}.",
    "In the way: {what}": "In de weg staat: {what}",
    "goes": "gaat weg",
    "last": "laatste",
    "through {day}": "tot en met {day}",
    "Stays: {what}": "Blijft: {what}",
    "Whole bank files and lists stay through {day}.": (
        "Hele bankbestanden en lijsten blijven tot en met {day}."
    ),
    "The books must be kept through {day}.": (
        "De administratie moet worden bewaard tot en met {day}."
    ),
    "Until when the books must be kept cannot be named yet: {numbers} has not ended.": (
        "Tot wanneer de administratie moet worden bewaard, is nog niet te noemen: {numbers} is niet"
        " afgelopen."
    ),
    "Nobody's years are over.": "Van niemand is de termijn voorbij.",
    "There are more: go on with --after {next}.": "Er zijn er meer: ga verder met --after {next}.",
}
