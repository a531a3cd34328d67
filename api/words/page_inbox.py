"""English of the pages of the inbox."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
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
    "Wacht op een mens:": "Waits for a person:",
    "Hoort bij": "Is about",
    "Kan gaan over, en wacht:": "May be about these, which wait:",
    "Kon gaan over": "Might have been about",
    "Tekst": "Text",
    "De hele mail, zoals zij binnenkwam": "The whole mail, as it came in",
    "Wat vreemden sturen kan schadelijk zijn: open het alleen als je het verwacht.": (
        "What strangers send may do harm: open it only if you expect it."
    ),
}
