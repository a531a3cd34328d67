"""Refusals about mail that comes in, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "mail.read_now": (
        "Een ander proces leest de e-mail die binnenkwam.",
        "Wacht tot het klaar is.",
    ),
    "incoming_mail.unknown": ("Deze mail bestaat niet.", "Kijk op de pagina Postvak."),
    "incoming_mail.nobodys": (
        "Iemand zei dat deze mail over geen vordering hier gaat.",
        "Draai dat eerst terug, als het niet klopte.",
    ),
    "incoming_mail.on_a_claim": (
        "Deze mail staat bij een vordering.",
        "Draai dat eerst terug, als het niet klopte.",
    ),
    "incoming_mail.nothing_decided": (
        "Over deze mail is niets beslist dat terug kan.",
        "Kijk op haar pagina hoe het verliep.",
    ),
    "incoming_mail.no_claim": (
        "Er is hier geen vordering op factuur[ {invoice}].",
        "Geef het nummer zoals het op de factuur staat.",
    ),
    "incoming_mail.which_creditor": (
        "Meerdere schuldeisers hebben een vordering op factuur[ {invoice}].",
        "Zeg welke bedoeld is.",
    ),
    "incoming_mail.no_file": (
        "Deze mail heeft die bijlage niet.",
        "Kijk op haar pagina welke er zijn.",
    ),
    "reply_address.unfit": (
        "Op dit adres kunnen geen antwoorden binnenkomen.",
        "Geef er een met de tekst token tussen accolades, en ten hoogste 21 tekens ervoor.",
    ),
}
"""By code: what is said, and the way out."""
