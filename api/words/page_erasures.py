"""English of the pages by which a person is erased."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Persoonsgegevens wissen": "Erase personal data",
    "Gewist op %(day)s": "Erased on %(day)s",
    "Dit kan niet ongedaan worden gemaakt.": "This cannot be undone.",
    "Wissen kan nu niet": "Cannot be erased now",
    "Vraagt de debiteur erom, laat hem dan binnen een maand weten waarom het nog niet kan en tot"
    " wanneer (AVG art. 12 lid 4).": (
        "Where the debtor asks for it, let him know within a month why it cannot be done yet, and"
        " until when (AVG art. 12 lid 4)."
    ),
    "Dit gaat voorgoed weg": "This goes for ever",
    "Dit blijft": "This stays",
    "Zijn administratie moet worden bewaard tot en met %(day)s (AWR art. 52 lid 4).": (
        "His books must be kept through %(day)s (AWR art. 52 lid 4)."
    ),
    "Tot wanneer zijn administratie moet worden bewaard, is nog niet te noemen: daarvoor moet eerst"
    " alles zijn afgelopen (%(numbers)s). De zeven jaren tellen vanaf dat einde (AWR art. 52 lid"
    " 4).": (
        "Until when his books must be kept cannot be named yet: all of it must have ended first"
        " (%(numbers)s). The seven years count from that end (AWR art. 52 lid 4)."
    ),
    "Bewaartermijn voorbij": "Term of keeping over",
    "Niemand wordt vanzelf gewist: stel het per debiteur voor, een collega beslist.": (
        "Nobody is erased by itself: propose it for each debtor, and a colleague decides."
    ),
    "Debiteuren van wie alle vorderingen meer dan zeven jaar geleden zijn afgelopen.": (
        "Debtors all of whose claims ended more than seven years ago."
    ),
    "Laatste vastlegging": "Last record",
    "Wat nog in de weg staat": "What else stands in the way",
    "Er is niemand van wie de bewaartermijn voorbij is.": (
        "There is nobody whose term of keeping is over."
    ),
    "Kies een schuldeiser.": "Choose a creditor.",
}
