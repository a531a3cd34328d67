"""English of the pages of the inbox."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Herkend aan:": "Known by:",
    "Postvak": "Inbox",
    "Mails": "Mails",
    "Mail": "Mail",
    "Mail die binnenkwam. Wat zeker bij een vordering hoort, staat daar; van de rest zegt u van"
    " wie het is; vorderingen waarover het kan gaan, wachten tot dan.": (
        "Mail that came in. What is surely about a claim is linked to it; tell us whose the rest"
        " is: claims that it may be about wait until then."
    ),
    "Lijst van mails": "List of mails",
    "Onderwerp": "Subject",
    "Van": "From",
    "Ontvangen": "Received",
    "Bijlagen": "Attachments",
    "antwoordapparaat": "answering machine",
    "Geen mail gevonden.": "No mail found.",
    "Mail zonder onderwerp": "Mail without a subject",
    "Te beoordelen:": "To be reviewed:",
    "Hoort bij": "Is about",
    "Kan gaan over, en wacht:": "May be about these, which wait:",
    "Kon gaan over": "Might have been about",
    "Tekst": "Text",
    "De hele mail, zoals zij binnenkwam": "The whole mail, as it came in",
    "Wat vreemden sturen kan schadelijk zijn: open het alleen als u het verwacht.": (
        "What strangers send may do harm: open it only if you expect it."
    ),
    "Hier komt de mail van debiteuren, zodra wie dit programma beheert heeft ingesteld uit welke"
    " map of welk postvak.": (
        "Mail of debtors comes here, once whoever runs this program has set from which folder or"
        " mailbox."
    ),
    "Vraagt hij iets? Leg het vast op": "Does he ask something? Record it on",
    "in termijnen betalen": "to pay in instalments",
    "later betalen": "to pay later",
    "hij is het er niet mee eens": "he does not agree",
    "Lees de mail": "Read the mail",
}
