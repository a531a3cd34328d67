"""English of the pages that bring invoices in, and of today's run."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Invoer": "Import",
    "Facturen inlezen": "Import invoices",
    "E-facturen en creditnota’s (UBL, CII of PDF met factuur erin), los of in een zip. Elk bestand"
    " wordt heel ingelezen of helemaal niet; nog eens inlezen doet geen kwaad.": (
        "E-invoices and credit notes (UBL, CII or PDF that holds one), alone or in a zip. Each"
        " file is taken in whole or not at all; importing it again does no harm."
    ),
    "Wat er zou gebeuren": "What would happen",
    "Wat er gebeurde": "What happened",
    "Er zat geen factuur in.": "There was no invoice in it.",
    "Bestanden": "Files",
    "Bestand": "File",
    "Uitkomst": "Outcome",
    "Bestanden kiezen": "Choose files",
    "Bestanden (.xml, .pdf of .zip)": "Files (.xml, .pdf or .zip)",
    "Waarvoor consumenten schuldig zijn": "What consumers owe for",
    "volgens de schuldeiser": "as the creditor's rule says",
    "Alleen van deze schuldeiser (KvK, OIN of btw-nummer; mag leeg blijven)": (
        "Only of this creditor (KvK, OIN or VAT number; may be left empty)"
    ),
    "Kijk eerst wat er zou gebeuren": "Look first at what would happen",
    "Lees in": "Import",
    "Kijk wat de run van vandaag zou doen": "See what today’s run would do",
    "Doe de run van vandaag": "Do today’s run",
    "Zet de klok van deze proefomgeving op": "Move the clock of this sandbox to",
    "Doe elke dag tot dan": "Do each day until then",
    "Wat de run van vandaag zou doen": "What today’s run would do",
    "Er is niets te doen.": "There is nothing to do.",
    "Er is nog niets gedaan.": "Nothing has been done yet.",
}
