"""Refusals of bank files, in Dutch."""

from collections.abc import Mapping
from typing import Final

_AGAIN: Final = "Haal het afschrift opnieuw op bij de bank; verbeter het niet met de hand."
_SHORTER: Final = "Haal een kortere periode op."

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "statements.empty": (
        "Het bestand is leeg.",
        "Haal het afschrift opnieuw op bij de bank.",
    ),
    "statements.too_large": (
        "Het bestand is te groot.",
        _SHORTER,
    ),
    "statements.too_complex": (
        "Het bestand heeft te veel of te diep geneste delen.",
        _SHORTER,
    ),
    "status_report.unknown": (
        "Het bericht gaat over een bestand[ {file}] dat hier niet is gemaakt.",
        "Kijk van wie het is: van een ander programma, of van een schuldeiser van een collega.",
    ),
    "statements.no_statement": (
        "Het bestand is geen bankafschrift dat hier gelezen wordt.",
        "Haal CAMT.053 (XML) of MT940 op bij de bank.",
    ),
    "statements.not_xml": (
        "Het bestand is geen welgevormde XML.",
        "Haal het afschrift opnieuw op; een afgebroken bestand wordt niet gelezen.",
    ),
    "statements.doctype": (
        (
            "Het bestand heeft een documenttype (DOCTYPE): een bankafschrift heeft dat niet, "
            "en het kan andere bestanden laten lezen of het geheugen vullen."
        ),
        "Haal het afschrift opnieuw op bij de bank; gebruik dit bestand niet.",
    ),
    "statements.encoding": (
        "Het bestand heeft een tekencodering die bankafschriften niet hebben.",
        "Bewaar het als UTF-8.",
    ),
    "statements.missing": (
        "[Regel {line}: ][{path} ]ontbreekt of is leeg. Niets van het bestand is gebruikt.",
        "Haal het afschrift opnieuw op, of vraag de bank om een bestand waarin het staat.",
    ),
    "statements.no_amount": (
        (
            "[Regel {line}: ][{path} ]is geen bedrag in hele centen tot honderd miljard. "
            "Niets van het bestand is gebruikt."
        ),
        _AGAIN,
    ),
    "statements.no_day": (
        (
            "[Regel {line}: ][{path} ]is geen dag van 1970 tot en met 2199. Niets van het "
            "bestand is gebruikt."
        ),
        _AGAIN,
    ),
    "statements.no_sense": (
        (
            "[Regel {line}: ]in [{path} ]staat iets wat daar niet kan staan. Niets van het "
            "bestand is gebruikt."
        ),
        _AGAIN,
    ),
    "statements.entry_unreadable": (
        (
            "[Regel {line}: ]een :61: zonder dag, teken, bedrag en soort op hun plaats. Niets"
            " van het bestand is gebruikt."
        ),
        (
            "Haal het afschrift opnieuw op; een bestand dat afgebroken of verbeterd is, wordt"
            " niet gelezen."
        ),
    ),
}
