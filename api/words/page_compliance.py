"""English of the pages of compliance."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Naleving": "Compliance",
    "Elke verplichting, getoetst aan wat op elke vordering is gebeurd. Van één plaats in het log is"
    " het altijd hetzelfde, tot op de byte.": (
        "Every obligation, held against what happened on every claim. As of one position of the"
        " log it is always the same, to the byte."
    ),
    "Toets": "Hold to them",
    "Kies een periode en toets. Tot dan wordt er niets gemaakt; een jaar van een grote"
    " portefeuille vraagt enige minuten.": (
        "Choose a period and hold the claims to the obligations. Nothing is made before; a year of"
        " a large portfolio takes some minutes."
    ),
    "Geteld zijn vorderingen, elk naar het ergste wat op haar is gevonden. Niet aan te tonen: wat"
    " het zou bewijzen is niet vastgelegd. Niet aan de orde: er gebeurde in deze periode niets"
    " waarover de verplichting gaat.": (
        "What is counted are claims, each by the worst that was found on it. Not provable: what"
        " would show it was not recorded. Not applicable: nothing happened in this period that the"
        " obligation is about."
    ),
    "Brieven die niet uitgingen en wat een vordering stilhield, zoals het is vastgelegd.": (
        "Letters that did not go out and what held a claim still, as it was recorded."
    ),
    "Hoe elke verplichting staat": "How each obligation stands",
    "%(claims)s vorderingen, met wat bekend was op %(day)s, tot en met plaats %(position)s in het"
    " log.": "%(claims)s claims, as known on %(day)s, through position %(position)s of the log.",
    "Verplichting": "Obligation",
    "Wat is achterwege gelaten": "What was held back",
    "Keer": "Times",
    "Wat niet kon worden gelezen": "What could not be read",
    "Het hele rapport": "The whole report",
    "Rapport als zip": "Report as a zip",
    "PDF in het Nederlands en Engels, CSV, Parquet en JSON, met de hash van elk bestand. Het is een"
    " inzage in hoe elke debiteur erin is behandeld, en wordt genoteerd.": (
        "PDF in Dutch and English, CSV, Parquet and JSON, with the hash of each file. It is a"
        " reading of how every debtor in it was treated, and is written down."
    ),
    "Hash van het rapport": "Hash of the report",
    "Hash van de regels": "Hash of the rules",
    "Wortel van het log, over %(facts)s feiten": "Root of the log, over %(facts)s facts",
    "%(total)s vorderingen, van %(first)s tot en met %(last)s.": (
        "%(total)s claims, from %(first)s through %(last)s."
    ),
    "Van %(first)s tot en met %(last)s.": "From %(first)s through %(last)s.",
    "Gevonden": "Found",
    "Laatste": "Last",
    "plaats %(position)s": "position %(position)s",
    "Naar de vordering": "To the claim",
    "Uitkomst": "Outcome",
    "In deze periode was geen verplichting aan de orde.": (
        "No obligation was applicable in this period."
    ),
}
