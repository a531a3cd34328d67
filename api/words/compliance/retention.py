"""Keeping a dossier, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

RETENTION: Final = ObligationWords(
    nl=Demand(
        "Dossier bewaard",
        "Het dossier van een vordering, met de factuur en wat is afgesproken, wordt tot twee"
        " jaar na afsluiting bewaard. Het Bki vraagt dat van wie voor anderen incasseert of"
        " vorderingen heeft overgenomen, tegenover natuurlijke personen in Nederland.",
    ),
    en=Demand(
        "Dossier kept",
        "The dossier of a claim, with its invoice and what was agreed, is kept until two years"
        " after it closed. The Bki asks it of whoever collects for others or has taken claims"
        " over, towards natural persons in the Netherlands.",
    ),
    reasons={
        "kept_with_its_invoice": (
            Said(
                "De vordering sloot op {closed_on}; het dossier bevat de factuur.",
                "Het dossier moet tot en met {keep_until} worden bewaard, met de factuur of titel.",
            ),
            Said(
                "The claim closed on {closed_on}; its dossier holds the invoice.",
                "The dossier is kept through {keep_until}, with the invoice or title.",
            ),
        ),
        "kept_without_an_invoice": (
            Said(
                "De vordering sloot op {closed_on}; het dossier bevat geen factuur of titel.",
                "Het dossier moet tot en met {keep_until} worden bewaard, met de factuur of titel.",
            ),
            Said(
                "The claim closed on {closed_on}; its dossier holds no invoice or title.",
                "The dossier is kept through {keep_until}, with the invoice or title.",
            ),
        ),
        "invoice_not_kept_here": (
            Said(
                "De vordering sloot op {closed_on}; de factuur ligt hier niet, misschien wel bij"
                " de schuldeiser zelf.",
                "Het Bki (art. 5.1) bindt hier niet; boeken bewaart een schuldeiser naar andere"
                " wetten.",
            ),
            Said(
                "The claim closed on {closed_on}; its invoice is not here, and may be with the"
                " creditor himself.",
                "The Bki (art. 5.1) does not bind here; books are kept by a creditor under other"
                " laws.",
            ),
        ),
    },
)
